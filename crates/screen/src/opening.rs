//! Where a lesson opens: with the cluster running, shortly before the first thing that happens in
//! it.
//!
//! Example: a scenario that updates its service at 2:00 opens at 1:50; one that only sets the stage
//! opens when its service is first steady.

use base::{SimDuration, SimTime};
use lab::Timeline;
use model::{Event, ServiceMessage};

/// Steps up to here set the stage.
const STAGE: SimTime = SimTime(45_000);
/// So long before the first later step.
const AHEAD: SimDuration = SimDuration(10_000);
/// The longest wait for a steady service.
const PATIENCE: SimTime = SimTime(180_000);

/// Plays a freshly opened scenario to its opening.
pub fn open(timeline: &mut Timeline) {
    let later = timeline
        .scenario()
        .steps
        .iter()
        .map(|it| it.at)
        .find(|it| *it > STAGE);
    match later {
        Some(at) => timeline.seek(SimTime(at.as_ms().saturating_sub(AHEAD.0))),
        None => {
            // Tried on a copy: what lies ahead of the opening has not been played.
            let mut trial = timeline.clone();
            trial.seek(PATIENCE);
            let steady = trial.trace().iter().find(|it| {
                let message = |message: &ServiceMessage| *message == ServiceMessage::SteadyState;
                matches!(&it.event, Event::ServiceMessageSent { message: it, .. } if message(it))
            });
            match steady.map(|it| it.at) {
                Some(at) => timeline.seek(at),
                None => timeline.seek(SimTime::ZERO),
            }
        }
    };
}
