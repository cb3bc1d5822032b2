//! Sums over lines, each told at once.

use std::ops::Range;

/// Sums of a measure up to each line, so that the mean over any lines is told at once.
pub(super) struct Sums(Vec<f64>);

impl Sums {
    pub fn new(of: impl Iterator<Item = f64>) -> Self {
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for value in of {
            sum += value;
            sums.push(sum);
        }
        Sums(sums)
    }

    /// The sum over the lines of a range; lines that are not there count nothing.
    pub fn total(&self, range: Range<usize>) -> f64 {
        let of = |at: usize| self.0[at.min(self.0.len() - 1)];
        if range.is_empty() { 0.0 } else { of(range.end) - of(range.start) }
    }

    /// The mean over the lines of a range.
    pub fn mean(&self, range: Range<usize>) -> f64 {
        self.total(range.clone()) / range.len().max(1) as f64
    }

    /// The mean over the lines up to `reach` before and after a line, itself not counted.
    pub fn around(&self, line: usize, reach: usize) -> f64 {
        let count = self.0.len() - 1;
        let (start, end) = (line.saturating_sub(reach), (line + reach + 1).min(count));
        let own = self.total(line..line + 1);
        (self.total(start..end) - own) / (end - start - 1).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::Sums;

    #[test]
    fn ranges_and_surroundings() {
        let sums = Sums::new([1.0, 2.0, 4.0, 8.0].into_iter());
        assert_eq!(sums.total(1..3), 6.0);
        assert_eq!(sums.mean(2..9), 12.0 / 7.0);
        assert_eq!(sums.around(1, 1), 2.5);
        assert_eq!(sums.around(0, 9), 14.0 / 3.0);
    }
}
