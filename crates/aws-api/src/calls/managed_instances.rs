//! Capacity providers with Managed Instances: `managedInstancesProvider`.
//!
//! Source: ECS API, CreateManagedInstancesProviderConfiguration, InstanceLaunchTemplate,
//! InstanceRequirementsRequest, InfrastructureOptimization (read 2026-11).
//! Model:  the words of refusals that AWS does not publish; an instance profile has the name of its role;
//! FIPS, enclaves, capacity reservations and local storage are taken and play no part.
//! Example: vCPUs 2 to 4, from 4096 MiB: c6g.large is the cheapest that the lab knows.

use super::capacity::command;
use crate::arn;
use crate::call::{Ask, Parsed};
use crate::error::{ApiError, Message};
use crate::json::Node;
use crate::shape::clip;
use base::SimDuration;
use engine::Command;
use engine::commands::groups::CapacityCommand;
use engine::commands::managed_instances::PutManaged;
use model::asg::GroupId;
use model::capacity::{GroupProvider, Provider, ProviderId, StrategyItem};
use model::managed::ManagedInstances;
use model::{Compatibility, NetworkMode, TaskDefinitionRef, World};
use rules::scaling::managed_instances::{Range, Requirements, SCALE_IN_AFTER};
use serde_json::{Value, json};

pub const PATH: &str = "managedInstancesProvider";

fn wrong<T>(path: &str, text: impl Into<Message>) -> Result<T, ApiError> {
    Err(ApiError::invalid(text).at(format!("{PATH}.{path}")))
}

/// A whole number within bounds, or nothing.
fn number(
    input: &Node,
    key: &str,
    bounds: (i64, i64),
    path: &str,
) -> Result<Option<u32>, ApiError> {
    match input.int_at(key) {
        None => Ok(None),
        Some(it) if (bounds.0..=bounds.1).contains(&it) => Ok(u32::try_from(it).ok()),
        Some(_) => {
            let (low, high) = bounds;
            wrong(path, format!("{key} must be between {low} and {high}"))
        }
    }
}

/// `{min, max}` of an attribute.
fn range(input: &Node, key: &str, least: u32) -> Result<Range, ApiError> {
    let path = format!("instanceLaunchTemplate.instanceRequirements.{key}");
    let Some(it) = input.get(key) else {
        return Ok((least, None));
    };
    let most = i64::from(u32::MAX);
    let min = number(it, "min", (0, most), &path)?.unwrap_or(least);
    let max = number(it, "max", (0, most), &path)?;
    if max.is_some_and(|max| max < min) {
        return wrong(&path, format!("{key}.max must not be less than {key}.min"));
    }
    Ok((min, max))
}

/// Source: EC2 API, InstanceRequirementsRequest: accelerators and burstable types only if asked for; a
/// list of allowed or of excluded types, not both (read 2026-11).
fn requirements(template: &Node) -> Result<Option<Requirements>, ApiError> {
    let Some(it) = template.get("instanceRequirements") else {
        return Ok(None);
    };
    let owned =
        |key: &str| -> Vec<String> { it.texts_at(key).into_iter().map(str::to_owned).collect() };
    let (allowed, excluded) = (
        owned("allowedInstanceTypes"),
        owned("excludedInstanceTypes"),
    );
    if !allowed.is_empty() && !excluded.is_empty() {
        let path = "instanceLaunchTemplate.instanceRequirements.excludedInstanceTypes";
        let text = "Specify allowedInstanceTypes or excludedInstanceTypes, not both";
        return wrong(path, text);
    }
    let makers = it.texts_at("cpuManufacturers");
    let arm = match makers.contains(&"amazon-web-services") {
        _ if makers.is_empty() => Some(false),
        true if makers.len() > 1 => None,
        it => Some(it),
    };
    let accelerators = match it.get("acceleratorCount") {
        Some(_) => range(it, "acceleratorCount", 0)?,
        None => (0, Some(0)),
    };
    Ok(Some(Requirements {
        vcpus: range(it, "vCpuCount", 1)?,
        memory: range(it, "memoryMiB", 0)?,
        accelerators,
        allowed,
        excluded,
        arm,
        burstable: matches!(
            it.text_at("burstablePerformance"),
            Some("included" | "required")
        ),
    }))
}

