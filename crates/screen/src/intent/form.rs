//! Which numbers does the form show, and what does a change in it write into the JSON?
//!
//! Every field is one place in one of the two texts. Reading takes the value that stands there;
//! writing replaces that value alone. What is not a number is written as text, so that nothing
//! typed is lost and the check names the mistake at its place. An emptied field removes its
//! member.
//! Example: memory is `containerDefinitions[0].memory` on EC2 and the task's own `memory` on
//! Fargate.

mod control;

use super::{Baseline, Document, Draft};
use crate::editor::json::{remove, set};

use crate::editor::path;
use crate::text::Text;
use aws_api::json::SyntaxError;
use control::{OWN, breaker, breaker_of, control, preset, preset_of};
use model::LaunchType;
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldId {
    Image,
    Port,
    Cpu,
    Memory,
    Desired,
    MinimumHealthy,
    Maximum,
    Strategy,
    /// The deployment circuit breaker: off, on, on with rollback.
    Breaker,
}

impl FieldId {
    pub const ALL: [FieldId; 9] = [
        FieldId::Image,
        FieldId::Port,
        FieldId::Cpu,
        FieldId::Memory,
        FieldId::Desired,
        FieldId::MinimumHealthy,
        FieldId::Maximum,
        FieldId::Strategy,
        FieldId::Breaker,
    ];

    /// A name for ids in the page.
    pub fn name(self) -> &'static str {
        match self {
            FieldId::Image => "image",
            FieldId::Port => "port",
            FieldId::Cpu => "cpu",
            FieldId::Memory => "memory",
            FieldId::Desired => "desired",
            FieldId::MinimumHealthy => "minimum",
            FieldId::Maximum => "maximum",
            FieldId::Strategy => "strategy",
            FieldId::Breaker => "breaker",
        }
    }

    pub fn document(self) -> Document {
        match self {
            FieldId::Image | FieldId::Port | FieldId::Cpu | FieldId::Memory => Document::Task,
            FieldId::Desired
            | FieldId::MinimumHealthy
            | FieldId::Maximum
            | FieldId::Strategy
            | FieldId::Breaker => Document::Service,
        }
    }
}

/// One of the values a field may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    Text,
    /// The next value down and up, where there is one.
    Number {
        down: Option<String>,
        up: Option<String>,
    },
    Choice(Vec<Choice>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub id: FieldId,
    pub label: Text,
    pub value: String,
    /// What the baseline has there, when it is something else.
    pub was: Option<String>,
    pub unit: Option<Text>,
    pub hint: Option<Text>,
    pub control: Control,
    /// Where it stands in its document.
    pub path: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub fields: Vec<Field>,
    /// The containers to choose from and the place of the one on show.
    pub containers: Vec<String>,
    pub container: usize,
    pub launch_type: LaunchType,
    /// The document cannot be read, so its fields show the baseline and cannot be changed.
    pub task_broken: bool,
    pub service_broken: bool,
}

/// What the form shows of the draft.
pub fn form(baseline: &Baseline, draft: &Draft, container: usize) -> Form {
    let read = |document| serde_json::from_str::<Value>(draft.text(baseline, document)).ok();
    let base = |text: &str| serde_json::from_str::<Value>(text).unwrap_or(Value::Null);
    let (task, service) = (read(Document::Task), read(Document::Service));
    let before = (base(&baseline.task_text), base(&baseline.service_text));
    let broken = (task.is_none(), service.is_none());
    let now = (
        task.unwrap_or_else(|| before.0.clone()),
        service.unwrap_or_else(|| before.1.clone()),
    );
    let containers = containers(&now.0);
    let container = container.min(containers.len().saturating_sub(1));
    let fields = FieldId::ALL
        .iter()
        .map(|id| field(*id, baseline.launch_type, container, &now, &before))
        .collect();
    Form {
        fields,
        containers,
        container,
        launch_type: baseline.launch_type,
        task_broken: broken.0,
        service_broken: broken.1,
    }
}

