//! Capacity providers, and the strategy of a RunTask, CreateService or UpdateService.
//!
//! Source: ECS API, CreateCapacityProvider, PutClusterCapacityProviders,
//! CapacityProviderStrategyItem (read 2026-11).
//! Model:  the words of refusals that AWS does not publish.
//! Example: FARGATE base 1 weight 1 and FARGATE_SPOT weight 4 put six tasks as two and four.

use super::groups::group_of;
use super::managed_instances;
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use base::{ClusterId, SimDuration};
use engine::commands::groups::{CapacityCommand, is_spot_task, spot_member};
use engine::{Answer, Command};
use model::capacity::{
    ClusterCapacity, GroupProvider, ManagedScaling, Provider, ProviderId, StrategyItem,
};
use model::{LaunchType, World};
use rules::capacity::{Share, StrategyError};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.CreateCapacityProvider",
        shape: "CreateCapacityProviderRequest",
        act: Act::Write(create, provided),
    },
    Entry {
        name: "ecs.UpdateCapacityProvider",
        shape: "UpdateCapacityProviderRequest",
        act: Act::Write(update, provided),
    },
    Entry {
        name: "ecs.DeleteCapacityProvider",
        shape: "DeleteCapacityProviderRequest",
        act: Act::Write(delete, nothing),
    },
    Entry {
        name: "ecs.DescribeCapacityProviders",
        shape: "DescribeCapacityProvidersRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "ecs.PutClusterCapacityProviders",
        shape: "PutClusterCapacityProvidersRequest",
        act: Act::Write(put_cluster, clustered),
    },
    Entry {
        name: "lab.RetireTask",
        shape: "RetireTaskRequest",
        act: Act::Write(retire, nothing),
    },
    Entry {
        name: "lab.InterruptSpot",
        shape: "InterruptSpotRequest",
        act: Act::Write(interrupt, nothing),
    },
];

fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

pub(super) fn command(command: CapacityCommand, summary: String) -> Parsed {
    let command = Command::Capacity(command);
    Ok(Request { summary, command })
}

const PATH: &str = "autoScalingGroupProvider";

/// Source: ECS API, ManagedScaling: ranges and defaults (read 2026-11).
fn managed_scaling(input: Option<&Node>, old: ManagedScaling) -> Result<ManagedScaling, ApiError> {
    let Some(input) = input else {
        return Ok(old);
    };
    let number = |key: &str, low: u32, high: u32, old: u32| match input.int_at(key) {
        None => Ok(old),
        Some(it) => match u32::try_from(it)
            .ok()
            .filter(|it| (low..=high).contains(it))
        {
            Some(it) => Ok(it),
            None => {
                let text = format!("{key} must be between {low} and {high}");
                Err(ApiError::invalid(text).at(format!("{PATH}.managedScaling.{key}")))
            }
        },
    };
    let warmup = u32::try_from(old.warmup.as_secs()).unwrap_or(300);
    let scaling = ManagedScaling {
        enabled: input
            .text_at("status")
            .map_or(old.enabled, |it| it == "ENABLED"),
        target: number("targetCapacity", 1, 100, old.target)?,
        minimum_step: number("minimumScalingStepSize", 1, 10_000, old.minimum_step)?,
        maximum_step: number("maximumScalingStepSize", 1, 10_000, old.maximum_step)?,
        warmup: SimDuration::from_secs(u64::from(number(
            "instanceWarmupPeriod",
            0,
            10_000,
            warmup,
        )?)),
    };
    if scaling.minimum_step > scaling.maximum_step {
        let text = "minimumScalingStepSize must not be greater than maximumScalingStepSize";
        let path = format!("{PATH}.managedScaling.minimumScalingStepSize");
        return Err(ApiError::invalid(text).at(path));
    }
    Ok(scaling)
}

fn is_name(name: &str) -> bool {
    let reserved = ["aws", "ecs", "fargate"]
        .iter()
        .any(|it| name.to_ascii_lowercase().starts_with(it));
    super::clusters::is_name(name) && !reserved
}

