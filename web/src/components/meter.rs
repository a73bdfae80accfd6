//! The cost meter under the stage: dollars an hour now, dollars of this run, and of what.

use crate::store::use_store;
use crate::t;
use yew::prelude::*;

/// A component of its own, so that a new second draws these words and not the stage.
#[component]
pub fn Meter() -> Html {
    let store = use_store();
    let Some(cost) = store.read(screen::cost::cost) else {
        return Html::default();
    };
    let month = cost.month.to_owned();
    html! {
        <details class="cost">
            <summary>{ t!("cost-now", hour = cost.per_hour, run = cost.so_far) }</summary>
            <table class="tbl">
                <thead><tr>
                    <th scope="col">{ t!("cost-what") }</th>
                    <th scope="col">{ t!("cost-hour") }</th>
                    <th scope="col">{ t!("cost-run") }</th>
                </tr></thead>
                <tbody>
                    { for cost.rows.into_iter().map(|(what, hour, run)| html! {
                        <tr><th scope="row">{ what }</th><td>{ hour }</td><td>{ run }</td></tr>
                    }) }
                </tbody>
            </table>
            <p class="muted">{ t!("cost-prices", month = month) }</p>
        </details>
    }
}
