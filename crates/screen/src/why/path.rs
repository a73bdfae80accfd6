//! Why a health check, a pull or a mount does not arrive: every hop up to the one that refuses.
//!
//! The hops are the evidence of the event itself. Example: "front sends on port 32768", "hosts of t1
//! does not admit port 32768 from front".

use super::{Certainty, Fact, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock};
use model::network::{Blocked, PathOf};
use model::storage::StorageChange;
use model::{Event, Stamped, Task, World};
use rules::reach::{Hop, PathStep};

/// What was on its way.
pub(crate) fn goal(world: &World, of: &PathOf) -> Text {
    match of {
        PathOf::HealthCheck {
            target_group, task, ..
        } => {
            let group = world.target_groups.get(target_group);
            Text::new("path-check")
                .str("group", group.map_or("", |it| it.name.as_str()))
                .str("task", task)
        }
        PathOf::Pull { image, service, .. } => Text::new("path-pull")
            .str("image", image)
            .str("service", service),
        PathOf::Mount { file_system, .. } => Text::new("path-mount").str("name", file_system),
    }
}

/// One hop in words: it lets through, or it refuses.
pub(crate) fn hop(world: &World, hop: &Hop) -> Text {
    let named = |id: &str| -> String {
        let group = world.network.group(id);
        group.map_or_else(|| id.to_string(), |it| it.name.clone())
    };
    let all = |ids: &[String]| {
        let names: Vec<String> = ids.iter().map(|it| named(it)).collect();
        names.join(", ")
    };
    let pick = |yes, no| Text::new(if hop.passes { yes } else { no });
    match &hop.step {
        PathStep::Zone { balancer, zone } => pick("hop-zone", "hop-no-zone")
            .str("balancer", balancer)
            .str("zone", zone),
        PathStep::Leaves {
            who,
            port,
            to,
            groups,
        } => pick("hop-leaves", "hop-no-leave")
            .str("who", who)
            .str("groups", all(groups))
            .num("port", *port)
            .str("to", to),
        PathStep::Enters {
            who,
            groups,
            port,
            from,
        } => pick("hop-enters", "hop-no-enter")
            .str("who", who)
            .str("groups", all(groups))
            .num("port", *port)
            .str("from", named(from)),
        PathStep::Route { subnet, table, via } => match via {
            Some(via) => pick("hop-route", "hop-dead-route").str("via", via),
            None => Text::new("hop-no-route"),
        }
        .str("subnet", subnet)
        .str("table", table),
        PathStep::PublicAddress { who } => pick("hop-address", "hop-no-address").str("who", who),
        PathStep::Endpoint { id, service } => Text::new("hop-endpoint")
            .str("id", id)
            .str("service", service),
    }
}

/// `the health check of web: hosts of t1 does not admit port 32768 from front`.
pub(crate) fn sentence(world: &World, blocked: &Blocked) -> Text {
    let refusing = rules::reach::refusing(&blocked.hops);
    let why = refusing.map_or_else(|| plain(""), |it| hop(world, it));
    Text::new("ev-path-blocked")
        .text("goal", goal(world, &blocked.of))
        .text("hop", why)
}

fn hops(world: &World, blocked: &Blocked) -> Vec<Fact> {
    let name = |it: &Hop| {
        if it.passes {
            "fact-hop"
        } else {
            "fact-hop-refuses"
        }
    };
    let each = blocked.hops.iter();
    each.map(|it| fact(name(it), hop(world, it))).collect()
}

pub(super) fn why(moment: Moment<'_>, stamped: &Stamped, blocked: &Blocked) -> Why {
    let world = moment.world;
    let refusing = rules::reach::refusing(&blocked.hops);
    let answer = refusing.map_or_else(|| plain(""), |it| hop(world, it));
    let question = Text::new("why-path-question").text("goal", goal(world, &blocked.of));
    let rule = Rule {
        id: "reach.connect",
        certainty: Certainty::Documented,
        page: Page::StoppedTasks,
    };
    let mut why = Why::new(question, answer, rule);
    why.about = Some(plain(clock(stamped.at)));
    why.facts = hops(world, blocked);
    why.chain = chain::chain(moment, stamped);
    why
}

/// The last path of a task that ended on its way, and what its volumes held, as facts.
pub(super) fn facts(moment: Moment<'_>, task: &Task) -> Vec<Fact> {
    let world = moment.world;
    let mut facts = Vec::new();
    let volumes = world.definition(&task.definition);
    if volumes.is_some_and(|it| !it.volumes.is_empty()) {
        let mounted = moment.trace.iter().rev().find_map(|it| match &it.event {
            Event::StorageChanged(change) => match &**change {
                StorageChange::TaskMounted { task: id, volumes } if *id == task.id => Some(volumes),
                _ => None,
            },
            _ => None,
        });
        for it in mounted.into_iter().flatten() {
            let value = Text::new(if it.found {
                "volume-found"
            } else {
                "volume-empty"
            });
            facts.push(fact("fact-volume", value.str("volume", &it.volume)));
        }
    }
    if world.network.is_implicit() {
        return facts;
    }
    let blocked = moment.trace.iter().rev().find_map(|it| match &it.event {
        Event::PathBlocked(blocked) if blocked.of.task() == task.id => Some(blocked),
        _ => None,
    });
    facts.extend(blocked.map(|it| hops(world, it)).into_iter().flatten());
    facts
}
