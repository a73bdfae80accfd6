//! Any call that the exercise allows, as JSON: what the forms of the lab do not offer.

use crate::components::quote::{Own, quote};
use crate::platform::{document, focus};
use crate::store::{Action, use_store};
use crate::t;
use screen::text::Text;
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CallProps {
    /// Name and the request to begin with.
    pub calls: Vec<(String, String)>,
    pub labels: Vec<String>,
}

#[component]
pub fn CallBox(props: &CallProps) -> Html {
    let store = use_store();
    // With its first service the run takes the box to another panel: it goes on with the last call.
    let last = store.ui.answer.as_ref();
    let last = last.and_then(|it| props.calls.iter().position(|own| own.0 == it.call));
    let place = use_state(|| last.unwrap_or(0));
    use_effect_with((), move |()| {
        let idle = document().active_element() == document().body().map(Into::into);
        if last.is_some() && idle {
            focus("make-call");
        }
    });
    // What was typed; until then the draft follows the world.
    let typed = use_state(|| None::<String>);
    let problem = use_state(|| None::<Text>);
    {
        // What a hint put here since this box is on the page.
        let seen = use_mut_ref(|| store.ui.look.taken);
        let (place, typed, problem) = (place.setter(), typed.setter(), problem.setter());
        let taken = store.ui.look.taken;
        let lesson = store.lesson.clone();
        let calls = props.calls.clone();
        use_effect_with(taken, move |taken| {
            let requests = lesson.map(|it| screen::exercise::requests(&it.lesson.exercise));
            let found = taken.and_then(|it| requests?.into_iter().nth(it.0));
            let new = seen.replace(*taken) != *taken;
            if let Some(found) = found.filter(|_| new) {
                place.set(calls.iter().position(|it| it.0 == found.call).unwrap_or(0));
                typed.set(Some(found.input));
                problem.set(None);
                focus("make-call");
            }
        });
    }
    let chosen = props.calls.get(*place).or(props.calls.first());
    let Some((name, draft)) = chosen.cloned() else {
        return html! {};
    };
    let text = (*typed).clone().unwrap_or(draft);
    let choose = {
        let (place, typed) = (place.setter(), typed.setter());
        Callback::from(move |event: Event| {
            let target = event.target();
            let list = target.and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
            let index = list.map_or(0, |it| it.selected_index());
            place.set(usize::try_from(index).unwrap_or(0));
            typed.set(None);
        })
    };
    let write = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let target = event.target();
            let area = target.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
            typed.set(area.map(|it| it.value()));
        })
    };
    let make = {
        let (name, text) = (name.clone(), text.clone());
        let (problem, store) = (problem.setter(), store.clone());
        Callback::from(move |_: MouseEvent| {
            let read = lab::scenario::read_json(&text).map_err(|fault| fault.message);
            let timeline = store.timeline.borrow();
            let read = read.and_then(|it| lab::exercise::resolve(&timeline, &it));
            drop(timeline);
            match read {
                Ok(input) => {
                    problem.set(None);
                    let name = name.clone();
                    store.dispatch(Action::Submit { name, input });
                }
                Err(why) => problem.set(Some(why)),
            }
        })
    };
    let answer = store.ui.answer.as_ref().filter(|it| it.call == name);
    let came = answer.and_then(|it| it.result.as_ref().ok());
    let came = came.map(|it| format!("{it:#}"));
    let said = answer.map(|it| match &it.result {
        Ok(_) => html! { { t!("answer-accepted", call = it.call.clone()) } },
        Err(error) => html! {<>
            <code translate="no" lang="en">{ it.call.clone() }</code>{ " " }
            { t!("notice-refused", code = error.code.clone()) }{ " " }{ quote(&error.message) }
        </>},
    });
    let problem = problem
        .as_ref()
        .map(|it| html! { <Own text={it.clone()}/> });
    html! {
        <section class="card">
            <label>{ t!("exercise-call") }{ " " }
                <select onchange={choose}>{ for props.calls.iter().map(|(it, _)| html! {
                    <option selected={*it == name}>{ it.clone() }</option>
                }) }</select></label>
            <textarea rows="8" spellcheck="false" aria-label={t!("exercise-request")} value={text}
                oninput={write} />
            if !props.labels.is_empty() {
                <p class="muted">{ t!("exercise-labels") }{ " " }
                    <code class="names" translate="no" lang="en">{ props.labels.join("\n") }</code></p>
            }
            <p class="row"><button type="button" id="make-call" class="btn primary" onclick={make}>
                { t!("exercise-make") }</button></p>
            <p role="status">{ problem.or(said).unwrap_or_default() }</p>
            // Not `for`: a list of another length would make the button anew, and it has the focus.
            if let Some(came) = came {
                <details class="came"><summary>{ t!("answer-came") }</summary>
                    <pre translate="no" lang="en"><code>{ came }</code></pre></details>
            }
        </section>
    }
}
