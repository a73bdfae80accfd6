//! The lanes under the ruler; everything in them stands at a place in ten-thousandths.

use crate::components::icons::{at, glyph, icon};
use crate::components::link;
use crate::i18n::say;
use crate::store::{Action, Store, use_dispatch};
use crate::t;
use screen::Selection;
use screen::timeline::{Axis, CorridorLane, DeploymentBar, End, Part, Pin, Shade};
use screen::timeline::{TaskLane, Tick, TickKind, TimelineView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LanesProps {
    pub words: bool,
    pub view: Rc<TimelineView>,
}

/// The ruler's marks; the one at its end keeps inside.
pub fn axis(axis: &Axis) -> Html {
    html! {
        <div class="trk axis" aria-hidden="true">
            { for axis.marks.iter().map(|it| html! {
                <span class={classes!((it.t == 10_000).then_some("end"))} style={at(&[("t", it.t.into())])}>
                    { it.label.clone() }</span>
            }) }
        </div>
    }
}

#[component]
pub fn Lanes(props: &LanesProps) -> Html {
    let dispatch = use_dispatch();
    let view = &props.view;
    html! {
        <>
            <span></span>
            { axis(&view.axis) }
            { for view.lanes.iter().map(|it| lane(it, |words| words)) }
            if !view.deployments.is_empty() { { deployments(&dispatch, &view.deployments) } }
            { for view.corridor.iter().map(corridor) }
            <span class="trk-n opt">{ t!("lane-scaling") }</span>
            <div class="trk opt">
                { for view.shades.iter().map(shade) }
                { for view.scaling.iter().map(|it| tick(&dispatch, it)) }
            </div>
            <span class="trk-n opt">{ t!("lane-edits") }</span>
            <div class="trk opt edits">{ for view.edits.iter().map(|it| pin(&dispatch, it)) }</div>
            <span class="trk-n">{ t!("lane-decisions") }</span>
            <div class="trk">{ for view.decisions.iter().map(|it| tick(&dispatch, it)) }</div>
        </>
    }
}

/// A lane of tasks; `named` may put something beside its name.
pub fn lane(lane: &TaskLane, named: impl Fn(Html) -> Html) -> Html {
    // 6 px a row and 4 around them.
    let height = [
        "--h:",
        (lane.rows * 6 + 4).max(16).to_string().as_str(),
        "px",
    ]
    .concat();
    html! {
        <>
            <span class="trk-n opt">
                { named(html! { { say(&lane.name) } }) }
                if !lane.bands.is_empty() {
                    { " " }<small>{ t!("lane-most", count = lane.most) }</small>
                }
            </span>
            <div class="trk opt" style={height} onmouseover={link::over()}>
                { for lane.bands.iter().map(|it| html! {
                    <i class="band-t" data-s={it.tone.name()} style={at(&[("t", it.t.into()),
                        ("w", it.width.into()), ("y", it.y.into()), ("g", it.height.into())])} />
                }) }
                { for lane.bars.iter().map(|it| html! {
                    <i class={classes!("seg-t", it.face.dashed.then_some("dashed"))}
                        data-s={it.face.tone.name()} data-task={it.task.map(|it| it.to_string())}
                        style={at(&[("t", it.t.into()), ("w", it.width.into()), ("r", it.row.into())])} />
                }) }
            </div>
        </>
    }
}

/// ALARM in the upper half of the scaling lane, cooldowns in the lower.
fn shade(it: &Shade) -> Html {
    let (tone, y) = if it.alarm {
        ("failed", 0)
    } else {
        ("waiting", 5_000)
    };
    let style = at(&[
        ("t", it.t.into()),
        ("w", it.width.into()),
        ("y", y),
        ("g", 5_000),
    ]);
    html! { <i class="band-t shade" data-s={tone} {style} title={say(&it.name)} /> }
}

/// Each deployment a bar that opens its answer; reached by Tab, oldest first.
#[inline(never)]
fn deployments(dispatch: &UseReducerDispatcher<Store>, bars: &[DeploymentBar]) -> Html {
    let part = |it: &Part| {
        let style = at(&[("t", it.t.into()), ("w", it.width.into())]);
        html! { <i class="dep-part" data-phase={it.phase.name()} {style} /> }
    };
    let bar = |bar: &DeploymentBar| {
        let name = say(&bar.name);
        let end = match bar.end {
            End::Open => None,
            End::Completed => Some("done"),
            End::Failed => Some("unhealthy"),
            End::Superseded => Some("next"),
        };
        html! {
            <>
                { for bar.parts.iter().map(part) }
                <button type="button" key={bar.seq.0} class="dep" data-end={end}
                    style={at(&[("t", bar.t.into()), ("w", bar.width.into())])}
                    aria-label={name.clone()} title={name} onclick={go(dispatch, bar.at, bar.seq)}>
                    <span translate="no" lang="en">{ ["r", bar.revision.to_string().as_str()].concat() }</span>
                    { for end.into_iter().filter(|it| *it != "next").map(|it| match it {
                        "done" => glyph("healthy"),
                        other => glyph(other),
                    }) }
                </button>
            </>
        }
    };
    html! {
        <>
            <span class="trk-n opt">{ t!("lane-deployment") }</span>
            <div class="trk opt deps">{ for bars.iter().map(bar) }</div>
        </>
    }
}

/// Words beside a place of the ruler: to its right, or to its left where that is too near the end.
fn words_at(t: u32, style: String, words: String) -> Html {
    let style = [at(&[("t", t.into())]), style].concat();
    let left = (t > super::ROOM_FOR_WORDS).then_some("left");
    html! { <span class={classes!("txt", left)} {style}>{ words }</span> }
}

fn corridor(lane: &CorridorLane) -> Html {
    // The two labels keep their places: the lines may lie on each other, the words may not.
    let label = |words, top: &str| words_at(lane.end, ["top:", top].concat(), words);
    html! {
        <>
            <span class="trk-n opt">{ t!("lane-corridor") }</span>
            <div class="trk opt" style="--h:28px">
                <svg class="plot" viewBox="0 0 10000 28" preserveAspectRatio="none" aria-hidden="true">
                    { for lane.bands.iter().map(|(x, width, y, height)| html! {
                        <rect class="band" x={x.to_string()} y={y.to_string()}
                            width={width.to_string()} height={height.to_string()} />
                    }) }
                    <path class="ceil" d={lane.ceiling.clone()} />
                    <path class="floor" d={lane.floor.clone()} />
                    <path class="ol" d={lane.occupying.clone()} />
                    <path class="hl" d={lane.healthy.clone()} />
                </svg>
                { label(t!("gauge-ceiling", count = lane.ceiling_now), "0") }
                { label(t!("gauge-floor", count = lane.floor_now), "11px") }
            </div>
        </>
    }
}

fn go(
    dispatch: &UseReducerDispatcher<Store>,
    at: base::SimTime,
    seq: base::Seq,
) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| {
        dispatch.dispatch(Action::Play(false));
        dispatch.dispatch(Action::Seek(at));
        dispatch.dispatch(Action::Select(Some(Selection::Event(seq))));
    })
}

