//! Words for decisions with their evidence: placements, rollouts, scaling.

use super::Words;
use model::{Event, PlacementSubject, World, ZoneChoice};
use rules::placement::Stopped;
use rules::placement::{Ask, Candidate, Placement, Rejection, Strategy};
use rules::rollout::ecs_rolling::{Action, Hold, Pass, Wait, Wall, Which};
use rules::scaling::target_tracking::{Decision, Outcome};
use rules::scaling::{Direction, NotScaled};

pub(super) fn words(world: &World, event: &Event) -> Option<Words> {
    Some(match event {
        Event::PlacementDecided {
            subject,
            task,
            ask,
            placement,
        } => {
            let task = task.map_or_else(|| "a task".to_string(), |it| it.to_string());
            Words::new(
                who(world, subject),
                format!("{task} -> {}", placed(ask, placement)),
            )
        }
        Event::FargateZoneChosen {
            subject,
            zones,
            chosen,
        } => Words::new(who(world, subject), zone_chosen(zones, chosen.as_deref())),
        Event::RolloutDecided {
            service,
            pass,
            stops,
        } => Words::new(super::service::who(world, *service), rollout(pass, stops)),
        Event::ScalingDecided { policy, decision } => {
            let name = super::service::policy_name(world, *policy);
            Words::new(format!("policy {name}"), scaling(decision))
        }
        _ => return None,
    })
}

fn who(world: &World, subject: &PlacementSubject) -> String {
    match subject {
        PlacementSubject::Service { service, .. } => super::service::who(world, *service),
        PlacementSubject::RunTask { group } | PlacementSubject::StartTask { group } => {
            format!("group {group}")
        }
    }
}

fn placed(ask: &Ask, placement: &Placement) -> String {
    let Some(winner) = placement.winner else {
        return nowhere(placement);
    };
    let candidate = placement.candidates.iter().find(|it| it.node == winner);
    let mut facts: Vec<String> = candidate.map(|it| keys(ask, it)).unwrap_or_default();
    if placement.tied.len() > 1 {
        facts.push(format!("drawn from {} equals", placement.tied.len()));
    }
    let zone = candidate.map_or("", |it| it.zone.as_str());
    let mut text = format!("{winner} {zone}");
    if !facts.is_empty() {
        text.push_str(&format!(" ({})", facts.join(", ")));
    }
    let out = placement.considered - placement.feasible;
    if out > 0 {
        text.push_str(&format!("; {out} of {} could not", placement.considered));
    }
    text
}

/// What each strategy saw on the chosen instance.
fn keys(ask: &Ask, candidate: &Candidate) -> Vec<String> {
    let rungs = ask.strategies.iter().zip(&candidate.keys);
    rungs
        .filter_map(|(strategy, key)| match strategy {
            Strategy::SpreadInstance => Some(format!("on instance {key}")),
            Strategy::SpreadAttribute(name) => {
                let short = name.rsplit('.').next().unwrap_or(name);
                Some(format!("in {short} {key}"))
            }
            Strategy::BinpackCpu => Some(format!("cpu left {}", candidate.cpu_left)),
            Strategy::BinpackMemory => Some(format!("memory left {}", candidate.memory_left)),
            Strategy::Random => None,
        })
        .collect()
}

fn nowhere(placement: &Placement) -> String {
    if placement.considered == 0 {
        return "nowhere: no instances".to_string();
    }
    let rejected = placement
        .candidates
        .iter()
        .filter(|it| !it.rejections.is_empty());
    let reasons: Vec<String> = rejected.map(rejected_text).collect();
    let shown = reasons.len().min(4);
    let rest = placement.considered as usize - shown;
    let rest = if rest > 0 {
        format!("; {rest} more")
    } else {
        String::new()
    };
    format!("nowhere: {}{rest}", reasons[..shown].join("; "))
}

fn rejected_text(candidate: &Candidate) -> String {
    let lacks: Vec<String> = candidate.rejections.iter().map(rejection).collect();
    format!("{} {}", candidate.node, lacks.join(", "))
}

/// One rejection with its numbers: `memory needs 512, has 256`.
pub fn rejection(rejection: &Rejection) -> String {
    match rejection {
        Rejection::Draining => "is draining".to_string(),
        Rejection::NotActive { status } => format!("is {}", status.name()),
        Rejection::AgentDisconnected => "agent disconnected".to_string(),
        Rejection::MissingAttribute { name, value } => match value {
            Some(value) => format!("lacks {name}={value}"),
            None => format!("lacks {name}"),
        },
        Rejection::InsufficientCpu { needed, available } => {
            format!("cpu needs {needed}, has {available}")
        }
        Rejection::InsufficientMemory { needed, available } => {
            format!("memory needs {needed}, has {available}")
        }
        Rejection::PortTaken { protocol, port, by } => {
            let protocol = match protocol {
                rules::placement::Protocol::Tcp => "",
                rules::placement::Protocol::Udp => "/udp",
            };
            match by {
                Some(task) => format!("port {port}{protocol} taken by {task}"),
                None => format!("port {port}{protocol} reserved"),
            }
        }
        Rejection::TooManyPorts { limit } => format!("has all {limit} ports in use"),
        Rejection::InsufficientGpus { needed, available } => {
            format!("gpu needs {needed}, has {available}")
        }
        Rejection::NoEniSlot { slots } => format!("all {slots} ENI slots taken"),
        Rejection::WrongZone { zone, wanted } => {
            format!("is in {zone}, the subnets in {}", wanted.join(", "))
        }
        Rejection::MemberOfUnsatisfied { clause, .. } => format!("fails memberOf {clause}"),
        Rejection::NotDistinct { group } => format!("already runs {group}"),
    }
}

