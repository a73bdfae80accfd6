//! The one shape of a controller: observe facts, decide by a rule, act through a step.
//!
//! Controllers are level-triggered: they may be woken for nothing and must then emit nothing.

use crate::step::Step;
use model::World;

pub trait Controller {
    type Subject: Copy;
    type Observed;
    type Decision;

    /// The facts the rule needs, or `None` when the subject is gone.
    fn observe(world: &World, now: base::SimTime, subject: Self::Subject)
    -> Option<Self::Observed>;

    /// One function of `rules`.
    fn decide(observed: &Self::Observed) -> Self::Decision;

    fn act(
        decision: Self::Decision,
        observed: Self::Observed,
        subject: Self::Subject,
        step: &mut Step<'_>,
    );
}

/// Observe, decide, act; nothing happens when the subject is gone.
pub fn reconcile<C: Controller>(subject: C::Subject, step: &mut Step<'_>) {
    if let Some(observed) = C::observe(step.world(), step.now(), subject) {
        let decision = C::decide(&observed);
        C::act(decision, observed, subject, step);
    }
}
