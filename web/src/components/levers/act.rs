//! Pulling a lever: one button, its sentence, and what came back.

use crate::components::icons::icon;
use crate::components::quote::quote;
use crate::i18n::say;
use crate::store::{Action, Answer, use_dispatch, use_store};
use crate::t;
use screen::intent::Call;
use screen::levers::Lever;
use yew::prelude::*;

/// Sends calls and keeps the answer to the last one of them.
pub struct Pull {
    pub send: Callback<Call>,
    pub answer: Option<Answer>,
}

#[hook]
pub fn use_pull() -> Pull {
    let store = use_store();
    let dispatch = use_dispatch();
    let sent = use_state(|| None::<u64>);
    let next = store.ui.answer.as_ref().map_or(1, |it| it.number + 1);
    let send = {
        let sent = sent.setter();
        Callback::from(move |call: Call| {
            let name = call.name.to_owned();
            dispatch.dispatch(Action::Submit {
                name,
                input: call.input,
            });
            sent.set(Some(next));
        })
    };
    let answer = store
        .ui
        .answer
        .clone()
        .filter(|it| Some(it.number) == *sent);
    Pull { send, answer }
}

#[derive(Properties, PartialEq)]
pub struct LeversProps {
    pub levers: Vec<Lever>,
}

/// A list of levers with their sentences, and the refusal of the last one pulled.
#[component]
pub fn LeverList(props: &LeversProps) -> Html {
    let pull = use_pull();
    html! {
        <>
        <ul class="levers">
            { for props.levers.iter().map(|it| lever(it, &pull.send)) }
        </ul>
        { refusal(pull.answer.as_ref()) }
        </>
    }
}

fn lever(lever: &Lever, send: &Callback<Call>) -> Html {
    let onclick = {
        let call = lever.call.clone();
        send.reform(move |_: MouseEvent| call.clone())
    };
    html! {
        <li key={say(&lever.label)}>
            <button type="button" class={classes!("btn", lever.grave.then_some("grave"))} {onclick}>
                { say(&lever.label) }
            </button>
            <p class="hint">{ say(&lever.says) }</p>
        </li>
    }
}

/// Why the last call was refused, in AWS's words.
pub fn refusal(answer: Option<&Answer>) -> Html {
    let Some(Err(error)) = answer.map(|it| &it.result) else {
        return Html::default();
    };
    html! {
        <p class="warn bad" role="alert">
            { icon("x") }
            <span>
                { t!("levers-refused") }{ " " }<b translate="no" lang="en">{ error.code.clone() }</b>{ " " }
                { quote(&error.message) }
            </span>
        </p>
    }
}
