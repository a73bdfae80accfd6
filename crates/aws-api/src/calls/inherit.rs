//! `platformVersion`, `propagateTags` and `enableECSManagedTags` of the calls that start tasks.
//!
//! Source: ECS API, CreateService, UpdateService, RunTask: PlatformUnknownException and
//! PlatformTaskDefinitionIncompatibilityException, texts as users pasted them; managed tags
//! `aws:ecs:clusterName` and `aws:ecs:serviceName` (read 2026-11).
//! Example: platformVersion 1.2.0: "The specified platform does not exist."

use crate::call::{Ask, Request};
use crate::error::ApiError;
use base::ServiceId;
use engine::Command;
use engine::command::Handing;
use engine::commands::groups::CapacityCommand;
use model::capacity::Provider;
use model::inherit::{Heritage, TagSource};
use model::{LaunchType, TaskDefinition, TaskDefinitionRef, World};
use rules::platform::{Needs, Version};
use rules::storage::Kind;
use serde_json::Value;

/// Fields that this module reads.
const FIELDS: [&str; 3] = ["platformVersion", "propagateTags", "enableECSManagedTags"];

/// The definition and the service that a command is about.
fn about(world: &World, command: &Command) -> Option<(TaskDefinitionRef, Option<ServiceId>)> {
    match command {
        Command::CreateService(it) => Some((it.definition.clone()?, None)),
        Command::UpdateService(it) => {
            let service = world.services.get(&it.service)?;
            let current = service.primary().map(|it| it.definition.clone());
            let definition = it.definition.clone().or(current)?;
            Some((definition, Some(it.service)))
        }
        Command::RunTask(it) => Some((it.definition.clone(), None)),
        _ => None,
    }
}

fn launch_type(world: &World, command: &Command) -> Option<LaunchType> {
    match command {
        Command::CreateService(it) => Some(it.launch_type),
        Command::UpdateService(it) => world.services.get(&it.service).map(|it| it.launch_type),
        Command::RunTask(it) => Some(it.launch_type),
        _ => None,
    }
}

/// The request again, what it hands down along; for calls that start tasks.
///
/// # Errors
/// A platform that is not there, or lacks what the definition needs.
#[inline(never)]
pub fn along(ask: &Ask, name: &str, request: &mut Request) -> Result<(), ApiError> {
    let mut command = &mut request.command;
    let mut spot = false;
    // A call can be wrapped twice: by its strategy, and by its overrides.
    for _ in 0..2 {
        match command {
            Command::Overridden { command: inner, .. } => command = inner,
            Command::Capacity(CapacityCommand::WithStrategy {
                strategy,
                command: inner,
            }) => {
                spot = strategy
                    .iter()
                    .any(|it| it.provider == Provider::FargateSpot);
                command = inner;
            }
            _ => break,
        }
    }
    let Some((definition, service)) = about(ask.world, command) else {
        return Ok(());
    };
    if spot {
        on_spot(ask.world, &definition)?;
    }
    let old = service.map_or_else(Heritage::default, |it| ask.world.heritage(it));
    let on_fargate = launch_type(ask.world, command) == Some(LaunchType::Fargate)
        || !ask.input.items_at("capacityProviderStrategy").is_empty();
    let udp = udp(ask.world, command, service);
    let platform = platform(ask, &definition, old, on_fargate, udp)?;
    if old == Heritage::default() && FIELDS.iter().all(|it| ask.input.get(it).is_none()) {
        return Ok(());
    }
    if let (Command::UpdateService(update), Some(platform)) = (&mut *command, platform) {
        // Source: ECS API, UpdateService.platformVersion starts a new deployment (read 2026-11).
        update.force_new_deployment |= platform != old.platform;
    }
    let tags = ask.input.text_at("propagateTags").map(|it| match it {
        "TASK_DEFINITION" => TagSource::TaskDefinition,
        "SERVICE" => TagSource::Service,
        _ => TagSource::None,
    });
    let by = Handing {
        tags: tags.filter(|_| name != "ecs.RunTask"),
        managed_tags: ask.input.bool_at("enableECSManagedTags"),
        platform,
    };
    let command = std::mem::replace(&mut request.command, Command::SetTrunking { on: false });
    request.command = Command::Handing {
        command: Box::new(command),
        by,
    };
    Ok(())
}

