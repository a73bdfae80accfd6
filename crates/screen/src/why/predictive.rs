//! Predictive scaling in words: which hour it looked at, the mean, and the floor that follows.
//!
//! Example: "hour 33: a mean load of 250 at target 50 needs ⌈250 / 50⌉ = 5 tasks".

use super::{Certainty, Page, Rule, Why, chain, fact, plain, provider};
use crate::moment::Moment;
use crate::story::service_name;
use crate::text::{Text, clock};
use base::{PolicyId, SimTime};
use model::predictive::PredictiveEvent;
use model::{Stamped, World};
use rules::scaling::predictive::Decision;

fn service(world: &World, policy: PolicyId) -> String {
    let found = world.predictive.get(&policy);
    found.map_or_else(String::new, |it| service_name(world, it.service))
}

/// When the hour begins.
fn begins(decision: &Decision) -> String {
    clock(SimTime(decision.forecast.hour * 3_600_000))
}

/// The sentence of the log.
#[inline(never)]
pub fn sentence(world: &World, event: &PredictiveEvent) -> Option<Text> {
    Some(match event {
        PredictiveEvent::Put(it) => {
            let id = match it.policy.scales {
                true => "ev-forecast-policy-scales",
                false => "ev-forecast-policy",
            };
            Text::new(id).str("service", service_name(world, it.service))
        }
        PredictiveEvent::HourRecorded { policy, hour } => Text::new("ev-forecast-hour")
            .str("service", service(world, *policy))
            .str("load", hour.load.decimal()),
        PredictiveEvent::Decided { policy, decision } => {
            let id = match decision.to {
                Some(_) => "ev-forecast-raises",
                None => "ev-forecast-stays",
            };
            Text::new(id)
                .str("service", service(world, *policy))
                .str("hour", begins(decision))
                .num("from", decision.from.0)
                .num("to", decision.to.unwrap_or(decision.from).0)
                .num("floor", decision.floor.0)
        }
        PredictiveEvent::Deleted { .. } | PredictiveEvent::Sampled { .. } => return None,
    })
}

/// The answer to a decision; `None` where the sentence says it all.
#[inline(never)]
pub fn why(moment: Moment<'_>, stamped: &Stamped, event: &PredictiveEvent) -> Option<Why> {
    let PredictiveEvent::Decided { policy, decision } = event else {
        return None;
    };
    let name = service(moment.world, *policy);
    let mut why = Why::new(
        Text::new("why-forecast-question").str("service", name),
        sentence(moment.world, event)?,
        Rule {
            id: "scaling.predictive",
            certainty: Certainty::Assumed,
            page: Page::Predictive,
        },
    );
    let it = &decision.forecast;
    let target = moment.world.predictive.get(policy);
    let target = target.map_or_else(String::new, |it| it.policy.target.decimal());
    let (load, capacity) = (it.load.decimal(), it.capacity);
    why.about = Some(plain(clock(stamped.at)));
    why.facts = vec![
        fact("fact-hour", plain(begins(decision))),
        fact("fact-days", plain(it.days)),
        fact("fact-mean-load", plain(&load)),
        fact("fact-target-value", plain(&target)),
        fact(
            "fact-formula",
            plain(format!("⌈{load} / {target}⌉ = {capacity}")),
        ),
        provider::bounds(decision.clamp, decision.minimum.0, decision.maximum.0),
        fact("fact-forecast-floor", plain(decision.floor)),
        fact("fact-was", plain(decision.from)),
    ];
    let becomes = decision.to.map(|to| fact("fact-becomes", plain(to)));
    why.facts.extend(becomes);
    why.chain = chain::chain(moment, stamped);
    Some(why)
}
