//! What a byte of a text is, told without decoding.

/// A letter or digit of ASCII.
pub(super) const PLAIN: u8 = 0;
/// White space of ASCII.
pub(super) const SPACE: u8 = 1;
/// Any other character of ASCII.
pub(super) const MARK: u8 = 2;
/// A part of a character beyond ASCII.
pub(super) const HIGH: u8 = 3;
/// Added to a mark, or a first byte beyond ASCII, that may end a sentence.
pub(super) const ENDS: u8 = 4;

const KINDS: [u8; 256] = {
    let mut kinds = [HIGH; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        if at < 0x80 {
            kinds[at] = match byte {
                b'\t'..=b'\r' | b' ' => SPACE,
                _ if byte.is_ascii_alphanumeric() => PLAIN,
                _ => MARK,
            };
        }
        if matches!(byte, b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef) {
            kinds[at] |= ENDS;
        }
        at += 1;
    }
    kinds
};

/// What a byte is: one of the constants, [`ENDS`] added where it applies.
#[inline]
pub(super) const fn kind(byte: u8) -> u8 {
    KINDS[byte as usize]
}
