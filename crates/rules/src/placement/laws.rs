//! Laws of placement over random fleets, asks and histories.
//!
//! The index names the full scan's winner; the winner has the least keys; a rejection names exactly
//! what lacks, so mending it makes the node feasible; and a pool is its nodes, whatever happened to
//! it.
//! More cases: `PROPTEST_CASES=100000 cargo test -p rules laws`.

use super::fixture::{ask, ids, node};
use super::scan::{feasible, rejections};
use super::*;
use crate::query::Expression;
use base::{CpuUnits, InstanceId, MemoryMib, TaskId};
use proptest::prelude::{
    Just, ProptestConfig, TestCaseError, any, prop, prop_assert, prop_assert_eq, prop_oneof,
    proptest,
};
// Under another name, because placement has a `Strategy` of its own.
use proptest::strategy::Strategy as Generator;
use std::collections::BTreeMap;
use std::sync::Arc;

const GROUPS: [&str; 3] = ["service:web", "service:api", "family:job"];
const EXPRESSIONS: [&str; 5] = [
    "attribute:stack == prod",
    "attribute:stack != prod",
    "not(task:group == service:api)",
    "attribute:rack =~ [12] or runningTasksCount < 3",
    "attribute:ecs.availability-zone in [a, b]",
];

fn any_node() -> impl Generator<Value = Node> {
    let left = (0u32..6, 0u32..6, 0u32..3, 0u32..4);
    let marks = (0u8..4, 0u8..8, 0u8..4, 0u8..4, any::<u16>());
    let groups = prop::collection::vec((0usize..3, 1u32..4), 0..3);
    (left, marks, groups).prop_map(|((cpu, memory, gpus, enis), marks, groups)| {
        let (zone, state, stack, rack, ports) = marks;
        let mut node = node(0);
        node.zone = ["a", "b", "c", "d"][usize::from(zone)].to_owned();
        node.cpu_left = CpuUnits(cpu * 256);
        node.memory_left = MemoryMib(memory * 512);
        (node.gpus_left, node.enis_left, node.eni_slots) = (gpus, enis, 3);
        if state == 0 {
            node.status = NodeStatus::Draining;
        }
        node.agent_connected = state != 1;
        for bit in (0..16).filter(|bit| ports >> bit & 0b1001 == 0b1001) {
            node.ports
                .insert((Protocol::Tcp, 80 + bit), Some(TaskId(1)));
        }
        let stacks = [None, Some("prod"), Some("dev"), Some("")];
        if let Some(stack) = stacks[usize::from(stack)] {
            let value = Some(stack.to_owned()).filter(|value| !value.is_empty());
            Arc::make_mut(&mut node.attributes).insert("stack".to_owned(), value);
        }
        if rack > 0 {
            let attributes = Arc::make_mut(&mut node.attributes);
            attributes.insert("rack".to_owned(), Some(rack.to_string()));
        }
        for (group, count) in groups {
            node.groups.insert(GROUPS[group].to_owned(), count);
        }
        node.running_tasks = node.groups.values().sum();
        node
    })
}

/// Nodes with ascending ids that leave gaps.
fn any_fleet(most: usize) -> impl Generator<Value = Vec<Node>> {
    let gaps = prop::collection::vec((any_node(), 1u32..4), 0..most);
    gaps.prop_map(|nodes| {
        let mut next = 0;
        let number = |(mut node, gap): (Node, u32)| {
            next += gap;
            node.id = InstanceId(next);
            node
        };
        nodes.into_iter().map(number).collect()
    })
}

fn any_strategy() -> impl Generator<Value = Strategy> {
    prop_oneof![
        3 => Just(Strategy::SpreadAttribute(ZONE_ATTRIBUTE.to_owned())),
        1 => Just(Strategy::SpreadAttribute("rack".to_owned())),
        2 => Just(Strategy::SpreadInstance),
        2 => Just(Strategy::BinpackCpu),
        2 => Just(Strategy::BinpackMemory),
        1 => Just(Strategy::Random),
    ]
}

fn any_constraint() -> impl Generator<Value = Constraint> {
    prop_oneof![
        Just(Constraint::DistinctInstance),
        (0usize..5).prop_map(|n| {
            Constraint::MemberOf(Expression::parse(EXPRESSIONS[n]).expect("a good expression"))
        }),
    ]
}

