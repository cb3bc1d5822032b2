//! A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over the lines of a page: what stands
//! before the article, the article, what stands inside it and is not it, what stands after it. Forward and backward
//! sums give each line's probability not to be the article.

/// What a line can be.
pub(super) const STATES: usize = 4;
const BEFORE: usize = 0;
const KEPT: usize = 1;
const INSIDE: usize = 2;
const AFTER: usize = 3;

/// A line's scores, in logits: as what it may be, the article's own lines being 0, and for each change at it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    pub before: f64,
    pub inside: f64,
    pub after: f64,
    /// The article begins with this line.
    pub enter: f64,
    /// What is not the article begins, and ends, inside it.
    pub pause: f64,
    pub resume: f64,
    /// The article ended before this line.
    pub leave: f64,
}

impl Scores {
    fn as_state(&self) -> [f64; STATES] {
        [self.before, 0.0, self.inside, self.after]
    }
}

/// Logarithm of nothing.
const NEVER: f64 = -1e30;

/// For each line the probability that it does not belong to the article. Cost: linear in the lines.
pub(super) fn removed(lines: &[Scores]) -> Vec<f64> {
    let mut forward: Vec<[f64; STATES]> = Vec::with_capacity(lines.len());
    for line in lines {
        let own = line.as_state();
        let row = match forward.last() {
            None => [own[BEFORE], line.enter, NEVER, NEVER],
            Some(last) => [
                last[BEFORE] + own[BEFORE],
                sum(last[KEPT], sum(last[BEFORE] + line.enter, last[INSIDE] + line.resume)),
                sum(last[INSIDE], last[KEPT] + line.pause) + own[INSIDE],
                sum(last[AFTER], last[KEPT] + line.leave) + own[AFTER],
            ],
        };
        forward.push(row);
    }
    let mut probabilities = vec![0.0; lines.len()];
    // an article never ends in what stands inside it
    let mut backward = [0.0, 0.0, NEVER, 0.0];
    for (at, line) in lines.iter().enumerate().rev() {
        let row = &forward[at];
        let joint: [f64; STATES] = std::array::from_fn(|state| row[state] + backward[state]);
        let kept = joint[KEPT];
        let total = sum(kept, sum(joint[BEFORE], sum(joint[INSIDE], joint[AFTER])));
        probabilities[at] = 1.0 - libm::exp(kept - total);
        let own = line.as_state();
        let next: [f64; STATES] = std::array::from_fn(|state| own[state] + backward[state]);
        backward = [
            sum(next[BEFORE], line.enter + next[KEPT]),
            sum(next[KEPT], sum(line.pause + next[INSIDE], line.leave + next[AFTER])),
            sum(next[INSIDE], line.resume + next[KEPT]),
            next[AFTER],
        ];
    }
    probabilities
}

/// The logarithm of the sum of two numbers whose logarithms are given.
fn sum(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    high + libm::log1p(libm::exp(low - high))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that speak for or against the article by so much, at changes that cost 3.
    fn lines(scores: &[f64]) -> Vec<bool> {
        let line = |&score: &f64| Scores {
            before: score,
            inside: score,
            after: score,
            enter: 0.0,
            pause: -3.0,
            resume: -3.0,
            leave: -3.0,
        };
        removed(&scores.iter().map(line).collect::<Vec<_>>()).into_iter().map(|p| p > 0.5).collect()
    }

    #[test]
    fn single_lines_do_not_pay_for_a_change() {
        assert_eq!(lines(&[-4.0, 2.0, -4.0]), [false; 3]);
        assert_eq!(lines(&[-4.0, -4.0, 9.0, -4.0, -4.0]), [false, false, true, false, false]);
        assert_eq!(lines(&[4.0, 4.0, -9.0, -9.0, 4.0, 4.0]), [true, true, false, false, true, true]);
        assert_eq!(lines(&[]), [false; 0]);
    }

    #[test]
    fn a_page_without_an_article_is_all_before_it() {
        let line =
            Scores { before: 1.0, inside: -9.0, after: -9.0, enter: -9.0, pause: -9.0, resume: -9.0, leave: -9.0 };
        let p = removed(&[line; 50]);
        assert!(p.iter().all(|p| (0.99..=1.0).contains(p)), "{p:?}");
    }
}
