//! Every visible event as one sentence in the reader's language, and the face that goes with it.
//!
//! Used by the log, the causal chain of the Why panel, the timeline's labels and the narration.
//! Events that only move counters have no sentence. Example: `PlacementDecided` with a winner reads
//! "t5 goes to i-2"; without one, "no instance can take an r8 task".

use crate::face::{self, Face};
use crate::fleet::owner;
use crate::moment::Moment;
use crate::text::Text;
use crate::why::margin;
use base::{Milli, ServiceId, TaskId};
use model::asg::AsgEvent;
use model::rollout::Event as RolloutEvent;
use model::{
    AlarmState, DeploymentStatus, Event, InstanceState, PlacementSubject, RolloutState, ScaledBy,
    ScalingEvent, ServiceMessage, Stamped, TargetState, World,
};
use rules::placement::NodeStatus;

/// What an event is about, for filters and links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub service: Option<ServiceId>,
    pub task: Option<TaskId>,
    pub instance: Option<base::InstanceId>,
}

/// The sentence; `None` for events that a reader does not miss.
pub fn story(moment: Moment<'_>, stamped: &Stamped) -> Option<Text> {
    let event = &stamped.event;
    if event.is_bookkeeping() {
        return None;
    }
    command(event)
        .or_else(|| instance(event))
        .or_else(|| service(moment, event))
        .or_else(|| decision(moment, event))
        .or_else(|| task(moment, event))
        .or_else(|| balancer(event))
        .or_else(|| scaling(moment, event))
        .or_else(|| match event {
            Event::PathBlocked(it) => Some(crate::why::path::sentence(moment.world, it)),
            _ => None,
        })
}

/// Whether sentences about this world need the words of scaling (`static/locales/scaling.en.ftl`).
#[inline(never)]
pub fn speaks_of_scaling(world: &World) -> bool {
    !world.groups.is_empty()
        || !world.policies.is_empty()
        || !world.step_policies.is_empty()
        || !world.scheduled_actions.is_empty()
        || !world.cluster_capacity.is_empty()
        || !world.service_strategies.is_empty()
        || !world.task_sets.controllers.is_empty()
        || !world.predictive.is_empty()
}

fn command(event: &Event) -> Option<Text> {
    Some(match event {
        Event::CommandAccepted { name, summary } => Text::new("ev-command")
            .str("call", name)
            .str("summary", summary),
        Event::ClusterCreated(cluster) => Text::new("ev-cluster").str("name", &cluster.name),
        Event::TaskDefinitionRegistered(made) => {
            Text::new("ev-definition").str("name", made.reference())
        }
        Event::TaskDefinitionDeregistered(gone) => {
            Text::new("ev-definition-gone").str("name", gone)
        }
        Event::ImageSet { image, .. } => Text::new("ev-image").str("image", image),
        Event::TrafficSet { points, .. } => {
            let last = points.last().map_or(Milli(0), |it| it.requests_per_second);
            Text::new("ev-traffic").str("rate", last.decimal())
        }
        Event::MetricPinned { points, .. } => Text::new(match points {
            Some(_) => "ev-metric-pinned",
            None => "ev-metric-free",
        }),
        Event::ZoneFailed { zone } => Text::new("ev-zone-failed").str("zone", zone),
        Event::ZoneRestored { zone } => Text::new("ev-zone-restored").str("zone", zone),
        _ => return None,
    })
}

fn instance(event: &Event) -> Option<Text> {
    Some(match event {
        Event::InstanceRegistered(made) => Text::new("ev-instance")
            .str("instance", made.id)
            .str("kind", &made.instance_type)
            .str("zone", made.zone()),
        Event::InstanceStatusChanged { instance, status } => Text::new(match status {
            NodeStatus::Active => "ev-instance-active",
            NodeStatus::Draining => "ev-instance-draining",
            _ => "ev-instance-status",
        })
        .str("instance", instance)
        .str("status", status.name()),
        Event::AgentConnectionChanged {
            instance,
            connected,
        } => Text::new(if *connected {
            "ev-agent-on"
        } else {
            "ev-agent-off"
        })
        .str("instance", instance),
        Event::InstanceStateChanged { instance, state } => Text::new(match state {
            InstanceState::Running => "ev-instance-running",
            InstanceState::Stopped => "ev-instance-stopped",
            InstanceState::Terminated => "ev-instance-terminated",
        })
        .str("instance", instance),
        _ => return None,
    })
}

