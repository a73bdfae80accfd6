//! Members on their way out: which one scale-in takes, a Spot notice, and why one is gone.
//!
//! Example: zones 1a with 2 and 1b with 1; in 1a the oldest goes: two rungs of a ladder.

use super::{machine, rule, rung};
use crate::moment::short_zone;
use crate::text::{Text, clock, span};
use crate::why::{Ladder, Page, Rung, Why, fact, plain};
use base::{InstanceId, SimTime};
use model::InstanceState;
use model::asg::{Drains, Leave, Member};
use rules::scaling::group::{Candidate, TerminationPolicy, Victim};

/// What a termination policy ranks by, as whole minutes.
fn minutes(policy: TerminationPolicy, launched: SimTime, now: SimTime) -> i64 {
    let age = (now.since(launched).0 / 60_000) as i64;
    match policy {
        TerminationPolicy::Default | TerminationPolicy::ClosestToNextInstanceHour => 60 - age % 60,
        _ => age,
    }
}

fn policy(policy: TerminationPolicy) -> Text {
    Text::new(match policy {
        TerminationPolicy::Default => "rung-default",
        TerminationPolicy::OldestInstance => "rung-oldest",
        TerminationPolicy::NewestInstance => "rung-newest",
        TerminationPolicy::ClosestToNextInstanceHour => "rung-next-hour",
        TerminationPolicy::Indifferent => "rung-indifferent",
    })
}

pub(super) fn victim(
    group: &str,
    (active, desired): (u32, u32),
    choice: &Victim,
    of: &[Candidate],
    now: SimTime,
) -> Why {
    let gone = choice.instance;
    let zone = of.iter().find(|it| it.instance == gone);
    let zone = zone.map_or("", |it| it.zone.as_str());
    let question = Text::new("why-victim-question").str("group", group);
    let answer = Text::new("why-victim")
        .str("instance", gone)
        .str("zone", zone);
    let mut why = Why::new(
        question.str("instance", gone),
        answer
            .str("group", group)
            .num("active", active)
            .num("desired", desired),
        rule("scaling.group.victim", Page::Termination),
    );
    let protected = of.iter().filter(|it| it.protected);
    let protected: Vec<String> = protected.map(|it| it.instance.to_string()).collect();
    if !protected.is_empty() {
        let value = plain(protected.join(", "));
        why.facts.push(fact("fact-protected", value));
    }
    why.ladder = Some(Ladder {
        rungs: rungs(choice, of, now),
        feasible: choice.open.len() as u32,
        considered: of.len() as u32,
        reached: true,
    });
    why
}

/// The zones, then each policy with those who were still in question.
fn rungs(choice: &Victim, of: &[Candidate], now: SimTime) -> Vec<Rung> {
    let mut zones: Vec<&str> = of.iter().map(|it| it.zone.as_str()).collect();
    zones.sort_unstable();
    zones.dedup();
    let open = |zone: &str| {
        let mut all = of.iter().filter(|it| choice.open.contains(&it.instance));
        all.any(|it| short_zone(&it.zone) == zone)
    };
    let count = |zone: &str| of.iter().filter(|it| it.zone == zone).count() as i64;
    let counts = zones.into_iter().map(|it| (short_zone(it), count(it)));
    let first = rung(Text::new("rung-zone-most"), counts.collect(), open);
    let mut rungs = vec![first];
    let mut left = &choice.open;
    for step in &choice.rungs {
        let asked = of.iter().filter(|it| left.contains(&it.instance));
        let scores = asked.map(|it| (it.instance, minutes(step.policy, it.launched_at, now)));
        let stays = |who: &str| step.left.iter().any(|it| it.to_string() == who);
        rungs.push(rung(policy(step.policy), scores.collect(), stays));
        left = &step.left;
    }
    if left.len() > 1 {
        let ids = left.iter().map(|it| (it, i64::from(it.0)));
        let gone = choice.instance.to_string();
        rungs.push(rung(Text::new("rung-lowest-id"), ids.collect(), |who| {
            who == gone
        }));
    }
    rungs
}

pub(super) fn interrupted(instance: InstanceId, at: SimTime, drains: Drains) -> Why {
    let answer = Text::new(match drains {
        Drains::Managed => "why-spot-managed",
        Drains::Agent => "why-spot-agent",
        Drains::No => "why-spot-no",
    });
    let mut why = Why::new(
        Text::new("why-spot-question").str("instance", instance),
        answer.str("instance", instance).str("at", clock(at)),
        rule("scaling.group.spot", Page::Spot),
    );
    why.facts = vec![
        fact("fact-gone-at", plain(clock(at))),
        fact(
            "fact-drains",
            Text::new(match drains {
                Drains::Managed => "drains-managed",
                Drains::Agent => "drains-agent",
                Drains::No => "drains-no",
            }),
        ),
    ];
    why
}

pub(super) fn gone(
    (group, instance): (&str, InstanceId),
    leave: Leave,
    member: &Member,
    state: Option<InstanceState>,
    now: SimTime,
) -> Why {
    let (answer, id, page) = match leave {
        Leave::ScaleIn => (
            "why-left-scale-in",
            "scaling.group.victim",
            Page::Termination,
        ),
        Leave::Unhealthy => (
            "why-left-unhealthy",
            "scaling.group.health",
            Page::GroupHealth,
        ),
        Leave::SpotInterrupted => ("why-left-spot", "scaling.group.spot", Page::Spot),
        Leave::User => ("why-left-user", "scaling.group.asked", Page::Termination),
    };
    let mut why = Why::new(
        Text::new("why-left-question")
            .str("group", group)
            .str("instance", instance),
        Text::new(answer).str("instance", instance),
        rule(id, page),
    );
    let state = match state {
        Some(InstanceState::Running) => "ec2-running",
        Some(InstanceState::Stopped) => "ec2-stopped",
        Some(InstanceState::Terminated) => "ec2-terminated",
        None => "ec2-pending",
    };
    why.facts = vec![
        fact("fact-ec2-state", Text::new(state)),
        machine(member),
        fact("fact-zone", plain(&member.zone)),
        fact("fact-age", plain(span(now.since(member.launched_at)))),
    ];
    if let Some(since) = member.leaving_since {
        why.facts
            .push(fact("fact-draining-since", plain(clock(since))));
    }
    why
}
