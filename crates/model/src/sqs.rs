//! SQS queues, their messages, and the workers of a service that take time for each.
//!
//! A message is visible, or in flight until its visibility timeout; identical messages that came together
//! are kept as one with a count. Example: a timeout of 30 s and work of 45 s: another worker gets it too.
//! Source: SQS API, SetQueueAttributes; developer guide, visibility timeout, dead-letter queues
//! (read 2026-11).

use crate::traffic::TrafficPoint;
use base::{ServiceId, SimDuration, SimTime, TaskId};
use serde::Serialize;
use std::collections::BTreeMap;

/// Numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct QueueId(pub u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum QueueMetric {
    Visible,
    NotVisible,
    AgeOfOldest,
}

impl QueueMetric {
    pub const ALL: [QueueMetric; 3] = [
        QueueMetric::Visible,
        QueueMetric::NotVisible,
        QueueMetric::AgeOfOldest,
    ];

    /// As CloudWatch spells it.
    pub fn name(self) -> &'static str {
        match self {
            QueueMetric::Visible => "ApproximateNumberOfMessagesVisible",
            QueueMetric::NotVisible => "ApproximateNumberOfMessagesNotVisible",
            QueueMetric::AgeOfOldest => "ApproximateAgeOfOldestMessage",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Message {
    pub sent_at: SimTime,
    /// How many alike.
    pub count: u32,
    pub receives: u32,
    /// In flight until then; `None` is visible.
    pub hidden_until: Option<SimTime>,
    pub body: String,
}

/// How the tasks of a service work on a queue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Worker {
    pub service: ServiceId,
    pub per_message: SimDuration,
    /// `MaxNumberOfMessages` of its receives.
    pub batch: u32,
    /// It never deletes what it received.
    pub fails: bool,
}

/// What a task works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Work {
    pub message: u64,
    /// The receive it came by: a later one took the message over.
    pub receives: u32,
    pub until: SimTime,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Queue {
    pub id: QueueId,
    pub name: String,
    pub visibility: SimDuration,
    /// Dead-letter queue and `maxReceiveCount`.
    pub redrive: Option<(QueueId, u32)>,
    pub created_at: SimTime,
    pub messages: BTreeMap<u64, Message>,
    pub last_message: u64,
    /// Messages a second that somebody sends.
    pub traffic: Vec<TrafficPoint>,
    /// Thousandths of a message that are still to be sent.
    pub carry: i64,
    pub worker: Option<Worker>,
    pub working: BTreeMap<TaskId, Work>,
}

impl Queue {
    pub fn visible(&self) -> u32 {
        let all = self.messages.values();
        all.filter(|it| it.hidden_until.is_none())
            .map(|it| it.count)
            .sum()
    }

    pub fn in_flight(&self) -> u32 {
        let all = self.messages.values();
        all.filter(|it| it.hidden_until.is_some())
            .map(|it| it.count)
            .sum()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum SqsEvent {
    QueueCreated(Box<Queue>),
    Sent {
        queue: QueueId,
        message: u64,
        count: u32,
        body: String,
        carry: i64,
    },
    /// `taken` of them become the message `as_message`, in flight until then.
    Received {
        queue: QueueId,
        message: u64,
        taken: u32,
        as_message: u64,
        hidden_until: SimTime,
        by: Option<(TaskId, SimTime)>,
    },
    Deleted {
        queue: QueueId,
        message: u64,
    },
    VisibilityChanged {
        queue: QueueId,
        message: u64,
        hidden_until: SimTime,
    },
    /// Its visibility timeout is over.
    Returned {
        queue: QueueId,
        message: u64,
    },
    WorkEnded {
        queue: QueueId,
        task: TaskId,
    },
    /// Received once too often.
    DeadLettered {
        queue: QueueId,
        message: u64,
        to: QueueId,
    },
    TrafficSet {
        queue: QueueId,
        points: Vec<TrafficPoint>,
    },
    WorkerSet {
        queue: QueueId,
        worker: Option<Worker>,
    },
}
