//! The right panel: Why, charts, events.

mod blocks;
mod matrix;
mod pane;

pub use blocks::facts;
pub use pane::WhyPane;

use super::chart::ChartsPane;
use super::lesson::LessonPane;
use super::log::LogPane;
use crate::i18n::say;
use crate::store::{Action, Tab, use_dispatch};
use crate::t;
use screen::charts::Charts;
use screen::log::{Density, Filter, Log};
use screen::why::Why;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct WhyProps {
    /// Whether the words of scaling are there: what is drawn without them is drawn anew.
    pub words: bool,
    pub tab: Tab,
    /// The open exercise, with the one that comes next.
    pub lesson: Option<Rc<screen::exercise::View>>,
    pub next: Option<(String, String)>,
    pub why: Option<Rc<Why>>,
    pub charts: Option<Rc<Charts>>,
    pub log: Option<Rc<Log>>,
    pub messages: usize,
    pub density: Density,
    pub filter: Filter,
    pub services: Rc<Vec<(base::ServiceId, String)>>,
}

const TABS: [(Tab, &str); 4] = [
    (Tab::Lesson, "tab-exercise"),
    (Tab::Why, "tab-why"),
    (Tab::Charts, "tab-charts"),
    (Tab::Events, "tab-events"),
];

#[component]
pub fn WhyPanel(props: &WhyProps) -> Html {
    let dispatch = use_dispatch();
    // Without an exercise its tab is not there.
    let tabs = if props.lesson.is_some() {
        &TABS[..]
    } else {
        &TABS[1..]
    };
    let about = props.why.as_ref().filter(|_| props.tab == Tab::Why);
    let about = about.and_then(|it| it.about.as_ref().map(say));
    let keys = {
        let (dispatch, tab) = (dispatch.clone(), props.tab);
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => tabs.len() - 1,
                _ => return,
            };
            event.prevent_default();
            let from = tabs.iter().position(|it| it.0 == tab).unwrap_or(0);
            let (next, id) = tabs[(from + step) % tabs.len()];
            dispatch.dispatch(Action::Tab(next));
            crate::platform::focus(id);
        })
    };
    let tab = |(tab, id): &(Tab, &'static str)| {
        let (chosen, on, dispatch) = (props.tab == *tab, *tab, dispatch.clone());
        let open = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Tab(on)));
        html! {
            <button type="button" role="tab" id={*id} aria-selected={chosen.to_string()}
                aria-controls="why-pane" tabindex={if chosen { "0" } else { "-1" }} onclick={open}>
                { say(&screen::Text::new(id)) }
                if *tab == Tab::Events { <span class="count">{ props.messages }</span> }
            </button>
        }
    };
    let labelled = TABS.iter().find(|it| it.0 == props.tab).map(|it| it.1);
    html! {
        <section class="panel why" id="why" data-region="" tabindex="-1" aria-label={t!("why-name")}>
            <div class="panel-h">
                <div class="tabs" role="tablist" aria-label={t!("why-tabs")} onkeydown={keys}>
                    { for tabs.iter().map(tab) }
                </div>
                <span class="muted tnum">{ about.unwrap_or_default() }</span>
            </div>
            <div class="scroll" role="tabpanel" id="why-pane" tabindex="0" aria-labelledby={labelled}>
                { match props.tab {
                    Tab::Lesson => html! {
                        if let Some(view) = props.lesson.clone() { <LessonPane {view} next={props.next.clone()} /> }
                    },
                    Tab::Why => html! { <WhyPane words={props.words} why={props.why.clone()} /> },
                    Tab::Charts => html! { <ChartsPane words={props.words} charts={props.charts.clone()} /> },
                    Tab::Events => html! {
                        <LogPane words={props.words} log={props.log.clone()} density={props.density}
                            filter={props.filter.clone()} services={props.services.clone()} />
                    },
                } }
            </div>
            if let Some(why) = props.why.as_ref().filter(|_| props.tab == Tab::Why) {
                { blocks::rule(why.rule) }
            }
        </section>
    }
}
