//! What a run cost: calls, dollars, and how long how much was missing.
//!
//! Example: one of four tasks gone for a minute is a disruption of 60 task-seconds.

use crate::timeline::{Origin, Timeline};
use base::SimTime;
use model::World;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Accepted calls of the person.
    pub edits: u32,
    /// Millionths of a dollar.
    pub cost: u64,
    /// Seconds of healthy tasks that services wanted and did not have.
    pub missing: u64,
}

/// Measures a run between two moments; cost and calls count from its beginning.
pub fn measure(timeline: &Timeline, from: SimTime, to: SimTime) -> Measure {
    let mut world = World::new(timeline.scenario().seed);
    let mut missing = 0;
    let mut last = from;
    for stamped in timeline.whole_trace().iter().take_while(|it| it.at <= to) {
        if stamped.at > last {
            missing += short(&world) * stamped.at.since(last).0;
            last = stamped.at;
        }
        world.apply(stamped);
    }
    missing += short(&world) * to.0.saturating_sub(last.0);
    let own = timeline.whole_log().iter();
    let own = own.filter(|it| it.origin == Origin::Person && it.answer.is_ok() && it.at <= to);
    Measure {
        edits: u32::try_from(own.count()).unwrap_or(u32::MAX),
        cost: engine::cost::bill(&world, to).micro,
        missing: missing / 1000,
    }
}

/// Healthy tasks that services want and do not have.
fn short(world: &World) -> u64 {
    let services = world.services.values();
    let each = services.map(|service| {
        let live = world.live_tasks_of(service.id);
        let healthy = live
            .filter(|it| it.is_running() && it.counted_healthy)
            .count();
        u64::from(service.desired.0).saturating_sub(healthy as u64)
    });
    each.sum()
}
