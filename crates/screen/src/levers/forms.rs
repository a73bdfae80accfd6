//! Which call does a lever with numbers send: an image's behaviour, traffic, a metric, new
//! instances?
//!
//! Each form is filled from the world, so it shows what holds now; `call` turns it into the call or
//! names the field that is wrong. Traffic set here begins at the cursor and replaces what the
//! scenario had planned from there. Example: rate 50 at 1:42 sends points [{at: "102000ms",
//! requestsPerSecond: 50}].

use crate::intent::Call;
use crate::text::Text;
use base::{Milli, SimDuration, SimTime};
use model::{ImageBehaviour, ImageHealth, TrafficPoint};
use serde_json::{Map, Number, Value, json};

/// A field that cannot be read: its name in the form and what is expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub expected: Text,
}

fn wrong(field: &'static str, expected: &'static str) -> Wrong {
    Wrong {
        field,
        expected: Text::new(expected),
    }
}

/// How an image behaves, as typed. Empty means the lab's default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageForm {
    pub image: String,
    pub starts_in: String,
    pub exits_after: String,
    pub exit_code: String,
    pub unhealthy: bool,
    pub size_mib: String,
    /// What the form does not show and sends back as it is.
    pub rest: Vec<(&'static str, Value)>,
}

impl ImageForm {
    /// What holds for the image now.
    pub fn of(image: &str, now: Option<&ImageBehaviour>) -> ImageForm {
        let blank = ImageForm {
            image: image.to_owned(),
            ..ImageForm::default()
        };
        let Some(now) = now else {
            return blank;
        };
        ImageForm {
            starts_in: duration(now.starts_in),
            exits_after: now.exits_after.map(duration).unwrap_or_default(),
            exit_code: now
                .exits_after
                .map(|_| now.exit_code.to_string())
                .unwrap_or_default(),
            unhealthy: now.health == ImageHealth::Never,
            size_mib: now.size_mib.to_string(),
            rest: rest(now),
            ..blank
        }
    }

    /// # Errors
    /// The first field that is not what it should be.
    pub fn call(&self) -> Result<Call, Wrong> {
        let mut input = Map::new();
        if self.image.trim().is_empty() {
            return Err(wrong("image", "expected-image"));
        }
        input.insert("image".to_owned(), json!(self.image.trim()));
        if let Some(length) = optional("startsIn", &self.starts_in)? {
            input.insert("startsIn".to_owned(), json!(length));
        }
        if let Some(length) = optional("exitsAfter", &self.exits_after)? {
            input.insert("exitsAfter".to_owned(), json!(length));
            let code = self.exit_code.trim();
            let code: u8 = if code.is_empty() {
                1
            } else {
                code.parse()
                    .map_err(|_| wrong("exitCode", "expected-exit-code"))?
            };
            input.insert("exitCode".to_owned(), json!(code));
        }
        if self.unhealthy {
            input.insert("healthy".to_owned(), json!(false));
        }
        let size = self.size_mib.trim();
        if !size.is_empty() {
            let size: u32 = size.parse().map_err(|_| wrong("sizeMib", "expected-mib"))?;
            input.insert("sizeMib".to_owned(), json!(size));
        }
        for (name, value) in &self.rest {
            input.entry(*name).or_insert_with(|| value.clone());
        }
        Ok(Call {
            name: "lab.SetImage",
            input: Value::Object(input),
        })
    }
}

/// Behaviour that has no field in the form.
fn rest(now: &ImageBehaviour) -> Vec<(&'static str, Value)> {
    let mut rest = vec![("cpuMsPerRequest", number(now.cpu_per_request))];
    if let ImageHealth::Between { from, until } = &now.health {
        let mut window = Map::new();
        window.insert("from".to_owned(), json!(duration(*from)));
        if let Some(until) = until {
            window.insert("until".to_owned(), json!(duration(*until)));
        }
        rest.push(("healthy", Value::Object(window)));
    }
    if let Some(memory) = now.memory {
        rest.push(("memoryMib", json!(memory.0)));
    }
    if let Some(port) = now.port {
        rest.push(("port", json!(port)));
    }
    match now.stops_in {
        Some(length) => rest.push(("stopsIn", json!(duration(length)))),
        None => rest.push(("ignoresSigterm", json!(true))),
    }
    if now.stop_code != 0 {
        rest.push(("stopExitCode", json!(now.stop_code)));
    }
    if now.missing {
        rest.push(("missing", json!(true)));
    }
    rest
}

