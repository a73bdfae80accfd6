//! Readable fleets, asks and verdicts for the tests of this crate.
//!
//! A node a line: `i-1 az=a cpu=1024/2048 mem=512/4096 ports=80,53/udp groups=service:web*2
//! attr=stack:prod`; what is left out is roomy. A verdict a line: `i-3 rejected memory: needs 512,
//! has 256`.

use super::{
    Ask, Attribute, Constraint, Node, NodeId, NodeStatus, Placement, Pool, Protocol, Rejection,
    Strategy, ZONE_ATTRIBUTE,
};
use crate::query::Expression;
use base::{CpuUnits, InstanceId, MemoryMib, TaskId};
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn node(id: u32) -> Node {
    Node {
        id: InstanceId(id),
        zone: "a".to_owned(),
        status: NodeStatus::Active,
        agent_connected: true,
        agent_version: "1.105.1".to_owned(),
        ec2_instance_id: format!("i-{id:017x}"),
        registered_at: 1_529_360_908,
        cpu_total: CpuUnits(4096),
        cpu_left: CpuUnits(4096),
        memory_total: MemoryMib(8192),
        memory_left: MemoryMib(8192),
        gpus_left: 0,
        eni_slots: 3,
        enis_left: 3,
        ports: BTreeMap::new(),
        attributes: BTreeMap::new().into(),
        groups: BTreeMap::new(),
        running_tasks: 0,
    }
}

pub fn ask() -> Ask {
    Ask {
        cpu: CpuUnits(256),
        memory: MemoryMib(512),
        gpus: 0,
        ports: Vec::new(),
        enis: 0,
        zones: None,
        attributes: Vec::new(),
        constraints: Vec::new(),
        strategies: Vec::new(),
        group: "service:web".to_owned(),
        draw: 0,
    }
}

fn number(text: &str) -> u32 {
    text.parse()
        .unwrap_or_else(|_| panic!("not a number: {text}"))
}

/// `left/total`, or one number for both.
fn pair(text: &str) -> (u32, u32) {
    let (left, total) = text.split_once('/').unwrap_or((text, text));
    (number(left), number(total))
}

fn port(text: &str) -> (Protocol, u16) {
    match text.strip_suffix("/udp") {
        Some(port) => (Protocol::Udp, number(port) as u16),
        None => (Protocol::Tcp, number(text) as u16),
    }
}

fn attribute(text: &str) -> (String, Option<String>) {
    match text.split_once(':') {
        Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
        None => (text.to_owned(), None),
    }
}

fn node_of(line: &str) -> Node {
    let mut words = line.split_whitespace();
    let id = words.next().and_then(|word| word.strip_prefix("i-"));
    let mut node = node(number(id.expect("a line begins with i-N")));
    for word in words {
        let (key, value) = word.split_once('=').expect("key=value");
        let list = || value.split(',');
        match key {
            "az" => value.clone_into(&mut node.zone),
            "cpu" => (node.cpu_left.0, node.cpu_total.0) = pair(value),
            "mem" => (node.memory_left.0, node.memory_total.0) = pair(value),
            "gpus" => node.gpus_left = number(value),
            "enis" => (node.enis_left, node.eni_slots) = pair(value),
            "ports" => node.ports = list().map(|one| (port(one), Some(TaskId(9)))).collect(),
            "reserved" => node.ports = list().map(|one| (port(one), None)).collect(),
            "attr" => node.attributes = Arc::new(list().map(attribute).collect()),
            "groups" => {
                let count = |one: &str| {
                    let (group, count) = one.split_once('*').unwrap_or((one, "1"));
                    (group.to_owned(), number(count))
                };
                node.groups = list().map(count).collect();
            }
            "running" => node.running_tasks = number(value),
            "version" => value.clone_into(&mut node.agent_version),
            "agent" => node.agent_connected = value == "on",
            "status" if value == "registering" => node.status = NodeStatus::Registering,
            "status" => node.status = NodeStatus::Draining,
            _ => panic!("unknown key {key}"),
        }
    }
    node
}

/// Nodes, one a line.
pub fn fleet(text: &str) -> Pool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Pool::new(lines.map(node_of).collect())
}

