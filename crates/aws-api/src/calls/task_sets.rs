//! Task sets of EXTERNAL services, and what a foreign deployment controller does not allow.
//!
//! Source: ECS API, CreateTaskSet and its like, CreateService.deploymentController, UpdateService:
//! which members a controller leaves to ECS (read 2026-11); refusals as users pasted them.
//! Model:  the words of the refusals for EXTERNAL, and of those that nobody pasted.
//! Example: CreateTaskSet without `scale` makes a task set of 0 %: nothing runs yet.

use super::tasks::launch_type;
use super::{capacity, code_deploy, network, services};
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::task_set as shown;
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use base::Milli;
use engine::commands::task_sets::{NewTaskSet, TaskSetCommand};
use engine::{Answer, Command};
use model::{Controller, Service, TaskSet, World, identity};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.CreateTaskSet",
        shape: "CreateTaskSetRequest",
        act: Act::Write(create, made),
    },
    Entry {
        name: "ecs.UpdateTaskSet",
        shape: "UpdateTaskSetRequest",
        act: Act::Write(update, made),
    },
    Entry {
        name: "ecs.UpdateServicePrimaryTaskSet",
        shape: "UpdateServicePrimaryTaskSetRequest",
        act: Act::Write(make_primary, made),
    },
    Entry {
        name: "ecs.DeleteTaskSet",
        shape: "DeleteTaskSetRequest",
        act: Act::Write(delete, made),
    },
    Entry {
        name: "ecs.DescribeTaskSets",
        shape: "DescribeTaskSetsRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "lab.CodeDeploy",
        shape: "CodeDeployRequest",
        act: Act::Write(code_deploy::deploy, services::shown),
    },
    Entry {
        name: "lab.StopCodeDeploy",
        shape: "StopCodeDeployRequest",
        act: Act::Write(code_deploy::stop, services::shown),
    },
];

/// Members of CreateTaskSet that are accepted and change nothing here.
pub const IDLE: &[&str] = &["clientToken", "platformVersion", "serviceRegistries"];

/// The controller that a service document names; `None` is ECS.
pub fn controller(input: &Node) -> Option<Controller> {
    match input.get("deploymentController")?.text_at("type")? {
        "EXTERNAL" => Some(Controller::External),
        "CODE_DEPLOY" => Some(Controller::CodeDeploy),
        _ => None,
    }
}

pub fn controller_name(controller: Option<Controller>) -> &'static str {
    match controller {
        Some(Controller::External) => "EXTERNAL",
        Some(Controller::CodeDeploy) => "CODE_DEPLOY",
        None => "ECS",
    }
}

/// What CreateService may not hold with another controller than ECS.
pub fn review(input: &Node) -> Option<ApiError> {
    let controller = controller(input)?;
    let name = controller_name(Some(controller));
    let refuse = |path: &str, text: String| Some(ApiError::invalid(text).at(path));
    if super::rollout::is_daemon(input) {
        let text = format!(
            "The daemon scheduling strategy is not supported with the deployment controller {name}"
        );
        return refuse("schedulingStrategy", text);
    }
    if let Some(found) = only_rolling(input, name) {
        return Some(found);
    }
    let members = [
        "taskDefinition",
        "loadBalancers",
        "serviceRegistries",
        "launchType",
        "capacityProviderStrategy",
        "networkConfiguration",
        "platformVersion",
    ];
    let given = |it: &&&str| input.get(it).is_some();
    match controller {
        Controller::External => {
            let member = members.iter().find(given)?;
            let text = format!(
                "{member} is controlled at the task set level with the deployment controller \
                 EXTERNAL; give it to CreateTaskSet"
            );
            refuse(member, text)
        }
        Controller::CodeDeploy if input.items_at("loadBalancers").len() != 1 => {
            let text = "A service with the deployment controller CODE_DEPLOY needs one load \
                        balancer with a target group";
            refuse("loadBalancers", text.to_owned())
        }
        Controller::CodeDeploy => None,
    }
}