/// The infrastructure role must exist and trust ECS where the account has roles.
///
/// Source: ECS developer guide, Managed Instances infrastructure role (read 2026-11). Model: the words are
/// those for a task's role.
fn role(world: &World, text: &str) -> Result<(), ApiError> {
    let found = world.iam.role(text);
    let trusts = |it: &model::Role| it.trusted.iter().any(|it| it == "ecs.amazonaws.com");
    if !world.iam.is_simulated() || found.is_some_and(trusts) {
        return Ok(());
    }
    let text = format!(
        "ECS was unable to assume the role '{}' that was provided for this capacity provider. Please \
         verify that the role being passed has the proper trust relationship and permissions and that \
         your IAM user has permissions to pass this role.",
        clip(text)
    );
    Err(ApiError::client(text).at(format!("{PATH}.infrastructureRoleArn")))
}

/// How long an idle instance stays: null is the usual time, -1 for ever.
fn scale_in_after(settings: &Node) -> Result<Option<SimDuration>, ApiError> {
    let given = settings.get("infrastructureOptimization");
    match given.and_then(|it| it.int_at("scaleInAfter")) {
        None => Ok(Some(SCALE_IN_AFTER)),
        Some(-1) => Ok(None),
        Some(it @ 0..=3600) => Ok(Some(SimDuration::from_secs(it.unsigned_abs()))),
        Some(_) => wrong(
            "infrastructureOptimization.scaleInAfter",
            "scaleInAfter must be -1 or between 0 and 3600",
        ),
    }
}

/// CreateCapacityProvider with a name that is free.
#[inline(never)]
pub fn create(ask: &Ask, name: &str, settings: &Node) -> Parsed {
    if ask.input.get("cluster").is_none() {
        let text =
            "The cluster parameter is required for a capacity provider with Managed Instances.";
        return Err(ApiError::client(text).at("cluster"));
    }
    let cluster = arn::find_cluster(ask.world, ask.input)?.id;
    put(ask, name, cluster, settings)
}

/// UpdateCapacityProvider.
#[inline(never)]
pub fn update(ask: &Ask, provider: &GroupProvider, old: &ManagedInstances) -> Parsed {
    match ask.input.get(PATH) {
        Some(settings) => put(ask, &provider.name, old.cluster, settings),
        None => Err(ApiError::invalid("managedInstancesProvider is required").at(PATH)),
    }
}

fn put(ask: &Ask, name: &str, cluster: base::ClusterId, settings: &Node) -> Parsed {
    let infrastructure = settings
        .text_at("infrastructureRoleArn")
        .unwrap_or_default();
    role(ask.world, infrastructure)?;
    let Some(template) = settings.get("instanceLaunchTemplate") else {
        return wrong(
            "instanceLaunchTemplate",
            "instanceLaunchTemplate is required",
        );
    };
    let profile = template
        .text_at("ec2InstanceProfileArn")
        .unwrap_or_default();
    let network = template.get("networkConfiguration");
    let owned = |key: &str| -> Vec<String> {
        let texts = network.map(|it| it.texts_at(key)).unwrap_or_default();
        texts.into_iter().map(str::to_owned).collect()
    };
    let (subnets, security_groups) = (owned("subnets"), owned("securityGroups"));
    let path = "instanceLaunchTemplate.networkConfiguration";
    if subnets.is_empty() || subnets.len() > 16 {
        return wrong(&format!("{path}.subnets"), "subnets can not be empty.");
    }
    super::network::known(
        ask.world,
        &subnets,
        &security_groups,
        &format!("{PATH}.{path}"),
    )?;
    let storage = template.get("storageConfiguration");
    let storage = match storage {
        Some(it) => number(
            it,
            "storageSizeGiB",
            (30, 16_384),
            "instanceLaunchTemplate.storageConfiguration.storageSizeGiB",
        )?,
        None => None,
    };
    let zones = super::network::zones(ask.world, &subnets);
    let summary = format!("{} Managed Instances in {}", clip(name), zones.join(", "));
    let settings = ManagedInstances {
        provider: ProviderId(0),
        group: GroupId(0),
        cluster,
        infrastructure_role: infrastructure.to_owned(),
        instance_profile: profile.rsplit('/').next().unwrap_or_default().to_owned(),
        subnets,
        security_groups,
        storage: storage.unwrap_or(80),
        requirements: requirements(template)?,
        scale_in_after: scale_in_after(settings)?,
        document: settings.to_value().to_string(),
        idle: Default::default(),
    };
    let name = name.to_owned();
    let put = PutManaged {
        name,
        zones,
        settings,
    };
    command(CapacityCommand::PutManaged(Box::new(put)), summary)
}

