//! The form half of the panel: fields, container choice, derived floor and ceiling.

use super::field::FieldBox;
use crate::i18n::say;
use crate::t;
use model::LaunchType;
use screen::Text;
use screen::editor::Row;
use screen::intent::{Bounds, Document, Field, FieldId, Form};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FormProps {
    pub form: Rc<Form>,
    pub rows: Rc<Vec<Row>>,
    pub bounds: Option<Bounds>,
    pub on_edit: Callback<(FieldId, String)>,
    pub on_fix: Callback<Row>,
    pub on_container: Callback<usize>,
}

#[component]
pub fn IntentForm(props: &FormProps) -> Html {
    let form = &props.form;
    html! {
        <div class="form">
            if form.containers.len() > 1 {
                { containers(props) }
            }
            { for form.fields.iter().map(|it| field(props, it)) }
            { derived(props.bounds.as_ref(), form.launch_type) }
        </div>
    }
}

fn field(props: &FormProps, field: &Field) -> Html {
    let document = field.id.document();
    let locked = match document {
        Document::Task => props.form.task_broken,
        Document::Service => props.form.service_broken,
    };
    let here = |row: &&Row| row.document == document && row.finding.path == field.path;
    let class = match field.id {
        FieldId::Desired | FieldId::MinimumHealthy | FieldId::Maximum => "third",
        FieldId::Strategy | FieldId::Breaker => "full",
        FieldId::Image | FieldId::Port | FieldId::Cpu | FieldId::Memory => "",
    };
    html! {
        <FieldBox key={field.id.name()} field={field.clone()} {locked} {class}
            problem={props.rows.iter().find(here).cloned()}
            on_edit={props.on_edit.clone()} on_fix={props.on_fix.clone()}/>
    }
}

fn containers(props: &FormProps) -> Html {
    let onchange = props.on_container.reform(|event: Event| {
        let index = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        usize::try_from(index).unwrap_or(0)
    });
    html! {
        <div class="field full">
            <label for="f-container">{ t!("intent-container") }</label>
            <div class="in"><select id="f-container" {onchange}>
                { for props.form.containers.iter().enumerate().map(|(index, name)| html! {
                    <option selected={index == props.form.container}>{ name.clone() }</option>
                }) }
            </select></div>
        </div>
    }
}

/// Floor and ceiling of what is typed; and the launch type, which a service keeps for life.
fn derived(bounds: Option<&Bounds>, launch_type: LaunchType) -> Html {
    let name = match launch_type {
        LaunchType::Ec2 => "EC2",
        LaunchType::Fargate => "FARGATE",
    };
    let line = |[sum, meaning]: [Text; 2]| {
        html! { <span>{ say(&sum) }{ " " }<b>{ say(&meaning) }</b></span> }
    };
    html! {
        <p class="derive" aria-live="polite">
            if let Some(bounds) = bounds {
                { line(bounds.floor_words()) }{ line(bounds.ceiling_words()) }
            } else {
                <span>{ t!("intent-no-corridor") }</span>
            }
            <span title={t!("intent-launch-fixed")}>
                { t!("intent-launch-type") }{ " " }<b translate="no" lang="en">{ name }</b>
            </span>
        </p>
    }
}
