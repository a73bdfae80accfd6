//! Margins: by how much a check fails or passes, as numbers beside the check's name.
//!
//! Example: needs 1024 MiB, has 835: `Lack { check: Memory, short: Some(189) }`, drawn "memory
//! −189".

use crate::text::Text;
use rules::placement::{Check, Rejection};

/// One failed check on one instance, short enough for a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub check: Check,
    /// By how much, where the check counts something.
    pub short: Option<u32>,
    /// The short word where it does not: `taken`, `off`.
    pub word: &'static str,
}

/// Message id of a check's name.
pub fn check_name(check: Check) -> &'static str {
    match check {
        Check::Status => "check-status",
        Check::Agent => "check-agent",
        Check::Attribute => "check-attribute",
        Check::Cpu => "check-cpu",
        Check::Memory => "check-memory",
        Check::Ports => "check-ports",
        Check::Gpu => "check-gpu",
        Check::Eni => "check-eni",
        Check::Location => "check-location",
        Check::MemberOf => "check-member-of",
        Check::DistinctInstance => "check-distinct-instance",
    }
}

/// What each rejection lacks, one entry per check, in the order given.
pub fn lacks(rejections: &[Rejection]) -> Vec<Lack> {
    let mut lacks: Vec<Lack> = Vec::new();
    for rejection in rejections {
        let lack = lack(rejection);
        if !lacks.iter().any(|it| it.check == lack.check) {
            lacks.push(lack);
        }
    }
    lacks
}

pub fn lack(rejection: &Rejection) -> Lack {
    let (short, word) = match rejection {
        Rejection::Draining => (None, "lack-draining"),
        Rejection::NotActive { .. } => (None, "lack-inactive"),
        Rejection::AgentDisconnected => (None, "lack-off"),
        Rejection::MissingAttribute { .. } => (None, "lack-missing"),
        Rejection::InsufficientCpu { needed, available } => {
            (Some(needed.saturating_sub(*available).0), "lack-short")
        }
        Rejection::InsufficientMemory { needed, available } => {
            (Some(needed.saturating_sub(*available).0), "lack-short")
        }
        Rejection::PortTaken { .. } => (None, "lack-taken"),
        Rejection::TooManyPorts { .. } => (None, "lack-too-many"),
        Rejection::InsufficientGpus { needed, available } => {
            (Some(needed.saturating_sub(*available)), "lack-short")
        }
        Rejection::NoEniSlot { .. } => (None, "lack-full"),
        Rejection::WrongZone { .. } => (None, "lack-elsewhere"),
        Rejection::MemberOfUnsatisfied { .. } => (None, "lack-unmet"),
        Rejection::NotDistinct { .. } => (None, "lack-second"),
    };
    Lack {
        check: rejection.check(),
        short,
        word,
    }
}

/// The second line of a failed cell: `has 835`, `by t5`.
pub fn detail(rejection: &Rejection) -> Text {
    match rejection {
        Rejection::Draining => Text::new("cell-draining"),
        Rejection::NotActive { status } => Text::new("cell-status").str("status", status.name()),
        Rejection::AgentDisconnected => Text::new("cell-disconnected"),
        Rejection::MissingAttribute { name, value } => match value {
            Some(value) => Text::new("cell-attribute-value")
                .str("name", name)
                .str("value", value),
            None => Text::new("cell-attribute").str("name", name),
        },
        Rejection::InsufficientCpu { available, .. } => {
            Text::new("cell-has").num("count", available.0)
        }
        Rejection::InsufficientMemory { available, .. } => {
            Text::new("cell-has").num("count", available.0)
        }
        Rejection::PortTaken { by: Some(task), .. } => Text::new("cell-by").str("task", task),
        Rejection::PortTaken { by: None, .. } => Text::new("cell-reserved"),
        Rejection::TooManyPorts { limit } => Text::new("cell-port-limit").num("limit", *limit),
        Rejection::InsufficientGpus { available, .. } => {
            Text::new("cell-has").num("count", *available)
        }
        Rejection::NoEniSlot { slots } => Text::new("cell-eni").num("slots", *slots),
        Rejection::WrongZone { zone, .. } => Text::new("cell-zone").str("zone", zone),
        Rejection::MemberOfUnsatisfied { clause, .. } => {
            Text::new("cell-clause").str("clause", clause)
        }
        Rejection::NotDistinct { .. } => Text::new("cell-distinct"),
    }
}
