//! Scheduled actions: when `at`, `rate` and `cron` expressions are due, in a time zone.
//!
//! Moments are Unix seconds; the finest step is a minute. Cron has AWS's six fields (minute, hour,
//! day of month, month, day of week, year); days of the week count from 1 = Sunday.
//! Example: `cron(0 18 ? * MON-FRI *)` in Etc/GMT+9 is due at 03:00 UTC, Tuesday to Saturday.
//! Source: Application Auto Scaling User Guide, "Scheduled scaling"; API, ScheduledAction
//! (read 2026-11).

mod civil;
mod cron;
mod turn;
mod zone;

pub use civil::Civil;
pub use cron::Cron;
pub use turn::{Bounds, Hold, Turn, turn};
pub use zone::Zone;

use serde::Serialize;

/// A schedule that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Schedule {
    /// Once, at this local time.
    At(Civil),
    /// Every so many seconds, from the start time or the moment it was put.
    Rate {
        seconds: i64,
    },
    Cron(Cron),
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ScheduleError {
    /// Neither `at(...)`, `rate(...)` nor `cron(...)`.
    Form,
    /// `at` wants yyyy-mm-ddThh:mm:ss and a day that exists.
    At,
    /// `rate` wants a number above 0 and its unit, singular for 1.
    Rate,
    /// A field of `cron`, by name.
    Cron(&'static str),
}

/// Reads a schedule expression.
///
/// Source: Application Auto Scaling API, PutScheduledAction.Schedule (read 2026-11).
/// Model:  nothing assumed.
///
/// # Errors
/// What is wrong with it.
pub fn parse(text: &str) -> Result<Schedule, ScheduleError> {
    let text = text.trim();
    let inner = |word: &str| {
        let rest = text.strip_prefix(word)?.trim_start();
        rest.strip_prefix('(')?.strip_suffix(')').map(str::trim)
    };
    if let Some(inner) = inner("at") {
        return civil::parse(inner)
            .map(Schedule::At)
            .ok_or(ScheduleError::At);
    }
    if let Some(inner) = inner("rate") {
        return rate(inner).ok_or(ScheduleError::Rate);
    }
    match inner("cron") {
        Some(inner) => cron::parse(inner)
            .map(Schedule::Cron)
            .map_err(ScheduleError::Cron),
        None => Err(ScheduleError::Form),
    }
}

/// Unix seconds of `2026-01-05T18:00:00`, in UTC, with or without a Z.
///
/// Source: ISO 8601 as the AWS CLI takes it (read 2026-11).
pub fn unix(text: &str) -> Option<i64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    civil::parse(text).map(|it| it.seconds())
}

fn rate(text: &str) -> Option<Schedule> {
    let mut words = text.split_whitespace();
    let (number, unit) = (words.next()?, words.next()?);
    let number: i64 = number
        .parse()
        .ok()
        .filter(|it| (1..=1_000_000).contains(it))?;
    let plural = number > 1;
    let seconds = match (unit, plural) {
        ("minute", false) | ("minutes", _) => 60,
        ("hour", false) | ("hours", _) => 3_600,
        ("day", false) | ("days", _) => 86_400,
        _ => return None,
    };
    let seconds = number * seconds;
    words.next().is_none().then_some(Schedule::Rate { seconds })
}

/// When a schedule is due next: the first moment at or after `from`, counted from `anchor` for a
/// rate. `None` when it is never due again.
///
/// Source: Application Auto Scaling User Guide, "Scheduled scaling" (read 2026-11).
/// Model:  a local time that the clock skips is due when the clock has skipped it; one that occurs
/// twice is due the first time.
pub fn next(schedule: &Schedule, zone: &Zone, anchor: i64, from: i64) -> Option<i64> {
    match schedule {
        Schedule::At(civil) => {
            let at = zone.to_unix(*civil);
            (at >= from).then_some(at)
        }
        Schedule::Rate { seconds } => {
            let passed = (from - anchor).max(0);
            let turns = (passed + seconds - 1) / seconds;
            Some(anchor + turns * seconds)
        }
        Schedule::Cron(cron) => cron::next(cron, zone, from),
    }
}

#[cfg(test)]
mod tests;
