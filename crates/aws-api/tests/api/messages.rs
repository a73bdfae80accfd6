//! Service events, stop reasons and failure reasons word for word, by the reference's row numbers.

use crate::lab::Lab;
use aws_api::messages::{rejection_reason, service_message, stopped_reason};
use base::{CpuUnits, DeploymentId, InstanceId, MemoryMib, TargetGroupId, TaskId};
use model::rollout::Why;
use model::{
    PlacementFailure, Service, ServiceMessage, StoppedReason, TargetReason, World, identity,
};
use rules::placement::{Protocol, Rejection};
use rules::quota::Quota;
use serde_json::json;

const GUIDE: &str = "For more information, see the Troubleshooting section of the Amazon ECS \
                     Developer Guide.";

fn world() -> (World, Service) {
    let mut lab = Lab::with(1);
    lab.web();
    lab.ok("elbv2.CreateTargetGroup", json!({"Name": "web"}));
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": 2}),
    );
    let service = lab.run.world.services.values().next().unwrap().clone();
    (lab.run.world, service)
}

/// Row 32 for the first task, deployment and target group.
fn missing(whole_group: bool) -> ServiceMessage {
    ServiceMessage::TargetMissing {
        deployment: DeploymentId(1),
        task: TaskId(1),
        target_group: TargetGroupId(1),
        whole_group,
    }
}

