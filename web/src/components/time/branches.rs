//! The list of branches: acting in the past makes one, and none is ever lost.

use super::BranchItem;
use crate::components::icons::icon;
use crate::store::{Action, Pair, use_dispatch};
use crate::t;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BranchesProps {
    pub branches: Rc<Vec<BranchItem>>,
    /// The branch in sight and the one it left, or the last one that left it.
    pub pair: Option<Pair>,
}

#[component]
pub fn Branches(props: &BranchesProps) -> Html {
    let dispatch = use_dispatch();
    if props.branches.len() < 2 {
        return html! {};
    }
    let compare = {
        let dispatch = dispatch.clone();
        move |pair: Pair| {
            let dispatch = dispatch.clone();
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Compare(Some(pair))))
        }
    };
    let switch = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(number) = select.value().parse() {
            dispatch.dispatch(Action::Branch(lab::BranchId(number)));
        }
    });
    html! {
        <>
        if let Some(pair) = props.pair {
            <button type="button" class="btn" onclick={compare(pair)}>{ t!("compare-open") }</button>
        }
        <label class="btn branches">
            { icon("branch") }
            <select aria-label={t!("time-branches")} onchange={switch}>
                { for props.branches.iter().map(|it| html! {
                    <option value={it.id.0.to_string()} selected={it.current}>{ it.name.clone() }</option>
                }) }
            </select>
        </label>
        </>
    }
}
