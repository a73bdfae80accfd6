//! CreateService, UpdateService, DeleteService, DescribeServices, ListServices.
//!
//! Every field of the API is known: those that steer this lab are read, those that AWS takes and
//! that change nothing here are named as notes, and those that would change the outcome and are
//! not simulated yet are refused with a sentence that says so.
//! Source: ECS API, CreateService, UpdateService, DeploymentConfiguration (read 2026-11).
//! Model:  the words of the refusals for what the lab cannot do yet.

use super::tasks::{constraint_limit, hundred, launch_type, missing};
use super::{classic, network, placement, rollout, task_sets};
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{page, service, strings};
use crate::error::{ApiError, Message, launch_type_name};
use crate::json::Node;
use crate::text::Text;
use base::{Percent, SimDuration, TaskCount};
use engine::{Answer, Command};
use model::{Service, ServiceLoadBalancer, ServiceStatus, World};
use rules::placement::Strategy;
use serde_json::{Map, Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.CreateService",
        shape: "CreateServiceRequest",
        act: Act::Write(create, shown),
    },
    Entry {
        name: "ecs.UpdateService",
        shape: "UpdateServiceRequest",
        act: Act::Write(update, shown),
    },
    Entry {
        name: "ecs.DeleteService",
        shape: "DeleteServiceRequest",
        act: Act::Write(delete, shown),
    },
    Entry {
        name: "ecs.DescribeServices",
        shape: "DescribeServicesRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "ecs.ListServices",
        shape: "ListServicesRequest",
        act: Act::Read(list),
    },
];

/// Target groups of one service.
///
/// Source: ECS developer guide, registering multiple target groups with a service (read 2026-11).
const MAX_TARGET_GROUPS: usize = 5;

/// Fields that are accepted and change nothing here.
pub const IDLE: &[&str] = &[
    "clientToken",
    "enableExecuteCommand",
    "monitoring",
    "role",
    "serviceRegistries",
    "vpcLatticeConfigurations",
];

/// Refuses what would change the outcome and is not simulated.
fn unsupported(input: &Node) -> Result<(), ApiError> {
    let refuse = |path: &str, text: Message| Err(ApiError::invalid(text).at(path));
    if rollout::is_daemon(input)
        && let Some(error) = rollout::daemon_refusal(input)
    {
        return Err(error);
    }
    let connect = input.get("serviceConnectConfiguration");
    if connect.is_some_and(|it| it.bool_at("enabled") == Some(true)) {
        let text = Text::new("refuse-service-connect");
        return refuse("serviceConnectConfiguration.enabled", text.into());
    }
    super::volumes::review(input)
}

/// Everything that a service request can be refused for without a look at the world.
pub fn review(input: &Node) -> Vec<ApiError> {
    let checks = [
        unsupported(input).err(),
        task_sets::review(input),
        sizes(input).err(),
        rollout::read(None, input).err(),
        launch_type(input).err(),
        placement::constraints(input).err(),
        placement::strategies(input).err(),
    ];
    checks.into_iter().flatten().collect()
}

/// An integer field that may not be negative.
///
/// Model: the words are the lab's.
fn count(input: &Node, parent: Option<&str>, key: &str) -> Result<Option<u32>, ApiError> {
    let value = match parent {
        Some(parent) => input.get(parent).and_then(|it| it.int_at(key)),
        None => input.int_at(key),
    };
    let path = parent.map_or(key.to_owned(), |it| format!("{it}.{key}"));
    match value.map(u32::try_from) {
        None => Ok(None),
        Some(Ok(it)) => Ok(Some(it)),
        Some(Err(_)) => Err(ApiError::invalid(format!("{key} can not be negative")).at(path)),
    }
}

/// The four numbers that a rollout works with.
struct Sizes {
    desired: Option<TaskCount>,
    minimum: Option<Percent>,
    maximum: Option<Percent>,
    grace: Option<SimDuration>,
}

