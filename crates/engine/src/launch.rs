//! Placing one task and bringing it into the world, with the evidence of the choice.

use crate::nodes;
use crate::step::Step;
use base::{ClusterId, DeploymentId, InstanceId, Seq, ServiceId, TaskId};
use model::{
    ContainerState, Event, Health, LaunchType, NetworkConfiguration, NetworkMode, PlacementSubject,
    Pull, Task, TaskDefinition, TaskDefinitionRef, TaskStatus, World, ZoneChoice,
};
use rules::placement::{Ask, Placement, Pool};

/// Whose task it is.
#[derive(Clone, Debug)]
pub struct Owner {
    pub cluster: ClusterId,
    pub group: String,
    pub service: Option<(ServiceId, DeploymentId)>,
    pub started_by: Option<String>,
    pub launch_type: LaunchType,
    /// A capacity provider that is chosen already.
    pub provider: Option<model::capacity::Provider>,
}

/// Where a task goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub instance: Option<InstanceId>,
    pub zone: String,
}

/// The id the next task will have.
pub fn next_task_id(world: &World) -> TaskId {
    TaskId(world.tasks.keys().last().map_or(0, |it| it.0) + 1)
}

/// Makes the task; its life begins at once.
pub fn create(
    owner: &Owner,
    definition: &TaskDefinitionRef,
    ask: &Ask,
    seat: Seat,
    step: &mut Step<'_>,
) -> TaskId {
    let world = step.world();
    let id = next_task_id(world);
    let found = world
        .definition(definition)
        .expect("admitted definitions exist");
    let own_interface = found.network_mode == NetworkMode::Awsvpc;
    // Without an instance it waits for one.
    let waits = owner.launch_type == LaunchType::Ec2 && seat.instance.is_none();
    let last_status = if own_interface || waits {
        TaskStatus::Provisioning
    } else {
        TaskStatus::Pending
    };
    let task = Task {
        id,
        cluster: owner.cluster,
        definition: definition.clone(),
        overrides: None,
        group: owner.group.clone(),
        service: owner.service.map(|it| it.0),
        deployment: owner.service.map(|it| it.1),
        started_by: owner.started_by.clone(),
        launch_type: owner.launch_type,
        instance: seat.instance,
        zone: seat.zone,
        last_status,
        wanted: true,
        cpu: ask.cpu,
        memory: ask.memory,
        reserved_ports: ask.ports.clone(),
        gpus: ask.gpus,
        enis: if owner.launch_type == LaunchType::Ec2 {
            ask.enis
        } else {
            0
        },
        own_interface,
        ports: Vec::new(),
        containers: found.containers.iter().map(new_container).collect(),
        health: Health::Unknown,
        counted_healthy: false,
        ever_healthy: false,
        unhealthy: false,
        created_at: step.now(),
        pull_started_at: None,
        pull_stopped_at: None,
        started_at: None,
        stopping_at: None,
        execution_stopped_at: None,
        version: 1,
        stopped_at: None,
        stop_code: None,
        stopped_reason: None,
    };
    let seq = step.emit(Event::TaskCreated(Box::new(task)));
    let step = &mut step.because(seq);
    if ask.gpus > 0 {
        crate::gpus::pin(id, step);
    }
    if let Some((service, _)) = owner.service
        && !step.world().heritages.is_empty()
    {
        crate::inherit::hand_down(id, service, step);
    }
    crate::lifecycle::begin(id, step);
    id
}

fn new_container(container: &model::Container) -> ContainerState {
    ContainerState {
        name: container.name.clone(),
        status: TaskStatus::Pending,
        pull: Pull::Waiting,
        digest: None,
        health: Health::Unknown,
        started_at: None,
        signalled_at: None,
        exit_code: None,
        reason: None,
        restarts: 0,
        failures: 0,
    }
}

/// Zones a Fargate task may use, each with the group's tasks in it, in the order of the subnets.
///
/// Source: ECS developer guide, task placement: Fargate spreads over zones, best effort (read 2026-11).
/// Model: the available zone with fewest tasks of the group, then the order of the subnets.
pub fn fargate_zones(
    world: &World,
    group: &str,
    network: Option<&NetworkConfiguration>,
) -> (Vec<ZoneChoice>, Option<String>) {
    let mut zones: Vec<ZoneChoice> = Vec::new();
    for zone in network.into_iter().flat_map(|it| &it.zones) {
        if zones.iter().any(|it| it.zone == *zone) {
            continue;
        }
        let there = |it: &&Task| {
            it.wanted
                && it.group == group
                && it.zone == *zone
                && it.launch_type == LaunchType::Fargate
        };
        let tasks = world
            .all_tasks()
            .filter(|it| !it.is_stopped())
            .filter(there)
            .count();
        let available = !world.zone_failed(zone);
        zones.push(ZoneChoice {
            zone: zone.clone(),
            tasks: tasks as u32,
            available,
        });
    }
    let chosen = zones
        .iter()
        .enumerate()
        .filter(|(_, it)| it.available)
        .min_by_key(|(n, it)| (it.tasks, *n))
        .map(|(_, it)| it.zone.clone());
    (zones, chosen)
}

/// What came of trying to place one task.
pub enum Attempt {
    Placed(TaskId),
    /// The placement that found no node, and the number of the event that says so.
    Nowhere(Box<Placement>, Seq),
    /// The same answer as the event of this number gave; nothing was said again.
    NowhereAgain(Seq),
    /// Fargate had no zone.
    NoZone(Seq),
    /// A quota of the account is used up.
    OverQuota(rules::quota::Hit, Seq),
}