fn create(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let name = input.text_at("name").unwrap_or_default();
    if !is_name(name) {
        let text = "The specified capacity provider name is invalid. Up to 255 letters, numbers, \
                    hyphens and underscores are allowed; it may not begin with aws, ecs or fargate.";
        return Err(ApiError::client(text).at("name"));
    }
    if world.provider_named(name).is_some() {
        let text = format!(
            "A capacity provider named {name} exists already; use \
                            UpdateCapacityProvider"
        );
        return Err(ApiError::client(text).at("name"));
    }
    if let (None, Some(settings)) = (input.get(PATH), input.get(managed_instances::PATH)) {
        return managed_instances::create(ask, name, settings);
    }
    let Some(settings) = input.get(PATH) else {
        let text = Text::new("refuse-provider-kind");
        return Err(ApiError::invalid(text).at(PATH));
    };
    let text = settings.text_at("autoScalingGroupArn").unwrap_or_default();
    let Some(group) = group_of(world, text) else {
        let text = format!("There is no Auto Scaling group {}", clip(text));
        return Err(ApiError::client(text).at(format!("{PATH}.autoScalingGroupArn")));
    };
    if world.providers.values().any(|it| it.group == group.id) {
        let text = "The specified Auto Scaling group ARN is already being used by another \
                    capacity provider. Specify a unique Auto Scaling group ARN and try again.";
        return Err(ApiError::client(text).at(format!("{PATH}.autoScalingGroupArn")));
    }
    let fresh = GroupProvider::new(ProviderId(0), name, group.id);
    put(world, fresh, settings)
}

fn put(world: &World, old: GroupProvider, settings: &Node) -> Parsed {
    let flag = |key: &str, old: bool| settings.text_at(key).map_or(old, |it| it == "ENABLED");
    let scaling = managed_scaling(settings.get("managedScaling"), old.scaling)?;
    let protection = flag("managedTerminationProtection", old.termination_protection);
    let group = world.groups.get(&old.group);
    if protection && (!scaling.enabled || group.is_some_and(|it| !it.protect_new)) {
        let text = "The managed termination protection setting for the capacity provider is \
                    invalid. To enable managed termination protection for a capacity provider, \
                    the Auto Scaling group must have instance protection from scale in enabled, \
                    and managed scaling must be on.";
        return Err(ApiError::invalid(text).at(format!("{PATH}.managedTerminationProtection")));
    }
    let summary = format!(
        "{} target {} %, managed scaling {}",
        clip(&old.name),
        scaling.target,
        if scaling.enabled { "on" } else { "off" }
    );
    let provider = GroupProvider {
        scaling,
        termination_protection: protection,
        draining: flag("managedDraining", old.draining),
        ..old
    };
    command(CapacityCommand::PutProvider(Box::new(provider)), summary)
}

/// The group provider that a call names.
fn named<'a>(world: &'a World, text: &str, path: &str) -> Result<&'a GroupProvider, ApiError> {
    let name = text.rsplit('/').next().unwrap_or(text);
    let found = world.providers.values().find(|it| it.name == name);
    found.ok_or_else(|| {
        let text = format!(
            "The specified capacity provider {} was not found.",
            clip(name)
        );
        ApiError::client(text).at(path)
    })
}

fn update(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("name").unwrap_or_default();
    let provider = named(ask.world, name, "name")?;
    if let Some(managed) = ask.world.managed.get(&provider.id) {
        return managed_instances::update(ask, provider, managed);
    }
    match ask.input.get(PATH) {
        Some(settings) => put(ask.world, provider.clone(), settings),
        None => {
            let text = "autoScalingGroupProvider is required";
            Err(ApiError::invalid(text).at(PATH))
        }
    }
}

/// Source: ECS API, DeleteCapacityProvider: not while a strategy names it (read 2026-11).
fn delete(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("capacityProvider").unwrap_or_default();
    let provider = named(ask.world, name, "capacityProvider")?;
    let own = Provider::Group(provider.id);
    let clusters = ask.world.cluster_capacity.values();
    let services = ask.world.service_strategies.iter().filter(|(id, _)| {
        let service = ask.world.services.get(id);
        service.is_some_and(|it| it.status == model::ServiceStatus::Active)
    });
    let managed = ask.world.managed.contains_key(&provider.id);
    let used = !managed && clusters.clone().any(|it| it.providers.contains(&own))
        || services.flat_map(|it| it.1).any(|it| it.provider == own);
    if used {
        let text = "The capacity provider cannot be deleted because it is associated with a \
                    cluster. Remove the capacity provider from the cluster and try again.";
        return Err(ApiError::client(text).at("capacityProvider"));
    }
    let provider_id = provider.id;
    command(
        CapacityCommand::DeleteProvider {
            provider: provider_id,
        },
        provider.name.clone(),
    )
}

