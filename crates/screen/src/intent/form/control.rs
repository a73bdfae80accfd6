//! Which values does a field offer: steps up and down, legal sizes, strategies by name?
//!
//! Fargate offers only sizes that exist, and beside a CPU size only the memory that goes with it; what
//! the document has is shown even where it is none of them. Strategies have the names of the form,
//! `spread(az)+binpack(memory)` for a chain. Example: 90 % steps down to 75 and up to 100.

use super::{Choice, Control, FieldId, is_fargate};
use crate::intent::baseline::strategy;
use crate::text::Text;
use base::CpuUnits;
use model::LaunchType;
use rules::fargate;
use rules::placement::{Strategy, ZONE_ATTRIBUTE};
use serde_json::Value;

pub(super) fn control(id: FieldId, value: &str, task: &Value, launch_type: LaunchType) -> Control {
    let fargate = is_fargate(task, launch_type);
    match id {
        FieldId::Image | FieldId::Port => Control::Text,
        FieldId::Cpu if fargate => Control::Choice(sizes(cpu_sizes(), value)),
        FieldId::Memory if fargate => {
            let cpu = units(&task["cpu"]).unwrap_or(256);
            Control::Choice(sizes(memory_sizes(CpuUnits(cpu)), value))
        }
        FieldId::Strategy => Control::Choice(strategies(value)),
        FieldId::Breaker => Control::Choice(breakers()),
        FieldId::Desired => stepper(value, 1, 0, 5000),
        FieldId::MinimumHealthy => stepper(value, 25, 0, 100),
        FieldId::Maximum => stepper(value, 25, 100, 400),
        FieldId::Cpu => stepper(value, 128, 128, 16_384),
        FieldId::Memory => stepper(value, 128, 128, 122_880),
    }
}

/// Steps to the next multiple of `step` down and up, within bounds.
fn stepper(value: &str, step: u64, low: u64, high: u64) -> Control {
    let Ok(value) = value.parse::<u64>() else {
        return Control::Number {
            down: None,
            up: None,
        };
    };
    let down = value.saturating_sub(1) / step * step;
    let up = (value / step).saturating_add(1).saturating_mul(step);
    Control::Number {
        down: (value > low).then(|| down.clamp(low, high).to_string()),
        up: (value < high).then(|| up.clamp(low, high).to_string()),
    }
}

fn cpu_sizes() -> Vec<u32> {
    fargate::SIZES.iter().map(|row| row.cpu.0).collect()
}

/// Memory sizes legal beside a CPU size; none for a size that does not exist.
fn memory_sizes(cpu: CpuUnits) -> Vec<u32> {
    let row = fargate::SIZES.iter().find(|row| row.cpu == cpu);
    row.map_or_else(Vec::new, |row| {
        row.memory.values().iter().map(|it| it.0).collect()
    })
}

/// Legal sizes to pick from; a size that is none of them stays on show as it is.
fn sizes(legal: Vec<u32>, value: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = legal
        .into_iter()
        .map(|it| Choice {
            value: it.to_string(),
            label: Text::new("intent-size").str("value", it),
        })
        .collect();
    if choices.iter().all(|it| it.value != value) {
        let label = Text::new("intent-size-other").str("value", value);
        choices.insert(
            0,
            Choice {
                value: value.to_owned(),
                label,
            },
        );
    }
    choices
}

/// A task-level size as the API takes it: `"1024"`, `"1 vCPU"`, `"2 GB"`.
///
/// Source: ECS developer guide, task definition parameters, task size (read 2026-11).
fn units(value: &Value) -> Option<u32> {
    if let Some(number) = value.as_u64() {
        return u32::try_from(number).ok();
    }
    let text = value.as_str()?.trim().to_ascii_lowercase();
    let Some(number) = text
        .strip_suffix("vcpu")
        .or_else(|| text.strip_suffix("gb"))
    else {
        return text.parse().ok();
    };
    let number = number.trim();
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let whole: u32 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let milli: u32 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    whole.checked_mul(1024)?.checked_add(milli * 1024 / 1000)
}

