//! Words for what watches over deployments: circuit breaker, alarms, bake, rollback, protection.

use super::Words;
use super::service::who;
use base::ServiceId;
use model::World;
use model::rollout::{Event, Settings, Why};
use rules::rollout::circuit_breaker::Threshold;
use rules::rollout::shift::{Shift, Stage};

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
        Event::GroupsChosen { .. }
        | Event::StageEntered { .. }
        | Event::HookAwaited { .. }
        | Event::HookAnswered { .. } => return shift_words(world, event),
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

fn shift_words(world: &World, event: &Event) -> Words {
    let per_cent = |it: &base::Milli| format!("{}.{} %", it.0 / 1000, it.0 % 1000 / 100);
    let (service, what) = match event {
        Event::GroupsChosen {
            service,
            alternate,
            blue,
        } => {
            let which = if *alternate { "alternate" } else { "own" };
            let from = blue.map_or(String::new(), |it| format!(", taking over from {it}"));
            (*service, format!("uses its {which} target groups{from}"))
        }
        Event::StageEntered {
            service,
            stage,
            test,
            production,
        } => {
            let name = match stage {
                Stage::PreProductionTrafficShift => "PRE_PRODUCTION_TRAFFIC_SHIFT",
                other => aws_api::describe::deployment::stage(*other),
            };
            let (test, production) = (per_cent(test), per_cent(production));
            let traffic = format!("green has {production} of production, {test} of test");
            (*service, format!("stage {name}: {traffic}"))
        }
        Event::HookAwaited { service, until, .. } => (
            *service,
            format!("a hook pauses the deployment until {until}"),
        ),
        Event::HookAnswered {
            service, proceed, ..
        } => {
            let word = if *proceed { "go on" } else { "go back" };
            (*service, format!("a hook says: {word}"))
        }
        _ => return about(world, ServiceId::default(), String::new()),
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
        Why::Hook => "a lifecycle hook".to_string(),
        Why::StageTimedOut => "a stage lasted 24 hours".to_string(),
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
    if let Some(it) = &settings.shifting {
        parts.push(match it.shift {
            Shift::AllAtOnce => "BLUE_GREEN".to_string(),
            Shift::Linear { step, bake } => format!("LINEAR {} % every {bake}", step.0 / 1000),
            Shift::Canary { share, bake } => format!("CANARY {} % for {bake}", share.0 / 1000),
        });
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
