//! RunTask, StartTask, StopTask, DescribeTasks, ListTasks.
//!
//! RunTask answers 200 even when nothing was placed: the reasons stand in `failures[]`.
//! Source: ECS API, RunTask, StartTask, StopTask; limits of 10 tasks and 10 instances a call
//! (read 2026-11). Model: the words for a count out of range are the lab's.

use super::{network, overrides, placement};
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{page, put, strings, task};
use crate::error::{ApiError, launch_type_name};
use crate::json::Node;
use crate::messages;
use crate::text::Text;
use engine::{Answer, Command, Failure, FailureReason};
use model::{LaunchType, Task, TaskDefinition, World};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.RunTask",
        shape: "RunTaskRequest",
        act: Act::Write(run, started),
    },
    Entry {
        name: "ecs.StartTask",
        shape: "StartTaskRequest",
        act: Act::Write(start, started),
    },
    Entry {
        name: "ecs.StopTask",
        shape: "StopTaskRequest",
        act: Act::Write(stop, stopped),
    },
    Entry {
        name: "ecs.DescribeTasks",
        shape: "DescribeTasksRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "ecs.ListTasks",
        shape: "ListTasksRequest",
        act: Act::Read(list),
    },
];

/// Fields of RunTask and StartTask without effect here.
pub const IDLE: &[&str] = &["clientToken", "enableExecuteCommand", "referenceId"];

/// RunTask places and StartTask names at most this many.
pub const MAX_TASKS: i64 = 10;

/// The launch type of a call; EC2 when absent.
///
/// Source: ECS API, RunTask.launchType (read 2026-11); the default follows from a cluster without a
/// default capacity provider strategy.
/// Model:  no external or managed instances yet; the refusal says so. A strategy decides in its place.
pub fn launch_type(input: &Node) -> Result<LaunchType, ApiError> {
    let strategy = !input.items_at("capacityProviderStrategy").is_empty();
    if strategy && input.get("launchType").is_some() {
        return Err(ApiError::invalid(
            "Specifying both a launch type and capacity provider strategy is not supported",
        )
        .at("capacityProviderStrategy"));
    }
    match input.text_at("launchType") {
        None | Some("EC2") => Ok(LaunchType::Ec2),
        Some("FARGATE") => Ok(LaunchType::Fargate),
        Some(other) => {
            let text = Text::new("refuse-launch-type").str("name", other);
            Err(ApiError::invalid(text).at("launchType"))
        }
    }
}

/// Definition and request together may hold ten constraints.
pub fn constraint_limit(definition: &TaskDefinition, count: usize) -> Result<(), ApiError> {
    if definition.placement_constraints.len() + count > placement::MAX_CONSTRAINTS {
        let error = ApiError::invalid("Maximum number of constraints is 10");
        return Err(error.at("placementConstraints"));
    }
    Ok(())
}

fn run(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let cluster = arn::find_cluster(world, input)?;
    let definition =
        arn::find_definition(world, input.text_at("taskDefinition").unwrap_or_default())?;
    super::volumes::review(input)?;
    super::volumes::fit(input, definition)?;
    let count = input.int_at("count").unwrap_or(1);
    if !(1..=MAX_TASKS).contains(&count) {
        let error = ApiError::invalid("count must be between 1 and 10");
        return Err(error.at("count"));
    }
    let constraints = placement::constraints(input)?;
    constraint_limit(definition, constraints.len())?;
    let run_task = engine::command::RunTask {
        cluster: cluster.id,
        definition: definition.reference(),
        count: u32::try_from(count).unwrap_or(1),
        launch_type: launch_type(input)?,
        group: group(input)?,
        started_by: started_by(input)?,
        constraints,
        strategies: placement::strategies(input)?,
        network: network::read(world, input)?,
    };
    let summary = format!(
        "{} x {count} {}",
        run_task.definition,
        launch_type_name(run_task.launch_type)
    );
    let command = overrides::with(Command::RunTask(Box::new(run_task)), input, definition)?;
    Ok(Request {
        command: super::capacity::on(ask, cluster.id, command)?,
        summary,
    })
}

/// Source: ECS API, RunTask.startedBy: up to 128 letters, digits, `-`, `_`, `/` (read 2026-11).
fn started_by(input: &Node) -> Result<Option<String>, ApiError> {
    match input.text_at("startedBy") {
        Some(it) if it.len() > 128 => {
            Err(ApiError::invalid("startedBy can have at most 128 characters.").at("startedBy"))
        }
        other => Ok(other.map(str::to_owned)),
    }
}

/// Source: ECS developer guide, task groups: at most 255 characters (read 2026-11).
fn group(input: &Node) -> Result<Option<String>, ApiError> {
    match input.text_at("group") {
        Some(it) if it.len() > 255 => {
            Err(ApiError::invalid("group can have at most 255 characters.").at("group"))
        }
        other => Ok(other.map(str::to_owned)),
    }
}

fn start(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let cluster = arn::find_cluster(world, input)?;
    let definition =
        arn::find_definition(world, input.text_at("taskDefinition").unwrap_or_default())?;
    super::volumes::review(input)?;
    super::volumes::fit(input, definition)?;
    let named = input.texts_at("containerInstances");
    if named.is_empty() {
        let error = ApiError::invalid("Container instances can not be empty.");
        return Err(error.at("containerInstances"));
    }
    if named.len() > 10 {
        let error = ApiError::invalid("containerInstances can have at most 10 items.");
        return Err(error.at("containerInstances"));
    }
    let instances = named.iter().map(|text| {
        arn::instance_id(world, text)
            .filter(|id| {
                world
                    .instances
                    .get(id)
                    .is_some_and(|it| it.cluster == cluster.id)
            })
            .ok_or_else(|| text.to_string())
    });
    let start_task = engine::command::StartTask {
        cluster: cluster.id,
        definition: definition.reference(),
        instances: instances.collect(),
        group: group(input)?,
        started_by: started_by(input)?,
        network: network::read(world, input)?,
    };
    let summary = format!("{} on {}", start_task.definition, named.join(", "));
    Ok(Request {
        command: overrides::with(Command::StartTask(Box::new(start_task)), input, definition)?,
        summary,
    })
}

