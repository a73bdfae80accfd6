//! The corridor gauge: ceiling above, ruler between, floor below. Boxes in percent; words may wrap.

use super::icons::glyph;
use crate::i18n::say;
use crate::t;
use screen::service::{Bound, Cell, Gauge as GaugeView, Mark};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct GaugeProps {
    pub gauge: GaugeView,
    /// What is expected of it, on a ruler of its own below.
    #[prop_or_default]
    pub guess: Option<Html>,
}

/// A longer ruler than this has narrow cells.
const TIGHT: u32 = 9_000;

/// The ruler's span in thousandths becomes `--d`, places become `--x`, both in tasks.
fn x(place: u32) -> String {
    ["--x:", place.to_string().as_str()].concat()
}

fn milli(name: &str, thousandths: u32) -> String {
    let whole = base::Milli(i64::from(thousandths)).decimal();
    ["--", name, ":", whole.as_str()].concat()
}

#[component]
pub fn Gauge(props: &GaugeProps) -> Html {
    let gauge = &props.gauge;
    html! {
        <div class={classes!("gauge", (gauge.span > TIGHT).then_some("tight"))}
            style={milli("d", gauge.span)} aria-label={say(&gauge.name)}
            role={if props.guess.is_some() { "group" } else { "img" }}>
            <div class="g-names" aria-hidden="true">
                <span>{ t!("gauge-occupying") }</span><span>{ t!("gauge-healthy") }</span>
            </div>
            <div class="g-plot" aria-hidden="true">
                <div class={classes!("g-top", is_left(gauge.ceiling.value, gauge).then_some("start"))}
                    style={x(gauge.ceiling.value)}>
                    <span>
                        if let Some(flag) = gauge.flag.as_ref().filter(|_| gauge.flag_on_top) {
                            <span class="g-flag">{ say(flag) }</span>
                        }
                        { bound(&gauge.ceiling, t!("gauge-ceiling", count = gauge.ceiling.value)) }
                    </span>
                </div>
                <div class="g-lane occ">
                    <span class="g-over" style={x(gauge.ceiling.value)} />
                    { for gauge.occupying_row.iter().map(cell) }
                </div>
                { rule(gauge) }
                <div class="g-lane hea">{ for gauge.healthy_row.iter().map(cell) }</div>
                if gauge.floor.rounded {
                    <span class="g-raw floor" style={milli("x", gauge.floor.raw)} />
                }
                if gauge.ceiling.rounded {
                    <span class="g-raw ceil" style={milli("x", gauge.ceiling.raw)} />
                }
                <span class={classes!("g-wall", "floor", gauge.floor_lit.then_some("lit"))}
                    style={x(gauge.floor.value)} />
                <span class={classes!("g-wall", "ceil", gauge.ceiling_lit.then_some("lit"))}
                    style={x(gauge.ceiling.value)} />
                { foot(gauge) }
            </div>
            <div class="g-vals" aria-hidden="true">
                <span>{ gauge.occupying }</span><span>{ gauge.healthy }</span>
            </div>
            if let Some(guess) = &props.guess { { guess.clone() } }
        </div>
    }
}

/// Near the left end: words stand to the right of it.
fn is_left(place: u32, gauge: &GaugeView) -> bool {
    place * 4000 < gauge.span
}

fn bound(bound: &Bound, name: String) -> Html {
    let phone = (!bound.rounded).then_some("no-phone");
    html! {
        <span>
            <strong>{ name }</strong>
            <span class={classes!(phone)}>{ " " }{ say(&bound.origin) }</span>
        </span>
    }
}

fn cell(cell: &Cell) -> Html {
    let style = [x(cell.x).as_str(), ";--w:", cell.width.to_string().as_str()].concat();
    let face = cell.face;
    html! {
        <i class={classes!("g-cell", face.hollow.then_some("hollow"), face.dashed.then_some("dashed"))}
            data-s={face.tone.name()} data-rev={if cell.new { "new" } else { "old" }} {style}>
            { glyph(face.glyph) }
            <b>
                if cell.width > 1 { { cell.width }{ " × " } }
                { cell.revision.clone() }
                if cell.wanted { <span class="no-phone">{ " " }{ t!("gauge-wanted") }</span> }
            </b>
        </i>
    }
}

fn rule(gauge: &GaugeView) -> Html {
    let (floor, ceiling) = (gauge.floor.value, gauge.ceiling.value);
    let width = ceiling.saturating_sub(floor);
    let corridor = [x(floor).as_str(), ";--w:", width.to_string().as_str()].concat();
    let mark = |it: &Mark| {
        html! {
            <b class={classes!(it.strong.then_some("at"), it.desired.then_some("wanted"))} style={x(it.x)}>
                { it.x }
                if it.desired { <span class="dw">{ " " }{ t!("gauge-desired") }</span> }
            </b>
        }
    };
    html! {
        <div class="g-rule">
            <span class="g-corr" style={corridor} />
            { for gauge.marks.iter().map(mark) }
            <span class="g-want" style={x(gauge.desired)} />
        </div>
    }
}

/// The floor's label and the flag; near the left end they stand to its right, near the right end to
/// its left.
fn foot(gauge: &GaugeView) -> Html {
    let place = gauge.floor.value * 1000;
    let class = if is_left(gauge.floor.value, gauge) {
        "start"
    } else if place * 100 > gauge.span * 62 {
        "end"
    } else {
        ""
    };
    html! {
        <div class={classes!("g-foot", class)} style={x(gauge.floor.value)}>
            { bound(&gauge.floor, t!("gauge-floor", count = gauge.floor.value)) }
            if let Some(flag) = gauge.flag.as_ref().filter(|_| !gauge.flag_on_top) {
                <span class="g-flag">{ say(flag) }</span>
            }
        </div>
    }
}
