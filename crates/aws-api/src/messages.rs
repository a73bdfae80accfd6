//! AWS's own sentences: service events, stop reasons, failure reasons.
//!
//! The engine says what happened as data; here it gets the words that DescribeServices,
//! DescribeTasks and RunTask print. Source: real event logs and ECS developer guide, service event
//! messages, stopped task errors, API failure reasons (read 2026-11).
//! Example: `(service web) has started 2 tasks: (task 0c1f...) (task 9a77...).`

use crate::arn;
use base::{DeploymentId, TargetGroupId, TaskId};
use engine::{Failure, FailureReason};
use model::capacity::Shortage;
use model::storage::MountFailure;
use model::{
    ContainerReason, PlacementFailure, Service, ServiceMessage, StopCode, StoppedReason,
    TargetReason, Why, World, identity,
};
use rules::placement::Rejection;
use rules::quota::Quota;

const TROUBLESHOOTING: &str = "For more information, see the Troubleshooting section of the Amazon \
                               ECS Developer Guide.";

const EMPTY_PROVIDER: &str = "EMPTY CAPACITY PROVIDER";

const BLOCKED: &str = "was unable to stop or start tasks during a deployment because of the \
                       service deployment configuration. Update the minimumHealthyPercent or \
                       maximumPercent value and try again.";

/// One line of `events[]`: `(service web) has reached a steady state.`
pub fn service_message(world: &World, service: &Service, message: &ServiceMessage) -> String {
    let head = format!("(service {})", service.name);
    match message {
        ServiceMessage::SteadyState => format!("{head} has reached a steady state."),
        ServiceMessage::DeploymentCompleted { deployment } => format!(
            "{head} (deployment {}) deployment completed.",
            deployment_name(world, *deployment)
        ),
        ServiceMessage::Started { tasks, unhealthy } => started(world, &head, tasks, *unhealthy),
        ServiceMessage::Stopped { tasks } => format!(
            "{head} has stopped {} running tasks: {}.",
            tasks.len(),
            list(world, tasks)
        ),
        ServiceMessage::StoppedPending { count } => {
            format!("{head} stopped {count} pending tasks.")
        }
        ServiceMessage::Registered {
            count,
            target_group,
        } => format!(
            "{head} registered {count} targets in {}",
            group(world, *target_group)
        ),
        ServiceMessage::Deregistered {
            count,
            target_group,
        } => format!(
            "{head} deregistered {count} targets in {}",
            group(world, *target_group)
        ),
        ServiceMessage::Draining { count, deployment } => format!(
            "(service {}, taskSet {}) has begun draining connections on {count} tasks.",
            service.name,
            deployment_name(world, *deployment)
        ),
        ServiceMessage::UnhealthyTarget {
            task,
            port,
            target_group,
            reason,
        } => format!(
            "{head} {} (port {port}) is unhealthy in {} due to (reason {}).",
            task_name(world, *task),
            group(world, *target_group),
            target_reason(reason)
        ),
        ServiceMessage::FailedContainerHealthChecks { task } => format!(
            "{head} {} failed container health checks.",
            task_name(world, *task)
        ),
        ServiceMessage::UnableToPlace(failure) => unable_to_place(world, &head, failure),
        ServiceMessage::UnableToStartConsistently => {
            format!("{head} is unable to consistently start tasks successfully.")
        }
        ServiceMessage::BlockedByDeploymentConfiguration => format!("{head} {BLOCKED}"),
        ServiceMessage::StartFailed { reason } => format!(
            "{head} was unable to place a task. Reason: {}",
            stopped_reason(world, reason)
        ),
        ServiceMessage::DeploymentFailed { .. }
        | ServiceMessage::RollingBack { .. }
        | ServiceMessage::CouldNotLaunch { .. }
        | ServiceMessage::ScaleInBlocked { .. }
        | ServiceMessage::ZonesNotBalanced { .. }
        | ServiceMessage::ZonesBalanced { .. }
        | ServiceMessage::StartedInZone { .. }
        | ServiceMessage::StoppedInZone { .. }
        | ServiceMessage::UnableToPlaceInZone { .. }
        | ServiceMessage::OperationsThrottled
        | ServiceMessage::TargetMissing { .. }
        | ServiceMessage::TrustBroken { .. }
        | ServiceMessage::RebalancingBlocked { .. }
        | ServiceMessage::RebalancingStopped => rare_message(world, &head, message),
    }
}