pub(crate) fn service_name(world: &World, id: ServiceId) -> String {
    let found = world.services.get(&id);
    found.map_or_else(|| id.to_string(), |it| it.name.clone())
}

fn service(moment: Moment<'_>, event: &Event) -> Option<Text> {
    let name = |id: &ServiceId| service_name(moment.world, *id);
    Some(match event {
        Event::ServiceCreated(made) => Text::new("ev-service")
            .str("service", &made.name)
            .num("desired", made.desired.0),
        Event::ServiceUpdated { service, .. } => {
            Text::new("ev-service-updated").str("service", name(service))
        }
        Event::ServiceMessageSent {
            service,
            message: ServiceMessage::SteadyState,
        } => Text::new("ev-steady").str("service", name(service)),
        Event::ServiceStatusChanged { service, status } => Text::new("ev-service-status")
            .str("service", name(service))
            .str("status", format!("{status:?}").to_uppercase()),
        Event::DesiredCountChanged { service, to, by } => Text::new(match by {
            ScaledBy::User => "ev-desired-user",
            ScaledBy::Policy(_) => "ev-desired-policy",
            ScaledBy::Daemon => "ev-desired-daemon",
            ScaledBy::ScalableTarget => "ev-desired-bounds",
            ScaledBy::ScheduledAction => "ev-desired-scheduled",
        })
        .str("service", name(service))
        .num("count", to.0),
        Event::DeploymentStarted {
            service,
            deployment,
        } => Text::new("ev-deployment")
            .str("service", name(service))
            .str("definition", &deployment.definition),
        Event::Rollout(event) => return rollout(moment, event),
        Event::DeploymentChanged {
            service,
            status,
            rollout_state,
            ..
        } => Text::new(match (status, rollout_state) {
            (DeploymentStatus::Primary, RolloutState::Completed) => "ev-deployment-completed",
            (_, RolloutState::Failed) => "ev-deployment-failed",
            (DeploymentStatus::Inactive, _) => "ev-deployment-gone",
            _ => return None,
        })
        .str("service", name(service)),
        _ => return None,
    })
}

/// What ends a deployment, brings it back or shifts its traffic.
fn rollout(moment: Moment<'_>, event: &RolloutEvent) -> Option<Text> {
    let name = |id: &ServiceId| service_name(moment.world, *id);
    Some(match event {
        RolloutEvent::Failed { service, .. } => {
            Text::new("ev-deployment-failed").str("service", name(service))
        }
        RolloutEvent::RolledBack { service, to } => {
            let found = moment.world.rollouts.get(service)?.record(*to)?;
            Text::new("ev-rolled-back")
                .str("service", name(service))
                .num("revision", found.revision.definition.revision)
        }
        RolloutEvent::StageEntered { service, stage, .. } => Text::new("ev-stage")
            .str("service", name(service))
            .str("stage", aws_api::describe::deployment::stage(*stage)),
        _ => return None,
    })
}

fn decision(moment: Moment<'_>, event: &Event) -> Option<Text> {
    match event {
        Event::PlacementDecided {
            subject,
            task,
            placement,
            ..
        } => Some(placed(moment, subject, *task, placement)),
        Event::RolloutDecided {
            service,
            pass,
            stops,
        } => {
            crate::why::rollout::sentence(&service_name(moment.world, *service), pass, stops.len())
        }
        Event::ScalingDecided { policy, decision } => {
            let policy = moment.world.policies.get(policy);
            let service = policy.map(|it| service_name(moment.world, it.service));
            crate::why::scaling::sentence(&service.unwrap_or_default(), decision)
        }
        _ => None,
    }
}

