//! A logistic scorer: named features times weights from `src/lexicon/body.toml`.

/// What a table of the lexicon holds: hundredths of a logit by feature, sorted by name.
type Table = [(&'static str, i16)];

/// Weights by feature, found by name once: one for the first score, one for the second.
pub(super) struct Weights(Vec<(f32, f32)>);

impl Weights {
    /// The weights of `names`, in their order; a feature that a table lacks weighs nothing.
    pub fn new(first: &Table, second: &Table, names: &[String]) -> Weights {
        let of = |table: &Table, name: &String| {
            table.binary_search_by(|&(n, _)| n.cmp(name)).map_or(0.0, |i| f32::from(table[i].1) / 100.0)
        };
        Weights(names.iter().map(|name| (of(first, name), of(second, name))).collect())
    }

    /// An empty sum.
    pub fn sum(&self) -> Sum<'_> {
        Sum {
            weights: &self.0,
            logit: 0.0,
            second: 0.0,
            #[cfg(test)]
            seen: Vec::new(),
        }
    }
}

/// A sum of features, in logits.
pub(super) struct Sum<'w> {
    weights: &'w [(f32, f32)],
    /// The sum so far, by the weights of the first score.
    pub logit: f32,
    /// The sum so far, by the weights of the second.
    pub second: f32,
    /// The features that were added, for fitting.
    #[cfg(test)]
    pub seen: Vec<(usize, f32)>,
}

impl Sum<'_> {
    /// Adds a feature.
    #[cfg_attr(quick, optimize(speed))]
    pub fn add(&mut self, feature: usize, value: f32) {
        if value != 0.0 {
            let (first, second) = self.weights.get(feature).copied().unwrap_or_default();
            self.logit += first * value;
            self.second += second * value;
            #[cfg(test)]
            self.seen.push((feature, value));
        }
    }

    /// Adds a feature that holds or does not.
    pub fn is(&mut self, feature: usize, holds: bool) {
        if holds {
            self.add(feature, 1.0);
        }
    }
}

/// Declares the features of a scorer: constants with their place, and their names.
macro_rules! features {
    ($($constant:ident $name:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy)]
        enum Feature { $($constant),* }
        const FEATURES: &[&str] = &[$($name),*];
    };
}
pub(super) use features;
