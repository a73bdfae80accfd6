//! Which capacity provider a task goes to, and tasks that wait in PROVISIONING for an instance.
//!
//! Source: ECS developer guide, capacity providers; cluster auto scaling: tasks that fit nowhere wait
//! (read 2026-11). Model: they wait 30 minutes, AWS says between 10 and 30.
//! Example: a strategy of OD base 2 weight 1 and SPOT weight 3 puts the third task on SPOT.

use crate::launch::{self, Attempt, Owner, Seat, Wanted};
use crate::lifecycle::{stopping, timing};
use crate::nodes;
use crate::step::Step;
use base::{ClusterId, InstanceId, SimDuration, TaskId};
use model::asg::MemberState;
use model::capacity::{CapacityEvent, Provider, ProviderId, Shortage, StrategyItem};
use model::{Event, LaunchType, PlacementSubject, StopCode, StoppedReason, Task, TimerKey, World};
use rules::capacity::Share;
use rules::placement::{Candidate, Check, Placement, Pool};

/// Tasks of a cluster that may wait.
///
/// Source: ECS developer guide, service event messages: 500 tasks in PROVISIONING (read 2026-11).
pub const MAX_WAITING: usize = 500;

/// How long a task waits for an instance.
pub const PATIENCE: SimDuration = SimDuration::from_mins(30);

/// The provider for the next task of a service that has a strategy.
pub fn for_service(owner: &Owner, step: &mut Step<'_>) -> Option<Provider> {
    let (service, deployment) = owner.service?;
    let world = step.world();
    let strategy = world
        .strategy_of(service, deployment)
        .filter(|it| !it.is_empty())?;
    let tasks = world.live_tasks_of(service);
    let mine = tasks.filter(|it| it.wanted && it.deployment == Some(deployment));
    let used: Vec<Provider> = mine
        .filter_map(|it| world.task_providers.get(&it.id))
        .copied()
        .collect();
    choose(&strategy.clone(), &used, &owner.group, step)
}

/// Chooses by base and weight, and says so.
pub fn choose(
    strategy: &[StrategyItem],
    used: &[Provider],
    group: &str,
    step: &mut Step<'_>,
) -> Option<Provider> {
    let items = strategy.iter().map(|it| {
        let tasks = used.iter().filter(|used| **used == it.provider).count() as u32;
        let (base, weight) = (it.base, it.weight);
        (
            it.provider,
            Share {
                base,
                weight,
                tasks,
            },
        )
    });
    let items: Vec<(Provider, Share)> = items.collect();
    let shares: Vec<Share> = items.iter().map(|it| it.1).collect();
    let choice = rules::capacity::next(&shares)?;
    let provider = items[choice.index].0;
    step.emit(Event::Capacity(CapacityEvent::ProviderChosen {
        group: group.to_string(),
        items,
        choice,
    }));
    Some(provider)
}

/// Launches one task on a provider; on a managed group it waits when nothing fits.
#[inline(never)]
pub fn attempt(wanted: Wanted<'_>, provider: Provider, step: &mut Step<'_>) -> Attempt {
    let fargate = !matches!(provider, Provider::Group(_));
    let owner = Owner {
        launch_type: if fargate {
            LaunchType::Fargate
        } else {
            LaunchType::Ec2
        },
        provider: None,
        ..wanted.owner.clone()
    };
    let wanted = Wanted {
        owner: &owner,
        ..wanted
    };
    let tried = match provider {
        Provider::Group(id) => on_group(wanted, id, step),
        _ => launch::attempt_fargate(wanted, step),
    };
    if let Attempt::Placed(task) = tried {
        step.emit(Event::Capacity(CapacityEvent::TaskProvided {
            task,
            provider,
        }));
    }
    tried
}

/// Instances of the provider's group that are in service.
fn pool(world: &World, provider: ProviderId) -> Pool {
    let group = world
        .providers
        .get(&provider)
        .and_then(|it| world.groups.get(&it.group));
    let members = group.into_iter().flat_map(|it| &it.members);
    let members = members.filter(|it| it.1.state == MemberState::InService);
    let found = members.filter_map(|it| world.instances.get(it.0));
    let there = found.filter(|it| it.state != model::InstanceState::Terminated);
    Pool::new(there.map(|it| it.node.clone()).collect())
}

fn on_group(wanted: Wanted<'_>, provider: ProviderId, step: &mut Step<'_>) -> Attempt {
    let world = step.world();
    let pool = pool(world, provider);
    let managed = world
        .providers
        .get(&provider)
        .is_some_and(|it| it.scaling.enabled);
    let cluster = wanted.owner.cluster;
    if !managed
        || is_full(world, cluster)
        || rules::placement::place_indexed(&wanted.ask, &pool).is_some()
    {
        return launch::attempt_on_pool(wanted, &pool, step);
    }
    let seat = Seat {
        instance: None,
        zone: String::new(),
    };
    let Wanted {
        owner,
        definition,
        ask,
        ..
    } = wanted;
    let task = launch::create(owner, definition, &ask, seat, step);
    if let Some(it) = step.world().managed.get(&provider) {
        let group = it.group;
        crate::controllers::aws::auto_scaling_group::wake(group, step);
    }
    Attempt::Placed(task)
}

