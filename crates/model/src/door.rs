//! Requests that come to a listener of a load balancer, by host and path, and who takes them.
//!
//! Source: Elastic Load Balancing API, Listener, Rule (read 2026-11). Model: what is asked for is a
//! list of requests with weights; it does not depend on who calls.
//! Example: of 40 requests/s three in four ask for `/`, one in four for `/api/users`.

use crate::traffic::TrafficPoint;
use base::LoadBalancerId;
use serde::Serialize;

/// One listener of a load balancer.
pub type Door = (LoadBalancerId, u32);

/// A kind of request and its share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Asked {
    pub host: String,
    pub path: String,
    pub weight: u32,
}

/// What comes to a listener.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DoorTraffic {
    pub door: Door,
    pub points: Vec<TrafficPoint>,
    pub requests: Vec<Asked>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum DoorEvent {
    /// No points: nothing comes any more.
    TrafficSet(Box<DoorTraffic>),
    /// Requests of one minute, by the number of the rule that took them; 0 is the default action.
    Routed { door: Door, taken: Vec<(u32, u64)> },
}

impl crate::World {
    #[inline(never)]
    pub(crate) fn apply_door_event(&mut self, event: &DoorEvent) {
        match event {
            DoorEvent::TrafficSet(it) if it.points.is_empty() => {
                self.doors.remove(&it.door);
            }
            DoorEvent::TrafficSet(it) => {
                self.doors.insert(it.door, (**it).clone());
            }
            DoorEvent::Routed { door, taken } => {
                for (rule, count) in taken {
                    let so_far = self.routed.entry((door.0, door.1, *rule)).or_insert(0);
                    *so_far = so_far.saturating_add(*count);
                }
            }
        }
    }
}
