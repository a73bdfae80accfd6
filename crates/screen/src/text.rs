//! Words by number: a message id with its arguments, never joined English.
//!
//! Views hand out `Text`; the page formats it with the reader's Fluent catalogue. A `Text` may
//! carry another as an argument. Example: `Text::new("gauge-floor").num("floor", 2)` reads "floor
//! 2" in English. Names, ids, calls and AWS's own sentences go in as `Arg::Str`: nobody translates
//! them.

pub use aws_api::text::{Arg, Text};

/// Simulated time as the page writes it: `1:42`, `0:06.5` below a second's grid, `1:02:03` from an
/// hour.
pub fn clock(at: base::SimTime) -> String {
    let (secs, ms) = (at.as_ms() / 1000, at.as_ms() % 1000);
    let (h, m, s) = (secs / 3600, secs / 60 % 60, secs % 60);
    let mut text = if h > 0 {
        format!("{h}:{m:02}:{s:02}")
    } else {
        format!("{m}:{s:02}")
    };
    if ms > 0 {
        text.push('.');
        text.push_str(format!("{ms:03}").trim_end_matches('0'));
    }
    text
}

/// The same without fractions: what a running clock shows.
pub fn clock_secs(at: base::SimTime) -> String {
    clock(base::SimTime(at.as_ms() / 1000 * 1000))
}

/// A length of time: `0:50`.
pub fn span(length: base::SimDuration) -> String {
    clock_secs(base::SimTime(length.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SimTime;

    #[test]
    fn clocks_read_like_a_player() {
        for (ms, text) in [
            (0, "0:00"),
            (102_000, "1:42"),
            (6_500, "0:06.5"),
            (3_723_000, "1:02:03"),
        ] {
            assert_eq!(clock(SimTime(ms)), text);
        }
        assert_eq!(clock_secs(SimTime(102_999)), "1:42");
    }
}