fn optional(field: &'static str, text: &str) -> Result<Option<String>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // A bare number means seconds: people type "20".
    let text = match text.parse::<u32>() {
        Ok(secs) => format!("{secs}s"),
        Err(_) => text.to_owned(),
    };
    SimDuration::parse(&text).map_err(|_| wrong(field, "expected-duration"))?;
    Ok(Some(text))
}

/// Written as scenarios write it: `90s`, `1500ms`.
fn duration(length: SimDuration) -> String {
    if length.as_ms().is_multiple_of(1000) {
        format!("{}s", length.as_secs())
    } else {
        format!("{}ms", length.as_ms())
    }
}

/// A count of thousandths as a JSON number: whole where it is whole.
fn number(milli: Milli) -> Value {
    milli
        .decimal()
        .parse::<Number>()
        .map_or(Value::Null, Value::Number)
}

/// Requests per second at a moment: linear between corners, flat before and after.
pub fn rate_at(points: &[TrafficPoint], now: SimTime) -> Milli {
    let after = points.iter().position(|it| it.at > now);
    let (before, after) = match after {
        Some(0) => return points[0].requests_per_second,
        Some(index) => (&points[index - 1], &points[index]),
        None => return points.last().map_or(Milli(0), |it| it.requests_per_second),
    };
    let span = i128::from(after.at.as_ms() - before.at.as_ms());
    let passed = i128::from(now.as_ms() - before.at.as_ms());
    let rise = i128::from(after.requests_per_second.0) - i128::from(before.requests_per_second.0);
    let value = i128::from(before.requests_per_second.0) + rise * passed / span.max(1);
    Milli(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Ready-made traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Traffic {
    Off,
    Calm,
    Double,
    /// Five times as much for two minutes.
    Spike,
}

impl Traffic {
    pub const ALL: [Traffic; 4] = [Traffic::Off, Traffic::Calm, Traffic::Double, Traffic::Spike];

    pub fn label(self) -> Text {
        Text::new(match self {
            Traffic::Off => "traffic-off",
            Traffic::Calm => "traffic-calm",
            Traffic::Double => "traffic-double",
            Traffic::Spike => "traffic-spike",
        })
    }

    pub fn says(self) -> Text {
        Text::new(match self {
            Traffic::Off => "traffic-off-says",
            Traffic::Calm => "traffic-calm-says",
            Traffic::Double => "traffic-double-says",
            Traffic::Spike => "traffic-spike-says",
        })
    }
}

/// Requests per second that "calm" means, and the least that "double" and "spike" start from.
const CALM: Milli = Milli(20_000);
const SPIKE_FACTOR: i64 = 5;
const SPIKE_LENGTH: SimDuration = SimDuration(120_000);

/// Which service a lever is for: its cluster's name and its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub cluster: String,
    pub service: String,
}

/// A preset from the cursor on.
pub fn traffic(target: &Target, preset: Traffic, points: &[TrafficPoint], now: SimTime) -> Call {
    let rate = rate_at(points, now).max(Milli(1000));
    let times = |factor: i64| Milli(rate.0.saturating_mul(factor));
    let corners = match preset {
        Traffic::Off => vec![(now, Milli(0))],
        Traffic::Calm => vec![(now, CALM)],
        Traffic::Double => vec![(now, times(2))],
        Traffic::Spike => {
            let end = now + SPIKE_LENGTH;
            vec![
                (now, times(SPIKE_FACTOR)),
                (end, times(SPIKE_FACTOR)),
                (end + SimDuration(1), rate),
            ]
        }
    };
    set_traffic(target, &corners)
}

/// A rate as typed, from the cursor on.
///
/// # Errors
/// The field when it is no number from 0 to 1,000,000 with at most three decimals.
pub fn traffic_rate(target: &Target, rate: &str, now: SimTime) -> Result<Call, Wrong> {
    let rate = milli(rate)
        .filter(|it| (0..=1_000_000_000).contains(&it.0))
        .ok_or_else(|| wrong("requestsPerSecond", "expected-rate"))?;
    Ok(set_traffic(target, &[(now, rate)]))
}

fn set_traffic(target: &Target, corners: &[(SimTime, Milli)]) -> Call {
    let points: Vec<Value> = corners
        .iter()
        .map(|(at, rate)| {
            let at = duration(at.since(SimTime::ZERO));
            json!({"at": at, "requestsPerSecond": number(*rate)})
        })
        .collect();
    let input = json!({
        "cluster": target.cluster, "service": target.service, "points": points,
    });
    Call {
        name: "lab.SetTraffic",
        input,
    }
}

/// Decimal text with at most three decimals, in thousandths.
fn milli(text: &str) -> Option<Milli> {
    let text = text.trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 3 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    Some(Milli(whole.checked_mul(1000)?.checked_add(part)?))
}

/// Pins a service's CPU utilisation from the cursor on; empty text lets go of it.
///
/// # Errors
/// The field when it is no percentage.
pub fn pin_cpu(target: &Target, percent: &str, now: SimTime) -> Result<Call, Wrong> {
    let points = if percent.trim().is_empty() {
        Value::Null
    } else {
        let value = milli(percent)
            .filter(|it| it.0 <= 1_000_000)
            .ok_or_else(|| wrong("value", "expected-percent"))?;
        json!([{"at": duration(now.since(SimTime::ZERO)), "value": number(value)}])
    };
    let input = json!({
        "cluster": target.cluster, "service": target.service,
        "metricName": "CPUUtilization", "points": points,
    });
    Ok(Call {
        name: "lab.SetMetric",
        input,
    })
}

/// Instance types to choose from, by name.
pub fn instance_types() -> impl Iterator<Item = &'static str> {
    rules::instance_types::ALL.iter().map(|it| it.name)
}

