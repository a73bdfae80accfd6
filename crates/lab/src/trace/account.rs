//! Words for calls, timers, instances, documents, alarms and the lab's levers.

use super::Words;
use model::{
    Action, Event, ImageBehaviour, ImageHealth, Instance, InstanceState, Listener, TargetEvent,
    TrafficPoint, World,
};

pub(super) fn words(world: &World, event: &Event) -> Words {
    match event {
        Event::CommandAccepted { name, summary } => {
            Words::new("you", format!("{name} {summary}").trim_end())
        }
        Event::TimerSet { key, at } => Words::new("timer", format!("{key:?} set for {at}")),
        Event::TimerCleared { key } => Words::new("timer", format!("{key:?} cleared")),
        Event::TimerFired { key } => Words::new("timer", format!("{key:?} fired")),
        Event::ClusterCreated(cluster) => {
            Words::new(format!("cluster {}", cluster.name), "created")
        }
        Event::TaskDefinitionRegistered(definition) => Words::new(
            format!("family {}", definition.family),
            registered(definition),
        ),
        Event::TaskDefinitionDeregistered(reference) => Words::new(
            format!("family {}", reference.family),
            format!("{reference} INACTIVE"),
        ),
        Event::ImageSet { image, behaviour } => Words::new("lab", image_text(image, behaviour)),
        Event::TrafficSet { service, points } => {
            Words::new(super::service::who(world, *service), traffic(points))
        }
        Event::ZoneFailed { zone } => Words::new(format!("az {zone}"), "failed"),
        Event::ZoneRestored { zone } => Words::new(format!("az {zone}"), "available again"),
        Event::Registry(event) => super::registry::registry(event),
        Event::Identity(event) => super::registry::identity(event),
        Event::Document(event) => super::document::words(world, event),
        Event::Heritage(event) => super::document::heritage(world, event),
        event => instance(event)
            .or_else(|| balancer(world, event))
            .or_else(|| super::scaling::words(world, event))
            .or_else(|| super::capacity::words(world, event))
            .unwrap_or_else(|| Words::new("lab", format!("{event:?}"))),
    }
}

fn registered(definition: &model::TaskDefinition) -> String {
    format!(
        "{} registered: {}, {} CPU units, {} MiB",
        definition.reference(),
        super::count(
            u32::try_from(definition.containers.len()).unwrap_or(u32::MAX),
            "container"
        ),
        definition.cpu_demand(),
        definition.memory_demand()
    )
}

fn instance(event: &Event) -> Option<Words> {
    let (id, what) = match event {
        Event::InstanceRegistered(instance) => (instance.id, joined(instance)),
        Event::InstanceStatusChanged { instance, status } => {
            (*instance, format!("-> {}", status.name()))
        }
        Event::AgentConnectionChanged {
            instance,
            connected,
        } => {
            let state = if *connected {
                "connected"
            } else {
                "disconnected"
            };
            (*instance, format!("agent {state}"))
        }
        Event::InstanceStateChanged { instance, state } => {
            let state = match state {
                InstanceState::Running => "running",
                InstanceState::Stopped => "stopped",
                InstanceState::Terminated => "terminated",
            };
            (*instance, format!("instance {state}"))
        }
        Event::AttributesChanged {
            instance,
            put,
            deleted,
        } => {
            let put = put.iter().map(|(name, value)| match value {
                Some(value) => format!("{name}={value}"),
                None => name.clone(),
            });
            let deleted = deleted.iter().map(|it| format!("-{it}"));
            let all: Vec<String> = put.chain(deleted).collect();
            (
                *instance,
                format!("attributes {}", super::list(all.iter(), 6)),
            )
        }
        Event::ImageCached { instance, image } => (*instance, format!("has image {image}")),
        _ => return None,
    };
    Some(Words::new(format!("inst {id}"), what))
}

fn joined(instance: &Instance) -> String {
    let node = &instance.node;
    format!(
        "{} registered in {}: {} CPU units, {} MiB",
        instance.instance_type, node.zone, node.cpu_total, node.memory_total
    )
}

fn balancer(world: &World, event: &Event) -> Option<Words> {
    Some(match event {
        Event::TargetGroupCreated(group) | Event::TargetGroupModified(group) => {
            let check = &group.health_check;
            let what = format!(
                "health check every {}, healthy after {}, unhealthy after {}, drains {}",
                check.interval,
                check.healthy_threshold,
                check.unhealthy_threshold,
                group.deregistration_delay
            );
            Words::new(format!("tg {}", group.name), what)
        }
        Event::Target(event) => target(world, event),
        Event::LoadBalancerCreated(balancer) => {
            Words::new(format!("alb {}", balancer.name), "created")
        }
        Event::ListenerCreated {
            load_balancer,
            listener,
        }
        | Event::ListenerModified {
            load_balancer,
            listener,
        } => {
            let balancer = world.load_balancers.get(load_balancer);
            let name = balancer.map_or_else(|| load_balancer.to_string(), |it| it.name.clone());
            Words::new(format!("alb {name}"), listens(world, listener))
        }
        _ => return None,
    })
}

#[inline(never)]
fn target(world: &World, event: &TargetEvent) -> Words {
    let (id, what) = match event {
        TargetEvent::GroupDeleted { target_group } => (target_group, "deleted".to_string()),
        TargetEvent::TakenOut { target_group, task } => {
            (target_group, format!("{task} deregistered by hand"))
        }
    };
    let name = world.target_group_name(*id);
    let name = name.map_or_else(|| id.to_string(), str::to_string);
    Words::new(format!("tg {name}"), what)
}

/// `listener forwards to web`, `listener forwards to web, 2 rules to api, admin`.
fn listens(world: &World, listener: &Listener) -> String {
    let to = |action: &Action| match action {
        Action::FixedResponse(code) => format!("answers {code}"),
        Action::Redirect(it) => format!("redirects ({}) to {}", it.code, it.url()),
        Action::Forward(list) => {
            let names = list.iter().map(|it| {
                let group = world.target_groups.get(&it.target_group);
                let name = group.map_or_else(|| it.target_group.to_string(), |it| it.name.clone());
                match list.len() {
                    1 => name,
                    _ => format!("{name} ({})", it.weight),
                }
            });
            format!("forwards to {}", super::list(names, 5))
        }
    };
    let mut text = format!("listener {}", to(&listener.default_action));
    for rule in &listener.rules {
        text.push_str(&format!("; rule {} {}", rule.priority, to(&rule.action)));
    }
    text
}

pub(super) fn traffic(points: &[TrafficPoint]) -> String {
    let shown = points.iter().map(|it| {
        let at = base::SimDuration(it.at.0);
        format!("{}/s at {at}", it.requests_per_second.decimal())
    });
    format!("traffic {}", super::list(shown, 4))
}

fn image_text(image: &str, behaviour: &ImageBehaviour) -> String {
    let mut parts = vec![format!("starts in {}", behaviour.starts_in)];
    if behaviour.missing {
        parts.push("cannot be pulled".to_string());
    }
    if let Some(after) = behaviour.exits_after {
        parts.push(format!("exits with {} after {after}", behaviour.exit_code));
    }
    match &behaviour.health {
        ImageHealth::Always => {}
        ImageHealth::Never => parts.push("never healthy".to_string()),
        ImageHealth::Between { from, until } => {
            let until = until.map_or(String::new(), |it| format!(" until {it}"));
            parts.push(format!("healthy from {from}{until}"));
        }
    }
    if let Some(memory) = behaviour.memory {
        parts.push(format!("uses {memory} MiB"));
    }
    format!("image {image}: {}", parts.join(", "))
}
