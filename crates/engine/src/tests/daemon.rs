//! DAEMON services, protection from scale-in, rebalancing of zones.

use super::{Lab, update};
use crate::Command;
use crate::command::UpdateService;
use base::{InstanceId, Percent, ServiceId, SimDuration, TaskCount, TaskId};
use model::rollout::Settings;
use model::{Event, ServiceMessage, Task};
use rules::placement::NodeStatus;

const ONE: ServiceId = ServiceId(1);

fn change(lab: &mut Lab, change: impl FnOnce(&mut UpdateService)) {
    let mut it = update(ONE);
    change(&mut it);
    lab.submit(Command::UpdateService(Box::new(it)));
}

fn drain(lab: &mut Lab, instance: u32, status: NodeStatus) {
    let instances = vec![InstanceId(instance)];
    lab.submit(Command::UpdateContainerInstancesState { instances, status });
}

/// A DAEMON at 0/100 on so many instances, steady.
fn daemon(instances: u32) -> Lab {
    let mut lab = Lab::new(instances);
    let first = lab.register(256, 0);
    lab.service(&first, 0, (0, 100), Vec::new());
    change(&mut lab, |it| {
        it.settings = Some(Settings {
            daemon: true,
            ..Settings::default()
        });
    });
    lab.until(100);
    lab
}

fn desired(lab: &Lab) -> u32 {
    lab.run.world.services[&ONE].desired.0
}

fn on(lab: &Lab, instance: u32) -> usize {
    let here = lab.run.world.live_tasks_on(InstanceId(instance));
    here.filter(|it| it.service == Some(ONE) && it.wanted)
        .count()
}

#[test]
fn services_w48_a_daemon_has_one_task_on_each_active_instance() {
    let mut lab = daemon(3);
    assert_eq!((desired(&lab), lab.counts()), (3, (3, 0, 3)));
    assert!((1..=3).all(|it| on(&lab, it) == 1));
    let before = lab.run.trace.len();
    let second = lab.register(256, 0);
    lab.deploy(second);
    lab.until(300);
    assert_eq!(lab.acts_since(before).join(" "), "-3 +3");
    lab.add_instances("t3.medium", 1, &["us-east-1a"]);
    lab.until(400);
    assert_eq!((desired(&lab), on(&lab, 4)), (4, 1));
    drain(&mut lab, 2, NodeStatus::Draining);
    lab.until(500);
    assert_eq!((desired(&lab), on(&lab, 2)), (3, 0));
    drain(&mut lab, 2, NodeStatus::Active);
    lab.until(600);
    assert_eq!((desired(&lab), on(&lab, 2)), (4, 1));
    assert!(lab.run.world.services[&ONE].steady);
}

#[test]
fn services_w48_on_a_draining_instance_the_daemon_task_leaves_last() {
    let mut lab = daemon(2);
    let mut other = crate::command::CreateService {
        cluster: base::ClusterId(1),
        name: "api".into(),
        definition: Some(lab.register(256, 0)),
        launch_type: model::LaunchType::Ec2,
        desired: TaskCount(2),
        minimum_healthy_percent: Percent(100),
        maximum_percent: Percent(200),
        health_check_grace_period: SimDuration::ZERO,
        constraints: Vec::new(),
        strategies: Vec::new(),
        network: None,
        load_balancers: Vec::new(),
        settings: Settings::default(),
        document: String::new(),
    };
    other.settings.rebalancing_disabled = true;
    lab.submit(Command::CreateService(Box::new(other)));
    lab.until(200);
    drain(&mut lab, 1, NodeStatus::Draining);
    lab.until(600);
    let ended = |service: u32| {
        let tasks = lab.run.world.tasks.values().filter(|it| {
            it.service == Some(ServiceId(service)) && it.instance == Some(InstanceId(1))
        });
        tasks.filter_map(|it| it.stopped_at).max()
    };
    let (daemon, replica) = (ended(1).expect("stopped"), ended(2).expect("stopped"));
    assert!(daemon > replica, "{daemon} after {replica}");
    assert_eq!(lab.run.world.live_tasks_on(InstanceId(1)).count(), 0);
}

