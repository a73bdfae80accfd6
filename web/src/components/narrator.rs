//! The polite live region: says what changed, merged, at most once in two seconds, and only when
//! asked to.

use super::intent::hints::use_hints;
use crate::i18n::say;
use crate::platform::window;
use crate::store::{Answer, CallError, use_store};
use aws_api::Message;
use base::Seq;
use yew::prelude::*;

const PAUSE_MS: f64 = 2_000.0;

#[component]
pub fn Narrator() -> Html {
    let store = use_store();
    let said = use_mut_ref(|| (0.0_f64, Seq(0), String::new()));
    if store.ui.narrate {
        let now = window().performance().map_or(0.0, |it| it.now());
        let mut said = said.borrow_mut();
        if now - said.0 >= PAUSE_MS {
            let news = store.read(|moment| screen::narrate::news(moment, said.1));
            if let Some((text, seq)) = news {
                *said = (now, seq, say(&text));
            }
        }
    }
    let words = match store.ui.narrate {
        true => said.borrow().2.clone(),
        false => String::new(),
    };
    // The lab's own refusals are told when their words are there.
    let own = |it: &Answer| {
        matches!(
            &it.result,
            Err(CallError {
                message: Message::Own(_),
                ..
            })
        )
    };
    let own = store.ui.answer.as_ref().is_some_and(own);
    let there = use_hints(own);
    let answer = store.ui.answer.as_ref().filter(|_| there || !own);
    let answer = answer.map(|it| match &it.result {
        Ok(_) => crate::t!("answer-accepted", call = it.call.clone()),
        Err(error) => crate::t!(
            "answer-refused",
            call = it.call.clone(),
            code = error.code.clone(),
            message = super::quote::plain(&error.message)
        ),
    });
    html! {
        <>
            <div class="sr" role="status" aria-live="polite">{ words }</div>
            <div class="sr" role="status" aria-live="polite">{ answer.unwrap_or_default() }</div>
        </>
    }
}
