//! Strategies: which of the nodes that could take the task is preferred, and which task goes first.
//!
//! Each strategy turns a node into one integer, lowest wins, and the list is compared like words in
//! a dictionary: the next strategy only breaks the ties of the one before. The same list decides
//! which task to stop. Best effort falls out: only nodes that passed every filter are ranked.
//! Example: spread over zones, then binpack on memory: (tasks in the zone, MiB left).
//! Source: ECS Developer Guide, "Use strategies to define Amazon ECS task placement" (read
//! 2026-11).

pub mod binpack;
pub mod random;
pub mod spread;

use super::{Node, PlacedTask, Pool, Strategy};

/// A strategy made ready for one decision: it has counted what it needs.
pub trait Preference {
    /// Where the next task should go; lowest wins.
    fn place_key(&self, node: &Node) -> i64;
    /// Which task should stop; lowest wins.
    fn stop_key(&self, task: &PlacedTask) -> i64;
    /// Takes note that the task is being stopped, so the next choice sees it.
    fn note_stop(&mut self, task: &PlacedTask);
}

/// Makes a strategy ready to place or stop tasks of a group.
///
/// `afloat` are the tasks of the decision that run on no node of the pool (Fargate).
///
/// Source: ECS API, PlacementStrategy (read 2026-11).
/// Model:  nothing assumed here; each strategy says what it assumes.
pub fn prepare<'a>(
    strategy: &'a Strategy,
    group: &'a str,
    pool: &'a Pool,
    afloat: &[PlacedTask],
) -> Box<dyn Preference + 'a> {
    match strategy {
        Strategy::SpreadInstance => Box::new(spread::OverInstances::new(group, pool)),
        Strategy::SpreadAttribute(name) => {
            Box::new(spread::OverAttribute::new(name, group, pool, afloat))
        }
        Strategy::BinpackCpu => Box::new(binpack::Binpack::new(binpack::Resource::Cpu, pool)),
        Strategy::BinpackMemory => Box::new(binpack::Binpack::new(binpack::Resource::Memory, pool)),
        Strategy::Random => Box::new(random::Random),
    }
}
