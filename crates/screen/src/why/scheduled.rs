//! A scheduled action in words: the bounds it set, and the count that followed them.
//!
//! Example: "before-the-rush sets the minimum of web to 6, so 3 becomes 6", with the schedule and the
//! bounds before and after.

use super::{Certainty, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock};
use base::TaskCount;
use model::Stamped;
use rules::scaling::schedule::{Bounds, Hold, Turn};

/// The sentence of the log.
#[inline(never)]
pub fn sentence(service: &str, action: &str, turn: &Turn) -> Text {
    let id = match (turn.hold, turn.to == turn.from) {
        (Some(_), _) => "ev-scheduled-held",
        (None, true) => "ev-scheduled-same",
        (None, false) => "ev-scheduled",
    };
    let (min, max) = turn.after.or(turn.before).unwrap_or_default();
    Text::new(id)
        .str("action", action)
        .str("service", service)
        .num("min", min.0)
        .num("max", max.0)
        .num("from", turn.from.0)
        .num("to", turn.to.0)
}

fn pair((min, max): Bounds) -> Text {
    Text::new("bounds")
        .num("minimum", min.0)
        .num("maximum", max.0)
}

#[inline(never)]
pub fn why(
    moment: Moment<'_>,
    stamped: &Stamped,
    (service, action): (&str, &str),
    schedule: String,
    turn: &Turn,
) -> Why {
    let question = Text::new("why-scheduled-question").str("action", action);
    let mut why = Why::new(
        question.str("service", service),
        sentence(service, action, turn),
        Rule {
            id: "scaling.schedule.turn",
            certainty: Certainty::Documented,
            page: Page::Scheduled,
        },
    );
    why.about = Some(plain(clock(stamped.at)));
    let facts = &mut why.facts;
    facts.push(fact("fact-schedule", plain(schedule)));
    facts.extend(turn.before.map(|it| fact("fact-bounds-before", pair(it))));
    let asked = |id: &'static str, it: Option<TaskCount>| it.map(|it| fact(id, plain(it.0)));
    facts.extend(asked("fact-sets-minimum", turn.minimum));
    facts.extend(asked("fact-sets-maximum", turn.maximum));
    match (turn.hold, turn.after) {
        (Some(hold), _) => facts.push(fact("fact-held", Text::new(held(hold)))),
        (None, Some((min, max))) => {
            facts.push(fact("fact-was", plain(turn.from.0)));
            facts.push(super::provider::bounds(turn.clamp, min.0, max.0));
            facts.push(fact("fact-becomes", plain(turn.to.0)));
            facts.push(fact("fact-cooldowns", Text::new("scheduled-no-cooldown")));
        }
        (None, None) => {}
    }
    why.chain = chain::chain(moment, stamped);
    why
}

fn held(hold: Hold) -> &'static str {
    match hold {
        Hold::NoTarget => "held-no-target",
        Hold::Suspended => "held-suspended",
        Hold::MinimumAboveMaximum => "held-minimum-above",
    }
}
