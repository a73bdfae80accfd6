//! T5 to T8: where the next task goes, what a chain of strategies makes of six, and who goes first.
//!
//! Instances differ in what they have left; a draw that would end in a tie is thrown away.
//! Example: free 700, 1500 and 900 MiB, a task of 512: binpack on memory takes the 700.

use super::super::{Answer, Draw, Drawn, Words};
use base::{CpuUnits, InstanceId, MemoryMib, TaskId};
use rules::placement::{
    Ask, Node, NodeStatus, PlacedTask, Pool, Strategy, ZONE_ATTRIBUTE, choose_to_stop, place,
    place_indexed,
};
use std::collections::BTreeMap;

/// A roomy instance in a zone.
pub(super) fn node(id: u32, zone: &str, cpu: u32, memory: u32) -> Node {
    Node {
        id: InstanceId(id),
        zone: zone.to_string(),
        status: NodeStatus::Active,
        agent_connected: true,
        agent_version: "1.105.1".into(),
        ec2_instance_id: format!("i-{id:017x}"),
        registered_at: 1_767_603_600,
        cpu_total: CpuUnits(cpu),
        cpu_left: CpuUnits(cpu),
        memory_total: MemoryMib(memory),
        memory_left: MemoryMib(memory),
        gpus_left: 0,
        eni_slots: 3,
        enis_left: 3,
        ports: BTreeMap::new(),
        attributes: BTreeMap::new().into(),
        groups: BTreeMap::new(),
        running_tasks: 0,
    }
}

pub(super) const GROUP: &str = "service:web";

pub(super) fn ask(cpu: u32, memory: u32, strategies: Vec<Strategy>) -> Ask {
    Ask {
        cpu: CpuUnits(cpu),
        memory: MemoryMib(memory),
        gpus: 0,
        ports: Vec::new(),
        enis: 0,
        zones: None,
        attributes: Vec::new(),
        constraints: Vec::new(),
        strategies,
        group: GROUP.into(),
        draw: 0,
    }
}

fn zone() -> Strategy {
    Strategy::SpreadAttribute(ZONE_ATTRIBUTE.into())
}

/// The winner, unless chance had a say.
fn winner(ask: &Ask, pool: &Pool) -> Option<InstanceId> {
    let placement = place(ask, pool);
    (placement.tied.len() <= 1)
        .then_some(placement.winner)
        .flatten()
}

fn name(id: InstanceId) -> Answer {
    Answer::Name(id.to_string())
}

fn lines(nodes: &[Node]) -> Vec<Words> {
    let line = |it: &Node| {
        Words::new("q-node")
            .name("id", it.id)
            .name("zone", &it.zone)
            .number("cpu", it.cpu_left.0)
            .number("memory", it.memory_left.0)
            .number("tasks", it.tasks_of(GROUP))
    };
    nodes.iter().map(line).collect()
}

fn fleet(draw: &mut Draw, most_tasks: u32) -> Vec<Node> {
    let count = draw.number(4, 5);
    (1..=count)
        .map(|id| {
            let cpu = draw.stepped(128, 2048, 64);
            let memory = draw.stepped(256, 4096, 128);
            let zone = *draw.pick(&["a", "b", "c"]);
            let mut node = node(id, zone, cpu, memory);
            let tasks = draw.number(0, most_tasks);
            if tasks > 0 {
                node.groups.insert(GROUP.into(), tasks);
            }
            node
        })
        .collect()
}

/// T5: binpack on one field.
pub fn binpack(draw: &mut Draw) -> Option<Drawn> {
    let nodes = fleet(draw, 0);
    let pool = Pool::new(nodes.clone());
    let by_cpu = draw.number(0, 1) == 0;
    let (strategy, other) = match by_cpu {
        true => (Strategy::BinpackCpu, Strategy::BinpackMemory),
        false => (Strategy::BinpackMemory, Strategy::BinpackCpu),
    };
    let asked = |strategy: Strategy| ask(256, 512, vec![strategy]);
    let right = winner(&asked(strategy), &pool)?;
    let field = |it: &&Node| {
        if by_cpu {
            it.cpu_left.0
        } else {
            it.memory_left.0
        }
    };
    let fullest = nodes.iter().min_by_key(field)?.id;
    let emptiest = nodes.iter().max_by_key(field)?.id;
    let fits = |it: &&Node| it.cpu_left.0 >= 256 && it.memory_left.0 >= 512;
    let mut wrong = vec![
        ("binpack-balances", name(emptiest)),
        ("filters-come-last", name(fullest)),
        ("first-in-the-list", name(nodes.iter().find(fits)?.id)),
    ];
    if let Some(it) = winner(&asked(other), &pool) {
        wrong.insert(1, ("any-field", name(it)));
    }
    let field = if by_cpu { "cpu" } else { "memory" };
    Some(Drawn {
        stem: Words::new("q-t5").name("field", field),
        given: lines(&nodes),
        right: name(right),
        wrong,
        reason: Words::new("q-t5-why")
            .name("field", field)
            .name("id", right),
    })
}