#[test]
fn services_w45_protected_tasks_stay_until_their_protection_ends() {
    let mut lab = Lab::new(4);
    let first = lab.register(256, 0);
    lab.service(&first, 4, (100, 200), Vec::new());
    lab.until(100);
    let protect = |lab: &mut Lab, tasks: &[u32], minutes| {
        let tasks = tasks.iter().map(|it| TaskId(*it)).collect();
        let lasts = Some(SimDuration::from_mins(minutes));
        lab.submit(Command::UpdateTaskProtection { tasks, lasts });
    };
    protect(&mut lab, &[1, 2], 60);
    protect(&mut lab, &[3], 10);
    change(&mut lab, |it| it.desired = Some(TaskCount(2)));
    lab.until(600);
    assert_eq!(lab.counts().0, 3, "only one may stop");
    let blocked = lab.run.trace.iter().filter(|it| {
        matches!(
            it.event,
            Event::ServiceMessageSent {
                message: ServiceMessage::ScaleInBlocked { protected: 3, .. },
                ..
            }
        )
    });
    assert_eq!(blocked.count(), 1, "said once");
    lab.until(800);
    assert_eq!(lab.counts().0, 2, "task 3 went when its protection ended");
    assert!(lab.task(3).is_stopped());
    assert!(lab.run.world.services[&ONE].steady);
    lab.submit(Command::StopTask {
        task: TaskId(1),
        reason: None,
    });
    lab.until(1000);
    assert!(lab.task(1).is_stopped(), "StopTask is not held up");
}

fn in_zone(lab: &Lab, zone: &str) -> usize {
    let live = lab.run.world.live_tasks_of(ONE);
    live.filter(|it: &&Task| it.wanted && it.zone == zone)
        .count()
}

#[test]
fn tasks_move_back_to_a_zone_that_got_instances() {
    for (disabled, expected) in [(false, (2, 2)), (true, (4, 0))] {
        let mut lab = Lab::new(0);
        lab.add_instances("t3.medium", 2, &["us-east-1a"]);
        let first = lab.register(256, 0);
        lab.service(&first, 4, (100, 200), Vec::new());
        change(&mut lab, |it| {
            it.settings = Some(Settings {
                rebalancing_disabled: disabled,
                ..Settings::default()
            });
        });
        lab.until(100);
        lab.add_instances("t3.medium", 2, &["us-east-1b"]);
        lab.until(900);
        let zones = (in_zone(&lab, "us-east-1a"), in_zone(&lab, "us-east-1b"));
        if disabled {
            assert_eq!((zones, lab.says("ZonesNotBalanced")), (expected, 0));
            continue;
        }
        assert_eq!(zones, expected);
        let said = [
            "ZonesNotBalanced",
            "StartedInZone",
            "StoppedInZone",
            "ZonesBalanced",
        ];
        assert_eq!(said.map(|it| lab.says(it)), [1, 2, 2, 1]);
        assert!(lab.run.world.services[&ONE].steady);
    }
}

#[test]
fn protected_tasks_of_the_fullest_zone_hold_the_rebalancing_up() {
    let mut lab = Lab::new(0);
    lab.add_instances("t3.medium", 2, &["us-east-1a"]);
    let first = lab.register(256, 0);
    lab.service(&first, 4, (100, 200), Vec::new());
    change(&mut lab, |it| it.settings = Some(Settings::default()));
    lab.until(100);
    let tasks = (1..=4).map(TaskId).collect();
    let lasts = Some(SimDuration::from_mins(10));
    lab.submit(Command::UpdateTaskProtection { tasks, lasts });
    lab.add_instances("t3.medium", 2, &["us-east-1b"]);
    lab.until(600);
    let zones = (in_zone(&lab, "us-east-1a"), in_zone(&lab, "us-east-1b"));
    assert_eq!(
        zones,
        (4, 0),
        "nothing is started that would have to stop again"
    );
    assert_eq!(lab.says("RebalancingBlocked"), 1);
    assert_eq!(lab.says("StartedInZone"), 0);
    lab.until(1200);
    let zones = (in_zone(&lab, "us-east-1a"), in_zone(&lab, "us-east-1b"));
    assert_eq!(zones, (2, 2), "it goes on when the protection has ended");
}
