//! Several containers in one task: who waits for whom, what a failure does, and the order of the end.

use super::Lab;
use crate::Command;
use base::{MemoryMib, SimDuration, TaskId};
use model::{
    Condition, Container, ContainerDependency, ContainerReason, Event, Health, HealthCheck,
    ImageHealth, StopCode, StoppedReason, Task, TaskDefinition, TaskStatus,
};

/// `app` depends on a second container `db` in the given way.
fn pair(condition: Condition, change: impl FnOnce(&mut TaskDefinition)) -> Lab {
    let mut lab = Lab::new(1);
    lab.register_with(128, 0, |it| {
        let mut db: Container = it.containers[0].clone();
        (db.name, db.image) = ("db".into(), "db:1".into());
        db.port_mappings.clear();
        db.essential = matches!(condition, Condition::Start | Condition::Healthy);
        it.containers.push(db);
        it.containers[0].depends_on = vec![ContainerDependency {
            container: "db".into(),
            condition,
        }];
        change(it);
    });
    lab
}

fn secs(secs: u64) -> SimDuration {
    SimDuration::from_secs(secs)
}

pub fn check(start_period: u64) -> HealthCheck {
    HealthCheck {
        interval: secs(10),
        timeout: secs(5),
        retries: 3,
        start_period: secs(start_period),
    }
}

/// Names of the containers in the order in which they started.
fn started(lab: &Lab) -> Vec<usize> {
    let trace = lab.run.trace.iter();
    trace
        .filter_map(|it| match it.event {
            Event::ContainerStarted { container, .. } => Some(container),
            _ => None,
        })
        .collect()
}

fn statuses(task: &Task) -> Vec<TaskStatus> {
    task.containers.iter().map(|it| it.status).collect()
}

