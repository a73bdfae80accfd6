//! The levers of the thing that is selected: drawn where it is explained.

use super::act::LeverList;
use crate::store::use_store;
use crate::t;
use screen::{Selection, levers};
use yew::prelude::*;

/// Levers on anything that the inspector shows.
#[inline(never)]
pub fn thing_levers(levers: Vec<screen::levers::Lever>, name: String) -> Html {
    if levers.is_empty() {
        return Html::default();
    }
    html! {
        <section class="blk object-levers">
            <h3>{ t!("levers-of", name = name) }</h3>
            <LeverList {levers}/>
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub struct ObjectProps {
    pub selection: Selection,
}

/// Levers on a selected instance or task; nothing for anything else.
#[component]
pub fn ObjectLevers(props: &ObjectProps) -> Html {
    let store = use_store();
    let selection = props.selection;
    let (name, levers) = store.read(|moment| match selection {
        Selection::Instance(id) => (id.to_string(), levers::on_instance(moment.world, id)),
        Selection::Task(id) => (id.to_string(), levers::on_task(moment.world, id)),
        _ => (String::new(), Vec::new()),
    });
    thing_levers(levers, name)
}