fn any_ask() -> impl Generator<Value = Ask> {
    let needs = (0u32..4, 0u32..4, 0u32..8, 0u32..3, 0usize..3, any::<u64>());
    let ports = prop::collection::btree_set(80u16..96, 0..2);
    let zones = prop::option::weighted(0.2, prop::collection::vec("[a-e]", 0..3));
    let attribute = prop::option::weighted(0.3, (0usize..4, any::<bool>()));
    let lists = (
        prop::collection::vec(any_constraint(), 0..2),
        prop::collection::vec(any_strategy(), 0..4),
    );
    (needs, ports, zones, attribute, lists).prop_map(|(needs, ports, zones, attribute, lists)| {
        let mut ask = ask();
        let (cpu, memory, gpus, enis, group, draw) = needs;
        (ask.cpu.0, ask.memory.0) = (cpu * 256, memory * 512);
        ask.gpus = u32::from(gpus == 1);
        (ask.enis, ask.draw) = (enis.min(1), draw);
        ask.group = GROUPS[group].to_owned();
        ask.ports = ports
            .into_iter()
            .map(|port| (Protocol::Tcp, port))
            .collect();
        ask.zones = zones;
        let wanted = [
            ("stack", None),
            ("stack", Some("dev")),
            ("rack", Some("1")),
            ("x", None),
        ];
        ask.attributes.extend(attribute.map(|(n, _)| Attribute {
            name: wanted[n].0.to_owned(),
            value: wanted[n].1.map(str::to_owned),
        }));
        (ask.constraints, ask.strategies) = lists;
        ask
    })
}

/// Changes a node until nothing that was named lacks any more.
fn mend(node: &mut Node, rejection: &Rejection) {
    match rejection {
        Rejection::Draining | Rejection::NotActive { .. } => {
            node.status = NodeStatus::Active;
        }
        Rejection::AgentDisconnected => node.agent_connected = true,
        Rejection::MissingAttribute { name, value } => {
            Arc::make_mut(&mut node.attributes).insert(name.clone(), value.clone());
        }
        Rejection::InsufficientCpu { needed, .. } => node.cpu_left = *needed,
        Rejection::InsufficientMemory { needed, .. } => node.memory_left = *needed,
        Rejection::PortTaken { protocol, port, .. } => {
            node.ports.remove(&(*protocol, *port));
        }
        Rejection::TooManyPorts { .. } => node.ports.clear(),
        Rejection::InsufficientGpus { needed, .. } => node.gpus_left = *needed,
        Rejection::NoEniSlot { .. } => node.enis_left += 1,
        Rejection::WrongZone { wanted, .. } => {
            node.zone = wanted.first().cloned().unwrap_or_default();
        }
        Rejection::NotDistinct { group } => {
            node.groups.remove(group);
        }
        // An expression can be about anything; the law below leaves it out.
        Rejection::MemberOfUnsatisfied { .. } => {}
    }
}

/// Something that happens to a pool.
#[derive(Clone, Debug)]
enum Happening {
    Place(Ask),
    Release(Ask, usize),
    Insert(Node, u32),
    Remove(usize),
    Drain(usize),
}

fn any_happening() -> impl Generator<Value = Happening> {
    prop_oneof![
        6 => any_ask().prop_map(Happening::Place),
        3 => (any_ask(), any::<usize>()).prop_map(|(ask, n)| Happening::Release(ask, n)),
        1 => (any_node(), 0u32..80).prop_map(|(node, id)| Happening::Insert(node, id)),
        1 => any::<usize>().prop_map(Happening::Remove),
        1 => any::<usize>().prop_map(Happening::Drain),
    ]
}

fn happen(pool: &mut Pool, happening: Happening) {
    let all: Vec<NodeId> = pool.nodes().map(|node| node.id).collect();
    let nth = |n: usize| {
        all.get(n % all.len().max(1))
            .copied()
            .unwrap_or(InstanceId(999))
    };
    match happening {
        Happening::Place(ask) => {
            if let Some(winner) = place_indexed(&ask, pool) {
                assert!(pool.assign(&ask, winner, TaskId(5)));
            }
        }
        Happening::Release(ask, n) => {
            pool.release(&ask, nth(n));
        }
        Happening::Insert(mut node, id) => {
            node.id = InstanceId(id);
            pool.insert(node);
        }
        Happening::Remove(n) => {
            pool.remove(nth(n));
        }
        Happening::Drain(n) => {
            pool.edit(nth(n), |node| node.status = NodeStatus::Draining);
        }
    }
}

