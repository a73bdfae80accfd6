//! Starting: placing tasks one after another, each seeing the one before, until one fits nowhere.

use super::guard;
use super::messages::{clear, say};
use super::{act_on, daemon, facts, not_steady, rebalance};
use crate::launch::{self, Attempt, Owner, Wanted};
use crate::lifecycle::permits;
use crate::nodes;
use crate::step::Step;
use base::{DeploymentId, Seq, ServiceId, TaskCount, TaskId};
use model::{
    Event, IdentityEvent, InstanceState, PlacementFailure, PlacementSubject, Service,
    ServiceMessage, Unplaced,
};
use rules::placement::{Placement, Pool};
use rules::rollout::ecs_rolling::Pass;

/// Starts up to `count` tasks of the deployment; `unhealthy` of them at most replace unhealthy ones.
///
/// Source: ECS, service availability during rolling deployments (2025-11): a replacement is of the same
/// revision as the task it replaces (read 2026-11).
pub fn start(
    service: ServiceId,
    deployment: DeploymentId,
    count: u32,
    unhealthy: u32,
    pass: &Pass,
    step: &mut Step<'_>,
) {
    let count = launches(service, count, step);
    if count == 0 {
        return;
    }
    let pool = pool(service, step);
    let (tasks, left) = place_tasks(service, deployment, count, pass, pool, step);
    let unhealthy = unhealthy.min(tasks.len() as u32);
    announce(service, tasks, unhealthy, step);
    remember_waiting(service, deployment, left, step);
}

/// How many of them may be launched in this pass: the rest waits for the minute to pass.
///
/// Source: ECS developer guide, service event messages: operations are being throttled (2026-11).
/// Model:  the launches of the last minute count, whatever became of their tasks.
#[inline(never)]
fn launches(service: ServiceId, count: u32, step: &mut Step<'_>) -> u32 {
    let (world, now) = (step.world(), step.now());
    let window = rules::quota::LAUNCH_WINDOW;
    let recent = |it: &&model::Task| it.created_at + window > now;
    let newest = world.tasks.values().rev().map(|it| &**it);
    let launched = newest.take_while(recent);
    let launched = launched.filter(|it| it.service == Some(service)).count() as u32;
    let may = rules::quota::launches_left(launched, count);
    let throttled = ServiceMessage::OperationsThrottled;
    if may == count {
        clear(service, |it| *it == throttled, step);
        return may;
    }
    super::wake(service, step);
    let known = |it: &(base::SimTime, ServiceMessage)| it.1 == throttled;
    if step.world().services[&service].withheld.iter().any(known) {
        return may;
    }
    let limit = rules::quota::LAUNCHES;
    let seq = step.emit(Event::Quota(model::quota::QuotaEvent::Throttled {
        service,
        launched,
        limit,
    }));
    say(service, throttled, &mut step.because(seq));
    may
}

/// Where the service's tasks may go.
fn pool(service: ServiceId, step: &Step<'_>) -> Pool {
    let world = step.world();
    let it = &world.services[&service];
    if daemon::is_daemon(world, service) {
        return daemon::pool(world, it);
    }
    nodes::pool(world, it.cluster)
}

/// Starts one task in that zone, for Availability Zone rebalancing.
pub fn in_zone(
    service: ServiceId,
    deployment: DeploymentId,
    zone: &str,
    pass: &Pass,
    step: &mut Step<'_>,
) -> Option<TaskId> {
    let world = step.world();
    let pool = rebalance::pool(world, &world.services[&service], zone);
    let (tasks, _) = place_tasks(service, deployment, 1, pass, pool, step);
    tasks.first().copied()
}

/// How many still wait, and the event with the reason.
type Waiting = Option<(u32, Seq, Failed)>;

/// Why a task was not placed.
enum Failed {
    Nowhere(Box<Placement>),
    Again,
    NoZone,
    OverQuota(rules::quota::Quota),
    NotAssumed(String),
}