pub(super) fn provider_arn(name: &str) -> String {
    format!(
        "arn:aws:ecs:{}:{}:capacity-provider/{name}",
        model::REGION,
        model::ACCOUNT
    )
}

fn show(world: &World, provider: &GroupProvider) -> Value {
    if let Some(managed) = world.managed.get(&provider.id) {
        return managed_instances::show(world, provider, managed);
    }
    let group = world.groups.get(&provider.group);
    let status = |on: bool| if on { "ENABLED" } else { "DISABLED" };
    json!({
        "capacityProviderArn": provider_arn(&provider.name),
        "name": provider.name,
        "status": "ACTIVE",
        "type": "EC2_AUTOSCALING",
        "autoScalingGroupProvider": {
            "autoScalingGroupArn": group.map(super::groups::group_arn),
            "managedScaling": {
                "status": status(provider.scaling.enabled),
                "targetCapacity": provider.scaling.target,
                "minimumScalingStepSize": provider.scaling.minimum_step,
                "maximumScalingStepSize": provider.scaling.maximum_step,
                "instanceWarmupPeriod": provider.scaling.warmup.as_secs(),
            },
            "managedTerminationProtection": status(provider.termination_protection),
            "managedDraining": status(provider.draining),
        },
    })
}

fn provided(ask: &Ask, _: &Answer) -> Value {
    let name = ask.input.text_at("name").unwrap_or_default();
    let found = ask.world.providers.values().find(|it| it.name == name);
    json!({"capacityProvider": found.map(|it| show(ask.world, it))})
}

fn describe(ask: &Ask) -> Answered {
    let wanted = ask.input.texts_at("capacityProviders");
    let fargate = ["FARGATE", "FARGATE_SPOT"].iter().map(|name| {
        let arn = provider_arn(name);
        json!({"capacityProviderArn": arn, "name": name, "status": "ACTIVE", "type": name})
    });
    let own = ask.world.providers.values().map(|it| show(ask.world, it));
    let all: Vec<Value> = fargate.chain(own).collect();
    let is = |it: &Value, name: &str| it["name"] == name || it["capacityProviderArn"] == name;
    let fits = |it: &&Value| wanted.is_empty() || wanted.iter().any(|name| is(it, name));
    let missing = wanted
        .iter()
        .filter(|name| !all.iter().any(|it| is(it, name)));
    let missing: Vec<Value> = missing
        .map(|it| json!({"arn": provider_arn(it), "reason": "MISSING"}))
        .collect();
    let shown: Vec<&Value> = all.iter().filter(fits).collect();
    Ok(json!({"capacityProviders": shown, "failures": missing}))
}

/// Reads strategy items; the providers must exist and be of one family.
fn strategy(world: &World, items: &[Node], path: &str) -> Result<Vec<StrategyItem>, ApiError> {
    let number = |item: &Node, key: &str, index: usize| {
        let read = item.int_at(key).unwrap_or(0);
        u32::try_from(read).map_err(|_| {
            ApiError::invalid(format!("{key} must not be negative"))
                .at(format!("{path}[{index}].{key}"))
        })
    };
    let mut strategy: Vec<StrategyItem> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let text = item.text_at("capacityProvider").unwrap_or_default();
        let name = text.rsplit('/').next().unwrap_or(text);
        let provider = world.provider_named(name).ok_or_else(|| {
            let text = format!(
                "The specified capacity provider {} was not found.",
                clip(name)
            );
            ApiError::client(text).at(format!("{path}[{index}].capacityProvider"))
        })?;
        strategy.push(StrategyItem {
            provider,
            base: number(item, "base", index)?,
            weight: number(item, "weight", index)?,
        });
    }
    let group = |it: &StrategyItem| matches!(it.provider, Provider::Group(_));
    if strategy.iter().any(group) && !strategy.iter().all(group) {
        let text = "A capacity provider strategy cannot contain a mix of capacity providers using \
                    Auto Scaling groups and Fargate providers. Specify one or the other and try \
                    again.";
        return Err(ApiError::invalid(text).at(path));
    }
    managed_instances::one_family(world, &strategy)
        .map_err(|text| ApiError::invalid(text).at(path))?;
    let shares = strategy.iter().map(|it| Share {
        base: it.base,
        weight: it.weight,
        tasks: 0,
    });
    rules::capacity::validate(&shares.collect::<Vec<Share>>())
        .map_err(|error| ApiError::invalid(strategy_words(error)).at(path))?;
    Ok(strategy)
}