/// What deployments that fail, and services that cannot scale in, say.
#[inline(never)]
fn rare_message(world: &World, head: &str, message: &ServiceMessage) -> String {
    match message {
        ServiceMessage::DeploymentFailed { deployment, why } => format!(
            "{head} (deployment {}) deployment failed: {}.",
            deployment_name(world, *deployment),
            match why {
                Why::Alarm(_) => "alarm detected",
                _ => "tasks failed to start",
            }
        ),
        ServiceMessage::RollingBack { to } => {
            let to = deployment_name(world, *to);
            format!("{head} rolling back to deployment {to}.")
        }
        ServiceMessage::CouldNotLaunch { count, deployment } => format!(
            "{head} could not launch {count} tasks for deployment {}.",
            deployment_name(world, *deployment)
        ),
        ServiceMessage::ScaleInBlocked {
            deployment,
            protected,
        } => format!(
            "{head} was unable to reach steady state because (taskSet {}) was unable to scale in due \
             to (reason {protected} tasks under protection)",
            deployment_name(world, *deployment)
        ),
        ServiceMessage::OperationsThrottled => {
            format!("{head} operations are being throttled. Will try again later.")
        }
        ServiceMessage::TargetMissing {
            deployment,
            task,
            target_group,
            whole_group,
        } => format!(
            "{head} task set ({}) {} is not healthy in target-group ({}) due to {}.",
            deployment_name(world, *deployment),
            task_name(world, *task),
            arn::target_group(world, *target_group),
            match whole_group {
                true => "TARGET GROUP IS NOT FOUND",
                false => "TARGET IS NOT FOUND",
            }
        ),
        ServiceMessage::TrustBroken { .. } => format!(
            "{head} IAM trust relationship has been misconfigured or changed, and ECS can no longer \
             maintain your service"
        ),
        other => rebalancing_message(world, head, other),
    }
}

/// What Availability Zone rebalancing says.
#[inline(never)]
fn rebalancing_message(world: &World, head: &str, message: &ServiceMessage) -> String {
    match message {
        ServiceMessage::ZonesNotBalanced { zones } => format!(
            "{head} is not AZ balanced with {}. AZ Rebalancing in progress.",
            zone_counts(zones)
        ),
        ServiceMessage::ZonesBalanced { zones } => {
            format!("{head} is AZ balanced with {}.", zone_counts(zones))
        }
        ServiceMessage::StartedInZone { tasks, zone } => format!(
            "{head} has started {} tasks in {zone} to AZ Rebalance: {}.",
            tasks.len(),
            list(world, tasks)
        ),
        ServiceMessage::StoppedInZone { tasks, zone } => format!(
            "{head} has stopped {} running tasks in {zone} due to AZ rebalancing: {}.",
            tasks.len(),
            list(world, tasks)
        ),
        ServiceMessage::UnableToPlaceInZone {
            zone,
            fargate: true,
        } => format!("{head} is unable to place a task in {zone}."),
        ServiceMessage::RebalancingBlocked {
            deployment,
            protected,
        } => format!(
            "{head} was unable to AZ Rebalance because (taskSet {}) was unable to scale in due to \
             (reason {protected} tasks under protection).",
            deployment_name(world, *deployment)
        ),
        ServiceMessage::UnableToPlaceInZone { zone, .. } => format!(
            "{head} is unable to place a task in {zone} because no container instance met all of its \
             requirements."
        ),
        ServiceMessage::RebalancingStopped => format!("{head} stopped AZ Rebalancing."),
        // `service_message` words all others.
        _ => String::new(),
    }
}

/// `3 tasks in us-east-1a, 1 tasks in us-east-1b`.
fn zone_counts(zones: &[(String, u32)]) -> String {
    let each = zones
        .iter()
        .map(|(zone, count)| format!("{count} tasks in {zone}"));
    each.collect::<Vec<String>>().join(", ")
}

fn started(world: &World, head: &str, tasks: &[TaskId], unhealthy: u32) -> String {
    let mut text = format!(
        "{head} has started {} tasks: {}.",
        tasks.len(),
        list(world, tasks)
    );
    if unhealthy > 0 {
        text.push_str(&format!(
            " Amazon ECS replaced {unhealthy} tasks due to an unhealthy status."
        ));
    }
    text
}