fn rejections() -> [(Rejection, &'static str); 12] {
    let (cpu, memory) = (CpuUnits(512), MemoryMib(512));
    [
        (Rejection::Draining, "DRAINING"),
        (Rejection::AgentDisconnected, "AGENT"),
        (
            Rejection::MissingAttribute {
                name: "a".into(),
                value: None,
            },
            "ATTRIBUTE",
        ),
        (
            Rejection::InsufficientCpu {
                needed: cpu,
                available: CpuUnits(1),
            },
            "RESOURCE:CPU",
        ),
        (
            Rejection::InsufficientMemory {
                needed: memory,
                available: MemoryMib(1),
            },
            "RESOURCE:MEMORY",
        ),
        (
            Rejection::PortTaken {
                protocol: Protocol::Tcp,
                port: 80,
                by: None,
            },
            "RESOURCE:PORTS",
        ),
        (Rejection::TooManyPorts { limit: 100 }, "RESOURCE:PORTS"),
        (
            Rejection::InsufficientGpus {
                needed: 1,
                available: 0,
            },
            "RESOURCE:GPU",
        ),
        (Rejection::NoEniSlot { slots: 2 }, "RESOURCE:ENI"),
        (
            Rejection::WrongZone {
                zone: "us-east-1a".into(),
                wanted: vec![],
            },
            "LOCATION",
        ),
        (
            Rejection::MemberOfUnsatisfied {
                expression: "a".into(),
                clause: "a".into(),
            },
            "MemberOf placement constraint unsatisfied.",
        ),
        (
            Rejection::NotDistinct {
                group: "service:web".into(),
            },
            "DistinctInstance placement constraint unsatisfied.",
        ),
    ]
}

#[test]
fn rejections_have_their_reasons() {
    for (rejection, reason) in rejections() {
        assert_eq!(rejection_reason(&rejection), reason);
    }
}

#[test]
fn service_events_read_as_in_real_logs() {
    let (world, service) = world();
    let task = |id: u32| format!("(task {})", identity::task_hex(world.seed, TaskId(id)));
    let deployment = identity::deployment_name(world.seed, DeploymentId(1));
    let arn = format!(
        "(target-group arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/{})",
        identity::target_group_hex(world.seed, TargetGroupId(1))
    );
    let tasks = vec![TaskId(1), TaskId(2)];
    let (d, target_group) = (DeploymentId(1), TargetGroupId(1));
    let s = "(service web)";
    let gone = |what: &str| {
        let (one, in_group) = (task(1), arn.replace("(target-group ", "("));
        format!(
            "{s} task set ({deployment}) {one} is not healthy in target-group {in_group} due to \
             {what}."
        )
    };
    for (row, message, text) in [
        (
            1,
            ServiceMessage::SteadyState,
            format!("{s} has reached a steady state."),
        ),
        (
            2,
            ServiceMessage::DeploymentCompleted { deployment: d },
            format!("{s} (deployment {deployment}) deployment completed."),
        ),
        (
            3,
            ServiceMessage::Started {
                tasks: tasks.clone(),
                unhealthy: 0,
            },
            format!("{s} has started 2 tasks: {} {}.", task(1), task(2)),
        ),
        (
            4,
            ServiceMessage::Started {
                tasks: vec![TaskId(1)],
                unhealthy: 1,
            },
            format!(
                "{s} has started 1 tasks: {}. Amazon ECS replaced 1 tasks due to an unhealthy \
                 status.",
                task(1)
            ),
        ),
        (
            5,
            ServiceMessage::Stopped { tasks },
            format!("{s} has stopped 2 running tasks: {} {}.", task(1), task(2)),
        ),
        (
            6,
            ServiceMessage::StoppedPending { count: 3 },
            format!("{s} stopped 3 pending tasks."),
        ),
        (
            7,
            ServiceMessage::Registered {
                count: 1,
                target_group,
            },
            format!("{s} registered 1 targets in {arn}"),
        ),
        (
            8,
            ServiceMessage::Deregistered {
                count: 1,
                target_group,
            },
            format!("{s} deregistered 1 targets in {arn}"),
        ),
        (
            9,
            ServiceMessage::Draining {
                count: 2,
                deployment: d,
            },
            format!(
                "(service web, taskSet {deployment}) has begun draining connections on 2 tasks."
            ),
        ),
        (
            10,
            ServiceMessage::UnhealthyTarget {
                task: TaskId(1),
                port: 80,
                target_group,
                reason: TargetReason::ResponseCode(503),
            },
            format!(
                "{s} {} (port 80) is unhealthy in {arn} due to (reason Health checks failed with \
                 these codes: [503]).",
                task(1)
            ),
        ),
        (
            11,
            ServiceMessage::FailedContainerHealthChecks { task: TaskId(1) },
            format!("{s} {} failed container health checks.", task(1)),
        ),
        (
            15,
            ServiceMessage::UnableToPlace(PlacementFailure::NoInstances),
            format!(
                "{s} was unable to place a task because no container instance met all of its \
                 requirements. Reason: No Container Instances were found in your cluster. {GUIDE}"
            ),
        ),
        (
            18,
            ServiceMessage::UnableToPlace(PlacementFailure::NoCapacity),
            format!(
                "{s} was unable to place a task. Reason: Capacity is unavailable at this time. \
                 Please try again later or in a different availability zone."
            ),
        ),
        (
            20,
            ServiceMessage::UnableToPlace(PlacementFailure::OverQuota(Quota::Cpu)),
            format!(
                "{s} was unable to place a task. Reason: You've reached the limit on the number of \
                 vCPUs you can run concurrently"
            ),
        ),
        (
            20,
            ServiceMessage::UnableToPlace(PlacementFailure::OverQuota(Quota::OwnMemory)),
            format!(
                "{s} was unable to place a task. Reason: The requested MEMORY configuration is \
                 above your limit."
            ),
        ),
        (
            23,
            ServiceMessage::OperationsThrottled,
            format!("{s} operations are being throttled. Will try again later."),
        ),
        (
            15,
            ServiceMessage::UnableToPlace(PlacementFailure::NoInstancesInProvider),
            format!(
                "{s} was unable to place a task because no container instance met all of its \
                 requirements. Reason: No Container Instances were found in your capacity \
                 provider. {GUIDE}"
            ),
        ),
        (
            31,
            ServiceMessage::UnableToPlaceInZone {
                zone: "us-east-1a".to_owned(),
                fargate: true,
            },
            format!("{s} is unable to place a task in us-east-1a."),
        ),
        (
            31,
            ServiceMessage::RebalancingBlocked {
                deployment: d,
                protected: 2,
            },
            format!(
                "{s} was unable to AZ Rebalance because (taskSet {deployment}) was unable to \
                 scale in due to (reason 2 tasks under protection)."
            ),
        ),
        (32, missing(false), gone("TARGET IS NOT FOUND")),
        (32, missing(true), gone("TARGET GROUP IS NOT FOUND")),
        (
            25,
            ServiceMessage::UnableToPlace(PlacementFailure::TooManyProvisioning),
            format!(
                "{s} was unable to place tasks in your cluster because the tasks provisioning \
                 capacity limit was exceeded."
            ),
        ),
        (
            21,
            ServiceMessage::UnableToStartConsistently,
            format!("{s} is unable to consistently start tasks successfully."),
        ),
        (
            22,
            ServiceMessage::BlockedByDeploymentConfiguration,
            format!(
                "{s} was unable to stop or start tasks during a deployment because of the service \
                 deployment configuration. Update the minimumHealthyPercent or maximumPercent \
                 value \
                 and try again."
            ),
        ),
    ] {
        assert_eq!(
            service_message(&world, &service, &message),
            text,
            "event {row}"
        );
    }
}

#[test]
fn the_closest_instance_says_what_it_lacks() {
    let (world, service) = world();
    let id = identity::container_instance_hex(world.seed, InstanceId(1));
    for ((rejection, reason), end) in rejections().into_iter().zip([
        None,
        None,
        Some("is missing an attribute required by your task"),
        Some("has insufficient CPU units available"),
        Some("has insufficient memory available"),
        Some("is already using a port required by your task"),
        Some("encountered error \"Too many ports registered\""),
        None,
        None,
        None,
        None,
        None,
    ]) {
        let error = format!("encountered error \"{reason}\"");
        let end = end.unwrap_or(&error);
        let failure = PlacementFailure::Closest {
            instance: InstanceId(1),
            rejection,
        };
        assert_eq!(
            service_message(&world, &service, &ServiceMessage::UnableToPlace(failure)),
            format!(
                "(service web) was unable to place a task because no container instance met all of \
                 its requirements. The closest matching (container-instance {id}) {end}. {GUIDE}"
            )
        );
    }
}

#[test]
fn stopped_tasks_have_their_reasons() {
    let (world, _) = world();
    let host = identity::ec2_instance_id(world.seed, InstanceId(1));
    let deployment = identity::deployment_name(world.seed, DeploymentId(1));
    for (reason, text) in [
        (
            StoppedReason::EssentialContainerExited,
            "Essential container in task exited".to_owned(),
        ),
        (StoppedReason::User(None), "Task stopped by user".to_owned()),
        (StoppedReason::User(Some("mine".into())), "mine".to_owned()),
        (
            StoppedReason::Scaling(DeploymentId(1)),
            format!("Scaling activity initiated by (deployment {deployment})"),
        ),
        (
            StoppedReason::HostTerminated(InstanceId(1)),
            format!("Host EC2 (instance {host}) terminated."),
        ),
        (
            StoppedReason::ContainerHealthChecks,
            "Task failed container health checks".to_owned(),
        ),
        (
            StoppedReason::DeregistrationForced,
            "Container instance deregistration forced by user".to_owned(),
        ),
    ] {
        assert_eq!(stopped_reason(&world, &reason), text);
    }
}

/// The rows of the reference's list of service events that a message can be.
fn rows(message: &ServiceMessage) -> &'static [u32] {
    match message {
        ServiceMessage::SteadyState => &[1],
        ServiceMessage::DeploymentCompleted { .. } => &[2],
        ServiceMessage::Started { unhealthy: 0, .. } => &[3],
        ServiceMessage::Started { .. } => &[4],
        ServiceMessage::Stopped { .. } => &[5],
        ServiceMessage::StoppedPending { .. } => &[6],
        ServiceMessage::Registered { .. } => &[7],
        ServiceMessage::Deregistered { .. } => &[8],
        ServiceMessage::Draining { .. } => &[9],
        ServiceMessage::UnhealthyTarget { .. } => &[10],
        ServiceMessage::FailedContainerHealthChecks { .. } => &[11],
        ServiceMessage::DeploymentFailed {
            why: Why::Alarm(_), ..
        } => &[13],
        ServiceMessage::DeploymentFailed { .. } => &[12],
        ServiceMessage::RollingBack { .. } => &[14],
        ServiceMessage::UnableToPlace(
            PlacementFailure::NoInstances | PlacementFailure::NoInstancesInProvider,
        ) => &[15],
        ServiceMessage::UnableToPlace(PlacementFailure::Closest { .. }) => &[16, 17],
        ServiceMessage::UnableToPlace(PlacementFailure::NoCapacity) => &[18],
        ServiceMessage::StartFailed { .. } => &[19],
        ServiceMessage::UnableToPlace(PlacementFailure::OverQuota(_)) => &[20],
        ServiceMessage::UnableToStartConsistently => &[21],
        ServiceMessage::BlockedByDeploymentConfiguration => &[22],
        ServiceMessage::OperationsThrottled => &[23],
        ServiceMessage::CouldNotLaunch { .. } => &[24],
        ServiceMessage::UnableToPlace(PlacementFailure::TooManyProvisioning) => &[25],
        ServiceMessage::ScaleInBlocked { .. } => &[26],
        ServiceMessage::ZonesNotBalanced { .. } => &[27],
        ServiceMessage::ZonesBalanced { .. } => &[28],
        ServiceMessage::StartedInZone { .. } => &[29],
        ServiceMessage::StoppedInZone { .. } => &[30],
        ServiceMessage::UnableToPlaceInZone { .. }
        | ServiceMessage::RebalancingBlocked { .. }
        | ServiceMessage::RebalancingStopped => &[31],
        ServiceMessage::TargetMissing { .. } => &[32],
        // It stands in the list of the tasks' reference, section 7.
        ServiceMessage::TrustBroken { .. } => &[],
    }
}

