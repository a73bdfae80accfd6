//! One service's past, folded from the trace once: what each task was when, and the counts over
//! time.
//!
//! The timeline and the charts draw it. Times are kept as they are; scaling to the screen comes
//! later.
//! Example: a task created at 0:06, RUNNING at 0:11 and counted at 0:51 has three stretches.

use crate::face::{self, State};
use base::{Milli, Percent, ServiceId, SimTime, TaskCount, TaskId};
use model::{Event, Metric, MetricKey, RolloutState, Stamped, StopCode, Task, TaskStatus};
use rules::rollout::ecs_rolling;
use std::collections::BTreeMap;

/// From `at` on the task looked like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub at: SimTime,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    pub task: TaskId,
    pub revision: u32,
    pub stretches: Vec<Stretch>,
    pub gone_at: Option<SimTime>,
}

/// From `at` on the counts were these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub at: SimTime,
    pub desired: u32,
    pub floor: u32,
    pub ceiling: u32,
    pub occupying: u32,
    pub healthy: u32,
    pub running: u32,
    pub unplaced: u32,
    pub deploying: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    pub tracks: Vec<Track>,
    pub counts: Vec<Counts>,
    /// Average CPU utilisation as CloudWatch records it, in thousandths of a per cent.
    pub cpu: Vec<(SimTime, Milli)>,
    /// Revisions that waited for a place: the deployment's, with how many and from when.
    pub unplaced: Vec<(SimTime, u32, u32)>,
}

/// What the fold carries along.
struct Fold {
    service: ServiceId,
    made: History,
    index: BTreeMap<TaskId, usize>,
    now: Counts,
    minimum: Percent,
    maximum: Percent,
    revision: u32,
}

pub fn history(trace: &[Stamped], service: ServiceId) -> History {
    let mut fold = Fold {
        service,
        made: History::default(),
        index: BTreeMap::new(),
        now: Counts::default(),
        minimum: Percent(100),
        maximum: Percent(200),
        revision: 1,
    };
    for stamped in trace {
        if fold.service_event(stamped) || fold.task_event(stamped) {
            fold.close(stamped.at);
        }
    }
    fold.made
}

impl Fold {
    fn task_event(&mut self, stamped: &Stamped) -> bool {
        let at = stamped.at;
        match &stamped.event {
            Event::TaskCreated(task) if task.service == Some(self.service) => {
                self.index.insert(task.id, self.made.tracks.len());
                let track = track(at, task);
                self.count(track.stretches[0].state, true);
                self.made.tracks.push(track);
                true
            }
            Event::TaskStatusChanged { task, to } => self.change(*task, at, |it| it.status = *to),
            Event::TaskStopRequested { task, code, .. } => self.change(*task, at, |it| {
                it.wanted = false;
                it.failed |= !matches!(
                    code,
                    StopCode::UserInitiated | StopCode::ServiceSchedulerInitiated
                );
            }),
            Event::TaskCountedHealthy { task, counted } => {
                self.change(*task, at, |it| it.counted = *counted)
            }
            Event::TaskFoundUnhealthy { task } => self.change(*task, at, |it| {
                it.unhealthy = true;
                it.failed = true;
            }),
            _ => false,
        }
    }

    fn change(&mut self, task: TaskId, at: SimTime, change: impl FnOnce(&mut State)) -> bool {
        let Some(index) = self.index.get(&task) else {
            return false;
        };
        let track = &mut self.made.tracks[*index];
        let Some(last) = track.stretches.last() else {
            return false;
        };
        let before = last.state;
        let mut state = before;
        change(&mut state);
        if state.status == TaskStatus::Stopped {
            track.gone_at.get_or_insert(at);
        }
        if last.at == at {
            track.stretches.pop();
        }
        track.stretches.push(Stretch { at, state });
        self.count(before, false);
        self.count(state, true);
        true
    }

    /// Adds what a task in this state counts for, or takes it away.
    fn count(&mut self, state: State, add: bool) {
        let step = |count: &mut u32, counts: bool| match (counts, add) {
            (true, true) => *count += 1,
            (true, false) => *count = count.saturating_sub(1),
            (false, _) => {}
        };
        let up = state.status <= TaskStatus::Running;
        step(&mut self.now.healthy, state.counted && state.wanted);
        step(&mut self.now.running, state.status == TaskStatus::Running);
        step(&mut self.now.occupying, up && state.wanted);
    }

    fn service_event(&mut self, stamped: &Stamped) -> bool {
        match &stamped.event {
            Event::ServiceCreated(made) if made.id == self.service => {
                self.now.desired = made.desired.0;
                self.minimum = made.minimum_healthy_percent;
                self.maximum = made.maximum_percent;
            }
            Event::ServiceUpdated {
                service, change, ..
            } if *service == self.service => {
                self.minimum = change.minimum_healthy_percent.unwrap_or(self.minimum);
                self.maximum = change.maximum_percent.unwrap_or(self.maximum);
            }
            Event::DesiredCountChanged { service, to, .. } if *service == self.service => {
                self.now.desired = to.0;
            }
            Event::DeploymentStarted {
                service,
                deployment,
            } if *service == self.service => {
                self.now.deploying = deployment.rollout_state == RolloutState::InProgress;
                self.revision = deployment.definition.revision;
            }
            Event::DeploymentChanged {
                service,
                rollout_state,
                ..
            } if *service == self.service => {
                self.now.deploying &= *rollout_state == RolloutState::InProgress;
            }
            Event::UnplacedChanged { service, unplaced } if *service == self.service => {
                self.now.unplaced = unplaced.as_ref().map_or(0, |it| it.count.0);
                let entry = (stamped.at, self.revision, self.now.unplaced);
                self.made.unplaced.push(entry);
            }
            Event::MetricRecorded { key, point }
                if *key
                    == (MetricKey::Service {
                        service: self.service,
                        metric: Metric::CpuUtilization,
                    }) =>
            {
                self.made.cpu.push((point.at, point.value));
                return false;
            }
            _ => return false,
        }
        true
    }

    /// Writes the counts of this moment down, over those of the same moment.
    fn close(&mut self, at: SimTime) {
        let desired = TaskCount(self.now.desired);
        let counts = Counts {
            at,
            floor: ecs_rolling::floor(desired, self.minimum).0,
            ceiling: ecs_rolling::ceiling(desired, self.maximum).0,
            ..self.now
        };
        match self.made.counts.last_mut() {
            Some(last) if last.at == at => *last = counts,
            _ => self.made.counts.push(counts),
        }
    }
}

fn track(at: SimTime, task: &Task) -> Track {
    Track {
        task: task.id,
        revision: task.definition.revision,
        stretches: vec![Stretch {
            at,
            state: State {
                status: task.last_status,
                wanted: task.wanted,
                unhealthy: task.unhealthy,
                counted: task.counted_healthy,
                failed: false,
            },
        }],
        gone_at: None,
    }
}

impl Stretch {
    pub fn face(&self) -> face::Face {
        face::of_state(self.state)
    }
}
