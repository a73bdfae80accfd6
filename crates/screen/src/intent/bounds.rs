//! What floor and ceiling would the edited numbers give, and could the deployment move at all?
//!
//! The floor is what must stay healthy, rounded up; the ceiling is what may exist, rounded down.
//! Example: 4 tasks at 90 % and 100 % give floor 4 and ceiling 4: no old task may stop and no new
//! one may start, so the deployment never starts; it needs one slot above the ceiling.

use super::{Baseline, Document, Draft, plan};
use crate::text::Text;
use base::{Percent, TaskCount};
use rules::rollout::ecs_rolling::{self, Action, Counts, Revision, Wait};
use rules::rollout::foresee::{Outlook, outlook};
use serde_json::Value;

/// The corridor that the draft asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub desired: u32,
    pub minimum: u32,
    pub maximum: u32,
    pub floor: u32,
    pub ceiling: u32,
}

impl Bounds {
    /// `4 x 50 % = 2` and `floor 2`: the sum un-rounded, then what it means.
    pub fn floor_words(&self) -> [Text; 2] {
        let raw = unrounded(self.desired, self.minimum);
        [
            sum(self.desired, self.minimum, &raw),
            Text::new("intent-floor").num("count", self.floor),
        ]
    }

    pub fn ceiling_words(&self) -> [Text; 2] {
        let raw = unrounded(self.desired, self.maximum);
        [
            sum(self.desired, self.maximum, &raw),
            Text::new("intent-ceiling").num("count", self.ceiling),
        ]
    }
}

fn sum(desired: u32, percent: u32, raw: &str) -> Text {
    Text::new("intent-product")
        .num("desired", desired)
        .num("percent", percent)
        .str("raw", raw)
}

/// `desired * percent / 100` written out: `2`, `4.5`, `1.35`.
fn unrounded(desired: u32, percent: u32) -> String {
    let product = u64::from(desired) * u64::from(percent);
    let (whole, part) = (product / 100, product % 100);
    if part == 0 {
        return whole.to_string();
    }
    format!("{whole}.{part:02}")
        .trim_end_matches('0')
        .to_owned()
}

/// The bounds that the draft's service document gives; `None` while a number is missing or not one.
///
/// Source: ECS API, DeploymentConfiguration (read 2026-11): defaults 100 and 200 when left out.
pub fn bounds(baseline: &Baseline, draft: &Draft) -> Option<Bounds> {
    let text = draft.text(baseline, Document::Service);
    let service: Value = serde_json::from_str(text).ok()?;
    let before: Value = serde_json::from_str(&baseline.service_text).ok()?;
    let configuration = &service["deploymentConfiguration"];
    let old = &before["deploymentConfiguration"];
    let number = |given: &Value, kept: &Value| {
        let value = if given.is_null() { kept } else { given };
        value.as_u64().and_then(|it| u32::try_from(it).ok())
    };
    let desired = number(&service["desiredCount"], &before["desiredCount"])?;
    let minimum = number(
        &configuration["minimumHealthyPercent"],
        &old["minimumHealthyPercent"],
    )?;
    let maximum = number(&configuration["maximumPercent"], &old["maximumPercent"])?;
    Some(Bounds {
        desired,
        minimum,
        maximum,
        floor: ecs_rolling::floor(TaskCount(desired), Percent(minimum)).0,
        ceiling: ecs_rolling::ceiling(TaskCount(desired), Percent(maximum)).0,
    })
}

/// Strategies other than ROLLING bring up a whole second fleet, whatever the percentages.
///
/// Source: ECS developer guide, blue/green deployments: 200 % run (read 2026-11).
fn shifts_traffic(baseline: &Baseline, draft: &Draft) -> bool {
    let strategy = |text: &str| {
        let service: Option<Value> = serde_json::from_str(text).ok();
        let found = service?["deploymentConfiguration"]["strategy"].clone();
        found.as_str().map(|it| it != "ROLLING")
    };
    let given = strategy(draft.text(baseline, Document::Service));
    given
        .or_else(|| strategy(&baseline.service_text))
        .unwrap_or(false)
}

/// Why the deployment that Apply would begin can never start, if it cannot.
///
/// Source: ECS developer guide, rolling update deployments (read 2026-11).
/// Model:  asks the scheduler's own rule for its first pass with every old task healthy and nothing
/// else moving; ECS itself takes the update and waits.
pub fn never_starts(baseline: &Baseline, draft: &Draft) -> Option<Text> {
    let bounds = bounds(baseline, draft)?;
    let next = plan(baseline, draft).registers?;
    if shifts_traffic(baseline, draft) {
        return None;
    }
    let before: Value = serde_json::from_str(&baseline.service_text).ok()?;
    let healthy = u32::try_from(before["desiredCount"].as_u64()?).ok()?;
    let free = free_instances(baseline, draft, healthy);
    let pass = ecs_rolling::pass(&Counts {
        minimum: Percent(bounds.minimum),
        maximum: Percent(bounds.maximum),
        new: Revision {
            desired: bounds.desired,
            ..Revision::default()
        },
        old: vec![Revision {
            desired: healthy,
            healthy,
            ..Revision::default()
        }],
        placeable: free.map(|it| it.1),
        hold: None,
        in_progress: true,
        success: Default::default(),
    });
    let (minimum, maximum) = match outlook(
        bounds.desired,
        Percent(bounds.minimum),
        Percent(bounds.maximum),
    ) {
        Outlook::NeverMoves {
            minimum, maximum, ..
        } => (minimum, maximum),
        _ => (bounds.minimum, bounds.maximum),
    };
    let words = |id| {
        Text::new(id)
            .num("floor", bounds.floor)
            .num("ceiling", bounds.ceiling)
            .num("minimum", minimum)
            .num("maximum", maximum)
            .str("definition", &next)
    };
    match (pass.action, free) {
        (Action::Stuck(_), _) => Some(words("intent-never-walls")),
        (Action::Wait(Wait::NoRoom { .. }), Some((port, _))) => {
            let words = words("intent-never-port").num("port", port);
            Some(words.num("instances", baseline.instances))
        }
        _ => None,
    }
}

