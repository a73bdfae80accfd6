//! To the next or the previous event or decision: moments, not single events, are what one steps to.

use super::{Timeline, current};
use crate::scenario::LIMIT;
use base::SimTime;
use model::{Event, Stamped};

impl Timeline {
    /// The moment of the next visible event after `at` that has been played.
    pub fn next_event_after(&self, at: SimTime) -> Option<SimTime> {
        self.next_moment(at, is_step)
    }

    /// The moment of the last visible event before `at`.
    pub fn previous_event_before(&self, at: SimTime) -> Option<SimTime> {
        self.previous_moment(at, is_step)
    }

    /// The moment of the next decision after `at` that has been played.
    pub fn next_decision_after(&self, at: SimTime) -> Option<SimTime> {
        self.next_moment(at, Event::is_decision)
    }

    /// The moment of the last decision before `at`.
    pub fn previous_decision_before(&self, at: SimTime) -> Option<SimTime> {
        self.previous_moment(at, Event::is_decision)
    }

    /// Goes on to the next visible event, playing as far as needed. `None` when nothing will happen
    /// by itself any more; the cursor then stays.
    pub fn seek_next_event(&mut self) -> Option<SimTime> {
        self.seek_next(is_step)
    }

    /// Goes on to the next decision, playing as far as needed (a simulated day at most).
    pub fn seek_next_decision(&mut self) -> Option<SimTime> {
        self.seek_next(Event::is_decision)
    }

    /// Goes back to the last moment before the cursor at which something visible happened.
    pub fn seek_previous_event(&mut self) -> Option<SimTime> {
        let at = self.previous_event_before(self.now())?;
        Some(self.seek(at))
    }

    pub fn seek_previous_decision(&mut self) -> Option<SimTime> {
        let at = self.previous_decision_before(self.now())?;
        Some(self.seek(at))
    }

    fn next_moment(&self, at: SimTime, wanted: fn(&Event) -> bool) -> Option<SimTime> {
        let trace = self.whole_trace();
        let from = trace.partition_point(|it| it.at <= at);
        first(&trace[from..], wanted)
    }

    fn previous_moment(&self, at: SimTime, wanted: fn(&Event) -> bool) -> Option<SimTime> {
        let trace = self.whole_trace();
        let until = trace.partition_point(|it| it.at < at);
        trace[..until]
            .iter()
            .rev()
            .find(|it| wanted(&it.event))
            .map(|it| it.at)
    }

    fn seek_next(&mut self, wanted: fn(&Event) -> bool) -> Option<SimTime> {
        if let Some(at) = self.next_moment(self.now(), wanted) {
            return Some(self.seek(at));
        }
        let start = self.now();
        let horizon = SimTime(self.end().0.saturating_add(24 * 3_600_000)).min(LIMIT);
        loop {
            let branch = self.branch();
            let step = branch.next_step_at(&self.scenario);
            let wake_up = branch.run().next_wake_up();
            let next = [step, wake_up].into_iter().flatten().min();
            let played = branch.whole_trace().len();
            let Some(next) = next.filter(|it| *it <= horizon && !branch.is_full()) else {
                self.seek(start);
                return None;
            };
            current(&mut self.branches, self.current).seek(next, &self.scenario);
            self.changes += 1;
            if let Some(at) = first(&self.whole_trace()[played..], wanted) {
                return Some(at);
            }
        }
    }
}

fn is_step(event: &Event) -> bool {
    !event.is_bookkeeping() && !matches!(event, Event::MetricRecorded { .. })
}

fn first(trace: &[Stamped], wanted: fn(&Event) -> bool) -> Option<SimTime> {
    trace.iter().find(|it| wanted(&it.event)).map(|it| it.at)
}
