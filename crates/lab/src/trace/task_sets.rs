//! Words for task sets, and for what CodeDeploy does with them.

use super::Words;
use base::DeploymentId;
use model::task_set::{CodeDeploy, CodeDeployStage, Controller};
use model::{TaskSetEvent, TaskSetStatus, World};

#[inline(never)]
pub(super) fn words(world: &World, event: &TaskSetEvent) -> Words {
    match event {
        TaskSetEvent::ControllerChosen {
            service,
            controller,
        } => {
            let name = match controller {
                Controller::External => "EXTERNAL",
                Controller::CodeDeploy => "CODE_DEPLOY",
            };
            let what = format!("deployment controller {name}");
            Words::new(super::service::who(world, *service), what)
        }
        TaskSetEvent::Created(it) => {
            let what = format!("made of {}, {} {}", it.definition, status(it.status), it.id);
            Words::new(
                super::service::who(world, it.service),
                format!("task set {what}"),
            )
        }
        TaskSetEvent::Computed {
            task_set,
            desired,
            scale,
            computed,
        } => {
            let scale = scale.decimal();
            let what = format!("keeps {computed} = {scale} % of {desired}, rounded up");
            Words::new(who(*task_set), what)
        }
        TaskSetEvent::StatusChanged {
            task_set,
            status: it,
        } => Words::new(who(*task_set), status(*it)),
        TaskSetEvent::StabilityChanged { task_set, stable } => {
            let what = if *stable {
                "STEADY_STATE"
            } else {
                "STABILIZING"
            };
            Words::new(who(*task_set), what)
        }
        TaskSetEvent::Gone { task_set } => Words::new(who(*task_set), "gone"),
        TaskSetEvent::Advanced { service, deploy } => {
            let what = format!("CodeDeploy: {}", advanced(deploy));
            Words::new(super::service::who(world, *service), what)
        }
    }
}

fn who(task_set: DeploymentId) -> String {
    format!("task set {task_set}")
}

fn status(it: TaskSetStatus) -> &'static str {
    match it {
        TaskSetStatus::Primary => "PRIMARY",
        TaskSetStatus::Active => "ACTIVE",
        TaskSetStatus::Draining => "DRAINING",
    }
}

fn advanced(it: &CodeDeploy) -> String {
    let (blue, green) = (it.original, it.replacement);
    match it.stage {
        CodeDeployStage::Replacing => format!("{green} comes up beside {blue}"),
        CodeDeployStage::Shifting => {
            let share = it.share.decimal();
            format!("{green} has {share} % of the traffic")
        }
        CodeDeployStage::Keeping => format!("{green} is PRIMARY, {blue} stays for {}", it.keep),
        CodeDeployStage::Succeeded => format!("succeeded, {blue} goes"),
        CodeDeployStage::Failed => format!("failed, all traffic back to {blue}"),
    }
}
