//! From a link to a timeline: the calls are made again, and what differs is told.

use super::{ENGINE, Link, LinkError, Source};
use crate::scenario::Scenario;
use crate::timeline::Timeline;
use aws_api::ApiError;
use aws_api::text::Text;
use base::{Digest, SimTime};

/// Where the run played now departs from the one that the link was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Another version made it.
    Engine { theirs: String },
    /// A call that was accepted then is refused now.
    Refused {
        at: SimTime,
        name: String,
        error: ApiError,
    },
    /// The events up to the cursor are not the same.
    Digest { theirs: Digest, ours: Digest },
}

impl Difference {
    /// The difference, as a message.
    pub fn says(&self) -> Text {
        match self {
            Difference::Engine { theirs } => Text::new("link-other-engine")
                .str("theirs", theirs)
                .str("ours", ENGINE),
            Difference::Refused { at, name, error } => Text::new("link-refused-now")
                .str("call", name)
                .str("at", at)
                .str("code", &error.code)
                .arg("message", error.message.arg()),
            Difference::Digest { theirs, ours } => Text::new("link-other-digest")
                .str("theirs", theirs)
                .str("ours", ours),
        }
    }
}

/// A link's run, played to its cursor.
#[derive(Clone, Debug)]
pub struct Opened {
    pub timeline: Timeline,
    /// Empty when the run is exactly the one that was shared.
    pub differences: Vec<Difference>,
}

/// Opens a link; `find` knows the lab's own scenarios by their ids.
///
/// # Errors
/// What is wrong with the link.
pub fn open(text: &str, find: impl FnOnce(&str) -> Option<Scenario>) -> Result<Opened, LinkError> {
    let link = Link::decode(text)?;
    let mut scenario = match link.source {
        Source::Inline(scenario) => *scenario,
        Source::Id(id) => match find(&id) {
            Some(scenario) => scenario.with_id(&id),
            None => return Err(LinkError::UnknownScenario(id)),
        },
    };
    scenario.seed = link.seed;
    let mut differences = Vec::new();
    let mut timeline = Timeline::open(scenario);
    for call in link.calls {
        timeline.advance_to(call.at);
        if let Err(error) = timeline.call(&call.name, &call.input) {
            differences.push(Difference::Refused {
                at: call.at,
                name: call.name,
                error,
            });
        }
    }
    timeline.seek(link.cursor);
    let ours = timeline.digest();
    if ours != link.digest {
        differences.push(Difference::Digest {
            theirs: link.digest,
            ours,
        });
        if link.engine != ENGINE {
            differences.insert(
                0,
                Difference::Engine {
                    theirs: link.engine,
                },
            );
        }
    }
    Ok(Opened {
        timeline,
        differences,
    })
}
