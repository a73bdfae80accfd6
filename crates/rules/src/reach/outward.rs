//! From a subnet to a service outside: endpoint, gateway, NAT, or no way at all.
//!
//! Source: ECS developer guide, Fargate task networking and ECR interface endpoints: a private pull
//! needs `ecr.api`, `ecr.dkr` and `s3`; ECR guide, VPC endpoints (read 2026-11).
//! Model: an interface endpoint has private DNS, so it takes the traffic even where NAT exists.
//! Example: a private subnet with `ecr.api` and `ecr.dkr` endpoints but none for `s3` fails at the route
//! to `s3`: layers come from there.

use super::{Cidr, End, Hop, PathStep, arrives, connect, leave};
use crate::placement::Protocol;
use serde::Serialize;

/// Model: one address of AWS's public range stands for every service on the internet.
pub const INTERNET: u32 = 0x345e_0001;
const HTTPS: u16 = 443;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Via {
    Local,
    InternetGateway(String),
    NatGateway(String),
}

impl Via {
    fn name(&self) -> String {
        match self {
            Via::Local => "local".into(),
            Via::InternetGateway(id) | Via::NatGateway(id) => id.clone(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Route {
    pub destination: Cidr,
    pub via: Via,
}

/// A NAT gateway that works: where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nat<'a> {
    pub id: &'a str,
    pub subnet: &'a str,
    pub table: &'a str,
    pub routes: &'a [Route],
}

/// An endpoint of the VPC for one service, `ecr.api`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint<'a> {
    pub id: &'a str,
    pub service: &'a str,
    /// An interface endpoint's own end; `None` is a gateway endpoint in this subnet's route table.
    pub interface: Option<End<'a>>,
}

/// How a subnet leads out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit<'a> {
    pub from: End<'a>,
    pub subnet: &'a str,
    pub table: &'a str,
    pub routes: &'a [Route],
    pub public_address: bool,
    /// Internet gateways that are attached to the VPC.
    pub gateways: Vec<&'a str>,
    pub nats: Vec<Nat<'a>>,
    pub endpoints: Vec<Endpoint<'a>>,
}

/// Where an image comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Registry {
    /// A private repository of Amazon ECR.
    Ecr,
    /// Docker Hub, Amazon ECR Public and others on the internet.
    Public,
}

/// Source: ECR guide, repository URI `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME` (read 2026-11).
pub fn registry_of(image: &str) -> Registry {
    let host = image.split('/').next().unwrap_or_default();
    if host.contains(".dkr.ecr") && host.contains(".amazonaws.com") {
        Registry::Ecr
    } else {
        Registry::Public
    }
}

/// The services a pull talks to, in order.
pub type Need = &'static [&'static str];

/// Source: ECR guide, VPC endpoints: API, registry, and S3 for the layers (read 2026-11).
pub fn need_of(registry: Registry) -> Need {
    match registry {
        Registry::Ecr => &["ecr.api", "ecr.dkr", "s3"],
        Registry::Public => &["internet"],
    }
}

/// The way to one service over HTTPS; ends at the first hop that refuses.
///
/// Source: see the module; VPC guide, route priority: the longest prefix (read 2026-11).
pub fn to_service(exit: &Exit<'_>, service: &str) -> Vec<Hop> {
    let endpoint = exit.endpoints.iter().find(|it| it.service == service);
    let mut path = Vec::new();
    if let Some(endpoint) = endpoint {
        let step = PathStep::Endpoint {
            id: endpoint.id.to_string(),
            service: service.to_string(),
        };
        path.push(Hop { step, passes: true });
        match &endpoint.interface {
            Some(to) => path.extend(connect(&exit.from, to, Protocol::Tcp, HTTPS)),
            None => leave(
                &exit.from,
                &outside(service),
                Protocol::Tcp,
                HTTPS,
                &mut path,
            ),
        }
        return path;
    }
    leave(
        &exit.from,
        &outside(service),
        Protocol::Tcp,
        HTTPS,
        &mut path,
    );
    if !arrives(&path) {
        return path;
    }
    match route(exit, exit.subnet, exit.table, exit.routes, &mut path) {
        Some(Via::InternetGateway(_)) => {
            let who = exit.from.name.clone();
            path.push(Hop {
                step: PathStep::PublicAddress { who },
                passes: exit.public_address,
            });
        }
        Some(Via::NatGateway(id)) => through_nat(exit, id, &mut path),
        Some(Via::Local) | None => {}
    }
    path
}

fn outside(service: &str) -> End<'static> {
    End {
        name: service.to_string(),
        address: INTERNET,
        walls: Vec::new(),
    }
}

/// The route to the internet, and the hop that says so. A gateway that is not attached leads nowhere.
fn route<'a>(
    exit: &Exit<'_>,
    subnet: &str,
    table: &str,
    routes: &'a [Route],
    path: &mut Vec<Hop>,
) -> Option<&'a Via> {
    let fitting = routes
        .iter()
        .filter(|it| it.destination.contains(INTERNET) && it.via != Via::Local);
    let best = fitting.max_by_key(|it| it.destination.bits);
    let step = PathStep::Route {
        subnet: subnet.to_string(),
        table: table.to_string(),
        via: best.map(|it| it.via.name()),
    };
    let attached = |it: &&Route| match &it.via {
        Via::InternetGateway(id) => exit.gateways.contains(&id.as_str()),
        _ => true,
    };
    let best = best.filter(attached);
    let passes = best.is_some();
    path.push(Hop { step, passes });
    best.map(|it| &it.via)
}

/// A NAT gateway has a public address, and its own subnet must lead to an internet gateway.
fn through_nat(exit: &Exit<'_>, id: &str, path: &mut Vec<Hop>) {
    let Some(nat) = exit.nats.iter().find(|it| it.id == id) else {
        if let Some(last) = path.last_mut() {
            last.passes = false;
        }
        return;
    };
    if !matches!(
        route(exit, nat.subnet, nat.table, nat.routes, path),
        Some(Via::InternetGateway(_))
    ) && let Some(last) = path.last_mut()
    {
        last.passes = false;
    }
}
