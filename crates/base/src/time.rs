//! Simulated time: integer milliseconds since the scenario began, and lengths of it.
//!
//! One clock drives a run and nobody reads the wall clock. `SimTime` is a moment, `SimDuration` a
//! length; arithmetic saturates, because a lesson must not panic at the end of time.
//! Example: `SimTime::from_secs(75)` prints `00:01:15.000`, `"1m15s"` parses to 75,000 ms.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Add, AddAssign, Mul, Sub};

/// A moment: milliseconds since the scenario began.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct SimTime(pub u64);

/// A length of simulated time in milliseconds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct SimDuration(pub u64);

impl SimTime {
    pub const ZERO: SimTime = SimTime(0);
    pub const MAX: SimTime = SimTime(u64::MAX);

    pub const fn from_secs(secs: u64) -> SimTime {
        SimTime(secs.saturating_mul(1000))
    }

    pub const fn as_ms(self) -> u64 {
        self.0
    }

    /// The time elapsed since `earlier`, zero if `earlier` is later.
    pub const fn since(self, earlier: SimTime) -> SimDuration {
        SimDuration(self.0.saturating_sub(earlier.0))
    }

    /// The first moment strictly after `self` on the grid `origin + k * step`.
    ///
    /// `step` must not be zero.
    pub const fn next_on_grid(self, origin: SimTime, step: SimDuration) -> SimTime {
        if self.0 < origin.0 {
            return origin;
        }
        let passed = (self.0 - origin.0) / step.0;
        SimTime(origin.0 + (passed + 1) * step.0)
    }

    /// The first moment at or after `self` on the grid `origin + k * step`.
    pub const fn on_or_next_grid(self, origin: SimTime, step: SimDuration) -> SimTime {
        if self.0 <= origin.0 {
            return origin;
        }
        let behind = (self.0 - origin.0) % step.0;
        if behind == 0 {
            self
        } else {
            SimTime(self.0 - behind + step.0)
        }
    }
}

impl SimDuration {
    pub const ZERO: SimDuration = SimDuration(0);

    pub const fn from_ms(ms: u64) -> SimDuration {
        SimDuration(ms)
    }
    pub const fn from_secs(secs: u64) -> SimDuration {
        SimDuration(secs.saturating_mul(1000))
    }
    pub const fn from_mins(mins: u64) -> SimDuration {
        SimDuration(mins.saturating_mul(60_000))
    }
    pub const fn as_ms(self) -> u64 {
        self.0
    }
    /// Whole seconds, rounded down.
    pub const fn as_secs(self) -> u64 {
        self.0 / 1000
    }

    /// Reads `90s`, `1m30s`, `1h`, `250ms`, `2d`; units in falling order, each at most once.
    ///
    /// # Errors
    /// A sentence saying what was expected.
    pub fn parse(text: &str) -> Result<SimDuration, String> {
        let wrong =
            || format!("\"{text}\" is not a duration; expected for example 90s, 1m30s, 1h, 250ms");
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(wrong());
        }
        let mut total: u64 = 0;
        let mut last_unit = u64::MAX;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                return Err(wrong());
            }
            let number: u64 = rest[..digits].parse().map_err(|_| wrong())?;
            rest = &rest[digits..];
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let unit = match &rest[..letters] {
                "ms" => 1,
                "s" => 1000,
                "m" => 60_000,
                "h" => 3_600_000,
                "d" => 86_400_000,
                _ => return Err(wrong()),
            };
            if unit >= last_unit {
                return Err(wrong());
            }
            last_unit = unit;
            rest = &rest[letters..];
            total = number
                .checked_mul(unit)
                .and_then(|ms| total.checked_add(ms))
                .ok_or_else(|| format!("\"{text}\" is longer than this lab can count"))?;
        }
        Ok(SimDuration(total))
    }
}

impl Add<SimDuration> for SimTime {
    type Output = SimTime;
    fn add(self, length: SimDuration) -> SimTime {
        SimTime(self.0.saturating_add(length.0))
    }
}
impl AddAssign<SimDuration> for SimTime {
    fn add_assign(&mut self, length: SimDuration) {
        *self = *self + length;
    }
}
impl Sub<SimDuration> for SimTime {
    type Output = SimTime;
    fn sub(self, length: SimDuration) -> SimTime {
        SimTime(self.0.saturating_sub(length.0))
    }
}
impl Add for SimDuration {
    type Output = SimDuration;
    fn add(self, other: SimDuration) -> SimDuration {
        SimDuration(self.0.saturating_add(other.0))
    }
}
impl Mul<u64> for SimDuration {
    type Output = SimDuration;
    fn mul(self, times: u64) -> SimDuration {
        SimDuration(self.0.saturating_mul(times))
    }
}

/// `00:01:15.250`; hours grow past 99 without a limit.
impl fmt::Display for SimTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ms, secs) = (self.0 % 1000, self.0 / 1000);
        write!(
            f,
            "{:02}:{:02}:{:02}.{ms:03}",
            secs / 3600,
            secs / 60 % 60,
            secs % 60
        )
    }
}

/// The form that [`SimDuration::parse`] reads: `1m30s`, `250ms`, `0s`.
impl fmt::Display for SimDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0s");
        }
        let parts = [
            (self.0 / 3_600_000, "h"),
            (self.0 / 60_000 % 60, "m"),
            (self.0 / 1000 % 60, "s"),
            (self.0 % 1000, "ms"),
        ];
        for (number, unit) in parts.into_iter().filter(|(number, _)| *number > 0) {
            write!(f, "{number}{unit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_and_print() {
        for (text, ms) in [
            ("90s", 90_000),
            ("1m30s", 90_000),
            ("1h", 3_600_000),
            ("250ms", 250),
            ("0s", 0),
        ] {
            assert_eq!(SimDuration::parse(text), Ok(SimDuration(ms)), "{text}");
        }
        assert_eq!(SimDuration(90_250).to_string(), "1m30s250ms");
        for bad in [
            "",
            "s",
            "5",
            "5x",
            "5s1m",
            "1m1m",
            "-1s",
            "99999999999999999999h",
            "1.5s",
        ] {
            assert!(SimDuration::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn moments_print_and_find_their_grid() {
        assert_eq!(SimTime(75_250).to_string(), "00:01:15.250");
        let (origin, step) = (SimTime(6_000), SimDuration::from_secs(10));
        assert_eq!(SimTime(0).next_on_grid(origin, step), origin);
        assert_eq!(SimTime(6_000).next_on_grid(origin, step), SimTime(16_000));
        assert_eq!(SimTime(52_000).next_on_grid(origin, step), SimTime(56_000));
        assert_eq!(
            SimTime(56_000).on_or_next_grid(origin, step),
            SimTime(56_000)
        );
        assert_eq!(
            SimTime(56_001).on_or_next_grid(origin, step),
            SimTime(66_000)
        );
    }
}
