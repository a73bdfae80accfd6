//! The service strip: what the service is asked for, and the corridor it may move in.
//!
//! The gauge has two rows because the two limits count different things: `healthy` is bounded below
//! by the floor, `occupying` (RUNNING and PENDING) above by the ceiling. The wall that blocks is
//! lit and says so. Example: 4 desired, 50/100: floor 2 of 2.0, ceiling 4 of 4.0; healthy 2 →
//! "cannot stop r7".
//! Source: ECS API, DeploymentConfiguration (read 2026-11); the arithmetic is
//! `rules::rollout::ecs_rolling`.

mod gauge;
mod wall;
mod watch;

use crate::moment::{self, Moment};
use crate::text::{Text, span};
use base::ServiceId;
use model::{RolloutState, Service};

pub use gauge::{Bound, Cell, Gauge, Mark};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceView {
    pub id: ServiceId,
    pub letter: char,
    pub name: String,
    /// Every service, for the switch of the focus.
    pub all: Vec<(ServiceId, char, String)>,
    /// `r7 → r8, rolling for 0:50`.
    pub state: Text,
    pub desired: u32,
    pub minimum: u32,
    pub maximum: u32,
    pub gauge: Gauge,
    /// What watches over the deployment, and what would free it.
    pub watch: Vec<Text>,
}

/// The strip of the service in focus; `None` while there is no service.
pub fn service(moment: Moment<'_>, focus: Option<ServiceId>) -> Option<ServiceView> {
    let service = moment.service(focus)?;
    let world = moment.world;
    Some(ServiceView {
        id: service.id,
        letter: moment::letter(world, service.id),
        name: service.name.clone(),
        all: world
            .services
            .values()
            .map(|it| (it.id, moment::letter(world, it.id), it.name.clone()))
            .collect(),
        state: state(moment, service),
        desired: service.desired.0,
        minimum: service.minimum_healthy_percent.0,
        maximum: service.maximum_percent.0,
        gauge: gauge::gauge(moment, service),
        watch: watch::watch(moment, service),
    })
}

fn state(moment: Moment<'_>, service: &Service) -> Text {
    let Some(primary) = service.primary() else {
        // With another deployment controller, the primary task set is what the service runs.
        return match moment.world.task_sets.primary(service.id) {
            Some(it) => Text::new("service-steady").num("new", it.definition.revision),
            None => Text::new("service-inactive"),
        };
    };
    let new = primary.definition.revision;
    match primary.rollout_state {
        RolloutState::InProgress => {
            let length = span(moment.now.since(primary.created_at));
            let old = service.deployments.get(1).map(|it| it.definition.revision);
            match old {
                Some(old) => Text::new("service-rolling")
                    .num("old", old)
                    .num("new", new)
                    .str("span", length),
                None => Text::new("service-starting")
                    .num("new", new)
                    .str("span", length),
            }
        }
        RolloutState::Completed => Text::new("service-steady").num("new", new),
        RolloutState::Failed => Text::new("service-failed").num("new", new),
    }
}