/// Where both revisions want one fixed host port: the port, and how many instances have it free.
fn free_instances(baseline: &Baseline, draft: &Draft, healthy: u32) -> Option<(u32, u32)> {
    let after: Value = serde_json::from_str(draft.text(baseline, Document::Task)).ok()?;
    let before: Value = serde_json::from_str(&baseline.task_text).ok()?;
    let port = fixed_port(&after)?;
    let same = fixed_port(&before) == Some(port);
    same.then(|| (port, baseline.instances.saturating_sub(healthy)))
}

/// The first fixed host port of a document in bridge or host mode.
fn fixed_port(task: &Value) -> Option<u32> {
    let mode = task["networkMode"].as_str().unwrap_or("bridge");
    let name = match mode {
        "bridge" => "hostPort",
        "host" => "containerPort",
        _ => return None,
    };
    let containers = task["containerDefinitions"].as_array()?;
    containers
        .iter()
        .filter_map(|it| it["portMappings"].as_array())
        .flatten()
        .filter_map(|it| it[name].as_u64())
        .find(|port| *port > 0)
        .and_then(|port| u32::try_from(port).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intent::fixture::{BASELINE_TASK, baseline};
    use serde_json::json;

    fn draft(desired: Value, minimum: Value, maximum: Value) -> Draft {
        let document = json!({
            "desiredCount": desired,
            "deploymentConfiguration": {
                "minimumHealthyPercent": minimum, "maximumPercent": maximum,
            },
        });
        Draft {
            task: Some(BASELINE_TASK.replace("512", "768")),
            service: Some(document.to_string()),
        }
    }

    #[test]
    fn the_floor_rounds_up_and_the_ceiling_down() {
        for (desired, minimum, maximum, floor, ceiling, raws) in [
            (4, 50, 100, 2, 4, ["2", "4"]),
            (3, 50, 150, 2, 4, ["1.5", "4.5"]),
            (4, 90, 100, 4, 4, ["3.6", "4"]),
            (9, 15, 100, 2, 9, ["1.35", "9"]),
            (0, 50, 200, 0, 0, ["0", "0"]),
        ] {
            let draft = draft(json!(desired), json!(minimum), json!(maximum));
            let bounds = bounds(&baseline(), &draft).unwrap();
            assert_eq!((bounds.floor, bounds.ceiling), (floor, ceiling));
            let words = [&bounds.floor_words()[0], &bounds.ceiling_words()[0]];
            let shown = words.map(|it| it.args[2].1.clone());
            assert_eq!(shown, raws.map(|it| crate::text::Arg::Str(it.to_owned())));
        }
    }

    #[test]
    fn no_number_no_corridor() {
        for desired in [
            json!("4"),
            json!(-1),
            json!(1.5),
            json!(u64::MAX),
            json!([]),
        ] {
            assert_eq!(
                bounds(&baseline(), &draft(desired, json!(50), json!(100))),
                None
            );
        }
        let partial = Draft {
            task: None,
            service: Some("{\"desiredCount\": 8}".to_owned()),
        };
        assert_eq!(
            bounds(&baseline(), &partial).unwrap().floor,
            4,
            "percentages stay"
        );
    }

    #[test]
    fn walls_that_meet_are_named_before_anything_is_sent() {
        let warned = |minimum: u32, maximum: u32| {
            let draft = draft(json!(4), json!(minimum), json!(maximum));
            never_starts(&baseline(), &draft).map(|it| it.id)
        };
        assert_eq!(warned(90, 100), Some("intent-never-walls"));
        assert_eq!(warned(100, 124), Some("intent-never-walls"));
        assert_eq!(warned(75, 100), None);
        assert_eq!(warned(50, 100), None);
        // A slot above the ceiling, but the fixed port is taken on each of the four instances.
        assert_eq!(warned(100, 125), Some("intent-never-port"));
        assert_eq!(warned(100, 200), Some("intent-never-port"));
    }

    #[test]
    fn no_new_deployment_no_warning() {
        let baseline = baseline();
        let service = draft(json!(4), json!(100), json!(100)).service;
        assert_eq!(
            never_starts(
                &baseline,
                &Draft {
                    task: None,
                    service
                }
            ),
            None
        );
    }
}
