//! Pending wake-ups, ordered by (time, number); at most one per key, so setting again moves it.
//!
//! A timer says who is to look at the world and when; it carries no data of its own.

use base::{InstanceId, Seq, ServiceId, SimTime, TargetGroupId, TaskId};
use serde::Serialize;
use std::collections::BTreeMap;

/// Who is woken. One pending wake-up per key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum TimerKey {
    /// The next step of a task's life: image pulled, containers started, kill after the stop timeout.
    TaskLife(TaskId),
    /// A container ends by itself.
    ContainerExit(TaskId),
    /// A container's own health check reports.
    ContainerProbe(TaskId),
    /// A service task has been RUNNING for 40 seconds.
    HealthyRule(TaskId),
    /// A target's next health check, or the end of its draining.
    TargetProbe(TargetGroupId, TaskId),
    /// A pass of the service scheduler.
    ServiceScheduler(ServiceId),
    /// An instance comes up again.
    InstanceBoot(InstanceId),
    /// Metrics, alarms and scaling policies, once a simulated minute.
    MetricsMinute,
    /// Task definitions in DELETE_IN_PROGRESS: does anything use them still?
    DefinitionDeletion,
    /// A scheduled action of Application Auto Scaling is due.
    ScheduledActions,
    /// Lifecycle policies of image repositories.
    ImageLifecycle,
    /// An Auto Scaling group looks at its instances.
    AutoScalingGroup(crate::asg::GroupId),
    /// A queue's messages arrive, return or are worked off.
    Queue(crate::sqs::QueueId),
    /// Tasks that wait in PROVISIONING look for an instance.
    WaitingTasks(base::ClusterId),
}

/// A wake-up's place in the queue: its moment, then the number of the event that set it.
type Place = (SimTime, Seq);

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Calendar {
    queue: BTreeMap<Place, TimerKey>,
    by_key: BTreeMap<TimerKey, Place>,
}

impl Calendar {
    /// When the key fires next, if it is set.
    pub fn due(&self, key: TimerKey) -> Option<SimTime> {
        self.by_key.get(&key).map(|(at, _)| *at)
    }

    /// The earliest pending wake-up, with the number of the event that set it.
    pub fn next(&self) -> Option<(SimTime, TimerKey, Seq)> {
        let ((at, set_by), key) = self.queue.first_key_value()?;
        Some((*at, *key, *set_by))
    }

    pub fn len(&self) -> usize {
        self.queue.len()
    }

    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    pub fn keys(&self) -> impl Iterator<Item = (TimerKey, SimTime)> + '_ {
        self.by_key.iter().map(|(key, (at, _))| (*key, *at))
    }

    pub(crate) fn set(&mut self, key: TimerKey, at: SimTime, set_by: Seq) {
        self.clear(key);
        let place = (at, set_by);
        self.queue.insert(place, key);
        self.by_key.insert(key, place);
    }

    pub(crate) fn clear(&mut self, key: TimerKey) {
        if let Some(place) = self.by_key.remove(&key) {
            self.queue.remove(&place);
        }
    }
}
