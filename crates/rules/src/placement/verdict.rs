//! The explanation as data: every node with all its rejections or its place on the strategy ladder.
//!
//! Nothing here is text; `aws-api` words the AWS sentences and `screen` words the lab's.
//! Example: i-3 rejected with `InsufficientMemory { needed: 512, available: 300 }`.

use super::facts::{NodeId, NodeStatus, Protocol};
use base::{CpuUnits, MemoryMib, TaskId};
use serde::Serialize;

/// The checks in the order they are run; all run on every node, the first failure gives AWS's
/// reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Check {
    Status,
    Agent,
    Attribute,
    Cpu,
    Memory,
    Ports,
    Gpu,
    Eni,
    Location,
    MemberOf,
    DistinctInstance,
}

/// Why a node cannot take the task, with the numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Rejection {
    Draining,
    AgentDisconnected,
    MissingAttribute {
        name: String,
        value: Option<String>,
    },
    InsufficientCpu {
        needed: CpuUnits,
        available: CpuUnits,
    },
    InsufficientMemory {
        needed: MemoryMib,
        available: MemoryMib,
    },
    PortTaken {
        protocol: Protocol,
        port: u16,
        by: Option<TaskId>,
    },
    TooManyPorts {
        limit: u32,
    },
    InsufficientGpus {
        needed: u32,
        available: u32,
    },
    NoEniSlot {
        slots: u32,
    },
    WrongZone {
        zone: String,
        wanted: Vec<String>,
    },
    /// `clause` is the part of the expression that failed, as written.
    MemberOfUnsatisfied {
        expression: String,
        clause: String,
    },
    NotDistinct {
        group: String,
    },
    /// Not ACTIVE, and not DRAINING either.
    NotActive {
        status: NodeStatus,
    },
}

impl Rejection {
    /// The check that speaks here.
    pub const fn check(&self) -> Check {
        match self {
            Rejection::Draining | Rejection::NotActive { .. } => Check::Status,
            Rejection::AgentDisconnected => Check::Agent,
            Rejection::MissingAttribute { .. } => Check::Attribute,
            Rejection::InsufficientCpu { .. } => Check::Cpu,
            Rejection::InsufficientMemory { .. } => Check::Memory,
            Rejection::PortTaken { .. } | Rejection::TooManyPorts { .. } => Check::Ports,
            Rejection::InsufficientGpus { .. } => Check::Gpu,
            Rejection::NoEniSlot { .. } => Check::Eni,
            Rejection::WrongZone { .. } => Check::Location,
            Rejection::MemberOfUnsatisfied { .. } => Check::MemberOf,
            Rejection::NotDistinct { .. } => Check::DistinctInstance,
        }
    }
}

/// One node's verdict.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Candidate {
    pub node: NodeId,
    pub zone: String,
    /// Empty when the node is feasible; otherwise every check that failed, in check order.
    pub rejections: Vec<Rejection>,
    /// Resources before this placement, for margins of checks that passed.
    pub cpu_left: CpuUnits,
    pub memory_left: MemoryMib,
    /// One key per strategy of the ask, lowest wins; empty when rejected.
    pub keys: Vec<i64>,
}

/// One rung of the strategy ladder: what it compared and who was left.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Rung {
    pub strategy: super::facts::Strategy,
    pub best: i64,
    pub survivors: Vec<NodeId>,
}

/// A whole decision: rendered, never re-derived.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Placement {
    pub winner: Option<NodeId>,
    /// In node order. On a fleet above the evidence limit only the winner is listed, or the closest
    /// when there is none; the rest is recomputed on demand by seeking.
    pub candidates: Vec<Candidate>,
    /// Nodes rejected per check that came first, over the whole fleet. Empty where the index found
    /// a winner above the evidence limit, because nobody else was asked.
    pub rejected: Vec<(Check, u32)>,
    /// Nodes that passed; above the evidence limit only those in `tied` are known.
    pub feasible: u32,
    pub considered: u32,
    /// Above the evidence limit only the last rung knows its survivors.
    pub ladder: Vec<Rung>,
    /// The nodes that were still equal after the last rung, at most `tie::TIE_WINDOW`; the draw
    /// chose among them.
    pub tied: Vec<NodeId>,
    /// When nobody won: the node that passed most checks, then the lowest id.
    pub closest: Option<NodeId>,
}