/// No more tasks of the cluster may wait.
pub fn is_full(world: &World, cluster: ClusterId) -> bool {
    let waiting = world.waiting_tasks.iter().map(|it| &world.tasks[it]);
    world.waiting_tasks.len() >= MAX_WAITING
        && waiting.filter(|it| it.cluster == cluster).count() >= MAX_WAITING
}

/// Waits for an instance.
pub fn is_waiting(world: &World, task: TaskId) -> bool {
    world.waiting_tasks.contains(&task)
}

/// Gives the tasks that wait their instances, oldest first.
#[inline(never)]
pub fn seat_waiting(cluster: ClusterId, step: &mut Step<'_>) {
    let world = step.world();
    let here = |id: &&TaskId| world.tasks[*id].cluster == cluster && world.tasks[*id].wanted;
    let tasks: Vec<TaskId> = world.waiting_tasks.iter().filter(here).copied().collect();
    // One answer "nowhere" holds for all that ask for the same after it.
    let mut hopeless: Vec<(Provider, model::TaskDefinitionRef, String)> = Vec::new();
    for id in tasks {
        let world = step.world();
        let task = &world.tasks[&id];
        let Some(Provider::Group(provider)) = world.task_providers.get(&id).copied() else {
            continue;
        };
        let same = (
            Provider::Group(provider),
            task.definition.clone(),
            task.group.clone(),
        );
        if hopeless.contains(&same) {
            continue;
        }
        let (ask, subject) = ask_of(world, task);
        let placement = rules::placement::place(&ask, &pool(world, provider));
        let Some(instance) = placement.winner else {
            hopeless.push(same);
            continue;
        };
        seat(id, instance, subject, (ask, placement), step);
    }
}

fn ask_of(world: &World, task: &Task) -> (rules::placement::Ask, PlacementSubject) {
    let definition = crate::lifecycle::definition_of(world, task);
    let service = task.service.and_then(|it| world.services.get(&it));
    let own = service.map(|it| world.service_for(it, task.deployment));
    let network = own.as_ref().and_then(|it| it.network.as_ref());
    let mut ask = nodes::ask(world, definition, &task.group, network);
    let subject = match service.zip(task.deployment) {
        Some((service, deployment)) => {
            ask.constraints
                .extend(service.placement_constraints.iter().cloned());
            ask.strategies = nodes::service_strategies(&service.placement_strategy);
            let service = service.id;
            PlacementSubject::Service {
                service,
                deployment,
            }
        }
        None => {
            ask.strategies = nodes::run_task_strategies(&[]);
            let group = task.group.clone();
            PlacementSubject::RunTask { group }
        }
    };
    (ask, subject)
}

fn seat(
    task: TaskId,
    instance: InstanceId,
    subject: PlacementSubject,
    (ask, placement): (rules::placement::Ask, rules::placement::Placement),
    step: &mut Step<'_>,
) {
    let zone = step.world().instances[&instance].zone().to_string();
    let seq = step.emit(Event::PlacementDecided {
        subject,
        task: Some(task),
        ask: Box::new(ask),
        placement: Box::new(placement),
    });
    let step = &mut step.because(seq);
    step.emit(Event::Capacity(CapacityEvent::TaskSeated {
        task,
        instance,
        zone,
    }));
    if step.world().tasks[&task].gpus > 0 {
        crate::gpus::pin(task, step);
    }
    let world = step.world();
    let it = &world.tasks[&task];
    let service = it.service.and_then(|it| world.services.get(&it));
    let own = service.map(|of| world.service_for(of, it.deployment));
    let network = own.and_then(|it| it.network.clone());
    crate::network::attach_task(task, network.as_ref(), step);
    let it = &step.world().tasks[&task];
    let wait = if it.own_interface {
        timing::provisioning(it)
    } else {
        SimDuration::ZERO
    };
    let at = step.now() + wait;
    step.wake(TimerKey::TaskLife(task), at);
}

/// A task has waited too long; the last answer of placement says why.
#[inline(never)]
pub fn give_up(task: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let pool = match world.task_providers.get(&task) {
        Some(Provider::Group(provider)) => pool(world, *provider),
        _ => Pool::new(Vec::new()),
    };
    let (ask, subject) = ask_of(world, &world.tasks[&task]);
    let placement = rules::placement::place(&ask, &pool);
    let shortage = shortage(&pool, &placement);
    let seq = step.emit(Event::PlacementDecided {
        subject,
        task: None,
        ask: Box::new(ask),
        placement: Box::new(placement),
    });
    let reason = StoppedReason::NoCapacityInTime(shortage);
    let step = &mut step.because(seq);
    stopping::request(task, StopCode::TaskFailedToStart, reason, step);
}

fn shortage(pool: &Pool, placement: &Placement) -> Shortage {
    if pool.is_empty() {
        return Shortage::EmptyProvider;
    }
    let active = |it: &&Candidate| {
        let first = it.rejections.first();
        first.is_some_and(|it| it.check() != Check::Status)
    };
    let active = placement.candidates.iter().filter(active);
    let closest = active.min_by_key(|it| (it.rejections.len(), it.node));
    match closest.and_then(|it| it.rejections.first()) {
        None => Shortage::NoActiveInstances,
        Some(it) => Shortage::Rejected(Box::new(it.clone())),
    }
}

/// RunTask on a group whose scaling is not managed, and which has no instance in the cluster.
pub fn is_empty(world: &World, provider: Provider) -> bool {
    matches!(provider, Provider::Group(it) if pool(world, it).is_empty())
}
