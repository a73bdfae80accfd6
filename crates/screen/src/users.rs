//! What users of a service feel: requests answered and how long they took, moment by moment.
//!
//! Model: all of it is `engine::load`; the numbers follow from traffic, healthy tasks and their CPU.
//! Example: 210 requests a second offered to two tasks that take 100 each: 95 % answered.

use crate::history::History;
use crate::moment::Moment;
use base::{Milli, ServiceId, SimTime};
use engine::door;
use engine::load::{self, Felt, Taker};

/// One look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    pub at: SimTime,
    pub felt: Felt,
}

impl Sample {
    /// Per cent of the requests that were answered; all of none.
    pub fn success(&self) -> Milli {
        match self.felt.offered.0 {
            0 => Milli(100_000),
            offered => Milli(self.felt.served.0.clamp(0, offered) * 100_000 / offered),
        }
    }
}

/// That many looks between two moments; none without traffic.
#[inline(never)]
pub fn samples(
    moment: Moment<'_>,
    history: &History,
    id: ServiceId,
    (from, until): (SimTime, SimTime),
    looks: u64,
) -> Vec<Sample> {
    if !door::has_traffic(moment.world, id) {
        return Vec::new();
    }
    let each: Vec<Taker> = takers(moment, history);
    let length = until.since(from).0;
    let looks = (0..looks).map(|look| {
        let at = SimTime(from.0 + length * look / looks);
        let there = history.tracks.iter().zip(&each).filter(|(track, _)| {
            let gone = track.gone_at.is_some_and(|it| it <= at);
            let state = track.stretches.iter().rev().find(|it| it.at <= at);
            !gone && state.is_some_and(|it| it.state.counted)
        });
        let there: Vec<Taker> = there.map(|it| *it.1).collect();
        let offered = door::of_service(moment.world, id, at, load::requests_at);
        let felt = load::felt(offered, &there);
        Sample { at, felt }
    });
    looks.collect()
}

/// What each task of the history can take.
fn takers(moment: Moment<'_>, history: &History) -> Vec<Taker> {
    let tracks = history.tracks.iter();
    tracks
        .map(|track| match moment.world.tasks.get(&track.task) {
            Some(task) => load::taker(moment.world, task),
            None => Taker::default(),
        })
        .collect()
}

/// What users get at the cursor; `None` without traffic.
#[inline(never)]
pub fn now(moment: Moment<'_>, id: ServiceId) -> Option<Sample> {
    let world = moment.world;
    if !door::has_traffic(world, id) {
        return None;
    }
    let healthy = world.live_tasks_of(id).filter(|it| it.counted_healthy);
    let takers: Vec<Taker> = healthy.map(|it| load::taker(world, it)).collect();
    let at = moment.now;
    let offered = door::of_service(world, id, at, load::requests_at);
    let felt = load::felt(offered, &takers);
    Some(Sample { at, felt })
}