/// Source: ECS API, CapacityProviderStrategyItem: FARGATE_SPOT runs Linux tasks (read 2026-11).
fn on_spot(world: &World, definition: &TaskDefinitionRef) -> Result<(), ApiError> {
    if world.definition(definition).is_some_and(is_windows) {
        return Err(incompatible().at("capacityProviderStrategy"));
    }
    Ok(())
}

fn incompatible() -> ApiError {
    let code = "PlatformTaskDefinitionIncompatibilityException";
    let text = "One or more of the requested capabilities are not supported.";
    ApiError::new(code, text)
}

/// A target group of the service takes UDP.
fn udp(world: &World, command: &Command, service: Option<ServiceId>) -> bool {
    let kept = service.and_then(|it| world.services.get(&it));
    let kept = kept.map(|it| &it.load_balancers);
    let balancers = match command {
        Command::CreateService(it) => Some(&it.load_balancers),
        Command::UpdateService(it) => it.load_balancers.as_ref().or(kept),
        _ => None,
    };
    let mut groups = balancers.into_iter().flatten();
    groups.any(|it| {
        let group = world.target_groups.get(&it.target_group);
        group.is_some_and(|it| it.protocol.contains("UDP"))
    })
}

fn platform(
    ask: &Ask,
    definition: &TaskDefinitionRef,
    old: Heritage,
    on_fargate: bool,
    udp: bool,
) -> Result<Option<Option<Version>>, ApiError> {
    let given = ask.input.text_at("platformVersion");
    let Some(definition) = ask.world.definition(definition).filter(|_| on_fargate) else {
        return match given {
            None => Ok(None),
            Some(_) => {
                let text = "The platform version must be null when specifying an EC2 launch type";
                Err(ApiError::invalid(text).at("platformVersion"))
            }
        };
    };
    let needs = Needs {
        udp,
        ..needs(definition)
    };
    let version = match (given, old.platform) {
        (None, Some(kept)) => kept,
        _ => Version::of(given, needs.windows).ok_or_else(|| {
            let text = "The specified platform does not exist.";
            ApiError::new("PlatformUnknownException", text).at("platformVersion")
        })?,
    };
    if version.lacks(&needs).is_some() {
        return Err(incompatible().at("platformVersion"));
    }
    let newest = Version::of(None, needs.windows);
    Ok(given.map(|_| Some(version).filter(|it| Some(*it) != newest)))
}

fn needs(definition: &TaskDefinition) -> Needs {
    let uses = |kind: Kind| definition.volumes.iter().any(|it| it.kind == kind);
    Needs {
        efs: uses(Kind::Efs),
        ebs: uses(Kind::Ebs),
        cpu: definition.cpu_demand().0,
        ephemeral_gib: definition.ephemeral_gib,
        arm: definition.cpu_architecture.as_deref() == Some("ARM64"),
        udp: false,
        windows: is_windows(definition),
    }
}

/// Its runtimePlatform names a Windows.
///
/// The definition keeps it as a required attribute, as placement sees it.
pub fn is_windows(definition: &TaskDefinition) -> bool {
    let mut attributes = definition.requires_attributes.iter();
    attributes.any(|it| {
        let value = it.value.as_deref().unwrap_or_default().to_ascii_lowercase();
        it.name.starts_with("ecs.os-") && value.starts_with("windows")
    })
}

/// `platformVersion` of a task or a service on Fargate.
pub fn shown(platform: Option<Version>, otherwise: &'static str) -> Value {
    platform.map_or(otherwise, Version::name).into()
}

/// `propagateTags` as the API spells it.
pub fn source(tags: TagSource) -> &'static str {
    match tags {
        TagSource::None => "NONE",
        TagSource::TaskDefinition => "TASK_DEFINITION",
        TagSource::Service => "SERVICE",
    }
}
