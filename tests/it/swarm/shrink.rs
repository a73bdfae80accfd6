//! Makes a failing plan small: whole units go first, then single steps, then time; the same law must
//! stay broken. The rest is a scenario file that `taskyard run` plays.

use super::plan::Plan;
use super::watch::Broken;
use base::SimTime;

/// Plans that are played at most on the way.
const MOST_TRIES: usize = 400;

/// The smallest plan found that still breaks the law, and how it breaks it.
pub fn shrink(
    plan: &Plan,
    broken: &Broken,
    fails: &dyn Fn(&Plan) -> Option<Broken>,
) -> (Plan, Broken) {
    let mut search = Search {
        best: plan.clone(),
        broken: broken.clone(),
        fails,
        tries: 0,
    };
    search.earlier();
    search.fewer_units();
    search.fewer_steps();
    search.earlier();
    (search.best, search.broken)
}

struct Search<'a> {
    best: Plan,
    broken: Broken,
    fails: &'a dyn Fn(&Plan) -> Option<Broken>,
    tries: usize,
}

impl Search<'_> {
    fn keep_if_broken(&mut self, plan: Plan) -> bool {
        if self.tries >= MOST_TRIES {
            return false;
        }
        self.tries += 1;
        match (self.fails)(&plan) {
            Some(broken) if broken.law == self.broken.law => {
                (self.best, self.broken) = (plan, broken);
                true
            }
            _ => false,
        }
    }

    /// Ends right after the moment of the failure.
    fn earlier(&mut self) {
        let mut plan = self.best.clone();
        plan.until = plan.until.min(SimTime(self.broken.at.0 + 1000));
        self.keep_if_broken(plan);
    }

    /// Leaves out ever smaller runs of units; the first sets the stage and stays.
    fn fewer_units(&mut self) {
        let mut size = self.best.units.len() / 2;
        while size > 0 {
            let mut from = 1;
            while from < self.best.units.len() {
                let mut plan = self.best.clone();
                let to = (from + size).min(plan.units.len());
                plan.units.drain(from..to);
                if !self.keep_if_broken(plan) {
                    from += size;
                }
            }
            size /= 2;
        }
    }

    /// Without the stage's own steps there would be no room, and a rollout that never ends no wonder.
    fn fewer_steps(&mut self) {
        let first = usize::from(self.broken.law == "finish");
        for unit in (first..self.best.units.len()).rev() {
            for step in (0..self.best.units[unit].len()).rev() {
                let mut plan = self.best.clone();
                let gone = plan.units[unit].remove(step);
                // A label that later steps name has to stay.
                if gone.label.is_none() {
                    self.keep_if_broken(plan);
                }
            }
        }
    }
}
