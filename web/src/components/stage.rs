//! The stage: zones side by side, the tray, and the key of states.

use super::chip::{Chip, Quiet};
use super::icons::word;
use super::instance::Instance;
use super::meter::Meter;
use super::roving;
use super::tray::Tray;
use super::{large, link};
use crate::store::{Dispatcher, use_dispatch};
use crate::t;
use screen::exercise::Predict;
use screen::face::KEY;
use screen::fleet::{Detail, Find, Fleet, Zone};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct StageProps {
    pub fleet: Rc<Fleet>,
    pub find: Find,
    /// The prediction that is made, or was made, of what stands where.
    pub predict: Option<Rc<Predict>>,
}

#[component]
pub fn Stage(props: &StageProps) -> Html {
    let region = use_node_ref();
    {
        let region = region.clone();
        use_effect_with(props.fleet.clone(), move |_| roving::tidy(&region));
    }
    let keys = {
        let region = region.clone();
        Callback::from(move |event: KeyboardEvent| {
            roving::on_key(&region, &event);
        })
    };
    let dispatch = use_dispatch();
    let fleet = &props.fleet;
    let zones = fleet.zones.len().clamp(1, 3);
    html! {
        <section class={classes!("stage", fleet.detail.name())} id="cluster"
            data-region="" tabindex="-1" ref={region} onkeydown={keys}
            aria-label={t!("stage-name", cluster = fleet.cluster.clone())}>
            <div class="stage-in" data-zones={zones.to_string()} onmouseover={link::over()}
                onfocusin={link::focus()}>
                if fleet.detail > Detail::Cards {
                    { large::search(&dispatch, fleet, &props.find) }
                }
                if fleet.zones.is_empty() {
                    <div class="empty"><p>{ t!("stage-empty") }</p></div>
                }
                { for fleet.zones.iter().map(|it| zone(&dispatch, it, props.predict.as_deref())) }
                <Tray tray={fleet.tray.clone()} />
                <div class="key" aria-label={t!("key-name")} role="group">
                    { for KEY.iter().map(|(face, words)| word(*face, words)) }
                </div>
                <Meter />
            </div>
        </section>
    }
}

fn zone(dispatch: &Dispatcher, zone: &Zone, predict: Option<&Predict>) -> Html {
    let counts: Vec<String> = zone
        .counts
        .iter()
        .filter(|it| it.1 > 0)
        .map(|(name, count)| t!("zone-count", service = name.clone(), count = *count))
        .collect();
    html! {
        <section class={classes!("az", zone.failed.then_some("failed"))} key={zone.name.clone()}
            aria-label={zone.name.clone()}>
            <h3>
                { zone.name.clone() }
                if zone.failed { <b class="zone-failed">{ t!("zone-failed") }</b> }
                <span>{ counts.join(" · ") }</span>
            </h3>
            if let Some(histogram) = &zone.histogram {
                { large::histogram(histogram) }
            }
            <ul>
                { for zone.lines.iter().map(|it| large::line(dispatch, it)) }
                { for zone.instances.iter().map(|it| html! {
                    <Instance key={it.name.clone()} card={it.clone()}
                        ghost={predict.and_then(|all| all.ghost(&it.name))} />
                }) }
            </ul>
            if !zone.chips.is_empty() || !zone.quiet.is_empty() {
                <div class="fargate">
                    <p class="muted">{ t!("zone-fargate") }</p>
                    <ul class="chips">
                        { for zone.chips.iter().map(|it| html! {
                            <li key={it.label.clone()}><Chip chip={it.clone()} /></li>
                        }) }
                        { for zone.quiet.iter().map(|it| html! {
                            <li key={it.who.clone()}><Quiet chip={it.clone()} /></li>
                        }) }
                    </ul>
                </div>
            }
        </section>
    }
}
