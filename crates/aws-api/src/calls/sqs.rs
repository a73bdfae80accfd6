//! SQS: queues and messages, and the levers that send them and let a service work on them.
//!
//! Source: SQS API 2012-11-05; its quotas: visibility timeout 0 to 43200 s, default 30, one to ten
//! messages a receive (read 2026-11).
//! Model:  a receipt handle is the message's number in its queue; DelaySeconds and long polling wait for
//! nothing. Worker and traffic are the lab's own.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use base::SimDuration;
use engine::commands::queues::QueueCommand;
use engine::{Answer, Command};
use model::sqs::{Queue, QueueId, QueueMetric, Worker};
use model::{TrafficPoint, World};
use serde_json::{Map, Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "sqs.CreateQueue",
        shape: "CreateQueueRequest",
        act: Act::Write(create, made),
    },
    Entry {
        name: "sqs.GetQueueUrl",
        shape: "GetQueueUrlRequest",
        act: Act::Read(get_url),
    },
    Entry {
        name: "sqs.ListQueues",
        shape: "ListQueuesRequest",
        act: Act::Read(list),
    },
    Entry {
        name: "sqs.GetQueueAttributes",
        shape: "GetQueueAttributesRequest",
        act: Act::Read(attributes),
    },
    Entry {
        name: "sqs.SendMessage",
        shape: "SendMessageRequest",
        act: Act::Write(send, sent),
    },
    Entry {
        name: "sqs.ReceiveMessage",
        shape: "ReceiveMessageRequest",
        act: Act::Write(receive, received),
    },
    Entry {
        name: "sqs.DeleteMessage",
        shape: "DeleteMessageRequest",
        act: Act::Write(delete, nothing),
    },
    Entry {
        name: "sqs.ChangeMessageVisibility",
        shape: "ChangeMessageVisibilityRequest",
        act: Act::Write(change_visibility, nothing),
    },
    Entry {
        name: "lab.SetQueueTraffic",
        shape: "SetQueueTrafficRequest",
        act: Act::Write(set_traffic, nothing),
    },
    Entry {
        name: "lab.SetWorker",
        shape: "SetWorkerRequest",
        act: Act::Write(set_worker, nothing),
    },
];

fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

fn command(command: QueueCommand, summary: String) -> Parsed {
    let command = Command::Queue(command);
    Ok(Request { summary, command })
}

fn url(queue: &Queue) -> String {
    let (region, account) = (model::REGION, model::ACCOUNT);
    format!(
        "https://sqs.{region}.amazonaws.com/{account}/{}",
        queue.name
    )
}

fn queue_arn(queue: &Queue) -> String {
    format!(
        "arn:aws:sqs:{}:{}:{}",
        model::REGION,
        model::ACCOUNT,
        queue.name
    )
}

/// A queue by URL, ARN or name.
fn find<'a>(world: &'a World, text: &str) -> Option<&'a Queue> {
    let name = text.rsplit(['/', ':']).next().unwrap_or(text);
    world.queues.values().find(|it| it.name == name)
}

fn queue<'a>(ask: &'a Ask, key: &str) -> Result<&'a Queue, ApiError> {
    let text = ask.input.text_at(key).unwrap_or_default();
    find(ask.world, text).ok_or_else(|| {
        let text = "The specified queue does not exist.";
        ApiError::new("QueueDoesNotExist", text).at(key)
    })
}

fn wrong(name: &str) -> ApiError {
    let text = format!("Invalid value for the parameter {name}.");
    ApiError::new("InvalidAttributeValue", text).at(name)
}

fn create(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("QueueName").unwrap_or_default();
    let legal = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_');
    if name.is_empty() || name.len() > 80 || !name.bytes().all(legal) {
        let text = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in \
                    length";
        return Err(ApiError::new("InvalidParameterValue", text).at("QueueName"));
    }
    if find(ask.world, name).is_some() {
        let text = "A queue already exists with the same name and a different value for an \
                    attribute.";
        return Err(ApiError::new("QueueNameExists", text).at("QueueName"));
    }
    let attributes = ask.input.get("Attributes");
    let text = |key: &str| attributes.and_then(|it| it.text_at(key));
    let seconds = match text("VisibilityTimeout").map(str::parse::<u64>) {
        None => 30,
        Some(Ok(it)) if it <= 43_200 => it,
        Some(_) => return Err(wrong("VisibilityTimeout")),
    };
    let redrive = text("RedrivePolicy")
        .map(|it| redrive(ask.world, it))
        .transpose()?;
    let visibility = SimDuration::from_secs(seconds);
    command(
        QueueCommand::Create {
            name: name.to_owned(),
            visibility,
            redrive,
        },
        format!("{name} visibility timeout {visibility}"),
    )
}

