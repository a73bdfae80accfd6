//! Levers with numbers: an image's behaviour, the traffic, a pinned metric, more instances.

use super::act::{Pull, refusal, use_pull};
use crate::i18n::{language::use_words, say, tell};
use crate::store::use_store;
use crate::t;
use base::ServiceId;
use screen::intent::Call;
use screen::levers::forms::{
    self, ImageForm, Target, Traffic, Wrong, add_instances, pin_cpu, rate_at, traffic_rate,
};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A labelled input that keeps its text in `state`.
fn input(id: &'static str, label: String, state: &UseStateHandle<String>, bad: bool) -> Html {
    let oninput = {
        let state = state.setter();
        Callback::from(move |event: InputEvent| {
            state.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <div class={classes!("in", bad.then_some("bad"))}>
                <input {id} value={(**state).clone()} {oninput} autocomplete="off"
                    aria-invalid={bad.to_string()} spellcheck="false"/>
            </div>
        </div>
    }
}

fn wrong(wrong: Option<&Wrong>) -> Html {
    wrong.map_or(Html::default(), |it| {
        html! { <p class="err" role="alert">{ say(&it.expected) }</p> }
    })
}

/// A button that sends a call, or shows which field is wrong.
fn send(
    words: String,
    pull: &Pull,
    problem: &UseStateHandle<Option<Wrong>>,
    make: impl Fn() -> Result<Call, Wrong> + 'static,
) -> Html {
    let (send, problem) = (pull.send.clone(), problem.setter());
    let onclick = Callback::from(move |_: MouseEvent| match make() {
        Ok(call) => {
            problem.set(None);
            send.emit(call);
        }
        Err(wrong) => problem.set(Some(wrong)),
    });
    html! { <button type="button" class="btn" {onclick}>{ words }</button> }
}

#[derive(Properties, PartialEq)]
pub struct TrafficProps {
    pub target: Target,
    pub service: ServiceId,
}

#[component]
pub fn TrafficLever(props: &TrafficProps) -> Html {
    let store = use_store();
    let pull = use_pull();
    let rate = use_state(String::new);
    let problem = use_state(|| None);
    let service = props.service;
    let (points, now) = store.read(|moment| {
        (
            moment
                .world
                .traffic
                .get(&service)
                .cloned()
                .unwrap_or_default(),
            moment.now,
        )
    });
    let preset = |preset: Traffic| {
        let call = forms::traffic(&props.target, preset, &points, now);
        let onclick = pull.send.reform(move |_: MouseEvent| call.clone());
        let says = say(&preset.says());
        html! {
            <button type="button" class="btn" {onclick} title={says}>
                { say(&preset.label()) }
            </button>
        }
    };
    let set = {
        let (target, rate) = (props.target.clone(), rate.clone());
        move || traffic_rate(&target, &rate, now)
    };
    let felt = store.read(|it| screen::users::now(it, service));
    let words = use_words("scaling", "felt", felt.is_some());
    let flowing = rate_at(&points, now).decimal();
    html! {
        <fieldset>
            <legend>{ t!("levers-traffic") }</legend>
            <p class="hint">{ t!("levers-traffic-now", rate = flowing) }</p>
            if let Some(sample) = felt.filter(|_| words) {
                <p class="hint felt">{ tell(&screen::charts::felt(&sample)) }</p>
            }
            <div class="row wrap">{ for Traffic::ALL.into_iter().map(preset) }</div>
            <div class="row end">
                { input("lever-rate", t!("levers-traffic-rate"), &rate, problem.is_some()) }
                { send(t!("levers-traffic-set"), &pull, &problem, set) }
            </div>
            { wrong(problem.as_ref()) }{ refusal(pull.answer.as_ref()) }
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
pub struct ImageProps {
    pub images: Vec<String>,
}

#[component]
pub fn ImageLever(props: &ImageProps) -> Html {
    let chosen = use_state(|| None::<String>);
    let store = use_store();
    let image = chosen.as_ref().filter(|it| props.images.contains(it));
    let Some(image) = image.or(props.images.first()) else {
        return Html::default();
    };
    let behaviour = store.read(|moment| ImageForm::of(image, moment.world.images.get(image)));
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            chosen.set(Some(
                event.target_unchecked_into::<HtmlSelectElement>().value(),
            ));
        })
    };
    html! {
        <fieldset>
            <legend>{ t!("levers-image") }</legend>
            <p class="hint">{ t!("levers-image-says") }</p>
            <div class="field full">
                <label for="lever-image">{ t!("levers-image-name") }</label>
                <div class="in"><select id="lever-image" {onchange}>
                    { for props.images.iter().map(|it| html! {
                        <option value={it.clone()} selected={it == image}>{ it.clone() }</option>
                    }) }
                </select></div>
            </div>
            <Behaviour key={image.clone()} now={behaviour}/>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct BehaviourProps {
    now: ImageForm,
}

/// The fields of one image's behaviour, begun from what holds now.
#[component]
fn Behaviour(props: &BehaviourProps) -> Html {
    let pull = use_pull();
    let now = &props.now;
    let starts = use_state(|| now.starts_in.clone());
    let exits = use_state(|| now.exits_after.clone());
    let size = use_state(|| now.size_mib.clone());
    let unhealthy = use_state(|| now.unhealthy);
    let problem = use_state(|| None::<Wrong>);
    let bad = |field: &str| problem.as_ref().is_some_and(|it| it.field == field);
    let toggle = {
        let unhealthy = unhealthy.clone();
        Callback::from(move |_: Event| unhealthy.set(!*unhealthy))
    };
    let set = {
        let (now, starts, exits) = (now.clone(), starts.clone(), exits.clone());
        let (size, unhealthy) = (size.clone(), unhealthy.clone());
        move || {
            let form = ImageForm {
                starts_in: (*starts).clone(),
                exits_after: (*exits).clone(),
                size_mib: (*size).clone(),
                unhealthy: *unhealthy,
                ..now.clone()
            };
            form.call()
        }
    };
    html! {
        <>
        <div class="form inner">
            { input("lever-starts", t!("levers-image-starts"), &starts, bad("startsIn")) }
            { input("lever-exits", t!("levers-image-exits"), &exits, bad("exitsAfter")) }
            { input("lever-size", t!("levers-image-size"), &size, bad("sizeMib")) }
        </div>
        <label class="tick-box">
            <input type="checkbox" checked={*unhealthy} onchange={toggle}/>
            { t!("levers-image-unhealthy") }
        </label>
        <p class="hint">{ t!("levers-image-exits-hint") }</p>
        <div class="row end">{ send(t!("levers-image-apply"), &pull, &problem, set) }</div>
        { wrong(problem.as_ref()) }{ refusal(pull.answer.as_ref()) }
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct MetricProps {
    pub target: Target,
}

#[component]
pub fn MetricLever(props: &MetricProps) -> Html {
    let store = use_store();
    let pull = use_pull();
    let value = use_state(String::new);
    let problem = use_state(|| None);
    let now = store.now();
    let pin = {
        let (target, value) = (props.target.clone(), value.clone());
        move || {
            let typed = if value.trim().is_empty() {
                "?"
            } else {
                value.as_str()
            };
            pin_cpu(&target, typed, now)
        }
    };
    let clear = {
        let target = props.target.clone();
        move || pin_cpu(&target, "", now)
    };
    html! {
        <fieldset>
            <legend>{ t!("levers-metric") }</legend>
            <p class="hint">{ t!("levers-metric-says") }</p>
            <div class="row end">
                { input("lever-cpu", t!("levers-metric-value"), &value, problem.is_some()) }
                { send(t!("levers-metric-set"), &pull, &problem, pin) }
                { send(t!("levers-metric-clear"), &pull, &problem, clear) }
            </div>
            { wrong(problem.as_ref()) }{ refusal(pull.answer.as_ref()) }
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
pub struct AddProps {
    pub cluster: String,
    pub zones: Vec<String>,
}

#[component]
pub fn AddInstances(props: &AddProps) -> Html {
    let pull = use_pull();
    let kind = use_state(|| "t3.medium".to_owned());
    let count = use_state(|| "1".to_owned());
    let problem = use_state(|| None);
    let onchange = {
        let kind = kind.setter();
        Callback::from(move |event: Event| {
            kind.set(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let add = {
        let (cluster, zones) = (props.cluster.clone(), props.zones.clone());
        let (kind, count) = (kind.clone(), count.clone());
        move || add_instances(&cluster, &kind, &count, &zones)
    };
    html! {
        <fieldset>
            <legend>{ t!("levers-add") }</legend>
            <div class="row end">
                <div class="field">
                    <label for="lever-type">{ t!("levers-add-type") }</label>
                    <div class="in"><select id="lever-type" {onchange}>
                        { for forms::instance_types().map(|it| html! {
                            <option value={it} selected={it == kind.as_str()}>{ it }</option>
                        }) }
                    </select></div>
                </div>
                { input("lever-count", t!("levers-add-count"), &count, problem.is_some()) }
                { send(t!("levers-add-set"), &pull, &problem, add) }
            </div>
            { wrong(problem.as_ref()) }{ refusal(pull.answer.as_ref()) }
        </fieldset>
    }
}
