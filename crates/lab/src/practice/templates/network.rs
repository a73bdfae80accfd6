//! T13: the smallest inbound rule with which a load balancer reaches its targets.
//!
//! The path is walked rule by rule; of the rules that let it through the one with the fewest ports and
//! peers is right.
//! Example: bridge mode with host port 0 needs TCP 32768-60999 from the balancer's group.

use super::super::{Answer, Draw, Drawn, Words};
use engine::lifecycle::DYNAMIC_PORTS;
use rules::placement::Protocol;
use rules::reach::{Cidr, End, Peer, Permission, Transport, Wall, arrives, connect};

/// Groups of the balancer and of what it sends to.
pub const BALANCER: &str = "sg-alb";
pub const TARGET: &str = "sg-web";

/// The port that the balancer listens on.
const LISTENER: u16 = 80;

fn permission(ports: (u16, u16), peer: Peer) -> Permission {
    Permission {
        transport: Transport::Of(Protocol::Tcp),
        from_port: ports.0,
        to_port: ports.1,
        peer,
    }
}

/// As it is offered: `TCP 8080 from sg-alb`.
fn text(it: &Permission) -> String {
    let ports = if it.from_port == it.to_port {
        it.from_port.to_string()
    } else {
        format!("{}-{}", it.from_port, it.to_port)
    };
    let peer = match &it.peer {
        Peer::Cidr(block) => block.to_string(),
        Peer::Group(group) => group.clone(),
    };
    format!("TCP {ports}, {peer}")
}

/// Whether every port that a task may be on is reached.
fn reaches(rule: &Permission, ports: (u16, u16)) -> bool {
    let out = [permission((0, u16::MAX), Peer::Cidr(Cidr::ANYWHERE))];
    let ingress = std::slice::from_ref(rule);
    let wall = |id, ingress, egress| {
        vec![Wall {
            id,
            ingress,
            egress,
        }]
    };
    let from = End {
        name: "alb".into(),
        address: 0x0a00_0007,
        walls: wall(BALANCER, &[], &out),
    };
    let to = End {
        name: "task".into(),
        address: 0x0a00_0107,
        walls: wall(TARGET, ingress, &[]),
    };
    [ports.0, ports.0.midpoint(ports.1), ports.1]
        .into_iter()
        .all(|port| arrives(&connect(&from, &to, Protocol::Tcp, port)))
}

/// Ports times peers; a group is one peer.
fn size(it: &Permission) -> u64 {
    let ports = u64::from(it.to_port - it.from_port) + 1;
    ports
        * match &it.peer {
            Peer::Cidr(block) => block.size(),
            Peer::Group(_) => 1,
        }
}

/// T13: see the module.
pub fn smallest_rule(draw: &mut Draw) -> Option<Drawn> {
    let container = *draw.pick(&[80, 3000, 5000, 8080, 9000]);
    let fixed = *draw.pick(&[8080, 8081, 9090]);
    let (mode, host, needed) = match draw.number(0, 2) {
        0 => ("bridge", 0, DYNAMIC_PORTS),
        1 => ("bridge", fixed, (fixed, fixed)),
        _ => ("awsvpc", container, (container, container)),
    };
    let from = |group: &str| Peer::Group(group.into());
    let mut models = [
        ("from-its-own-group", permission(needed, from(TARGET))),
        (
            "anybody-may",
            permission(needed, Peer::Cidr(Cidr::ANYWHERE)),
        ),
        (
            "the-listener-port",
            permission((LISTENER, LISTENER), from(BALANCER)),
        ),
        (
            "open-port-80",
            permission((LISTENER, LISTENER), Peer::Cidr(Cidr::ANYWHERE)),
        ),
        (
            "container-port-in-bridge",
            permission((container, container), from(BALANCER)),
        ),
        (
            "always-the-dynamic-range",
            permission(DYNAMIC_PORTS, from(BALANCER)),
        ),
        ("every-port", permission((0, u16::MAX), from(BALANCER))),
    ];
    let right = permission(needed, from(BALANCER));
    let smaller = |it: &Permission| *it != right && size(it) <= size(&right);
    let better = models.iter().map(|it| &it.1);
    if !reaches(&right, needed)
        || better
            .filter(|it| smaller(it))
            .any(|it| reaches(it, needed))
    {
        return None;
    }
    draw.shuffle(&mut models);
    let wrong = models
        .into_iter()
        .map(|(model, it)| (model, Answer::Name(text(&it))));
    Some(Drawn {
        stem: Words::new("q-t13")
            .name("mode", mode)
            .number("container", container)
            .number("host", host),
        given: Vec::new(),
        right: Answer::Name(text(&right)),
        wrong: wrong.collect(),
        reason: Words::new("q-t13-why")
            .name("mode", mode)
            .number("host", host)
            .name("rule", text(&right)),
    })
}
