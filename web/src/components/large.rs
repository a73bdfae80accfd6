//! A big fleet: the search above the stage, one line per instance, a histogram per zone.

use super::icons::glyph;
use super::instance::lack_words;
use crate::store::{Action, Dispatcher};
use crate::t;
use screen::Selection;
use screen::face::Tone;
use screen::fleet::{Find, Fleet, Histogram, Line};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[inline(never)]
pub fn search(dispatch: &Dispatcher, fleet: &Fleet, find: &Find) -> Html {
    let typed = {
        let (dispatch, refused) = (dispatch.clone(), find.refused);
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let text = field.value();
            dispatch.dispatch(Action::Find(Find { text, refused }));
        })
    };
    let toggled = {
        let (dispatch, find) = (dispatch.clone(), find.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, refused) = (find.text.clone(), !find.refused);
            dispatch.dispatch(Action::Find(Find { text, refused }));
        })
    };
    html! {
        <div class="find" role="search">
            <label class="field-in"><span class="sr">{ t!("find-name") }</span>
                <input type="search" class="in" placeholder={t!("find-hint")} maxlength="60"
                    value={find.text.clone()} oninput={typed} /></label>
            if fleet.refusal || find.refused {
                <button type="button" class="btn" aria-pressed={find.refused.to_string()}
                    onclick={toggled}>{ t!("find-refused") }</button>
            }
            <span class="muted" role="status">
                { t!("find-count", found = fleet.found, instances = fleet.instances) }
            </span>
        </div>
    }
}

/// One instance: name, two bars, a cell per task, and what refused the last ask.
#[inline(never)]
pub fn line(dispatch: &Dispatcher, line: &Line) -> Html {
    let (id, selected) = (line.id, line.selected);
    let pick = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let selection = (!selected).then_some(Selection::Instance(id));
            dispatch.dispatch(Action::Select(selection));
        })
    };
    let more = line.tasks.saturating_sub(line.cells.len());
    html! {
        <li class={classes!("line", selected.then_some("picked"))} key={line.name.clone()}>
            <button type="button" class="inst-name" data-nav="" onclick={pick}
                aria-pressed={selected.to_string()}
                aria-label={t!("line-name", instance = line.name.clone(), kind = line.kind.clone(),
                    zone = line.zone.clone(), cpu = line.cpu, memory = line.memory,
                    tasks = line.tasks)}>
                { line.name.clone() }
            </button>
            <span class="use" aria-hidden="true">{ bar(line.cpu) }{ bar(line.memory) }</span>
            <span class="cells" aria-hidden="true">
                { for line.cells.iter().map(|it| html! {
                    <i data-s={it.map(Tone::name)} />
                }) }
                if more > 0 { <small>{ ["+", more.to_string().as_str()].concat() }</small> }
            </span>
            if let Some(lack) = &line.lack {
                <span class="lack">{ glyph("unhealthy") }{ lack_words(lack) }</span>
            }
        </li>
    }
}

fn bar(percent: u32) -> Html {
    let width = ["width:", percent.min(100).to_string().as_str(), "%"].concat();
    html! { <b><i style={width} /></b> }
}

/// Ten columns: how many instances use 0 to 10 %, 10 to 20 % ... of CPU, and of memory.
#[inline(never)]
pub fn histogram(histogram: &Histogram) -> Html {
    let most = histogram.most();
    let columns = |name: String, counts: &[u32; 10]| {
        let words: Vec<String> = counts.iter().map(u32::to_string).collect();
        let label = t!(
            "histogram-name",
            what = name.clone(),
            counts = words.join(", ")
        );
        html! {
            <figure class="histogram" role="img" aria-label={label}>
                <figcaption>{ name }</figcaption>
                <div>
                    { for counts.iter().map(|count| {
                        let percent = (count * 100 / most).to_string();
                        let height = ["height:", percent.as_str(), "%"].concat();
                        html! { <span title={count.to_string()}><i style={height} /></span> }
                    }) }
                </div>
                <p><span>{ "0" }</span><span>{ "100\u{a0}%" }</span></p>
            </figure>
        }
    };
    html! {
        <div class="histograms">
            { columns(t!("meter-cpu"), &histogram.cpu) }
            { columns(t!("meter-memory"), &histogram.memory) }
        </div>
    }
}
