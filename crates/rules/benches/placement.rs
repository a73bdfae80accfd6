//! How fast is one placement, and how does its cost grow with the fleet?
//!
//! One step of steady work: place a task, put it on its node, and let the oldest one go. The fleet
//! is two thirds full and spread over three zones. After criterion's own lines a table gives
//! placements per second and the growth from 100 to 1,000 and 5,000 instances.
//! Run: `cargo bench -p rules`.
#![allow(clippy::disallowed_types, reason = "a benchmark measures real time")]

use base::{CpuUnits, InstanceId, MemoryMib, TaskId};
use criterion::{Criterion, Throughput, criterion_group};
use rules::instance_types;
use rules::placement::{
    Ask, Attribute, Node, NodeId, NodeStatus, Pool, Strategy, ZONE_ATTRIBUTE, place_full,
    place_indexed,
};
use std::collections::{BTreeMap, VecDeque};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ZONES: [&str; 3] = ["us-east-1a", "us-east-1b", "us-east-1c"];
const TASKS_PER_INSTANCE: u32 = 10;
const GROUPS: u32 = 10;

fn instance(number: u32, attributes: &Arc<BTreeMap<String, Option<String>>>) -> Node {
    Node {
        id: InstanceId(number),
        zone: ZONES[number as usize % ZONES.len()].to_owned(),
        status: NodeStatus::Active,
        agent_connected: true,
        agent_version: "1.105.1".to_owned(),
        ec2_instance_id: format!("i-{number:017x}"),
        registered_at: 0,
        cpu_total: CpuUnits(4096),
        cpu_left: CpuUnits(4096),
        memory_total: MemoryMib(15_630),
        memory_left: MemoryMib(15_630),
        gpus_left: 0,
        eni_slots: 3,
        enis_left: 3,
        ports: BTreeMap::new(),
        attributes: Arc::clone(attributes),
        groups: BTreeMap::new(),
        running_tasks: 0,
    }
}

/// What a task definition with logs and an ECR image implies.
const CAPABILITIES: [&str; 5] = [
    "com.amazonaws.ecs.capability.docker-remote-api.1.19",
    "com.amazonaws.ecs.capability.ecr-auth",
    "com.amazonaws.ecs.capability.logging-driver.awslogs",
    "ecs.capability.execution-role-awslogs",
    "ecs.capability.execution-role-ecr-pull",
];

fn wanted(name: &str) -> Attribute {
    Attribute {
        name: name.to_owned(),
        value: None,
    }
}

fn zones() -> Strategy {
    Strategy::SpreadAttribute(ZONE_ATTRIBUTE.to_owned())
}

/// Tasks of different sizes and services, so that nodes differ.
fn ask(number: u32, strategies: &[Strategy]) -> Ask {
    Ask {
        cpu: CpuUnits([128, 256, 512][number as usize % 3]),
        memory: MemoryMib([512, 1024, 768, 1536][number as usize % 4]),
        gpus: 0,
        ports: Vec::new(),
        enis: 0,
        zones: None,
        attributes: CAPABILITIES.map(wanted).to_vec(),
        constraints: Vec::new(),
        strategies: strategies.to_vec(),
        group: format!("service:s{}", number % GROUPS),
        draw: u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15),
    }
}

/// A fleet at work: the asks come round, the oldest task leaves when a new one is placed.
struct Work {
    pool: Pool,
    asks: Vec<Ask>,
    running: VecDeque<(usize, NodeId)>,
    next: usize,
}

impl Work {
    fn new(instances: u32, strategies: &[Strategy]) -> Work {
        let kind = instance_types::find("m5.xlarge").expect("a known type");
        let attributes = Arc::new(instance_types::agent_attributes(kind));
        let nodes = (1..=instances)
            .map(|number| instance(number, &attributes))
            .collect();
        let mut work = Work {
            pool: Pool::new(nodes),
            asks: (0..997).map(|number| ask(number, strategies)).collect(),
            running: VecDeque::new(),
            next: 0,
        };
        for _ in 0..instances * TASKS_PER_INSTANCE {
            work.place();
        }
        assert_eq!(work.running.len() as u32, instances * TASKS_PER_INSTANCE);
        work
    }

    fn place(&mut self) {
        let number = self.next % self.asks.len();
        self.next += 1;
        let ask = &self.asks[number];
        if let Some(node) = place_indexed(black_box(ask), &self.pool) {
            self.pool.assign(ask, node, TaskId(number as u32));
            self.running.push_back((number, node));
        }
    }

    fn step(&mut self) {
        if let Some((number, node)) = self.running.pop_front() {
            self.pool.release(&self.asks[number], node);
        }
        self.place();
    }

    /// Nanoseconds of one step: the best of many short rounds, so that a busy machine counts less.
    fn cost(&mut self) -> u64 {
        const STEPS: u32 = 500;
        let mut best = u64::MAX;
        for _ in 0..200 {
            let start = Instant::now();
            for _ in 0..STEPS {
                self.step();
            }
            best = best.min(start.elapsed().as_nanos() as u64 / u64::from(STEPS));
        }
        best
    }
}

fn chains() -> [(&'static str, Vec<Strategy>); 5] {
    [
        (
            "spread zones, binpack memory",
            vec![zones(), Strategy::BinpackMemory],
        ),
        (
            "spread zones, spread instances",
            vec![zones(), Strategy::SpreadInstance],
        ),
        ("spread zones", vec![zones()]),
        ("binpack cpu", vec![Strategy::BinpackCpu]),
        ("random", vec![Strategy::Random]),
    ]
}

const FLEETS: [u32; 3] = [100, 1000, 5000];

fn placement(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("place, assign, release");
    group
        .throughput(Throughput::Elements(1))
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1500));
    let [(name, strategies), ..] = chains();
    for instances in FLEETS {
        let mut work = Work::new(instances, &strategies);
        group.bench_function(format!("{name}, {instances} instances"), |bencher| {
            bencher.iter(|| work.step());
        });
    }
    let work = Work::new(1000, &strategies);
    group.bench_function(format!("{name}, 1000 instances, full scan"), |bencher| {
        bencher.iter(|| place_full(black_box(&work.asks[0]), &work.pool));
    });
    group.finish();
}

/// Two decimals of a quotient.
fn ratio(cost: u64, of: u64) -> String {
    let hundredths = (cost * 100 + of / 2) / of.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn table() {
    println!("\nplacements a second on one core (place, assign, release; 10 tasks an instance)");
    println!(
        "{:32} {:>10} {:>10} {:>10}  {:>9} {:>10}",
        "strategies", "100", "1,000", "5,000", "100->1,000", "1,000->5,000"
    );
    for (name, strategies) in chains() {
        let costs = FLEETS.map(|instances| Work::new(instances, &strategies).cost());
        let [small, middle, large] = costs;
        let [a, b, c] = costs.map(|cost| 1_000_000_000 / cost.max(1));
        let (first, second) = (ratio(middle, small), ratio(large, middle));
        println!("{name:32} {a:>10} {b:>10} {c:>10}  {first:>9}x {second:>10}x");
    }
    println!("goal: 200000 a second at 1,000; growth below 2x per tenfold fleet");
}

criterion_group!(benches, placement);

fn main() {
    benches();
    // `cargo test --benches` runs this too, only to see that it works.
    if std::env::args().any(|argument| argument == "--bench") {
        table();
    }
    Criterion::default().configure_from_args().final_summary();
}