fn strategy_words(error: StrategyError) -> String {
    match error {
        StrategyError::TooMany => format!(
            "A capacity provider strategy may contain at most {} capacity providers.",
            rules::capacity::MAX_ITEMS
        ),
        StrategyError::Range(_) => "base must be 0 to 100000 and weight 0 to 1000.".to_owned(),
        StrategyError::SecondBase(_) => {
            "There are multiple capacity providers in the specified capacity provider strategy \
             with a base value defined"
                .to_owned()
        }
        StrategyError::NoWeight => {
            "There are no capacity providers in the capacity provider strategy with a weight value \
             greater than zero"
                .to_owned()
        }
    }
}

fn put_cluster(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let cluster = arn::find_cluster(world, input)?;
    let mut providers: Vec<Provider> = Vec::new();
    for (index, text) in input.texts_at("capacityProviders").iter().enumerate() {
        let name = text.rsplit('/').next().unwrap_or(text);
        let path = format!("capacityProviders[{index}]");
        let Some(provider) = world.provider_named(name) else {
            let text = format!(
                "The specified capacity provider {} was not found.",
                clip(name)
            );
            return Err(ApiError::client(text).at(path));
        };
        if !providers.contains(&provider) {
            providers.push(provider);
        }
    }
    let path = "defaultCapacityProviderStrategy";
    let default = strategy(world, input.items_at(path), path)?;
    associated(&providers, &default, path)?;
    let names: Vec<&str> = providers
        .iter()
        .map(|it| world.provider_name(*it))
        .collect();
    let summary = format!("{} {}", cluster.name, names.join(", "));
    let (cluster, capacity) = (cluster.id, ClusterCapacity { providers, default });
    command(
        CapacityCommand::SetClusterCapacity { cluster, capacity },
        summary,
    )
}

/// Every provider of a strategy must belong to the cluster.
fn associated(
    providers: &[Provider],
    strategy: &[StrategyItem],
    path: &str,
) -> Result<(), ApiError> {
    if strategy.iter().all(|it| providers.contains(&it.provider)) {
        return Ok(());
    }
    let text = "The specified capacity provider strategy cannot contain a capacity provider that \
                is not associated with the cluster. Associate the capacity provider with the \
                cluster and try again.";
    Err(ApiError::invalid(text).at(path))
}

fn clustered(ask: &Ask, _: &Answer) -> Value {
    let cluster = arn::find_cluster(ask.world, ask.input).ok();
    json!({"cluster": cluster.map(|it| super::clusters::show(ask.world, it))})
}

/// The providers of a cluster and its default strategy, as DescribeClusters gives them.
pub fn show_cluster(world: &World, cluster: ClusterId) -> (Value, Value) {
    let Some(capacity) = world.cluster_capacity.get(&cluster) else {
        return (json!([]), json!([]));
    };
    let names = capacity.providers.iter().map(|it| world.provider_name(*it));
    let names: Vec<&str> = names.collect();
    (json!(names), show_strategy(world, &capacity.default))
}

/// A strategy as the API gives it back.
pub fn show_strategy(world: &World, strategy: &[StrategyItem]) -> Value {
    let items = strategy.iter().map(|it| {
        let name = world.provider_name(it.provider);
        json!({"capacityProvider": name, "weight": it.weight, "base": it.base})
    });
    json!(items.collect::<Vec<Value>>())
}