/// Source: SQS API, RedrivePolicy: maxReceiveCount 1 to 1000, default 10 (read 2026-11).
fn redrive(world: &World, text: &str) -> Result<(QueueId, u32), ApiError> {
    let policy = Node::parse(text).map_err(|_| wrong("RedrivePolicy"))?;
    let target = policy.text_at("deadLetterTargetArn").unwrap_or_default();
    let target = find(world, target).ok_or_else(|| wrong("RedrivePolicy"))?;
    let most = match policy.get("maxReceiveCount") {
        None => 10,
        Some(node) => {
            let text = node.text().and_then(|it| it.parse().ok());
            let most = node
                .int()
                .or(text)
                .and_then(|it: i64| u32::try_from(it).ok());
            let most = most.filter(|it| (1..=1000).contains(it));
            most.ok_or_else(|| wrong("RedrivePolicy"))?
        }
    };
    Ok((target.id, most))
}

fn made(ask: &Ask, _: &Answer) -> Value {
    let name = ask.input.text_at("QueueName").unwrap_or_default();
    json!({"QueueUrl": find(ask.world, name).map(url)})
}

fn get_url(ask: &Ask) -> Answered {
    Ok(json!({"QueueUrl": url(queue(ask, "QueueName")?)}))
}

fn list(ask: &Ask) -> Answered {
    let prefix = ask.input.text_at("QueueNamePrefix").unwrap_or_default();
    let queues = ask.world.queues.values();
    let urls: Vec<String> = queues
        .filter(|it| it.name.starts_with(prefix))
        .map(url)
        .collect();
    Ok(json!({"QueueUrls": urls}))
}

/// Every attribute as text, as the API has it.
fn attributes(ask: &Ask) -> Answered {
    let queue = queue(ask, "QueueUrl")?;
    let wanted = ask.input.texts_at("AttributeNames");
    let mut all = vec![
        ("QueueArn", queue_arn(queue)),
        (QueueMetric::Visible.name(), queue.visible().to_string()),
        (
            QueueMetric::NotVisible.name(),
            queue.in_flight().to_string(),
        ),
        ("VisibilityTimeout", queue.visibility.as_secs().to_string()),
        (
            "CreatedTimestamp",
            crate::describe::moment(queue.created_at).to_string(),
        ),
    ];
    // The attributes are called without the metric's ending.
    all[1].0 = "ApproximateNumberOfMessages";
    if let Some((target, most)) = queue.redrive {
        let target = ask.world.queues.get(&target).map(queue_arn);
        let policy = json!({"deadLetterTargetArn": target, "maxReceiveCount": most});
        all.push(("RedrivePolicy", policy.to_string()));
    }
    let mut shown = Map::new();
    for (name, value) in all {
        if wanted.contains(&"All") || wanted.contains(&name) {
            shown.insert(name.to_owned(), Value::from(value));
        }
    }
    Ok(json!({"Attributes": shown}))
}

fn send(ask: &Ask) -> Parsed {
    let queue = queue(ask, "QueueUrl")?;
    let body = ask.input.text_at("MessageBody").unwrap_or_default();
    if body.is_empty() {
        let text = "The request must contain the parameter MessageBody.";
        return Err(ApiError::new("MissingParameter", text).at("MessageBody"));
    }
    let (queue, body, name) = (queue.id, body.to_owned(), queue.name.clone());
    command(QueueCommand::Send { queue, body }, name)
}

fn sent(ask: &Ask, _: &Answer) -> Value {
    let found = find(ask.world, ask.input.text_at("QueueUrl").unwrap_or_default());
    json!({"MessageId": found.map(|it| format!("{}-{}", it.name, it.last_message))})
}

fn timeout(ask: &Ask) -> Result<Option<SimDuration>, ApiError> {
    match ask.input.int_at("VisibilityTimeout") {
        None => Ok(None),
        Some(it @ 0..=43_200) => Ok(Some(SimDuration::from_secs(it.unsigned_abs()))),
        Some(it) => {
            let text = format!(
                "Value {it} for parameter VisibilityTimeout is invalid. Reason: Must be between 0 \
                 and 43200."
            );
            Err(ApiError::new("InvalidParameterValue", text).at("VisibilityTimeout"))
        }
    }
}

fn receive(ask: &Ask) -> Parsed {
    let queue = queue(ask, "QueueUrl")?;
    let most = ask.input.int_at("MaxNumberOfMessages").unwrap_or(1);
    let Some(most) = u32::try_from(most).ok().filter(|it| (1..=10).contains(it)) else {
        let text = format!(
            "Value {most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 \
             and 10, if provided."
        );
        return Err(ApiError::new("InvalidParameterValue", text).at("MaxNumberOfMessages"));
    };
    let visibility = timeout(ask)?;
    let summary = format!("{} at most {most}", queue.name);
    let queue = queue.id;
    command(
        QueueCommand::Receive {
            queue,
            most,
            visibility,
        },
        summary,
    )
}