/// As the API gives it back: what was asked for, with the defaults.
pub fn show(world: &World, provider: &GroupProvider, it: &ManagedInstances) -> Value {
    let read = Node::parse(&it.document).map(|it| it.to_value());
    let mut settings = read.unwrap_or_else(|_| json!({}));
    settings["instanceLaunchTemplate"]["storageConfiguration"] =
        json!({"storageSizeGiB": it.storage});
    let after = it.scale_in_after.map(|it| it.as_secs());
    let after = after.and_then(|it| i64::try_from(it).ok()).unwrap_or(-1);
    settings["infrastructureOptimization"] = json!({"scaleInAfter": after});
    let cluster = world.clusters.get(&it.cluster).map(|it| it.name.as_str());
    json!({
        "capacityProviderArn": super::capacity::provider_arn(&provider.name),
        "name": provider.name,
        "cluster": cluster,
        "status": "ACTIVE",
        "type": "MANAGED_INSTANCES",
        "managedInstancesProvider": settings,
    })
}

/// The provider has Managed Instances.
pub fn is_managed(world: &World, provider: Provider) -> bool {
    matches!(provider, Provider::Group(it) if world.managed.contains_key(&it))
}

/// One strategy is of one family.
///
/// Source: ECS API, CapacityProviderStrategyItem (read 2026-11). Model: the words.
pub fn one_family(world: &World, strategy: &[StrategyItem]) -> Result<(), &'static str> {
    let managed = |it: &StrategyItem| is_managed(world, it.provider);
    if strategy.iter().any(managed) && !strategy.iter().all(managed) {
        return Err(
            "A capacity provider strategy cannot contain a mix of capacity providers using Managed \
             Instances and other capacity providers. Specify one or the other and try again.",
        );
    }
    Ok(())
}

fn definition(command: &Command) -> Option<&TaskDefinitionRef> {
    match command {
        Command::RunTask(it) => Some(&it.definition),
        Command::CreateService(it) => it.definition.as_ref(),
        Command::UpdateService(it) => it.definition.as_ref(),
        Command::Overridden { command, .. } => definition(command),
        _ => None,
    }
}

/// What runs on Managed Instances: definitions that ask for nothing else, in awsvpc or host mode.
///
/// Source: ECS developer guide, Amazon ECS Managed Instances: network modes (read 2026-11). Model: the
/// words about the mode.
pub fn runs(world: &World, command: &Command) -> Result<(), ApiError> {
    let Some(found) = definition(command).and_then(|it| world.definition(it)) else {
        return Ok(());
    };
    let asked = &found.requires_compatibilities;
    if !asked.is_empty() && !asked.contains(&Compatibility::ManagedInstances) {
        let text = "Task definition does not support launch_type MANAGED_INSTANCES.";
        return Err(ApiError::invalid(text).at("capacityProviderStrategy"));
    }
    if !matches!(found.network_mode, NetworkMode::Awsvpc | NetworkMode::Host) {
        let text = "Managed Instances support the network modes awsvpc and host.";
        return Err(ApiError::invalid(text).at("taskDefinition"));
    }
    Ok(())
}
