//! T9 to T12 and T14: how many fit, what a fixed port does, why a task waits, whom an expression
//! selects, and which Fargate size is the smallest that will do.
//!
//! Example: two instances with 1000 MiB left each take one task of 600 MiB each, not three together.

use super::super::{Answer, Draw, Drawn, Words};
use super::place::{ask, node};
use base::{CpuUnits, InstanceId, MemoryMib, TaskId};
use rules::fargate;
use rules::placement::{
    Ask, Check, Constraint, Node, NodeStatus, Placement, Pool, Protocol, place,
};
use rules::query::Expression;
use std::sync::Arc;

fn number(value: u32) -> Answer {
    Answer::Number(i64::from(value))
}

/// Copies that can be placed, at most `most`.
fn placed(asked: &Ask, nodes: &[Node], most: u32) -> u32 {
    let mut pool = Pool::new(nodes.to_vec());
    for count in 0..most {
        let Some(id) = place(asked, &pool).winner else {
            return count;
        };
        pool.assign(asked, id, TaskId(count + 1));
    }
    most
}

fn lines(nodes: &[Node]) -> Vec<Words> {
    let line = |it: &Node| {
        Words::new("q-room")
            .name("id", it.id)
            .number("cpu", it.cpu_left.0)
            .number("memory", it.memory_left.0)
    };
    nodes.iter().map(line).collect()
}

fn rooms(draw: &mut Draw, count: u32) -> Vec<Node> {
    (1..=count)
        .map(|id| {
            node(
                id,
                "a",
                draw.stepped(256, 2048, 128),
                draw.stepped(512, 4096, 128),
            )
        })
        .collect()
}

/// T9: how many copies fit.
pub fn copies(draw: &mut Draw) -> Option<Drawn> {
    let count = draw.number(2, 3);
    let nodes = rooms(draw, count);
    let (cpu, memory) = (draw.stepped(128, 512, 128), draw.stepped(384, 1152, 128));
    let right = placed(&ask(cpu, memory, Vec::new()), &nodes, 200);
    let all_cpu: u32 = nodes.iter().map(|it| it.cpu_left.0).sum();
    let all_memory: u32 = nodes.iter().map(|it| it.memory_left.0).sum();
    let by = |cpu: u32, memory: u32| placed(&ask(cpu, memory, Vec::new()), &nodes, 200);
    Some(Drawn {
        stem: Words::new("q-t9")
            .number("cpu", cpu)
            .number("memory", memory),
        given: lines(&nodes),
        right: number(right),
        wrong: vec![
            (
                "instances-share-their-room",
                number((all_cpu / cpu).min(all_memory / memory)),
            ),
            ("only-memory-counts", number(by(0, memory))),
            ("only-cpu-counts", number(by(cpu, 0))),
            ("one-per-instance", number(count)),
        ],
        reason: Words::new("q-t9-why").number("count", right),
    })
}

/// T10: a fixed host port.
pub fn fixed_port(draw: &mut Draw) -> Option<Drawn> {
    let count = draw.number(2, 4);
    let desired = draw.number(2, 8);
    let memory = draw.stepped(384, 1152, 128);
    let nodes: Vec<Node> = (1..=count).map(|id| node(id, "a", 2048, 3907)).collect();
    let asked = ask(256, memory, Vec::new());
    let ported = Ask {
        ports: vec![(Protocol::Tcp, 8080)],
        ..asked.clone()
    };
    let right = placed(&ported, &nodes, desired);
    Some(Drawn {
        stem: Words::new("q-t10")
            .number("count", count)
            .number("desired", desired)
            .number("memory", memory),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            ("ports-are-free", number(placed(&asked, &nodes, desired))),
            ("all-that-fits", number(placed(&asked, &nodes, 99))),
            ("one-more-than-instances", number(count + 1)),
            ("one-port-in-the-cluster", number(1)),
        ],
        reason: Words::new("q-t10-why")
            .number("count", count)
            .number("running", right),
    })
}

