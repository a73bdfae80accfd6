//! Charts as SVG with a table twin: CPU against its target, running tasks in their corridor.

use super::icons::at;
use crate::i18n::{rich, say, tell};
use crate::t;
use screen::charts::{AlarmRow, Chart, Charts, Together, Users};
use screen::text::Text;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ChartsProps {
    pub words: bool,
    pub charts: Option<Rc<Charts>>,
}

#[component]
pub fn ChartsPane(props: &ChartsProps) -> Html {
    let Some(charts) = &props.charts else {
        return html! { <section class="pane"><p class="muted">{ t!("charts-empty") }</p></section> };
    };
    let latest = |chart: &Chart| chart.latest.clone().unwrap_or_else(|| "–".to_owned());
    let cpu = match &charts.cpu.target {
        Some(target) => t!(
            "chart-cpu-target",
            value = latest(&charts.cpu),
            target = target.clone()
        ),
        None => t!("chart-cpu-now", value = latest(&charts.cpu)),
    };
    let running = t!("chart-running-now", value = latest(&charts.running));
    let columns = [t!("col-time"), t!("col-cpu")];
    html! {
        <section class="pane">
            if let Some(it) = &charts.users {
                <p class="felt">{ tell(&it.now) }{ " " }<small class="muted">{ t!("chart-model") }</small></p>
            }
            { chart(&charts.cpu, t!("chart-cpu"), cpu, &columns) }
            { chart(&charts.running, t!("chart-running"), running,
                &[t!("col-time"), t!("col-running"), t!("col-desired"), t!("col-floor"), t!("col-ceiling")]) }
            { for charts.together.iter().map(together) }
            { for charts.users.iter().map(users) }
            { for charts.watched.iter().map(|(name, it)| {
                let note = t!("chart-cpu-now", value = latest(it));
                chart(it, name.clone(), note, &[t!("col-time"), t!("col-value")])
            }) }
        </section>
    }
}

/// What users of the service feel, over time.
fn users(users: &Users) -> Html {
    let latest = |chart: &Chart| {
        let value = chart.latest.clone().unwrap_or_else(|| "–".to_owned());
        t!("chart-cpu-now", value = value)
    };
    html! {
        <>
            { chart(&users.success, t!("chart-success"), latest(&users.success),
                &[t!("col-time"), t!("col-success")]) }
            { chart(&users.latency, t!("chart-latency"), latest(&users.latency),
                &[t!("col-time"), t!("col-latency")]) }
        </>
    }
}

/// All alarms of the service as one.
#[inline(never)]
fn together(it: &Together) -> Html {
    html! {
        <div class="alarms">
            <p><b>{ t!("alarms-together") }</b>{ " " }{ say(&it.words) }</p>
            { ringing(&it.shades) }
        </div>
    }
}

/// Where alarms were in ALARM, below their charts.
fn ringing(shades: &[(u32, u32)]) -> Html {
    html! {
        <div class="strip-a" aria-hidden="true">
            { for shades.iter().map(|(t, w)| html! {
                <i style={at(&[("t", (*t).into()), ("w", (*w).into())])} />
            }) }
        </div>
    }
}

/// The alarms on a metric, each with its time in ALARM and the newest periods.
#[inline(never)]
fn alarms(rows: &[AlarmRow], title: &str) -> Html {
    if rows.is_empty() {
        return html! {};
    }
    let row = |it: &AlarmRow| {
        html! {
            <li key={it.name.clone()}>
                <span class="nm" translate="no" lang="en">{ it.name.clone() }</span>
                <p><b>{ say(&Text::new(it.state_word)) }</b>{ " " }{ say(&it.rule) }</p>
                <p><span class="slots-a" aria-hidden="true">
                    { for it.window.iter().map(|it| html! { <i class={it.name()} /> }) }
                </span>{ " " }{ say(&it.found) }</p>
                { ringing(&it.shades) }
            </li>
        }
    };
    let name = t!("alarms-name", metric = title);
    html! { <ul class="alarms" aria-label={name}>{ for rows.iter().map(row) }</ul> }
}

fn chart(chart: &Chart, title: String, note: String, columns: &[String]) -> Html {
    let percent = |thousandths: u32| base::Milli(i64::from(thousandths) * 100).decimal();
    let hundredths = |place: u32| base::Milli(i64::from(place) * 10).decimal();
    html! {
        <figure class="chart">
            <figcaption><b>{ title.clone() }</b><span>{ rich(&note) }</span></figcaption>
            <div class="plot-box" aria-hidden="true">
                { for chart.grid.iter().map(|(y, label)| html! {
                    <span class="gy" style={["top:", percent(*y).as_str(), "%"].concat()}>
                        { label.clone() }</span>
                }) }
                <svg viewBox="0 0 10000 1000" preserveAspectRatio="none">
                    { for chart.grid.iter().map(|(y, _)| html! {
                        <path class="ruling" d={["M0,", y.to_string().as_str(), "H10000"].concat()} />
                    }) }
                    { for chart.lines.iter().map(|it| html! { <path class={it.class} d={it.path.clone()} /> }) }
                    <path class="at" d={["M", chart.now.to_string().as_str(), ",0V1000"].concat()} />
                </svg>
                { for chart.dots.iter().map(|it| html! {
                    <i data-side={it.breaching.map(screen::charts::Side::name)} class={classes!("dot", it.breaching.is_some().then_some("breaching"))} title={say(&it.name)}
                        style={["left:", hundredths(it.x).as_str(), "%;top:", percent(it.y).as_str(), "%"].concat()} />
                }) }
                <div class="gx">
                    { for chart.times.iter().map(|(x, label)| html! {
                        <span style={["left:", hundredths(*x).as_str(), "%"].concat()}>
                            { label.clone() }</span>
                    }) }
                </div>
            </div>
            { alarms(&chart.alarms, &title) }
            <details class="twin">
                <summary>{ t!("chart-table") }</summary>
                <div class="twin-box" tabindex="0" role="region" aria-label={title.clone()}>
                    <table class="tbl">
                        <caption class="sr">{ title }</caption>
                        <thead><tr>
                            { for columns.iter().map(|it| html! { <th scope="col">{ it.clone() }</th> }) }
                        </tr></thead>
                        <tbody>
                            { for chart.table.iter().map(|row| html! {
                                <tr>{ for row.iter().map(|it| html! { <td>{ it.clone() }</td> }) }</tr>
                            }) }
                        </tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
}