/// Winner, tied nodes and their order of keys agree between scan and index.
fn agree(ask: &Ask, pool: &Pool) -> Result<(), TestCaseError> {
    let full = place_full(ask, pool);
    let found = index::search::search(ask, pool);
    prop_assert_eq!(full.winner, found.as_ref().map(|found| found.winner));
    prop_assert_eq!(full.winner, scan::winner(ask, pool));
    prop_assert_eq!(full.winner, place_indexed(ask, pool));
    prop_assert_eq!(full.tied, found.map(|found| found.tied).unwrap_or_default());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_names_the_full_scans_winner(nodes in any_fleet(40), ask in any_ask()) {
        agree(&ask, &Pool::new(nodes))?;
    }

    #[test]
    fn also_when_more_are_equal_than_a_window_holds(
        nodes in any_fleet(6),
        copies in 20u32..60,
        ask in any_ask(),
    ) {
        let mut all = Vec::new();
        for copy in 0..copies {
            all.extend(nodes.iter().cloned().map(|mut node| {
                node.id = InstanceId(node.id.0 * copies + copy);
                node
            }));
        }
        agree(&ask, &Pool::new(all))?;
    }

    #[test]
    fn a_pool_is_its_nodes_whatever_happened_to_it(
        nodes in any_fleet(30),
        happenings in prop::collection::vec(any_happening(), 0..40),
        indexed in any::<bool>(),
        ask in any_ask(),
    ) {
        let mut pool = Pool::new(nodes);
        if indexed {
            pool.index();
        }
        for happening in happenings {
            happen(&mut pool, happening);
        }
        let fresh = Pool::new(pool.nodes().cloned().collect());
        prop_assert_eq!(&pool, &fresh);
        prop_assert_eq!(pool.len(), fresh.len());
        agree(&ask, &pool)?;
        prop_assert_eq!(place(&ask, &pool), place(&ask, &fresh));
        for group in GROUPS {
            for attribute in [ZONE_ATTRIBUTE, "rack"] {
                let mut counts: BTreeMap<String, u32> = BTreeMap::new();
                for node in fresh.nodes().filter(|node| node.tasks_of(group) > 0) {
                    let value = node.attribute(attribute).unwrap_or("").to_owned();
                    *counts.entry(value).or_default() += node.tasks_of(group);
                }
                prop_assert_eq!(pool.spread(group, attribute), counts);
            }
        }
    }

    #[test]
    fn the_winner_has_the_least_keys_and_was_drawn_among_equals(
        nodes in any_fleet(30),
        ask in any_ask(),
    ) {
        let placement = place_full(&ask, &Pool::new(nodes));
        let random = ask.strategies.iter().position(|one| *one == Strategy::Random);
        let compared = random.unwrap_or(ask.strategies.len());
        let passed = placement.candidates.iter().filter(|one| one.rejections.is_empty());
        let keys: BTreeMap<NodeId, &[i64]> =
            passed.map(|one| (one.node, &one.keys[..compared])).collect();
        prop_assert_eq!(placement.feasible as usize, keys.len());
        let least = keys.values().min();
        let equals: Vec<NodeId> = keys
            .iter()
            .filter(|(_, one)| Some(*one) == least)
            .map(|(id, _)| *id)
            .collect();
        prop_assert_eq!(&placement.tied, &equals);
        match placement.winner {
            Some(winner) => prop_assert!(equals.contains(&winner)),
            None => prop_assert!(keys.is_empty()),
        }
        let rejected: u32 = placement.rejected.iter().map(|(_, count)| count).sum();
        prop_assert_eq!(placement.feasible + rejected, placement.considered);
    }

    #[test]
    fn mending_what_was_named_makes_the_node_feasible(
        mut node in any_node(),
        mut ask in any_ask(),
    ) {
        ask.constraints.retain(|one| *one == Constraint::DistinctInstance);
        if ask.zones.as_ref().is_some_and(Vec::is_empty) {
            ask.zones = None;
        }
        let named = rejections(&ask, &node);
        prop_assert_eq!(named.is_empty(), feasible(&ask, &node, None));
        let mut checks: Vec<Check> = named.iter().map(Rejection::check).collect();
        prop_assert!(checks.is_sorted());
        checks.dedup();
        // Each one really lacks: mending all others is not enough.
        for check in &checks {
            let mut almost = node.clone();
            for rejection in named.iter().filter(|one| one.check() != *check) {
                mend(&mut almost, rejection);
            }
            prop_assert!(!feasible(&ask, &almost, None));
        }
        for rejection in &named {
            mend(&mut node, rejection);
        }
        prop_assert!(feasible(&ask, &node, None));
    }

    #[test]
    fn nothing_is_given_away_twice(
        nodes in any_fleet(12),
        asks in prop::collection::vec(any_ask(), 0..30),
    ) {
        let mut pool = Pool::new(nodes);
        for ask in asks {
            let Some(winner) = place(&ask, &pool).winner else {
                continue;
            };
            let before = pool.node(winner).cloned().expect("the winner is in the pool");
            prop_assert!(before.cpu_left >= ask.cpu && before.memory_left >= ask.memory);
            prop_assert!(ask.ports.iter().all(|port| !before.ports.contains_key(port)));
            prop_assert!(pool.assign(&ask, winner, TaskId(1)));
            prop_assert!(pool.release(&ask, winner));
            prop_assert_eq!(pool.node(winner), Some(&before));
            prop_assert!(pool.assign(&ask, winner, TaskId(1)));
        }
    }

    #[test]
    fn each_stop_sees_the_ones_before_it(
        nodes in any_fleet(8),
        asks in prop::collection::vec((any_ask(), 0u64..4, any::<bool>()), 0..16),
        strategies in prop::collection::vec(any_strategy(), 0..3),
        draw in any::<u64>(),
    ) {
        let mut pool = Pool::new(nodes);
        for node in pool.nodes().map(|node| node.id).collect::<Vec<_>>() {
            pool.edit(node, |node| node.groups.clear());
        }
        let (mut tasks, mut placed) = (Vec::new(), BTreeMap::new());
        for (number, (mut ask, started_at_ms, unhealthy)) in (0u32..).zip(asks) {
            "service:web".clone_into(&mut ask.group);
            let Some(winner) = place(&ask, &pool).winner else {
                continue;
            };
            let id = TaskId(number);
            pool.assign(&ask, winner, id);
            tasks.push(PlacedTask {
                id,
                node: Some(winner),
                zone: pool.node(winner).map(|node| node.zone.clone()).unwrap_or_default(),
                cpu: ask.cpu,
                memory: ask.memory,
                pending: started_at_ms == 3,
                unhealthy,
                started_at_ms,
            });
            placed.insert(id, (ask, winner));
        }
        let stop = |tasks: &[PlacedTask], pool: &Pool, count| {
            choose_to_stop(tasks, pool, &strategies, "service:web", count, draw)
        };
        let all = stop(&tasks, &pool, 99);
        prop_assert_eq!(all.len(), tasks.len());
        for count in 0..tasks.len() {
            prop_assert_eq!(stop(&tasks, &pool, count as u32), &all[..count]);
        }
        // One at a time, with the pool told in between, the keys are the same.
        for stopped in &all {
            let again = stop(&tasks, &pool, 1);
            prop_assert_eq!(&again[0].keys, &stopped.keys);
            prop_assert_eq!(&again[0].tied, &stopped.tied);
            prop_assert!(again[0].tied.contains(&stopped.task));
            let (ask, node) = &placed[&stopped.task];
            pool.release(ask, *node);
            tasks.retain(|task| task.id != stopped.task);
        }
    }

    #[test]
    fn no_text_makes_the_query_language_panic(text in "[\\PC]{0,60}", node in any_node()) {
        if let Ok(expression) = Expression::parse(&text) {
            let _ = expression.matches(&node);
        }
    }

    #[test]
    fn pieces_of_the_language_neither(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "attribute:", "stack", " == ", "=~", "!~", " in ", "[", "]", "(", ")", " and ",
                "||", "!", "not ", "'", "\\", "*", "t2.*", "prod", "task:group", "exists", ",",
                "{2,}",
                "runningTasksCount", "registeredAt", "2018-06-18", "1.14.5", "^", "$", "é",
            ]),
            0..16,
        ),
        node in any_node(),
    ) {
        let text = pieces.concat();
        match Expression::parse(&text) {
            Ok(expression) => {
                if let Err(clause) = expression.eval(&node) {
                    prop_assert!(text.contains(&clause));
                }
            }
            Err(error) => prop_assert!(text.is_char_boundary(error.at)),
        }
    }
}

/// `closest` is one of the nodes that failed fewest checks; the id decides between equals.
#[test]
fn the_large_fleets_verdict_is_short() {
    let nodes: Vec<Node> = (1..=100).map(node).collect();
    let mut asked = ask();
    asked.strategies = vec![Strategy::SpreadInstance, Strategy::BinpackMemory];
    let pool = Pool::new(nodes);
    let placement = place(&asked, &pool);
    assert_eq!(placement.winner, place_full(&asked, &pool).winner);
    assert_eq!(placement.candidates.len(), 1);
    assert_eq!(placement.candidates[0].keys, [0, 8192]);
    assert_eq!((placement.ladder.len(), placement.considered), (2, 100));
    assert_eq!(placement.tied.len(), tie::TIE_WINDOW);
    asked.memory = MemoryMib(9000);
    let placement = place(&asked, &pool);
    assert_eq!(
        (placement.winner, placement.closest),
        (None, Some(InstanceId(1)))
    );
    assert_eq!(placement.rejected, [(Check::Memory, 100)]);
    let listed: Vec<NodeId> = placement.candidates.iter().map(|one| one.node).collect();
    assert_eq!(listed, ids(&[1]));
}
