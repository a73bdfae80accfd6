//! The timeline: lanes of tasks by revision, the corridor over time, scaling, my edits, decisions.
//!
//! Places are ten-thousandths of the whole length, so the page needs no arithmetic. Every tick and
//! pin has words, so the same lanes are a list for a screen reader.
//! Example: 1:42 on a 4:00 ruler is 4250.

mod corridor;
mod deployments;
mod lanes;
mod ticks;

use crate::history::History;
use crate::moment::Moment;
use crate::text::{Text, clock_secs};
use base::{ServiceId, SimDuration, SimTime};

pub use corridor::CorridorLane;
pub(crate) use corridor::path as steps;
pub use deployments::{DeploymentBar, End, Part, Phase, deployments};
pub use lanes::{Bar, TaskLane};
pub use ticks::{Pin, Shade, Tick, TickKind};

/// The ruler's length steps through these, so that it does not creep.
const LENGTHS_SECS: [u64; 14] = [
    60, 120, 240, 480, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400, 172_800, 604_800,
];

/// How far apart the ruler's marks may stand.
const STEPS_SECS: [u64; 14] = [
    10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400,
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineView {
    pub length: SimDuration,
    pub axis: Axis,
    pub lanes: Vec<TaskLane>,
    pub corridor: Option<CorridorLane>,
    /// Above the corridor.
    pub deployments: Vec<DeploymentBar>,
    pub scaling: Vec<Tick>,
    /// Under the ticks of the scaling lane.
    pub shades: Vec<Shade>,
    pub edits: Vec<Pin>,
    pub decisions: Vec<Tick>,
}

/// The ruler itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// From one mark to the next.
    pub step: u32,
    pub marks: Vec<AxisMark>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisMark {
    pub t: u32,
    pub label: String,
}

/// The cursor: changes with every frame, so it is apart from the lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub t: u32,
    /// End of what was played.
    pub played: u32,
    pub now_ms: u64,
    pub length_ms: u64,
    pub clock: String,
    pub words: Text,
}

/// Place on a ruler of that length.
pub(crate) fn place(at: SimTime, length: SimDuration) -> u32 {
    let share = u128::from(at.as_ms()) * 10_000 / u128::from(length.0.max(1));
    share.min(10_000) as u32
}

/// The ruler's length for a run that is to show this much.
pub fn length(end: SimTime, until: SimTime) -> SimDuration {
    // A little future stays in sight while playing.
    let wanted = (end.as_ms() + end.as_ms() / 16 + 5_000).max(until.as_ms()) / 1000;
    let fits = LENGTHS_SECS.iter().find(|it| **it >= wanted);
    SimDuration(fits.map_or(wanted, |it| *it) * 1000)
}

pub fn timeline(
    moment: Moment<'_>,
    focus: Option<ServiceId>,
    history: Option<&History>,
    until: SimTime,
) -> TimelineView {
    let length = length(moment.end, until);
    let name = |revision: u32| {
        let service = moment.service(focus).map(|it| it.name.clone());
        Text::new("lane-tasks")
            .str("service", service.unwrap_or_default())
            .num("revision", revision)
    };
    TimelineView {
        length,
        axis: axis(length),
        lanes: history.map_or_else(Vec::new, |it| lanes::lanes(it, moment.end, length, name)),
        corridor: history.and_then(|it| corridor::corridor(it, moment.end, length)),
        deployments: moment
            .service(focus)
            .map_or_else(Vec::new, |it| deployments(moment, it.id, length)),
        scaling: ticks::scaling(moment, length),
        shades: ticks::shades(moment, length),
        edits: ticks::edits(moment, length),
        decisions: ticks::decisions(moment, length),
    }
}

/// Marks at round moments, nine at most.
pub(crate) fn axis(length: SimDuration) -> Axis {
    let wide = STEPS_SECS.iter().map(|it| it * 1000);
    let step = wide.filter(|it| it * 8 >= length.0).min();
    let step = step.unwrap_or(length.0.div_ceil(8)).max(1);
    let moments = (0..=8).map(|index| SimTime(step * index));
    let marks = moments.filter(|it| it.0 <= length.0).map(|at| AxisMark {
        t: place(at, length),
        label: clock_secs(at),
    });
    Axis {
        step: place(SimTime(step), length),
        marks: marks.collect(),
    }
}

pub fn cursor(moment: Moment<'_>, length: SimDuration, words: Text) -> Cursor {
    Cursor {
        t: place(moment.now, length),
        played: place(moment.end, length),
        now_ms: moment.now.as_ms(),
        length_ms: length.0,
        clock: clock_secs(moment.now),
        words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_round_moments() {
        let marks = |secs: u64| {
            let axis = axis(SimDuration::from_secs(secs));
            let labels = axis.marks.iter().map(|it| it.label.as_str());
            (axis.step, labels.collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            marks(900),
            (
                1_333,
                "0:00 2:00 4:00 6:00 8:00 10:00 12:00 14:00".to_owned()
            )
        );
        assert_eq!(marks(60).1, "0:00 0:10 0:20 0:30 0:40 0:50 1:00");
        assert_eq!(marks(240).0, 1_250);
        for length in LENGTHS_SECS {
            let axis = axis(SimDuration::from_secs(length));
            assert!((5..=9).contains(&axis.marks.len()), "{length}: {axis:?}");
        }
    }
}