fn unable_to_place(world: &World, head: &str, failure: &PlacementFailure) -> String {
    let start = format!(
        "{head} was unable to place a task because no container instance met all of its \
         requirements."
    );
    match failure {
        PlacementFailure::NoInstances => format!(
            "{start} Reason: No Container Instances were found in your cluster. {TROUBLESHOOTING}"
        ),
        PlacementFailure::NoInstancesInProvider => format!(
            "{start} Reason: No Container Instances were found in your capacity provider. \
             {TROUBLESHOOTING}"
        ),
        PlacementFailure::Closest {
            instance,
            rejection,
        } => format!(
            "{start} The closest matching (container-instance {}) {}. {TROUBLESHOOTING}",
            identity::container_instance_hex(world.seed, *instance),
            closest(rejection)
        ),
        PlacementFailure::NoCapacity => format!(
            "{head} was unable to place a task. Reason: Capacity is unavailable at this time. \
             Please try again later or in a different availability zone."
        ),
        PlacementFailure::TooManyProvisioning => format!(
            "{head} was unable to place tasks in your cluster because the tasks provisioning \
             capacity limit was exceeded."
        ),
        PlacementFailure::OverQuota(quota) => format!(
            "{head} was unable to place a task. Reason: {}",
            quota_reason(*quota)
        ),
    }
}

/// Source: ECS developer guide, service event messages: quotas (read 2026-11).
pub fn quota_reason(quota: Quota) -> &'static str {
    match quota {
        Quota::Tasks => "You've reached the limit on the number of tasks you can run concurrently",
        Quota::Cpu => "You've reached the limit on the number of vCPUs you can run concurrently",
        Quota::OwnCpu => "The requested CPU configuration is above your limit.",
        Quota::OwnMemory => "The requested MEMORY configuration is above your limit.",
    }
}

/// What the closest instance lacks, without the final period.
///
/// Model: the guide has only the heading for the limit of 100 ports; the frame is that of its like.
fn closest(rejection: &Rejection) -> String {
    match rejection {
        Rejection::InsufficientCpu { .. } => "has insufficient CPU units available".to_owned(),
        Rejection::InsufficientMemory { .. } => "has insufficient memory available".to_owned(),
        Rejection::PortTaken { .. } => "is already using a port required by your task".to_owned(),
        Rejection::MissingAttribute { .. } => {
            "is missing an attribute required by your task".to_owned()
        }
        Rejection::TooManyPorts { .. } => {
            "encountered error \"Too many ports registered\"".to_owned()
        }
        other => format!("encountered error \"{}\"", rejection_reason(other)),
    }
}

/// The `reason` of one failure entry: `RESOURCE:MEMORY`, `AGENT`, ...
///
/// Source: ECS developer guide, API failure reasons (read 2026-11).
/// Model:  an instance that is not ACTIVE has no documented reason; the lab says its status.
pub fn rejection_reason(rejection: &Rejection) -> &'static str {
    match rejection {
        Rejection::Draining => "DRAINING",
        Rejection::NotActive { status } => status.name(),
        Rejection::AgentDisconnected => "AGENT",
        Rejection::MissingAttribute { .. } => "ATTRIBUTE",
        Rejection::InsufficientCpu { .. } => "RESOURCE:CPU",
        Rejection::InsufficientMemory { .. } => "RESOURCE:MEMORY",
        Rejection::PortTaken { .. } | Rejection::TooManyPorts { .. } => "RESOURCE:PORTS",
        Rejection::InsufficientGpus { .. } => "RESOURCE:GPU",
        Rejection::NoEniSlot { .. } => "RESOURCE:ENI",
        Rejection::WrongZone { .. } => "LOCATION",
        Rejection::MemberOfUnsatisfied { .. } => "MemberOf placement constraint unsatisfied.",
        Rejection::NotDistinct { .. } => "DistinctInstance placement constraint unsatisfied.",
    }
}

/// The `reason` of an entry in `failures[]`.
pub fn failure_reason(failure: &Failure) -> &'static str {
    match &failure.reason {
        FailureReason::Rejected(rejection) => rejection_reason(rejection),
        FailureReason::FargateCapacity => "RESOURCE:FARGATE",
        // Model: documented as the reason of a task that waited in vain.
        FailureReason::EmptyProvider => EMPTY_PROVIDER,
        FailureReason::Quota(quota) => quota_reason(*quota),
        FailureReason::Missing(_) => "MISSING",
        FailureReason::Inactive => "INACTIVE",
    }
}

