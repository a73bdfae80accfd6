//! What if? Two branches side by side on one clock, with the first difference and the outcomes.

use super::chip::{Chip, Quiet};
use super::gauge::Gauge;
use super::icons::{at, glyph, icon};
use super::time::{Scrub, axis, lane, play_button, step_button};
use crate::i18n::{rich, say, tell};
use crate::store::{Action, Dispatcher, Pair, StepTo, use_dispatch};
use crate::t;
use screen::compare::{Compare as View, Difference, Plot, Side};
use screen::fleet::InstanceCard;
use screen::timeline::Cursor;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CompareProps {
    pub words: bool,
    pub view: Rc<View>,
    pub cursor: Cursor,
    pub playing: bool,
    pub pair: Pair,
}

#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let dispatch = use_dispatch();
    let view = &props.view;
    html! {
        <>
            <p class="eyebrow what-if">{ t!("compare-eyebrow", at = view.parted.clone()) }
                { act(&dispatch, "btn quiet", Action::Compare as fn(_) -> _, None, t!("compare-close")) }</p>
            <div class="ab">
                { side(&view.sides[0], "A", t!("compare-happened")) }
                { side(&view.sides[1], "B", t!("compare-what-if")) }
            </div>
            <section class="time clock" aria-label={t!("compare-clock")} data-timeline="">
                { transport(&dispatch, props) }
                { tracks(props) }
            </section>
            <div class="out">
                { outcomes(view) }
                <section>
                    { difference(view.difference.as_ref()) }
                    { act(&dispatch, "btn primary", Action::Keep, props.pair.b, t!("compare-keep", side = "B")) }
                    { " " }
                    { act(&dispatch, "btn", Action::Keep, props.pair.a, t!("compare-keep", side = "A")) }
                </section>
            </div>
        </>
    }
}

fn act<T: Copy + 'static>(
    dispatch: &Dispatcher,
    class: &'static str,
    action: fn(T) -> Action,
    with: T,
    words: String,
) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(action(with)));
    html! { <button type="button" {class} {onclick}>{ words }</button> }
}

fn badge(letter: &'static str) -> Html {
    html! { <span class={classes!("badge-svc", (letter == "B").then_some("b"))}>{ letter }</span> }
}

fn side(side: &Side, letter: &'static str, title: String) -> Html {
    html! {
        <section aria-label={letter}>
            <h2>{ badge(letter) }{ title }
                <span class={classes!("bs", (letter == "B").then_some("b"))} aria-hidden="true" /></h2>
            <p class="edit">
                if side.edits.is_empty() { { t!("compare-no-edit") } }
                { for side.edits.iter().map(|it| html! {
                    <><code translate="no" lang="en">{ it.clone() }</code>{ " " }</>
                }) }
            </p>
            <div>{ for side.gauge.iter().map(|it| html! { <Gauge gauge={it.clone()} /> }) }</div>
            <div class="rowcards">
                { for side.instances.iter().map(card) }
                if side.more > 0 { <p class="muted">{ t!("compare-more", count = side.more) }</p> }
                <div class="rc waitbox">
                    if let Some(waiting) = &side.waiting {
                        <p>{ glyph(waiting.face.glyph) }{ " " }{ say(&waiting.name) }</p>
                    } else {
                        <p class="muted">{ t!("tray-nothing") }</p>
                    }
                </div>
            </div>
        </section>
    }
}

fn card(card: &InstanceCard) -> Html {
    html! {
        <div class="rc" key={card.name.clone()}>
            <header><h3>{ card.name.clone() }</h3>
                <span class="muted tnum">{ rich(&t!("meter-memory-free", free = card.memory.free,
                    total = card.memory.total)) }</span></header>
            <div class="bar" aria-hidden="true">
                { for card.memory.segments.iter().map(|it| html! {
                    <i class={classes!(it.face.is_some_and(|face| face.hollow).then_some("hollow"))}
                        data-s={it.face.map(|face| face.tone.name())}
                        style={at(&[("a", it.start.into()), ("b", it.length.into())])} />
                }) }
            </div>
            <ul class="chips">
                { for card.chips.iter().map(|it| html! {
                    <li key={it.label.clone()}><Chip chip={it.clone()} /></li>
                }) }
                { for card.quiet.iter().map(|it| html! {
                    <li key={it.who.clone()}><Quiet chip={it.clone()} /></li>
                }) }
            </ul>
        </div>
    }
}

