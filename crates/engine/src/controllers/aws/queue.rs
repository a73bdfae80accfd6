//! An SQS queue: messages arrive, are received by idle workers, and return when their timeout is over.
//!
//! Source: SQS developer guide, visibility timeout, dead-letter queues (read 2026-11): a message whose
//! receive count would exceed maxReceiveCount goes to the dead-letter queue.
//! Model: arrivals every 10 s; a worker receives again as soon as it is idle; deleting after the timeout
//! has no effect, the message belongs to whoever received it since.

use crate::load;
use crate::step::Step;
use base::{SimDuration, SimTime, TaskId};
use model::sqs::{Message, Queue, QueueId, QueueMetric, SqsEvent, Worker};
use model::{Datapoint, Event, MetricKey, TimerKey, World};

const ARRIVALS: SimDuration = SimDuration::from_secs(10);

/// Asks for a look now.
pub fn wake(queue: QueueId, step: &mut Step<'_>) {
    let now = step.now();
    step.wake_by(TimerKey::Queue(queue), now);
}

/// A task came up: its queue may have work for it.
#[inline(never)]
pub fn task_ran(service: base::ServiceId, step: &mut Step<'_>) {
    let mine = |it: &&Queue| it.worker.as_ref().is_some_and(|it| it.service == service);
    let queues: Vec<QueueId> = step
        .world()
        .queues
        .values()
        .filter(mine)
        .map(|it| it.id)
        .collect();
    for queue in queues {
        wake(queue, step);
    }
}

/// The timer fired.
#[inline(never)]
pub fn look(id: QueueId, step: &mut Step<'_>) {
    finish(id, step);
    give_back(id, step);
    arrive(id, step);
    hand_out(id, step);
    arm(id, step);
}

/// Workers that are done delete what is still theirs; tasks that are gone delete nothing.
fn finish(id: QueueId, step: &mut Step<'_>) {
    let now = step.now();
    let queue = step.world().queues[&id].clone();
    for (task, work) in queue.working {
        let runs = step
            .world()
            .tasks
            .get(&task)
            .is_some_and(|it| it.is_running());
        if runs && work.until > now {
            continue;
        }
        let theirs = queue.messages.get(&work.message).is_some_and(|it| {
            it.receives == work.receives && it.hidden_until.is_some_and(|until| until > now)
        });
        let fails = queue.worker.as_ref().is_none_or(|it| it.fails);
        let ended = Event::Sqs(SqsEvent::WorkEnded { queue: id, task });
        let seq = step.emit(ended);
        if runs && theirs && !fails {
            let message = work.message;
            let deleted = SqsEvent::Deleted { queue: id, message };
            step.because(seq).emit(Event::Sqs(deleted));
        }
    }
}

fn give_back(id: QueueId, step: &mut Step<'_>) {
    let now = step.now();
    let over = |it: &&Message| it.hidden_until.is_some_and(|until| until <= now);
    let messages = step.world().queues[&id].messages.iter();
    let messages: Vec<u64> = messages.filter(|it| over(&it.1)).map(|it| *it.0).collect();
    for message in messages {
        step.emit(Event::Sqs(SqsEvent::Returned { queue: id, message }));
    }
}

fn arrive(id: QueueId, step: &mut Step<'_>) {
    let now = step.now();
    let queue = &step.world().queues[&id];
    if queue.traffic.is_empty() || !now.0.is_multiple_of(ARRIVALS.0) {
        return;
    }
    let before = SimTime(now.0.saturating_sub(ARRIVALS.0 / 2));
    let rate = load::requests_at(&queue.traffic, before);
    let due = queue.carry.saturating_add(rate.0.saturating_mul(10));
    let (count, carry) = (due / 1000, due % 1000);
    if due == queue.carry {
        return;
    }
    let count = u32::try_from(count).unwrap_or(0);
    let message = queue.last_message + 1;
    step.emit(Event::Sqs(SqsEvent::Sent {
        queue: id,
        message,
        count,
        body: String::new(),
        carry,
    }));
}