/// The parts of `deploymentConfiguration` that belong to ECS's own deployments.
///
/// Source: ECS API, DeploymentConfiguration: circuit breaker, alarms and strategies (read 2026-11).
fn only_rolling(input: &Node, name: &str) -> Option<ApiError> {
    let configuration = input.get("deploymentConfiguration")?;
    let on = |key: &str| {
        let it = configuration.get(key);
        it.is_some_and(|it| it.bool_at("enable") == Some(true))
    };
    let strategy = configuration.text_at("strategy");
    let switched = ["deploymentCircuitBreaker", "alarms", "earlySuccessCriteria"];
    let mut found = switched.into_iter().filter(|it| on(it));
    let shifted = strategy.is_some_and(|it| it != "ROLLING");
    let member = found.next().or(shifted.then_some("strategy"))?;
    let text = format!("{member} is not supported with the deployment controller {name}");
    Some(ApiError::invalid(text).at(format!("deploymentConfiguration.{member}")))
}

/// What UpdateService may not change when another controller makes the deployments.
///
/// Source: ECS API, UpdateService; texts of CODE_DEPLOY as users pasted them (read 2026-11).
pub fn update_refusal(world: &World, service: &Service, input: &Node) -> Option<ApiError> {
    let now = world.task_sets.controller(service.id);
    let asked = input.get("deploymentController").is_some();
    if asked && controller(input) != now {
        // Model: AWS lets a service change to ECS; the lab does not.
        let text = Text::new("refuse-controller");
        return Some(ApiError::invalid(text).at("deploymentController.type"));
    }
    let controller = now?;
    let name = controller_name(Some(controller));
    let ways = match controller {
        Controller::CodeDeploy => "Use AWS CodeDeploy to trigger a new deployment.",
        Controller::External => "Use CreateTaskSet to start a new deployment.",
    };
    if input.bool_at("forceNewDeployment") == Some(true) {
        let text = format!(
            "Cannot force a new deployment on services with a {name} deployment controller. {ways}"
        );
        return Some(ApiError::invalid(text).at("forceNewDeployment"));
    }
    let members = [
        ("taskDefinition", "task definition"),
        ("networkConfiguration", "network parameters"),
        ("loadBalancers", "load balancers"),
        ("serviceRegistries", "service registries"),
        ("platformVersion", "platform version"),
        ("capacityProviderStrategy", "capacity provider strategy"),
    ];
    if let Some((member, words)) = members.iter().find(|it| input.get(it.0).is_some()) {
        let text = format!(
            "Unable to update {words} on services with a {name} deployment controller. {ways}"
        );
        return Some(ApiError::invalid(text).at(*member));
    }
    only_rolling(input, name)
}

/// The command that makes the service.
pub fn created(
    ask: &Ask,
    create: Box<engine::command::CreateService>,
    controller: Controller,
) -> Result<Command, ApiError> {
    let first = match (controller, &create.definition) {
        (Controller::CodeDeploy, Some(definition)) => {
            let strategy = capacity::asked(ask, create.cluster, false)?;
            Some(Box::new(NewTaskSet {
                external_id: None,
                definition: definition.clone(),
                launch_type: capacity::launch_type(&strategy).unwrap_or(create.launch_type),
                strategy,
                network: create.network.clone(),
                load_balancers: create.load_balancers.clone(),
                scale: rules::rollout::shift::ALL,
            }))
        }
        _ => None,
    };
    Ok(Command::TaskSet(TaskSetCommand::CreateService {
        create,
        controller,
        first,
    }))
}

/// The EXTERNAL service that a call names.
///
/// Source: the text as users pasted it (read 2026-11).
fn service<'a>(ask: &Ask<'a>) -> Result<&'a Service, ApiError> {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let text = ask.input.text_at("service").unwrap_or_default();
    let service = arn::find_service(ask.world, cluster.id, text)?;
    if ask.world.task_sets.controller(service.id) == Some(Controller::External) {
        return Ok(service);
    }
    let text = "Amazon ECS only supports task set management on services configured to use \
                external deployment controllers.";
    Err(ApiError::invalid(text).at("service"))
}

