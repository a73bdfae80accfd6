//! The worked examples of schedules. `W` numbers are the reference's.

use super::*;

fn unix(text: &str) -> i64 {
    civil::parse(text).expect("a moment").seconds()
}

fn shown(unix: i64) -> String {
    let it = Civil::of(unix);
    let (month, day, hour, minute) = (it.month, it.day, it.hour, it.minute);
    format!("{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}", it.year)
}

/// The moments due from one moment on, in UTC.
fn due(text: &str, zone: &str, from: &str, count: usize) -> Vec<String> {
    let (schedule, zone) = (
        parse(text).expect("valid"),
        Zone::named(zone).expect("known"),
    );
    let anchor = unix(from);
    let mut from = anchor;
    let mut found = Vec::new();
    for _ in 0..count {
        let Some(at) = next(&schedule, &zone, anchor, from) else {
            break;
        };
        found.push(shown(at));
        from = at + 1;
    }
    found
}

#[test]
fn services_w137_a_rate_counts_from_its_start() {
    let all = due("rate(5 hours)", "UTC", "2026-01-30T12:00:00", 8);
    let end = "2026-01-31T22:00";
    let within: Vec<&String> = all.iter().filter(|it| it.as_str() <= end).collect();
    let hours: Vec<&str> = within.iter().map(|it| &it[11..13]).collect();
    assert_eq!(hours, ["12", "17", "22", "03", "08", "13", "18"]);
}

#[test]
fn services_w138_cron_runs_in_its_time_zone() {
    let found = due(
        "cron(0 18 ? * MON-FRI *)",
        "Etc/GMT+9",
        "2026-01-05T09:00:00",
        6,
    );
    let expected = ["06", "07", "08", "09", "10", "13"];
    let expected: Vec<String> = expected
        .iter()
        .map(|it| format!("2026-01-{it}T03:00"))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn cron_fields_and_their_forms() {
    for (cron, zone, from, expected) in [
        // Numbers of weekdays count from Sunday = 1: 2 is Monday.
        (
            "cron(30 6 ? * 2 *)",
            "UTC",
            "2026-01-06T00:00:00",
            "2026-01-12T06:30",
        ),
        (
            "cron(0/15 8-9 * * ? *)",
            "UTC",
            "2026-01-05T08:20:00",
            "2026-01-05T08:30",
        ),
        (
            "cron(0 0 L * ? *)",
            "UTC",
            "2026-02-01T00:00:00",
            "2026-02-28T00:00",
        ),
        (
            "cron(0 9 ? * 6#3 *)",
            "UTC",
            "2026-01-01T00:00:00",
            "2026-01-16T09:00",
        ),
        (
            "cron(0 9 ? * FRIL *)",
            "UTC",
            "2026-01-01T00:00:00",
            "2026-01-30T09:00",
        ),
        (
            "cron(0 0 29 FEB ? *)",
            "UTC",
            "2026-03-01T00:00:00",
            "2028-02-29T00:00",
        ),
        (
            "cron(0 12 1,15 * ? 2027)",
            "UTC",
            "2026-01-01T00:00:00",
            "2027-01-01T12:00",
        ),
        (
            "cron(0 8 ? * FRI-MON *)",
            "UTC",
            "2026-01-06T00:00:00",
            "2026-01-09T08:00",
        ),
        // Summer time: New York is UTC-4 in June, UTC-5 in January; Berlin UTC+2 and UTC+1.
        (
            "cron(0 9 * * ? *)",
            "America/New_York",
            "2026-06-01T00:00:00",
            "2026-06-01T13:00",
        ),
        (
            "cron(0 9 * * ? *)",
            "America/New_York",
            "2026-01-05T00:00:00",
            "2026-01-05T14:00",
        ),
        (
            "cron(0 9 * * ? *)",
            "Europe/Berlin",
            "2026-06-01T00:00:00",
            "2026-06-01T07:00",
        ),
        (
            "cron(0 9 * * ? *)",
            "Europe/Berlin",
            "2026-01-05T00:00:00",
            "2026-01-05T08:00",
        ),
        // 02:30 does not exist on the night New York's clock goes forward.
        (
            "cron(30 2 8 3 ? 2026)",
            "America/New_York",
            "2026-03-01T00:00:00",
            "2026-03-08T07:30",
        ),
        (
            "at(2026-01-05T18:00:00)",
            "Asia/Tokyo",
            "2026-01-01T00:00:00",
            "2026-01-05T09:00",
        ),
    ] {
        assert_eq!(due(cron, zone, from, 1), [expected], "{cron} {zone}");
    }
    assert_eq!(
        due("cron(0 0 30 2 ? *)", "UTC", "2026-01-01T00:00:00", 1),
        [""; 0]
    );
    assert_eq!(
        due("at(2026-01-05T18:00:00)", "UTC", "2026-01-05T18:00:01", 1),
        [""; 0]
    );
}

#[test]
fn nonsense_is_refused() {
    use ScheduleError::{At, Cron, Form, Rate};
    for (text, error) in [
        ("every day", Form),
        ("", Form),
        ("cron", Form),
        ("at(2026-02-30T00:00:00)", At),
        ("at(2026-02-03 00:00:00)", At),
        ("rate(0 minutes)", Rate),
        ("rate(1 minutess)", Rate),
        ("rate(5 minute)", Rate),
        ("rate(five minutes)", Rate),
        ("cron(0 0 * * *)", Cron("number of fields")),
        ("cron(60 0 * * ? *)", Cron("minutes")),
        ("cron(0 24 * * ? *)", Cron("hours")),
        ("cron(0 0 32 * ? *)", Cron("day of month")),
        ("cron(0 0 1 13 ? *)", Cron("month")),
        ("cron(0 0 ? * 8 *)", Cron("day of week")),
        ("cron(0 0 1 * 2 *)", Cron("day of month and day of week")),
        ("cron(0 0 ? * ? *)", Cron("day of month and day of week")),
        ("cron(0 0 * * ? 1969)", Cron("year")),
        ("cron(,  0 * * ? *)", Cron("minutes")),
        ("cron(1/0 0 * * ? *)", Cron("minutes")),
    ] {
        assert_eq!(parse(text), Err(error), "{text}");
    }
    for zone in [
        "Mars/Olympus",
        "Etc/GMT+13",
        "Etc/GMT-15",
        "Etc/GMT",
        "Europe/Berlin",
    ] {
        let known = matches!(zone, "Etc/GMT" | "Europe/Berlin");
        assert_eq!(Zone::named(zone).is_some(), known, "{zone}");
    }
}

#[test]
fn days_and_dates_agree_over_centuries() {
    for day in (-30_000..90_000).step_by(97) {
        let (year, month, date) = civil::date(day);
        assert_eq!(civil::days(year, month, date), day);
    }
    assert_eq!(civil::days(1970, 1, 1), 0);
    assert_eq!(civil::weekday(civil::days(2026, 1, 5)), 2, "a Monday");
}
