//! Instructions of a phrase pattern's program, which `programs.rs` writes and `phrases.rs` runs: below them, a code is
//! the number of a word among those of the phrases. And the pieces that a pattern stands as in the binary. Part of
//! `build.rs`, too.

/// `CLASS + n`: a word of the list `n`.
pub(crate) const CLASS: u16 = 0xE000;
/// Goes on at the next instruction or, if that fails, as many places on as the operand says.
pub(crate) const SPLIT: u16 = 0xE100;
/// Goes on as many places on as the operand says.
pub(crate) const JUMP: u16 = 0xE101;
/// A number.
pub(crate) const NUMBER: u16 = 0xE102;
/// A word with a capital letter.
pub(crate) const CAPITAL: u16 = 0xE103;
/// From as many words as the operand's upper byte says to as many as its lower one says.
pub(crate) const GAP: u16 = 0xE104;
/// The pattern has matched.
pub(crate) const MATCH: u16 = 0xE105;
/// A word with the beginning whose number is the operand.
pub(crate) const PREFIX: u16 = 0xE106;

/// What a pattern is written with in the binary. Behind these come the instructions that take no word, then the words.
pub(crate) mod piece {
    /// The pattern ends.
    pub(crate) const MATCH: usize = 0;
    /// The patterns of a rule end.
    pub(crate) const RULE: usize = 1;
    /// The next piece may be missing.
    pub(crate) const OPTIONAL: usize = 2;
    /// A choice begins.
    pub(crate) const SPLIT: usize = 3;
    /// Here begins the next of its alternatives, and more will follow, if only nothing at all.
    pub(crate) const NEXT: usize = 4;
    /// Here begins its last alternative.
    pub(crate) const LAST: usize = 5;
    /// The choice ends.
    pub(crate) const END: usize = 6;
    /// The choice ends, and may be nothing at all.
    pub(crate) const MAYBE: usize = 7;
    /// The first number behind these.
    pub(crate) const WORDS: usize = 8;

    /// Smaller numbers are one byte; the others have their upper bits in the first.
    pub(crate) const SHORT: usize = 64;
}