/// T6: spread over instances or zones.
pub fn spread(draw: &mut Draw) -> Option<Drawn> {
    let mut nodes = fleet(draw, 3);
    for it in &mut nodes {
        (it.cpu_left, it.memory_left) = (CpuUnits(2048), MemoryMib(4096));
    }
    let pool = Pool::new(nodes.clone());
    let by_zone = draw.number(0, 1) == 0;
    let both = || vec![zone(), Strategy::SpreadInstance];
    let alone = || vec![Strategy::SpreadInstance, zone()];
    let (strategies, other) = if by_zone {
        (both(), alone())
    } else {
        (alone(), both())
    };
    let right = winner(&ask(256, 512, strategies), &pool)?;
    let tasks = |it: &&Node| it.tasks_of(GROUP);
    let mut wrong = Vec::new();
    if let Some(it) = winner(&ask(256, 512, other), &pool) {
        wrong.push(("spread-means-over-zones", name(it)));
    }
    wrong.push((
        "spread-seeks-company",
        name(nodes.iter().max_by_key(tasks)?.id),
    ));
    wrong.push((
        "fewest-on-one-instance",
        name(nodes.iter().min_by_key(tasks)?.id),
    ));
    wrong.push(("first-in-the-list", name(nodes.first()?.id)));
    wrong.push(("newest-instance", name(nodes.last()?.id)));
    let field = match by_zone {
        true => "attribute:ecs.availability-zone, instanceId",
        false => "instanceId, attribute:ecs.availability-zone",
    };
    Some(Drawn {
        stem: Words::new("q-t6").name("fields", field),
        given: lines(&nodes),
        right: name(right),
        wrong,
        reason: Words::new("q-t6-why")
            .name("fields", field)
            .name("id", right),
    })
}

fn fullest_first(mut counts: Vec<u32>) -> String {
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let counts: Vec<String> = counts.iter().map(u32::to_string).collect();
    counts.join(" + ")
}

/// Tasks per zone and instance. Which of two equal instances or zones it was does not matter: the
/// fullest first.
pub(in crate::practice) fn shape_of<'a>(nodes: impl Iterator<Item = (&'a str, u32)>) -> String {
    let mut zones: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (zone, count) in nodes {
        zones.entry(zone).or_default().push(count);
    }
    let mut shape: Vec<String> = zones.into_values().map(fullest_first).collect();
    shape.sort_unstable_by(|a, b| b.cmp(a));
    shape.join(" | ")
}

/// Tasks per zone and instance after placing some, `2 + 1 | 2 + 0`; `None` if chance had a say.
fn counts(nodes: &[Node], strategies: &[Strategy], tasks: u32) -> Option<Answer> {
    let mut shapes = [0_u64, 0x9e37_79b9_7f4a_7c15].into_iter().map(|draw| {
        let mut pool = Pool::new(nodes.to_vec());
        for task in 0..tasks {
            let asked = Ask {
                draw: draw.rotate_left(task),
                ..ask(256, 512, strategies.to_vec())
            };
            let id = place_indexed(&asked, &pool)?;
            pool.assign(&asked, id, TaskId(task + 1));
        }
        let nodes = pool.nodes();
        Some(shape_of(
            nodes.map(|it| (it.zone.as_str(), it.tasks_of(GROUP))),
        ))
    });
    let first = shapes.next()??;
    shapes
        .all(|it| it.as_ref() == Some(&first))
        .then_some(Answer::Name(first))
}

