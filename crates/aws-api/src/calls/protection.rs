//! Task scale-in protection: UpdateTaskProtection, GetTaskProtection.
//!
//! Source: ECS API, UpdateTaskProtection (up to 10 tasks, 1 to 2880 minutes, 120 by default);
//! developer guide, task scale-in protection: failure reasons (read 2026-11).
//! Model:  the words of `detail`.
//! Example: a task outside any service answers the failure `TASK_NOT_VALID`.

use super::tasks::hundred;
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{moment, put};
use crate::error::ApiError;
use base::{ClusterId, SimDuration, TaskId};
use engine::{Answer, Command};
use model::{Task, World};
use serde_json::{Value, json};
use std::sync::Arc;

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.UpdateTaskProtection",
        shape: "UpdateTaskProtectionRequest",
        act: Act::Write(update, updated),
    },
    Entry {
        name: "ecs.GetTaskProtection",
        shape: "GetTaskProtectionRequest",
        act: Act::Read(get),
    },
];

const MAX_TASKS: usize = 10;
const MAX_MINUTES: i64 = 2880;
const DEFAULT_MINUTES: i64 = 120;

/// What can be protected, and a failure for each that can not.
fn sorted(ask: &Ask, cluster: ClusterId, enable: bool) -> (Vec<TaskId>, Vec<Value>) {
    let (mut tasks, mut failures) = (Vec::new(), Vec::new());
    for text in ask.input.texts_at("tasks") {
        let found = arn::task_id(ask.world, text).and_then(|it| ask.world.tasks.get(&it));
        let mine = found.map(Arc::as_ref).filter(|it| it.cluster == cluster);
        match refusal(ask.world, mine, enable) {
            Ok(task) => tasks.push(task),
            Err((reason, detail)) => {
                let arn = found.map_or(text.to_owned(), |it| arn::task(ask.world, it.id));
                failures.push(json!({"arn": arn, "reason": reason, "detail": detail}));
            }
        }
    }
    (tasks, failures)
}

type Failed = (&'static str, &'static str);

fn refusal(world: &World, task: Option<&Task>, enable: bool) -> Result<TaskId, Failed> {
    let Some(task) = task.filter(|it| !it.is_stopped()) else {
        return Err(("MISSING", "The task was not found."));
    };
    let Some(service) = task.service.and_then(|it| world.services.get(&it)) else {
        return Err((
            "TASK_NOT_VALID",
            "The task is not part of an Amazon ECS service.",
        ));
    };
    let protects = |it: &&Task| it.id != task.id && until(world, it).is_some();
    let others = world.live_tasks_of(service.id).filter(protects).count();
    if enable && service.is_deploying() && others >= service.desired.0 as usize {
        let detail = "Protected tasks keep the deployment from reaching a steady state.";
        return Err(("DEPLOYMENT_BLOCKED", detail));
    }
    Ok(task.id)
}

fn until(world: &World, task: &Task) -> Option<base::SimTime> {
    let end = world.protected_tasks.get(&task.id).copied();
    end.filter(|it| *it > world.now)
}

fn update(ask: &Ask) -> Parsed {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    if hundred(ask.input, "tasks")?.len() > MAX_TASKS {
        return Err(ApiError::invalid("tasks can have at most 10 items.").at("tasks"));
    }
    let enable = ask.input.bool_at("protectionEnabled") == Some(true);
    let minutes = ask
        .input
        .int_at("expiresInMinutes")
        .unwrap_or(DEFAULT_MINUTES);
    if !(1..=MAX_MINUTES).contains(&minutes) {
        let text = "expiresInMinutes must be between 1 and 2880";
        return Err(ApiError::invalid(text).at("expiresInMinutes"));
    }
    let (tasks, _) = sorted(ask, cluster.id, enable);
    let lasts = enable.then(|| SimDuration::from_mins(minutes.unsigned_abs()));
    let names: Vec<String> = tasks.iter().map(|it| it.to_string()).collect();
    let what = if enable {
        format!("for {minutes} min")
    } else {
        "off".to_owned()
    };
    Ok(Request {
        summary: format!("{} {what}", names.join(" ")),
        command: Command::UpdateTaskProtection { tasks, lasts },
    })
}

fn show(world: &World, task: &Task) -> Value {
    let end = until(world, task);
    let mut shown = json!({
        "taskArn": arn::task(world, task.id),
        "protectionEnabled": end.is_some(),
    });
    put(&mut shown, "expirationDate", end.map(moment));
    shown
}

fn updated(ask: &Ask, _: &Answer) -> Value {
    let Ok(cluster) = arn::find_cluster(ask.world, ask.input) else {
        return Value::Null;
    };
    let enable = ask.input.bool_at("protectionEnabled") == Some(true);
    let (tasks, failures) = sorted(ask, cluster.id, enable);
    let shown = tasks.iter().filter_map(|it| ask.world.tasks.get(it));
    let shown: Vec<Value> = shown.map(|it| show(ask.world, it)).collect();
    json!({"protectedTasks": shown, "failures": failures})
}

/// Without `tasks`: every service task of the cluster.
fn get(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let (tasks, failures) = if ask.input.items_at("tasks").is_empty() {
        let live = ask
            .world
            .tasks
            .values()
            .filter(|it| it.cluster == cluster.id && it.service.is_some() && !it.is_stopped());
        (live.map(|it| it.id).collect(), Vec::new())
    } else {
        hundred(ask.input, "tasks")?;
        sorted(ask, cluster.id, false)
    };
    let shown = tasks.iter().filter_map(|it| ask.world.tasks.get(it));
    let shown: Vec<Value> = shown.map(|it| show(ask.world, it)).collect();
    Ok(json!({"protectedTasks": shown, "failures": failures}))
}