fn started(ask: &Ask, answer: &Answer) -> Value {
    let Answer::Tasks { tasks, failures } = answer else {
        return json!({"tasks": [], "failures": []});
    };
    let tasks = tasks.iter().filter_map(|id| ask.world.tasks.get(id));
    let tasks: Vec<Value> = tasks.map(|it| task::show(ask.world, it)).collect();
    let failures: Vec<Value> = failures
        .iter()
        .map(|it| show_failure(ask.world, it))
        .collect();
    json!({"tasks": tasks, "failures": failures})
}

/// `{arn, reason}` with the container instance the reason belongs to.
pub fn show_failure(world: &World, failure: &Failure) -> Value {
    let mut it = json!({"reason": messages::failure_reason(failure)});
    let arn = match &failure.reason {
        FailureReason::Missing(text) => Some(text.clone()),
        _ => failure
            .instance
            .map(|id| arn::container_instance(world, id)),
    };
    put(&mut it, "arn", arn.map(Value::from));
    it
}

/// Source: ECS API, StopTask: InvalidParameterException `The referenced task was not found.`
fn stop(ask: &Ask) -> Parsed {
    arn::find_cluster(ask.world, ask.input)?;
    let text = ask.input.text_at("task").unwrap_or_default();
    let task = arn::task_id(ask.world, text)
        .ok_or_else(|| ApiError::invalid("The referenced task was not found.").at("task"))?;
    let reason = ask.input.text_at("reason").map(str::to_owned);
    Ok(Request {
        summary: match &reason {
            Some(reason) => format!("{task}: {}", crate::shape::clip(reason)),
            None => task.to_string(),
        },
        command: Command::StopTask { task, reason },
    })
}

fn stopped(ask: &Ask, answer: &Answer) -> Value {
    let task = match answer {
        Answer::Task(id) => ask.world.tasks.get(id),
        _ => arn::task_id(ask.world, ask.input.text_at("task").unwrap_or_default())
            .and_then(|id| ask.world.tasks.get(&id)),
    };
    json!({"task": task.map(|it| task::show(ask.world, it))})
}

/// Source: ECS API, DescribeTasks: up to 100 tasks; an unknown one is a failure MISSING.
fn describe(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let (mut tasks, mut failures) = (Vec::new(), Vec::new());
    for text in hundred(ask.input, "tasks")? {
        let found = arn::task_id(ask.world, text).and_then(|id| ask.world.tasks.get(&id));
        match found.filter(|it| it.cluster == cluster.id) {
            Some(it) => tasks.push(task::show(ask.world, it)),
            None => failures.push(missing(text, "task", &cluster.name)),
        }
    }
    Ok(json!({"tasks": tasks, "failures": failures}))
}

/// The names of a Describe call: 1 to 100.
///
/// Model: the words for too many are the lab's.
pub fn hundred<'a>(input: &'a Node, key: &str) -> Result<Vec<&'a str>, ApiError> {
    let names = input.texts_at(key);
    if names.is_empty() {
        return Err(ApiError::invalid(format!("{key} can not be empty.")).at(key));
    }
    if names.len() > 100 {
        return Err(ApiError::invalid(format!("{key} can have at most 100 items.")).at(key));
    }
    Ok(names)
}

/// A failure entry for something that does not exist.
pub fn missing(text: &str, kind: &str, cluster: &str) -> Value {
    let arn = if text.starts_with("arn:") {
        text.to_owned()
    } else {
        format!(
            "arn:aws:ecs:{}:{}:{kind}/{cluster}/{text}",
            model::REGION,
            model::ACCOUNT
        )
    };
    json!({"arn": arn, "reason": "MISSING"})
}

/// Source: ECS API, ListTasks: desiredStatus RUNNING when absent; filters are ANDed (read 2026-11).
fn list(ask: &Ask) -> Answered {
    let (world, input) = (ask.world, ask.input);
    let cluster = arn::find_cluster(world, input)?;
    let service = match input.text_at("serviceName") {
        Some(name) => Some(arn::find_service(world, cluster.id, name)?.id),
        None => None,
    };
    let instance = match input.text_at("containerInstance") {
        Some(text) => Some(arn::instance_id(world, text).ok_or_else(|| {
            ApiError::invalid("Invalid container instance.").at("containerInstance")
        })?),
        None => None,
    };
    let wanted = input.text_at("desiredStatus") != Some("STOPPED");
    let fits = |it: &&Task| {
        it.cluster == cluster.id
            && it.wanted == wanted
            && service.is_none_or(|id| it.service == Some(id))
            && instance.is_none_or(|id| it.instance == Some(id))
            && input
                .text_at("family")
                .is_none_or(|family| it.definition.family == family)
            && input
                .text_at("startedBy")
                .is_none_or(|by| it.started_by.as_deref() == Some(by))
            && input
                .text_at("launchType")
                .is_none_or(|name| launch_type_name(it.launch_type) == name)
    };
    let tasks = world.all_tasks().filter(fits);
    page(
        input,
        "taskArns",
        strings(tasks.map(|it| arn::task(world, it.id))),
    )
}
