//! Target tracking in a whole run, with the metric pinned.

use super::Lab;
use crate::Command;
use crate::command::{PutScalingPolicy, TrackedMetric};
use base::{ClusterId, CpuUnits, MemoryMib, Milli, ServiceId, SimDuration, SimTime, TaskCount};
use model::{ClusterMetric, Datapoint, Event, Metric, MetricKey, PolicyMetric, ScaledBy};
use std::sync::Arc;

fn tracked(points: &[(u64, i64)]) -> Lab {
    // Six instances: two have not pulled the image yet, so what is added takes over a minute to run.
    let mut lab = Lab::new(6);
    let first = lab.register(256, 0);
    lab.image("web:v1", |it| it.size_mib = 2_600);
    let service = lab.service(&first, 4, (100, 200), Vec::new());
    let (min, max) = (Some(TaskCount(2)), Some(TaskCount(20)));
    lab.submit(Command::RegisterScalableTarget {
        service,
        min,
        max,
        suspended: None,
    });
    lab.submit(Command::PutScalingPolicy(Box::new(PutScalingPolicy {
        name: "cpu".into(),
        service,
        metric: TrackedMetric::Predefined(PolicyMetric::EcsServiceAverageCpuUtilization),
        target: Milli::from_int(60),
        scale_out_cooldown: SimDuration::from_secs(300),
        scale_in_cooldown: SimDuration::from_secs(300),
        disable_scale_in: false,
    })));
    let points = points.iter().map(|(minute, value)| {
        Datapoint::new(SimTime::from_secs(minute * 60), Milli::from_int(*value))
    });
    let points = Some(points.collect());
    let metric = Metric::CpuUtilization;
    let key = MetricKey::Service { service, metric };
    let metric = lab.run.world.metric_name(key);
    lab.submit(Command::SetMetric { metric, points });
    lab
}

fn scalings(lab: &Lab) -> Vec<(u64, u32)> {
    let trace = lab.run.trace.iter();
    trace
        .filter_map(|it| match it.event {
            Event::DesiredCountChanged {
                to,
                by: ScaledBy::Policy(_),
                ..
            } => Some((it.at.0 / 60_000, to.0)),
            _ => None,
        })
        .collect()
}

#[test]
fn services_w115_three_high_minutes_scale_out_once() {
    let mut lab = tracked(&[(1, 55), (2, 90), (3, 92), (4, 90), (5, 88), (6, 60)]);
    lab.until(600);
    assert_eq!(scalings(&lab), [(4, 6)]);
    assert_eq!(lab.counts().0, 6);
}

#[test]
fn services_w116_a_larger_scale_out_acts_inside_the_cooldown() {
    let mut lab = tracked(&[
        (1, 55),
        (2, 90),
        (3, 92),
        (4, 90),
        (5, 88),
        (6, 100),
        (7, 100),
    ]);
    lab.until(400);
    assert_eq!(scalings(&lab), [(4, 6), (6, 10)]);
}

#[test]
fn services_w120_no_data_scales_neither_way() {
    let mut lab = Lab::new(2);
    let first = lab.register(256, 0);
    let service = lab.service(&first, 0, (100, 200), Vec::new());
    let (min, max) = (Some(TaskCount(0)), Some(TaskCount(4)));
    lab.submit(Command::RegisterScalableTarget {
        service,
        min,
        max,
        suspended: None,
    });
    lab.until(3600);
    assert_eq!(lab.run.world.services[&service].desired, TaskCount(0));
}

#[test]
fn fifteen_low_minutes_scale_in() {
    let mut lab = tracked(&[(1, 20)]);
    lab.until(20 * 60);
    assert_eq!(scalings(&lab), [(15, 2)]);
}

#[test]
fn services_w118_no_scale_in_while_a_deployment_is_in_progress() {
    let mut lab = tracked(&[(1, 20)]);
    lab.until(60);
    lab.image("web:v2", |it| it.health = model::ImageHealth::Never);
    let second = lab.register_with(256, 0, |it| {
        it.containers[0].image = "web:v2".into();
        it.containers[0].health_check = Some(model::HealthCheck {
            interval: SimDuration::from_secs(300),
            timeout: SimDuration::from_secs(5),
            retries: 10,
            start_period: SimDuration::ZERO,
        });
    });
    lab.deploy(second);
    lab.until(20 * 60);
    assert_eq!(scalings(&lab), []);
}

#[test]
fn registering_a_target_moves_the_service_into_its_bounds() {
    let mut lab = Lab::new(2);
    let first = lab.register(256, 0);
    let service = lab.service(&first, 1, (100, 200), Vec::new());
    let (min, max) = (Some(TaskCount(3)), Some(TaskCount(4)));
    lab.submit(Command::RegisterScalableTarget {
        service,
        min,
        max,
        suspended: None,
    });
    assert_eq!(lab.run.world.services[&ServiceId(1)].desired, TaskCount(3));
}

/// The documented example: ten tasks of 1024 CPU units and 2048 MiB on 18,432 and 33,926 registered.
#[test]
fn services_w145_cluster_reservation() {
    let mut lab = Lab::new(1);
    let instance = lab.run.world.instances.values_mut().next();
    let node = &mut Arc::make_mut(instance.expect("one instance")).node;
    (node.cpu_total, node.memory_total) = (CpuUnits(18_432), MemoryMib(33_926));
    node.cpu_left = CpuUnits(18_432 - 10 * 1024);
    node.memory_left = MemoryMib(33_926 - 10 * 2048);
    let percent = |metric| {
        let at = SimTime::from_secs(60);
        let value = crate::cluster_load::datapoint(&lab.run.world, ClusterId(1), metric, at);
        value.map(|it| it.0 / 1000)
    };
    assert_eq!(percent(ClusterMetric::CpuReservation), Some(55));
    assert_eq!(percent(ClusterMetric::MemoryReservation), Some(60));
}