/// Source: ECS API, DeploymentConfiguration: defaults 100 and 200 for REPLICA (read 2026-11).
/// Model:  a minimum above 100 and a maximum below 100 are refused in the lab's words.
fn sizes(input: &Node) -> Result<Sizes, ApiError> {
    let parent = Some("deploymentConfiguration");
    let minimum = count(input, parent, "minimumHealthyPercent")?;
    let maximum = count(input, parent, "maximumPercent")?;
    if minimum.is_some_and(|it| it > 100) {
        let text = "minimumHealthyPercent must be between 0 and 100";
        return Err(ApiError::invalid(text).at("deploymentConfiguration.minimumHealthyPercent"));
    }
    if maximum.is_some_and(|it| it < 100) {
        let text = "maximumPercent must be at least 100";
        return Err(ApiError::invalid(text).at("deploymentConfiguration.maximumPercent"));
    }
    let grace = count(input, None, "healthCheckGracePeriodSeconds")?;
    Ok(Sizes {
        desired: count(input, None, "desiredCount")?.map(TaskCount),
        minimum: minimum.map(Percent),
        maximum: maximum.map(Percent),
        grace: grace.map(|it| SimDuration::from_secs(u64::from(it))),
    })
}

/// Reads `loadBalancers`: target groups, or one Classic Load Balancer.
pub fn load_balancers(world: &World, input: &Node) -> Result<Vec<ServiceLoadBalancer>, ApiError> {
    let count = input.items_at("loadBalancers").len();
    if count > MAX_TARGET_GROUPS {
        let text = format!("load balancers can have at most {MAX_TARGET_GROUPS} items.");
        return Err(ApiError::invalid(text).at("loadBalancers"));
    }
    let read = input
        .items_at("loadBalancers")
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let path = |field: &str| format!("loadBalancers[{index}].{field}");
            if let Some(name) = item.text_at("loadBalancerName") {
                if item.get("targetGroupArn").is_some() {
                    let text = "loadBalancerName and targetGroupArn cannot both be specified";
                    return Err(ApiError::invalid(text).at(path("loadBalancerName")));
                }
                return classic::behind(world, item, name, &path(""));
            }
            let text = item.text_at("targetGroupArn").unwrap_or_default();
            let target_group = arn::target_group_id(world, text).ok_or_else(|| {
                let text = format!("Unable to find target group {}", crate::shape::clip(text));
                ApiError::invalid(text).at(path("targetGroupArn"))
            })?;
            let (name, port) = (item.text_at("containerName"), item.int_at("containerPort"));
            let (Some(name), Some(Ok(port))) = (name, port.map(u16::try_from)) else {
                let text = "Container name and container port are required with a load balancer";
                return Err(ApiError::invalid(text).at(path("containerName")));
            };
            Ok(ServiceLoadBalancer {
                target_group,
                container_name: name.to_owned(),
                container_port: port,
            })
        });
    read.collect()
}

