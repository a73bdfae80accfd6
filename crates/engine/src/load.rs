//! From traffic to utilisation: the only made-up physics, all of it on this page.
//!
//! Model: requests spread evenly over the tasks counted healthy; a request costs its image's CPU
//! milliseconds; an idle task uses 2 % of its CPU; a process uses 40 % of its memory, or what its image
//! says. Example: 90 requests/s over 4 tasks of 256 CPU units at 5 ms each are 45 % + 2 %.

use base::{Milli, ServiceId, SimTime, product_over};
use model::{
    Datapoint, Metric, NetworkMode, Task, TaskDefinition, TaskDefinitionRef, TrafficPoint, World,
};

/// Model: CPU of a task without requests.
const IDLE_CPU: Milli = Milli(2_000);
/// Model: memory of an image that says nothing, as a share of what the task reserves.
const USED_MEMORY: Milli = Milli(40_000);
/// Model: containers without a task-level limit may use idle CPU of their instance, up to this.
const BURST_CPU: Milli = Milli(200_000);
const FULL: Milli = Milli(100_000);

/// Requests per second at a moment: linear between the corners, flat outside.
pub fn requests_at(points: &[TrafficPoint], at: SimTime) -> Milli {
    let after = points.iter().position(|it| it.at > at);
    match after {
        None => points.last().map_or(Milli(0), |it| it.requests_per_second),
        Some(0) => points[0].requests_per_second,
        Some(n) => {
            let (a, b) = (&points[n - 1], &points[n]);
            let (from, to) = (a.requests_per_second.0, b.requests_per_second.0);
            let (past, span) = ((at.0 - a.at.0) as i64, (b.at.0 - a.at.0) as i64);
            let part = product_over([to.saturating_sub(from), past], span);
            Milli(from.saturating_add(part))
        }
    }
}

/// Mean requests per second over the minute that ends at `at`, from six samples.
pub fn mean_requests(points: &[TrafficPoint], at: SimTime) -> Milli {
    let samples = (0..6u64).map(|n| requests_at(points, SimTime(at.0.saturating_sub(n * 10_000))));
    let total = samples.fold(0i64, |sum, it| sum.saturating_add(it.0));
    Milli(total / 6)
}

/// A service at the end of a minute: what all its metrics are made of, looked up once.
pub struct Reading<'w> {
    world: &'w World,
    service: ServiceId,
    at: SimTime,
    /// Its RUNNING tasks with what they run by.
    running: Vec<(&'w Task, Option<&'w TaskDefinition>)>,
    /// How many of them count as healthy.
    serving: i64,
    requests: Milli,
}

impl<'w> Reading<'w> {
    pub fn of(world: &'w World, service: ServiceId, at: SimTime) -> Reading<'w> {
        // Tasks of one deployment follow each other and run by one definition.
        let mut last: Option<(&TaskDefinitionRef, Option<&TaskDefinition>)> = None;
        let mut definition = |task: &'w Task| match (&task.overrides, last) {
            (Some(it), _) => Some(&it.definition),
            (None, Some((reference, found))) if *reference == task.definition => found,
            (None, _) => {
                let found = world.definition(&task.definition);
                last = Some((&task.definition, found));
                found
            }
        };
        let tasks = world.live_tasks_of(service).filter(|it| it.is_running());
        let running: Vec<_> = tasks.map(|it| (it, definition(it))).collect();
        Reading {
            world,
            service,
            at,
            serving: running.iter().filter(|it| it.0.counted_healthy).count() as i64,
            running,
            requests: crate::door::of_service(world, service, at, mean_requests),
        }
    }

    /// The metric's datapoint for the minute; `None` when AWS would publish nothing.
    ///
    /// Source: ECS developer guide, CloudWatch metrics: no RUNNING tasks, no datapoint (read
    /// 2026-11).
    pub fn point(&self, metric: Metric) -> Option<Datapoint> {
        let world = self.world;
        let one = |value| Some(Datapoint::new(self.at, value));
        match metric {
            Metric::RunningTaskCount => one(Milli::from_int(self.running.len() as i64)),
            Metric::RequestCountPerTarget => {
                world.groups_of(&world.services[&self.service]).next()?;
                let per_minute = self.requests.0.saturating_mul(60);
                one(Milli(match self.serving {
                    0 => 0,
                    serving => per_minute / serving,
                }))
            }
            Metric::CpuUtilization => {
                self.mean(|task, it| cpu(world, task, it, self.requests, self.serving))
            }
            Metric::MemoryUtilization => self.mean(|task, it| memory(world, task, it)),
        }
    }

