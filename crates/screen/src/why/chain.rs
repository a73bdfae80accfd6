//! The causal chain: from an event back to the call that began it.

use crate::moment::Moment;
use crate::story;
use crate::text::{Text, clock};
use base::{Seq, SimTime};
use model::Stamped;

/// Links shown at most.
const LONGEST: usize = 12;
/// Causes looked through at most: bookkeeping between two visible events.
const STEPS: usize = 400;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub seq: Seq,
    pub at: SimTime,
    pub clock: String,
    pub words: Text,
}

/// Oldest first; the last link is the event itself.
pub fn chain(moment: Moment<'_>, from: &Stamped) -> Vec<Link> {
    let mut links = Vec::new();
    let mut next = Some(from);
    for _ in 0..STEPS {
        let Some(stamped) = next else { break };
        if let Some(words) = story::story(moment, stamped) {
            links.push(Link {
                seq: stamped.seq,
                at: stamped.at,
                clock: clock(stamped.at),
                words,
            });
        }
        if links.len() >= LONGEST {
            break;
        }
        next = stamped.cause.seq().and_then(|seq| moment.event(seq));
    }
    links.reverse();
    links
}
