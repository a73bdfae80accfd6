//! How many requests each rule of a listener takes, and how many of them reach a service.
//!
//! Source: Elastic Load Balancing guide, listener rules: the first rule that holds takes the request, a
//! forward action divides by weight (read 2026-11). Model: a client does not follow a redirect by
//! itself; what it asks next is a request of its own in the pattern.
//! Example: of 40 requests/s a quarter asks for `/api/users`: the rule for `/api/*` takes 10/s.

use crate::load;
use crate::step::Step;
use base::{Milli, ServiceId, SimTime, TargetGroupId};
use model::door::{Asked, Door, DoorEvent, DoorTraffic};
use model::{Action, Event, Listener, TrafficPoint, World};
use rules::routing::{self, Request};

/// Reads a rate from a curve at a moment: at that instant, or over the minute that ends there.
pub type Rate = fn(&[TrafficPoint], SimTime) -> Milli;

/// A rule's number, 0 for the default action, its action, and its requests per second.
pub type Taken<'w> = (u32, &'w Action, Milli);

fn listener(world: &World, door: Door) -> Option<&Listener> {
    world.load_balancers.get(&door.0)?.listener(door.1)
}

/// What each rule of the listener takes, the default action last; none without traffic.
pub fn taken<'w>(world: &'w World, door: Door, at: SimTime, rate: Rate) -> Vec<Taken<'w>> {
    let (Some(traffic), Some(listener)) = (world.doors.get(&door), listener(world, door)) else {
        return Vec::new();
    };
    let rules: Vec<_> = listener
        .rules
        .iter()
        .map(|it| (it.priority, it.conditions.as_slice()))
        .collect();
    let request = |it: &Asked| (it.host.clone(), it.path.clone(), it.weight);
    let requests: Vec<_> = traffic.requests.iter().map(request).collect();
    let requests: Vec<(Request<'_>, u32)> = requests
        .iter()
        .map(|(host, path, weight)| (Request { host, path }, *weight))
        .collect();
    let whole = rate(&traffic.points, at);
    let shares = routing::shares(&rules, &requests);
    let total: u64 = shares.iter().sum();
    let own = listener.rules.iter().map(|it| (it.id, &it.action));
    let all = own.chain([(0, &listener.default_action)]);
    all.zip(shares)
        .map(|((id, action), share)| (id, action, routing::part(whole, share, total)))
        .collect()
}

/// Requests per second that listeners forward to the target group.
pub fn to_group(world: &World, group: TargetGroupId, at: SimTime, rate: Rate) -> Milli {
    let mut sum = Milli(0);
    for door in world.doors.keys() {
        for (_, action, requests) in taken(world, *door, at, rate) {
            let Action::Forward(list) = action else {
                continue;
            };
            let total: u64 = list.iter().map(|it| u64::from(it.weight)).sum();
            for one in list.iter().filter(|it| it.target_group == group) {
                let part = routing::part(requests, u64::from(one.weight), total);
                sum = Milli(sum.0.saturating_add(part.0));
            }
        }
    }
    sum
}

/// Whether anything comes to the service: its own curve, or a listener that forwards to it.
pub fn has_traffic(world: &World, id: ServiceId) -> bool {
    let own = world.traffic.get(&id).is_some_and(|it| !it.is_empty());
    own || !world.doors.is_empty() && is_forwarded(world, id)
}

#[inline(never)]
fn is_forwarded(world: &World, id: ServiceId) -> bool {
    let Some(service) = world.services.get(&id) else {
        return false;
    };
    let doors = world.doors.keys().filter_map(|it| listener(world, *it));
    let actions: Vec<&Action> = doors.flat_map(Listener::actions).collect();
    let mut groups = world.groups_of(service);
    groups.any(|group| actions.iter().any(|it| it.groups().any(|own| own == group)))
}

/// Requests per second for the service: its own curve, and what listeners send to its target groups.
pub fn of_service(world: &World, id: ServiceId, at: SimTime, rate: Rate) -> Milli {
    let own = world.traffic.get(&id).map_or(Milli(0), |it| rate(it, at));
    if world.doors.is_empty() {
        return own;
    }
    own_and_routed(world, id, at, rate, own)
}

#[inline(never)]
fn own_and_routed(world: &World, id: ServiceId, at: SimTime, rate: Rate, own: Milli) -> Milli {
    let Some(service) = world.services.get(&id) else {
        return own;
    };
    // One group may take the requests for several containers of the service.
    let mut groups: Vec<TargetGroupId> = world.groups_of(service).collect();
    groups.sort_unstable();
    groups.dedup();
    groups.into_iter().fold(own, |sum, group| {
        Milli(sum.0.saturating_add(to_group(world, group, at, rate).0))
    })
}

/// The minute that ends now is counted, rule by rule.
#[inline(never)]
pub fn count_minute(now: SimTime, step: &mut Step<'_>) {
    let doors: Vec<Door> = step.world().doors.keys().copied().collect();
    for door in doors {
        let rules = taken(step.world(), door, now, load::mean_requests);
        let per_minute = |it: Milli| u64::try_from(it.0 * 60 / 1000).unwrap_or_default();
        let counted = rules.iter().map(|it| (it.0, per_minute(it.2)));
        let counted: Vec<(u32, u64)> = counted.filter(|it| it.1 > 0).collect();
        if !counted.is_empty() {
            let taken = counted;
            step.emit(Event::Door(DoorEvent::Routed { door, taken }));
        }
    }
}

/// The outside asks for this from now on.
#[inline(never)]
pub(crate) fn set(traffic: &DoorTraffic, step: &mut Step<'_>) {
    let traffic = Box::new(traffic.clone());
    step.emit(Event::Door(DoorEvent::TrafficSet(traffic)));
    crate::controllers::aws::metrics::keep_awake(step);
}
