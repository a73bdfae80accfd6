//! The matrix of instances by checks.

use crate::components::icons::glyph;
use crate::i18n::say;
use crate::t;
use screen::why::{Cell, Column, Matrix, Row};
use yew::prelude::*;

/// More columns than this need a sideways scroll.
const FITTING: usize = 4;

pub fn matrix(matrix: &Matrix) -> Html {
    let wide = matrix.columns.len() > FITTING;
    html! {
        <div class="blk">
            <h3>{ t!("matrix-title") }<span>{ t!("matrix-note") }</span></h3>
            <div class={classes!("matrix-box", wide.then_some("wide"))}
                tabindex={wide.then_some("0")} role={wide.then_some("region")}
                aria-label={wide.then(|| t!("matrix-title"))}>
                <table class="matrix">
                    <caption class="sr">{ t!("matrix-caption") }</caption>
                    <thead><tr>
                        <th scope="col" class="who"><span class="sr">{ t!("matrix-instance") }</span></th>
                        { for matrix.columns.iter().map(head) }
                    </tr></thead>
                    <tbody>{ for matrix.rows.iter().map(row) }</tbody>
                    <tfoot><tr>
                        <th scope="row">{ t!("matrix-rejects") }</th>
                        { for matrix.columns.iter().map(|it| html! {
                            <td>{ if it.rejects > 0 {
                                crate::i18n::rich(&t!("matrix-count", count = it.rejects, of = matrix.considered))
                            } else { html! { "0" } } }</td>
                        }) }
                    </tr></tfoot>
                </table>
            </div>
            if matrix.more > 0 {
                <p class="muted small">{ t!("matrix-more", count = matrix.more) }</p>
            }
        </div>
    }
}

fn head(column: &Column) -> Html {
    html! {
        <th scope="col">
            { say(&column.name) }
            <small>{ column.needs.as_ref().map_or_else(|| "\u{a0}".to_owned(), say) }</small>
        </th>
    }
}

fn row(row: &Row) -> Html {
    let name = row.instance.to_string();
    html! {
        <tr class={classes!(row.near.then_some("near"), row.chosen.then_some("chosen"))} key={name.clone()}>
            <th scope="row">
                <b>{ name }</b><small>{ row.zone.clone() }</small>
                if row.chosen { <span class="sr">{ t!("matrix-chosen") }</span> }
            </th>
            { for row.cells.iter().map(cell) }
        </tr>
    }
}

fn cell(cell: &Cell) -> Html {
    let (class, symbol, word) = match cell.ok {
        true => ("ok", "healthy", t!("cell-passes")),
        false => ("no", "unhealthy", t!("cell-fails")),
    };
    html! {
        <td {class}>
            <span class="c">{ glyph(symbol) }<span class="sr">{ word }</span>{ say(&cell.value) }</span>
            if let Some(detail) = &cell.detail { <small>{ say(detail) }</small> }
        </td>
    }
}