/// One task that somebody wants placed.
pub struct Wanted<'a> {
    pub owner: &'a Owner,
    pub subject: PlacementSubject,
    pub definition: &'a TaskDefinitionRef,
    pub ask: Ask,
    pub network: Option<&'a NetworkConfiguration>,
    /// The number of the last decision that found nothing for the same owner.
    pub before: Option<Seq>,
}

/// Decides where the task goes, says so, and creates it.
pub fn attempt(wanted: Wanted<'_>, pool: &Pool, step: &mut Step<'_>) -> Attempt {
    if !step.world().cluster_capacity.is_empty() {
        let chosen = wanted.owner.provider;
        let chosen = chosen.or_else(|| crate::capacity::for_service(wanted.owner, step));
        if let Some(provider) = chosen {
            return crate::capacity::attempt(wanted, provider, step);
        }
    }
    if wanted.owner.launch_type == LaunchType::Fargate {
        return attempt_fargate(wanted, step);
    }
    attempt_on_pool(wanted, pool, step)
}

/// Decides which instance of the pool takes the task.
pub fn attempt_on_pool(wanted: Wanted<'_>, pool: &Pool, step: &mut Step<'_>) -> Attempt {
    let Wanted {
        owner,
        subject,
        definition,
        ask,
        network,
        before,
    } = wanted;
    let placement = rules::placement::place(&ask, pool);
    let Some(winner) = placement.winner else {
        if let Some(seq) = before.filter(|it| same_answer(step, *it, &ask, &placement)) {
            return Attempt::NowhereAgain(seq);
        }
        let (ask, boxed) = (Box::new(ask), Box::new(placement.clone()));
        let seq = step.emit(Event::PlacementDecided {
            subject,
            task: None,
            ask,
            placement: boxed,
        });
        return Attempt::Nowhere(Box::new(placement), seq);
    };
    let zone = step.world().instances[&winner].zone().to_string();
    let task = Some(next_task_id(step.world()));
    let (boxed_ask, placement) = (Box::new(ask.clone()), Box::new(placement));
    let seq = step.emit(Event::PlacementDecided {
        subject,
        task,
        ask: boxed_ask,
        placement,
    });
    let seat = Seat {
        instance: Some(winner),
        zone,
    };
    let step = &mut step.because(seq);
    let task = create(owner, definition, &ask, seat, step);
    crate::network::attach_task(task, network, step);
    Attempt::Placed(task)
}

/// The quota that the task would exceed.
#[inline(never)]
fn quota_hit(world: &World, ask: &Ask) -> Option<rules::quota::Hit> {
    let live = world.all_tasks().filter(|it| !it.is_stopped());
    let mut used = rules::quota::Used::default();
    for task in live.filter(|it| it.launch_type == LaunchType::Fargate) {
        used.tasks += 1;
        used.cpu = used.cpu.saturating_add(task.cpu.0);
    }
    rules::quota::hit(&world.quotas, used, ask.cpu, ask.memory)
}

/// The event of this number said the same.
fn same_hit(step: &Step<'_>, before: Seq, hit: rules::quota::Hit) -> bool {
    let said = model::place_in(step.trace(), before).map(|it| &step.trace()[it].event);
    let quota = |it: &Event| {
        matches!(it, Event::Quota(model::quota::QuotaEvent::Exceeded { hit: own, .. })
            if own.quota == hit.quota)
    };
    said.is_some_and(quota)
}

pub fn attempt_fargate(wanted: Wanted<'_>, step: &mut Step<'_>) -> Attempt {
    if step.world().quotas != rules::quota::Limits::default()
        && let Some(hit) = quota_hit(step.world(), &wanted.ask)
    {
        let before = wanted.before.filter(|it| same_hit(step, *it, hit));
        if let Some(seq) = before {
            return Attempt::NowhereAgain(seq);
        }
        let subject = wanted.subject;
        let exceeded = model::quota::QuotaEvent::Exceeded { subject, hit };
        return Attempt::OverQuota(hit, step.emit(Event::Quota(exceeded)));
    }
    let Wanted {
        owner,
        subject,
        definition,
        ask,
        network,
        before,
    } = wanted;
    let (zones, chosen) = fargate_zones(step.world(), &owner.group, network);
    let Some(zone) = chosen.clone() else {
        if let Some(seq) = before {
            return Attempt::NowhereAgain(seq);
        }
        return Attempt::NoZone(step.emit(Event::FargateZoneChosen {
            subject,
            zones,
            chosen,
        }));
    };
    let seq = step.emit(Event::FargateZoneChosen {
        subject,
        zones,
        chosen,
    });
    let seat = Seat {
        instance: None,
        zone,
    };
    let step = &mut step.because(seq);
    let task = create(owner, definition, &ask, seat, step);
    crate::network::attach_task(task, network, step);
    Attempt::Placed(task)
}

fn same_answer(step: &Step<'_>, before: Seq, ask: &Ask, placement: &Placement) -> bool {
    let said = step.trace().get(before.0 as usize - 1).map(|it| &it.event);
    let Some(Event::PlacementDecided {
        ask: old_ask,
        placement: old,
        ..
    }) = said
    else {
        return false;
    };
    let same_ask = Ask {
        draw: ask.draw,
        ..(**old_ask).clone()
    } == *ask;
    same_ask && **old == *placement
}

/// The ask of one task of a service or of RunTask.
pub fn ask_for(
    world: &World,
    definition: &TaskDefinition,
    owner: &Owner,
    network: Option<&NetworkConfiguration>,
    constraints: &[rules::placement::Constraint],
    strategies: Vec<rules::placement::Strategy>,
) -> Ask {
    let mut ask = nodes::ask(world, definition, &owner.group, network);
    ask.constraints.extend(constraints.iter().cloned());
    ask.strategies = strategies;
    ask
}
