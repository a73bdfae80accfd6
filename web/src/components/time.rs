//! The bottom panel: transport, the ruler and its lanes.

mod branches;
mod lanes;
mod scrub;
mod transport;

pub use lanes::{axis, lane};
pub use scrub::Scrub;
pub use transport::{Transport, play_button, step_button};

use super::icons::at;
use crate::store::{Pair, Ui, use_dispatch};
use crate::t;
use screen::exercise::Predict;
use screen::text::Text;
use screen::timeline::{Cursor, TimelineView};
use std::rc::Rc;
use yew::prelude::*;

/// A branch of the run, for the list.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchItem {
    pub id: lab::BranchId,
    pub name: String,
    pub current: bool,
}

#[derive(PartialEq, Properties)]
pub struct TimeProps {
    /// Whether the words of scaling are there: what is drawn without them is drawn anew.
    pub words: bool,
    pub view: Rc<TimelineView>,
    pub cursor: Cursor,
    pub said: Text,
    pub ui: TimeUi,
    pub branches: Rc<Vec<BranchItem>>,
    pub pair: Option<Pair>,
    pub undo: bool,
    pub redo: bool,
    pub predict: Option<Rc<Predict>>,
}

/// The part of `Ui` that the panel draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeUi {
    pub playing: bool,
    pub speed: u32,
    pub lanes: bool,
}

impl From<&Ui> for TimeUi {
    fn from(ui: &Ui) -> TimeUi {
        TimeUi {
            playing: ui.playing,
            speed: ui.speed,
            lanes: ui.lanes,
        }
    }
}

/// Words stand to the right of what was played up to here, in ten-thousandths of the ruler.
const ROOM_FOR_WORDS: u32 = 8_500;

#[component]
pub fn Time(props: &TimeProps) -> Html {
    let dispatch = use_dispatch();
    html! {
        <section class={classes!("time", props.ui.lanes.then_some("open"))} data-region="" tabindex="-1"
            data-timeline="" aria-label={t!("time-name")}>
            <Transport words={props.words} cursor={props.cursor.clone()} said={props.said.clone()} ui={props.ui}
                branches={props.branches.clone()} pair={props.pair} undo={props.undo} redo={props.redo} />
            <div class="tracks" style={at(&[("t", props.cursor.t.into()), ("p", props.cursor.played.into()),
                ("step", props.view.axis.step.into())])}>
                <lanes::Lanes words={props.words} view={props.view.clone()} />
                { for props.predict.iter().map(|it| {
                    super::lesson::on_timeline(it, props.cursor.length_ms, &dispatch)
                }) }
                <div class="future">
                    if props.cursor.played < ROOM_FOR_WORDS { <span>{ t!("time-not-played") }</span> }
                </div>
                <i class="cursor" />
                <Scrub cursor={props.cursor.clone()} class="scrub" />
            </div>
        </section>
    }
}
