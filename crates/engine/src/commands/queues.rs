//! SQS calls, and the levers that send messages and let the tasks of a service work on them.
//!
//! Source: SQS API, CreateQueue, SendMessage, ReceiveMessage, DeleteMessage, ChangeMessageVisibility
//! (read 2026-11).

use super::admission::limit;
use crate::command::Answer;
use crate::controllers::aws::{metrics, queue};
use crate::refusal::{Many, Refusal};
use crate::step::Step;
use base::SimDuration;
use model::sqs::{Queue, QueueId, SqsEvent, Worker};
use model::{Event, TrafficPoint, World};

/// Lab limits.
pub const MAX_QUEUES: u32 = 50;
pub const MAX_MESSAGES: u32 = 100_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueCommand {
    Create {
        name: String,
        visibility: SimDuration,
        redrive: Option<(QueueId, u32)>,
    },
    Send {
        queue: QueueId,
        body: String,
    },
    Receive {
        queue: QueueId,
        most: u32,
        visibility: Option<SimDuration>,
    },
    Delete {
        queue: QueueId,
        message: u64,
    },
    ChangeVisibility {
        queue: QueueId,
        message: u64,
        visibility: SimDuration,
    },
    SetTraffic {
        queue: QueueId,
        points: Vec<TrafficPoint>,
    },
    SetWorker {
        queue: QueueId,
        worker: Option<Worker>,
    },
}

/// # Errors
/// The refusal; nothing has happened.
#[inline(never)]
pub(super) fn admit(world: &World, command: &QueueCommand) -> Result<(), Refusal> {
    match command {
        QueueCommand::Create { .. } => limit(Many::Queues, world.queues.len(), MAX_QUEUES),
        QueueCommand::Send { queue, .. } => {
            let messages = world.queues[queue].messages.len();
            limit(Many::Messages, messages, MAX_MESSAGES)
        }
        _ => Ok(()),
    }
}

#[inline(never)]
pub(super) fn carry_out(command: &QueueCommand, step: &mut Step<'_>) -> Answer {
    let sqs = |event: SqsEvent| Event::Sqs(event);
    let id = match command {
        QueueCommand::Create {
            name,
            visibility,
            redrive,
        } => create(name, *visibility, *redrive, step),
        QueueCommand::Send { queue, body } => {
            let it = &step.world().queues[queue];
            let (message, carry) = (it.last_message + 1, it.carry);
            let (queue, body) = (*queue, body.clone());
            step.emit(sqs(SqsEvent::Sent {
                queue,
                message,
                count: 1,
                body,
                carry,
            }));
            queue
        }
        QueueCommand::Receive {
            queue,
            most,
            visibility,
        } => return receive(*queue, *most, *visibility, step),
        QueueCommand::Delete { queue, message } => {
            let (queue, message) = (*queue, *message);
            step.emit(sqs(SqsEvent::Deleted { queue, message }));
            queue
        }
        QueueCommand::ChangeVisibility {
            queue,
            message,
            visibility,
        } => {
            let hidden_until = step.now() + *visibility;
            let (queue, message) = (*queue, *message);
            step.emit(sqs(SqsEvent::VisibilityChanged {
                queue,
                message,
                hidden_until,
            }));
            queue
        }
        QueueCommand::SetTraffic { queue, points } => {
            let (queue, points) = (*queue, points.clone());
            step.emit(sqs(SqsEvent::TrafficSet { queue, points }));
            queue
        }
        QueueCommand::SetWorker { queue, worker } => {
            let (queue, worker) = (*queue, worker.clone());
            step.emit(sqs(SqsEvent::WorkerSet { queue, worker }));
            queue
        }
    };
    metrics::keep_awake(step);
    queue::wake(id, step);
    Answer::Done
}

fn create(
    name: &str,
    visibility: SimDuration,
    redrive: Option<(QueueId, u32)>,
    step: &mut Step<'_>,
) -> QueueId {
    let last = step.world().queues.keys().last().map(|it| it.0);
    let id = QueueId(super::next(last));
    let queue = Queue {
        id,
        name: name.to_string(),
        visibility,
        redrive,
        created_at: step.now(),
        messages: Default::default(),
        last_message: 0,
        traffic: Vec::new(),
        carry: 0,
        worker: None,
        working: Default::default(),
    };
    step.emit(Event::Sqs(SqsEvent::QueueCreated(Box::new(queue))));
    id
}

fn receive(id: QueueId, most: u32, visibility: Option<SimDuration>, step: &mut Step<'_>) -> Answer {
    let mut received = Vec::new();
    for _ in 0..most {
        let Some((message, _)) = queue::next_visible(id, step) else {
            break;
        };
        received.push(queue::receive(id, message, 1, visibility, None, step));
    }
    queue::arm(id, step);
    Answer::Messages(received)
}