/// More machines for the cluster, spread over its zones in order.
///
/// # Errors
/// The count when it is not 1 to 100.
pub fn add_instances(
    cluster: &str,
    instance_type: &str,
    count: &str,
    zones: &[String],
) -> Result<Call, Wrong> {
    let count: u32 = count
        .trim()
        .parse()
        .ok()
        .filter(|it| (1..=100).contains(it))
        .ok_or_else(|| wrong("count", "expected-count"))?;
    let default = ["us-east-1a".to_owned(), "us-east-1b".to_owned()];
    let zones = if zones.is_empty() {
        &default[..]
    } else {
        zones
    };
    let input = json!({
        "cluster": cluster, "instanceType": instance_type, "count": count,
        "availabilityZones": zones,
    });
    Ok(Call {
        name: "lab.AddContainerInstances",
        input,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn web() -> Target {
        Target {
            cluster: "lab".to_owned(),
            service: "web".to_owned(),
        }
    }

    fn corner(secs: u64, rate: i64) -> TrafficPoint {
        TrafficPoint {
            at: SimTime::from_secs(secs),
            requests_per_second: Milli::from_int(rate),
        }
    }

    #[test]
    fn the_rate_now_is_read_off_the_curve() {
        let points = [corner(60, 10), corner(120, 40), corner(120, 80)];
        for (secs, rate) in [(0, 10), (60, 10), (90, 25), (120, 80), (500, 80)] {
            assert_eq!(
                rate_at(&points, SimTime::from_secs(secs)),
                Milli::from_int(rate)
            );
        }
        assert_eq!(rate_at(&[], SimTime::ZERO), Milli(0));
    }

    #[test]
    fn presets_begin_at_the_cursor_and_build_on_what_flows_now() {
        let points = [corner(0, 30)];
        let now = SimTime(102_500);
        let sent = |preset| traffic(&web(), preset, &points, now).input["points"].clone();
        let at = "102500ms";
        assert_eq!(
            sent(Traffic::Off),
            json!([{"at": at, "requestsPerSecond": 0}])
        );
        assert_eq!(
            sent(Traffic::Calm),
            json!([{"at": at, "requestsPerSecond": 20}])
        );
        assert_eq!(
            sent(Traffic::Double),
            json!([{"at": at, "requestsPerSecond": 60}])
        );
        assert_eq!(
            sent(Traffic::Spike),
            json!([
                {"at": at, "requestsPerSecond": 150},
                {"at": "222500ms", "requestsPerSecond": 150},
                {"at": "222501ms", "requestsPerSecond": 30},
            ])
        );
    }

    #[test]
    fn typed_numbers_become_calls_or_name_their_field() {
        let now = SimTime::from_secs(60);
        let call = traffic_rate(&web(), " 12.5 ", now).unwrap();
        let points = json!([{"at": "60s", "requestsPerSecond": 12.5}]);
        let target = json!({"cluster": "lab", "service": "web", "points": points});
        assert_eq!(call.input, target);
        for text in [
            "",
            "-1",
            "1e9",
            "x",
            "1.2345",
            ".5",
            "99999999999999999999",
            "1000001",
        ] {
            let field = traffic_rate(&web(), text, now).unwrap_err().field;
            assert_eq!(field, "requestsPerSecond", "{text}");
        }
        let pinned = pin_cpu(&web(), "90", now).unwrap().input;
        assert_eq!(pinned["points"], json!([{"at": "60s", "value": 90}]));
        assert_eq!(
            pin_cpu(&web(), "", now).unwrap().input["points"],
            Value::Null
        );
        assert!(pin_cpu(&web(), "hot", now).is_err());
        assert!(add_instances("lab", "t3.medium", "0", &[]).is_err());
        let added = add_instances("lab", "t3.medium", "2", &["us-east-1c".to_owned()]).unwrap();
        assert_eq!(added.input["availabilityZones"], json!(["us-east-1c"]));
    }

    #[test]
    fn an_image_sends_what_was_typed_and_keeps_what_the_form_hides() {
        let form = ImageForm {
            exits_after: "20".to_owned(),
            starts_in: "1m30s".to_owned(),
            unhealthy: true,
            ..ImageForm::of("web:v2", None)
        };
        assert_eq!(
            form.call().unwrap().input,
            json!({
                "image": "web:v2", "startsIn": "1m30s", "exitsAfter": "20s", "exitCode": 1,
                "healthy": false,
            })
        );
        let behaviour = ImageBehaviour {
            size_mib: 300,
            starts_in: SimDuration::from_secs(5),
            exits_after: None,
            exit_code: 0,
            health: ImageHealth::Between {
                from: SimDuration::from_secs(9),
                until: None,
            },
            memory: None,
            cpu_per_request: Milli(2_500),
            port: Some(80),
            stops_in: None,
            stop_code: 0,
            missing: false,
            pull_error: None,
            run_error: None,
            architecture: None,
        };
        let form = ImageForm::of("web:v2", Some(&behaviour));
        assert_eq!(
            form.call().unwrap().input,
            json!({
                "image": "web:v2", "startsIn": "5s", "sizeMib": 300, "cpuMsPerRequest": 2.5,
                "healthy": {"from": "9s"}, "port": 80, "ignoresSigterm": true,
            })
        );
        let cases = [("soon", "startsIn"), ("99999999999999999999s", "startsIn")];
        for (text, field) in cases {
            let form = ImageForm {
                starts_in: text.to_owned(),
                ..ImageForm::of("a", None)
            };
            assert_eq!(form.call().unwrap_err().field, field);
        }
    }
}
