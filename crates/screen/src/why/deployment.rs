//! A deployment in words: its phases with their times, and what ended it.
//!
//! Everything is read off the trace's own events. Example: r2 rolled from 2:00 to 2:40 and failed: the
//! circuit breaker counted 3 failures, its threshold.

use super::{Certainty, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock_secs};
use crate::timeline::{DeploymentBar, Phase};
use base::SimDuration;
use model::rollout::{Event as RolloutEvent, Why as Ended};
use model::{Event, Stamped, World};

/// What ended a deployment before it was done.
fn ended(world: &World, why: Ended) -> Text {
    match why {
        Ended::CircuitBreaker {
            failures,
            threshold,
        } => Text::new("deploy-by-breaker")
            .num("failures", failures)
            .num("threshold", threshold),
        Ended::Alarm(alarm) => {
            let found = world.alarms.get(&alarm);
            Text::new("deploy-by-alarm").str("alarm", found.map_or("", |it| it.name.as_str()))
        }
        Ended::Stopped => Text::new("deploy-by-you"),
        Ended::Superseded => Text::new("deploy-by-next"),
        Ended::Hook => Text::new("deploy-by-hook"),
        Ended::StageTimedOut => Text::new("deploy-by-time"),
    }
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Rolling => "deploy-rolling",
        Phase::Shifting => "deploy-shifting",
        Phase::Baking => "deploy-baking",
    }
}

/// The answer to the event that began a deployment, or began it anew.
#[inline(never)]
pub fn why(moment: Moment<'_>, stamped: &Stamped) -> Option<Why> {
    let (service, deployment) = match &stamped.event {
        Event::DeploymentStarted {
            service,
            deployment,
        } => (*service, deployment.id),
        Event::Rollout(RolloutEvent::RolledBack { service, to }) => (*service, *to),
        _ => return None,
    };
    let length = SimDuration(moment.end.0.max(1));
    let bars = crate::timeline::deployments(moment, service, length);
    let bar: DeploymentBar = bars.into_iter().find(|it| it.seq == stamped.seq)?;
    let name = moment.world.services.get(&service)?.name.as_str();
    let question = Text::new("why-deployment-question").str("service", name);
    let mut why = Why::new(
        question.num("revision", bar.revision),
        bar.name,
        Rule {
            id: "rollout.deployment",
            certainty: Certainty::Documented,
            page: Page::Deployment,
        },
    );
    why.about = Some(plain(clock_secs(stamped.at)));
    let facts = bar.parts.iter().map(|it| {
        let span = Text::new("deploy-span").str("from", clock_secs(it.from));
        fact(phase(it.phase), span.str("until", clock_secs(it.until)))
    });
    why.facts = facts.collect();
    let failed = moment.all.iter().find_map(|it| match &it.event {
        Event::Rollout(RolloutEvent::Failed {
            service: of,
            deployment: which,
            why,
        }) if *of == service && *which == deployment && it.seq > stamped.seq => Some(*why),
        _ => None,
    });
    if let Some(ending) = failed {
        why.facts
            .push(fact("fact-held", ended(moment.world, ending)));
    }
    why.chain = chain::chain(moment, stamped);
    Some(why)
}
