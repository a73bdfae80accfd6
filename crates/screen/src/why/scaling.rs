//! One minute of a target tracking policy in words: the formula, the bounds, and why nothing was
//! scaled.

use super::{Certainty, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock};
use base::PolicyId;
use model::Stamped;
use rules::scaling::target_tracking::{Decision, Outcome};

/// The sentence of the log; `None` for a quiet minute.
pub fn sentence(service: &str, decision: &Decision) -> Option<Text> {
    let text = match decision.outcome {
        Outcome::Quiet => return None,
        Outcome::Scale { to } if to > decision.from => Text::new("scale-out").num("to", to.0),
        Outcome::Scale { to } => Text::new("scale-in").num("to", to.0),
        Outcome::NotScaled(reason) => {
            Text::new("scale-not").str("reason", words(&format!("{reason:?}")))
        }
    };
    let metric = decision.metric.map(|it| it.decimal());
    Some(
        text.str("service", service)
            .num("from", decision.from.0)
            .str("metric", metric.unwrap_or_default())
            .str("target", decision.target.decimal()),
    )
}

/// `AlreadyAtMaxCapacity` as Application Auto Scaling spells its reason codes.
fn words(debug: &str) -> String {
    let end = debug.find([' ', '(', '{']).unwrap_or(debug.len());
    debug[..end].to_owned()
}

pub fn why(moment: Moment<'_>, stamped: &Stamped, policy: PolicyId, decision: &Decision) -> Why {
    let service = moment
        .world
        .policies
        .get(&policy)
        .and_then(|it| moment.world.services.get(&it.service))
        .map(|it| it.name.clone())
        .unwrap_or_default();
    let answer = sentence(&service, decision);
    let mut why = Why::new(
        Text::new("why-scaling-question").str("service", &service),
        answer.unwrap_or_else(|| Text::new("scale-quiet")),
        Rule {
            id: "scaling.target_tracking",
            certainty: Certainty::Observed,
            page: Page::Scaling,
        },
    );
    why.about = Some(plain(clock(stamped.at)));
    let none = || plain("–");
    let number = |it: Option<base::TaskCount>| it.map_or_else(none, |it| plain(it.0));
    why.facts = vec![
        fact(
            "fact-metric",
            decision.metric.map_or_else(none, |it| plain(it.decimal())),
        ),
        fact("fact-target-value", plain(decision.target.decimal())),
        fact("fact-running", plain(decision.running.0)),
        fact(
            "fact-formula",
            Text::new("formula")
                .num("running", decision.running.0)
                .str(
                    "metric",
                    decision.metric.map(|it| it.decimal()).unwrap_or_default(),
                )
                .str("target", decision.target.decimal())
                .str(
                    "result",
                    decision
                        .computed
                        .map_or_else(|| "–".to_owned(), |it| it.0.to_string()),
                ),
        ),
        fact("fact-before-bounds", number(decision.computed)),
        fact("fact-was", plain(decision.from.0)),
    ];
    if let Some(until) = decision.cooldown_until {
        why.facts.push(fact("fact-cooldown", plain(clock(until))));
    }
    why.chain = chain::chain(moment, stamped);
    why
}