fn create(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let cluster = arn::find_cluster(world, input)?;
    let name = input.text_at("serviceName").unwrap_or_default();
    if !super::clusters::is_name(name) {
        let text = "Service name can contain up to 255 letters, numbers, hyphens and underscores.";
        return Err(ApiError::invalid(text).at("serviceName"));
    }
    let controller = task_sets::controller(input);
    if let Some(error) = task_sets::review(input) {
        return Err(error);
    }
    let external = controller == Some(model::Controller::External);
    let definition = match input.text_at("taskDefinition") {
        Some(text) => Some(arn::find_definition(world, text)?),
        None if external => None,
        None => {
            let error = ApiError::invalid("TaskDefinition can not be blank.");
            return Err(error.at("taskDefinition"));
        }
    };
    unsupported(input)?;
    if let Some(definition) = definition {
        super::volumes::fit(input, definition)?;
    }
    let sizes = sizes(input)?;
    let daemon = rollout::is_daemon(input);
    let unasked = (daemon || external).then_some(TaskCount(0));
    let Some(desired) = sizes.desired.or(unasked) else {
        // Source: ECS API, CreateService.desiredCount is required for REPLICA. Model: the words.
        let error = ApiError::invalid("desiredCount is required with schedulingStrategy REPLICA");
        return Err(error.at("desiredCount"));
    };
    let launch_type = launch_type(input)?;
    let constraints = placement::constraints(input)?;
    if let Some(definition) = definition {
        constraint_limit(definition, constraints.len())?;
    }
    let create = engine::command::CreateService {
        cluster: cluster.id,
        name: name.to_owned(),
        definition: definition.map(|it| it.reference()),
        launch_type,
        desired,
        minimum_healthy_percent: sizes.minimum.unwrap_or(if daemon {
            Percent(0)
        } else {
            Percent(100)
        }),
        maximum_percent: sizes
            .maximum
            .unwrap_or(if daemon { Percent(100) } else { Percent(200) }),
        health_check_grace_period: sizes.grace.unwrap_or(SimDuration::ZERO),
        constraints,
        strategies: placement::strategies(input)?,
        network: network::read(world, input)?,
        load_balancers: load_balancers(world, input)?,
        settings: rollout::read(Some(world), input)?,
        document: input.to_value().to_string(),
    };
    let text = summary(&create);
    if let Some(controller) = controller {
        return Ok(Request {
            summary: text,
            command: task_sets::created(ask, Box::new(create), controller)?,
        });
    }
    Ok(Request {
        summary: text,
        command: super::capacity::on(ask, cluster.id, Command::CreateService(Box::new(create)))?,
    })
}

fn summary(create: &engine::command::CreateService) -> String {
    let mut text = format!(
        "{} {} {} desired {}, min {} %, max {} %",
        create.name,
        create
            .definition
            .as_ref()
            .map_or("EXTERNAL".to_owned(), |it| it.to_string()),
        launch_type_name(create.launch_type),
        create.desired,
        create.minimum_healthy_percent,
        create.maximum_percent
    );
    let strategies = placement::summary(&create.strategies);
    if !strategies.is_empty() {
        text.push_str(", ");
        text.push_str(&strategies);
    }
    text
}

fn update(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let cluster = arn::find_cluster(world, input)?;
    let service = arn::find_service(
        world,
        cluster.id,
        input.text_at("service").unwrap_or_default(),
    )?;
    unsupported(input)?;
    if let Some(error) = task_sets::update_refusal(world, service, input) {
        return Err(error);
    }
    let definition = match input.text_at("taskDefinition") {
        Some(text) => Some(arn::find_definition(world, text)?.reference()),
        None => None,
    };
    if input.get("capacityProviderStrategy").is_some() {
        launch_type(input)?;
    }
    let sizes = sizes(input)?;
    let given = |key: &str| input.get(key).is_some();
    let mut update = engine::command::UpdateService {
        service: service.id,
        definition,
        desired: sizes.desired,
        minimum_healthy_percent: sizes.minimum,
        maximum_percent: sizes.maximum,
        health_check_grace_period: sizes.grace,
        constraints: None,
        strategies: None,
        network: network::read(world, input)?,
        load_balancers: None,
        force_new_deployment: input.bool_at("forceNewDeployment") == Some(true),
        settings: None,
        document: merged(service, input),
    };
    let daemon = world
        .rollouts
        .get(&service.id)
        .is_some_and(|it| it.settings.daemon);
    if daemon && let Some(error) = rollout::daemon_refusal(input) {
        return Err(error);
    }
    if given("deploymentConfiguration")
        || given("availabilityZoneRebalancing")
        || given("loadBalancers")
    {
        let whole = Node::parse(&update.document).unwrap_or_else(|_| input.clone());
        update.settings = Some(rollout::read(Some(world), &whole)?);
    }
    if given("placementConstraints") {
        update.constraints = Some(placement::constraints(input)?);
    }
    if given("placementStrategy") {
        update.strategies = Some(placement::strategies(input)?);
    }
    if given("loadBalancers") {
        update.load_balancers = Some(load_balancers(world, input)?);
    }
    Ok(Request {
        summary: changes(service, &update),
        command: super::capacity::on(ask, cluster.id, Command::UpdateService(Box::new(update)))?,
    })
}

