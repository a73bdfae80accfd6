//! Service deployments and service revisions: list, describe, stop.
//!
//! Source: ECS API, ListServiceDeployments, DescribeServiceDeployments, DescribeServiceRevisions,
//! StopServiceDeployment (read 2026-11).
//! Model:  the words of the refusals; the last 50 deployments of a service are kept.
//! Example: StopServiceDeployment with `stopType` ROLLBACK brings the last COMPLETED one back.

use super::tasks::hundred;
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{deployment, page};
use crate::error::ApiError;
use crate::json::Node;
use engine::{Answer, Command};
use model::rollout::ServiceDeployment;
use model::{EPOCH_UNIX_SECS, RolloutState, Service, World, identity};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.ListServiceDeployments",
        shape: "ListServiceDeploymentsRequest",
        act: Act::Read(list),
    },
    Entry {
        name: "ecs.DescribeServiceDeployments",
        shape: "DescribeServiceDeploymentsRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "ecs.DescribeServiceRevisions",
        shape: "DescribeServiceRevisionsRequest",
        act: Act::Read(describe_revisions),
    },
    Entry {
        name: "ecs.StopServiceDeployment",
        shape: "StopServiceDeploymentRequest",
        act: Act::Write(stop, stopped),
    },
    Entry {
        name: "ecs.ContinueServiceDeployment",
        shape: "ContinueServiceDeploymentRequest",
        act: Act::Write(go_on, stopped),
    },
];

/// Every record with its service.
fn records(world: &World) -> impl Iterator<Item = (&Service, &ServiceDeployment)> {
    world.rollouts.iter().flat_map(|(id, rollout)| {
        let service = world.services.get(id);
        let history = rollout.history.iter();
        history.filter_map(move |it| Some((service?, it)))
    })
}

/// The record a service deployment's ARN names; its last part is enough here.
fn find<'a>(world: &'a World, text: &str) -> Option<(&'a Service, &'a ServiceDeployment)> {
    let name = text.rsplit('/').next().unwrap_or_default();
    records(world).find(|(_, it)| identity::service_deployment_id(world.seed, it.id) == name)
}

/// Seconds since 1970, as a number or nothing.
fn seconds(input: &Node, key: &str) -> Option<f64> {
    input.get("createdAt")?.get(key)?.to_value().as_f64()
}

/// Newest first.
fn list(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let text = ask.input.text_at("service").unwrap_or_default();
    let service = arn::find_service(ask.world, cluster.id, text)?;
    let states = ask.input.texts_at("status");
    let (after, before) = (seconds(ask.input, "after"), seconds(ask.input, "before"));
    let chosen = records(ask.world).filter(|(of, it)| {
        let at = (EPOCH_UNIX_SECS as f64) + it.created_at.as_ms() as f64 / 1000.0;
        of.id == service.id
            && (states.is_empty() || states.contains(&deployment::status(it.status)))
            && after.is_none_or(|it| at >= it)
            && before.is_none_or(|it| at <= it)
    });
    let mut shown: Vec<Value> = chosen
        .map(|(service, it)| deployment::brief(ask.world, service, it))
        .collect();
    shown.reverse();
    page(ask.input, "serviceDeployments", shown)
}

/// Source: ECS API, DescribeServiceDeployments: up to 20 (read 2026-11).
fn described(
    ask: &Ask,
    key: &str,
    found: impl Fn(&str) -> Option<Value>,
) -> Result<(Vec<Value>, Vec<Value>), ApiError> {
    let names = hundred(ask.input, key)?;
    if names.len() > 20 {
        return Err(ApiError::invalid(format!("{key} can have at most 20 items.")).at(key));
    }
    let (mut shown, mut failures) = (Vec::new(), Vec::new());
    for name in names {
        match found(name) {
            Some(it) => shown.push(it),
            None => failures.push(json!({"arn": name, "reason": "MISSING"})),
        }
    }
    Ok((shown, failures))
}