/// A task set by its id, its digits or its ARN.
pub fn find<'a>(world: &'a World, service: &Service, text: &str) -> Option<&'a TaskSet> {
    let digits = text.rsplit('/').next().unwrap_or_default();
    let mut sets = world.task_sets.of(service.id);
    sets.find(|it| identity::service_revision_digits(world.seed, it.id) == digits)
}

fn named<'a>(ask: &Ask<'a>, key: &str) -> Result<&'a TaskSet, ApiError> {
    let service = service(ask)?;
    let text = ask.input.text_at(key).unwrap_or_default();
    find(ask.world, service, text).ok_or_else(|| {
        let words = "The specified task set was not found.";
        ApiError::new("TaskSetNotFoundException", words).at(key)
    })
}

/// Source: ECS API, Scale: 0 to 100 per cent; the lab keeps thousandths (read 2026-11).
fn scale(input: &Node) -> Result<Milli, ApiError> {
    let Some(value) = input.get("scale").and_then(|it| it.get("value")) else {
        return Ok(Milli(0));
    };
    let most = rules::rollout::shift::ALL;
    let read = super::scaling::milli(value).filter(|it| (Milli(0)..=most).contains(it));
    read.ok_or_else(|| {
        let text = "The scale value of a task set must be between 0 and 100";
        ApiError::invalid(text).at("scale.value")
    })
}

fn create(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let service = service(ask)?;
    let text = input.text_at("taskDefinition").unwrap_or_default();
    let definition = arn::find_definition(world, text)?.reference();
    let given = launch_type(input)?;
    let strategy = capacity::asked(ask, service.cluster, false)?;
    let scale = scale(input)?;
    let new = NewTaskSet {
        external_id: input.text_at("externalId").map(str::to_owned),
        definition,
        launch_type: capacity::launch_type(&strategy).unwrap_or(given),
        strategy,
        network: network::read(world, input)?,
        load_balancers: services::load_balancers(world, input)?,
        scale,
    };
    Ok(Request {
        summary: format!(
            "{} {} at {} %",
            service.name,
            new.definition,
            scale.decimal()
        ),
        command: Command::TaskSet(TaskSetCommand::Create {
            service: service.id,
            new: Box::new(new),
        }),
    })
}

fn request(ask: &Ask, set: &TaskSet, what: &str, command: TaskSetCommand) -> Parsed {
    let name = identity::deployment_name(ask.world.seed, set.id);
    Ok(Request {
        summary: format!("{} {what}", clip(&name)),
        command: Command::TaskSet(command),
    })
}

fn update(ask: &Ask) -> Parsed {
    let set = named(ask, "taskSet")?;
    let (task_set, scale) = (set.id, scale(ask.input)?);
    let what = format!("at {} %", scale.decimal());
    request(ask, set, &what, TaskSetCommand::Scale { task_set, scale })
}

fn make_primary(ask: &Ask) -> Parsed {
    let set = named(ask, "primaryTaskSet")?;
    let task_set = set.id;
    request(
        ask,
        set,
        "PRIMARY",
        TaskSetCommand::MakePrimary { task_set },
    )
}

fn delete(ask: &Ask) -> Parsed {
    let set = named(ask, "taskSet")?;
    let (task_set, force) = (set.id, ask.input.bool_at("force") == Some(true));
    let what = if force { "by force" } else { "" };
    request(ask, set, what, TaskSetCommand::Delete { task_set, force })
}

fn made(ask: &Ask, answer: &Answer) -> Value {
    let Answer::TaskSet(id) = answer else {
        return json!({});
    };
    json!({"taskSet": ask.world.task_set(Some(*id)).map(|it| shown::show(ask.world, it))})
}

fn describe(ask: &Ask) -> Answered {
    let service = service(ask)?;
    let wanted = ask.input.texts_at("taskSets");
    if wanted.is_empty() {
        return Ok(json!({"taskSets": shown::all(ask.world, service), "failures": []}));
    }
    let (mut sets, mut failures) = (Vec::new(), Vec::new());
    for text in wanted {
        match find(ask.world, service, text) {
            Some(it) => sets.push(shown::show(ask.world, it)),
            None => failures.push(json!({"arn": clip(text), "reason": "MISSING"})),
        }
    }
    Ok(json!({"taskSets": sets, "failures": failures}))
}