fn placed(
    moment: Moment<'_>,
    subject: &PlacementSubject,
    task: Option<TaskId>,
    placement: &rules::placement::Placement,
) -> Text {
    if let (Some(task), Some(node)) = (task, placement.winner) {
        return Text::new(match placement.feasible {
            1 => "ev-placed-only",
            _ => "ev-placed",
        })
        .str("task", task)
        .str("instance", node)
        .num("feasible", placement.feasible);
    }
    let who = match subject {
        PlacementSubject::Service { service, .. } => service_name(moment.world, *service),
        PlacementSubject::RunTask { group } | PlacementSubject::StartTask { group } => {
            group.clone()
        }
    };
    let closest = placement.closest.and_then(|closest| {
        let found = placement.candidates.iter().find(|it| it.node == closest)?;
        Some((closest, margin::lack(found.rejections.first()?)))
    });
    match closest {
        Some((node, lack)) => Text::new(match lack.short {
            Some(_) => "ev-unplaced-short",
            None => "ev-unplaced-check",
        })
        .str("who", who)
        .str("instance", node)
        .num("short", lack.short.unwrap_or_default())
        .text("check", Text::new(margin::check_name(lack.check))),
        None => Text::new("ev-unplaced").str("who", who),
    }
}

fn task(moment: Moment<'_>, event: &Event) -> Option<Text> {
    let named = |id: &'static str, task: &TaskId| {
        let who = moment.world.tasks.get(task);
        Text::new(id).str("task", task).str(
            "who",
            who.map(|it| owner(moment.world, it)).unwrap_or_default(),
        )
    };
    Some(match event {
        Event::TaskStatusChanged { task, to } => {
            named("ev-task-status", task).str("status", to.name())
        }
        Event::TaskStopRequested { task, .. } => named("ev-task-stop", task),
        Event::ContainerStopped {
            task,
            exit_code: Some(code),
            ..
        } => named("ev-container-exit", task).num("code", *code),
        Event::ContainerRestarted { task, .. } => named("ev-container-restart", task),
        Event::TaskCountedHealthy { task, counted } => named(
            if *counted {
                "ev-task-counted"
            } else {
                "ev-task-uncounted"
            },
            task,
        ),
        Event::TaskFoundUnhealthy { task } => named("ev-task-unhealthy", task),
        _ => return None,
    })
}

fn balancer(event: &Event) -> Option<Text> {
    Some(match event {
        Event::TargetGroupCreated(made) => Text::new("ev-target-group").str("name", &made.name),
        Event::LoadBalancerCreated(made) => Text::new("ev-balancer").str("name", &made.name),
        Event::TargetRegistered { target, .. } => {
            Text::new("ev-target-registered").str("task", target.task)
        }
        Event::TargetStateChanged { task, state, .. } => Text::new(match state {
            TargetState::Initial => return None,
            TargetState::Healthy => "ev-target-healthy",
            TargetState::Unhealthy => "ev-target-unhealthy",
            TargetState::Draining => "ev-target-draining",
        })
        .str("task", task),
        Event::TargetDeregistered { task, .. } => Text::new("ev-target-gone").str("task", task),
        _ => return None,
    })
}

fn scaling(moment: Moment<'_>, event: &Event) -> Option<Text> {
    Some(match event {
        Event::ScalableTargetRegistered(target) => Text::new("ev-scalable")
            .str("service", service_name(moment.world, target.service))
            .num("min", target.min.0)
            .num("max", target.max.0),
        Event::PolicyPut(policy) => Text::new("ev-policy")
            .str("service", service_name(moment.world, policy.service))
            .str("target", policy.target.decimal()),
        Event::AlarmStateChanged { alarm, state } => {
            let found = moment.world.alarms.get(alarm)?;
            Text::new(match state {
                AlarmState::Ok => "ev-alarm-ok",
                AlarmState::Alarm => "ev-alarm",
                AlarmState::InsufficientData => "ev-alarm-no-data",
            })
            .text(
                "side",
                Text::new(if found.above() {
                    "alarm-high"
                } else {
                    "alarm-low"
                }),
            )
            .str("threshold", found.threshold.decimal())
        }
        Event::Scaling(ScalingEvent::StepDecided { policy, turn, .. }) => {
            let policy = moment.world.step_policies.get(policy)?;
            crate::why::scaling::step_sentence(&service_name(moment.world, policy.service), turn)
        }
        Event::Scaling(ScalingEvent::ScheduledActionRan {
            service,
            name,
            turn,
            ..
        }) => crate::why::scheduled::sentence(&service_name(moment.world, *service), name, turn),
        Event::Asg(event) => return crate::why::group::sentence(moment.world, event),
        Event::TaskSet(event) => return crate::why::task_sets::sentence(moment.world, event),
        Event::Predictive(event) => return crate::why::predictive::sentence(moment.world, event),
        Event::Managed(event) => return crate::why::managed::sentence(moment.world, event),
        Event::Capacity(event) => return crate::why::provider::sentence(moment.world, event),
        _ => return None,
    })
}