fn received(ask: &Ask, answer: &Answer) -> Value {
    let found = find(ask.world, ask.input.text_at("QueueUrl").unwrap_or_default());
    let (Some(queue), Answer::Messages(ids)) = (found, answer) else {
        return json!({});
    };
    let shown = ids.iter().filter_map(|id| {
        let message = queue.messages.get(id)?;
        Some(json!({
            "MessageId": format!("{}-{id}", queue.name),
            "ReceiptHandle": id.to_string(),
            "Body": message.body,
            "Attributes": {"ApproximateReceiveCount": message.receives.to_string()},
        }))
    });
    json!({"Messages": shown.collect::<Vec<Value>>()})
}

/// The message in flight that a receipt handle stands for.
fn handle(ask: &Ask, queue: &Queue) -> Result<u64, ApiError> {
    let text = ask.input.text_at("ReceiptHandle").unwrap_or_default();
    let found = text.parse().ok().filter(|it| {
        queue
            .messages
            .get(it)
            .is_some_and(|it| it.hidden_until.is_some())
    });
    found.ok_or_else(|| {
        let text = format!("The input receipt handle \"{}\" is not valid.", clip(text));
        ApiError::new("ReceiptHandleIsInvalid", text).at("ReceiptHandle")
    })
}

fn delete(ask: &Ask) -> Parsed {
    let queue = queue(ask, "QueueUrl")?;
    let message = handle(ask, queue)?;
    let summary = format!("{} {message}", queue.name);
    let queue = queue.id;
    command(QueueCommand::Delete { queue, message }, summary)
}

fn change_visibility(ask: &Ask) -> Parsed {
    let queue = queue(ask, "QueueUrl")?;
    let message = handle(ask, queue)?;
    let visibility = timeout(ask)?.unwrap_or(queue.visibility);
    let summary = format!("{} {message} {visibility}", queue.name);
    let queue = queue.id;
    command(
        QueueCommand::ChangeVisibility {
            queue,
            message,
            visibility,
        },
        summary,
    )
}

fn lab_queue<'a>(ask: &'a Ask) -> Result<&'a Queue, ApiError> {
    let text = ask.input.text_at("queue").unwrap_or_default();
    find(ask.world, text).ok_or_else(|| ApiError::lab_unknown("refuse-no-queue", text).at("queue"))
}

fn set_traffic(ask: &Ask) -> Parsed {
    let queue = lab_queue(ask)?;
    let read = super::lab::points(ask.input, "messagesPerSecond", false)?;
    let too_many = read.iter().any(|it| it.1.0 > 1_000_000);
    if too_many {
        let error = ApiError::lab_range("messagesPerSecond", 0, 1000);
        return Err(error.at("points"));
    }
    let words = read.iter().take(4);
    let words = words.map(|it| format!("{}/s at {}", it.1.decimal(), it.0));
    let summary = format!(
        "{} {}",
        queue.name,
        words.collect::<Vec<String>>().join(", ")
    );
    let points = read
        .into_iter()
        .map(|(at, requests_per_second)| TrafficPoint {
            at,
            requests_per_second,
        });
    let (queue, points) = (queue.id, points.collect());
    command(QueueCommand::SetTraffic { queue, points }, summary)
}

fn set_worker(ask: &Ask) -> Parsed {
    let queue = lab_queue(ask)?;
    let cluster = arn::lab_cluster(ask.world, ask.input)?;
    let text = ask.input.text_at("service").unwrap_or_default();
    let service = arn::find_service(ask.world, cluster.id, text)?;
    let length = ask.input.text_at("perMessage").map_or("1s", |it| it);
    let per_message = SimDuration::parse(length).unwrap_or(SimDuration::from_secs(1));
    if per_message.0 < 10 {
        return Err(ApiError::lab_least("perMessage", "10ms"));
    }
    let batch = ask.input.int_at("batch").unwrap_or(1);
    let Some(batch) = u32::try_from(batch).ok().filter(|it| (1..=10).contains(it)) else {
        return Err(ApiError::lab_range("batch", 1, 10));
    };
    let worker = Worker {
        service: service.id,
        per_message,
        batch,
        fails: ask.input.bool_at("fails") == Some(true),
    };
    let summary = format!(
        "{} works on {}, {per_message} a message",
        service.name, queue.name
    );
    let (queue, worker) = (queue.id, Some(worker));
    command(QueueCommand::SetWorker { queue, worker }, summary)
}