/// Why a target is not healthy, inside `(reason ...)`.
pub fn target_reason(reason: &TargetReason) -> String {
    match reason {
        TargetReason::RegistrationInProgress => "Target registration is in progress".to_owned(),
        TargetReason::ResponseCode(code) => {
            format!("Health checks failed with these codes: [{code}]")
        }
        TargetReason::Timeout => "Request timed out".to_owned(),
        TargetReason::DeregistrationInProgress => "Target deregistration is in progress".to_owned(),
        TargetReason::ZoneNotEnabled => {
            "Target is in an Availability Zone that is not enabled for the load balancer".to_owned()
        }
    }
}

pub fn stop_code(code: StopCode) -> &'static str {
    match code {
        StopCode::TaskFailedToStart => "TaskFailedToStart",
        StopCode::EssentialContainerExited => "EssentialContainerExited",
        StopCode::UserInitiated => "UserInitiated",
        StopCode::ServiceSchedulerInitiated => "ServiceSchedulerInitiated",
        StopCode::SpotInterruption => "SpotInterruption",
        StopCode::TerminationNotice => "TerminationNotice",
        StopCode::InfrastructureHealth => "InfrastructureHealth",
    }
}

/// A task's `stoppedReason`.
///
/// Source: ECS developer guide, stopped task errors; texts as users pasted them (read 2026-11).
/// Model:  a dependency that can never be met and a failed zone have no published text; ours.
pub fn stopped_reason(world: &World, reason: &StoppedReason) -> String {
    let seed = world.seed;
    match reason {
        StoppedReason::EssentialContainerExited => "Essential container in task exited".to_owned(),
        StoppedReason::User(Some(text)) => text.clone(),
        StoppedReason::User(None) => "Task stopped by user".to_owned(),
        StoppedReason::Scaling(deployment) => format!(
            "Scaling activity initiated by (deployment {})",
            identity::deployment_name(seed, *deployment)
        ),
        StoppedReason::ElbHealthChecks(target_group) => {
            format!(
                "Task failed ELB health checks in {}",
                group(world, *target_group)
            )
        }
        StoppedReason::ContainerHealthChecks => "Task failed container health checks".to_owned(),
        StoppedReason::HostTerminated(instance) => format!(
            "Host EC2 (instance {}) terminated.",
            identity::ec2_instance_id(seed, *instance)
        ),
        StoppedReason::HostStopped(instance) => format!(
            "Host EC2 (instance {}) stopped.",
            identity::ec2_instance_id(seed, *instance)
        ),
        StoppedReason::DeregistrationForced => {
            "Container instance deregistration forced by user".to_owned()
        }
        StoppedReason::CannotPullContainer { image } => {
            format!("CannotPullContainerError: {}", cannot_pull(image))
        }
        StoppedReason::DependencyNeverMet { container } => {
            format!("TaskFailedToStart: a dependency of container {container} can not be met")
        }
        StoppedReason::StartFailed(problem) => crate::start_texts::text(world, problem),
        StoppedReason::NoCapacityInTime(shortage) => {
            format!("TaskFailedToStart: {}", shortage_reason(shortage))
        }
        StoppedReason::SpotInterrupted => "Your Spot Task was interrupted.".to_owned(),
        StoppedReason::Maintenance => {
            "ECS is performing maintenance on the underlying infrastructure hosting the task"
                .to_owned()
        }
        StoppedReason::ZoneFailed { zone } => {
            format!("The Availability Zone {zone} that hosted the task failed")
        }
        StoppedReason::RegistryUnreachable {
            image,
            fargate,
            layers,
        } => unreachable(image, *fargate, *layers),
        StoppedReason::MountFailed {
            file_system,
            failure,
            fargate,
        } => mount_failed(file_system, *failure, *fargate),
        StoppedReason::DiskFull => "CannotPullContainerError: write \
             /var/lib/docker/tmp/GetImageBlob: no space left on device"
            .to_owned(),
        StoppedReason::SubnetFull { subnet } => format!(
            "Unexpected EC2 error while attempting to Create Network Interface with public IP \
             assignment enabled in subnet '{subnet}'"
        ),
    }
}

