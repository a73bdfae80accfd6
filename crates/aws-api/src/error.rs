//! What a refused call answers: AWS's error name and AWS's words.
//!
//! Requests that do not fit their shape answer as the AWS CLI does before it sends anything
//! (`ParamValidation`); what the world refuses answers with the service's own exception.
//! Source: ECS, Elastic Load Balancing and Application Auto Scaling API references, errors per
//! operation, and error texts pasted by users in public issues (read 2026-11).
//! Model: where AWS's wording is not published the sentence is the lab's; each such row says so.

use crate::arn;
use crate::finding::Finding;
use engine::Refusal;
use model::{LaunchType, NetworkMode, TargetType, World};
use serde::Serialize;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApiError {
    /// `ClientException`, `InvalidParameterException`, `ParamValidation`, ...
    pub code: String,
    pub message: String,
    /// The field at fault, if one is.
    pub path: Option<String>,
    /// All findings, when the request itself was at fault.
    pub findings: Vec<Finding>,
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for ApiError {}

impl ApiError {
    pub fn new(code: &str, message: impl Into<String>) -> ApiError {
        ApiError {
            code: code.to_owned(),
            message: message.into(),
            path: None,
            findings: Vec::new(),
        }
    }

    pub fn client(message: impl Into<String>) -> ApiError {
        ApiError::new("ClientException", message)
    }

    pub fn invalid(message: impl Into<String>) -> ApiError {
        ApiError::new("InvalidParameterException", message)
    }

    pub fn lab(message: impl Into<String>) -> ApiError {
        ApiError::new("LabException", message)
    }

    pub fn at(mut self, path: impl Into<String>) -> ApiError {
        self.path = Some(path.into());
        self
    }

    /// The CLI's answer to a request that does not fit its shape.
    pub fn shape(findings: Vec<Finding>) -> ApiError {
        let errors = || findings.iter().filter(|it| it.is_error());
        let of = |codes: &[&str]| errors().any(|it| codes.contains(&it.code));
        let botocore = ["TYPE", "UNKNOWN", "MISSING"];
        let (code, message) = if of(&botocore) {
            let lines: Vec<&str> = errors()
                .filter(|it| botocore.contains(&it.code))
                .map(|it| it.text.as_str())
                .collect();
            let text = format!("Parameter validation failed:\n{}", lines.join("\n"));
            ("ParamValidation", text)
        } else if of(&["RANGE"]) {
            let first = errors().find(|it| it.code == "RANGE");
            (
                "SerializationException",
                first.map(|it| it.text.clone()).unwrap_or_default(),
            )
        } else {
            let first = errors().next();
            (
                "InvalidParameterException",
                first.map(|it| it.text.clone()).unwrap_or_default(),
            )
        };
        ApiError {
            code: code.to_owned(),
            message,
            path: errors().next().map(|it| it.path.clone()),
            findings,
        }
    }
}

/// The words for what the machine refused.
///
/// Source: ECS API errors; texts as users pasted them (reference table of RunTask and
/// CreateService).
/// Model:  TaskDefinitionInactive, PlacementNotOnFargate, TooMany and the lab's levers are our
/// words.
pub fn refused(world: &World, refusal: &Refusal) -> ApiError {
    match refusal {
        Refusal::TaskDefinitionInactive(_) => ApiError::client("TaskDefinition is inactive"),
        Refusal::LaunchTypeNotSupported { launch_type, .. } => ApiError::invalid(format!(
            "Task definition does not support launch_type {}.",
            launch_type_name(*launch_type)
        ))
        .at("launchType"),
        Refusal::NetworkConfigurationMissing => ApiError::invalid(
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
        )
        .at("networkConfiguration"),
        Refusal::NetworkConfigurationNotAllowed { .. } => ApiError::invalid(
            "Network Configuration is not valid for the given networkMode of this task definition.",
        )
        .at("networkConfiguration"),
        Refusal::NoContainerInstances => {
            ApiError::invalid("No Container Instances were found in your cluster.")
        }
        Refusal::PlacementNotOnFargate => ApiError::invalid(
            "Placement constraints and placement strategies are not supported with FARGATE \
             launch type.",
        ),
        Refusal::ServiceAlreadyExists { .. } => {
            ApiError::invalid("Creation of service was not idempotent.").at("serviceName")
        }
        Refusal::ServiceNotActive { .. } => {
            ApiError::new("ServiceNotActiveException", "Service was not ACTIVE.").at("service")
        }
        Refusal::ServiceStillScaled { .. } => {
            ApiError::invalid("The service cannot be stopped while it is scaled above 0.")
                .at("force")
        }
        Refusal::TargetTypeMismatch {
            target_group,
            target_type,
            mode,
        } => ApiError::invalid(format!(
            "The provided target group {} has target type {}, which is incompatible with the {} \
             network mode specified in the task definition.",
            arn::target_group(world, *target_group),
            target_type_name(*target_type),
            network_mode_name(*mode)
        ))
        .at("loadBalancers"),
        Refusal::ClassicUnfit(why) => crate::calls::classic::unfit(*why),
        Refusal::TargetGroupWithoutLoadBalancer { target_group } => ApiError::invalid(format!(
            "The target group with targetGroupArn {} does not have an associated load balancer.",
            arn::target_group(world, *target_group)
        ))
        .at("loadBalancers"),
        Refusal::ContainerNotInDefinition { container } => ApiError::invalid(format!(
            "The container {container} does not exist in the task definition."
        ))
        .at("loadBalancers"),
        Refusal::ContainerPortNotInDefinition { container, port } => ApiError::invalid(format!(
            "The container {container} did not have a container port {port} defined."
        ))
        .at("loadBalancers"),
        Refusal::RoleNotAssumable { role } => ApiError::client(format!(
            "ECS was unable to assume the role '{role}' that was provided for this task. Please \
             verify that the role being passed has the proper trust relationship and permissions \
             and that your IAM user has permissions to pass this role."
        )),
        Refusal::NotAScalableTarget
        | Refusal::MinAboveMax { .. }
        | Refusal::CapacityMissing
        | Refusal::RunningTasksOnInstance { .. }
        | Refusal::InstanceNotActive { .. }
        | Refusal::UnknownInstanceType { .. }
        | Refusal::TaskAlreadyStopped
        | Refusal::ContainerNotRunning { .. }
        | Refusal::ZoneNotFailed { .. }
        | Refusal::UnknownZone { .. }
        | Refusal::TooMany { .. } => refused_elsewhere(world, refusal),
    }
}

/// Application Auto Scaling, container instances and the lab's levers.
fn refused_elsewhere(world: &World, refusal: &Refusal) -> ApiError {
    match refusal {
        Refusal::NotAScalableTarget => ApiError::new(
            "ObjectNotFoundException",
            "No scalable target found for service namespace: ecs, scalable dimension: \
             ecs:service:DesiredCount",
        )
        .at("ResourceId"),
        Refusal::MinAboveMax { min, max } => ApiError::new(
            "ValidationException",
            format!("Maximum capacity cannot be less than minimum capacity: {max} is below {min}"),
        )
        .at("MaxCapacity"),
        Refusal::CapacityMissing => ApiError::new(
            "ValidationException",
            "MinCapacity and MaxCapacity are required to register a new scalable target",
        ),
        Refusal::RunningTasksOnInstance { .. } => {
            ApiError::invalid("Found running tasks on the instance.").at("force")
        }
        Refusal::InstanceNotActive { instance } => ApiError::client(format!(
            "The container instance {} is not active",
            arn::container_instance(world, *instance)
        )),
        Refusal::UnknownInstanceType {
            instance_type,
            known,
        } => ApiError::lab(format!(
            "This lab does not know the instance type {instance_type}; it knows {}",
            known.join(", ")
        ))
        .at("instanceType"),
        Refusal::TaskAlreadyStopped => {
            ApiError::invalid("The referenced task was already stopped.").at("task")
        }
        Refusal::ContainerNotRunning { container } => {
            ApiError::lab(format!("The container {container} is not running")).at("container")
        }
        Refusal::ZoneNotFailed { zone } => {
            ApiError::lab(format!("The Availability Zone {zone} has not failed"))
                .at("availabilityZone")
        }
        Refusal::UnknownZone { zone, known } => ApiError::lab(format!(
            "This region has no Availability Zone {zone}; it has {}",
            known.join(", ")
        ))
        .at("availabilityZone"),
        Refusal::TooMany { what, limit } => {
            ApiError::lab(format!("This lab takes at most {limit} {what}"))
        }
        // `refused` words all others.
        _ => ApiError::client("The call was refused."),
    }
}

pub fn launch_type_name(it: LaunchType) -> &'static str {
    match it {
        LaunchType::Ec2 => "EC2",
        LaunchType::Fargate => "FARGATE",
    }
}

pub fn target_type_name(it: TargetType) -> &'static str {
    match it {
        TargetType::Instance => "instance",
        TargetType::Ip => "ip",
    }
}

pub fn network_mode_name(it: NetworkMode) -> &'static str {
    match it {
        NetworkMode::Bridge => "bridge",
        NetworkMode::Host => "host",
        NetworkMode::Awsvpc => "awsvpc",
        NetworkMode::None => "none",
    }
}
