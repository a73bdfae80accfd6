//! Metrics, alarms, scaling policies and scheduled actions folded into the world.

use crate::cloudwatch::{CloudWatchEvent, Datapoint, MetricKey};
use crate::event::Event;
use crate::scaling::ScalingEvent;
use crate::world::World;
use rules::scaling::Activity;

/// Datapoints kept per metric: AlarmLow looks at 15 minutes, evaluation ranges reach two further.
const DATAPOINTS_KEPT: usize = 20;

impl World {
    pub(super) fn apply_scaling_event(&mut self, event: &Event) {
        match event {
            Event::ScalableTargetRegistered(target) => {
                self.scalable_targets.insert(target.service, *target);
            }
            Event::ScalableTargetDeregistered { service } => {
                self.scalable_targets.remove(service);
            }
            Event::PolicyPut(policy) => {
                self.policies.insert(policy.id, policy.clone());
            }
            Event::PolicyDeleted { policy } => {
                self.policies.remove(policy);
            }
            Event::ScalingDecided { policy, decision } => {
                if let Some(policy) = self.policies.get_mut(policy) {
                    policy.last_decision = Some(**decision);
                }
            }
            Event::PolicyScaled { policy, direction } => {
                let (at, direction) = (self.now, *direction);
                if let Some(policy) = self.policies.get_mut(policy) {
                    policy.last = Some(Activity { at, direction });
                }
            }
            Event::AlarmPut(alarm) => {
                let depth = self.metric_depth.entry(alarm.key).or_insert(0);
                *depth = (*depth).max(alarm.minutes());
                self.alarms.insert(alarm.id, (**alarm).clone());
            }
            Event::AlarmDeleted { alarm } => {
                self.alarms.remove(alarm);
            }
            Event::AlarmStateChanged { alarm, state } => {
                let now = self.now;
                if let Some(alarm) = self.alarms.get_mut(alarm) {
                    (alarm.state, alarm.state_since) = (*state, now);
                }
            }
            Event::MetricRecorded { key, point } => self.record(*key, *point),
            Event::TrafficSet { service, points } => {
                self.traffic.insert(*service, points.clone());
            }
            Event::MetricPinned { key, points } => match points {
                Some(points) => {
                    self.pinned_metrics.insert(*key, points.clone());
                }
                None => {
                    self.pinned_metrics.remove(key);
                }
            },
            Event::CloudWatch(event) => self.apply_cloudwatch_event(event),
            Event::Scaling(event) => self.apply_step_event(event),
            other => unreachable!("no room in the world for {other:?}"),
        }
    }

    fn record(&mut self, key: MetricKey, point: Datapoint) {
        if let MetricKey::Custom(metric) = key {
            self.published.remove(&metric);
        }
        let kept = self.metric_depth.get(&key).copied();
        let kept = kept.unwrap_or(0).max(DATAPOINTS_KEPT);
        let points: &mut Vec<Datapoint> = self.metrics.entry(key).or_default();
        if points.len() >= kept {
            points.remove(0);
        }
        points.push(point);
    }

    #[inline(never)]
    fn apply_cloudwatch_event(&mut self, event: &CloudWatchEvent) {
        match event {
            CloudWatchEvent::MetricNamed(metric) => {
                self.catalogue.insert(metric.id, (**metric).clone());
            }
            CloudWatchEvent::ExpressionSet { metric, math } => {
                self.expressions.insert(*metric, (**math).clone());
            }
            CloudWatchEvent::MetricPublished { metric, samples } => {
                let before = self.published.get(metric);
                let sum = before.map_or(*samples, |it| it.with(samples));
                self.published.insert(*metric, sum);
            }
        }
    }

    #[inline(never)]
    fn apply_step_event(&mut self, event: &ScalingEvent) {
        match event {
            ScalingEvent::StepPolicyPut(policy) => {
                self.step_policies.insert(policy.id, (**policy).clone());
            }
            ScalingEvent::StepPolicyDeleted { policy } => {
                self.step_policies.remove(policy);
            }
            ScalingEvent::StepDecided { policy, turn, .. } => {
                if let Some(policy) = self.step_policies.get_mut(policy) {
                    policy.last_decision = Some(**turn);
                }
            }
            ScalingEvent::StepScaled { policy, last } => {
                if let Some(policy) = self.step_policies.get_mut(policy) {
                    policy.last = Some(*last);
                }
            }
            ScalingEvent::ScheduledActionPut(action) => {
                let key = (action.service, action.name.clone());
                self.scheduled_actions.insert(key, (**action).clone());
            }
            ScalingEvent::ScheduledActionDeleted { service, name } => {
                self.scheduled_actions.remove(&(*service, name.clone()));
            }
            ScalingEvent::ScheduledActionRan { .. } => {}
            ScalingEvent::ScheduledActionWaits {
                service,
                name,
                next,
            } => {
                let found = self.scheduled_actions.get_mut(&(*service, name.clone()));
                if let Some(action) = found {
                    action.next = *next;
                }
            }
        }
    }
}