fn containers(task: &Value) -> Vec<String> {
    let list = task["containerDefinitions"].as_array();
    list.into_iter()
        .flatten()
        .map(|it| it["name"].as_str().unwrap_or("?").to_owned())
        .collect()
}

fn field(
    id: FieldId,
    launch_type: LaunchType,
    container: usize,
    now: &(Value, Value),
    before: &(Value, Value),
) -> Field {
    let place = place(id, &now.0, launch_type, container);
    let value = read(id, at(now, id, &place));
    let old_place = self::place(id, &before.0, launch_type, container);
    let old = read(id, at(before, id, &old_place));
    Field {
        id,
        label: label(id, &place),
        was: (old != value).then(|| shown(id, &old)),
        unit: unit(id),
        hint: hint(id, &now.0, container, &value),
        control: control(id, &value, &now.0, launch_type),
        value,
        path: place,
    }
}

fn at<'v>(documents: &'v (Value, Value), id: FieldId, place: &str) -> &'v Value {
    let root = match id.document() {
        Document::Task => &documents.0,
        Document::Service => &documents.1,
    };
    path(place).iter().fold(root, |value, step| match step {
        crate::editor::json::Step::Key(name) => &value[*name],
        crate::editor::json::Step::At(index) => &value[*index],
    })
}

/// Does the draft ask for Fargate: by itself, or because the service runs there?
fn is_fargate(task: &Value, launch_type: LaunchType) -> bool {
    let asked = task["requiresCompatibilities"].as_array();
    launch_type == LaunchType::Fargate
        || asked.is_some_and(|list| list.iter().any(|it| it == "FARGATE"))
}

/// Container and host port are one number in these modes.
fn one_port(task: &Value) -> bool {
    matches!(task["networkMode"].as_str(), Some("awsvpc" | "host"))
}

/// Where the field stands in its document.
///
/// Source: ECS API, TaskDefinition and ContainerDefinition cpu, memory (read 2026-11).
fn place(id: FieldId, task: &Value, launch_type: LaunchType, container: usize) -> String {
    let own = |name: &str| format!("containerDefinitions[{container}].{name}");
    let given = &task["containerDefinitions"][container];
    let task_level = |name: &str| {
        is_fargate(task, launch_type) || (given[name].is_null() && !task[name].is_null())
    };
    match id {
        FieldId::Image => own("image"),
        FieldId::Port if one_port(task) => own("portMappings[0].containerPort"),
        FieldId::Port => own("portMappings[0].hostPort"),
        FieldId::Cpu if task_level("cpu") => "cpu".to_owned(),
        FieldId::Cpu => own("cpu"),
        FieldId::Memory if task_level("memory") && given["memoryReservation"].is_null() => {
            "memory".to_owned()
        }
        FieldId::Memory if is_fargate(task, launch_type) => "memory".to_owned(),
        FieldId::Memory if given["memory"].is_null() && !given["memoryReservation"].is_null() => {
            own("memoryReservation")
        }
        FieldId::Memory => own("memory"),
        FieldId::Desired => "desiredCount".to_owned(),
        FieldId::MinimumHealthy => "deploymentConfiguration.minimumHealthyPercent".to_owned(),
        FieldId::Maximum => "deploymentConfiguration.maximumPercent".to_owned(),
        FieldId::Strategy => "placementStrategy".to_owned(),
        FieldId::Breaker => "deploymentConfiguration.deploymentCircuitBreaker".to_owned(),
    }
}

