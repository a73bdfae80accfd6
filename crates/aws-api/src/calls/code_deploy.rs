//! The lab's stand-in for CodeDeploy: a blue/green deployment of a CODE_DEPLOY service.
//!
//! Source: CodeDeploy user guide, deployment configurations on an ECS compute platform (2026-11).
//! Model:  one lever for application, deployment group and deployment.
//! Example: `lab.CodeDeploy` of web:2 to the target group green, ECSCanary10Percent5Minutes.

use crate::arn;
use crate::call::{Ask, Parsed, Request};
use crate::error::ApiError;
use base::{Milli, SimDuration};
use engine::Command;
use engine::commands::task_sets::{NewTaskSet, TaskSetCommand};
use engine::controllers::ecs::service_scheduler::code_deploy::is_going;
use model::{BalancerKind, Controller, Service, ServiceLoadBalancer};
use rules::rollout::shift::{ALL, Shift};

/// How long the console keeps the original task set.
const KEEP: SimDuration = SimDuration::from_mins(60);

fn service<'a>(ask: &Ask<'a>) -> Result<&'a Service, ApiError> {
    let cluster = arn::lab_cluster(ask.world, ask.input)?;
    let text = ask.input.text_at("service").unwrap_or_default();
    let service = arn::find_service(ask.world, cluster.id, text)?;
    if ask.world.task_sets.controller(service.id) == Some(Controller::CodeDeploy) {
        return Ok(service);
    }
    Err(ApiError::lab_unknown("refuse-no-code-deploy", &service.name).at("service"))
}

/// The traffic of a predefined deployment configuration.
fn shift(name: &str) -> Shift {
    let tenth = Milli(ALL.0 / 10);
    let minutes = SimDuration::from_mins;
    match name.trim_start_matches("CodeDeployDefault.ECS") {
        "Linear10PercentEvery1Minutes" => Shift::Linear {
            step: tenth,
            bake: minutes(1),
        },
        "Linear10PercentEvery3Minutes" => Shift::Linear {
            step: tenth,
            bake: minutes(3),
        },
        "Canary10Percent5Minutes" => Shift::Canary {
            share: tenth,
            bake: minutes(5),
        },
        "Canary10Percent15Minutes" => Shift::Canary {
            share: tenth,
            bake: minutes(15),
        },
        _ => Shift::AllAtOnce,
    }
}

pub fn deploy(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let service = service(ask)?;
    let text = input.text_at("taskDefinition").unwrap_or_default();
    let definition = arn::find_definition(world, text)?.reference();
    let primary = world.task_sets.primary(service.id);
    let Some(original) = primary.filter(|_| !is_going(world, service.id)) else {
        return Err(ApiError::lab_unknown("refuse-deploying", &service.name).at("service"));
    };
    let text = input.text_at("targetGroup").unwrap_or_default();
    let group = arn::target_group_id(world, text);
    let taken = |it: &ServiceLoadBalancer| Some(it.target_group) == group;
    let Some(target_group) = group.filter(|_| !original.load_balancers.iter().any(taken)) else {
        return Err(ApiError::lab("refuse-other-group").at("targetGroup"));
    };
    let shift = shift(input.text_at("deploymentConfigName").unwrap_or_default());
    let own = original.load_balancers.first().map(|it| it.target_group);
    let mut balancers = world.load_balancers.values();
    let network = balancers.any(|it| {
        it.kind == BalancerKind::Network && own.is_some_and(|own| it.target_groups.contains(&own))
    });
    if network && shift != Shift::AllAtOnce {
        return Err(ApiError::lab("refuse-all-at-once").at("deploymentConfigName"));
    }
    let mut load_balancers = original.load_balancers.clone();
    for it in &mut load_balancers {
        it.target_group = target_group;
    }
    let keep = super::lab::duration(input, "terminateAfter").unwrap_or(KEEP);
    let new = NewTaskSet {
        external_id: None,
        launch_type: original.launch_type,
        strategy: original.strategy.clone(),
        network: original.network.clone(),
        definition,
        load_balancers,
        scale: ALL,
    };
    Ok(Request {
        summary: format!("{} {}", service.name, new.definition),
        command: Command::TaskSet(TaskSetCommand::Deploy {
            service: service.id,
            new: Box::new(new),
            shift,
            keep,
        }),
    })
}

pub fn stop(ask: &Ask) -> Parsed {
    let service = service(ask)?;
    if !is_going(ask.world, service.id) {
        return Err(ApiError::lab_unknown("refuse-not-deploying", &service.name).at("service"));
    }
    Ok(Request {
        summary: service.name.clone(),
        command: Command::TaskSet(TaskSetCommand::StopDeploy {
            service: service.id,
        }),
    })
}
