//! Goals over time: what must be true, when, and whether it is so far.
//!
//! A clause is an expression on the world with a temporal word: `now`, `eventually` within a span,
//! `hold` for a span, `always`, `never`, `at_end`. It is looked at after every moment at which
//! something happened; between two moments nothing changes, so a deadline in between is exact.
//! A clause is not yet met, holding, met or violated, and keeps the moment and the event that made it so.
//! Example: `eventually: services.web.running == 4`, within 5m of 2m, met at 2:40 by event #312.

pub mod eval;
pub mod expression;
pub mod functions;
mod monitor;
mod progress;
mod stores;
#[cfg(test)]
mod tests;
mod view;

pub use monitor::{Monitor, Shown};
pub use progress::{Change, State};
pub use view::{Counts, ROOTS, view};

use base::{SimDuration, SimTime};
use expression::Expression;

/// When the expression must be true.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// At the cursor; it can be lost again.
    Now,
    /// At some moment, within the span if one is given.
    Eventually { within: Option<SimDuration> },
    /// Without a break for the span, begun within the other one.
    Hold {
        span: SimDuration,
        within: Option<SimDuration>,
    },
    /// From the beginning of the window to its end.
    Always,
    /// At no moment from the beginning of the window to its end.
    Never,
    /// When the exercise ends.
    AtEnd,
}

/// Where a clause's window begins.
#[derive(Clone, Debug, PartialEq)]
pub enum From {
    At(SimTime),
    /// When this is first true.
    After(Expression),
}

/// One clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Names its sentence in the texts.
    pub id: String,
    pub when: When,
    pub from: From,
    /// The end of the window; the exercise's own end where there is none.
    pub until: Option<SimTime>,
    pub text: String,
    pub expression: Expression,
    /// What to show as its present value, where the expression itself says it badly.
    pub value: Option<Expression>,
    /// The wrong idea that a miss points at.
    pub misconception: Option<String>,
}
