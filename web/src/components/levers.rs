//! Levers for what is picked, and the sheet of all levers. (They follow.)

use screen::Selection;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ObjectLeversProps {
    pub selection: Selection,
}

#[component]
pub fn ObjectLevers(_props: &ObjectLeversProps) -> Html {
    html! {}
}

#[component]
pub fn LeversSheet() -> Html {
    html! {}
}
