//! Numbers with names: time, units, ids and dice. The leaf of the house.
//!
//! Nothing here knows ECS, JSON or the browser. Everything is an integer, so a run is the same
//! natively, in Node and in a browser tab.

pub mod dice;
pub mod digest;
pub mod ids;
pub mod time;
pub mod units;

pub use dice::{Dice, Stream};
pub use digest::{Digest, digest_of};
pub use ids::*;
pub use time::{SimDuration, SimTime};
pub use units::{CpuUnits, MemoryMib, Milli, Percent, TaskCount, product_over};
