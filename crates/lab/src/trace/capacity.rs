//! Words for Auto Scaling groups and capacity providers.

use super::Words;
use model::asg::{AsgEvent, GroupId, GroupScaledBy, Leave, MemberState};
use model::capacity::{CapacityEvent, ProviderId};
use model::quota::QuotaEvent;
use model::{Event, World};
use rules::quota::Quota;
use rules::scaling::Clamp;
use rules::scaling::reservation::{Reservation, Resize, Stays};

pub(super) fn words(world: &World, event: &Event) -> Option<Words> {
    match event {
        Event::Asg(event) => Some(group(world, event)),
        Event::Sqs(event) => Some(super::sqs::words(world, event)),
        Event::Capacity(event) => Some(capacity(world, event)),
        Event::Quota(event) => Some(quota(world, event)),
        Event::Managed(event) => Some(super::managed::words(world, event)),
        Event::Predictive(event) => Some(super::predictive::words(world, event)),
        _ => None,
    }
}

fn who(world: &World, id: GroupId) -> String {
    if let Some(it) = world.managed_by(id) {
        return provider(world, it.provider);
    }
    let name = world.groups.get(&id).map(|it| it.name.clone());
    format!("asg {}", name.unwrap_or_else(|| id.0.to_string()))
}

pub(super) fn provider(world: &World, id: ProviderId) -> String {
    let name = world.providers.get(&id).map(|it| it.name.clone());
    format!("provider {}", name.unwrap_or_else(|| id.0.to_string()))
}

fn group(world: &World, event: &AsgEvent) -> Words {
    match event {
        AsgEvent::TemplatePut(it) => Words::new(
            "ec2",
            format!("launch template {} of {}", it.name, it.instance_type),
        ),
        AsgEvent::GroupPut(it) if it.types.is_empty() => {
            let zones = super::list(it.zones.iter(), 6);
            Words::new(
                format!("provider {}", it.name),
                format!("instances in {zones}"),
            )
        }
        AsgEvent::GroupPut(it) => {
            let zones = super::list(it.zones.iter(), 6);
            let what = format!(
                "min {}, max {}, desired {} in {zones}",
                it.min, it.max, it.desired
            );
            Words::new(format!("asg {}", it.name), what)
        }
        AsgEvent::GroupDeleted { group } => Words::new(who(world, *group), "deleted"),
        AsgEvent::DesiredSet { group, to, by } => {
            let by = match by {
                GroupScaledBy::User => "you",
                GroupScaledBy::Bounds => "its bounds",
                GroupScaledBy::ManagedScaling => "managed scaling",
                GroupScaledBy::Policy => "its scaling policy",
            };
            Words::new(
                who(world, *group),
                format!("desired capacity {to} (by {by})"),
            )
        }
        AsgEvent::Launched {
            group,
            instance,
            member,
            zones,
            ..
        } => {
            let zones = zones.iter().map(|(zone, count, up)| {
                format!("{zone} has {count}{}", if *up { "" } else { ", failed" })
            });
            let zones = super::list(zones, 6);
            let spot = if member.spot { " Spot" } else { "" };
            let (kind, zone) = (&member.instance_type, &member.zone);
            let relieves = member.relieves.as_ref();
            let relieves = relieves.map_or(String::new(), |it| format!(" to relieve {it}"));
            let what = format!("launches {instance}, {kind}{spot} in {zone}{relieves} ({zones})");
            Words::new(who(world, *group), what)
        }
        AsgEvent::StateChanged {
            group,
            instance,
            state,
        } => {
            let state = match state {
                MemberState::Pending => "Pending",
                MemberState::InService => "InService",
                MemberState::TerminatingWait => "Terminating:Wait",
            };
            Words::new(who(world, *group), format!("{instance} {state}"))
        }
        AsgEvent::ProtectionSet {
            group,
            instance,
            protected,
        } => {
            let how = if *protected {
                "protected from scale-in"
            } else {
                "not protected"
            };
            Words::new(who(world, *group), format!("{instance} {how}"))
        }
        AsgEvent::VictimChosen {
            group, choice, of, ..
        } => {
            let of = of.iter().map(|it| {
                let kept = if it.protected { ", protected" } else { "" };
                format!("{} in {}{kept}", it.instance, it.zone)
            });
            let of = super::list(of, 6);
            let victim = choice.instance;
            Words::new(who(world, *group), format!("scales in: {victim} of {of}"))
        }
        AsgEvent::Interrupted {
            group,
            instance,
            at,
            ..
        } => {
            let what = format!("Spot interruption of {instance} at {at}");
            Words::new(who(world, *group), what)
        }
        AsgEvent::Left {
            group,
            instance,
            why,
            ..
        } => {
            let why = match why {
                Leave::ScaleIn => "scale-in",
                Leave::Unhealthy => "unhealthy",
                Leave::SpotInterrupted => "Spot interruption",
                Leave::User => "by request",
            };
            Words::new(who(world, *group), format!("terminates {instance}: {why}"))
        }
        other => policy(world, other),
    }
}

/// Words for a group's own policies, and for instance profiles.
#[inline(never)]
fn policy(world: &World, event: &AsgEvent) -> Words {
    match event {
        AsgEvent::PolicyPut(it) => {
            let target = it.target.decimal();
            let what = format!("policy {} keeps its CPU at {target} %", it.name);
            Words::new(who(world, it.group), what)
        }
        AsgEvent::PolicyDeleted { group, name } => {
            Words::new(who(world, *group), format!("policy {name} deleted"))
        }
        AsgEvent::PolicyDecided {
            group,
            name,
            decision,
        } => {
            let words = super::decisions::scaling(decision);
            Words::new(who(world, *group), format!("policy {name}: {words}"))
        }
        AsgEvent::ProfileSet { template, role } => {
            let what = format!("launch template {template} has the instance profile {role}");
            Words::new("ec2", what)
        }
        _ => Words::new("ec2", ""),
    }
}