/// Whom an event is about.
pub fn about(moment: Moment<'_>, event: &Event) -> About {
    let of_task = |id: TaskId| About {
        service: moment.world.tasks.get(&id).and_then(|it| it.service),
        task: Some(id),
        instance: moment.world.tasks.get(&id).and_then(|it| it.instance),
    };
    let of_service = |id: ServiceId| About {
        service: Some(id),
        ..About::default()
    };
    let of_instance = |id: base::InstanceId| About {
        instance: Some(id),
        ..About::default()
    };
    match event {
        Event::PlacementDecided {
            subject,
            task,
            placement,
            ..
        } => About {
            service: match subject {
                PlacementSubject::Service { service, .. } => Some(*service),
                _ => None,
            },
            task: *task,
            instance: placement.winner,
        },
        Event::TaskCreated(task) => of_task(task.id),
        Event::TaskStatusChanged { task, .. }
        | Event::TaskStopRequested { task, .. }
        | Event::ContainerStopped { task, .. }
        | Event::ContainerRestarted { task, .. }
        | Event::TaskHealthChanged { task, .. }
        | Event::TaskCountedHealthy { task, .. }
        | Event::TaskFoundUnhealthy { task }
        | Event::TargetStateChanged { task, .. }
        | Event::TargetDeregistered { task, .. } => of_task(*task),
        Event::TargetRegistered { target, .. } => of_task(target.task),
        Event::PathBlocked(blocked) => of_task(blocked.of.task()),
        Event::ServiceCreated(made) => of_service(made.id),
        Event::ServiceUpdated { service, .. }
        | Event::ServiceStatusChanged { service, .. }
        | Event::DesiredCountChanged { service, .. }
        | Event::DeploymentStarted { service, .. }
        | Event::DeploymentChanged { service, .. }
        | Event::DeploymentFailureCounted { service, .. }
        | Event::RolloutDecided { service, .. }
        | Event::ServiceMessageSent { service, .. }
        | Event::TrafficSet { service, .. } => of_service(*service),
        Event::ScalingDecided { policy, .. } => moment
            .world
            .policies
            .get(policy)
            .map_or_else(About::default, |it| of_service(it.service)),
        Event::Scaling(ScalingEvent::StepDecided { policy, .. }) => moment
            .world
            .step_policies
            .get(policy)
            .map_or_else(About::default, |it| of_service(it.service)),
        Event::Scaling(
            ScalingEvent::ScheduledActionRan { service, .. }
            | ScalingEvent::ScheduledActionWaits { service, .. },
        ) => of_service(*service),
        Event::Asg(
            AsgEvent::Launched { instance, .. }
            | AsgEvent::StateChanged { instance, .. }
            | AsgEvent::Interrupted { instance, .. }
            | AsgEvent::Left { instance, .. },
        ) => of_instance(*instance),
        Event::Asg(AsgEvent::VictimChosen { choice, .. }) => of_instance(choice.instance),
        Event::InstanceRegistered(made) => of_instance(made.id),
        Event::InstanceStatusChanged { instance, .. }
        | Event::AgentConnectionChanged { instance, .. }
        | Event::InstanceStateChanged { instance, .. } => of_instance(*instance),
        _ => About::default(),
    }
}

/// The glyph of the log's row; `None` draws a plain dot.
pub fn mark(event: &Event) -> Option<Face> {
    use model::TaskStatus::{Running, Stopped};
    Some(match event {
        Event::PlacementDecided { placement, .. } => match placement.winner {
            Some(_) => face::PENDING,
            None => face::UNPLACED,
        },
        Event::TaskStatusChanged { to, .. } if to.is_starting() => face::PENDING,
        Event::TaskStatusChanged { to: Running, .. } => face::RUNNING,
        Event::TaskStatusChanged { to: Stopped, .. } => face::STOPPED,
        Event::TaskStatusChanged { .. } | Event::TaskStopRequested { .. } => face::STOPPING,
        Event::TaskCountedHealthy { counted: true, .. } => face::COUNTED,
        Event::TaskFoundUnhealthy { .. } | Event::ZoneFailed { .. } => face::FAILED,
        Event::ContainerStopped {
            exit_code: Some(code),
            ..
        } if *code != 0 => face::FAILED,
        _ => return None,
    })
}
