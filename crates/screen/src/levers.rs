//! What can happen to this cluster from outside, and which call makes it happen?
//!
//! A `Lever` is one button: what it is called, what it does in words, and the call it sends.
//! Levers on one instance, task or zone are offered where that thing is selected; the `panel`
//! offers them all, with small forms for an image, the traffic, a metric and new instances
//! (`forms`).
//! Example: "Fail i-2" sends lab.FailContainerInstance with the lab's short name i-2.

pub mod forms;
mod things;

pub use things::on_thing;

use crate::intent::Call;
use crate::text::Text;
use aws_api::arn;
use base::{ClusterId, InstanceId, ServiceId, TaskId};
use model::{InstanceState, World};
use serde_json::json;

#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Unique among the levers of one thing.
    pub key: &'static str,
    pub label: Text,
    /// What it does, in a sentence.
    pub says: Text,
    /// It breaks something.
    pub grave: bool,
    pub call: Call,
}

/// Something to choose before pulling: an instance, a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick<Id> {
    pub id: Id,
    /// `i-1, us-east-1a`: names, not words.
    pub label: String,
}

/// The things of a cluster that levers act on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    pub zones: Vec<(String, Vec<Lever>)>,
    pub instances: Vec<Pick<InstanceId>>,
    pub tasks: Vec<Pick<TaskId>>,
}

/// More things than this are not listed one by one; select them on the stage instead.
pub const PICK_LIMIT: usize = 200;

/// What the panel offers for one cluster and, where a service is in focus, for its tasks.
pub fn panel(world: &World, cluster: ClusterId, service: Option<ServiceId>) -> Panel {
    let instances = world
        .instances
        .values()
        .filter(|it| it.cluster == cluster && it.state == InstanceState::Running)
        .map(|it| Pick {
            id: it.id,
            label: format!("{}, {}, {}", it.id, it.zone(), it.instance_type),
        });
    let tasks = world
        .tasks
        .values()
        .filter(|it| it.cluster == cluster && !it.is_stopped())
        .filter(|it| service.is_none() || it.service == service)
        .map(|it| Pick {
            id: it.id,
            label: format!("{}, {}, {}", it.id, it.definition, it.last_status.name()),
        });
    Panel {
        zones: zones(world, cluster)
            .into_iter()
            .map(|zone| (zone.clone(), on_zone(world, &zone)))
            .collect(),
        instances: instances.take(PICK_LIMIT).collect(),
        tasks: tasks.take(PICK_LIMIT).collect(),
    }
}

/// Zones in which the cluster has an instance or a service's subnets, by name.
pub fn zones(world: &World, cluster: ClusterId) -> Vec<String> {
    let of_instances = world
        .instances
        .values()
        .filter(|it| it.cluster == cluster)
        .map(|it| it.zone().to_owned());
    let of_services = world
        .services
        .values()
        .filter(|it| it.cluster == cluster)
        .filter_map(|it| it.network.as_ref())
        .flat_map(|it| it.zones.iter().cloned());
    let mut zones: Vec<String> = of_instances.chain(of_services).collect();
    zones.sort();
    zones.dedup();
    zones
}

/// Images that the service runs or would run next, newest first.
pub fn images(world: &World, service: Option<ServiceId>) -> Vec<String> {
    let Some(service) = service.and_then(|id| world.services.get(&id)) else {
        return world.images.keys().cloned().collect();
    };
    let mut images: Vec<String> = Vec::new();
    let deployed = service
        .deployments
        .iter()
        .filter_map(|it| world.definition(&it.definition));
    for container in deployed.flat_map(|it| &it.containers) {
        if !images.contains(&container.image) {
            images.push(container.image.clone());
        }
    }
    images
}

/// Fail the zone, or restore it.
pub fn on_zone(world: &World, zone: &str) -> Vec<Lever> {
    let input = json!({"availabilityZone": zone});
    let lever = |key, label, says, grave, name| Lever {
        key,
        label: Text::new(label).str("zone", zone),
        says: Text::new(says).str("zone", zone),
        grave,
        call: Call {
            name,
            input: input.clone(),
        },
    };
    vec![if world.zone_failed(zone) {
        lever(
            "restore-zone",
            "lever-restore-zone",
            "lever-restore-zone-says",
            false,
            "lab.RestoreAvailabilityZone",
        )
    } else {
        lever(
            "fail-zone",
            "lever-fail-zone",
            "lever-fail-zone-says",
            true,
            "lab.FailAvailabilityZone",
        )
    }]
}

/// What can be done to one container instance; nothing once it is gone.
pub fn on_instance(world: &World, id: InstanceId) -> Vec<Lever> {
    let Some(instance) = world.instances.get(&id) else {
        return Vec::new();
    };
    if instance.state == InstanceState::Terminated {
        return Vec::new();
    }
    let input = json!({
        "cluster": cluster_name(world, instance.cluster), "containerInstance": id.to_string(),
    });
    let lever = |key, label, says, grave, name| Lever {
        key,
        label: Text::new(label).str("instance", id),
        says: Text::new(says).str("instance", id),
        grave,
        call: Call {
            name,
            input: input.clone(),
        },
    };
    let agent = if instance.node.agent_connected {
        lever(
            "disconnect",
            "lever-disconnect",
            "lever-disconnect-says",
            true,
            "lab.DisconnectAgent",
        )
    } else {
        lever(
            "reconnect",
            "lever-reconnect",
            "lever-reconnect-says",
            false,
            "lab.ReconnectAgent",
        )
    };
    let mut levers = vec![
        lever(
            "fail",
            "lever-fail-instance",
            "lever-fail-instance-says",
            true,
            "lab.FailContainerInstance",
        ),
        agent,
    ];
    levers.extend(drain(world, id, instance.cluster, instance.node.status));
    levers
}

