//! Why here, and why nowhere: answers made of one placement decision's evidence.

use super::{Certainty, Page, Rule, Why, chain, fact, flip, ladder, margin, matrix, plain};
use crate::moment::{Moment, revision};
use crate::select::Selection;
use crate::text::{Text, clock};
use base::{Seq, ServiceId};
use model::{Event, PlacementSubject, Stamped, Task};
use rules::placement::{Ask, Candidate, Check, Placement, Rejection};

const FILTERS: Rule = Rule {
    id: "placement.filters",
    certainty: Certainty::Documented,
    page: Page::Placement,
};
const RANKING: Rule = Rule {
    id: "placement.strategies",
    certainty: Certainty::Documented,
    page: Page::Strategies,
};

/// The decision that an answer to this selection will be made of, if its event holds counts only:
/// whoever draws should have its evidence made again.
pub fn thin(
    moment: Moment<'_>,
    focus: Option<ServiceId>,
    selection: Option<Selection>,
) -> Option<Seq> {
    let unplaced = |id: ServiceId| {
        let service = moment.world.services.get(&id)?;
        Some(service.unplaced.as_ref()?.decided)
    };
    let picked = match selection {
        Some(Selection::Task(id)) => {
            let task = moment.world.tasks.get(&id);
            task.and_then(|it| birth(moment, it)).map(|it| it.seq)
        }
        Some(Selection::Unplaced(id)) => unplaced(id),
        Some(Selection::Event(seq)) => Some(seq),
        _ => None,
    };
    let focus = moment.service(focus).and_then(|it| unplaced(it.id));
    moment.thin(picked.into_iter().chain(focus))
}

/// The service whose waiting tasks the answer to this selection is about, and the decision that
/// placed none: whoever draws should look into how long they wait.
pub fn waiting(
    moment: Moment<'_>,
    focus: Option<ServiceId>,
    selection: Option<Selection>,
) -> Option<(ServiceId, Seq)> {
    let id = match selection {
        Some(Selection::Unplaced(id)) => id,
        None => moment.service(focus)?.id,
        _ => return None,
    };
    let unplaced = moment.world.services.get(&id)?.unplaced.as_ref()?;
    Some((id, unplaced.decided))
}

/// The decision that placed the task.
fn birth<'a>(moment: Moment<'a>, task: &Task) -> Option<&'a Stamped> {
    moment.all.iter().find(
        |it| matches!(&it.event, Event::PlacementDecided { task: Some(id), .. } if *id == task.id),
    )
}

/// A task that has its place: why there?
pub fn task(moment: Moment<'_>, task: &Task) -> Why {
    let mut why = match birth(moment, task).and_then(|it| decision(moment, it)) {
        Some(why) => why,
        // StartTask and Fargate name the place; there was nothing to choose.
        None => Why::new(
            Text::new("why-task-question")
                .str("task", task.id)
                .str("place", &task.zone),
            Text::new("why-task-fargate").str("zone", &task.zone),
            Rule {
                id: "placement.fargate",
                certainty: Certainty::Documented,
                page: Page::Services,
            },
        ),
    };
    why.facts = facts(moment, task);
    why
}

/// What a living task is and has.
pub fn facts(moment: Moment<'_>, task: &Task) -> Vec<super::Fact> {
    let mut facts = vec![
        fact("fact-state", crate::face::state(task)),
        fact("fact-definition", plain(&task.definition)),
        fact(
            "fact-size",
            Text::new("size")
                .num("cpu", task.cpu.0)
                .num("memory", task.memory.0),
        ),
        fact("fact-created", plain(clock(task.created_at))),
    ];
    if let Some(started) = task.started_at {
        facts.push(fact("fact-running-since", plain(clock(started))));
    }
    if let Some(target) = moment
        .world
        .target_groups
        .values()
        .find_map(|it| it.targets.get(&task.id))
    {
        let state = format!("{:?}", target.state).to_lowercase();
        facts.push(fact("fact-target", plain(state)));
    }
    facts
}

/// Tasks that wait: why nowhere?
pub fn unplaced(moment: Moment<'_>, service: ServiceId) -> Option<Why> {
    let service = moment.world.services.get(&service)?;
    let unplaced = service.unplaced.as_ref()?;
    let stamped = moment.event(unplaced.decided)?;
    let Some((ask, placement)) = moment.placement(unplaced.decided) else {
        // No instance was asked for: a zone, a quota or a role is what is missing.
        return super::event(moment, unplaced.decided);
    };
    let mut why = decision(moment, stamped)?;
    why.question = Text::new("why-unplaced-question")
        .num("count", unplaced.count.0)
        .num(
            "revision",
            service
                .deployment(unplaced.deployment)
                .map_or(0, |it| it.definition.revision),
        );
    why.flips = flip::flips(moment, service, ask, placement, unplaced.count.0);
    why.no_flip = why.flips.is_empty();
    Some(why)
}