/// Source: ECS developer guide, API failure reasons (read 2026-11); there without a final period.
fn shortage_reason(shortage: &Shortage) -> &'static str {
    match shortage {
        Shortage::EmptyProvider => EMPTY_PROVIDER,
        Shortage::NoActiveInstances => "NO ACTIVE INSTANCES",
        Shortage::Rejected(rejection) => rejection_reason(rejection).trim_end_matches('.'),
    }
}

/// A file system that does not mount.
///
/// Source: ECS developer guide, ResourceInitialization errors; the tail as the EFS mount helper words it
/// (read 2026-11). Model: the frame on EC2.
fn mount_failed(file_system: &str, failure: MountFailure, fargate: bool) -> String {
    let tail = match failure {
        MountFailure::NotResolved => format!(
            "Failed to resolve \"{file_system}.efs.{}.amazonaws.com\" - check that your file system \
             ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.",
            model::REGION
        ),
        MountFailure::TimedOut => "mount.nfs4: Connection timed out".to_owned(),
    };
    if fargate {
        return format!(
            "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: \
             stderr: {tail} : unsuccessful EFS utils command execution; code: 1"
        );
    }
    format!(
        "CannotCreateVolumeError: Error response from daemon: create {file_system}: \
         VolumeDriver.Create: mounting volume failed: {tail}"
    )
}

/// No way to the registry, as EC2's agent and as Fargate word it.
///
/// Source: ECS developer guide, CannotPullContainer and ResourceInitialization task errors (2026-11).
/// Model: the end of the text for layers that cannot be fetched.
fn unreachable(image: &str, fargate: bool, layers: bool) -> String {
    if layers {
        return "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: \
                httpReadSeeker: failed open: failed to do request: i/o timeout"
            .to_owned();
    }
    let host = image.split('/').next().unwrap_or_default();
    let private = rules::reach::registry_of(image) == rules::reach::Registry::Ecr;
    let host = if private {
        host
    } else {
        "registry-1.docker.io"
    };
    match (fargate, private) {
        (true, true) => {
            "ResourceInitializationError: unable to pull secrets or registry auth: The \
             task cannot pull registry authentication from Amazon ECR. There is a connection issue \
             between the task and Amazon ECR. Check your task network configuration."
                .to_owned()
        }
        (true, false) => format!(
            "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to \
             resolve ref {image}: failed to do request: Head \"https://{host}/v2/\": dial tcp: \
             i/o timeout"
        ),
        (false, _) => format!(
            "CannotPullContainerError: API error (500): Get https://{host}/v2/: net/http: request \
             canceled while waiting for connection"
        ),
    }
}

/// A container's `reason`.
///
/// Source: amazon-ecs-agent, dockerapi/errors.go ("Name: text", read 2026-11).
pub fn container_reason(world: &World, reason: &ContainerReason, image: &str) -> String {
    match reason {
        ContainerReason::OutOfMemory => {
            "OutOfMemoryError: Container killed due to memory usage".to_owned()
        }
        ContainerReason::CannotPull => format!("CannotPullContainerError: {}", cannot_pull(image)),
        ContainerReason::ExecFormat => "exec format error".to_owned(),
        ContainerReason::StartFailed(problem) => crate::start_texts::text(world, problem),
        ContainerReason::DependencyNeverMet => "a dependency can not be met".to_owned(),
    }
}

/// Source: ECS developer guide, CannotPullContainer task errors: the tag is gone (read 2026-11).
fn cannot_pull(image: &str) -> String {
    format!(
        "pull image manifest has been retried 5 time(s): failed to resolve ref {image}: {image}: \
         not found"
    )
}

fn deployment_name(world: &World, deployment: DeploymentId) -> String {
    identity::deployment_name(world.seed, deployment)
}

fn task_name(world: &World, task: TaskId) -> String {
    format!("(task {})", identity::task_hex(world.seed, task))
}

/// `(task T) (task T)`.
fn list(world: &World, tasks: &[TaskId]) -> String {
    let names: Vec<String> = tasks.iter().map(|it| task_name(world, *it)).collect();
    names.join(" ")
}

fn group(world: &World, group: TargetGroupId) -> String {
    format!("(target-group {})", arn::target_group(world, group))
}