    /// Each task is a sample.
    fn mean(&self, each: impl Fn(&Task, &TaskDefinition) -> Option<Milli>) -> Option<Datapoint> {
        let samples = self.running.iter();
        let samples = samples.filter_map(|(task, definition)| each(task, (*definition)?));
        let points = samples.map(|value| Datapoint::new(self.at, value));
        points.reduce(|sum, it| sum.with(&it))
    }
}

/// Per cent of the CPU the task reserves; `None` for a definition that reserves none.
pub(crate) fn cpu(
    world: &World,
    task: &Task,
    definition: &TaskDefinition,
    requests: Milli,
    serving: i64,
) -> Option<Milli> {
    let units = i64::from(task.cpu.0);
    if units == 0 {
        return None;
    }
    let container = definition.containers.iter().find(|it| it.essential);
    let cost = container.map_or(0, |it| {
        crate::lifecycle::image(world, task, it).cpu_per_request.0
    });
    let shifted = crate::controllers::ecs::service_scheduler::shift::share_of(world, task);
    let (part, serving) = shifted.unwrap_or((FULL, serving));
    let share = if serving == 0 || !task.counted_healthy {
        0
    } else {
        product_over([requests.0, part.0], FULL.0) / serving
    };
    // share and cost are thousandths: share/1000 req/s * cost/1000 ms = ms of CPU per second;
    // units/1024 CPUs offer 1000 ms each; the answer is thousandths of a per cent.
    let busy = product_over([share, cost, 1024], units * 10_000);
    let most = most_cpu(definition);
    Some(Milli(busy.saturating_add(IDLE_CPU.0).min(most.0)))
}

/// What a task can use of its CPU at most.
fn most_cpu(definition: &TaskDefinition) -> Milli {
    let limited = definition.cpu.is_some() || definition.network_mode == NetworkMode::Awsvpc;
    if limited { FULL } else { BURST_CPU }
}

/// Requests per second that a task can serve; `None` when its image says nothing of what one costs.
///
/// Model: a task serves until its CPU is used up; what comes above that fails at once, nothing
/// queues. Example: 256 CPU units at 5 ms a request are 50 requests per second.
pub fn capacity(world: &World, task: &Task) -> Option<Milli> {
    let definition = world.definition_of(task)?;
    let container = definition.containers.iter().find(|it| it.essential)?;
    let cost = crate::lifecycle::image(world, task, container)
        .cpu_per_request
        .0;
    if cost <= 0 || task.cpu.0 == 0 {
        return None;
    }
    let spare = most_cpu(definition).0 - IDLE_CPU.0;
    // The inverse of `cpu`: thousandths of a request per second.
    Some(Milli(product_over(
        [spare, i64::from(task.cpu.0), 10_000],
        cost.saturating_mul(1024),
    )))
}

/// Requests per second that are answered: the offer is spread evenly, each task takes what it can.
///
/// Model: the load balancer knows nothing of a task's rest, so a full task fails its share.
pub fn served(offered: Milli, takers: &[Option<Milli>]) -> Milli {
    let count = takers.len() as i64;
    if count == 0 {
        return Milli(0);
    }
    let share = offered.0 / count;
    let taken = |it: &Option<Milli>| it.map_or(share, |most| most.0.min(share));
    let total: i64 = takers.iter().map(taken).sum();
    // What integer division left over is not a failure.
    Milli(if total == share * count {
        offered.0
    } else {
        total
    })
}

/// What a task is to its users: the requests per second it can take, and how long one takes alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taker {
    pub most: Option<Milli>,
    /// Milliseconds.
    pub alone: Milli,
}

/// What a user of the service gets at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Felt {
    pub offered: Milli,
    pub served: Milli,
    /// Milliseconds, the mean of what is answered; `None` when nothing is.
    pub latency: Option<Milli>,
}

/// The most that waiting lengthens a request: at 95 % of what a task can take.
const LONGEST_WAIT: i64 = 950;

