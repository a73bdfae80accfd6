//! One field of the form: a number with steps, a text, or a choice of legal values.

use super::diagnosis::said;
use super::hints::worded;
use crate::components::icons::icon;
use crate::i18n::{say, tell};
use crate::t;
use screen::editor::Row;
use screen::intent::{Control, Field, FieldId};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    pub field: Field,
    /// The first finding at this place.
    pub problem: Option<Row>,
    pub locked: bool,
    #[prop_or_default]
    pub class: &'static str,
    pub on_edit: Callback<(FieldId, String)>,
    pub on_fix: Callback<Row>,
}

#[component]
pub fn FieldBox(props: &FieldProps) -> Html {
    let field = &props.field;
    let id = format!("f-{}", field.id.name());
    let about = format!("{id}-about {}", was_id(&id));
    let bad = props.problem.as_ref().is_some_and(Row::is_error);
    html! {
        <div class={classes!("field", props.class)}>
            <div class="field-h">
                <label for={id.clone()}>{ say(&field.label) }</label>
                if let Some(was) = &field.was {
                    <span class="was" id={was_id(&id)}>
                        { t!("intent-was", value = was.clone()) }
                    </span>
                }
            </div>
            <div class={classes!(
                "in",
                field.was.is_some().then_some("changed"),
                bad.then_some("bad"),
                props.locked.then_some("off"),
            )}>
                { control(props, id.clone(), &about, bad) }
                if let Some(unit) = &field.unit {
                    <span class="unit">{ say(unit) }</span>
                }
                if let Control::Number { down, up } = &field.control {
                    { steps(props, down, up) }
                }
            </div>
            <div id={format!("{id}-about")}>{ about_field(props) }</div>
        </div>
    }
}

fn was_id(id: &str) -> String {
    format!("{id}-was")
}

fn about_field(props: &FieldProps) -> Html {
    if props.locked {
        return html! { <p class="hint">{ t!("intent-locked") }</p> };
    }
    if let Some(row) = &props.problem {
        let fix = row.finding.fix.as_ref().map(|fix| {
            let onclick = {
                let (on_fix, row) = (props.on_fix.clone(), row.clone());
                Callback::from(move |_: MouseEvent| on_fix.emit(row.clone()))
            };
            html! {
                <button type="button" class="btn link" {onclick}>
                    { worded(&fix.label).unwrap_or_else(|| fix.insert.clone()) }
                </button>
            }
        });
        let hint = row.finding.hint.as_ref().and_then(worded);
        let words = hint.map_or_else(|| said(&row.finding), |it| html! { { it } });
        return html! { <p class="err">{ icon("x") }<span>{ words }</span>{ fix }</p> };
    }
    let hint = props.field.hint.as_ref();
    hint.map_or(
        Html::default(),
        |it| html! { <p class="hint">{ tell(it) }</p> },
    )
}

fn control(props: &FieldProps, id: String, about: &str, bad: bool) -> Html {
    let field = &props.field;
    let emit = {
        let (on_edit, id) = (props.on_edit.clone(), field.id);
        Callback::from(move |value: String| on_edit.emit((id, value)))
    };
    let shared = Shared {
        id,
        about: about.to_owned(),
        bad,
        locked: props.locked,
    };
    match &field.control {
        Control::Choice(choices) => {
            let onchange = emit
                .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
            html! {
                <select id={shared.id} {onchange} disabled={shared.locked}
                    aria-describedby={shared.about} aria-invalid={shared.bad.to_string()}>
                    { for choices.iter().map(|it| html! {
                        <option value={it.value.clone()} selected={it.value == field.value}>
                            { say(&it.label) }
                        </option>
                    }) }
                </select>
            }
        }
        Control::Text => html! { <Typed {shared} value={field.value.clone()} {emit}/> },
        Control::Number { down, up } => html! {
            <Typed {shared} value={field.value.clone()} {emit}
                down={down.clone()} up={up.clone()} numeric={true}/>
        },
    }
}

fn steps(props: &FieldProps, down: &Option<String>, up: &Option<String>) -> Html {
    let name = say(&props.field.label);
    let step = |to: &Option<String>, label: Option<String>, sign: &'static str| {
        let (on_edit, id, to) = (props.on_edit.clone(), props.field.id, to.clone());
        let off = props.locked || to.is_none();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(to) = to.clone().filter(|_| !off) {
                on_edit.emit((id, to));
            }
        });
        let label = label.unwrap_or_else(|| name.clone());
        html! {
            <button type="button" class="stepper-btn" {onclick} aria-label={label} tabindex="-1"
                aria-disabled={off.to_string()}>{ sign }</button>
        }
    };
    let less = down
        .clone()
        .map(|it| t!("intent-less", field = name.clone(), value = it));
    let more = up
        .clone()
        .map(|it| t!("intent-more", field = name.clone(), value = it));
    html! { <span class="stepper">{ step(down, less, "\u{2212}") }{ step(up, more, "+") }</span> }
}

#[derive(Clone, PartialEq)]
struct Shared {
    id: String,
    about: String,
    bad: bool,
    locked: bool,
}

#[derive(Properties, PartialEq)]
struct TypedProps {
    shared: Shared,
    value: String,
    emit: Callback<String>,
    #[prop_or_default]
    down: Option<String>,
    #[prop_or_default]
    up: Option<String>,
    #[prop_or_default]
    numeric: bool,
}

/// A typed value. Emptied, it waits until the field is left: retyping a number does not move its
/// member.
#[component]
fn Typed(props: &TypedProps) -> Html {
    let emptied = use_state(|| false);
    let oninput = {
        let (emptied, emit) = (emptied.clone(), props.emit.clone());
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            emptied.set(value.trim().is_empty());
            if !value.trim().is_empty() {
                emit.emit(value);
            }
        })
    };
    let onblur = {
        let (emptied, emit) = (emptied.clone(), props.emit.clone());
        Callback::from(move |_: FocusEvent| {
            if *emptied {
                emptied.set(false);
                emit.emit(String::new());
            }
        })
    };
    let onkeydown = {
        let (down, up, emit) = (props.down.clone(), props.up.clone(), props.emit.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" => up.clone(),
                "ArrowDown" => down.clone(),
                _ => None,
            };
            if let Some(to) = to {
                event.prevent_default();
                emit.emit(to);
            }
        })
    };
    let shared = &props.shared;
    let value = if *emptied {
        String::new()
    } else {
        props.value.clone()
    };
    html! {
        <input id={shared.id.clone()} {value} {oninput} {onblur} {onkeydown}
            inputmode={props.numeric.then_some("numeric")} disabled={shared.locked}
            autocomplete="off" spellcheck="false" aria-describedby={shared.about.clone()}
            aria-invalid={shared.bad.to_string()}/>
    }
}
