//! Service event messages: sent once, withheld while their cause lasts, repeated after six hours.
//!
//! Source: ECS developer guide, service event messages (read 2026-11).

use crate::step::Step;
use base::{ServiceId, SimDuration};
use model::{Event, ServiceMessage};

const WITHHELD_FOR: SimDuration = SimDuration::from_mins(6 * 60);

/// Sends the message unless the same one is being withheld.
pub fn say(service: ServiceId, message: ServiceMessage, step: &mut Step<'_>) {
    let now = step.now();
    let withheld = &step.world().services[&service].withheld;
    let recent = |(at, older): &(base::SimTime, ServiceMessage)| {
        *older == message && now.since(*at) < WITHHELD_FOR
    };
    if !withheld.iter().any(recent) {
        step.emit(Event::ServiceMessageSent { service, message });
    }
}

/// The cause of these messages is gone.
pub fn clear(service: ServiceId, which: impl Fn(&ServiceMessage) -> bool, step: &mut Step<'_>) {
    let withheld = step.world().services[&service].withheld.iter();
    let gone: Vec<ServiceMessage> = withheld
        .map(|(_, it)| it)
        .filter(|it| which(it))
        .cloned()
        .collect();
    for message in gone {
        step.emit(Event::ServiceMessageCleared { service, message });
    }
}
