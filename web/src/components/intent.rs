//! The left panel: what you ask for. (Its editor and form follow.)

use crate::t;
use yew::prelude::*;

#[component]
pub fn IntentPanel() -> Html {
    html! {
        <section class="panel intent" id="edit" data-region="" tabindex="-1" aria-label={t!("intent-name")}>
            <div class="panel-h"><h2>{ t!("intent-title") }</h2></div>
        </section>
    }
}
