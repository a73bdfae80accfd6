//! One minute of a scaling policy in words: the formula, the bounds, and why nothing was scaled.

use super::{Certainty, Fact, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock};
use base::{PolicyId, SimTime, TaskCount};
use model::Stamped;
use rules::scaling::step_scaling::{AdjustmentType, Policy};
use rules::scaling::step_turn::Turn;
use rules::scaling::target_tracking::{Decision, Outcome};
use rules::scaling::{Clamp, NotScaled};

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

/// The sentence of a minute of step scaling.
pub fn step_sentence(service: &str, turn: &Turn) -> Text {
    let answer = match turn.outcome {
        Outcome::Scale { to } => Text::new("step-scaled")
            .num("to", to.0)
            .str(
                "metric",
                turn.metric.map_or_else(String::new, |it| it.decimal()),
            )
            .str("threshold", turn.threshold.decimal()),
        Outcome::Quiet => Text::new("scale-quiet"),
        Outcome::NotScaled(reason) => {
            Text::new("step-not").str("reason", words(&format!("{reason:?}")))
        }
    };
    answer.str("service", service).num("from", turn.from.0)
}

/// One minute of a step scaling policy: the step that its alarm's metric falls on, and the sum.
#[inline(never)]
pub fn step(moment: Moment<'_>, stamped: &Stamped, policy: PolicyId, turn: &Turn) -> Why {
    let policy = moment.world.step_policies.get(&policy);
    let service = policy.and_then(|it| moment.world.services.get(&it.service));
    let service = service.map_or("", |it| it.name.as_str());
    let none = || plain("–");
    let number = |it: Option<base::Milli>| it.map_or_else(none, |it| plain(it.decimal()));
    let mut why = Why::new(
        Text::new("why-step-question").str("service", service),
        step_sentence(service, turn),
        Rule {
            id: "scaling.step_scaling",
            certainty: Certainty::Documented,
            page: Page::StepScaling,
        },
    );
    why.about = Some(plain(clock(stamped.at)));
    let computed = turn.computed.map(|it| it.0);
    why.facts = vec![
        fact("fact-metric", number(turn.metric)),
        fact("fact-threshold", plain(turn.threshold.decimal())),
        fact("fact-above", number(turn.difference)),
        fact("fact-running", plain(turn.base.0)),
        fact(
            "fact-formula",
            policy
                .and_then(|it| sum(&it.policy, turn))
                .map_or_else(none, plain),
        ),
        fact("fact-before-bounds", computed.map_or_else(none, plain)),
        fact("fact-was", plain(turn.from.0)),
    ];
    let bounds = (turn.clamp, turn.minimum, turn.maximum);
    close(&mut why.facts, bounds, turn.cooldown_until, turn.outcome);
    why.chain = chain::chain(moment, stamped);
    why
}

/// `4 + 3 = 7`, `10 − 40 % = 6`, `= 5`: the step's adjustment with the numbers put in.
fn sum(policy: &Policy, turn: &Turn) -> Option<String> {
    let adjustment = policy.steps.get(turn.step?)?.adjustment;
    let (base, result) = (turn.base.0, turn.computed?.0);
    let sign = if adjustment < 0 { '−' } else { '+' };
    let size = adjustment.unsigned_abs();
    Some(match policy.adjustment_type {
        AdjustmentType::ChangeInCapacity => format!("{base} {sign} {size} = {result}"),
        AdjustmentType::PercentChangeInCapacity => format!("{base} {sign} {size} % = {result}"),
        AdjustmentType::ExactCapacity => format!("= {result}"),
    })
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
    let rule = Rule {
        id: "scaling.target_tracking",
        certainty: Certainty::Observed,
        page: Page::Scaling,
    };
    let mut why = tracked(&service, decision, rule);
    why.about = Some(plain(clock(stamped.at)));
    why.chain = chain::chain(moment, stamped);
    why
}

/// One minute of target tracking on whatever has this name: a service, or an Auto Scaling group.
pub(super) fn tracked(name: &str, decision: &Decision, rule: Rule) -> Why {
    let answer = sentence(name, decision);
    let mut why = Why::new(
        Text::new("why-scaling-question").str("service", name),
        answer.unwrap_or_else(|| Text::new("scale-quiet")),
        rule,
    );
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
    let bounds = (decision.clamp, decision.minimum, decision.maximum);
    close(
        &mut why.facts,
        bounds,
        decision.cooldown_until,
        decision.outcome,
    );
    why
}

/// What follows the formula: the bounds, the cooldown, and the reason why nothing was scaled.
fn close(
    facts: &mut Vec<Fact>,
    (clamp, minimum, maximum): (Clamp, TaskCount, TaskCount),
    cooldown: Option<SimTime>,
    outcome: Outcome,
) {
    facts.push(super::provider::bounds(clamp, minimum.0, maximum.0));
    facts.extend(cooldown.map(|it| fact("fact-cooldown", plain(clock(it)))));
    match outcome {
        Outcome::Scale { to } => facts.push(fact("fact-becomes", plain(to.0))),
        Outcome::NotScaled(reason) => facts.push(fact("fact-held", Text::new(meaning(reason)))),
        Outcome::Quiet => {}
    }
}

/// What a reason code means.
#[inline(never)]
fn meaning(reason: NotScaled) -> &'static str {
    match reason {
        NotScaled::AutoScalingAnticipatedFlapping => "reason-flapping",
        NotScaled::TargetServicePutResourceAsUnscalable => "reason-unscalable",
        NotScaled::AlreadyAtMaxCapacity => "reason-at-maximum",
        NotScaled::AlreadyAtMinCapacity => "reason-at-minimum",
        NotScaled::AlreadyAtDesiredCapacity => "reason-at-desired",
        NotScaled::ScaleInDisabled => "reason-scale-in-disabled",
        NotScaled::DeploymentInProgress => "reason-deploying",
        NotScaled::OtherPolicyDisagrees => "reason-other-disagrees",
        NotScaled::Cooldown { .. } => "reason-cooldown",
        NotScaled::Suspended => "reason-suspended",
        NotScaled::NoMetric => "reason-no-metric",
        NotScaled::OtherPolicyLarger => "reason-other-larger",
    }
}
