//! Dates as the query language writes them, to Unix seconds.
//!
//! Example: `2018-06-18T22:28:28+00:00` is 1,529,360,908; a date alone is its midnight.
//! Source: ECS Developer Guide, "Create expressions to define container instances for Amazon ECS
//! tasks" (read 2026-11).
//! Model:  without a zone the time is UTC, without a time it is 00:00.

/// `YYYY-MM-DD`, optionally `THH:MM:SS`, a fraction of digits, and `Z` or an offset `+HH:MM`.
pub(super) fn unix_seconds(text: &str) -> Option<i64> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let [year, month, day] = fields(date, '-', [4, 2, 2])?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&day) {
        return None;
    }
    let midnight = days_from_civil(year, month, day) * 86_400;
    match time {
        Some(time) => Some(midnight + seconds_of_day(time)?),
        None => Some(midnight),
    }
}

/// Seconds since midnight UTC; may lie outside the day because of the offset.
fn seconds_of_day(time: &str) -> Option<i64> {
    let (clock, offset) = match time.find(['Z', '+', '-']) {
        Some(at) => (&time[..at], offset_seconds(&time[at..])?),
        None => (time, 0),
    };
    let clock = match clock.split_once('.') {
        Some((clock, part)) if part.bytes().all(|b| b.is_ascii_digit()) => clock,
        Some(_) => return None,
        None => clock,
    };
    let [hour, minute, second] = fields(clock, ':', [2, 2, 2])?;
    let fits = hour < 24 && minute < 60 && second < 60;
    fits.then_some(hour * 3600 + minute * 60 + second - offset)
}

fn offset_seconds(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text[1..].split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

fn fields(text: &str, separator: char, widths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut next = |width| digits(parts.next()?, width);
    let read = [next(widths[0])?, next(widths[1])?, next(widths[2])?];
    parts.next().is_none().then_some(read)
}

fn digits(text: &str, width: usize) -> Option<i64> {
    let right = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    right.then(|| text.parse().ok())?
}

/// Days since 1970-01-01 in the Gregorian calendar: years start in March, so that the leap day is
/// the last of its year, and 400 years have 146,097 days.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::unix_seconds;

    #[test]
    fn dates_become_unix_seconds() {
        for (text, seconds) in [
            ("1970-01-01", 0),
            ("1969-12-31T23:59:59Z", -1),
            ("2000-02-29", 951_782_400),
            ("2018-06-18T22:28:28+00:00", 1_529_360_908),
            ("2018-06-18T22:28:28Z", 1_529_360_908),
            ("2018-06-18T22:28:28", 1_529_360_908),
            ("2018-06-18T22:28:28.250Z", 1_529_360_908),
            ("2018-06-19T00:28:28+02:00", 1_529_360_908),
            ("2018-02-13", 1_518_480_000),
        ] {
            assert_eq!(unix_seconds(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2018",
            "2018-13-01",
            "2018-02-29",
            "2018-2-13",
            "2018-02-13T",
            "2018-02-13T25:00:00",
            "2018-02-13T10:00:00+2",
            "2018-02-13T10:00:00+é0:00",
            "yesterday",
        ] {
            assert_eq!(unix_seconds(text), None, "{text}");
        }
    }
}
