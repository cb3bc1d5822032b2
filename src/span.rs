//! Half-open ranges of text, and the check that kept and removed spans partition it.

use serde::{Deserialize, Serialize};

/// A half-open range `start..end` in an article's text.
///
/// Inside the library the unit is bytes and both ends lie on character boundaries;
/// [`crate::offsets`] turns a whole result into UTF-16 code units or code points at the edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First position inside the span.
    pub start: usize,
    /// First position after the span.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`, end exclusive.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Length in the unit of the span.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers nothing.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one position.
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether it overlaps one of these, which stand in order and apart. Cost: logarithmic.
    pub(crate) fn meets(self, sorted: &[Span]) -> bool {
        let next = sorted.partition_point(|each| each.end <= self.start);
        sorted.get(next).is_some_and(|each| each.overlaps(self))
    }

    /// The text of a byte span; the empty string where the span does not fit `text`.
    #[must_use]
    #[inline]
    #[cfg_attr(quick, optimize(speed))]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The span without the white space at both ends of its text.
    #[must_use]
    #[inline]
    pub fn trimmed(self, text: &str) -> Span {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Span::new(start, start + inner.trim().len())
    }
}

/// One run of the partition of a text into kept and removed spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where the run stands.
    pub span: Span,
    /// The index of the removal that holds the run, or `None` for kept text.
    pub removal: Option<usize>,
}

/// Why a list of removed spans does not partition a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartitionError {
    /// The span at this index is empty, reversed or reaches past the end.
    OutOfBounds(usize),
    /// The span at this index starts before the one in front of it ends.
    Unsorted(usize),
    /// An end of the span at this index cuts a character in two.
    InsideCharacter(usize),
}

/// Divides `text` into kept and removed runs that are sorted, without gap or overlap, and join to `text`.
///
/// # Errors
/// Says which removed span is out of bounds, out of order or not on a character boundary.
///
/// Cost: linear in the number of removed spans.
pub fn partition(text: &str, removed: impl IntoIterator<Item = Span>) -> Result<Vec<Part>, PartitionError> {
    let mut parts = Vec::new();
    let mut at = 0;
    for (index, span) in removed.into_iter().enumerate() {
        if span.is_empty() || span.end > text.len() {
            return Err(PartitionError::OutOfBounds(index));
        }
        if span.start < at {
            return Err(PartitionError::Unsorted(index));
        }
        if !text.is_char_boundary(span.start) || !text.is_char_boundary(span.end) {
            return Err(PartitionError::InsideCharacter(index));
        }
        if at < span.start {
            parts.push(Part { span: Span::new(at, span.start), removal: None });
        }
        parts.push(Part { span, removal: Some(index) });
        at = span.end;
    }
    if at < text.len() {
        parts.push(Part { span: Span::new(at, text.len()), removal: None });
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partition_joins_to_its_text() {
        let text = "ab\u{e9}cd";
        let parts = partition(text, [Span::new(1, 2), Span::new(4, 5)]).unwrap();
        let joined: String = parts.iter().map(|p| p.span.of(text)).collect();
        assert_eq!(joined, text);
        assert_eq!(parts.iter().filter(|p| p.removal.is_some()).count(), 2);
    }

    #[test]
    fn a_bad_span_is_named() {
        let text = "ab\u{e9}";
        assert_eq!(partition(text, [Span::new(3, 4)]), Err(PartitionError::InsideCharacter(0)));
        assert_eq!(partition(text, [Span::new(0, 2), Span::new(1, 2)]), Err(PartitionError::Unsorted(1)));
        assert_eq!(partition(text, [Span::new(0, 9)]), Err(PartitionError::OutOfBounds(0)));
    }

    #[test]
    fn trimming_drops_outer_white_space_only() {
        assert_eq!(Span::new(0, 7).trimmed("  a b \n"), Span::new(2, 5));
        assert_eq!(Span::new(0, 2).trimmed("  "), Span::new(2, 2));
    }
}