fn tick(dispatch: &UseReducerDispatcher<Store>, tick: &Tick) -> Html {
    let (class, mark) = match tick.kind {
        TickKind::Hollow => ("", html! {}),
        TickKind::Solid => ("on", html! {}),
        TickKind::Cross => ("x", glyph("unhealthy")),
    };
    let name = say(&tick.name);
    html! {
        <>
            <button type="button" key={tick.seq.0} class={classes!("tick", class)} tabindex="-1"
                style={at(&[("t", tick.t.into())])} aria-label={name.clone()} title={name}
                onclick={go(dispatch, tick.at, tick.seq)}>{ mark }</button>
            if let Some(label) = &tick.label {
                { words_at(tick.t + 60, String::new(), say(label)) }
            }
        </>
    }
}

fn pin(dispatch: &UseReducerDispatcher<Store>, pin: &Pin) -> Html {
    let words = match pin.calls.as_slice() {
        [only] => only.clone(),
        [first, ..] => t!(
            "pin-more",
            call = first.clone(),
            count = pin.calls.len() - 1
        ),
        [] => String::new(),
    };
    html! {
        <button type="button" class="pin" tabindex="-1" style={at(&[("t", pin.t.into())])}
            aria-label={[words.as_str(), ", ", say(&pin.name).as_str()].concat()}
            onclick={go(dispatch, pin.at, pin.seq)}>
            { icon("pin") }<span translate="no" lang="en">{ words }</span>
        </button>
    }
}
