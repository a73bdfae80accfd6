//! What users feel as two charts: requests answered, and how long the answers took.
//!
//! Model: `engine::load`. Example: 90 a second on four tasks that take 97: all answered, after 487 ms.

use super::{Users, metric, tenths};
use crate::history::History;
use crate::moment::Moment;
use crate::text::Text;
use crate::users::{self, Sample};
use base::{Milli, ServiceId, SimDuration, SimTime};

/// Looks at what users feel.
const LOOKS: u64 = 160;

pub(super) fn users(
    moment: Moment<'_>,
    history: &History,
    id: ServiceId,
    length: SimDuration,
) -> Option<Users> {
    let span = (SimTime(0), moment.end);
    let samples = users::samples(moment, history, id, span, LOOKS);
    let last = samples.iter().rev().find(|it| it.at <= moment.now)?;
    let of = |of: fn(&Sample) -> Option<Milli>, least: &[Milli], unit| {
        let values = samples.iter().filter_map(|it| Some((it.at, of(it)?)));
        let values: Vec<(SimTime, Milli)> = values.collect();
        let mut chart = metric(moment, &values, least, unit, length);
        chart.lines.truncate(1);
        chart
    };
    // Just under 100 %: the scale then ends at 100.
    let whole = [Milli(99_000)];
    Some(Users {
        success: of(|it| Some(it.success()), &whole, " %"),
        latency: of(|it| it.felt.latency, &[], " ms"),
        now: felt(last),
    })
}

/// `210 a second asked, 95.2 % answered, after 400 ms on average`.
pub fn felt(sample: &Sample) -> Text {
    let words = Text::new(match sample.felt.latency {
        Some(_) => "felt",
        None => "felt-nothing",
    });
    let latency = sample.felt.latency.map_or(0, |it| it.0 / 1000);
    words
        .str("rate", tenths(sample.felt.offered))
        .str("success", tenths(sample.success()))
        .num("latency", latency)
}