/// A task as its users see it.
///
/// Model: one request uses one CPU at most, and less when the task is limited to less.
/// Example: 5 ms on 256 CPU units take 20 ms.
pub fn taker(world: &World, task: &Task) -> Taker {
    let container = world
        .definition_of(task)
        .and_then(|it| it.containers.iter().find(|it| it.essential));
    let cost = container.map_or(Milli(0), |it| {
        crate::lifecycle::image(world, task, it).cpu_per_request
    });
    let units = i64::from(task.cpu.0.clamp(1, 1024));
    Taker {
        most: capacity(world, task),
        alone: Milli(cost.0.max(0).saturating_mul(1024) / units),
    }
}

/// Who is answered, and after how long.
///
/// Model: an M/M/1 queue at each task: with a share u of what it can take in use, a request takes
/// 1 / (1 - u) times as long as alone, at most 20 times; what is more fails at once.
/// Example: 20 ms alone, half of the capacity in use: 40 ms.
pub fn felt(offered: Milli, takers: &[Taker]) -> Felt {
    let most: Vec<Option<Milli>> = takers.iter().map(|it| it.most).collect();
    let share = offered.0 / (takers.len().max(1) as i64);
    let (mut weight, mut total) = (0i128, 0i128);
    for it in takers {
        let taken = it.most.map_or(share, |most| most.0.min(share));
        let used = it.most.map_or(0, |most| taken * 1000 / most.0.max(1));
        let time = it.alone.0.saturating_mul(1000) / (1000 - used.clamp(0, LONGEST_WAIT));
        weight += i128::from(taken);
        total += i128::from(taken) * i128::from(time);
    }
    Felt {
        offered,
        served: served(offered, &most),
        latency: (weight > 0).then(|| Milli((total / weight) as i64)),
    }
}

/// Per cent of the memory the task reserves.
pub(crate) fn memory(world: &World, task: &Task, definition: &TaskDefinition) -> Option<Milli> {
    let reserved = u64::from(task.memory.0);
    if reserved == 0 {
        return None;
    }
    let used: u64 = definition
        .containers
        .iter()
        .map(|it| {
            let said = crate::lifecycle::image(world, task, it)
                .memory
                .map(|used| u64::from(used.0));
            let share = u64::from(it.memory_demand().0) * USED_MEMORY.0 as u64 / FULL.0 as u64;
            said.unwrap_or(share)
        })
        .sum();
    let used = if used == 0 {
        reserved * USED_MEMORY.0 as u64 / FULL.0 as u64
    } else {
        used
    };
    Some(Milli::percent_of(used, reserved))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tasks_cannot_take_fails() {
        let some = |milli| Some(Milli(milli));
        let offered = Milli::from_int(200);
        assert_eq!(served(offered, &[]), Milli(0));
        assert_eq!(served(offered, &[None, None, None]), offered);
        assert_eq!(
            served(offered, &[some(50_000), some(120_000)]),
            Milli(150_000)
        );
        assert_eq!(served(offered, &[some(100_000), some(100_000)]), offered);
    }

    #[test]
    fn waiting_grows_with_the_share_in_use() {
        let taker = |most: i64| Taker {
            most: Some(Milli::from_int(most)),
            alone: Milli::from_int(20),
        };
        for (offered, takers, served, latency) in [
            (0, vec![taker(50)], 0, None),
            (25, vec![taker(50)], 25, Some(40_000)),
            (50, vec![taker(50), taker(50)], 50, Some(40_000)),
            (200, vec![taker(50)], 50, Some(400_000)),
            (10, vec![], 0, None),
        ] {
            let found = felt(Milli::from_int(offered), &takers);
            assert_eq!(found.served, Milli::from_int(served), "{offered}");
            assert_eq!(found.latency, latency.map(Milli), "{offered}");
        }
    }

    #[test]
    fn traffic_is_linear_between_corners_and_flat_outside() {
        let corner = |secs, rps| TrafficPoint {
            at: SimTime::from_secs(secs),
            requests_per_second: Milli::from_int(rps),
        };
        let points = [corner(60, 100), corner(120, 200)];
        for (secs, milli) in [
            (0, 100_000),
            (60, 100_000),
            (90, 150_000),
            (120, 200_000),
            (999, 200_000),
        ] {
            assert_eq!(
                requests_at(&points, SimTime::from_secs(secs)),
                Milli(milli),
                "{secs}"
            );
        }
        assert_eq!(
            mean_requests(&points, SimTime::from_secs(50)),
            Milli(100_000)
        );
        assert_eq!(requests_at(&[], SimTime::ZERO), Milli(0));
    }
}