/// T7: what a chain makes of several tasks.
pub fn chain(draw: &mut Draw) -> Option<Drawn> {
    let per_zone = draw.number(2, 3);
    let holds = draw.number(3, 5);
    let tasks = draw.number(4, 7);
    let nodes: Vec<Node> = (0..2 * per_zone)
        .map(|it| {
            node(
                it + 1,
                if it < per_zone { "a" } else { "b" },
                4096,
                holds * 512,
            )
        })
        .collect();
    let (first, second) = match draw.number(0, 2) {
        0 => (zone(), Strategy::BinpackMemory),
        1 => (Strategy::BinpackMemory, zone()),
        _ => (zone(), Strategy::SpreadInstance),
    };
    let right = counts(&nodes, &[first.clone(), second.clone()], tasks)?;
    let models = [
        (
            "the-order-does-not-matter",
            vec![second.clone(), first.clone()],
        ),
        ("only-the-first-counts", vec![first.clone()]),
        ("only-the-last-counts", vec![second.clone()]),
        ("binpack-balances", vec![zone(), Strategy::SpreadInstance]),
        ("spread-packs", vec![zone(), Strategy::BinpackMemory]),
    ];
    let wrong = models
        .into_iter()
        .filter_map(|(model, strategies)| counts(&nodes, &strategies, tasks).map(|it| (model, it)));
    let text = |it: &Strategy| match it {
        Strategy::BinpackMemory => "binpack(memory)",
        Strategy::SpreadInstance => "spread(instanceId)",
        _ => "spread(attribute:ecs.availability-zone)",
    };
    let wrong = wrong.collect();
    let chain = format!("{}, {}", text(&first), text(&second));
    Some(Drawn {
        stem: Words::new("q-t7")
            .number("zone", per_zone)
            .number("holds", holds)
            .number("tasks", tasks)
            .name("chain", &chain),
        given: Vec::new(),
        reason: Words::new("q-t7-why")
            .name("first", text(&first))
            .name("second", text(&second)),
        right,
        wrong,
    })
}

/// T8: from which instance a task goes on scale-in, with no strategy.
pub fn scale_in(draw: &mut Draw) -> Option<Drawn> {
    let zones = ["a", "a", "b", "b"];
    let mut nodes: Vec<Node> = (1_u32..)
        .zip(zones)
        .map(|(id, zone)| node(id, zone, 2048, 4096))
        .collect();
    let count = draw.number(4, 8);
    let mut tasks = Vec::new();
    for id in 1..=count {
        let at = draw.number(0, 3) as usize;
        *nodes[at].groups.entry(GROUP.into()).or_default() += 1;
        tasks.push(PlacedTask {
            id: TaskId(id),
            node: Some(nodes[at].id),
            zone: nodes[at].zone.clone(),
            cpu: CpuUnits(256),
            memory: MemoryMib(512),
            pending: false,
            unhealthy: false,
            started_at_ms: u64::from(id) * 60_000,
        });
    }
    let pool = Pool::new(nodes.clone());
    let first = choose_to_stop(&tasks, &pool, &[], GROUP, 1, 0)
        .into_iter()
        .next()?;
    let home = |id: &TaskId| tasks.iter().find(|it| it.id == *id).and_then(|it| it.node);
    let right = home(&first.task)?;
    // Among equal instances AWS promises nothing, so a tie is no question.
    if first.tied.iter().any(|it| home(it) != Some(right)) {
        return None;
    }
    let zone_of = |zone: &str| tasks.iter().filter(|it| it.zone == zone).count();
    let lesser = if zone_of("a") <= zone_of("b") {
        "a"
    } else {
        "b"
    };
    let held = |it: &&Node| it.tasks_of(GROUP);
    let busy = || nodes.iter().filter(|it| it.tasks_of(GROUP) > 0);
    let mut wrong = vec![
        ("newest-goes-first", name(tasks.last()?.node?)),
        ("oldest-goes-first", name(tasks.first()?.node?)),
        ("fullest-instance-first", name(busy().max_by_key(held)?.id)),
        ("emptiest-instance-first", name(busy().min_by_key(held)?.id)),
    ];
    if let Some(it) = busy().find(|it| it.zone == lesser) {
        wrong.push(("smallest-zone-first", name(it.id)));
    }
    let line = |it: &Node| {
        let here = tasks.iter().filter(|task| task.node == Some(it.id));
        let here: Vec<String> = here.map(|it| it.id.to_string()).collect();
        Words::new("q-holds")
            .name("id", it.id)
            .name("zone", &it.zone)
            .name("tasks", here.join(", "))
    };
    Some(Drawn {
        stem: Words::new("q-t8")
            .number("from", count)
            .number("to", count - 1),
        given: nodes.iter().map(line).collect(),
        reason: Words::new("q-t8-why").name("id", right),
        right: name(right),
        wrong,
    })
}
