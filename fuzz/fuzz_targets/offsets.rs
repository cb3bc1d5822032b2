//! Offsets of any unit turned into any other: an error, or what a count from the text's start gives.
#![no_main]

use libfuzzer_sys::fuzz_target;
use offprint::offsets::{Unit, convert};

/// The slow way: the place in bytes of an offset, or nothing where it lies inside a character or beyond the end.
fn place(text: &str, offset: usize, unit: Unit) -> Option<usize> {
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    places.find(|&at| count(&text[..at], unit) == offset)
}

fn count(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => text.len(),
        Unit::Utf16 => text.encode_utf16().count(),
        Unit::CodePoint => text.chars().count(),
    }
}

fuzz_target!(|input: (u8, u8, Vec<u8>, &str)| {
    let (from, to, offsets, text) = input;
    let units = [Unit::Utf8, Unit::Utf16, Unit::CodePoint];
    let (from, to) = (units[usize::from(from) % 3], units[usize::from(to) % 3]);
    let text = &text[..text.char_indices().nth(200).map_or(text.len(), |(at, _)| at)];
    let given: Vec<usize> = offsets.into_iter().take(20).map(usize::from).collect();
    let mut turned = given.clone();
    let result = convert(text, &mut turned.iter_mut().collect::<Vec<_>>(), from, to);
    let expected: Option<Vec<usize>> =
        given.iter().map(|&offset| place(text, offset, from).map(|at| count(&text[..at], to))).collect();
    match (result, expected) {
        (Ok(()), Some(expected)) => assert_eq!(turned, expected),
        // into the same unit nothing is looked up
        (Ok(()), None) => assert!(from == to && turned == given),
        (Err(_), Some(_)) => panic!("offsets that fit were refused"),
        (Err(_), None) => {}
    }
});
