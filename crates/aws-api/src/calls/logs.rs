//! CloudWatch Logs as far as containers fill them: groups, streams and what a process would have written.
//!
//! Source: ECS developer guide, awslogs: the stream is `prefix/container-name/task-id`, and without a
//! prefix the container's id; CloudWatch Logs API (read 2026-11).
//! Model: a simulated process writes when it starts, gets SIGTERM, fails or ends; nothing is stored, the
//! lines are read off the trace. Example: `app/web/4f6a...` holds `web:v1 started`.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry};
use crate::describe::page;
use crate::error::ApiError;
use crate::shape::clip;
use model::{Container, ContainerReason, EPOCH_UNIX_SECS, Event, Task, World, identity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const CALLS: &[Entry] = &[
    Entry {
        name: "logs.DescribeLogGroups",
        shape: "DescribeLogGroupsRequest",
        act: Act::Read(groups),
    },
    Entry {
        name: "logs.DescribeLogStreams",
        shape: "DescribeLogStreamsRequest",
        act: Act::Read(streams),
    },
    Entry {
        name: "logs.GetLogEvents",
        shape: "GetLogEventsRequest",
        act: Act::Read(events),
    },
];

/// Containers that write to CloudWatch Logs: the task, the container's place, group and stream.
fn writers(world: &World) -> impl Iterator<Item = (&Task, usize, &str, String)> {
    world.all_tasks().flat_map(move |task| {
        let containers = world.definition_of(task).map(|it| it.containers.as_slice());
        let containers = containers.unwrap_or_default().iter().enumerate();
        containers.filter_map(move |(n, container)| {
            task.containers.get(n)?.started_at?;
            let group = container.log.as_ref()?.group.as_deref()?;
            Some((task, n, group, stream(world, task, container)))
        })
    })
}

fn stream(world: &World, task: &Task, container: &Container) -> String {
    let id = identity::task_hex(world.seed, task.id);
    match container.log.as_ref().and_then(|it| it.prefix.as_deref()) {
        Some(prefix) => format!("{prefix}/{}/{id}", container.name),
        None => id,
    }
}

fn known(world: &World) -> BTreeSet<&str> {
    let made = world.iam.log_groups.iter().map(String::as_str);
    made.chain(writers(world).map(|it| it.2)).collect()
}

fn groups(ask: &Ask) -> Answered {
    let prefix = ask.input.text_at("logGroupNamePrefix").unwrap_or_default();
    let groups = known(ask.world).into_iter();
    let shown: Vec<Value> = groups
        .filter(|it| it.starts_with(prefix))
        .map(|it| json!({"logGroupName": it}))
        .collect();
    page(ask.input, "logGroups", shown)
}

fn group<'a>(ask: &'a Ask) -> Result<&'a str, ApiError> {
    let name = ask.input.text_at("logGroupName").unwrap_or_default();
    if known(ask.world).contains(name) {
        return Ok(name);
    }
    let text = "The specified log group does not exist.";
    Err(ApiError::new("ResourceNotFoundException", text).at("logGroupName"))
}

fn streams(ask: &Ask) -> Answered {
    let name = group(ask)?;
    let prefix = ask.input.text_at("logStreamNamePrefix").unwrap_or_default();
    let own = writers(ask.world).filter(|it| it.2 == name && it.3.starts_with(prefix));
    let shown: Vec<Value> = own
        .map(|(task, _, _, stream)| {
            json!({"logStreamName": stream, "taskArn": arn::task(ask.world, task.id)})
        })
        .collect();
    page(ask.input, "logStreams", shown)
}

fn events(ask: &Ask) -> Answered {
    let name = group(ask)?;
    let wanted = ask.input.text_at("logStreamName").unwrap_or_default();
    let mut writers = writers(ask.world);
    let found = writers.find(|it| it.2 == name && it.3 == wanted);
    let Some((task, place, _, _)) = found else {
        let text = format!("The specified log stream {} does not exist.", clip(wanted));
        return Err(ApiError::new("ResourceNotFoundException", text).at("logStreamName"));
    };
    let image = ask.world.definition_of(task);
    let image = image.map_or("", |it| it.containers[place].image.as_str());
    let mut lines = Vec::new();
    for stamped in ask.trace {
        if let Some(text) = line(&stamped.event, task, place, image) {
            let ms = i64::try_from(stamped.at.as_ms()).unwrap_or_default();
            lines.push(json!({"timestamp": EPOCH_UNIX_SECS * 1000 + ms, "message": text}));
        }
    }
    page(ask.input, "events", lines)
}

/// What the process would have written at this event, if anything.
fn line(event: &Event, task: &Task, place: usize, image: &str) -> Option<String> {
    match event {
        Event::ContainerStarted {
            task: id,
            container,
        }
        | Event::ContainerRestarted {
            task: id,
            container,
        } if *id == task.id && *container == place => Some(format!("{image} started")),
        Event::ContainerSignalled {
            task: id,
            container,
        } if *id == task.id && *container == place => Some("received SIGTERM".to_owned()),
        Event::ContainerStopped {
            task: id,
            container,
            exit_code: Some(code),
            reason,
        } if *id == task.id && *container == place => match reason {
            Some(ContainerReason::ExecFormat) => {
                Some("exec /usr/local/bin/app: exec format error".to_owned())
            }
            // SIGKILL leaves no time for a last word.
            _ if *code == 137 => None,
            _ => Some(format!("exit {code}")),
        },
        _ => None,
    }
}