pub fn strategy(text: &str) -> Strategy {
    match text {
        "spread:instance" => Strategy::SpreadInstance,
        "spread:az" => Strategy::SpreadAttribute(ZONE_ATTRIBUTE.to_owned()),
        "binpack:cpu" => Strategy::BinpackCpu,
        "binpack:memory" => Strategy::BinpackMemory,
        "random" => Strategy::Random,
        other => {
            let name = other.strip_prefix("spread:").expect("a strategy");
            Strategy::SpreadAttribute(name.to_owned())
        }
    }
}

/// `cpu=256 mem=512 strategy=spread:az,binpack:memory`; a memberOf comes last, after ` where `.
pub fn ask_of(text: &str) -> Ask {
    let mut ask = ask();
    let (words, expression) = match text.split_once(" where ") {
        Some((words, expression)) => (words, Some(expression)),
        None => (text, None),
    };
    for word in words.split_whitespace() {
        let (key, value) = word.split_once('=').expect("key=value");
        let list = || value.split(',');
        match key {
            "cpu" => ask.cpu.0 = number(value),
            "mem" => ask.memory.0 = number(value),
            "gpus" => ask.gpus = number(value),
            "enis" => ask.enis = number(value),
            "ports" => ask.ports = list().map(port).collect(),
            "zones" => ask.zones = Some(list().map(str::to_owned).collect()),
            "attr" => {
                let wanted = list().map(attribute);
                ask.attributes = wanted
                    .map(|(name, value)| Attribute { name, value })
                    .collect();
            }
            "strategy" => ask.strategies = list().map(strategy).collect(),
            "constraint" => ask.constraints.push(Constraint::DistinctInstance),
            "group" => value.clone_into(&mut ask.group),
            "draw" => ask.draw = u64::from(number(value)),
            _ => panic!("unknown key {key}"),
        }
    }
    if let Some(expression) = expression {
        let parsed = Expression::parse(expression).expect("a good expression");
        ask.constraints.push(Constraint::MemberOf(parsed));
    }
    ask
}

fn why(rejection: &Rejection) -> String {
    match rejection {
        Rejection::Draining => "draining".to_owned(),
        Rejection::NotActive { status } => status.name().to_lowercase(),
        Rejection::AgentDisconnected => "agent disconnected".to_owned(),
        Rejection::MissingAttribute { name, value } => match value {
            Some(value) => format!("lacks {name}:{value}"),
            None => format!("lacks {name}"),
        },
        Rejection::InsufficientCpu { needed, available } => {
            format!("cpu: needs {needed}, has {available}")
        }
        Rejection::InsufficientMemory { needed, available } => {
            format!("memory: needs {needed}, has {available}")
        }
        Rejection::PortTaken { protocol, port, by } => match by {
            Some(task) => format!("port {port}/{protocol:?} taken by {task}"),
            None => format!("port {port}/{protocol:?} reserved"),
        },
        Rejection::TooManyPorts { limit } => format!("more than {limit} ports"),
        Rejection::InsufficientGpus { needed, available } => {
            format!("gpus: needs {needed}, has {available}")
        }
        Rejection::NoEniSlot { slots } => format!("none of {slots} eni slots"),
        Rejection::WrongZone { zone, wanted } => format!("zone {zone}, wants {}", wanted.join(",")),
        Rejection::MemberOfUnsatisfied { clause, .. } => format!("not {clause}"),
        Rejection::NotDistinct { group } => format!("has {group}"),
    }
}

/// The placement, a line a node, without white space at the ends.
pub fn render(placement: &Placement) -> String {
    let mut lines = Vec::new();
    for one in &placement.candidates {
        let keys: Vec<String> = one.keys.iter().map(i64::to_string).collect();
        let reasons: Vec<String> = one.rejections.iter().map(why).collect();
        let verdict = if placement.winner == Some(one.node) {
            format!("chosen {}", keys.join(","))
        } else if reasons.is_empty() {
            format!("feasible {}", keys.join(","))
        } else {
            format!("rejected {}", reasons.join(" | "))
        };
        lines.push(format!("{} {}", one.node, verdict.trim()).trim().to_owned());
    }
    lines.join("\n")
}

/// Places one task and compares the verdicts.
pub fn check(fleet_text: &str, ask_text: &str, expected: &str) {
    let placement = super::place_full(&ask_of(ask_text), &fleet(fleet_text));
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    let expected = expected.join("\n");
    assert_eq!(render(&placement), expected.trim(), "\n{ask_text}");
}

pub fn ids(numbers: &[u32]) -> Vec<NodeId> {
    numbers.iter().copied().map(InstanceId).collect()
}
