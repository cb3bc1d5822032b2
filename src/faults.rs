//! Faults on demand, for the tests of what stands around the engine. Only with the feature `faults`, which nothing that is
//! published has.

use std::hint::black_box;

/// What a text must begin with to ask for a fault.
const ASKS: &str = "offprint-fault:";

/// Panics, loops without end, calls itself without end or takes memory without end, if `text` asks for it.
pub(crate) fn on_demand(text: &str) {
    match text.strip_prefix(ASKS).map(str::trim) {
        Some("panic") => panic!("a fault that was asked for"),
        Some("loop") => loop {
            black_box(());
        },
        Some("stack") => {
            black_box(deeper(1));
        }
        Some("memory") => {
            let mut held = Vec::new();
            loop {
                held.push(Vec::<u8>::with_capacity(16 << 20));
                black_box(&held);
            }
        }
        _ => {}
    }
}

#[allow(unconditional_recursion)] // that is the fault
fn deeper(level: u64) -> u64 {
    black_box(deeper(black_box(level + 1)) + level)
}
