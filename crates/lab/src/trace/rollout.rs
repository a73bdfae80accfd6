//! Words for what watches over deployments: circuit breaker, alarms, bake, rollback, protection.

use super::Words;
use super::service::who;
use base::ServiceId;
use model::World;
use model::rollout::{Event, Settings, Why};
use rules::rollout::circuit_breaker::Threshold;

#[inline(never)]
pub(super) fn words(world: &World, event: &Event) -> Words {
    let (service, what) = match event {
        Event::SettingsChanged { service, settings } => (*service, changed(settings)),
        Event::FailuresCounted {
            service, failures, ..
        } => {
            let failures = super::count(*failures, "failed task");
            (*service, format!("circuit breaker: {failures}"))
        }
        Event::AlarmsIgnored { service } => (*service, ALARMS_IGNORED.to_string()),
        Event::BakeStarted { service, until } => {
            (*service, format!("alarms are watched until {until}"))
        }
        Event::Failed {
            service,
            deployment,
            why,
        } => {
            let why = reason(world, why);
            (*service, format!("deployment {deployment} FAILED: {why}"))
        }
        Event::RolledBack { service, to } => {
            (*service, format!("rolls back: deployment {to} is PRIMARY"))
        }
        Event::Rebalancing {
            service,
            rebalancing,
        } => {
            let what = match rebalancing {
                Some(it) => format!("rebalances a task from {} to {}", it.from, it.to),
                None => "rebalancing is over".to_string(),
            };
            (*service, what)
        }
        Event::MoveFailed { service, failed } => {
            (*service, format!("rebalancing found no place: {failed}"))
        }
        Event::ProtectionChanged { task, until } => {
            let what = match until {
                Some(until) => format!("protected from scale-in until {until}"),
                None => "no longer protected from scale-in".to_string(),
            };
            return Words::new(format!("task {task}"), what);
        }
    };
    about(world, service, what)
}

const ALARMS_IGNORED: &str = "an alarm is in ALARM already: this deployment ignores alarms";

fn about(world: &World, service: ServiceId, what: String) -> Words {
    Words::new(who(world, service), what)
}

fn reason(world: &World, why: &Why) -> String {
    match why {
        Why::CircuitBreaker {
            failures,
            threshold,
        } => format!("{failures} failed tasks, threshold {threshold}"),
        Why::Alarm(alarm) => {
            let name = world.alarms.get(alarm).map(|it| it.name.clone());
            format!("alarm {}", name.unwrap_or_else(|| alarm.to_string()))
        }
        Why::Stopped => "stopped by you".to_string(),
        Why::Superseded => "superseded".to_string(),
    }
}

fn changed(settings: &Settings) -> String {
    let rollback = |it: bool| if it { " with rollback" } else { "" };
    let mut parts = Vec::new();
    if let Some(it) = &settings.breaker {
        let threshold = match it.threshold {
            Threshold::BoundedPercent(value) => format!("{value} %, from 3 to 200"),
            Threshold::UnboundedPercent(value) => format!("{value} %"),
            Threshold::Count(value) => super::count(value, "task"),
        };
        parts.push(format!(
            "circuit breaker at {threshold}{}",
            rollback(it.rollback)
        ));
    }
    if let Some(it) = &settings.alarms {
        let names = it.names.join(", ");
        parts.push(format!("alarms {names}{}", rollback(it.rollback)));
    }
    if let Some(it) = settings.early_success {
        parts.push(format!("early success at {} %", it.healthy_percent));
    }
    if let Some(it) = settings.bake {
        parts.push(format!("bake {it}"));
    }
    if settings.daemon {
        parts.push("DAEMON".to_string());
    }
    if settings.rebalancing_disabled {
        parts.push("no rebalancing of zones".to_string());
    }
    if parts.is_empty() {
        return "deployments are watched by nothing".to_string();
    }
    format!("deployments: {}", parts.join("; "))
}