/// Any placement decision.
pub fn decision(moment: Moment<'_>, stamped: &Stamped) -> Option<Why> {
    let Event::PlacementDecided { subject, task, .. } = &stamped.event else {
        return None;
    };
    let (ask, placement) = moment.placement(stamped.seq)?;
    let task = task.and_then(|id| moment.world.tasks.get(&id));
    let mut why = match (task, placement.winner) {
        (Some(task), Some(winner)) => Why::new(
            Text::new("why-task-question")
                .str("task", format!("{} {}", task.id, revision(task)))
                .str("place", winner),
            chosen(ask, placement),
            if placement.feasible > 1 {
                RANKING
            } else {
                FILTERS
            },
        ),
        _ => Why::new(
            Text::new("why-nowhere-question").str("who", who(moment, subject)),
            nowhere(ask, placement),
            FILTERS,
        ),
    };
    why.about = Some(plain(clock(stamped.at)));
    why.matrix = (placement.considered > 0).then(|| matrix::matrix(ask, placement));
    why.ladder = (!ask.strategies.is_empty()).then(|| ladder::ladder(ask, placement));
    why.chain = chain::chain(moment, stamped);
    if let Some(task) = task {
        why.facts = facts(moment, task);
    }
    Some(why)
}

fn who(moment: Moment<'_>, subject: &PlacementSubject) -> String {
    match subject {
        PlacementSubject::Service { service, .. } => moment
            .world
            .services
            .get(service)
            .map_or_else(|| service.to_string(), |it| it.name.clone()),
        PlacementSubject::RunTask { group } | PlacementSubject::StartTask { group } => {
            group.clone()
        }
    }
}

/// Why the winner won: it was alone, a rung decided, or chance among equals.
fn chosen(ask: &Ask, placement: &Placement) -> Text {
    let winner = placement
        .winner
        .map(|it| it.to_string())
        .unwrap_or_default();
    if placement.feasible == 1 {
        return Text::new("why-only-one")
            .str("instance", winner)
            .num("considered", placement.considered);
    }
    if placement.tied.len() > 1 {
        return Text::new("why-tied")
            .str("instance", winner)
            .num("tied", placement.tied.len() as i64)
            .num("feasible", placement.feasible);
    }
    let decider = placement
        .ladder
        .iter()
        .position(|it| it.survivors.len() == 1)
        .and_then(|index| ask.strategies.get(index));
    match decider {
        Some(strategy) => Text::new("why-ranked")
            .str("instance", winner)
            .num("feasible", placement.feasible)
            .text("rung", ladder::name(strategy)),
        None => Text::new("why-passed")
            .str("instance", winner)
            .num("feasible", placement.feasible),
    }
}

/// Why nobody won: the closest instance and what it lacks.
fn nowhere(ask: &Ask, placement: &Placement) -> Text {
    let closest = placement
        .closest
        .and_then(|id| placement.candidates.iter().find(|it| it.node == id));
    let Some(closest) = closest else {
        return Text::new("why-no-instances");
    };
    // "No instance has so much" is only true when that check failed everywhere.
    let everywhere = |check| {
        let fails = |it: &Candidate| it.rejections.iter().any(|one| one.check() == check);
        placement.candidates.iter().all(fails)
    };
    match closest.rejections.first() {
        Some(Rejection::InsufficientMemory { needed, available }) => {
            Text::new(match everywhere(Check::Memory) {
                true => "why-closest-memory",
                false => "why-near-memory",
            })
            .num("needed", needed.0)
            .str("instance", closest.node)
            .num("short", needed.saturating_sub(*available).0)
        }
        Some(Rejection::InsufficientCpu { needed, available }) => {
            Text::new(match everywhere(Check::Cpu) {
                true => "why-closest-cpu",
                false => "why-near-cpu",
            })
            .num("needed", needed.0)
            .str("instance", closest.node)
            .num("short", needed.saturating_sub(*available).0)
        }
        Some(Rejection::PortTaken { port, .. }) => Text::new(match everywhere(Check::Ports) {
            true => "why-closest-port",
            false => "why-near-port",
        })
        .str("port", port)
        .str("instance", closest.node),
        Some(other) => Text::new("why-closest")
            .str("instance", closest.node)
            .text("check", Text::new(margin::check_name(other.check())))
            .text("detail", margin::detail(other)),
        None => Text::new("why-nowhere").num("memory", ask.memory.0),
    }
}