/// What can stand in the way, in the order that the answers' ids name them.
pub(in crate::practice) const CAUSES: [(Check, &str, &str); 6] = [
    (Check::Cpu, "a-cpu", "unplaced-means-no-cpu"),
    (Check::Memory, "a-memory", "unplaced-means-no-memory"),
    (Check::Ports, "a-port", "ports-come-first"),
    (Check::MemberOf, "a-attribute", "constraints-come-first"),
    (Check::Agent, "a-agent", "the-agent-is-lost"),
    (Check::Status, "a-draining", "somebody-drains"),
];

/// T11: why a task is unplaced, in a fleet with one flaw.
pub fn unplaced(draw: &mut Draw) -> Option<Drawn> {
    let (flaw, right, _) = *draw.pick(&CAUSES);
    let count = draw.number(2, 4);
    let mut nodes = Vec::new();
    for id in 1..=count {
        let cpu = match flaw {
            Check::Cpu => draw.stepped(0, 448, 64),
            _ => draw.stepped(512, 2048, 128),
        };
        let memory = match flaw {
            Check::Memory => draw.stepped(128, 896, 128),
            _ => draw.stepped(1024, 4096, 128),
        };
        let mut it = node(id, "a", cpu, memory);
        if flaw == Check::Ports {
            it.ports
                .insert((Protocol::Tcp, 8080), Some(TaskId(90 + id)));
        }
        if flaw == Check::Status {
            it.status = NodeStatus::Draining;
        }
        it.agent_connected = flaw != Check::Agent;
        let stack = if flaw == Check::MemberOf {
            "test"
        } else {
            "prod"
        };
        it.attributes = Arc::new([("stack".to_string(), Some(stack.to_string()))].into());
        nodes.push(it);
    }
    let expression = Expression::parse("attribute:stack == prod").ok()?;
    let asked = Ask {
        ports: vec![(Protocol::Tcp, 8080)],
        constraints: vec![Constraint::MemberOf(expression)],
        ..ask(512, 1024, Vec::new())
    };
    let placement: Placement = place(&asked, &Pool::new(nodes.clone()));
    let mut checks = placement
        .candidates
        .iter()
        .flat_map(|it| &it.rejections)
        .map(|it| it.check());
    if placement.winner.is_some() || !checks.all(|it| it == flaw) {
        return None;
    }
    let line = |it: &Node| {
        let port = it.ports.contains_key(&(Protocol::Tcp, 8080));
        let stack = it.attribute("stack").unwrap_or_default();
        Words::new("q-host")
            .name("id", it.id)
            .number("cpu", it.cpu_left.0)
            .number("memory", it.memory_left.0)
            .name("port", if port { "8080" } else { "-" })
            .name("stack", stack)
            .name(
                "status",
                if it.status == NodeStatus::Draining {
                    "DRAINING"
                } else {
                    "ACTIVE"
                },
            )
            .name("agent", it.agent_connected)
    };
    let others = CAUSES.iter().filter(|it| it.0 != flaw);
    let mut wrong: Vec<(&'static str, Answer)> =
        others.map(|it| (it.2, Answer::Words(it.1))).collect();
    draw.shuffle(&mut wrong);
    Some(Drawn {
        stem: Words::new("q-t11"),
        given: nodes.iter().map(line).collect(),
        right: Answer::Words(right),
        wrong,
        reason: Words::new("q-t11-why"),
    })
}

/// T12: which expression selects exactly these.
pub fn member_of(draw: &mut Draw) -> Option<Drawn> {
    const TYPES: [&str; 4] = ["g5.xlarge", "g4dn.xlarge", "m5.large", "t3.micro"];
    let mut nodes = Vec::new();
    for id in 1..=5 {
        let kind = (*draw.pick(&TYPES)).to_string();
        let stack = (*draw.pick(&["prod", "test"])).to_string();
        let mut it = node(id, "a", 2048, 4096);
        it.attributes = Arc::new(
            [
                ("ecs.instance-type".to_string(), Some(kind)),
                ("stack".to_string(), Some(stack)),
            ]
            .into(),
        );
        nodes.push(it);
    }
    let kind = "attribute:ecs.instance-type";
    let texts = [
        format!("{kind} =~ g5.* and attribute:stack == prod"),
        format!("{kind} =~ g5.* or attribute:stack == prod"),
        format!("{kind} =~ g5.* and attribute:stack != prod"),
        format!("{kind} =~ g.* and attribute:stack == prod"),
    ];
    let selects = |text: &str| -> Option<Vec<InstanceId>> {
        let expression = Expression::parse(text).ok()?;
        Some(
            nodes
                .iter()
                .filter(|it| expression.matches(it))
                .map(|it| it.id)
                .collect(),
        )
    };
    let right = draw.pick(&texts);
    let wanted = selects(right)?;
    if wanted.is_empty() || wanted.len() == nodes.len() {
        return None;
    }
    let swapped = if right.contains(" and ") {
        right.replace(" and ", " or ")
    } else {
        right.replace(" or ", " and ")
    };
    let models = [
        ("and-or-swapped", swapped),
        (
            "equals-takes-patterns",
            right
                .replace("=~ g5.*", "== g5.*")
                .replace("=~ g.*", "== g.*"),
        ),
        ("patterns-match-anywhere", right.replace("=~ g", "=~ .*g")),
        (
            "one-attribute-says-enough",
            right.split(' ').take(3).collect::<Vec<_>>().join(" "),
        ),
        ("not-is-everything-else", format!("not ({right})")),
        (
            "stack-is-a-type",
            right.replace("attribute:stack", "attribute:ecs.instance-type"),
        ),
    ];
    let mut wrong = Vec::new();
    for (model, text) in models {
        // What selects the same instances is not wrong.
        if selects(&text)? != wanted {
            wrong.push((model, Answer::Name(text)));
        }
    }
    let line = |it: &Node| {
        let value = |name: &str| it.attribute(name).unwrap_or_default().to_string();
        Words::new("q-attributes")
            .name("id", it.id)
            .name("type", value("ecs.instance-type"))
            .name("stack", value("stack"))
    };
    let list: Vec<String> = wanted.iter().map(InstanceId::to_string).collect();
    Some(Drawn {
        stem: Words::new("q-t12").name("list", list.join(", ")),
        given: nodes.iter().map(line).collect(),
        right: Answer::Name(right.clone()),
        wrong,
        reason: Words::new("q-t12-why")
            .name("expression", right)
            .name("list", list.join(", ")),
    })
}

/// T14: the smallest memory that Fargate sells with a CPU value for a need.
pub fn fargate(draw: &mut Draw) -> Option<Drawn> {
    let row = draw.pick(&fargate::SIZES[..5]);
    let values = row.memory.values();
    let most = values.last()?.0;
    let least = values.first()?.0;
    let need = draw.stepped(least / 2, most, 128);
    let right = values.iter().find(|it| it.0 >= need)?.0;
    if fargate::valid(row.cpu, MemoryMib(need), false) {
        return None;
    }
    let below = values.iter().rev().find(|it| it.0 < need).map(|it| it.0);
    let above = values.iter().find(|it| it.0 > right).map(|it| it.0);
    let other = fargate::nearest(CpuUnits(256), MemoryMib(need), false).1.0;
    let mut wrong = vec![("any-mix-works-on-fargate", number(need))];
    wrong.extend(below.map(|it| ("the-nearest-will-do", number(it))));
    wrong.push(("memory-alone-decides", number(other)));
    wrong.extend(above.map(|it| ("one-step-to-spare", number(it))));
    wrong.push(("largest-of-the-row", number(most)));
    wrong.push(("two-per-cpu", number(row.cpu.0 * 2)));
    // Whoever says less than is needed or what is not sold is wrong; the rest is larger than asked.
    wrong.retain(|it| it.1 != number(right));
    Some(Drawn {
        stem: Words::new("q-t14")
            .number("cpu", row.cpu.0)
            .number("need", need),
        given: Vec::new(),
        right: number(right),
        wrong,
        reason: Words::new("q-t14-why")
            .number("cpu", row.cpu.0)
            .number("least", least)
            .number("most", most)
            .number("memory", right),
    })
}
