//! Can this end reach that one, hop by hop, and which hop refuses?
//!
//! Source: VPC guide, security groups: stateful, what no rule admits is refused; route tables: the
//! longest prefix wins; internet gateways need a public address; NAT gateways; VPC endpoints (read
//! 2026-11). Model: no network ACLs; one public address stands for all of the internet.
//! Example: a load balancer in `sg-alb` checks a task on port 32768; the instance's group admits only
//! port 80 from `sg-alb`: the path ends at the hop into the task.

mod cidr;
mod outward;
#[cfg(test)]
mod tests;

pub use cidr::{Cidr, dotted};
pub use outward::{
    Endpoint, Exit, INTERNET, Nat, Need, Registry, Route, Via, need_of, registry_of, to_service,
};

use crate::placement::Protocol;
use serde::Serialize;

/// What a permission speaks about: one protocol, or `-1` for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Transport {
    All,
    Of(Protocol),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Peer {
    Cidr(Cidr),
    /// Any interface that carries this security group.
    Group(String),
}

/// One permission of a security group: these ports, to or from this peer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Permission {
    pub transport: Transport,
    pub from_port: u16,
    pub to_port: u16,
    pub peer: Peer,
}

/// A security group as far as a path meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wall<'a> {
    pub id: &'a str,
    pub ingress: &'a [Permission],
    pub egress: &'a [Permission],
}

/// One end of a path. Without walls it admits everything: a network nobody described is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End<'a> {
    pub name: String,
    pub address: u32,
    pub walls: Vec<Wall<'a>>,
}

impl End<'_> {
    fn groups(&self) -> Vec<String> {
        self.walls.iter().map(|it| it.id.to_string()).collect()
    }

    /// What the other side sees: the groups, or the address where there are none.
    fn seen_as(&self) -> String {
        match self.walls.as_slice() {
            [] => Cidr::host(self.address).to_string(),
            _ => self.groups().join(", "),
        }
    }
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Hop {
    pub step: PathStep,
    pub passes: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PathStep {
    /// The load balancer has a subnet in the target's zone.
    Zone { balancer: String, zone: String },
    /// Out through the security groups of `who`.
    Leaves {
        who: String,
        groups: Vec<String>,
        port: u16,
        to: String,
    },
    /// In through the security groups of `who`.
    Enters {
        who: String,
        groups: Vec<String>,
        port: u16,
        from: String,
    },
    /// The subnet's route table sends it on, or has no route.
    Route {
        subnet: String,
        table: String,
        via: Option<String>,
    },
    /// Through an internet gateway only with a public address.
    PublicAddress { who: String },
    /// A VPC endpoint answers for the service.
    Endpoint { id: String, service: String },
}

/// Whether every hop passes.
///
/// Source: see the module.
pub fn arrives(path: &[Hop]) -> bool {
    path.iter().all(|it| it.passes)
}

/// The hop that refuses, if one does.
///
/// Source: see the module.
pub fn refusing(path: &[Hop]) -> Option<&Hop> {
    path.iter().find(|it| !it.passes)
}

/// From one interface to another inside a VPC; ends at the first hop that refuses.
///
/// Source: VPC guide, security groups: a permission names a CIDR block or a group (read 2026-11).
pub fn connect(from: &End<'_>, to: &End<'_>, protocol: Protocol, port: u16) -> Vec<Hop> {
    let mut path = Vec::new();
    leave(from, to, protocol, port, &mut path);
    if arrives(&path) {
        let passes = to.walls.is_empty()
            || to
                .walls
                .iter()
                .any(|it| admits(it.ingress, from, protocol, port));
        let step = PathStep::Enters {
            who: to.name.clone(),
            groups: to.groups(),
            port,
            from: from.seen_as(),
        };
        path.push(Hop { step, passes });
    }
    path
}

fn leave(from: &End<'_>, to: &End<'_>, protocol: Protocol, port: u16, path: &mut Vec<Hop>) {
    let passes = from.walls.is_empty()
        || from
            .walls
            .iter()
            .any(|it| admits(it.egress, to, protocol, port));
    let step = PathStep::Leaves {
        who: from.name.clone(),
        groups: from.groups(),
        port,
        to: to.name.clone(),
    };
    path.push(Hop { step, passes });
}

/// Whether one of the permissions speaks about this peer, protocol and port.
///
/// Source: EC2 API, IpPermission: protocol -1 opens all ports (read 2026-11).
pub fn admits(permissions: &[Permission], peer: &End<'_>, protocol: Protocol, port: u16) -> bool {
    permissions.iter().any(|it| {
        let spoken = match it.transport {
            Transport::All => true,
            Transport::Of(of) => of == protocol && (it.from_port..=it.to_port).contains(&port),
        };
        spoken
            && match &it.peer {
                Peer::Cidr(block) => block.contains(peer.address),
                Peer::Group(group) => peer.walls.iter().any(|wall| wall.id == group),
            }
    })
}