fn transport(dispatch: &Dispatcher, props: &CompareProps) -> Html {
    let difference = props.view.difference.as_ref().map(|it| it.at);
    html! {
        <div class="transport">
            <div class="grp">
                { step_button(dispatch, StepTo::PreviousEvent, "back", t!("time-previous-event")) }
                { play_button(dispatch, props.playing) }
                { step_button(dispatch, StepTo::NextEvent, "next", t!("time-next-event")) }
            </div>
            <time class="now">{ props.cursor.clock.clone() }</time>
            <p class="say no-phone">{ t!("compare-one-clock", until = props.view.until.clone()) }</p>
            <div class="end">
                if let Some(moment) = difference {
                    { act(dispatch, "btn", Action::Seek, moment, t!("compare-first")) }
                }
            </div>
        </div>
    }
}

fn tracks(props: &CompareProps) -> Html {
    let view = &props.view;
    let style = at(&[
        ("t", props.cursor.t.into()),
        ("step", view.axis.step.into()),
    ]);
    let lanes = |letter, side: &Side| {
        let named = move |words: Html| html! { <>{ badge(letter) }{ " " }{ words }</> };
        html! { { for side.lanes.iter().map(|it| lane(it, named)) } }
    };
    html! {
        <div class="tracks" {style}>
            <span></span>
            { axis(&view.axis) }
            { lanes("A", &view.sides[0]) }
            { lanes("B", &view.sides[1]) }
            { plot(&view.healthy, t!("compare-healthy")) }
            { for view.requests.iter().map(|it| plot(it, t!("compare-requests"))) }
            if let Some(difference) = &view.difference {
                <div class="firstdiff" style={at(&[("t", difference.t.into())])}>
                    <span>{ t!("compare-first-at", at = difference.clock.clone()) }</span></div>
            }
            <i class="cursor" />
            <Scrub cursor={props.cursor.clone()} class="scrub" />
        </div>
    }
}

fn plot(plot: &Plot, name: String) -> Html {
    html! {
        <>
            <span class="trk-n">{ name }</span>
            <div class="trk" style="--h:54px">
                <svg class="plot" viewBox="0 0 10000 1000" preserveAspectRatio="none" aria-hidden="true">
                    { for plot.lines.iter().map(|(class, d)| html! {
                        <path class={*class} d={d.clone()} />
                    }) }
                </svg>
                { for plot.labels.iter().map(|(y, words)| {
                    let top = base::Milli(i64::from(*y) * 100).decimal();
                    let style = ["--t:0;top:", top.as_str(), "%"].concat();
                    html! { <span class="txt" {style}>{ say(words) }</span> }
                }) }
            </div>
        </>
    }
}

fn outcomes(view: &View) -> Html {
    html! {
        <section>
            <h2>{ t!("compare-outcomes", until = view.until.clone()) }</h2>
            <table class="tbl">
                <thead><tr><th><span class="sr">{ t!("compare-measure") }</span></th><th>{ badge("A") }</th>
                    <th>{ badge("B") }</th><th class="r">{ "B − A" }</th></tr></thead>
                <tbody>
                    { for view.outcomes.iter().map(|it| html! {
                        <tr class={classes!((!it.same).then_some("diff"))} key={it.name}>
                            <th scope="row">{ say(&screen::text::Text::new(it.name)) }</th>
                            <td>{ say(&it.a) }</td><td>{ say(&it.b) }</td>
                            <td class={classes!("r", it.same.then_some("same"))}>{ say(&it.delta) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </section>
    }
}

fn difference(difference: Option<&Difference>) -> Html {
    let Some(difference) = difference else {
        return html! { <><h2>{ t!("compare-first") }</h2><p class="muted">{ t!("compare-same") }</p></> };
    };
    let row = |letter, side: &Option<(String, screen::text::Text, base::Seq)>| match side {
        Some((clock, words, _)) => html! {
            <>{ badge(letter) }<time>{ clock.clone() }</time><span>{ tell(words) }</span></>
        },
        None => {
            html! { <>{ badge(letter) }<span /><span class="muted">{ t!("compare-nothing") }</span></> }
        }
    };
    html! {
        <>
            <h2>{ icon("branch") }{ " " }{ t!("compare-first-at", at = difference.clock.clone()) }</h2>
            <div class="fd">{ row("A", &difference.sides[0]) }{ row("B", &difference.sides[1]) }</div>
            <p class="muted">{ t!("compare-until", at = difference.clock.clone()) }</p>
        </>
    }
}
