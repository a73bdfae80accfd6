//! An instance card: two bars in the same task order, chips, pips, and the verdict of the last
//! attempt.

use super::chip::{Chip, Quiet};
use super::icons::{at, glyph};
use super::lesson::OnCard;
use crate::i18n::{rich, say, tell};
use crate::store::{Action, Dispatcher, Lesson, use_dispatch};
use crate::t;
use screen::Selection;
use screen::exercise::Ghost;
use screen::fleet::{Agent, InstanceCard, Meter, Pips, Verdict};
use screen::text::Text;
use screen::why::margin::{Lack, check_name};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct InstanceProps {
    pub card: InstanceCard,
    #[prop_or_default]
    pub ghost: Option<Ghost>,
}

#[component]
pub fn Instance(props: &InstanceProps) -> Html {
    let dispatch = use_dispatch();
    let card = &props.card;
    let (id, selected) = (card.id, card.selected);
    let pick = Callback::from(move |_: MouseEvent| {
        let selection = (!selected).then_some(Selection::Instance(id));
        dispatch.dispatch(Action::Select(selection));
    });
    let look = use_dispatch();
    let inspect = {
        let dispatch = look.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::InspectOf(Some(Selection::Instance(id))));
        })
    };
    let closest = card.verdict.as_ref().is_some_and(|it| it.closest);
    let agent = say(&Text::new(card.agent.word()));
    let state = match card.agent {
        Agent::Connected => "ok",
        Agent::Draining | Agent::Registering => "draining",
        Agent::Disconnected | Agent::Stopped | Agent::RegistrationFailed => "off",
    };
    html! {
        <li onclick={place_ghost(props.ghost, &look)}
            class={classes!("inst", closest.then_some("near"), selected.then_some("picked"))}
            data-agent={state}>
            <header>
                <h4>
                    <button type="button" class="inst-name" data-nav="" onclick={pick}
                        ondblclick={inspect}
                        aria-pressed={selected.to_string()}
                        aria-label={t!("instance-name", instance = card.name.clone(),
                            kind = card.kind.clone(), zone = card.zone.clone(), agent = agent.clone())}>
                        { card.name.clone() }
                    </button>
                </h4>
                <span class="muted">{ card.kind.clone() }</span>
                <span class="muted agent">{ agent }</span>
            </header>
            { meter(&card.cpu, &t!("meter-cpu"), "meter-cpu-free") }
            { meter(&card.memory, &t!("meter-memory"), "meter-memory-free") }
            <div class="row2">
                <ul class="chips">
                    { for card.chips.iter().map(|it| html! {
                        <li key={it.label.clone()}><Chip chip={it.clone()} /></li>
                    }) }
                    { for card.quiet.iter().map(|it| html! {
                        <li key={it.who.clone()}><Quiet chip={it.clone()} /></li>
                    }) }
                    if card.chips.is_empty() && card.quiet.is_empty() {
                        <li class="muted none">{ t!("instance-empty") }</li>
                    }
                </ul>
                { pips(&card.pips) }
            </div>
            { for props.ghost.map(|ghost| html! { <OnCard name={card.name.clone()} {ghost} /> }) }
            { for card.verdict.as_ref().map(verdict) }
            { for card.detail.as_ref().map(|it| super::inspect::card(&look, it)) }
        </li>
    }
}

/// While places are predicted a click anywhere on the card puts a ghost there.
fn place_ghost(ghost: Option<Ghost>, dispatch: &Dispatcher) -> Option<Callback<MouseEvent>> {
    let more = ghost?.more?;
    let dispatch = dispatch.clone();
    Some(Callback::from(move |event: MouseEvent| {
        let target = event.target_dyn_into::<web_sys::Element>();
        let on_button = target.is_some_and(|it| matches!(it.closest("button"), Ok(Some(_))));
        if !on_button {
            dispatch.dispatch(Action::Lesson(Lesson::Guess(Some(more))));
        }
    }))
}

fn meter(meter: &Meter, name: &str, free: &'static str) -> Html {
    let over = meter.want.is_some_and(|it| it.over > 0);
    let words = Text::new(free)
        .num("free", meter.free)
        .num("total", meter.total);
    html! {
        <div class="meter">
            <span>{ name.to_owned() }</span>
            <span class="val">{ tell(&words) }</span>
            <div class={classes!("bar", over.then_some("end"))} aria-hidden="true">
                { for meter.segments.iter().map(|it| html! {
                    <i class={classes!(it.face.is_some_and(|face| face.hollow).then_some("hollow"))}
                        data-s={it.face.map(|face| face.tone.name())}
                        data-task={it.task.map(|task| task.to_string())}
                        style={at(&[("a", it.start.into()), ("b", it.length.into())])} />
                }) }
                { for meter.want.iter().map(|it| html! {
                    <>
                        <span class="want" style={at(&[("a", it.start.into()), ("b", it.length.into())])} />
                        if it.over > 0 {
                            <span class="over" style={at(&[("b", it.over.into())])} />
                        }
                    </>
                }) }
            </div>
        </div>
    }
}

fn pips(pips: &Pips) -> Html {
    let dots = pips.enis.min(6);
    html! {
        <div class="pips">
            { for pips.ports.iter().map(|(port, task)| {
                let words = match task {
                    Some(task) => t!("port-taken", port = port.to_string(), task = task.to_string()),
                    None => t!("port-free", port = port.to_string()),
                };
                html! {
                    <span class="port">
                        { words }{ " " }<i class={classes!(task.is_some().then_some("on"))} />
                    </span>
                }
            }) }
            if pips.enis > 1 {
                <span>
                    { t!("eni", used = pips.enis_used, total = pips.enis) }{ " " }
                    { for (0..dots).map(|index| html! {
                        <i class={classes!((index < pips.enis_used).then_some("on"))} />
                    }) }
                </span>
            }
        </div>
    }
}

/// `memory −189 · port taken`.
pub fn lack_words(lack: &Lack) -> Html {
    let check = say(&Text::new(check_name(lack.check)));
    let words = match lack.short {
        Some(short) => t!("verdict-short", check = check.to_lowercase(), short = short),
        None => {
            let word = say(&Text::new(lack.word));
            t!("verdict-word", check = check.to_lowercase(), word = word)
        }
    };
    rich(&words)
}

fn verdict(verdict: &Verdict) -> Html {
    if verdict.lacks.is_empty() {
        return html! {};
    }
    let lacks = verdict.lacks.iter().take(3).enumerate();
    html! {
        <p class="verdict">
            { glyph("unhealthy") }
            <span>
                { for lacks.map(|(index, it)| html! {
                    <>if index > 0 { { " · " } }{ lack_words(it) }</>
                }) }
            </span>
            if verdict.closest { <span class="muted">{ t!("verdict-closest") }</span> }
        </p>
    }
}
