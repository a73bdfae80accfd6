//! An Auto Scaling group in words: what it launches and where, which instance goes and why that one.
//!
//! Zones come first, then the termination policies in their order; both are shown as a ladder.
//! Example: four members, three wanted: "i-2 goes: us-east-1b has most, and it is the oldest there".

use super::{Certainty, Fact, Ladder, Page, Rule, Rung, Score, Why, chain, fact, plain};
use crate::moment::{Moment, short_zone};
use crate::text::{Text, clock, span};
use base::{InstanceId, SimTime};
use model::asg::{AsgEvent, Drains, GroupId, GroupScaledBy, Leave, Member, MemberState};
use model::{InstanceState, Stamped, World};
use rules::scaling::group::{Candidate, TerminationPolicy, Victim};

fn name(world: &World, id: GroupId) -> String {
    let found = world.groups.get(&id);
    found.map_or_else(|| id.0.to_string(), |it| it.name.clone())
}

/// The sentence of the log.
#[inline(never)]
pub fn sentence(world: &World, event: &AsgEvent) -> Option<Text> {
    let of = |id: &'static str, group: GroupId| Text::new(id).str("group", name(world, group));
    Some(match event {
        AsgEvent::GroupPut(it) => Text::new("ev-group")
            .str("group", &it.name)
            .num("min", it.min)
            .num("max", it.max),
        AsgEvent::DesiredSet { group, to, by } => {
            let by = Text::new(match by {
                GroupScaledBy::User => "group-by-user",
                GroupScaledBy::Bounds => "group-by-bounds",
                GroupScaledBy::ManagedScaling => "group-by-provider",
                GroupScaledBy::Policy => "group-by-policy",
            });
            of("ev-group-desired", *group)
                .num("count", *to)
                .text("by", by)
        }
        AsgEvent::Launched {
            group,
            instance,
            member,
            ..
        } => {
            let id = match (&member.relieves, member.spot) {
                (Some(_), _) => "ev-group-relieves",
                (None, true) => "ev-group-launches-spot",
                (None, false) => "ev-group-launches",
            };
            of(id, *group)
                .str("instance", instance)
                .str("zone", &member.zone)
                .str("from", member.relieves.as_deref().unwrap_or_default())
        }
        AsgEvent::StateChanged {
            group,
            instance,
            state,
        } => of(
            match state {
                MemberState::Pending => return None,
                MemberState::InService => "ev-group-in-service",
                MemberState::TerminatingWait => "ev-group-waits",
            },
            *group,
        )
        .str("instance", instance),
        AsgEvent::VictimChosen { group, choice, .. } => {
            of("ev-group-victim", *group).str("instance", choice.instance)
        }
        AsgEvent::Interrupted {
            group,
            instance,
            at,
            ..
        } => of("ev-group-interrupted", *group)
            .str("instance", instance)
            .str("at", clock(*at)),
        AsgEvent::Left {
            group,
            instance,
            why,
            ..
        } => of(left(*why), *group).str("instance", instance),
        AsgEvent::TemplatePut(_)
        | AsgEvent::GroupDeleted { .. }
        | AsgEvent::ProtectionSet { .. } => {
            return None;
        }
    })
}

fn left(why: Leave) -> &'static str {
    match why {
        Leave::ScaleIn => "ev-group-left-scale-in",
        Leave::Unhealthy => "ev-group-left-unhealthy",
        Leave::SpotInterrupted => "ev-group-left-spot",
        Leave::User => "ev-group-left-user",
    }
}

fn rule(id: &'static str, page: Page) -> Rule {
    Rule {
        id,
        certainty: Certainty::Documented,
        page,
    }
}

/// The answer to one event of a group; `None` where its sentence says it all.
#[inline(never)]
pub fn why(moment: Moment<'_>, stamped: &Stamped, event: &AsgEvent) -> Option<Why> {
    let world = moment.world;
    let mut why = match event {
        AsgEvent::Launched {
            group,
            instance,
            member,
            zones,
            active,
            desired,
        } => launched(
            (&name(world, *group), *instance),
            member,
            zones,
            (*active, *desired),
        ),
        AsgEvent::VictimChosen {
            group,
            active,
            desired,
            choice,
            of,
        } => victim(
            &name(world, *group),
            (*active, *desired),
            choice,
            of,
            stamped.at,
        ),
        AsgEvent::Interrupted {
            instance,
            at,
            drains,
            ..
        } => interrupted(*instance, *at, *drains),
        AsgEvent::Left {
            group,
            instance,
            why,
            member,
            state,
        } => gone(
            (&name(world, *group), *instance),
            *why,
            member,
            *state,
            stamped.at,
        ),
        _ => return None,
    };
    why.about = Some(plain(clock(stamped.at)));
    why.chain = chain::chain(moment, stamped);
    Some(why)
}

fn members(active: u32, desired: u32) -> Fact {
    fact(
        "fact-members",
        Text::new("pair-of")
            .num("left", active)
            .num("total", desired),
    )
}

fn machine(member: &Member) -> Fact {
    let id = if member.spot {
        "machine-spot"
    } else {
        "machine-on-demand"
    };
    fact(
        "fact-type",
        Text::new(id).str("type", &member.instance_type),
    )
}

fn launched(
    (group, instance): (&str, InstanceId),
    member: &Member,
    zones: &[(String, u32, bool)],
    (active, desired): (u32, u32),
) -> Why {
    let answer = match &member.relieves {
        Some(from) => Text::new("why-launch-relieves").str("from", from),
        None => Text::new("why-launch-short")
            .num("active", active)
            .num("desired", desired),
    };
    let question = Text::new("why-launch-question").str("group", group);
    let mut why = Why::new(
        question.str("instance", instance).str("zone", &member.zone),
        answer.str("zone", &member.zone),
        rule("scaling.group.launch_zone", Page::ZoneBalance),
    );
    why.facts = vec![
        members(active, desired),
        machine(member),
        fact("fact-ready", plain(clock(member.ready_at))),
    ];
    let failed: Vec<&str> = zones
        .iter()
        .filter(|it| !it.2)
        .map(|it| short_zone(&it.0))
        .collect();
    if !failed.is_empty() {
        why.facts
            .push(fact("fact-zones-failed", plain(failed.join(", "))));
    }
    let able: Vec<(&str, i64)> = zones
        .iter()
        .filter(|it| it.2)
        .map(|it| (short_zone(&it.0), i64::from(it.1)))
        .collect();
    let chosen = short_zone(&member.zone);
    let rung = rung(Text::new("rung-zone-fewest"), able, |who| who == chosen);
    why.ladder = Some(Ladder {
        feasible: rung.scores.len() as u32,
        considered: zones.len() as u32,
        rungs: vec![rung],
        reached: true,
    });
    why
}

fn rung<Who: ToString>(name: Text, of: Vec<(Who, i64)>, best: impl Fn(&str) -> bool) -> Rung {
    let scores = of.into_iter().map(|(who, value)| {
        let who = who.to_string();
        let best = best(&who);
        Score {
            who,
            value: Some(value),
            best,
        }
    });
    let mut scores: Vec<Score> = scores.collect();
    scores.sort_by_key(|it| (!it.best, it.value));
    Rung {
        name,
        decided: scores.iter().filter(|it| it.best).count() == 1,
        scores,
        more: 0,
    }
}

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

fn victim(
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

fn interrupted(instance: InstanceId, at: SimTime, drains: Drains) -> Why {
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

fn gone(
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