fn place_tasks(
    service: ServiceId,
    deployment: DeploymentId,
    count: u32,
    pass: &Pass,
    mut pool: Pool,
    step: &mut Step<'_>,
) -> (Vec<TaskId>, Waiting) {
    let world = step.world();
    let it = world.service_for(&world.services[&service], Some(deployment));
    let it = it.into_owned();
    let Some(definition) = it.deployment(deployment).map(|it| it.definition.clone()) else {
        return (Vec::new(), None);
    };
    let known = it.unplaced.as_ref().map(|it| it.decided);
    if let Some((seq, failed)) = not_assumed(service, &definition, known, step) {
        return (Vec::new(), Some((count, seq, failed)));
    }
    let owner = owner_of(&it, deployment);
    let daemon = daemon::is_daemon(step.world(), service);
    let mut before = it.unplaced.as_ref().map(|it| it.decided);
    let (mut placed, mut decided) = (Vec::new(), None);
    for n in 0..count {
        let world = step.world();
        let found = world
            .definition(&definition)
            .expect("a deployment's definition exists");
        let strategies = if it.launch_type == model::LaunchType::Ec2 {
            nodes::service_strategies(&it.placement_strategy)
        } else {
            Vec::new()
        };
        let network = it.network.as_ref();
        let constraints = &it.placement_constraints;
        let ask = launch::ask_for(world, found, &owner, network, constraints, strategies);
        if decided.is_none() && would_place(&ask, &pool, &it, step) {
            decided = Some(act_on(service, pass, Vec::new(), step));
        }
        let given = ask.clone();
        let subject = PlacementSubject::Service {
            service,
            deployment,
        };
        let (owner, definition) = (&owner, &definition);
        let wanted = Wanted {
            owner,
            subject,
            definition,
            ask,
            network,
            before,
        };
        let tried = launch::attempt(wanted, &pool, &mut step.under(decided));
        let (seq, failed) = match tried {
            Attempt::Placed(task) => {
                if let Some(instance) = step.world().tasks[&task].instance {
                    pool.assign(&given, instance, task);
                    if daemon {
                        pool.remove(instance);
                    }
                }
                placed.push(task);
                before = None;
                continue;
            }
            Attempt::Nowhere(placement, seq) => (seq, Failed::Nowhere(placement)),
            Attempt::NowhereAgain(seq) => (seq, Failed::Again),
            Attempt::NoZone(seq) => (seq, Failed::NoZone),
            Attempt::OverQuota(hit, seq) => (seq, Failed::OverQuota(hit.quota)),
        };
        return (placed, Some((count - n, seq, failed)));
    }
    (placed, None)
}

/// A role of the definition that was fit when the service was made, and is not now.
///
/// Source: ECS developer guide, service event messages: IAM trust relationship (read 2026-11).
#[inline(never)]
fn not_assumed(
    service: ServiceId,
    definition: &model::TaskDefinitionRef,
    known: Option<Seq>,
    step: &mut Step<'_>,
) -> Option<(Seq, Failed)> {
    let world = step.world();
    let role = permits::not_assumable(world, world.definition(definition)?)?;
    let exists = world.iam.role(&role).is_some();
    let event = Event::Identity(IdentityEvent::NotAssumed {
        service,
        role: role.clone(),
        exists,
    });
    let same = |it: &Seq| {
        let place = model::place_in(step.trace(), *it);
        place.is_some_and(|it| step.trace()[it].event == event)
    };
    if let Some(seq) = known.filter(same) {
        return Some((seq, Failed::Again));
    }
    Some((step.emit(event), Failed::NotAssumed(role)))
}

/// Does anything come of this pass? A pass without effect is not announced again and again.
fn would_place(
    ask: &rules::placement::Ask,
    pool: &rules::placement::Pool,
    service: &Service,
    step: &Step<'_>,
) -> bool {
    if service.launch_type == model::LaunchType::Fargate {
        let group = facts::group(&service.name);
        return launch::fargate_zones(step.world(), &group, service.network.as_ref())
            .1
            .is_some();
    }
    service.unplaced.is_none() || rules::placement::place_indexed(ask, pool).is_some()
}

fn owner_of(service: &Service, deployment: DeploymentId) -> Owner {
    Owner {
        cluster: service.cluster,
        group: facts::group(&service.name),
        service: Some((service.id, deployment)),
        started_by: None,
        launch_type: service.launch_type,
        provider: None,
    }
}