#[test]
fn a_dependant_is_pulled_only_when_its_condition_holds() {
    for (condition, exits, code) in [
        (Condition::Start, None, 0),
        (Condition::Complete, Some(20), 3),
        (Condition::Success, Some(20), 0),
        (Condition::Healthy, None, 0),
    ] {
        let mut lab = pair(condition, |it| {
            it.containers[1].health_check = Some(check(0))
        });
        lab.image("db:1", |it| {
            (it.exits_after, it.exit_code) = (exits.map(secs), code);
        });
        lab.run_task(|_| {});
        lab.until(120);
        let task = lab.task(1);
        assert_eq!(started(&lab), [1, 0], "{condition:?}");
        assert_eq!(task.last_status, TaskStatus::Running, "{condition:?}");
        let pulled: Vec<Vec<usize>> = lab
            .run
            .trace
            .iter()
            .filter_map(|it| match &it.event {
                Event::ImagePullStarted { containers, .. } => Some(containers.0.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(pulled, [vec![1], vec![0]], "{condition:?}");
        let (app, db) = (&task.containers[0], &task.containers[1]);
        let waited = app.started_at.unwrap().since(db.started_at.unwrap());
        assert!(exits.is_none_or(|it| waited > secs(it)), "{condition:?}");
    }
}

#[test]
fn a_condition_that_can_never_hold_ends_the_start() {
    // (condition, exit of db, healthy, startTimeout of db)
    for (condition, exits, healthy, timeout) in [
        (Condition::Success, Some((5, 1)), true, None),
        (Condition::Complete, None, true, Some(30)),
        (Condition::Healthy, None, false, None),
        (Condition::Healthy, None, false, Some(15)),
    ] {
        for essential in [true, false] {
            let mut lab = pair(condition, |it| {
                it.containers[0].essential = essential;
                it.containers[1].essential |= !essential;
                it.containers[1].health_check = Some(check(0));
                it.containers[1].start_timeout = timeout.map(secs);
                if !essential && exits.is_some() {
                    let mut third = it.containers[1].clone();
                    it.containers[1].essential = false;
                    (third.name, third.image) = ("web".into(), "web:9".into());
                    it.containers.push(third);
                }
            });
            lab.image("db:1", |it| {
                if let Some((after, code)) = exits {
                    (it.exits_after, it.exit_code) = (Some(secs(after)), code);
                }
                if !healthy {
                    it.health = ImageHealth::Never;
                }
            });
            lab.run_task(|_| {});
            lab.until(300);
            let task = lab.task(1);
            let app = &task.containers[0];
            let row = format!("{condition:?} {exits:?} {timeout:?} {essential}");
            assert_eq!(app.started_at, None, "{row}");
            assert_eq!(
                app.reason,
                Some(ContainerReason::DependencyNeverMet),
                "{row}"
            );
            assert_eq!(app.status, TaskStatus::Stopped, "{row}");
            if essential {
                assert_eq!(task.stop_code, Some(StopCode::TaskFailedToStart), "{row}");
                let name = "app".to_owned();
                let reason = StoppedReason::DependencyNeverMet { container: name };
                assert_eq!(task.stopped_reason, Some(reason), "{row}");
            } else {
                assert_eq!(task.last_status, TaskStatus::Running, "{row}");
            }
        }
    }
}

#[test]
fn the_start_timeout_counts_from_the_start_of_the_dependency() {
    let mut lab = pair(Condition::Healthy, |it| {
        it.containers[1].health_check = Some(check(300));
        it.containers[1].start_timeout = Some(secs(25));
    });
    lab.image("db:1", |it| it.health = ImageHealth::Never);
    lab.run_task(|_| {});
    lab.until(120);
    let task = lab.task(1);
    let db = task.containers[1].started_at.unwrap();
    let asked = lab.run.trace.iter().find_map(|it| match it.event {
        Event::TaskStopRequested { .. } => Some(it.at),
        _ => None,
    });
    assert_eq!(asked.unwrap().since(db), secs(25));
    assert!(task.started_at.is_none() && task.is_stopped());
}

#[test]
fn containers_without_a_tie_end_each_in_its_own_time() {
    let mut lab = pair(Condition::Start, |it| {
        it.containers[0].depends_on.clear();
        it.containers[1].stop_timeout = Some(secs(12));
    });
    lab.image("db:1", |it| it.stops_in = None);
    lab.run_task(|_| {});
    lab.until(30);
    lab.submit(Command::StopTask {
        task: TaskId(1),
        reason: None,
    });
    lab.until(100);
    let ends: Vec<(usize, u64, Option<i32>)> = lab
        .run
        .trace
        .iter()
        .filter_map(|it| match it.event {
            Event::ContainerStopped {
                container,
                exit_code,
                ..
            } => Some((container, it.at.0 / 1000 - 30, exit_code)),
            _ => None,
        })
        .collect();
    assert_eq!(ends, [(0, 1, Some(0)), (1, 12, Some(137))]);
    let task = lab.task(1);
    assert_eq!(statuses(task), [TaskStatus::Stopped; 2]);
    assert_eq!(task.stop_code, Some(StopCode::UserInitiated));
    let ended = task.execution_stopped_at.unwrap();
    assert!(task.stopping_at.unwrap() < ended && ended < task.stopped_at.unwrap());
}

#[test]
fn a_container_without_a_limit_dies_of_the_limit_of_its_task() {
    let mut lab = Lab::new(1);
    lab.register_with(128, 0, |it| {
        it.containers[0].memory = None;
        it.memory = Some(MemoryMib(512));
    });
    lab.image("web:v1", |it| it.memory = Some(MemoryMib(600)));
    lab.run_task(|_| {});
    lab.until(60);
    let container = &lab.task(1).containers[0];
    assert_eq!(container.reason, Some(ContainerReason::OutOfMemory));
    assert_eq!(container.exit_code, Some(137));
}

#[test]
fn a_missing_image_stops_the_task_only_where_it_is_essential() {
    for essential in [true, false] {
        let mut lab = pair(Condition::Start, |it| {
            it.containers[0].depends_on.clear();
            it.containers[1].essential = essential;
        });
        lab.image("db:1", |it| it.missing = true);
        lab.run_task(|_| {});
        lab.until(60);
        let task = lab.task(1);
        assert_eq!(task.is_stopped(), essential);
        assert_eq!(task.containers[1].reason, Some(ContainerReason::CannotPull));
        assert_eq!(task.containers[0].started_at.is_some(), !essential);
    }
}

#[test]
fn a_restarted_container_begins_with_unknown_health() {
    let mut lab = Lab::new(1);
    lab.register_with(128, 0, |it| {
        it.containers[0].health_check = Some(check(0));
        it.containers[0].restart_policy = Some(model::RestartPolicy {
            enabled: true,
            ignored_exit_codes: Vec::new(),
            restart_attempt_period: secs(60),
        });
    });
    lab.run_task(|_| {});
    lab.until(100);
    assert_eq!(lab.task(1).health, Health::Healthy);
    lab.submit(Command::ExitContainer {
        task: TaskId(1),
        container: None,
        exit_code: 1,
    });
    let container = &lab.task(1).containers[0];
    assert_eq!((container.restarts, container.health), (1, Health::Unknown));
    assert_eq!(lab.task(1).last_status, TaskStatus::Running);
    lab.until(130);
    assert_eq!(lab.task(1).health, Health::Healthy);
}
