//! A simulated week through the timeline, natively: `cargo bench -p lab --bench week`.
//!
//! Goals: the week in under five seconds, any moment of it in under a tenth of one.

// The wall clock is the point here.
#![allow(clippy::disallowed_types, clippy::disallowed_methods)]

#[path = "week/play.rs"]
mod play;

use std::time::Instant;

fn main() {
    let start = Instant::now();
    let clock = || start.elapsed().as_secs_f64() * 1000.0;
    let week = play::measure(clock);
    println!(
        "week native: {:.0} ms, slowest seek {:.1} ms, {} events, {} services, digest {}",
        week.play,
        week.slowest_seek,
        week.events,
        play::SERVICES,
        week.digest
    );
}
