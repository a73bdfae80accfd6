//! Answers about things rather than decisions: an instance, a service, any event of the trace.

use super::{Certainty, Ladder, Page, Rule, Rung, Score, Why, chain, fact, plain};
use crate::moment::{Moment, short_zone};
use crate::story;
use crate::text::{Text, clock};
use base::{InstanceId, ServiceId};
use engine::controller::Controller;
use model::{Event, Stamped, ZoneChoice};
use rules::rollout::ecs_rolling::{Action, Pass, Wait};

pub fn instance(moment: Moment<'_>, id: InstanceId) -> Option<Why> {
    let instance = moment.world.instances.get(&id)?;
    let node = &instance.node;
    let tasks = moment.world.live_tasks_on(id).count() as i64;
    let mut why = Why::new(
        Text::new("why-instance-question").str("instance", id),
        Text::new("why-instance-answer")
            .num("tasks", tasks)
            .num("cpu", node.cpu_left.0)
            .num("memory", node.memory_left.0),
        Rule {
            id: "placement.resources",
            certainty: Certainty::Documented,
            page: Page::Instances,
        },
    );
    let of = |left: u32, total: u32| Text::new("pair-of").num("left", left).num("total", total);
    why.facts = vec![
        fact("fact-type", plain(&instance.instance_type)),
        fact("fact-zone", plain(instance.zone())),
        fact("fact-state", plain(format!("{:?}", instance.state))),
        fact(
            "fact-agent",
            Text::new(if node.agent_connected {
                "agent-ok"
            } else {
                "agent-off"
            }),
        ),
        fact("fact-cpu", of(node.cpu_left.0, node.cpu_total.0)),
        fact("fact-memory", of(node.memory_left.0, node.memory_total.0)),
        fact("fact-enis", of(node.enis_left, node.eni_slots)),
    ];
    let held: Vec<String> = node
        .ports
        .iter()
        .filter_map(|((_, port), task)| task.map(|task| format!("{port} {task}")))
        .collect();
    if !held.is_empty() {
        why.facts.push(fact("fact-ports", plain(held.join(", "))));
    }
    let custom = node
        .attributes
        .iter()
        .filter(|(name, _)| !name.starts_with("ecs."));
    let custom: Vec<String> = custom
        .filter(|(name, _)| !name.starts_with("com.amazonaws."))
        .map(|(name, value)| match value {
            Some(value) => format!("{name}={value}"),
            None => name.clone(),
        })
        .collect();
    if !custom.is_empty() {
        why.facts
            .push(fact("fact-attributes", plain(custom.join(", "))));
    }
    Some(why)
}

/// What the service is doing: its last decision in words, else that it is steady.
pub fn service(moment: Moment<'_>, id: ServiceId) -> Option<Why> {
    let service = moment.world.services.get(&id)?;
    let last = moment.trace.iter().rev().find(|it| match &it.event {
        Event::RolloutDecided { service, .. } => *service == id,
        _ => false,
    });
    let mut why = match last {
        Some(stamped) => {
            let Event::RolloutDecided { pass, stops, .. } = &stamped.event else {
                return None;
            };
            super::rollout::why(moment, stamped, id, pass, stops)
        }
        None => Why::new(
            Text::new("why-pass-question").str("service", &service.name),
            Text::new("why-service-idle"),
            Rule {
                id: "services.reconcile",
                certainty: Certainty::Documented,
                page: Page::Services,
            },
        ),
    };
    why.question = Text::new("why-service-question").str("service", &service.name);
    let decided = match last.map(|it| &it.event) {
        Some(Event::RolloutDecided { pass, .. }) => Some(pass.action),
        _ => None,
    };
    if let Some(pass) = resting(moment, id).filter(|it| Some(it.action) != decided) {
        let sentence = super::rollout::sentence(&service.name, &pass, 0);
        why.answer = sentence.unwrap_or(why.answer);
        why.facts = super::rollout::facts(&pass);
        why.about = Some(plain(clock(moment.now)));
    }
    Some(why)
}

/// What a pass of the scheduler finds at the cursor, if it finds nothing to start or stop: the last
/// decision is history then.
fn resting(moment: Moment<'_>, id: ServiceId) -> Option<Pass> {
    use engine::controllers::ecs::service_scheduler::{ServiceScheduler, shift};
    let world = moment.world;
    if shift::is_shifting(world, id) || world.task_sets.controller(id).is_some() {
        return None;
    }
    let observed = ServiceScheduler::observe(world, moment.now, id)?;
    let pass = ServiceScheduler::decide(&observed);
    let rests = matches!(
        pass.action,
        Action::Steady | Action::Complete | Action::Wait(Wait::Starting { .. })
    );
    rests.then_some(pass)
}

/// Any other event: its sentence and what it came from.
pub fn event(moment: Moment<'_>, stamped: &Stamped) -> Why {
    let sentence = story::story(moment, stamped);
    let mut why = Why::new(
        Text::new("why-event-question").str("at", clock(stamped.at)),
        sentence.unwrap_or_else(|| Text::new("why-event-quiet")),
        Rule {
            id: "trace.cause",
            certainty: Certainty::Observed,
            page: Page::Services,
        },
    );
    why.about = Some(plain(stamped.seq));
    if let Event::ServiceMessageSent { service, message } = &stamped.event
        && let Some(service) = moment.world.services.get(service)
    {
        why.quote = Some(aws_api::messages::service_message(
            moment.world,
            service,
            message,
        ));
        why.answer = Text::new("why-event-message");
    }
    why.chain = chain::chain(moment, stamped);
    why
}

/// Which zone a Fargate task went to: the one with the fewest tasks of its group.
#[inline(never)]
pub fn fargate(
    moment: Moment<'_>,
    stamped: &Stamped,
    zones: &[ZoneChoice],
    chosen: Option<&str>,
) -> Why {
    let zone = chosen.map_or("–", short_zone);
    let mut why = Why::new(
        Text::new("why-event-question").str("at", clock(stamped.at)),
        Text::new("why-task-fargate").str("zone", zone),
        Rule {
            id: "placement.fargate_zone",
            certainty: Certainty::Documented,
            page: Page::Placement,
        },
    );
    let able = zones.iter().filter(|it| it.available);
    let scores = able.map(|it| Score {
        who: short_zone(&it.zone).to_owned(),
        value: Some(i64::from(it.tasks)),
        best: Some(it.zone.as_str()) == chosen,
    });
    let scores: Vec<Score> = scores.collect();
    why.ladder = Some(Ladder {
        feasible: scores.len() as u32,
        considered: zones.len() as u32,
        reached: !scores.is_empty(),
        rungs: vec![Rung {
            name: Text::new("rung-spread-zone"),
            decided: scores.len() > 1,
            scores,
            more: 0,
        }],
    });
    why.chain = chain::chain(moment, stamped);
    why
}
