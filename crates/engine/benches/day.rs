//! Event throughput: a simulated day of 10 services on 100 instances with traffic and target tracking.
//!
//! Goal: under one second of real time a simulated day, native, one core. `cargo xtask bench` prints it.

use base::{
    ClusterId, CpuUnits, MemoryMib, Milli, Percent, ServiceId, SimDuration, SimTime, TaskCount,
};
use criterion::{Criterion, criterion_group, criterion_main};
use engine::command::{AddContainerInstances, CreateService, PutScalingPolicy, TrackedMetric};
use engine::{Answer, Command, Run};
use model::{
    Compatibility, Container, LaunchType, NetworkMode, PolicyMetric, PortMapping, RevisionStatus,
    TaskDefinition, TaskDefinitionRef, TrafficPoint,
};
use rules::placement::Protocol;
use std::hint::black_box;
use std::time::Duration;

const SERVICES: u32 = 10;
const INSTANCES: u32 = 100;
const DAY: SimTime = SimTime(86_400_000);

fn submit(run: &mut Run, command: Command) -> Answer {
    run.submit("bench", "", &command).expect("admitted")
}

fn definition(family: String) -> TaskDefinition {
    TaskDefinition {
        family,
        revision: 0,
        status: RevisionStatus::Active,
        registered_at: SimTime::ZERO,
        network_mode: NetworkMode::Bridge,
        requires_compatibilities: Vec::new(),
        compatibilities: vec![Compatibility::Ec2],
        cpu: None,
        memory: None,
        containers: vec![Container {
            name: "app".into(),
            image: "web:v1".into(),
            cpu: CpuUnits(256),
            memory: Some(MemoryMib(512)),
            memory_reservation: None,
            essential: true,
            port_mappings: vec![PortMapping {
                container_port: 80,
                host_port: 0,
                protocol: Protocol::Tcp,
                name: None,
            }],
            health_check: None,
            depends_on: Vec::new(),
            start_timeout: None,
            stop_timeout: None,
            restart_policy: None,
            gpus: 0,
            secrets: Vec::new(),
            log: None,
            repository_credentials: None,
            version_consistency: true,
        }],
        task_role_arn: None,
        execution_role_arn: None,
        placement_constraints: Vec::new(),
        cpu_architecture: None,
        requires_attributes: Vec::new(),
        volumes: vec![],
        ephemeral_gib: 20,
        document: String::new(),
    }
}

/// Two hours between a quiet 40 and a busy 400 requests a second, all day, shifted per service.
fn traffic(service: u32) -> Vec<TrafficPoint> {
    (0..24)
        .map(|n| TrafficPoint {
            at: SimTime::from_secs(3_600 * n + 60 * u64::from(service)),
            requests_per_second: Milli::from_int(if n % 2 == 0 { 40 } else { 400 }),
        })
        .collect()
}

fn world() -> Run {
    let mut run = Run::new(7);
    submit(&mut run, Command::CreateCluster { name: "lab".into() });
    let zones = ["us-east-1a", "us-east-1b", "us-east-1c"]
        .map(String::from)
        .to_vec();
    let add = AddContainerInstances {
        cluster: ClusterId(1),
        instance_type: "m5.large".into(),
        count: INSTANCES,
        zones,
        subnets: vec![],
        security_groups: vec![],
        attributes: Vec::new(),
        role: None,
        reserved_memory: MemoryMib(0),
    };
    submit(&mut run, Command::AddContainerInstances(Box::new(add)));
    for n in 1..=SERVICES {
        let family = format!("web{n}");
        let draft = Box::new(definition(family.clone()));
        submit(&mut run, Command::RegisterTaskDefinition { draft });
        let create = CreateService {
            cluster: ClusterId(1),
            name: family.clone(),
            definition: Some(TaskDefinitionRef {
                family,
                revision: 1,
            }),
            launch_type: LaunchType::Ec2,
            desired: TaskCount(4),
            minimum_healthy_percent: Percent(100),
            maximum_percent: Percent(200),
            health_check_grace_period: SimDuration::ZERO,
            constraints: Vec::new(),
            strategies: Vec::new(),
            network: None,
            load_balancers: Vec::new(),
            settings: Default::default(),
            document: String::new(),
        };
        submit(&mut run, Command::CreateService(Box::new(create)));
        let service = ServiceId(n);
        let (min, max) = (Some(TaskCount(2)), Some(TaskCount(40)));
        submit(
            &mut run,
            Command::RegisterScalableTarget {
                service,
                min,
                max,
                suspended: None,
            },
        );
        let put = PutScalingPolicy {
            name: "cpu".into(),
            service,
            metric: TrackedMetric::Predefined(PolicyMetric::EcsServiceAverageCpuUtilization),
            target: Milli::from_int(60),
            scale_out_cooldown: SimDuration::from_secs(60),
            scale_in_cooldown: SimDuration::from_secs(60),
            disable_scale_in: false,
        };
        submit(&mut run, Command::PutScalingPolicy(Box::new(put)));
        submit(
            &mut run,
            Command::SetTraffic {
                service,
                points: traffic(n),
            },
        );
    }
    run
}

fn day(criterion: &mut Criterion) {
    let start = world();
    let mut played = start.clone();
    played.run_until(DAY);
    let tasks = played.world.tasks.len();
    println!("a day: {} events, {tasks} tasks ever", played.trace.len());
    criterion.bench_function("engine/day of 10 services, 100 instances", |bencher| {
        bencher.iter_batched(
            || start.clone(),
            |mut run| {
                run.run_until(DAY);
                black_box(run.digest)
            },
            criterion::BatchSize::LargeInput,
        );
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(8));
    targets = day
}
criterion_main!(benches);
