//! Time zones of scheduled actions: fixed offsets, and a small table of named ones.
//!
//! Source: IANA time zone database, rules of the United States since 2007 and of the European Union
//! since 1996 (read 2026-11).
//! Model: other zones with summer time are not in the table; the boundary refuses them by name.

use super::Civil;
use super::civil::{days, month_length, weekday};
use serde::Serialize;

/// A zone: its offset in winter, and who decides about summer time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Zone {
    pub name: String,
    /// Seconds east of UTC.
    offset: i64,
    summer: Summer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
enum Summer {
    Never,
    /// Second Sunday of March, 02:00 to first Sunday of November, 02:00 summer time.
    UnitedStates,
    /// Last Sunday of March to last Sunday of October, both 01:00 UTC.
    Europe,
}

/// Zones by name, offsets in minutes.
const NAMED: [(&str, i64, Summer); 38] = [
    ("UTC", 0, Summer::Never),
    ("Etc/UTC", 0, Summer::Never),
    ("Etc/GMT", 0, Summer::Never),
    ("GMT", 0, Summer::Never),
    ("Europe/London", 0, Summer::Europe),
    ("Europe/Dublin", 0, Summer::Europe),
    ("Europe/Lisbon", 0, Summer::Europe),
    ("Europe/Berlin", 60, Summer::Europe),
    ("Europe/Paris", 60, Summer::Europe),
    ("Europe/Madrid", 60, Summer::Europe),
    ("Europe/Rome", 60, Summer::Europe),
    ("Europe/Amsterdam", 60, Summer::Europe),
    ("Europe/Brussels", 60, Summer::Europe),
    ("Europe/Vienna", 60, Summer::Europe),
    ("Europe/Zurich", 60, Summer::Europe),
    ("Europe/Stockholm", 60, Summer::Europe),
    ("Europe/Oslo", 60, Summer::Europe),
    ("Europe/Copenhagen", 60, Summer::Europe),
    ("Europe/Prague", 60, Summer::Europe),
    ("Europe/Warsaw", 60, Summer::Europe),
    ("Europe/Budapest", 60, Summer::Europe),
    ("Europe/Athens", 120, Summer::Europe),
    ("Europe/Helsinki", 120, Summer::Europe),
    ("Europe/Istanbul", 180, Summer::Never),
    ("Asia/Dubai", 240, Summer::Never),
    ("Asia/Kolkata", 330, Summer::Never),
    ("Asia/Singapore", 480, Summer::Never),
    ("Asia/Shanghai", 480, Summer::Never),
    ("Asia/Hong_Kong", 480, Summer::Never),
    ("Asia/Tokyo", 540, Summer::Never),
    ("Asia/Seoul", 540, Summer::Never),
    ("Australia/Brisbane", 600, Summer::Never),
    ("America/Sao_Paulo", -180, Summer::Never),
    ("America/New_York", -300, Summer::UnitedStates),
    ("America/Chicago", -360, Summer::UnitedStates),
    ("America/Denver", -420, Summer::UnitedStates),
    ("America/Phoenix", -420, Summer::Never),
    ("America/Los_Angeles", -480, Summer::UnitedStates),
];

impl Zone {
    pub fn utc() -> Zone {
        let (name, offset, summer) = ("UTC".to_string(), 0, Summer::Never);
        Zone {
            name,
            offset,
            summer,
        }
    }

    /// The zone of this name, if the table has it. `Etc/GMT+9` lies nine hours west of Greenwich.
    ///
    /// Source: IANA time zone database, "etcetera": the sign is the other way round (read 2026-11).
    pub fn named(name: &str) -> Option<Zone> {
        let of = |offset, summer| Zone {
            name: name.to_string(),
            offset,
            summer,
        };
        if let Some((_, minutes, summer)) = NAMED.iter().find(|it| it.0 == name) {
            return Some(of(minutes * 60, *summer));
        }
        let rest = name.strip_prefix("Etc/GMT")?;
        let (west, hours) = match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
            (Some(hours), _) => (true, hours),
            (_, Some(hours)) => (false, hours),
            _ => return None,
        };
        let hours: i64 = (hours.len() <= 2).then(|| hours.parse().ok())??;
        let most = if west { 12 } else { 14 };
        let seconds = hours * 3_600;
        (hours <= most).then(|| of(if west { -seconds } else { seconds }, Summer::Never))
    }

    /// Every name in the table, for an error that says what there is.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|it| it.0)
    }

    fn in_summer(&self, unix: i64) -> bool {
        let year = Civil::of(unix + self.offset).year;
        let (begins, ends) = match self.summer {
            Summer::Never => return false,
            Summer::UnitedStates => (
                sunday(year, 3, 2) * 86_400 + 2 * 3_600 - self.offset,
                sunday(year, 11, 1) * 86_400 + 3_600 - self.offset,
            ),
            Summer::Europe => (
                last_sunday(year, 3) * 86_400 + 3_600,
                last_sunday(year, 10) * 86_400 + 3_600,
            ),
        };
        (begins..ends).contains(&unix)
    }

    /// What the wall shows, as seconds.
    pub fn to_local(&self, unix: i64) -> i64 {
        unix + self.offset + i64::from(self.in_summer(unix)) * 3_600
    }

    /// When the wall shows this first.
    pub fn to_unix(&self, civil: Civil) -> i64 {
        let winter = civil.seconds() - self.offset;
        let summer = winter - 3_600;
        if self.in_summer(summer) {
            summer
        } else {
            winter
        }
    }
}

/// The nth Sunday of a month, as a count of days.
fn sunday(year: i64, month: i64, nth: i64) -> i64 {
    let first = days(year, month, 1);
    first + (8 - weekday(first)) % 7 + (nth - 1) * 7
}

fn last_sunday(year: i64, month: i64) -> i64 {
    let last = days(year, month, month_length(year, month));
    last - (weekday(last) - 1)
}
