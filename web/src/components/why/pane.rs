//! The five blocks of an answer, always in the same order.

use super::blocks;
use super::matrix::matrix;
use crate::components::levers::ObjectLevers;
use crate::i18n::{say, tell};
use crate::store::{Action, Dispatcher, use_dispatch};
use crate::t;
use screen::Selection;
use screen::why::Why;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct PaneProps {
    pub words: bool,
    pub why: Option<Rc<Why>>,
}

#[component]
pub fn WhyPane(props: &PaneProps) -> Html {
    let dispatch = use_dispatch();
    let Some(why) = &props.why else {
        return html! {
            <section class="pane"><h2 class="why-q">{ t!("why-empty") }</h2>
                <p class="why-a">{ t!("why-empty-hint") }</p></section>
        };
    };
    html! {
        <section class="pane">
            <header>
                <h2 class="why-q">{ say(&why.question) }</h2>
                <p class="why-a">{ tell(&why.answer) }</p>
                if let Some(subject) = why.subject {
                    { inspect(&dispatch, subject) }
                }
                if let Some(quote) = &why.quote {
                    <q class="why-quote" lang="en" translate="no">{ quote.clone() }</q>
                }
            </header>
            { for why.matrix.as_ref().map(matrix) }
            { for why.ladder.as_ref().map(blocks::ladder) }
            { blocks::flips(&dispatch, &why.flips, why.no_flip) }
            { blocks::facts(&why.facts) }
            if let Some(subject) = why.subject {
                <ObjectLevers selection={subject} />
            }
            { blocks::chain(&dispatch, &why.chain) }
        </section>
    }
}

/// Opens the inspector on what the answer is about.
fn inspect(dispatch: &Dispatcher, subject: Selection) -> Html {
    let dispatch = dispatch.clone();
    let open =
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::InspectOf(Some(subject))));
    html! {
        <button type="button" class="btn link" onclick={open}>{ t!("inspect-open") }</button>
    }
}
