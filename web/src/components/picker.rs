//! The scenario chooser. (It follows.)

use yew::prelude::*;

#[component]
pub fn Picker() -> Html {
    html! {}
}