/// The command on the providers that the request names, or on those the cluster falls back to.
///
/// Source: ECS API, RunTask.capacityProviderStrategy: without one and without a launch type the
/// cluster's default is used (read 2026-11).
///
/// # Errors
/// The strategy is wrong, or the cluster does not have its providers.
pub fn on(ask: &Ask, cluster: ClusterId, mut inner: Command) -> Result<Command, ApiError> {
    let update = matches!(inner, Command::UpdateService(_));
    let strategy = asked(ask, cluster, update)?;
    let Some(launch_type) = launch_type(&strategy) else {
        return Ok(inner);
    };
    if managed_instances::is_managed(ask.world, strategy[0].provider) {
        managed_instances::runs(ask.world, &inner)?;
    }
    set_launch_type(ask.world, &mut inner, launch_type)?;
    let command = Box::new(inner);
    Ok(Command::Capacity(CapacityCommand::WithStrategy {
        strategy,
        command,
    }))
}

/// The strategy of a call: its own, or the cluster's default unless it updates.
pub fn asked(ask: &Ask, cluster: ClusterId, update: bool) -> Result<Vec<StrategyItem>, ApiError> {
    let path = "capacityProviderStrategy";
    let items = ask.input.items_at(path);
    let capacity = ask.world.cluster_capacity.get(&cluster);
    Ok(if !items.is_empty() {
        let strategy = strategy(ask.world, items, path)?;
        associated(
            capacity.map_or(&[][..], |it| &it.providers),
            &strategy,
            path,
        )?;
        strategy
    } else if ask.input.get("launchType").is_none() && !update {
        capacity.map(|it| it.default.clone()).unwrap_or_default()
    } else {
        Vec::new()
    })
}

/// The launch type of a strategy's providers.
pub fn launch_type(strategy: &[StrategyItem]) -> Option<LaunchType> {
    let first = strategy.first()?;
    Some(match first.provider {
        Provider::Group(_) => LaunchType::Ec2,
        _ => LaunchType::Fargate,
    })
}

fn set_launch_type(
    world: &World,
    command: &mut Command,
    launch_type: LaunchType,
) -> Result<(), ApiError> {
    match command {
        Command::RunTask(it) => it.launch_type = launch_type,
        Command::CreateService(it) => it.launch_type = launch_type,
        Command::Overridden { command, .. } => set_launch_type(world, command, launch_type)?,
        Command::UpdateService(it) => {
            // Tasks move when a deployment replaces them.
            it.force_new_deployment = true;
            let service = world.services.get(&it.service);
            if service.is_some_and(|it| it.launch_type != launch_type) {
                let text = Text::new("refuse-other-launch");
                return Err(ApiError::invalid(text).at("capacityProviderStrategy"));
            }
        }
        _ => {}
    }
    Ok(())
}

fn interrupt(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    if let Some(text) = input.text_at("task") {
        let task = arn::task_id(world, text).filter(|it| is_spot_task(world, *it));
        let Some(task) = task else {
            return Err(ApiError::lab_unknown("refuse-no-spot-task", text).at("task"));
        };
        return command(CapacityCommand::InterruptTask { task }, task.to_string());
    }
    let text = input.text_at("containerInstance").unwrap_or_default();
    let instance = arn::instance_id(world, text);
    let found = instance.and_then(|it| Some((spot_member(world, it)?, it)));
    let Some((group, instance)) = found else {
        let error = ApiError::lab_unknown("refuse-no-spot-instance", text);
        return Err(error.at("containerInstance"));
    };
    let summary = instance.to_string();
    command(
        CapacityCommand::InterruptInstance { group, instance },
        summary,
    )
}

/// Source: ECS developer guide, task maintenance on Fargate: tasks are stopped, and services start new
/// ones (read 2026-11). Model: no notice days before; the stop code is InfrastructureHealth.
fn retire(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let text = input.text_at("task").unwrap_or_default();
    let on_fargate = |it: &base::TaskId| {
        let task = world.tasks.get(it);
        task.is_some_and(|it| it.launch_type == LaunchType::Fargate && !it.is_stopped())
    };
    let task = arn::task_id(world, text).filter(on_fargate);
    let task =
        task.ok_or_else(|| ApiError::lab_unknown("refuse-no-fargate-task", text).at("task"))?;
    command(CapacityCommand::RetireTask { task }, task.to_string())
}