fn announce(service: ServiceId, tasks: Vec<TaskId>, unhealthy: u32, step: &mut Step<'_>) {
    if tasks.is_empty() {
        return;
    }
    not_steady(service, step);
    say(service, ServiceMessage::Started { tasks, unhealthy }, step);
    super::wake(service, step);
}

/// Keeps or drops the note of tasks that fit nowhere, and sends the message once.
///
/// Model: with launch type EC2 the scheduler tries again at every pass; a pass that would give the same
/// answer is not played, the number of attempts follows from the time.
fn remember_waiting(
    service: ServiceId,
    deployment: DeploymentId,
    waiting: Waiting,
    step: &mut Step<'_>,
) {
    let Some((count, decided, failed)) = waiting else {
        return nothing_waits(service, step);
    };
    let it = &step.world().services[&service];
    let since = it.unplaced.as_ref().map_or(step.now(), |it| it.since);
    let unplaced = Some(Unplaced {
        since,
        count: TaskCount(count),
        deployment,
        decided,
    });
    if it.unplaced != unplaced {
        step.emit(Event::UnplacedChanged { service, unplaced });
    }
    guard::could_not_launch(service, deployment, TaskCount(count), step);
    let message = match failed {
        Failed::Again => return,
        Failed::NoZone => ServiceMessage::UnableToPlace(PlacementFailure::NoCapacity),
        Failed::OverQuota(quota) => {
            ServiceMessage::UnableToPlace(PlacementFailure::OverQuota(quota))
        }
        Failed::Nowhere(placement) => {
            ServiceMessage::UnableToPlace(failure(step, service, &placement))
        }
        Failed::NotAssumed(role) => ServiceMessage::TrustBroken { role },
    };
    not_steady(service, step);
    clear(service, |it| is_other_placement(it, &message), step);
    say(service, message, step);
}

fn is_other_placement(withheld: &ServiceMessage, new: &ServiceMessage) -> bool {
    is_of_waiting(withheld) && withheld != new
}

/// A message that is over when nothing waits any more.
fn is_of_waiting(it: &ServiceMessage) -> bool {
    use ServiceMessage::{TrustBroken, UnableToPlace};
    matches!(it, UnableToPlace(_) | TrustBroken { .. })
}

/// Source: ECS developer guide, service event messages: the closest matching instance (read 2026-11).
fn failure(step: &Step<'_>, service: ServiceId, placement: &Placement) -> PlacementFailure {
    let world = step.world();
    let cluster = world.services[&service].cluster;
    // Only a capacity provider lets tasks wait, so a service without a strategy is not meant.
    if world.service_strategies.contains_key(&service) && crate::capacity::is_full(world, cluster) {
        return PlacementFailure::TooManyProvisioning;
    }
    let any = world
        .instances
        .values()
        .any(|it| it.cluster == cluster && it.state != InstanceState::Terminated);
    let closest = placement.closest.filter(|_| any).and_then(|node| {
        let candidate = placement.candidates.iter().find(|it| it.node == node)?;
        Some((node, candidate.rejections.first()?.clone()))
    });
    match closest {
        Some((instance, rejection)) => PlacementFailure::Closest {
            instance,
            rejection,
        },
        None if on_provider(world, service) => PlacementFailure::NoInstancesInProvider,
        None => PlacementFailure::NoInstances,
    }
}

/// The service's tasks go to capacity providers with instances.
fn on_provider(world: &model::World, service: ServiceId) -> bool {
    let strategy = world.service_strategies.get(&service);
    let mut items = strategy.into_iter().flatten();
    items.any(|it| matches!(it.provider, model::capacity::Provider::Group(_)))
}

/// The same, unless it is another task set that waits.
pub fn nothing_waits_of(service: ServiceId, deployment: DeploymentId, step: &mut Step<'_>) {
    let world = step.world();
    let waiting = world.services[&service].unplaced.as_ref();
    let other = waiting.is_some_and(|it| it.deployment != deployment);
    if !(other && super::task_sets::is_foreign(world, service)) {
        nothing_waits(service, step);
    }
}

/// Every wanted task has its place.
pub fn nothing_waits(service: ServiceId, step: &mut Step<'_>) {
    if step.world().services[&service].unplaced.is_some() {
        step.emit(Event::UnplacedChanged {
            service,
            unplaced: None,
        });
    }
    clear(service, is_of_waiting, step);
}
