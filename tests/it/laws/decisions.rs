//! Laws of decisions: walls are respected, and the reasons given are the reasons.

use crate::script::{Played, judge};
use model::{Event, Stamped, World};
use rules::placement::{Ask, Constraint, Node, Placement, Pool, Rejection, place_full};
use rules::rollout::ecs_rolling::{Action, Pass};

/// The world before each event, with the event.
fn before_each(
    played: &Played,
    mut look: impl FnMut(&World, &Stamped) -> Result<(), String>,
) -> Result<(), String> {
    let mut world = World::new(played.scenario.seed);
    for stamped in played.timeline.whole_trace() {
        look(&world, stamped).map_err(|why| format!("at {} {}: {why}", stamped.at, stamped.seq))?;
        world.apply(stamped);
    }
    Ok(())
}

#[test]
fn a_rollout_never_stops_below_its_floor_nor_starts_above_its_ceiling() {
    judge(32, |played| {
        before_each(played, |world, stamped| match &stamped.event {
            Event::RolloutDecided { pass, stops, .. } => {
                let tasks: Vec<_> = stops.iter().map(|it| it.task).collect();
                walls(world, pass, &tasks)
            }
            _ => Ok(()),
        })
    });
}

fn walls(world: &World, pass: &Pass, stops: &[base::TaskId]) -> Result<(), String> {
    match pass.action {
        Action::StartNew { count } | Action::StartReplacement { count, .. }
            if pass.occupying + count > pass.ceiling =>
        {
            return Err(format!("starts above the ceiling: {pass:?}"));
        }
        Action::StopOld { .. } | Action::ScaleIn { .. } | Action::StopDraining { .. } => {
            let counted = |it: &&base::TaskId| world.tasks[it].counted_healthy;
            let healthy = stops.iter().filter(counted).count() as u32;
            if healthy > 0 && pass.healthy < pass.floor + healthy {
                return Err(format!("stops {healthy} healthy below the floor: {pass:?}"));
            }
        }
        _ => {}
    }
    Ok(())
}

#[test]
fn explanations_are_honest() {
    judge(24, |played| {
        before_each(played, |world, stamped| match &stamped.event {
            Event::PlacementDecided { ask, placement, .. } => honest(world, ask, placement),
            _ => Ok(()),
        })
    });
}

fn honest(world: &World, ask: &Ask, placement: &Placement) -> Result<(), String> {
    let feasible = || {
        placement
            .candidates
            .iter()
            .filter(|it| it.rejections.is_empty())
    };
    if let Some(winner) = placement.winner {
        let keys = |id| feasible().find(|it| it.node == id).map(|it| &it.keys);
        let won = keys(winner).ok_or_else(|| format!("{winner} won and was rejected"))?;
        if let Some(better) = feasible().find(|it| it.keys < *won) {
            return Err(format!(
                "{winner} {won:?} won over {} {:?}",
                better.node, better.keys
            ));
        }
        if !placement.tied.is_empty() && !placement.tied.contains(&winner) {
            return Err(format!(
                "{winner} is not among the tied {:?}",
                placement.tied
            ));
        }
    } else if feasible().next().is_some() {
        return Err("nobody won though someone could".to_string());
    }
    for candidate in placement
        .candidates
        .iter()
        .filter(|it| !it.rejections.is_empty())
    {
        let Some(instance) = world.instances.get(&candidate.node) else {
            continue;
        };
        let (mut node, mut ask) = (instance.node.clone(), ask.clone());
        for rejection in &candidate.rejections {
            remove(rejection, &mut node, &mut ask);
        }
        let id = node.id;
        let again = place_full(&ask, &Pool::new(vec![node]));
        if again.winner != Some(id) {
            let left = &again.candidates[0].rejections;
            return Err(format!(
                "{id} without {:?} still has {left:?}",
                candidate.rejections
            ));
        }
    }
    Ok(())
}

/// Takes one named reason away.
fn remove(rejection: &Rejection, node: &mut Node, ask: &mut Ask) {
    match rejection {
        Rejection::Draining | Rejection::NotActive { .. } => {
            node.status = rules::placement::NodeStatus::Active;
        }
        Rejection::AgentDisconnected => node.agent_connected = true,
        Rejection::MissingAttribute { name, value } => {
            std::sync::Arc::make_mut(&mut node.attributes).insert(name.clone(), value.clone());
        }
        Rejection::InsufficientCpu { needed, available } => {
            assert!(needed > available, "{rejection:?}");
            node.cpu_left = *needed;
        }
        Rejection::InsufficientMemory { needed, available } => {
            assert!(needed > available, "{rejection:?}");
            node.memory_left = *needed;
        }
        Rejection::PortTaken { protocol, port, .. } => {
            node.ports.remove(&(*protocol, *port));
        }
        Rejection::TooManyPorts { .. } => node.ports.clear(),
        Rejection::InsufficientGpus { needed, .. } => node.gpus_left = *needed,
        Rejection::NoEniSlot { .. } => node.enis_left = ask.enis,
        Rejection::WrongZone { .. } => ask.zones = None,
        Rejection::MemberOfUnsatisfied { .. } => {
            ask.constraints
                .retain(|it| !matches!(it, Constraint::MemberOf(_)));
        }
        Rejection::NotDistinct { group } => {
            node.groups.remove(group);
        }
    }
}
