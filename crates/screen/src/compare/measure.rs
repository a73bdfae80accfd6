//! What came of a branch since it parted: numbers that two branches can be compared by.

use super::Plot;
use crate::history::History;
use crate::moment::Moment;
use crate::text::{Text, clock_secs, span};
use crate::timeline::place;
use crate::users::{self, Sample};
use crate::why::plain;
use base::{Milli, ServiceId, SimDuration, SimTime};
use model::{Event, RolloutState};
use rules::cost::dollars;

/// Looks at the traffic between the parting and the end.
const LOOKS: u64 = 1_200;

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub name: &'static str,
    pub a: Text,
    pub b: Text,
    /// B against A.
    pub delta: Text,
    pub same: bool,
}

pub(super) struct Measured {
    /// The last rollout: how long it took, if it finished.
    finished: Option<SimDuration>,
    rolled: bool,
    lowest: u32,
    lowest_at: SimTime,
    most: u32,
    /// Requests that nobody could take; `None` without traffic.
    failed: Option<i64>,
    traffic: Vec<Sample>,
    /// Millionths of a dollar: up to the end, and an hour at the end.
    cost: u64,
    cost_per_hour: u64,
}

pub(super) fn measure(
    moment: Moment<'_>,
    history: &History,
    id: ServiceId,
    parted: SimTime,
    end: SimTime,
) -> Measured {
    let mut lowest = (u32::MAX, parted);
    let mut most = 0;
    for (index, counts) in history.counts.iter().enumerate() {
        let next = history.counts.get(index + 1);
        if next.is_some_and(|it| it.at <= parted) || counts.at > end {
            continue;
        }
        if counts.healthy < lowest.0 {
            lowest = (counts.healthy, counts.at.max(parted));
        }
        most = most.max(counts.occupying);
    }
    let (rolled, finished) = rollout(moment, id, end);
    let traffic = users::samples(moment, history, id, (parted, end), LOOKS);
    let bill = engine::cost::bill(moment.world, end);
    Measured {
        finished,
        rolled,
        lowest: if lowest.0 == u32::MAX { 0 } else { lowest.0 },
        lowest_at: lowest.1,
        most,
        failed: (!traffic.is_empty()).then(|| failed(&traffic, parted, end)),
        traffic,
        cost: bill.micro,
        cost_per_hour: bill.micro_per_hour,
    }
}

/// Whether there was a rollout, and how long the last one took.
fn rollout(moment: Moment<'_>, id: ServiceId, end: SimTime) -> (bool, Option<SimDuration>) {
    let mut started = None;
    let mut finished = None;
    for stamped in moment.all.iter().filter(|it| it.at <= end) {
        match &stamped.event {
            Event::DeploymentStarted { service, .. } if *service == id => {
                (started, finished) = (Some(stamped.at), None);
            }
            Event::DeploymentChanged {
                service,
                rollout_state: RolloutState::Completed,
                ..
            } if *service == id && finished.is_none() => {
                finished = started.map(|it| stamped.at.since(it));
            }
            _ => {}
        }
    }
    (started.is_some(), finished)
}

fn failed(traffic: &[Sample], parted: SimTime, end: SimTime) -> i64 {
    let missing = |it: &Sample| i128::from((it.felt.offered.0 - it.felt.served.0).max(0));
    let total: i128 = traffic.iter().map(missing).sum();
    // Thousandths of a request per second, each for one look's length in milliseconds.
    let length = i128::from(end.since(parted).0);
    (total * length / i128::from(LOOKS) / 1_000_000) as i64
}

pub(super) fn outcomes(a: &Measured, b: &Measured) -> Vec<Outcome> {
    let mut rows = vec![
        finish(a, b),
        numbers("outcome-lowest", [a, b].map(lowest), true),
    ];
    rows.push(numbers(
        "outcome-most",
        [a, b].map(|it| (plain(it.most), i64::from(it.most))),
        false,
    ));
    if let (Some(failed_a), Some(failed_b)) = (a.failed, b.failed) {
        let words = |count: i64| (plain(count), count);
        rows.push(numbers(
            "outcome-failed",
            [words(failed_a), words(failed_b)],
            false,
        ));
        rows.push(numbers("outcome-latency", [a, b].map(latency), false));
    }
    if a.cost + b.cost > 0 {
        rows.push(money(
            "outcome-cost",
            a.cost,
            b.cost,
            plain(dollars(a.cost)),
            plain(dollars(b.cost)),
        ));
        let hour =
            |it: &Measured| Text::new("outcome-per-hour").str("price", dollars(it.cost_per_hour));
        rows.push(money(
            "outcome-cost-hour",
            a.cost_per_hour,
            b.cost_per_hour,
            hour(a),
            hour(b),
        ));
    }
    rows
}

