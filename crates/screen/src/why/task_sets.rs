//! Task sets in words: what each keeps and of which numbers that follows, and CodeDeploy's steps.
//!
//! Example: "web wants 3 tasks; a task set at 50 % of that keeps ⌈3 × 50 %⌉ = 2".

use super::{Certainty, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::story::service_name;
use crate::text::{Text, clock};
use base::DeploymentId;
use model::task_set::{CodeDeploy, CodeDeployStage, Controller};
use model::{Stamped, TaskSetEvent, TaskSetStatus, World};

/// The sentence of the log.
#[inline(never)]
pub fn sentence(world: &World, event: &TaskSetEvent) -> Option<Text> {
    let of = |id: &'static str, set: &DeploymentId| Text::new(id).str("set", set);
    Some(match event {
        TaskSetEvent::ControllerChosen {
            service: id,
            controller,
        } => Text::new("ev-controller")
            .str("service", service_name(world, *id))
            .str(
                "controller",
                match controller {
                    Controller::External => "EXTERNAL",
                    Controller::CodeDeploy => "CODE_DEPLOY",
                },
            ),
        TaskSetEvent::Created(it) => of("ev-task-set", &it.id)
            .str("service", service_name(world, it.service))
            .str("definition", &it.definition),
        TaskSetEvent::Computed {
            task_set,
            desired,
            scale,
            computed,
        } => of("ev-task-set-keeps", task_set)
            .num("count", computed.0)
            .str("scale", scale.decimal())
            .num("desired", desired.0),
        TaskSetEvent::StatusChanged { task_set, status } => of(
            match status {
                TaskSetStatus::Primary => "ev-task-set-primary",
                TaskSetStatus::Active => "ev-task-set-active",
                TaskSetStatus::Draining => "ev-task-set-draining",
            },
            task_set,
        ),
        TaskSetEvent::StabilityChanged { task_set, stable } => of(
            if *stable {
                "ev-task-set-steady"
            } else {
                "ev-task-set-moves"
            },
            task_set,
        ),
        TaskSetEvent::Gone { task_set } => of("ev-task-set-gone", task_set),
        TaskSetEvent::Advanced { deploy, .. } => advanced(deploy),
    })
}

fn advanced(it: &CodeDeploy) -> Text {
    Text::new(match it.stage {
        CodeDeployStage::Replacing => "ev-code-deploy-replaces",
        CodeDeployStage::Shifting => "ev-code-deploy-shifts",
        CodeDeployStage::Keeping => "ev-code-deploy-keeps",
        CodeDeployStage::Succeeded => "ev-code-deploy-done",
        CodeDeployStage::Failed => "ev-code-deploy-failed",
    })
    .str("blue", it.original)
    .str("green", it.replacement)
    .str("share", it.share.decimal())
    .str("keep", it.keep)
}

/// The answer to one event; `None` where its sentence says it all.
#[inline(never)]
pub fn why(moment: Moment<'_>, stamped: &Stamped, event: &TaskSetEvent) -> Option<Why> {
    let TaskSetEvent::Computed {
        task_set,
        desired,
        scale,
        computed,
    } = event
    else {
        return None;
    };
    let mut why = Why::new(
        Text::new("why-task-set-question").str("set", task_set),
        sentence(moment.world, event)?,
        Rule {
            id: "rollout.task_set",
            certainty: Certainty::Documented,
            page: Page::TaskSets,
        },
    );
    why.about = Some(plain(clock(stamped.at)));
    let percent = scale.decimal();
    why.facts = vec![
        fact("fact-desired", plain(desired.0)),
        fact("fact-scale", plain(format!("{percent} %"))),
        fact(
            "fact-formula",
            plain(format!("⌈{desired} × {percent} %⌉ = {computed}")),
        ),
    ];
    why.chain = chain::chain(moment, stamped);
    Some(why)
}
