//! The ECS pipeline: which checks, in which order.
//!
//! All of them run on every node; the order decides which failure is named first, and with it AWS's
//! reason. AWS documents resources, then constraints, then strategies; the order inside is the
//! lab's.
//! Example: a disconnected node that is also full is reported as `AGENT`.

use super::Check;
use super::filters::{
    Filter, agent::Agent, attribute::Attribute, cpu::Cpu, distinct_instance::DistinctInstance,
    eni::Eni, gpu::Gpu, host_ports::HostPorts, location::Location, member_of::MemberOf,
    memory::Memory, status::Status,
};

/// The filters in order.
///
/// Source: ECS Developer Guide, "How Amazon ECS places tasks on container instances" (read
/// 2026-11).
/// Model:  AWS leaves the order within the resource step open; this one is ours.
pub const FILTERS: [(Check, &dyn Filter); 11] = [
    // Draining instances are no candidates; nothing about them is worth saying after that.
    (Check::Status, &Status),
    // A silent agent cannot be told to start anything.
    (Check::Agent, &Agent),
    // Capabilities first among the lacks: no amount of free memory makes up for them.
    (Check::Attribute, &Attribute),
    // CPU, memory, ports: AWS's own list, in its order.
    (Check::Cpu, &Cpu),
    (Check::Memory, &Memory),
    (Check::Ports, &HostPorts),
    // Rarer resources after the common ones.
    (Check::Gpu, &Gpu),
    (Check::Eni, &Eni),
    // Where the subnets are: a property of the request, so after the resources.
    (Check::Location, &Location),
    // Constraints are AWS's second step.
    (Check::MemberOf, &MemberOf),
    (Check::DistinctInstance, &DistinctInstance),
];
