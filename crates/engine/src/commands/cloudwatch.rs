//! CloudWatch: publishing metrics, and alarms of one's own.
//!
//! Source: CloudWatch API, PutMetricData, PutMetricAlarm, DeleteAlarms, SetAlarmState (read 2026-11).
//! Example: PutMetricAlarm on a metric nobody has published yet is INSUFFICIENT_DATA.

use super::admission::limit;
use crate::command::Answer;
use crate::controllers::aws::{metrics, scaling_round};
use crate::refusal::{Many, Refusal};
use crate::step::Step;
use base::{AlarmId, Milli, PolicyId, SimDuration};
use model::{
    Alarm, AlarmOwner, AlarmState, CloudWatchEvent, CustomMetric, CustomMetricId, Datapoint, Event,
    MetricKey, MetricName, Statistic, World,
};
use rules::alarm::{Comparison, TreatMissingData};

/// Lab limits.
pub const MAX_ALARMS: u32 = 500;
pub const MAX_METRICS: u32 = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloudWatchCommand {
    PutMetricData {
        /// The datapoints' own moment is ignored: samples count for the minute that runs.
        data: Vec<(MetricName, Datapoint)>,
    },
    PutMetricAlarm(Box<PutMetricAlarm>),
    DeleteAlarms {
        alarms: Vec<AlarmId>,
    },
    SetAlarmState {
        alarm: AlarmId,
        state: AlarmState,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutMetricAlarm {
    pub name: String,
    pub metric: MetricName,
    pub statistic: Statistic,
    pub comparison: Comparison,
    pub threshold: Milli,
    pub period: SimDuration,
    pub evaluation_periods: u32,
    pub datapoints_to_alarm: u32,
    pub treat_missing_data: TreatMissingData,
    pub actions_enabled: bool,
    pub policies: Vec<PolicyId>,
    pub alarm_actions: Vec<String>,
    pub ok_actions: Vec<String>,
}

/// # Errors
/// The refusal; nothing has happened.
#[inline(never)]
pub(super) fn admit(world: &World, command: &CloudWatchCommand) -> Result<(), Refusal> {
    match command {
        CloudWatchCommand::PutMetricData { data } => {
            let total = world.catalogue.len() + data.len();
            limit(Many::Metrics, total, MAX_METRICS + 1)
        }
        CloudWatchCommand::PutMetricAlarm(_) => {
            limit(Many::Metrics, world.catalogue.len(), MAX_METRICS)?;
            limit(Many::Alarms, world.alarms.len(), MAX_ALARMS)
        }
        _ => Ok(()),
    }
}

#[inline(never)]
pub(super) fn carry_out(command: &CloudWatchCommand, step: &mut Step<'_>) -> Answer {
    match command {
        CloudWatchCommand::PutMetricData { data } => put_data(data, step),
        CloudWatchCommand::PutMetricAlarm(put) => put_alarm(put, step),
        CloudWatchCommand::DeleteAlarms { alarms } => {
            for alarm in alarms {
                step.emit(Event::AlarmDeleted { alarm: *alarm });
            }
        }
        CloudWatchCommand::SetAlarmState { alarm, state } => {
            set_state(*alarm, *state, step);
            crate::controllers::ecs::service_scheduler::guard::alarms_evaluated(step);
        }
    }
    metrics::keep_awake(step);
    Answer::Done
}

/// The metric of this name; a new one gets its place in the catalogue.
pub fn intern(
    name: &MetricName,
    quotient: Option<[(MetricKey, Statistic); 2]>,
    step: &mut Step<'_>,
) -> MetricKey {
    let world = step.world();
    let found = match quotient {
        None => world.metric_named(name),
        Some(_) => {
            let mut all = world.catalogue.values();
            let same = all.find(|it| it.name == *name && it.quotient == quotient);
            same.map(|it| MetricKey::Custom(it.id))
        }
    };
    if let Some(key) = found {
        return key;
    }
    let last = world.catalogue.keys().last().map(|it| it.0);
    let id = CustomMetricId(super::next(last));
    let name = name.clone();
    let metric = Box::new(CustomMetric { id, name, quotient });
    step.emit(Event::CloudWatch(CloudWatchEvent::MetricNamed(metric)));
    MetricKey::Custom(id)
}

/// The metric that this expression is; a new one gets its place in the catalogue.
#[inline(never)]
pub fn intern_math(math: &crate::command::MathAsk, step: &mut Step<'_>) -> MetricKey {
    let each = math.parts.iter();
    let parts = each.map(|(name, statistic)| (intern(name, None, step), *statistic));
    let own = model::MathMetric {
        text: math.text.clone(),
        ids: math.ids.clone(),
        parts: parts.collect(),
        expression: math.expression.clone(),
    };
    let mut all = step.world().expressions.iter();
    if let Some((id, _)) = all.find(|it| *it.1 == own) {
        return MetricKey::Custom(*id);
    }
    let last = step.world().catalogue.keys().last().map(|it| it.0);
    let id = CustomMetricId(super::next(last));
    let mut dimensions: Vec<(String, String)> = Vec::new();
    for (name, _) in &math.parts {
        dimensions.extend(name.dimensions.iter().cloned());
    }
    let name = MetricName {
        namespace: "MetricMath".into(),
        name: math.text.clone(),
        dimensions,
    };
    let quotient = None;
    let metric = Box::new(CustomMetric { id, name, quotient });
    step.emit(Event::CloudWatch(CloudWatchEvent::MetricNamed(metric)));
    let event = CloudWatchEvent::ExpressionSet {
        metric: id,
        math: Box::new(own),
    };
    step.emit(Event::CloudWatch(event));
    MetricKey::Custom(id)
}

/// Only metrics of one's own can be published; the boundary refuses AWS's namespaces.
fn put_data(data: &[(MetricName, Datapoint)], step: &mut Step<'_>) {
    for (name, samples) in data {
        if let MetricKey::Custom(metric) = intern(name, None, step) {
            let samples = Datapoint {
                at: step.now(),
                ..*samples
            };
            let event = CloudWatchEvent::MetricPublished { metric, samples };
            step.emit(Event::CloudWatch(event));
        }
    }
}

/// An alarm that exists is replaced and keeps its state.
///
/// Source: CloudWatch API, PutMetricAlarm (read 2026-11).
fn put_alarm(put: &PutMetricAlarm, step: &mut Step<'_>) {
    let key = intern(&put.metric, None, step);
    let world = step.world();
    let existing = world.alarms.values().find(|it| it.name == put.name);
    let before = existing.map(|it| (it.id, it.state, it.state_since));
    let fresh = || {
        let id = super::scaling::next_alarm(world);
        (id, AlarmState::InsufficientData, step.now())
    };
    let (id, state, state_since) = before.unwrap_or_else(fresh);
    let alarm = Alarm {
        id,
        name: put.name.clone(),
        key,
        statistic: put.statistic,
        comparison: put.comparison,
        threshold: put.threshold,
        period: put.period,
        evaluation_periods: put.evaluation_periods,
        datapoints_to_alarm: put.datapoints_to_alarm,
        treat_missing_data: put.treat_missing_data,
        owner: AlarmOwner::User,
        actions_enabled: put.actions_enabled,
        policies: put.policies.clone(),
        alarm_actions: put.alarm_actions.clone(),
        ok_actions: put.ok_actions.clone(),
        state,
        state_since,
    };
    step.emit(Event::AlarmPut(Box::new(alarm)));
}

/// For a while only: the next evaluation says what the datapoints say. A new ALARM acts at once.
///
/// Source: CloudWatch API, SetAlarmState (read 2026-11).
fn set_state(alarm: AlarmId, state: AlarmState, step: &mut Step<'_>) {
    if step.world().alarms[&alarm].state == state {
        return;
    }
    let seq = step.emit(Event::AlarmStateChanged { alarm, state });
    if state == AlarmState::Alarm {
        scaling_round::all(&mut step.because(seq));
    }
}