/// `web desired 6, web:8, max 150 %`.
fn changes(service: &Service, update: &engine::command::UpdateService) -> String {
    let strategies = update.strategies.as_deref().map(|it: &[Strategy]| {
        let words = placement::summary(it);
        format!(
            "placement {}",
            if words.is_empty() { "default" } else { &words }
        )
    });
    let parts = [
        update.definition.as_ref().map(|it| it.to_string()),
        update.desired.map(|it| format!("desired {it}")),
        update
            .minimum_healthy_percent
            .map(|it| format!("min {it} %")),
        update.maximum_percent.map(|it| format!("max {it} %")),
        update
            .health_check_grace_period
            .map(|it| format!("grace {it}")),
        update
            .constraints
            .as_ref()
            .map(|it| format!("{} constraints", it.len())),
        strategies,
        update
            .network
            .as_ref()
            .map(|it| format!("subnets {}", it.subnets.join(" "))),
        update
            .load_balancers
            .as_ref()
            .map(|it| format!("{} target groups", it.len())),
        update
            .force_new_deployment
            .then(|| "new deployment".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} {}", service.name, parts.join(", "))
        .trim_end()
        .to_owned()
}

/// The service's document after this update.
fn merged(service: &Service, input: &Node) -> String {
    let old = Node::parse(&service.document).map(|it| it.to_value());
    let mut map = match old {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    };
    for member in input.members() {
        let key = member.key.as_str();
        if matches!(key, "service" | "cluster" | "forceNewDeployment") {
            continue;
        }
        let value = member.value.to_value();
        match (map.get_mut(key), value) {
            // deploymentConfiguration keeps the percentages that an update leaves out.
            (Some(Value::Object(old)), Value::Object(new)) if key == "deploymentConfiguration" => {
                old.extend(new);
            }
            (_, value) => {
                map.insert(key.to_owned(), value);
            }
        }
    }
    Value::Object(map).to_string()
}

fn delete(ask: &Ask) -> Parsed {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let text = ask.input.text_at("service").unwrap_or_default();
    let service = arn::find_service(ask.world, cluster.id, text)?;
    let force = ask.input.bool_at("force") == Some(true);
    Ok(Request {
        summary: format!("{}{}", service.name, if force { " by force" } else { "" }),
        command: Command::DeleteService {
            service: service.id,
            force,
        },
    })
}

pub fn shown(ask: &Ask, answer: &Answer) -> Value {
    let service = match answer {
        Answer::Service(id) => ask.world.services.get(id),
        _ => None,
    };
    json!({"service": service.map(|it| service::show(ask.world, ask.trace, it))})
}

/// Source: ECS API, DescribeServices: up to 10 services (read 2026-11).
fn describe(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let names = hundred(ask.input, "services")?;
    if names.len() > 10 {
        return Err(ApiError::invalid("services can have at most 10 items.").at("services"));
    }
    let (mut services, mut failures) = (Vec::new(), Vec::new());
    for text in names {
        match arn::find_service(ask.world, cluster.id, text) {
            Ok(it) => services.push(service::show(ask.world, ask.trace, it)),
            Err(_) => failures.push(missing(text, "service", &cluster.name)),
        }
    }
    Ok(json!({"services": services, "failures": failures}))
}

/// Source: ECS API, ListServices; a DRAINING service is hidden (ECS developer guide, read 2026-11).
fn list(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let launch_type = ask.input.text_at("launchType");
    let services = ask.world.services.values().filter(|it| {
        it.cluster == cluster.id
            && it.status == ServiceStatus::Active
            && launch_type.is_none_or(|name| launch_type_name(it.launch_type) == name)
    });
    let arns = services.map(|it| arn::service(ask.world, it.id));
    page(ask.input, "serviceArns", strings(arns))
}
