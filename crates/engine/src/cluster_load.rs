//! What a cluster of container instances publishes: how much is reserved and how much is used.
//!
//! Source: ECS developer guide, CloudWatch metrics: reserved by tasks, or used by them, over what
//! ACTIVE and DRAINING instances registered (read 2026-11).
//! Example: ten tasks of 1024 CPU units on 18,432 registered are a CPUReservation of 55.5 %.

use crate::load;
use base::{ClusterId, Milli, SimTime};
use model::{ClusterMetric, Instance, InstanceState, Task, World};

/// `None` when the cluster has no container instance.
pub fn datapoint(
    world: &World,
    cluster: ClusterId,
    metric: ClusterMetric,
    at: SimTime,
) -> Option<Milli> {
    let registered =
        |it: &&Instance| it.cluster == cluster && it.state != InstanceState::Terminated;
    let instances = || world.all_instances().filter(registered);
    let cpu: u64 = instances().map(|it| u64::from(it.node.cpu_total.0)).sum();
    let memory: u64 = instances()
        .map(|it| u64::from(it.node.memory_total.0))
        .sum();
    let (used, whole) = match metric {
        ClusterMetric::CpuReservation => {
            let left: u64 = instances().map(|it| u64::from(it.node.cpu_left.0)).sum();
            (cpu.saturating_sub(left), cpu)
        }
        ClusterMetric::MemoryReservation => {
            let left: u64 = instances().map(|it| u64::from(it.node.memory_left.0)).sum();
            (memory.saturating_sub(left), memory)
        }
        ClusterMetric::CpuUtilization | ClusterMetric::MemoryUtilization => {
            let tasks = instances().flat_map(|it| world.live_tasks_on(it.id));
            let tasks = tasks.filter(|it| it.is_running());
            let used: u64 = tasks.map(|it| used(world, it, metric, at)).sum();
            let cpus = metric == ClusterMetric::CpuUtilization;
            (used, if cpus { cpu } else { memory })
        }
    };
    (whole > 0).then(|| Milli::percent_of(used, whole))
}

/// CPU units or MiB that the task uses.
pub(crate) fn used(world: &World, task: &Task, metric: ClusterMetric, at: SimTime) -> u64 {
    let Some(definition) = world.definition_of(task) else {
        return 0;
    };
    let (percent, whole) = if metric == ClusterMetric::CpuUtilization {
        let requests = task.service.map_or(Milli(0), |it| {
            crate::door::of_service(world, it, at, load::mean_requests)
        });
        let tasks = task
            .service
            .into_iter()
            .flat_map(|it| world.live_tasks_of(it));
        let serving = tasks
            .filter(|it| it.is_running() && it.counted_healthy)
            .count();
        let percent = load::cpu(world, task, definition, requests, serving as i64);
        (percent, task.cpu.0)
    } else {
        (load::memory(world, task, definition), task.memory.0)
    };
    let percent = percent.map_or(0, |it| it.0.max(0) as u64);
    percent * u64::from(whole) / 100_000
}
