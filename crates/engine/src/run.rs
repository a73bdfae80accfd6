//! A run: a world, the trace that made it, and the clock. `submit` and `run_until` are the only ways in.
//!
//! Time advances from wake-up to wake-up; nobody looks at frames, so one long jump and many small ones
//! give the same trace. Example: a CreateService at 0 s wakes the scheduler at 0 s; `run_until(10 s)`
//! plays its first pass and everything the tasks do until then.

use crate::command::{Answer, Command};
use crate::refusal::Refusal;
use crate::step::Step;
use crate::{commands, controllers, lifecycle};
use base::{Digest, Seq, SimTime};
use model::{Cause, Event, Stamped, TimerKey, World};

/// Wake-ups at one instant before we say that controllers disagree: a bug, never a user's fault.
const SETTLE_LIMIT: u32 = 200_000;

#[derive(Clone, Debug)]
pub struct Run {
    pub world: World,
    pub trace: Vec<Stamped>,
    /// How far the run has been played; the world's own `now` is the last event's moment.
    pub clock: SimTime,
    /// Over every event so far, in order.
    pub digest: Digest,
}

impl Run {
    pub fn new(seed: u64) -> Run {
        Run::resume(
            World::new(seed),
            Vec::new(),
            SimTime::ZERO,
            Digest::default(),
        )
    }

    /// A run that goes on from a world and the trace that made it.
    pub fn resume(world: World, trace: Vec<Stamped>, clock: SimTime, digest: Digest) -> Run {
        Run {
            world,
            trace,
            clock,
            digest,
        }
    }

    /// Carries out one command at the clock. `name` and `summary` are what the log shows of the call.
    ///
    /// # Errors
    /// A `Refusal`; the run is then unchanged.
    pub fn submit(
        &mut self,
        name: &str,
        summary: &str,
        command: &Command,
    ) -> Result<Answer, Refusal> {
        commands::admit(&self.world, command)?;
        let accepted = Event::CommandAccepted {
            name: name.into(),
            summary: summary.into(),
        };
        let seq = self.append(Cause::Start, accepted);
        Ok(commands::carry_out(
            command,
            &mut Step::new(self, Cause::Command(seq)),
        ))
    }

    /// Plays until the clock reads `until`: pops wake-ups in order of moment, then of being set.
    ///
    /// # Panics
    /// When wake-ups at one instant never settle, which is a bug in a controller.
    pub fn run_until(&mut self, until: SimTime) {
        let mut settling = 0;
        while let Some((at, key, set_by)) = self.world.calendar.next() {
            if at > until {
                break;
            }
            settling = if at > self.clock { 0 } else { settling + 1 };
            assert!(
                settling < SETTLE_LIMIT,
                "controllers disagree at {at}: {key:?} wakes for ever"
            );
            self.clock = self.clock.max(at);
            let fired = self.append(Cause::Event(set_by), Event::TimerFired { key });
            dispatch(key, &mut Step::new(self, Cause::Timer(fired)));
        }
        self.clock = self.clock.max(until);
    }

    /// When something will happen next by itself, if ever.
    pub fn next_wake_up(&self) -> Option<SimTime> {
        self.world.calendar.next().map(|(at, _, _)| at)
    }

    pub(crate) fn append(&mut self, cause: Cause, event: Event) -> Seq {
        let seq = Seq(self.trace.last().map_or(1, |last| last.seq.0 + 1));
        let stamped = Stamped {
            at: self.clock,
            seq,
            cause,
            event,
        };
        self.world.apply(&stamped);
        self.digest.feed(&stamped);
        self.trace.push(stamped);
        seq
    }
}

fn dispatch(key: TimerKey, step: &mut Step<'_>) {
    match key {
        TimerKey::TaskLife(task) => lifecycle::advance(task, step),
        TimerKey::ContainerExit(task) => lifecycle::exit_due(task, step),
        TimerKey::ContainerProbe(task) => lifecycle::health::probe(task, step),
        TimerKey::HealthyRule(task) => lifecycle::health::recount(task, step),
        TimerKey::TargetProbe(group, task) => {
            controllers::aws::target_group::probe(group, task, step);
        }
        TimerKey::ServiceScheduler(service) => {
            controllers::ecs::service_scheduler::pass(service, step);
        }
        TimerKey::InstanceBoot(instance) => commands::levers::finish_boot(instance, step),
        TimerKey::ImageLifecycle => commands::registry::expire(step),
        TimerKey::DefinitionDeletion => commands::documents::delete_unused(step),
        TimerKey::MetricsMinute => controllers::aws::metrics::minute(step),
        TimerKey::AutoScalingGroup(group) => {
            controllers::aws::auto_scaling_group::look(group, step);
        }
        TimerKey::Queue(queue) => controllers::aws::queue::look(queue, step),
        TimerKey::WaitingTasks(cluster) => crate::capacity::seat_waiting(cluster, step),
        TimerKey::ScheduledActions => controllers::aws::scheduled::due(step),
    }
}