fn describe(ask: &Ask) -> Answered {
    let (shown, failures) = described(ask, "serviceDeploymentArns", |text| {
        let (service, it) = find(ask.world, text)?;
        Some(deployment::show(ask.world, service, it))
    })?;
    Ok(json!({"serviceDeployments": shown, "failures": failures}))
}

fn describe_revisions(ask: &Ask) -> Answered {
    let (shown, failures) = described(ask, "serviceRevisionArns", |text| {
        let name = text.rsplit('/').next().unwrap_or_default();
        let mut all = records(ask.world);
        let named = |id| identity::service_revision_digits(ask.world.seed, id) == name;
        let (service, it) = all.find(|(_, it)| named(it.id))?;
        Some(deployment::revision(ask.world, service, it))
    })?;
    Ok(json!({"serviceRevisions": shown, "failures": failures}))
}

/// The service deployment that a call names.
fn known<'a>(ask: &Ask<'a>) -> Result<(&'a Service, &'a ServiceDeployment), ApiError> {
    let text = ask
        .input
        .text_at("serviceDeploymentArn")
        .unwrap_or_default();
    find(ask.world, text).ok_or_else(|| {
        let words = "The service deployment ARN that you specified doesn't exist.";
        let error = ApiError::new("ServiceDeploymentNotFoundException", words);
        error.at("serviceDeploymentArn")
    })
}

/// Source: ECS API, StopServiceDeployment: the default is ROLLBACK (read 2026-11).
fn stop(ask: &Ask) -> Parsed {
    let (service, it) = known(ask)?;
    let current = ask
        .world
        .rollouts
        .get(&service.id)
        .and_then(|it| it.current());
    let newest = current.is_some_and(|newest| newest.id == it.id);
    let going = service
        .primary()
        .is_some_and(|it| it.rollout_state == RolloutState::InProgress);
    if !newest || !going || it.rollback.is_some() {
        let status = deployment::status(it.status);
        let words =
            format!("The service deployment is in the state {status} and can not be stopped.");
        return Err(ApiError::new("ConflictException", words).at("serviceDeploymentArn"));
    }
    let rollback = ask.input.text_at("stopType") != Some("ABORT");
    Ok(Request {
        summary: format!(
            "{}{}",
            service.name,
            if rollback { " and roll back" } else { "" }
        ),
        command: Command::StopServiceDeployment {
            service: service.id,
            rollback,
        },
    })
}

/// Source: ECS API, ContinueServiceDeployment: CONTINUE unless ROLLBACK is asked (read 2026-11).
fn go_on(ask: &Ask) -> Parsed {
    let (service, it) = known(ask)?;
    let text = ask.input.text_at("hookId").unwrap_or_default();
    let going = it.shifting.as_ref().filter(|_| !it.status.is_final());
    let mut awaiting = going.into_iter().flat_map(|it| &it.awaiting);
    let id = |ordinal| identity::hook_id(ask.world.seed, it.id, ordinal);
    let Some(hook) = awaiting.find(|hook| id(hook.ordinal) == text) else {
        let words =
            "The service deployment has no lifecycle hook with that hookId awaiting action.";
        return Err(ApiError::invalid(words).at("hookId"));
    };
    let proceed = ask.input.text_at("action") != Some("ROLLBACK");
    let word = if proceed { "continue" } else { "roll back" };
    Ok(Request {
        summary: format!("{} {word}", service.name),
        command: Command::ContinueServiceDeployment {
            service: service.id,
            hook: hook.hook,
            proceed,
        },
    })
}

fn stopped(ask: &Ask, _: &Answer) -> Value {
    let text = ask
        .input
        .text_at("serviceDeploymentArn")
        .unwrap_or_default();
    let found = find(ask.world, text);
    json!({
        "serviceDeploymentArn":
            found.map(|(service, it)| arn::service_deployment(ask.world, service.id, it.id)),
    })
}
