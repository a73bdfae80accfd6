//! Cron with AWS's six fields: sets of numbers, and the next moment that is in all of them.
//!
//! Fields take `*`, `?`, lists, ranges, steps `a/b` and names (JAN-DEC, SUN-SAT); the day of month
//! also `L`, the day of week also `nL` and `n#k`. One of the two days is `?` or `*`.
//! Source: Application Auto Scaling User Guide, "Schedule recurring scaling actions using cron
//! expressions" (read 2026-11).

use super::Civil;
use super::civil;
use super::zone::Zone;
use serde::Serialize;

/// The sets as bits; bit n stands for n.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Cron {
    minutes: u64,
    hours: u64,
    days: u64,
    /// The last day of the month.
    last_day: bool,
    months: u64,
    weekdays: u64,
    /// Day of the week and which one of the month, from 1; 0 is the last.
    nth: Option<(i64, i64)>,
    /// From and to, both within.
    years: Vec<(i64, i64)>,
}

const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// Days looked through for the next moment: a leap day is at most eight years away.
const HORIZON: i64 = 366 * 9;

pub fn parse(text: &str) -> Result<Cron, &'static str> {
    let fields: Vec<&str> = text.split_whitespace().collect();
    let [minutes, hours, days, months, weekdays, years] = fields[..] else {
        return Err("number of fields");
    };
    let open = |field: &str| matches!(field, "*" | "?");
    if !open(days) && !open(weekdays) || days == "?" && weekdays == "?" {
        return Err("day of month and day of week");
    }
    let last_day = days == "L";
    let nth = nth(weekdays);
    Ok(Cron {
        minutes: bits(minutes, 0, 59, &[]).ok_or("minutes")?,
        hours: bits(hours, 0, 23, &[]).ok_or("hours")?,
        days: if last_day {
            0
        } else {
            bits(any(days), 1, 31, &[]).ok_or("day of month")?
        },
        last_day,
        months: bits(months, 1, 12, &MONTHS).ok_or("month")?,
        weekdays: match nth {
            Some(_) => 0,
            None => bits(any(weekdays), 1, 7, &WEEKDAYS).ok_or("day of week")?,
        },
        nth,
        years: ranges(years, 1970, 2199, &[]).ok_or("year")?,
    })
}

fn any(field: &str) -> &str {
    if field == "?" { "*" } else { field }
}

/// `6L` or `FRIL` is the last Friday, `6#3` the third.
fn nth(field: &str) -> Option<(i64, i64)> {
    if let Some((day, which)) = field.split_once('#') {
        let which = which.parse().ok().filter(|it| (1..=5).contains(it))?;
        return Some((number(day, 1, 7, &WEEKDAYS)?, which));
    }
    let day = field.strip_suffix('L').filter(|it| !it.is_empty())?;
    Some((number(day, 1, 7, &WEEKDAYS)?, 0))
}

fn number(text: &str, low: i64, high: i64, names: &[&str]) -> Option<i64> {
    let upper = text.to_ascii_uppercase();
    if let Some(place) = names.iter().position(|it| *it == upper) {
        return Some(low + place as i64);
    }
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|it| it.is_ascii_digit());
    let value: i64 = digits.then(|| text.parse().ok())??;
    (low..=high).contains(&value).then_some(value)
}

fn bits(field: &str, low: i64, high: i64, names: &[&str]) -> Option<u64> {
    let mut bits = 0;
    for part in field.split(',') {
        let (from, to, step) = part_of(part, low, high, names)?;
        // `FRI-MON` goes round the week.
        let to = if to < from { to + (high - low + 1) } else { to };
        let mut value = from;
        while value <= to {
            bits |= 1u64 << (low + (value - low) % (high - low + 1));
            value += step;
        }
    }
    Some(bits)
}

fn part_of(part: &str, low: i64, high: i64, names: &[&str]) -> Option<(i64, i64, i64)> {
    let (range, step) = match part.split_once('/') {
        Some((range, step)) => (range, Some(number(step, 1, 1_000, &[])?)),
        None => (part, None),
    };
    let (from, to) = match range.split_once('-') {
        Some((from, to)) => (
            number(from, low, high, names)?,
            number(to, low, high, names)?,
        ),
        None if range == "*" => (low, high),
        None => {
            let from = number(range, low, high, names)?;
            (from, if step.is_some() { high } else { from })
        }
    };
    Some((from, to, step.unwrap_or(1)))
}

fn ranges(field: &str, low: i64, high: i64, names: &[&str]) -> Option<Vec<(i64, i64)>> {
    let mut ranges = Vec::new();
    for part in field.split(',') {
        let (from, to, step) = part_of(part, low, high, names)?;
        if step == 1 && from <= to {
            ranges.push((from, to));
            continue;
        }
        let mut year = from;
        while year <= to {
            ranges.push((year, year));
            year += step;
        }
    }
    (!ranges.is_empty()).then_some(ranges)
}

/// The first moment at or after `from` that every field allows.
///
/// Source: the same guide.
pub fn next(cron: &Cron, zone: &Zone, from: i64) -> Option<i64> {
    // Whole minutes only; the local day before, in case the zone's clock was set back.
    let from = from.div_euclid(60) * 60 + i64::from(from.rem_euclid(60) > 0) * 60;
    let first = zone.to_local(from).div_euclid(86_400) - 1;
    (first..first + HORIZON)
        .filter(|day| on_day(cron, *day))
        .find_map(|day| {
            let (year, month, date) = civil::date(day);
            let times = (0..24).filter(|hour| cron.hours >> hour & 1 == 1);
            times
                .flat_map(|hour| minutes(cron).map(move |minute| (hour, minute)))
                .find_map(|(hour, minute)| {
                    let civil = Civil {
                        year,
                        month,
                        day: date,
                        hour,
                        minute,
                        second: 0,
                    };
                    let at = zone.to_unix(civil);
                    (at >= from).then_some(at)
                })
        })
}

fn minutes(cron: &Cron) -> impl Iterator<Item = i64> + '_ {
    (0..60).filter(|minute| cron.minutes >> minute & 1 == 1)
}

fn on_day(cron: &Cron, day: i64) -> bool {
    let (year, month, date) = civil::date(day);
    let weekday = civil::weekday(day);
    let length = civil::month_length(year, month);
    let right_weekday = match cron.nth {
        None => cron.weekdays >> weekday & 1 == 1,
        Some((wanted, 0)) => weekday == wanted && date + 7 > length,
        Some((wanted, which)) => weekday == wanted && (date - 1) / 7 + 1 == which,
    };
    let right_date = if cron.last_day {
        date == length
    } else {
        cron.days >> date & 1 == 1
    };
    cron.years
        .iter()
        .any(|(from, to)| (*from..=*to).contains(&year))
        && cron.months >> month & 1 == 1
        && right_date
        && right_weekday
}