/// Words for quotas.
#[inline(never)]
pub(super) fn quota(world: &World, event: &QuotaEvent) -> Words {
    match event {
        QuotaEvent::Set(limits) => {
            let parts = [
                limits.tasks.map(|it| format!("{it} tasks")),
                limits.cpu.map(|it| format!("{} CPU units", it.0)),
                limits.memory.map(|it| format!("{} MiB a task", it.0)),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let parts = if parts.is_empty() {
                "none".to_string()
            } else {
                parts.join(", ")
            };
            Words::new("account", format!("Fargate quotas: {parts}"))
        }
        QuotaEvent::Exceeded { hit, .. } => {
            let what = match hit.quota {
                Quota::Tasks => "tasks",
                Quota::Cpu | Quota::OwnCpu => "CPU units",
                Quota::OwnMemory => "MiB",
            };
            let (asked, used, limit) = (hit.asked, hit.used, hit.limit);
            let what = format!("{asked} more {what} with {used} in use exceed the quota {limit}");
            Words::new("fargate", what)
        }
        QuotaEvent::Throttled {
            service,
            launched,
            limit,
        } => {
            let what = format!("launched {launched} of {limit} tasks that a minute allows");
            Words::new(super::service::who(world, *service), what)
        }
    }
}

fn capacity(world: &World, event: &CapacityEvent) -> Words {
    match event {
        CapacityEvent::ProviderPut(it) => {
            let own = world.managed.contains_key(&it.id);
            let scaling = match it.scaling.enabled {
                true if own => "its tasks wait for instances".to_string(),
                true => format!("managed scaling to {} %", it.scaling.target),
                false => "no managed scaling".to_string(),
            };
            Words::new(format!("provider {}", it.name), scaling)
        }
        CapacityEvent::ProviderDeleted { provider: id } => {
            Words::new(provider(world, *id), "deleted")
        }
        CapacityEvent::ClusterCapacitySet { cluster, capacity } => {
            let names = capacity.providers.iter().map(|it| world.provider_name(*it));
            let what = format!("capacity providers {}", super::list(names, 6));
            let name = world.clusters.get(cluster).map(|it| it.name.clone());
            Words::new(format!("cluster {}", name.unwrap_or_default()), what)
        }
        CapacityEvent::ServiceStrategySet { service, strategy } => {
            let items = strategy.iter().map(|it| {
                let name = world.provider_name(it.provider);
                format!("{name} base {} weight {}", it.base, it.weight)
            });
            let what = format!("capacity provider strategy {}", super::list(items, 6));
            Words::new(super::service::who(world, *service), what)
        }
        CapacityEvent::ProviderChosen {
            group,
            items,
            choice,
        } => {
            let name = world.provider_name(items[choice.index].0);
            let seen = items
                .iter()
                .zip(&choice.lags)
                .map(|((provider, share), lag)| {
                    let name = world.provider_name(*provider);
                    format!("{name} has {}, lags {lag}", share.tasks)
                });
            let seen = super::list(seen, 6);
            let base = if choice.by_base { ", for its base" } else { "" };
            Words::new(
                group.replace("service:", "svc "),
                format!("next -> {name}{base} ({seen})"),
            )
        }
        CapacityEvent::TaskProvided { task, provider } => {
            let what = format!("runs on {}", world.provider_name(*provider));
            Words::new(format!("task {task}"), what)
        }
        CapacityEvent::ReservationComputed {
            provider: id,
            reservation,
        } => Words::new(provider(world, *id), numbers(reservation)),
        CapacityEvent::GroupResized {
            provider: id,
            resize,
        } => Words::new(provider(world, *id), resized(resize)),
        CapacityEvent::TaskSeated {
            task,
            instance,
            zone,
        } => Words::new(
            format!("task {task}"),
            format!("waited for {instance} in {zone}"),
        ),
    }
}

/// `reservation 200 = 100 x M 4 / N 2, 8 waiting need 2; target 100 wants 4`.
fn numbers(it: &Reservation) -> String {
    let mut text = format!(
        "reservation {} = 100 x M {} / N {}",
        it.value.decimal(),
        it.m,
        it.n
    );
    if it.n == 0 {
        text = format!("reservation {}: M {}, N 0", it.value.decimal(), it.m);
    }
    for need in &it.needs {
        let (tasks, instances) = (need.tasks, need.instances);
        text.push_str(&format!(", {tasks} waiting need {instances}"));
    }
    if it.hopeless > 0 {
        text.push_str(&format!(", {} fit no instance type", it.hopeless));
    }
    format!("{text}; target {} wants {}", it.target, it.wanted)
}

/// `desired capacity 1 -> 4: wants 12, at most half goes`, or why it stays.
fn resized(it: &Resize) -> String {
    let facts = &it.facts;
    let (from, wanted) = (facts.desired, facts.wanted);
    let bound = match it.clamp {
        Clamp::None => String::new(),
        Clamp::ToMinimum => format!(", bounded by the group's minimum {}", facts.minimum),
        Clamp::ToMaximum => format!(", bounded by the group's maximum {}", facts.maximum),
    };
    let half = match it.limited > wanted {
        true => ", at most half goes in a minute",
        false => "",
    };
    match it.stays {
        None => format!(
            "desired capacity {from} -> {}: wants {wanted}{half}{bound}",
            it.to
        ),
        Some(Stays::Enough) => format!("stays at {from}: wants {wanted}"),
        Some(Stays::AtBound) => format!("stays at {from}: wants {wanted}{half}{bound}"),
    }
}
