//! What is wrong with the texts, as a list under the editor: place, AWS's words, a mend.

use super::hints::worded;
use crate::components::icons::icon;
use crate::t;
use aws_api::{Finding, Severity};
use screen::editor::Row;
use std::rc::Rc;
use yew::prelude::*;

/// More findings than this are counted, not listed.
const LISTED: usize = 12;

#[derive(Properties, PartialEq)]
pub struct DiagnosisProps {
    pub id: &'static str,
    pub rows: Rc<Vec<Row>>,
    pub on_fix: Callback<Row>,
    pub on_show: Callback<Row>,
}

#[component]
pub fn Diagnosis(props: &DiagnosisProps) -> Html {
    let more = props.rows.len().saturating_sub(LISTED);
    html! {
        <ul id={props.id} class="diags" aria-label={t!("editor-checks")} aria-live="polite">
            { for props.rows.iter().take(LISTED).map(|it| row(props, it)) }
            if more > 0 {
                <li class="diag-more">{ t!("editor-more", count = more as i64) }</li>
            }
        </ul>
    }
}

/// AWS's sentence as it is, else the lab's in the reader's language.
pub fn said(finding: &Finding) -> Html {
    match &finding.own {
        None => html! { <q lang="en" translate="no">{ finding.text.clone() }</q> },
        Some(own) => html! { { worded(own).unwrap_or_else(|| finding.code.to_owned()) } },
    }
}

fn row(props: &DiagnosisProps, row: &Row) -> Html {
    let finding = &row.finding;
    let (class, word) = match finding.severity {
        Severity::Error => ("diag", t!("severity-error")),
        Severity::Warning => ("diag mild", t!("severity-warning")),
        Severity::Note => ("diag mild", t!("severity-note")),
    };
    let act = |callback: &Callback<Row>| {
        let row = row.clone();
        callback.reform(move |_: MouseEvent| row.clone())
    };
    let place = if finding.path.is_empty() {
        t!("editor-line", line = i64::from(finding.line))
    } else {
        finding.path.clone()
    };
    html! {
        <li {class}>
            { icon("x") }<span class="sr">{ word }</span>
            <span>
                <button type="button" class="btn link place" onclick={act(&props.on_show)}>
                    <code translate="no" lang="en">{ place }</code>
                </button>
                { " " }{ said(finding) }
                if let Some(hint) = finding.hint.as_ref().and_then(worded) {
                    { " " }<span>{ hint }</span>
                }
            </span>
            if let Some(fix) = &finding.fix {
                <button type="button" class="btn link" onclick={act(&props.on_fix)}>
                    { worded(&fix.label).unwrap_or_else(|| fix.insert.clone()) }
                </button>
            }
        </li>
    }
}