#[test]
fn every_row_of_the_list_is_said() {
    let (world, service) = world();
    let (d, target_group) = (DeploymentId(1), TargetGroupId(1));
    let place = ServiceMessage::UnableToPlace;
    let tasks = || vec![TaskId(1)];
    let zones = || vec![("us-east-1a".to_owned(), 1)];
    let zone = || "us-east-1a".to_owned();
    let failed = |why| ServiceMessage::DeploymentFailed { deployment: d, why };
    let breaker = Why::CircuitBreaker {
        failures: 3,
        threshold: 3,
    };
    let started = |unhealthy| ServiceMessage::Started {
        tasks: tasks(),
        unhealthy,
    };
    let unhealthy = ServiceMessage::UnhealthyTarget {
        task: TaskId(1),
        port: 80,
        target_group,
        reason: TargetReason::Timeout,
    };
    let closest = PlacementFailure::Closest {
        instance: InstanceId(1),
        rejection: Rejection::Draining,
    };
    let reason = StoppedReason::DiskFull;
    let (count, deployment) = (1, d);
    let all = [
        ServiceMessage::SteadyState,
        ServiceMessage::DeploymentCompleted { deployment },
        started(0),
        started(1),
        ServiceMessage::Stopped { tasks: tasks() },
        ServiceMessage::StoppedPending { count },
        ServiceMessage::Registered {
            count,
            target_group,
        },
        ServiceMessage::Deregistered {
            count,
            target_group,
        },
        ServiceMessage::Draining { count, deployment },
        unhealthy,
        ServiceMessage::FailedContainerHealthChecks { task: TaskId(1) },
        failed(breaker),
        failed(Why::Alarm(base::AlarmId(1))),
        ServiceMessage::RollingBack { to: d },
        place(PlacementFailure::NoInstances),
        place(closest),
        place(PlacementFailure::NoCapacity),
        ServiceMessage::StartFailed { reason },
        place(PlacementFailure::OverQuota(Quota::Tasks)),
        ServiceMessage::UnableToStartConsistently,
        ServiceMessage::BlockedByDeploymentConfiguration,
        ServiceMessage::OperationsThrottled,
        missing(false),
        ServiceMessage::CouldNotLaunch { count, deployment },
        ServiceMessage::TrustBroken { role: zone() },
        place(PlacementFailure::TooManyProvisioning),
        ServiceMessage::ScaleInBlocked {
            deployment,
            protected: 1,
        },
        ServiceMessage::ZonesNotBalanced { zones: zones() },
        ServiceMessage::ZonesBalanced { zones: zones() },
        ServiceMessage::StartedInZone {
            tasks: tasks(),
            zone: zone(),
        },
        ServiceMessage::StoppedInZone {
            tasks: tasks(),
            zone: zone(),
        },
        ServiceMessage::UnableToPlaceInZone {
            zone: zone(),
            fargate: false,
        },
        ServiceMessage::RebalancingStopped,
    ];
    let mut texts = std::collections::BTreeSet::new();
    for message in &all {
        let text = service_message(&world, &service, message);
        assert!(text.starts_with("(service web"), "{message:?}: {text}");
        assert!(texts.insert(text), "{message:?} is not told apart");
    }
    let mut said: Vec<u32> = all.iter().flat_map(|it| rows(it).to_vec()).collect();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said, (1..=32).collect::<Vec<u32>>());
}