/// Mean of what was answered, and the longest of the looks with its moment.
fn latency(it: &Measured) -> (Text, i64) {
    let answered = || {
        it.traffic
            .iter()
            .filter_map(|it| Some((it.at, it.felt.latency?)))
    };
    let count = answered().count() as i64;
    let Some((at, longest)) = answered().max_by_key(|it| (it.1, std::cmp::Reverse(it.0))) else {
        return (Text::new("outcome-no-answers"), 0);
    };
    let mean = answered().map(|it| it.1.0).sum::<i64>() / count / 1000;
    let words = Text::new("outcome-ms")
        .num("mean", mean)
        .num("longest", longest.0 / 1000)
        .str("at", clock_secs(at));
    (words, mean)
}

fn money(name: &'static str, a: u64, b: u64, words_a: Text, words_b: Text) -> Outcome {
    let delta = match b.cmp(&a) {
        std::cmp::Ordering::Equal => Text::new("outcome-same"),
        std::cmp::Ordering::Greater => plain(format!("+{}", dollars(b - a))),
        std::cmp::Ordering::Less => plain(format!("−{}", dollars(a - b))),
    };
    Outcome {
        name,
        a: words_a,
        b: words_b,
        delta,
        same: a == b,
    }
}

fn lowest(it: &Measured) -> (Text, i64) {
    let words = Text::new("outcome-at")
        .num("count", it.lowest)
        .str("at", clock_secs(it.lowest_at));
    (words, i64::from(it.lowest))
}

fn finish(a: &Measured, b: &Measured) -> Outcome {
    let words = |it: &Measured| match it.finished {
        Some(length) => plain(span(length)),
        None if it.rolled => Text::new("outcome-never"),
        None => Text::new("outcome-none"),
    };
    let delta = match (a.finished, b.finished) {
        (Some(a), Some(b)) if a == b => Text::new("outcome-same"),
        (Some(a), Some(b)) if a > b => signed("−", SimDuration(a.0 - b.0)),
        (Some(a), Some(b)) => signed("+", SimDuration(b.0 - a.0)),
        (None, Some(_)) => Text::new("outcome-finishes"),
        (Some(_), None) => Text::new("outcome-finishes-not"),
        (None, None) => Text::new("outcome-same"),
    };
    Outcome {
        name: "outcome-finish",
        a: words(a),
        b: words(b),
        delta,
        same: a.finished == b.finished && a.rolled == b.rolled,
    }
}

fn signed(sign: &str, length: SimDuration) -> Text {
    plain(format!("{sign}{}", span(length)))
}

/// A row of counts; `both` when the words say more than the number.
fn numbers(name: &'static str, [a, b]: [(Text, i64); 2], both: bool) -> Outcome {
    let same = a.1 == b.1 && (!both || a.0 == b.0);
    let delta = match b.1 - a.1 {
        0 => Text::new("outcome-same"),
        more if more > 0 => plain(format!("+{more}")),
        less => plain(format!("−{}", -less)),
    };
    Outcome {
        name,
        a: a.0,
        b: b.0,
        delta,
        same,
    }
}

/// Offered, and served on either side.
pub(super) fn requests(
    sides: [&Measured; 2],
    parted: SimTime,
    length: SimDuration,
) -> Option<Plot> {
    let all = sides.iter().flat_map(|it| &it.traffic);
    let top = all.map(|it| it.felt.offered.0).max()?.max(1) * 5 / 4;
    let y = |value: Milli| (1_000 - 1_000 * value.0.clamp(0, top) / top) as u32;
    let path = |side: &Measured, of: fn(&Sample) -> Milli| {
        let mut path = String::new();
        let mut last = None;
        for it in &side.traffic {
            let height = y(of(it));
            if last == Some(height) {
                continue;
            }
            let x = place(it.at, length);
            match last {
                None => path.push_str(&format!("M{x},{height}")),
                Some(before) => path.push_str(&format!("L{x},{before}L{x},{height}")),
            }
            last = Some(height);
        }
        if let Some(it) = side.traffic.last() {
            path.push_str(&format!("H{}", place(it.at, length)));
        }
        path
    };
    let offered = sides[0].traffic.last()?.felt.offered;
    let served = sides[0].traffic.last()?.felt.served;
    let label = |id, value: Milli| (y(value), Text::new(id).str("rate", value.decimal()));
    let mut labels = vec![label("requests-offered", offered)];
    if served < offered {
        labels.push(label("requests-served", served));
    }
    debug_assert!(sides[0].traffic.first().is_none_or(|it| it.at >= parted));
    Some(Plot {
        lines: vec![
            ("off", path(sides[0], |it| it.felt.offered)),
            ("tx", path(sides[0], |it| it.felt.served)),
            ("tx dash", path(sides[1], |it| it.felt.served)),
        ],
        labels,
    })
}
