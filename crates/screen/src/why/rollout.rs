//! One pass of the service scheduler in words: what it did, and the numbers it stood on.

use super::{Certainty, Fact, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock};
use base::ServiceId;
use model::Stamped;
use rules::placement::Stopped;
use rules::rollout::ecs_rolling::{Action, Hold, Pass, Wait, Wall};

/// The sentence of the log; `None` when there is nothing to tell.
pub fn sentence(service: &str, pass: &Pass, stops: usize) -> Option<Text> {
    let text = match pass.action {
        Action::StartNew { count } => Text::new("pass-start").num("count", count),
        Action::StartReplacement { count, .. } => Text::new("pass-replace").num("count", count),
        Action::StopOld { count } => Text::new("pass-stop-old").num("count", count),
        Action::StopPending { count, .. } => Text::new("pass-stop-pending").num("count", count),
        Action::StopDraining { count } => Text::new("pass-stop-draining").num("count", count),
        Action::StopUnhealthy { count, .. } => Text::new("pass-stop-unhealthy").num("count", count),
        Action::StopRevision { count, .. } => Text::new("pass-stop-revision").num("count", count),
        Action::ScaleIn { count } => Text::new("pass-scale-in").num("count", count),
        Action::Complete => Text::new("pass-complete"),
        Action::Steady => Text::new("pass-steady"),
        Action::Wait(wait) => waiting(wait),
        Action::Stuck(wall) => stuck(wall),
    };
    Some(
        text.str("service", service)
            .num("stops", stops as i64)
            .num("floor", pass.floor)
            .num("ceiling", pass.ceiling)
            .num("healthy", pass.healthy)
            .num("occupying", pass.occupying),
    )
}

fn waiting(wait: Wait) -> Text {
    match wait {
        Wait::Starting { count } => Text::new("pass-wait-starting").num("count", count),
        Wait::NoRoom { wanted } => Text::new("pass-wait-room").num("count", wanted),
        Wait::Hold(Hold::BackOff) => Text::new("pass-wait-back-off"),
        Wait::Hold(Hold::DeploymentFailed) => Text::new("pass-wait-failed"),
        Wait::Shifting => Text::new("pass-wait-shifting"),
        Wait::Baking => Text::new("pass-wait-baking"),
        Wait::Protected { count } => Text::new("pass-wait-protected").num("count", count),
    }
}

fn stuck(wall: Wall) -> Text {
    match wall {
        Wall::Floor { .. } => Text::new("pass-stuck-floor"),
        Wall::Ceiling { .. } => Text::new("pass-stuck-ceiling"),
        Wall::Both { .. } => Text::new("pass-stuck-both"),
    }
}

pub fn why(
    moment: Moment<'_>,
    stamped: &Stamped,
    service: ServiceId,
    pass: &Pass,
    stops: &[Stopped],
) -> Why {
    let found = moment.world.services.get(&service);
    let name = found.map(|it| it.name.clone()).unwrap_or_default();
    let answer = sentence(&name, pass, stops.len());
    let mut why = Why::new(
        Text::new("why-pass-question").str("service", &name),
        answer.unwrap_or_else(|| Text::new("pass-steady")),
        Rule {
            id: "rollout.ecs_rolling",
            certainty: Certainty::Documented,
            page: Page::Deployment,
        },
    );
    why.about = Some(plain(clock(stamped.at)));
    why.facts = facts(pass);
    if !stops.is_empty() {
        let tasks: Vec<String> = stops.iter().map(|it| it.task.to_string()).collect();
        why.facts.push(fact("fact-stops", plain(tasks.join(", "))));
    }
    why.chain = chain::chain(moment, stamped);
    why
}

/// The numbers a pass went by.
pub fn facts(pass: &Pass) -> Vec<Fact> {
    vec![
        fact("fact-desired", plain(pass.desired)),
        fact(
            "fact-healthy-floor",
            Text::new("pair-floor")
                .num("count", pass.healthy)
                .num("limit", pass.floor),
        ),
        fact(
            "fact-occupying-ceiling",
            Text::new("pair-ceiling")
                .num("count", pass.occupying)
                .num("limit", pass.ceiling),
        ),
        fact("fact-wanted", plain(pass.wanted)),
    ]
}
