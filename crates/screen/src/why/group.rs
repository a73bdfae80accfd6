//! An Auto Scaling group in words: what it launches and where, which instance goes and why that one.
//!
//! Zones come first, then the termination policies in their order; both are shown as a ladder.
//! Example: four members, three wanted: "i-2 goes: us-east-1b has most, and it is the oldest there".

mod leaving;

use super::{Certainty, Fact, Ladder, Page, Rule, Rung, Score, Why, chain, fact, plain};
use crate::moment::{Moment, short_zone};
use crate::text::{Text, clock};
use base::InstanceId;
use model::asg::{AsgEvent, GroupId, GroupScaledBy, Leave, Member, MemberState};
use model::{Stamped, World};

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
        AsgEvent::PolicyDecided {
            group, decision, ..
        } => return super::scaling::sentence(&name(world, *group), decision),
        AsgEvent::TemplatePut(_)
        | AsgEvent::GroupDeleted { .. }
        | AsgEvent::ProtectionSet { .. }
        | AsgEvent::PolicyPut(_)
        | AsgEvent::PolicyDeleted { .. }
        | AsgEvent::ProfileSet { .. } => {
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
        } => leaving::victim(
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
        } => leaving::interrupted(*instance, *at, *drains),
        AsgEvent::Left {
            group,
            instance,
            why,
            member,
            state,
        } => leaving::gone(
            (&name(world, *group), *instance),
            *why,
            member,
            *state,
            stamped.at,
        ),
        AsgEvent::PolicyDecided {
            group, decision, ..
        } => super::scaling::tracked(
            &name(world, *group),
            decision,
            rule("scaling.target_tracking", Page::GroupTracking),
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