/// Strategies that the form offers, by the name it gives them.
pub(super) const PRESETS: [(&str, &str); 7] = [
    ("default", "strategy-default"),
    ("spread(az)", "strategy-spread-az"),
    ("spread(az)+spread(instance)", "strategy-spread-az-instance"),
    ("spread(az)+binpack(memory)", "strategy-spread-az-binpack"),
    ("binpack(memory)", "strategy-binpack-memory"),
    ("binpack(cpu)", "strategy-binpack-cpu"),
    ("random", "strategy-random"),
];

/// What the circuit breaker may do, by the name the form gives it.
const BREAKERS: [(&str, &str); 3] = [
    ("off", "breaker-off"),
    ("stop", "breaker-stop"),
    ("rollback", "breaker-rollback"),
];

fn breakers() -> Vec<Choice> {
    let each = BREAKERS.iter().map(|(name, label)| Choice {
        value: (*name).to_owned(),
        label: Text::new(label),
    });
    each.collect()
}

pub(super) fn breaker_of(value: &Value) -> &'static str {
    match (value["enable"].as_bool(), value["rollback"].as_bool()) {
        (Some(true), Some(true)) => "rollback",
        (Some(true), _) => "stop",
        _ => "off",
    }
}

/// The circuit breaker of the service's text with what the name asks for; a threshold stays.
pub(super) fn breaker(text: &str, name: &str) -> Value {
    let service: Value = serde_json::from_str(text).unwrap_or_default();
    let given = &service["deploymentConfiguration"]["deploymentCircuitBreaker"];
    let mut breaker = match given {
        Value::Object(_) => given.clone(),
        _ => Value::Object(serde_json::Map::new()),
    };
    breaker["enable"] = (name != "off").into();
    breaker["rollback"] = (name == "rollback").into();
    breaker
}

/// What stands in a document that is none of the presets.
pub(super) const OWN: &str = "own";

pub(super) fn preset(name: &str) -> Value {
    let zone = || Strategy::SpreadAttribute(ZONE_ATTRIBUTE.to_owned());
    name.split('+')
        .filter_map(|part| match part {
            "spread(az)" => Some(zone()),
            "spread(instance)" => Some(Strategy::SpreadInstance),
            "binpack(memory)" => Some(Strategy::BinpackMemory),
            "binpack(cpu)" => Some(Strategy::BinpackCpu),
            "random" => Some(Strategy::Random),
            _ => None,
        })
        .map(|it| strategy(&it))
        .collect()
}

pub(super) fn preset_of(value: &Value) -> &'static str {
    if value.is_null() {
        return PRESETS[0].0;
    }
    let found = PRESETS.iter().find(|(name, _)| preset(name) == *value);
    found.map_or(OWN, |it| it.0)
}

fn strategies(value: &str) -> Vec<Choice> {
    let own = (value == OWN).then_some((OWN, "strategy-own"));
    PRESETS
        .iter()
        .copied()
        .chain(own)
        .map(|(value, id)| Choice {
            value: value.to_owned(),
            label: Text::new(id),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn task_sizes_are_read_as_ecs_reads_them() {
        for (text, expected) in [
            (json!("1024"), Some(1024)),
            (json!("1 vCPU"), Some(1024)),
            (json!(".25 vcpu"), Some(256)),
            (json!("0.5 vCPU"), Some(512)),
            (json!("2GB"), Some(2048)),
            (json!("2 GB"), Some(2048)),
            (json!(256), Some(256)),
            (json!("much"), None),
            (json!(-1), None),
        ] {
            assert_eq!(units(&text), expected, "{text}");
        }
    }

    #[test]
    fn steppers_walk_to_the_next_multiple_and_stop_at_the_ends() {
        let ends = |value: &str, step, low, high| match stepper(value, step, low, high) {
            Control::Number { down, up } => (down, up),
            _ => unreachable!("a stepper is a number"),
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(ends("50", 25, 0, 100), (some("25"), some("75")));
        assert_eq!(ends("90", 25, 0, 100), (some("75"), some("100")));
        assert_eq!(ends("0", 1, 0, 5000), (None, some("1")));
        assert_eq!(ends("100", 25, 0, 100), (some("75"), None));
        assert_eq!(ends("x", 25, 0, 100), (None, None));
        assert_eq!(ends("18446744073709551615", 1, 0, 9), (some("9"), None));
    }
}
