//! Instructions of a compiled phrase pattern: `notation.rs` writes them, `phrases.rs` runs them. Below them, a
//! code is the number of a word in the vocabulary.

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