fn zone_chosen(zones: &[ZoneChoice], chosen: Option<&str>) -> String {
    let seen = zones.iter().map(|it| {
        let lost = if it.available { "" } else { ", failed" };
        format!("{} has {}{lost}", it.zone, it.tasks)
    });
    let seen = super::list(seen, 6);
    match chosen {
        Some(zone) => format!("a task -> {zone} ({seen})"),
        None => format!("a task -> nowhere ({seen})"),
    }
}

/// `stop 2 old (t1, t2): floor 2, ceiling 4, healthy 4, occupying 4`.
fn rollout(pass: &Pass, stops: &[Stopped]) -> String {
    let mut text = action(&pass.action);
    if !stops.is_empty() {
        let tasks = stops.iter().map(|it| it.task);
        text.push_str(&format!(" ({})", super::list(tasks, 6)));
    }
    format!(
        "{text}: floor {}, ceiling {}, healthy {}, occupying {}",
        pass.floor, pass.ceiling, pass.healthy, pass.occupying
    )
}

fn action(action: &Action) -> String {
    let of = |which: &Which| match which {
        Which::New => "newest",
        Which::Old(_) => "older",
    };
    match action {
        Action::StartNew { count } => format!("start {count} new"),
        Action::StartReplacement { revision, count } => {
            format!(
                "start {count} of the {} revision as replacement",
                of(revision)
            )
        }
        Action::StopOld { count } => format!("stop {count} old"),
        Action::StopPending { revision, count } => {
            format!(
                "stop {count} of the {} revision that never ran",
                of(revision)
            )
        }
        Action::StopDraining { count } => format!("stop {count} on draining instances"),
        Action::StopUnhealthy { revision, count } => {
            format!("stop {count} unhealthy of the {} revision", of(revision))
        }
        Action::StopRevision { revision, count } => {
            format!("stop {count} of the {} revision", of(revision))
        }
        Action::ScaleIn { count } => format!("scale in by {count}"),
        Action::Complete => "rollout complete".to_string(),
        Action::Steady => "steady".to_string(),
        Action::Wait(wait) => waiting(wait),
        Action::Stuck(wall) => stuck(wall),
    }
}

fn waiting(wait: &Wait) -> String {
    match wait {
        Wait::Starting { count } => {
            format!(
                "wait for {} to become healthy",
                super::count(*count, "task")
            )
        }
        Wait::NoRoom { wanted } => {
            format!(
                "no room: {} wanted and not placed",
                super::count(*wanted, "task")
            )
        }
        Wait::Hold(Hold::BackOff) => "wait: tasks keep failing to start".to_string(),
        Wait::Hold(Hold::DeploymentFailed) => "hold: the deployment has failed".to_string(),
        Wait::Shifting => "wait: both fleets stand while traffic shifts".to_string(),
        Wait::Baking => "wait: the deployment's alarms are watched".to_string(),
        Wait::Protected { count } => {
            format!(
                "wait: {} protected from scale-in",
                super::count(*count, "surplus task")
            )
        }
    }
}

/// The numbers stand behind every pass.
fn stuck(wall: &Wall) -> String {
    let wall = match wall {
        Wall::Floor { .. } => "at the floor",
        Wall::Ceiling { .. } => "at the ceiling",
        Wall::Both { .. } => "between floor and ceiling",
    };
    format!("stuck {wall}")
}

/// `desired 4 -> 6: 90 for target 60 on 4 running`.
pub(super) fn scaling(decision: &Decision) -> String {
    let metric = decision
        .metric
        .map_or("no datapoint".to_string(), |it| it.decimal());
    let (target, running) = (decision.target.decimal(), decision.running);
    let ground = format!("{metric} for target {target} on {running} running");
    let way = match decision.direction {
        Some(Direction::Out) => " out",
        Some(Direction::In) => " in",
        None => "",
    };
    match decision.outcome {
        Outcome::Quiet => format!("quiet: {ground}"),
        Outcome::Scale { to } => format!("desired {} -> {to}: {ground}", decision.from),
        Outcome::NotScaled(why) => format!("no scaling{way}: {}: {ground}", not_scaled(why)),
    }
}

pub(super) fn not_scaled(why: NotScaled) -> String {
    match why {
        NotScaled::ScaleInDisabled => "scale-in is disabled".to_string(),
        NotScaled::DeploymentInProgress => "a deployment is in progress".to_string(),
        NotScaled::OtherPolicyDisagrees => "another policy does not agree".to_string(),
        NotScaled::Cooldown { until } => format!("cooldown until {until}"),
        NotScaled::Suspended => "suspended".to_string(),
        NotScaled::NoMetric => "no datapoint".to_string(),
        NotScaled::OtherPolicyLarger => "another policy asks for at least as many".to_string(),
        coded => coded.code().unwrap_or("no reason given").to_string(),
    }
}
