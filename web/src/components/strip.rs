//! The service strip: which service, what it is asked for, what it is doing, and its corridor.

use super::gauge::Gauge;
use crate::i18n::{say, tell};
use crate::store::{Action, Sheet, use_dispatch};
use crate::t;
use screen::Selection;
use screen::exercise::Predict;
use screen::service::ServiceView;
use screen::text::Text;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct StripProps {
    pub service: Option<Rc<ServiceView>>,
    pub predict: Option<Rc<Predict>>,
}

#[component]
pub fn Strip(props: &StripProps) -> Html {
    let dispatch = use_dispatch();
    let Some(service) = &props.service else {
        return html! {
            <section class="strip" aria-label={t!("strip-none")}>
                <div class="strip-h"><h2>{ t!("strip-none") }</h2></div>
                <p class="muted">{ t!("strip-none-hint") }</p>
            </section>
        };
    };
    let id = service.id;
    let ask = Callback::from({
        let dispatch = dispatch.clone();
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Select(Some(Selection::Service(id))));
        }
    });
    let policies = Callback::from({
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Sheet(Some(Sheet::Policies)))
    });
    let number = props.predict.iter().find(|it| it.on_ruler);
    let guess = number.map(|it| super::lesson::on_ruler(it, service.gauge.span, &dispatch));
    let percent = |id: &'static str, value: u32| tell(&Text::new(id).num("value", value));
    html! {
        <section class="strip" data-region="" tabindex="-1"
            aria-label={t!("strip-name", service = service.name.clone())}>
            <div class="strip-h">
                <h2><span class="badge-svc">{ service.letter }</span>{ service.name.clone() }</h2>
                { for service.all.iter().filter(|it| it.0 != id).map(|it| other(&dispatch, it)) }
                <span class="say">{ say(&service.state) }</span>
                <button type="button" class="btn link why-link" onclick={ask}>{ t!("strip-why") }</button>
                <button type="button" class="btn link why-link" onclick={policies}>{ t!("policies-title") }</button>
                <span class="cfg">
                    { percent("strip-desired", service.desired) }{ "\u{2002} " }
                    { percent("strip-minimum", service.minimum) }{ "\u{2002} " }
                    { percent("strip-maximum", service.maximum) }
                </span>
            </div>
            if !service.watch.is_empty() {
                <ul class="watch">
                    { for service.watch.iter().map(|it| html! { <li>{ say(it) }</li> }) }
                </ul>
            }
            <Gauge gauge={service.gauge.clone()} {guess} />
        </section>
    }
}

fn other(
    dispatch: &UseReducerDispatcher<crate::store::Store>,
    (id, letter, name): &(base::ServiceId, char, String),
) -> Html {
    let (dispatch, id) = (dispatch.clone(), *id);
    let focus = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Focus(id)));
    html! {
        <button type="button" class="btn quiet other" onclick={focus}>
            <span class="badge-svc b">{ *letter }</span>{ name.clone() }
            <span class="sr">{ t!("strip-focus") }</span>
        </button>
    }
}
