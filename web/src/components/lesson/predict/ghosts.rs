//! Predictions where they will be seen: ghosts on instance cards, a mark on the corridor's ruler, a mark
//! on the timeline.
//!
//! Pointer and keyboard do the same: a card's ghosts are buttons among the places of the stage, both
//! marks are native ranges. Once locked they only show.

use super::typed;
use crate::components::icons::at;
use crate::store::{Action, Dispatcher, Lesson, use_dispatch};
use crate::t;
use base::SimTime;
use screen::exercise::{Form, Ghost, Predict};
use screen::text::clock_secs;
use yew::prelude::*;

fn guess(guess: Option<u64>, dispatch: &Dispatcher) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        // The card behind it takes a click as one more.
        event.stop_propagation();
        if guess.is_some() {
            dispatch.dispatch(Action::Lesson(Lesson::Guess(guess)));
        }
    })
}

#[derive(PartialEq, Properties)]
pub struct OnCardProps {
    pub name: String,
    pub ghost: Ghost,
}

/// The ghosts on one instance: each a tile that can be taken away, and a place for one more.
#[component]
pub fn OnCard(props: &OnCardProps) -> Html {
    let dispatch = use_dispatch();
    let (name, ghost) = (&props.name, props.ghost);
    let open = ghost.more.is_some() || ghost.less.is_some();
    let tile = |_| match ghost.less {
        Some(_) => html! {
            <li><button type="button" class="chip ghost" data-nav="" onclick={guess(ghost.less, &dispatch)}
                aria-label={t!("predict-less", what = name.clone())}>
                <span class="tile" aria-hidden="true">{ "−" }</span></button></li>
        },
        None => html! { <li><span class="chip ghost"><span class="tile" /></span></li> },
    };
    html! {
        <ul class="chips ghosts" aria-label={t!("predict-ghosts", what = name.clone(), count = ghost.count)}>
            { for (0..ghost.count).map(tile) }
            if open {
                <li><button type="button" class="chip ghost more" data-nav=""
                    disabled={ghost.more.is_none()} onclick={guess(ghost.more, &dispatch)}
                    aria-label={t!("predict-more", what = name.clone())}>
                    <span class="tile" aria-hidden="true">{ "+" }</span></button></li>
            }
            if let Some(count) = ghost.cluster {
                <li class="parted">{ t!("predict-here", yours = ghost.count, cluster = count) }</li>
            }
        </ul>
    }
}

/// The number on the ruler of the corridor; `span` is the ruler's length in thousandths of a task.
#[inline(never)]
pub fn on_ruler(it: &Predict, span: u32, dispatch: &Dispatcher) -> Html {
    let most = u64::from(span / 1000);
    let x = |tasks: u64| ["--x:", tasks.to_string().as_str()].concat();
    let mark = it.guess.filter(|guess| *guess <= most).map(|guess| {
        html! { <i class="g-ghost" style={x(guess)} /> }
    });
    let said = match it.guess {
        Some(guess) => t!("predict-said", number = guess),
        None => t!("predict-ruler"),
    };
    html! {
        <div class="g-guess">
            <div class="g-track">
                { for mark }
                if !it.locked {
                    <input type="range" min="0" max={most.to_string()} step="1" style={x(most)}
                        value={it.guess.unwrap_or(0).to_string()} aria-label={t!("predict-ruler")}
                        oninput={typed(dispatch)} />
                }
            </div>
            <span class="said">{ said }</span>
        </div>
    }
}

/// The moment on the timeline of this length in milliseconds.
#[inline(never)]
pub fn on_timeline(it: &Predict, length_ms: u64, dispatch: &Dispatcher) -> Html {
    let Form::Moment { most } = it.form else {
        return html! {};
    };
    let most = most.min(length_ms / 1000);
    let place = |second: u64| {
        let share = (second * 10_000_000 / length_ms.max(1)).min(10_000);
        at(&[("t", i64::try_from(share).unwrap_or(0))])
    };
    let line = |second: u64, class: &'static str| {
        let words = clock_secs(SimTime::from_secs(second));
        html! {
            <i class={classes!("t-mark", class)} style={place(second)}>
                <b>{ match class {
                    "mine" => t!("predict-mark-you", at = words),
                    _ => t!("predict-mark-cluster", at = words),
                } }</b></i>
        }
    };
    let (mine, cluster) = it.marked().map_or((None, None), |it| (Some(it.0), it.1));
    let words = clock_secs(SimTime::from_secs(mine.unwrap_or(0)));
    html! {
        <>
            <span class="trk-n">{ t!("predict-mark") }</span>
            <div class="trk t-guess">
                { for mine.map(|it| line(it, "mine")) }
                { for cluster.map(|it| line(it, "theirs")) }
                if !it.locked {
                    <input type="range" min="0" max={most.to_string()} step="5" style={place(most)}
                        value={mine.unwrap_or(0).to_string()} aria-label={t!("predict-mark")}
                        aria-valuetext={words} oninput={typed(dispatch)} />
                }
            </div>
        </>
    }
}
