//! What a refused call answers: AWS's error name and AWS's words.
//!
//! Requests that do not fit their shape answer as the AWS CLI does before it sends anything
//! (`ParamValidation`); what the world refuses answers with the service's own exception.
//! Source: ECS, Elastic Load Balancing and Application Auto Scaling API references, errors per
//! operation, and error texts pasted by users in public issues (read 2026-11).
//! Model: where AWS's wording is not published the sentence is the lab's; each such row says so.

use crate::arn;
use crate::finding::Finding;
use crate::text::{Arg, Text};
use engine::{Many, Refusal};
use model::{LaunchType, NetworkMode, TargetType, World};
use serde::{Serialize, Serializer};
use std::fmt;

/// What a refusal says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A sentence of AWS's, or one that stands where AWS would have its own: English everywhere.
    Aws(String),
    /// The lab in its own name, in the reader's language.
    Own(Text),
}

impl Message {
    /// As what fills the gap of another message.
    pub fn arg(&self) -> Arg {
        match self {
            Message::Aws(text) => Arg::Str(text.clone()),
            Message::Own(text) => Arg::Text(Box::new(text.clone())),
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Message::Aws(text) => f.write_str(text),
            Message::Own(text) => write!(f, "{text}"),
        }
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<String> for Message {
    fn from(text: String) -> Message {
        Message::Aws(text)
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Message {
        Message::Aws(text.to_owned())
    }
}

impl From<Text> for Message {
    fn from(text: Text) -> Message {
        Message::Own(text)
    }
}

impl PartialEq<&str> for Message {
    fn eq(&self, other: &&str) -> bool {
        let words = self.to_string();
        words == *other
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApiError {
    /// `ClientException`, `InvalidParameterException`, `ParamValidation`, ...
    pub code: String,
    pub message: Message,
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
    pub fn new(code: &str, message: impl Into<Message>) -> ApiError {
        ApiError {
            code: code.to_owned(),
            message: message.into(),
            path: None,
            findings: Vec::new(),
        }
    }

    pub fn client(message: impl Into<Message>) -> ApiError {
        ApiError::new("ClientException", message)
    }

    pub fn invalid(message: impl Into<Message>) -> ApiError {
        ApiError::new("InvalidParameterException", message)
    }

    /// What only this lab refuses; always in its own words.
    pub fn lab(message: impl Into<Text>) -> ApiError {
        ApiError::new("LabException", message.into())
    }

    /// There is nothing of this name.
    pub fn lab_unknown(id: &'static str, name: &str) -> ApiError {
        ApiError::lab(Text::new(id).str("name", crate::shape::clip(name)))
    }

    /// More than the lab takes; `things` is the message that names them.
    pub fn lab_most(things: &'static str, most: u32) -> ApiError {
        let text = Text::new("refuse-most").num("most", most);
        ApiError::lab(text.text("things", things))
    }

    /// A value of `key` outside `low..=high`.
    pub fn lab_range(key: &str, low: i64, high: i64) -> ApiError {
        let text = Text::new("refuse-range").str("key", key);
        ApiError::lab(text.num("low", low).num("high", high)).at(key)
    }

    /// A value of `key` below `low`.
    pub fn lab_least(key: &str, low: impl ToString) -> ApiError {
        let text = Text::new("refuse-least").str("key", key);
        ApiError::lab(text.str("low", low)).at(key)
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
            message: message.into(),
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
        // Source: pasted in public issues, amazon-ecs-cli 627 and waypoint 643 (read 2026-11).
        Refusal::PublicAddressNotOnEc2 => {
            ApiError::invalid("Assign public IP is not supported for this launch type.")
                .at("networkConfiguration.awsvpcConfiguration.assignPublicIp")
        }
        // Source: as callers of RunTask match it in public repositories (read 2026-11).
        Refusal::TooManyProvisioning => {
            ApiError::client("Tasks provisioning capacity limit exceeded.")
        }
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
        Refusal::TargetGroupGone { target_group } => ApiError::invalid(format!(
            "Unable to find target group {}",
            arn::target_group(world, *target_group)
        ))
        .at("loadBalancers"),
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
        // Source: pasted in a public issue of terraform-aws-ecs, number 89 (read 2026-11).
        Refusal::ContainerPortMappedTwice { container, port } => ApiError::invalid(format!(
            "Container port {port} is used in more than one port mapping for container {container}"
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
        | Refusal::ReservedMemory { .. }
        | Refusal::TaskAlreadyStopped
        | Refusal::ContainerNotRunning { .. }
        | Refusal::ZoneNotFailed { .. }
        | Refusal::UnknownZone { .. }
        | Refusal::TooManyTaskSets { .. }
        | Refusal::TaskSetStillScaled
        | Refusal::DeploymentsActive
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
        } => {
            let text = Text::new("refuse-instance-type").str("type", instance_type);
            ApiError::lab(text.str("known", known.join(", "))).at("instanceType")
        }
        // Source: amazon-ecs-agent, registration of a container instance (read 2026-11).
        Refusal::ReservedMemory { total, reserved } => ApiError::client(format!(
            "api register-container-instance: reserved memory is higher than available memory on \
             the host, total memory: {}, reserved: {}",
            total.0, reserved.0
        ))
        .at("reservedMemoryMib"),
        Refusal::TaskAlreadyStopped => {
            ApiError::invalid("The referenced task was already stopped.").at("task")
        }
        Refusal::ContainerNotRunning { container } => {
            ApiError::lab_unknown("refuse-not-running", container).at("container")
        }
        Refusal::ZoneNotFailed { zone } => {
            ApiError::lab_unknown("refuse-zone-works", zone).at("availabilityZone")
        }
        Refusal::UnknownZone { zone, known } => {
            let text = Text::new("refuse-zone").str("zone", zone);
            ApiError::lab(text.str("known", known.join(", "))).at("availabilityZone")
        }
        // Source: the texts as users pasted them, but for the second, which is the lab's.
        Refusal::TooManyTaskSets { count } => ApiError::invalid(format!(
            "{count} deployments exist on the service. Unable to create new TaskSet since this \
             exceeds the maximum limit."
        )),
        Refusal::TaskSetStillScaled => {
            ApiError::invalid("The task set cannot be deleted while it is scaled above 0.")
                .at("force")
        }
        Refusal::DeploymentsActive => {
            ApiError::invalid("The service cannot be stopped while deployments are active.")
                .at("force")
        }
        Refusal::TooMany { what, limit } => ApiError::lab_most(things(*what), *limit),
        // `refused` words all others.
        _ => ApiError::client("The call was refused."),
    }
}

/// The message that names what there is too much of.
fn things(it: Many) -> &'static str {
    match it {
        Many::Alarms => "things-alarms",
        Many::CapacityProviders => "things-providers",
        Many::DesiredTasks => "things-desired",
        Many::GroupInstances => "things-group-instances",
        Many::Groups => "things-groups",
        Many::Instances => "things-instances",
        Many::Messages => "things-messages",
        Many::Metrics => "things-metrics",
        Many::Policies => "things-scaling-policies",
        Many::Queues => "things-queues",
        Many::Revisions => "things-revisions",
        Many::ScheduledActions => "things-actions",
        Many::Services => "things-services",
        Many::Network => "things-network",
        Many::Storage => "things-storage",
        Many::Tasks => "things-tasks",
        Many::Tags => "things-tags",
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