/// Idle workers receive what is visible, oldest first.
fn hand_out(id: QueueId, step: &mut Step<'_>) {
    let queue = &step.world().queues[&id];
    let Some(worker) = queue.worker.clone() else {
        return;
    };
    let tasks = step.world().live_tasks_of(worker.service);
    let idle = tasks.filter(|it| it.is_running() && !queue.working.contains_key(&it.id));
    let idle: Vec<TaskId> = idle.map(|it| it.id).collect();
    for task in idle {
        if !receive_one(id, &worker, task, step) {
            return;
        }
    }
}

fn receive_one(id: QueueId, worker: &Worker, task: TaskId, step: &mut Step<'_>) -> bool {
    let Some((message, count)) = next_visible(id, step) else {
        return false;
    };
    let taken = count.min(worker.batch.max(1));
    let time = SimDuration(worker.per_message.0.max(1).saturating_mul(u64::from(taken)));
    let until = step.now() + time;
    receive(id, message, taken, None, Some((task, until)), step);
    true
}

/// The oldest visible message; those that were received too often go to the dead-letter queue.
pub fn next_visible(id: QueueId, step: &mut Step<'_>) -> Option<(u64, u32)> {
    loop {
        let queue = &step.world().queues[&id];
        let mut all = queue.messages.iter();
        let (message, found) = all.find(|it| it.1.hidden_until.is_none())?;
        let (message, found) = (*message, found.clone());
        match queue.redrive {
            Some((to, most)) if found.receives >= most => {
                let event = SqsEvent::DeadLettered {
                    queue: id,
                    message,
                    to,
                };
                step.emit(Event::Sqs(event));
            }
            _ => return Some((message, found.count)),
        }
    }
}

/// Receives so many of a message; answers the number it has in flight.
pub fn receive(
    id: QueueId,
    message: u64,
    taken: u32,
    visibility: Option<SimDuration>,
    by: Option<(TaskId, SimTime)>,
    step: &mut Step<'_>,
) -> u64 {
    let queue = &step.world().queues[&id];
    let hidden_until = step.now() + visibility.unwrap_or(queue.visibility);
    let as_message = queue.last_message + 1;
    step.emit(Event::Sqs(SqsEvent::Received {
        queue: id,
        message,
        taken,
        as_message,
        hidden_until,
        by,
    }));
    as_message
}

/// Wakes when a worker is done, a timeout is over, or messages arrive.
pub fn arm(id: QueueId, step: &mut Step<'_>) {
    let now = step.now();
    let queue = &step.world().queues[&id];
    let done = queue.working.values().map(|it| it.until);
    let hidden = queue.messages.values().filter_map(|it| it.hidden_until);
    let rising = queue.traffic.iter().any(|it| it.requests_per_second.0 > 0);
    let arrival = rising.then(|| now.next_on_grid(SimTime::ZERO, ARRIVALS));
    if let Some(at) = done
        .chain(hidden)
        .chain(arrival)
        .filter(|it| *it > now)
        .min()
    {
        step.wake_by(TimerKey::Queue(id), at);
    }
}

/// The minute's datapoint of a queue.
pub fn datapoint(world: &World, id: QueueId, metric: QueueMetric, now: SimTime) -> Datapoint {
    let count = |it: u32| base::Milli::from_int(i64::from(it));
    let value = world.queues.get(&id).map(|queue| match metric {
        QueueMetric::Visible => count(queue.visible()),
        QueueMetric::NotVisible => count(queue.in_flight()),
        QueueMetric::AgeOfOldest => {
            let oldest = queue.messages.values().map(|it| it.sent_at).min();
            let age = oldest.map_or(0, |it| now.since(it).as_secs());
            base::Milli::from_int(age as i64)
        }
    });
    Datapoint::new(now, value.unwrap_or_default())
}

/// Publishes every queue's metrics.
#[inline(never)]
pub fn publish(now: SimTime, step: &mut Step<'_>) {
    let queues: Vec<QueueId> = step.world().queues.keys().copied().collect();
    for queue in queues {
        for metric in QueueMetric::ALL {
            let point = datapoint(step.world(), queue, metric, now);
            let key = MetricKey::Queue { queue, metric };
            step.emit(Event::MetricRecorded { key, point });
        }
    }
}
