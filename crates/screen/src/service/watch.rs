//! What watches over the service's deployment, and what would free it: short lines under the strip.
//!
//! Example: `circuit breaker: 2 of 3 failed tasks`; `a minimum of 75 % or a maximum of 125 % lets it
//! move`.

use crate::moment::Moment;
use crate::text::{Text, clock};
use model::rollout::ServiceDeployment;
use model::{RolloutState, Service};
use rules::rollout::circuit_breaker;
use rules::rollout::ecs_rolling::Action;
use rules::rollout::foresee::{Outlook, outlook};

/// In order of urgency; empty while all is quiet.
pub fn watch(moment: Moment<'_>, service: &Service) -> Vec<Text> {
    let going = service
        .primary()
        .is_some_and(|it| it.rollout_state == RolloutState::InProgress);
    let rollout = moment.world.rollouts.get(&service.id);
    let mut lines = Vec::new();
    lines.extend(freed(service));
    if let Some((rollout, record)) = rollout.and_then(|it| Some((it, it.current()?))) {
        if going {
            lines.extend(shift(record));
            lines.extend(back(service, record));
            let settings = &rollout.settings;
            if let Some(it) = settings.breaker {
                let threshold = circuit_breaker::threshold(service.desired.0, it.threshold);
                lines.push(
                    Text::new("watch-breaker")
                        .num("failures", record.failures)
                        .num("threshold", threshold),
                );
            }
            if let Some(it) = &settings.alarms {
                lines.push(alarms(&it.names.join(", "), record));
            }
        }
        if let Some(it) = &rollout.rebalancing {
            lines.push(
                Text::new("watch-rebalancing")
                    .str("from", &it.from)
                    .str("to", &it.to),
            );
        }
    }
    lines.extend(protected(moment, service));
    lines
}

/// While it is stuck: the numbers that would free it.
fn freed(service: &Service) -> Option<Text> {
    let pass = service.last_pass.as_ref()?;
    if !matches!(pass.action, Action::Stuck(_)) {
        return None;
    }
    let (minimum, maximum) = (service.minimum_healthy_percent, service.maximum_percent);
    match outlook(service.desired.0, minimum, maximum) {
        Outlook::NeverMoves {
            minimum, maximum, ..
        } => Some(
            Text::new("watch-freed")
                .num("minimum", minimum)
                .num("maximum", maximum),
        ),
        _ => None,
    }
}

fn shift(record: &ServiceDeployment) -> Option<Text> {
    let it = record.shifting.as_ref()?;
    let id = match it.awaiting.is_empty() {
        true => "watch-shift",
        false => "watch-shift-paused",
    };
    Some(
        Text::new(id)
            .str("stage", aws_api::describe::deployment::stage(it.stage))
            .num("share", it.production.0 / 1000),
    )
}

fn back(service: &Service, record: &ServiceDeployment) -> Option<Text> {
    let to = service.deployment(record.rollback?.to)?;
    Some(
        Text::new("watch-rollback")
            .num("failed", record.revision.definition.revision)
            .num("to", to.definition.revision),
    )
}

fn alarms(names: &str, record: &ServiceDeployment) -> Text {
    match (record.alarms_ignored, record.bakes_until) {
        (true, _) => Text::new("watch-alarms-ignored").str("names", names),
        (false, Some(until)) => Text::new("watch-alarms-until")
            .str("names", names)
            .str("until", clock(until)),
        (false, None) => Text::new("watch-alarms").str("names", names),
    }
}

fn protected(moment: Moment<'_>, service: &Service) -> Option<Text> {
    let ends = &moment.world.protected_tasks;
    let kept = moment
        .world
        .live_tasks_of(service.id)
        .filter(|it| it.wanted && ends.get(&it.id).is_some_and(|until| *until > moment.now));
    let count = kept.count();
    (count > 0).then(|| Text::new("watch-protected").num("count", count as i64))
}