/// Drain the instance, or take it back into use; while it registers neither.
fn drain(
    world: &World,
    id: InstanceId,
    cluster: ClusterId,
    status: rules::placement::NodeStatus,
) -> Option<Lever> {
    use rules::placement::NodeStatus;
    let (key, label, says, to) = match status {
        NodeStatus::Active => ("drain", "lever-drain", "lever-drain-says", "DRAINING"),
        NodeStatus::Draining => (
            "activate",
            "lever-activate",
            "lever-activate-says",
            "ACTIVE",
        ),
        _ => return None,
    };
    Some(Lever {
        key,
        label: Text::new(label).str("instance", id),
        says: Text::new(says).str("instance", id),
        grave: false,
        call: Call {
            name: "ecs.UpdateContainerInstancesState",
            input: json!({
                "cluster": cluster_name(world, cluster),
                "containerInstances": [arn::container_instance(world, id)],
                "status": to,
            }),
        },
    })
}

/// What can be done to one task: stop it as an operator does, or let its process end.
pub fn on_task(world: &World, id: TaskId) -> Vec<Lever> {
    let Some(task) = world.tasks.get(&id).filter(|it| !it.is_stopped()) else {
        return Vec::new();
    };
    let arn = arn::task(world, id);
    let lever = |key, label, says, name, input| Lever {
        key,
        label: Text::new(label).str("task", id),
        says: Text::new(says).str("task", id),
        grave: true,
        call: Call { name, input },
    };
    let cluster = cluster_name(world, task.cluster);
    let mut levers = vec![lever(
        "stop",
        "lever-stop-task",
        "lever-stop-task-says",
        "ecs.StopTask",
        json!({"cluster": cluster, "task": arn}),
    )];
    if task.is_running() {
        levers.push(lever(
            "exit",
            "lever-exit",
            "lever-exit-says",
            "lab.ExitContainer",
            json!({"cluster": cluster, "task": id.to_string(), "exitCode": 1}),
        ));
    }
    levers
}

fn cluster_name(world: &World, cluster: ClusterId) -> &str {
    world
        .clusters
        .get(&cluster)
        .map_or("", |it| it.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::lab;
    use crate::levers::forms::{Target, Traffic, add_instances, pin_cpu, traffic};
    use lab::Timeline;

    fn cluster(timeline: &Timeline) -> ClusterId {
        *timeline.world().clusters.keys().next().expect("a cluster")
    }

    /// Pulls it and says whether the lab took it.
    fn taken(timeline: &mut Timeline, call: &Call) -> bool {
        timeline.call(call.name, &call.input).is_ok()
    }

    #[test]
    fn every_lever_that_is_offered_is_taken() {
        let offered = {
            let timeline = lab();
            let world = timeline.world();
            let panel = panel(world, cluster(&timeline), None);
            let mut levers: Vec<Lever> = panel.zones.into_iter().flat_map(|it| it.1).collect();
            levers.extend(
                panel
                    .instances
                    .iter()
                    .flat_map(|it| on_instance(world, it.id)),
            );
            levers.extend(panel.tasks.iter().flat_map(|it| on_task(world, it.id)));
            levers
        };
        assert_eq!(offered.len(), 2 + 2 * 3 + 2 * 2);
        for lever in offered {
            let mut timeline = lab();
            assert!(taken(&mut timeline, &lever.call), "{:?}", lever.call);
        }
    }

    #[test]
    fn a_lever_that_was_pulled_offers_the_way_back() {
        let mut timeline = lab();
        for (key, back) in [("fail-zone", "restore-zone"), ("restore-zone", "fail-zone")] {
            let lever = on_zone(timeline.world(), "us-east-1a").remove(0);
            assert_eq!(lever.key, key);
            assert!(taken(&mut timeline, &lever.call));
            assert_eq!(on_zone(timeline.world(), "us-east-1a")[0].key, back);
        }
        let id = *timeline
            .world()
            .instances
            .keys()
            .next_back()
            .expect("an instance");
        for key in ["disconnect", "reconnect", "drain", "activate", "fail"] {
            let levers = on_instance(timeline.world(), id);
            let lever = levers.iter().find(|it| it.key == key).expect(key);
            assert!(taken(&mut timeline, &lever.call), "{key}");
        }
        assert!(on_instance(timeline.world(), id).is_empty(), "it is gone");
    }

    #[test]
    fn the_forms_send_what_the_lab_takes() {
        let mut timeline = lab();
        let now = timeline.now();
        let target = Target {
            cluster: "lab".to_owned(),
            service: "web".to_owned(),
        };
        let mut calls: Vec<Call> = Traffic::ALL
            .iter()
            .map(|it| traffic(&target, *it, &[], now))
            .collect();
        calls.push(pin_cpu(&target, "90.5", now).expect("a number"));
        calls.push(pin_cpu(&target, "", now).expect("nothing"));
        calls.push(add_instances("lab", "m5.large", "3", &[]).expect("a count"));
        let image = images(
            timeline.world(),
            timeline.world().services.keys().next().copied(),
        );
        assert_eq!(image, ["web:v1"]);
        let mut form = forms::ImageForm::of("web:v1", None);
        (form.exits_after, form.unhealthy) = ("20".to_owned(), true);
        calls.push(form.call().expect("a behaviour"));
        for call in calls {
            assert!(taken(&mut timeline, &call), "{call:?}");
        }
        let behaviour = timeline.world().images.get("web:v1");
        let again = forms::ImageForm::of("web:v1", behaviour)
            .call()
            .expect("the same again");
        assert!(taken(&mut timeline, &again), "{again:?}");
        assert_eq!(
            panel(timeline.world(), cluster(&timeline), None)
                .instances
                .len(),
            5
        );
    }
}
