//! Dates of the Gregorian calendar in whole numbers: days since 1970-01-01 and back.
//!
//! Model: the common arithmetic of eras of 400 years; no leap seconds, as in Unix time.

use serde::Serialize;

/// A local date and time without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Civil {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
}

/// Days since 1970-01-01.
///
/// Source: proleptic Gregorian calendar, ISO 8601.
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so the leap day is the last of its year.
    let shifted = year - i64::from(month <= 2);
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a count of days.
pub fn date(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let of_era = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    (era * 400 + of_era + i64::from(month <= 2), month, day)
}

/// 1 = Sunday to 7 = Saturday, as AWS's cron counts.
pub fn weekday(days: i64) -> i64 {
    (days + 4).rem_euclid(7) + 1
}

/// How many days a month has.
pub fn month_length(year: i64, month: i64) -> i64 {
    let (next_year, next) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    days(next_year, next, 1) - days(year, month, 1)
}

impl Civil {
    /// Seconds since 1970-01-01 as if the clock showed UTC.
    pub fn seconds(&self) -> i64 {
        days(self.year, self.month, self.day) * 86_400
            + self.hour * 3_600
            + self.minute * 60
            + self.second
    }

    pub fn of(seconds: i64) -> Civil {
        let (day, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, date) = date(day);
        Civil {
            year,
            month,
            day: date,
            hour: rest / 3_600,
            minute: rest / 60 % 60,
            second: rest % 60,
        }
    }
}

/// `2026-01-05T18:00:00`.
pub fn parse(text: &str) -> Option<Civil> {
    let (date, time) = text.split_once('T')?;
    let numbers = |text: &str, sign: char, widths: [usize; 3]| {
        let parts: Vec<&str> = text.split(sign).collect();
        let fits = parts.len() == 3
            && parts.iter().zip(widths).all(|(part, width)| {
                part.len() == width && part.bytes().all(|it| it.is_ascii_digit())
            });
        let read = |n: usize| parts[n].parse::<i64>().ok();
        fits.then(|| Some([read(0)?, read(1)?, read(2)?]))?
    };
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let exists = (1970..=2199).contains(&year)
        && (1..=12).contains(&month)
        && (1..=month_length(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    exists.then_some(Civil {
        year,
        month,
        day,
        hour,
        minute,
        second,
    })
}
