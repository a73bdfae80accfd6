//! Words for queues and their messages.

use super::Words;
use model::World;
use model::sqs::{QueueId, SqsEvent};

pub(super) fn words(world: &World, event: &SqsEvent) -> Words {
    let who = |id: &QueueId| {
        let name = world.queues.get(id).map(|it| it.name.clone());
        format!("queue {}", name.unwrap_or_else(|| id.0.to_string()))
    };
    match event {
        SqsEvent::QueueCreated(it) => {
            let what = format!("created: visibility timeout {}", it.visibility);
            Words::new(format!("queue {}", it.name), what)
        }
        SqsEvent::Sent { queue, count, .. } => {
            Words::new(who(queue), super::count(*count, "message"))
        }
        SqsEvent::Received {
            queue,
            taken,
            as_message,
            hidden_until,
            by,
            ..
        } => {
            let by = by.map_or("somebody".to_string(), |it| it.0.to_string());
            let what =
                format!("{by} receives {taken} as {as_message}, hidden until {hidden_until}");
            Words::new(who(queue), what)
        }
        SqsEvent::Deleted { queue, message } => {
            Words::new(who(queue), format!("message {message} deleted"))
        }
        SqsEvent::VisibilityChanged {
            queue,
            message,
            hidden_until,
        } => Words::new(
            who(queue),
            format!("message {message} hidden until {hidden_until}"),
        ),
        SqsEvent::Returned { queue, message } => {
            let what = format!("message {message} is visible again: its timeout is over");
            Words::new(who(queue), what)
        }
        SqsEvent::WorkEnded { queue, task } => {
            Words::new(who(queue), format!("{task} is done with its work"))
        }
        SqsEvent::DeadLettered { queue, message, to } => {
            let what = format!("message {message} goes to {}: received too often", who(to));
            Words::new(who(queue), what)
        }
        SqsEvent::TrafficSet { queue, points } => {
            let shown = points.iter().map(|it| {
                let at = base::SimDuration(it.at.0);
                format!("{}/s at {at}", it.requests_per_second.decimal())
            });
            Words::new(who(queue), format!("messages {}", super::list(shown, 4)))
        }
        SqsEvent::WorkerSet { queue, worker } => {
            let what = match worker {
                Some(it) => {
                    let service = super::service::name(world, it.service);
                    format!("{service} works on it, {} a message", it.per_message)
                }
                None => "nobody works on it".to_string(),
            };
            Words::new(who(queue), what)
        }
    }
}
