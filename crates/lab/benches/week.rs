//! A simulated week through the timeline, natively: `cargo bench -p lab --bench week`.
//!
//! Goals: the week in under five seconds, any moment of it in under a tenth of one.

// The wall clock is the point here.
#![allow(clippy::disallowed_types, clippy::disallowed_methods)]

#[path = "week/play.rs"]
mod play;

use std::time::Instant;

fn main() {
    // Cargo adds `--bench`; a word is a filter on the name, as for the other benchmarks.
    let filters = std::env::args().skip(1).filter(|it| !it.starts_with('-'));
    if filters.into_iter().any(|it| !"week".contains(&it)) {
        return;
    }
    let start = Instant::now();
    let clock = || start.elapsed().as_secs_f64() * 1000.0;
    let week = play::measure(clock);
    println!("{}", week.line("native"));
}