fn read(id: FieldId, value: &Value) -> String {
    match value {
        _ if id == FieldId::Strategy => preset_of(value).to_owned(),
        _ if id == FieldId::Breaker => breaker_of(value).to_owned(),
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn label(id: FieldId, place: &str) -> Text {
    Text::new(match id {
        FieldId::Image => "intent-image",
        FieldId::Port if place.ends_with("hostPort") => "intent-host-port",
        FieldId::Port => "intent-container-port",
        FieldId::Cpu => "intent-cpu",
        FieldId::Memory if place.ends_with("Reservation") => "intent-memory-reservation",
        FieldId::Memory => "intent-memory",
        FieldId::Desired => "intent-desired",
        FieldId::MinimumHealthy => "intent-minimum",
        FieldId::Maximum => "intent-maximum",
        FieldId::Strategy => "intent-strategy",
        FieldId::Breaker => "intent-breaker",
    })
}

fn unit(id: FieldId) -> Option<Text> {
    match id {
        FieldId::Cpu => Some(Text::new("unit-cpu")),
        FieldId::Memory => Some(Text::new("unit-mib")),
        FieldId::MinimumHealthy | FieldId::Maximum => Some(Text::new("unit-percent")),
        FieldId::Image
        | FieldId::Port
        | FieldId::Desired
        | FieldId::Strategy
        | FieldId::Breaker => None,
    }
}

fn hint(id: FieldId, task: &Value, container: usize, value: &str) -> Option<Text> {
    let given = &task["containerDefinitions"][container];
    match id {
        FieldId::Port if value.is_empty() && given["portMappings"][0].is_null() => {
            Some(Text::new("intent-port-none"))
        }
        FieldId::Port if !one_port(task) && (value.is_empty() || value == "0") => {
            Some(Text::new("intent-port-dynamic"))
        }
        FieldId::Memory if !given["memory"].is_null() => given["memoryReservation"]
            .as_i64()
            .map(|mib| Text::new("intent-reservation-counts").num("mib", mib)),
        _ => None,
    }
}

/// The value as "was ..." shows it.
fn shown(id: FieldId, value: &str) -> String {
    match id {
        FieldId::Strategy => value.replace('+', ", "),
        _ if value.is_empty() => "\u{2013}".to_owned(),
        _ => value.to_owned(),
    }
}

/// The draft after a field of the form was given another value.
///
/// # Errors
/// Where the field's document is not JSON: its fields are locked then.
pub fn edit(
    baseline: &Baseline,
    draft: &Draft,
    container: usize,
    id: FieldId,
    value: &str,
) -> Result<Draft, SyntaxError> {
    let document = id.document();
    let text = draft.text(baseline, document);
    let task =
        serde_json::from_str::<Value>(draft.text(baseline, Document::Task)).unwrap_or(Value::Null);
    let place = place(id, &task, baseline.launch_type, container);
    let after = match (id, value.trim()) {
        (FieldId::Strategy, OWN) => text.to_owned(),
        (FieldId::Strategy, name) => set(text, &path(&place), &preset(name))?,
        (FieldId::Breaker, name) => set(text, &path(&place), &breaker(text, name))?,
        (FieldId::Port, port) => write_port(text, &place, container, &task, port)?,
        (_, "") => remove(text, &path(&place))?,
        (FieldId::Image, image) => set(text, &path(&place), &Value::from(image))?,
        (_, size) if matches!(place.as_str(), "cpu" | "memory") => {
            set(text, &path(&place), &Value::from(size))?
        }
        (_, number) => set(text, &path(&place), &number_or_text(number))?,
    };
    Ok(draft.with(baseline, document, after))
}

fn number_or_text(text: &str) -> Value {
    text.parse::<i64>()
        .map_or_else(|_| Value::from(text), Value::from)
}

/// A port; emptied it is dynamic (bridge), so only the host port goes.
fn write_port(
    text: &str,
    place: &str,
    container: usize,
    task: &Value,
    port: &str,
) -> Result<String, SyntaxError> {
    let mapping = &task["containerDefinitions"][container]["portMappings"][0];
    let own = |name: &str| format!("containerDefinitions[{container}].portMappings[0].{name}");
    if port.is_empty() {
        return remove(text, &path(place));
    }
    let number = number_or_text(port);
    let mut after = text.to_owned();
    if mapping["containerPort"].is_null() && !one_port(task) {
        after = set(&after, &path(&own("containerPort")), &Value::from(80))?;
    }
    after = set(&after, &path(place), &number)?;
    if one_port(task) && !mapping["hostPort"].is_null() {
        after = set(&after, &path(&own("hostPort")), &number)?;
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::control::PRESETS;
    use super::*;
    use crate::intent::fixture::{BASELINE_SERVICE, BASELINE_TASK, baseline};
    use serde_json::json;

    fn value(form: &Form, id: FieldId) -> &str {
        &form.fields.iter().find(|it| it.id == id).unwrap().value
    }

    fn edited(id: FieldId, value: &str) -> Draft {
        edit(&baseline(), &Draft::default(), 0, id, value).unwrap()
    }

    #[test]
    fn the_form_shows_what_the_documents_say() {
        let form = form(&baseline(), &Draft::default(), 0);
        let shown: Vec<_> = form.fields.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(
            shown,
            [
                "web:v8",
                "8080",
                "256",
                "512",
                "4",
                "50",
                "100",
                "binpack(memory)",
                "off"
            ]
        );
        assert!(form.fields.iter().all(|it| it.was.is_none()));
        assert_eq!(form.containers, ["app"]);
    }

    #[test]
    fn each_field_writes_its_own_place_and_reads_it_back() {
        for (id, typed, old, new) in [
            (FieldId::Image, "web:v9", "web:v8", "web:v9"),
            (FieldId::Port, "8081", "8080", "8081"),
            (FieldId::Cpu, "512", "\"cpu\": 256", "\"cpu\": 512"),
            (FieldId::Memory, "768", "\"memory\": 512", "\"memory\": 768"),
        ] {
            let draft = edited(id, typed);
            assert_eq!(draft.task, Some(BASELINE_TASK.replace(old, new)));
            assert_eq!(draft.service, None);
            let form = form(&baseline(), &draft, 0);
            assert_eq!(value(&form, id), typed);
            let field = form.fields.iter().find(|it| it.id == id).unwrap();
            assert!(field.was.is_some());
        }
        for (id, typed, old, new) in [
            (
                FieldId::Desired,
                "6",
                "\"desiredCount\": 4",
                "\"desiredCount\": 6",
            ),
            (
                FieldId::MinimumHealthy,
                "75",
                "Percent\": 50",
                "Percent\": 75",
            ),
            (FieldId::Maximum, "150", "Percent\": 100", "Percent\": 150"),
        ] {
            let draft = edited(id, typed);
            assert_eq!(draft.service, Some(BASELINE_SERVICE.replace(old, new)));
            assert_eq!(value(&form(&baseline(), &draft, 0), id), typed);
        }
    }

    #[test]
    fn taking_an_edit_back_leaves_no_draft() {
        let baseline = baseline();
        let draft = edited(FieldId::Memory, "768");
        let back = edit(&baseline, &draft, 0, FieldId::Memory, "512").unwrap();
        assert!(!back.is_touched());
    }

    #[test]
    fn what_is_no_number_is_kept_as_text_for_the_check_to_name() {
        let draft = edited(FieldId::Memory, "lots");
        assert!(
            draft
                .task
                .as_ref()
                .unwrap()
                .contains("\"memory\": \"lots\"")
        );
        assert_eq!(
            value(&form(&baseline(), &draft, 0), FieldId::Memory),
            "lots"
        );
        let huge = edited(FieldId::Desired, "99999999999999999999");
        assert!(huge.service.unwrap().contains("\"99999999999999999999\""));
    }

    #[test]
    fn an_emptied_field_takes_its_member_out() {
        let draft = edited(FieldId::Port, "");
        let form = form(&baseline(), &draft, 0);
        assert_eq!(value(&form, FieldId::Port), "");
        let field = form
            .fields
            .iter()
            .find(|it| it.id == FieldId::Port)
            .unwrap();
        assert_eq!(field.hint.as_ref().unwrap().id, "intent-port-dynamic");
        assert!(draft.task.unwrap().contains("\"containerPort\": 80"));
    }

    #[test]
    fn every_preset_of_the_strategy_reads_back() {
        for (name, _) in PRESETS {
            let draft = edited(FieldId::Strategy, name);
            let read = form(&baseline(), &draft, 0);
            assert_eq!(value(&read, FieldId::Strategy), name);
        }
        let own = json!({"placementStrategy": [{"type": "spread", "field": "attribute:rack"}]});
        let draft = Draft {
            task: None,
            service: Some(own.to_string()),
        };
        let read = form(&baseline(), &draft, 0);
        assert_eq!(value(&read, FieldId::Strategy), OWN);
        let kept = edit(&baseline(), &draft, 0, FieldId::Strategy, OWN).unwrap();
        assert_eq!(kept, draft);
    }

    #[test]
    fn fargate_sizes_are_the_tasks_own_and_legal_pairs_are_offered() {
        let fargate = json!({
            "family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
            "cpu": "512", "memory": "3072",
            "containerDefinitions": [
                {"name": "a", "image": "a", "portMappings": [{"containerPort": 80, "hostPort": 80}]}
            ],
        });
        let base = Baseline {
            task_text: fargate.to_string(),
            ..baseline()
        };
        let read = form(&base, &Draft::default(), 0);
        let memory = read
            .fields
            .iter()
            .find(|it| it.id == FieldId::Memory)
            .unwrap();
        let Control::Choice(choices) = &memory.control else {
            panic!("a picker")
        };
        let offered: Vec<_> = choices.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(offered, ["1024", "2048", "3072", "4096"]);
        let draft = edit(&base, &Draft::default(), 0, FieldId::Memory, "4096").unwrap();
        assert!(draft.task.unwrap().contains("\"memory\":\"4096\""));
        let draft = edit(&base, &Draft::default(), 0, FieldId::Port, "8080").unwrap();
        let task: Value = serde_json::from_str(&draft.task.unwrap()).unwrap();
        let mapping = &task["containerDefinitions"][0]["portMappings"][0];
        assert_eq!(*mapping, json!({"containerPort": 8080, "hostPort": 8080}));
    }

    #[test]
    fn a_broken_document_locks_its_fields_only() {
        let broken = Draft {
            task: Some("{\"family\": ".to_owned()),
            service: None,
        };
        let form = form(&baseline(), &broken, 0);
        assert!(form.task_broken && !form.service_broken);
        assert_eq!(value(&form, FieldId::Memory), "512");
        assert!(edit(&baseline(), &broken, 0, FieldId::Memory, "1").is_err());
        assert!(edit(&baseline(), &broken, 0, FieldId::Desired, "5").is_ok());
    }

    #[test]
    fn the_circuit_breaker_is_one_of_three_and_keeps_its_threshold() {
        let read = |draft: &Draft| value(&form(&baseline(), draft, 0), FieldId::Breaker).to_owned();
        let untouched = edited(FieldId::Desired, "4");
        assert_eq!(read(&untouched), "off");
        for name in ["stop", "rollback", "off"] {
            assert_eq!(read(&edited(FieldId::Breaker, name)), name);
        }
        let own = json!({"deploymentConfiguration": {"deploymentCircuitBreaker": {
            "enable": true, "rollback": false,
            "thresholdConfiguration": {"type": "COUNT", "value": 7}}}});
        let draft = Draft {
            task: None,
            service: Some(own.to_string()),
        };
        assert_eq!(read(&draft), "stop");
        let after = edit(&baseline(), &draft, 0, FieldId::Breaker, "rollback").unwrap();
        let after: Value = serde_json::from_str(&after.service.unwrap()).unwrap();
        let breaker = &after["deploymentConfiguration"]["deploymentCircuitBreaker"];
        assert_eq!(breaker["thresholdConfiguration"]["value"], 7);
        assert_eq!(breaker["rollback"], true);
    }
}
