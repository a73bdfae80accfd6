//! RunTask, StartTask and StopTask.
//!
//! Source: ECS API, RunTask, StartTask, StopTask; developer guide, API failure reasons (read 2026-11).
//! Model: at the first task that fits nowhere RunTask answers one failure per instance, keeps what is
//! already placed and stops trying.

use super::documents::set_overrides;
use crate::command::{Answer, RunTask, StartTask};
use crate::launch::{self, Attempt, Owner, Seat, Wanted};
use crate::lifecycle::stopping;
use crate::nodes;
use crate::refusal::{Failure, FailureReason};
use crate::step::Step;
use base::TaskId;
use model::capacity::{Provider, StrategyItem};
use model::{
    Event, InstanceState, LaunchType, Overrides, PlacementSubject, StopCode, StoppedReason,
    TaskDefinitionRef,
};
use rules::placement::Placement;

fn owner(
    cluster: base::ClusterId,
    definition: &TaskDefinitionRef,
    group: Option<&String>,
    started_by: Option<&String>,
    launch_type: LaunchType,
) -> Owner {
    let family = || format!("family:{}", definition.family);
    Owner {
        cluster,
        group: group.cloned().unwrap_or_else(family),
        service: None,
        started_by: started_by.cloned(),
        launch_type,
        provider: None,
    }
}

#[inline(never)]
pub(super) fn run_task(
    run: &RunTask,
    overrides: Option<&Overrides>,
    capacity: &[StrategyItem],
    step: &mut Step<'_>,
) -> Answer {
    let (group, started_by) = (run.group.as_ref(), run.started_by.as_ref());
    let mut owner = owner(
        run.cluster,
        &run.definition,
        group,
        started_by,
        run.launch_type,
    );
    let network = run.network.as_ref();
    let (mut tasks, mut failures) = (Vec::new(), Vec::new());
    let mut used: Vec<Provider> = Vec::new();
    for _ in 0..run.count {
        if !capacity.is_empty() {
            owner.provider = crate::capacity::choose(capacity, &used, &owner.group, step);
        }
        let world = step.world();
        let definition = world.definition(&run.definition).expect("admitted");
        let definition = overrides.map_or(definition, |it| &it.definition);
        let strategies = nodes::run_task_strategies(&run.strategies);
        let ask = launch::ask_for(
            world,
            definition,
            &owner,
            network,
            &run.constraints,
            strategies,
        );
        let pool = nodes::pool(world, run.cluster);
        let wanted = Wanted {
            owner: &owner,
            subject: PlacementSubject::RunTask {
                group: owner.group.clone(),
            },
            definition: &run.definition,
            ask,
            network,
            before: None,
        };
        let tried = launch::attempt(wanted, &pool, step);
        match tried {
            Attempt::Placed(task) => {
                set_overrides(task, overrides, step);
                used.extend(owner.provider);
                tasks.push(task);
            }
            Attempt::Nowhere(placement, _) => {
                failures = failures_of(&placement);
                let empty = |it| crate::capacity::is_empty(step.world(), it);
                if failures.is_empty() && owner.provider.is_some_and(empty) {
                    let reason = FailureReason::EmptyProvider;
                    failures.push(Failure {
                        instance: None,
                        reason,
                    });
                }
                break;
            }
            Attempt::OverQuota(hit, _) => {
                failures = vec![Failure {
                    instance: None,
                    reason: FailureReason::Quota(hit.quota),
                }];
                break;
            }
            Attempt::NowhereAgain(_) | Attempt::NoZone(_) => {
                failures = vec![Failure {
                    instance: None,
                    reason: FailureReason::FargateCapacity,
                }];
                break;
            }
        }
    }
    Answer::Tasks { tasks, failures }
}

/// One entry per rejected instance, with its first reason.
fn failures_of(placement: &Placement) -> Vec<Failure> {
    let rejected = placement.candidates.iter();
    rejected
        .filter_map(|it| {
            let reason = FailureReason::Rejected(it.rejections.first()?.clone());
            Some(Failure {
                instance: Some(it.node),
                reason,
            })
        })
        .collect()
}

#[inline(never)]
pub(super) fn start_task(
    start: &StartTask,
    overrides: Option<&Overrides>,
    step: &mut Step<'_>,
) -> Answer {
    let (group, started_by) = (start.group.as_ref(), start.started_by.as_ref());
    let owner = owner(
        start.cluster,
        &start.definition,
        group,
        started_by,
        LaunchType::Ec2,
    );
    let (mut tasks, mut failures) = (Vec::new(), Vec::new());
    for instance in &start.instances {
        let instance = match instance {
            Ok(instance) => *instance,
            Err(text) => {
                let reason = FailureReason::Missing(text.clone());
                failures.push(Failure {
                    instance: None,
                    reason,
                });
                continue;
            }
        };
        let world = step.world();
        if world.instances[&instance].state == InstanceState::Terminated {
            let reason = FailureReason::Inactive;
            failures.push(Failure {
                instance: Some(instance),
                reason,
            });
            continue;
        }
        let definition = world.definition(&start.definition).expect("admitted");
        let definition = overrides.map_or(definition, |it| &it.definition);
        let network = start.network.as_ref();
        let ask = launch::ask_for(world, definition, &owner, network, &[], Vec::new());
        let alone = world.instances[&instance].node.clone();
        let zone = alone.zone.clone();
        let placement = rules::placement::place(&ask, &rules::placement::Pool::new(vec![alone]));
        let fits = placement.winner.is_some();
        failures.extend(failures_of(&placement));
        let subject = PlacementSubject::StartTask {
            group: owner.group.clone(),
        };
        let task = fits.then(|| launch::next_task_id(world));
        let (boxed, placement) = (Box::new(ask.clone()), Box::new(placement));
        let seq = step.emit(Event::PlacementDecided {
            subject,
            task,
            ask: boxed,
            placement,
        });
        if fits {
            let seat = Seat {
                instance: Some(instance),
                zone,
            };
            let step = &mut step.because(seq);
            let task = launch::create(&owner, &start.definition, &ask, seat, step);
            set_overrides(task, overrides, step);
            crate::network::attach_task(task, start.network.as_ref(), step);
            tasks.push(task);
        }
    }
    Answer::Tasks { tasks, failures }
}

#[inline(never)]
pub(super) fn stop_task(task: TaskId, reason: Option<&String>, step: &mut Step<'_>) -> Answer {
    let reason = StoppedReason::User(reason.cloned());
    stopping::request(task, StopCode::UserInitiated, reason, step);
    Answer::Task(task)
}
