//! Why a task stopped, or is being stopped: who wished it, with AWS's own reason and the exit
//! codes.

use super::{Certainty, Page, Rule, Why, chain, fact, placed, plain};
use crate::face;
use crate::moment::{Moment, revision};
use crate::text::{Text, clock};
use model::{Event, Stamped, StopCode, Task};
use rules::placement::{Decider, Stopped};

pub fn task(moment: Moment<'_>, task: &Task) -> Why {
    let choice = choice(moment, task);
    let mut why = Why::new(
        Text::new(if task.is_stopped() {
            "why-stopped-question"
        } else {
            "why-stopping-question"
        })
        .str("task", format!("{} {}", task.id, revision(task))),
        answer(task, choice.map(|it| it.1)),
        rule(task),
    );
    why.about = task
        .stopped_at
        .or(task.stopping_at)
        .map(|it| plain(clock(it)));
    why.quote = task
        .stopped_reason
        .as_ref()
        .map(|it| aws_api::messages::stopped_reason(moment.world, it));
    why.facts = placed::facts(moment, task);
    why.facts.extend(super::path::facts(moment, task));
    if let Some(code) = task.stop_code {
        why.facts.push(fact(
            "fact-stop-code",
            plain(aws_api::messages::stop_code(code)),
        ));
    }
    for container in &task.containers {
        if let Some(code) = container.exit_code {
            let value = Text::new("exit-code")
                .str("container", &container.name)
                .num("code", code);
            why.facts.push(fact("fact-exit", value));
        }
    }
    let request = moment.all.iter().find(
        |it| matches!(&it.event, Event::TaskStopRequested { task: id, .. } if *id == task.id),
    );
    if let Some(request) = request {
        why.chain = chain::chain(moment, request);
    }
    why
}

/// The rollout decision that chose this task to go.
fn choice<'a>(moment: Moment<'a>, task: &Task) -> Option<(&'a Stamped, &'a Stopped)> {
    moment.all.iter().find_map(|it| match &it.event {
        Event::RolloutDecided { stops, .. } => {
            let found = stops.iter().find(|stop| stop.task == task.id)?;
            Some((it, found))
        }
        _ => None,
    })
}

fn answer(task: &Task, choice: Option<&Stopped>) -> Text {
    if let Some(choice) = choice {
        let count = choice.tied.len() as i64;
        return match choice.decider {
            Decider::OnlyOne => Text::new("stop-only-one"),
            Decider::Pending => Text::new("stop-pending"),
            Decider::Unhealthy => Text::new("stop-unhealthy"),
            Decider::Strategy(index) => match choice.strategies.get(index as usize) {
                Some(strategy) => {
                    Text::new("stop-strategy").text("rung", super::ladder::name(strategy))
                }
                None => Text::new("stop-chosen"),
            },
            Decider::Draw => Text::new("stop-draw").num("count", count),
            Decider::Oldest => Text::new("stop-oldest").num("count", count),
            Decider::LowestId => Text::new("stop-lowest").num("count", count),
        };
    }
    match (&task.stop_code, face::exit_code(task)) {
        (Some(StopCode::EssentialContainerExited), Some(code)) => {
            Text::new("stop-exited").num("code", code)
        }
        (Some(StopCode::EssentialContainerExited), None) => Text::new("stop-exited-unknown"),
        (Some(StopCode::TaskFailedToStart), _) => Text::new("stop-failed-to-start"),
        (Some(StopCode::UserInitiated), _) => Text::new("stop-user"),
        (Some(StopCode::ServiceSchedulerInitiated), _) => Text::new("stop-scheduler"),
        (Some(_), _) => Text::new("stop-host"),
        (None, _) => Text::new("stop-unknown"),
    }
}

fn rule(task: &Task) -> Rule {
    match task.stop_code {
        Some(StopCode::ServiceSchedulerInitiated) => Rule {
            id: "placement.choose_to_stop",
            certainty: Certainty::Assumed,
            page: Page::Strategies,
        },
        _ => Rule {
            id: "lifecycle.stop_codes",
            certainty: Certainty::Documented,
            page: Page::StoppedTasks,
        },
    }
}
