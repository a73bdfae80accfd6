//! Queues and messages folded into the world.

use crate::sqs::{Message, Queue, QueueId, SqsEvent, Work};
use crate::world::World;
use base::SimTime;

impl World {
    #[inline(never)]
    pub(super) fn apply_sqs_event(&mut self, event: &SqsEvent, at: SimTime) {
        match event {
            SqsEvent::QueueCreated(queue) => {
                self.queues.insert(queue.id, (**queue).clone());
            }
            SqsEvent::Sent {
                queue,
                message,
                count,
                body,
                carry,
            } => {
                let queue = self.queue_mut(*queue);
                (queue.carry, queue.last_message) = (*carry, *message);
                let sent = Message {
                    sent_at: at,
                    count: *count,
                    receives: 0,
                    hidden_until: None,
                    body: body.clone(),
                };
                if *count > 0 {
                    queue.messages.insert(*message, sent);
                }
            }
            SqsEvent::Received {
                queue,
                message,
                taken,
                as_message,
                hidden_until,
                by,
            } => {
                let queue = self.queue_mut(*queue);
                let Some(found) = queue.messages.get_mut(message) else {
                    return;
                };
                let rest = found.count.saturating_sub(*taken);
                let mut received = found.clone();
                found.count = rest;
                if rest == 0 {
                    queue.messages.remove(message);
                }
                received.count = *taken;
                received.receives += 1;
                received.hidden_until = Some(*hidden_until);
                let receives = received.receives;
                queue.last_message = queue.last_message.max(*as_message);
                queue.messages.insert(*as_message, received);
                if let Some((task, until)) = by {
                    let work = Work {
                        message: *as_message,
                        receives,
                        until: *until,
                    };
                    queue.working.insert(*task, work);
                }
            }
            SqsEvent::Deleted { queue, message } => {
                self.queue_mut(*queue).messages.remove(message);
            }
            SqsEvent::VisibilityChanged {
                queue,
                message,
                hidden_until,
            } => {
                if let Some(it) = self.queue_mut(*queue).messages.get_mut(message) {
                    it.hidden_until = Some(*hidden_until);
                }
            }
            SqsEvent::Returned { queue, message } => {
                if let Some(it) = self.queue_mut(*queue).messages.get_mut(message) {
                    it.hidden_until = None;
                }
            }
            SqsEvent::WorkEnded { queue, task } => {
                self.queue_mut(*queue).working.remove(task);
            }
            SqsEvent::DeadLettered { queue, message, to } => {
                let Some(mut it) = self.queue_mut(*queue).messages.remove(message) else {
                    return;
                };
                it.hidden_until = None;
                let to = self.queue_mut(*to);
                to.last_message += 1;
                to.messages.insert(to.last_message, it);
            }
            SqsEvent::TrafficSet { queue, points } => {
                self.queue_mut(*queue).traffic.clone_from(points);
            }
            SqsEvent::WorkerSet { queue, worker } => {
                self.queue_mut(*queue).worker.clone_from(worker);
            }
        }
    }

    fn queue_mut(&mut self, id: QueueId) -> &mut Queue {
        self.queues
            .get_mut(&id)
            .expect("events name queues that exist")
    }
}
