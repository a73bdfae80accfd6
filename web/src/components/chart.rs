//! Charts as SVG with a table twin: CPU against its target, running tasks in their corridor.

use crate::i18n::rich;
use crate::t;
use screen::charts::{Chart, Charts};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ChartsProps {
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
    html! {
        <section class="pane">
            { chart(&charts.cpu, t!("chart-cpu"), cpu, &[t!("col-time"), t!("col-cpu")]) }
            { chart(&charts.running, t!("chart-running"), running,
                &[t!("col-time"), t!("col-running"), t!("col-desired"), t!("col-floor"), t!("col-ceiling")]) }
        </section>
    }
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
                <div class="gx">
                    { for chart.times.iter().map(|(x, label)| html! {
                        <span style={["left:", hundredths(*x).as_str(), "%"].concat()}>
                            { label.clone() }</span>
                    }) }
                </div>
            </div>
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
