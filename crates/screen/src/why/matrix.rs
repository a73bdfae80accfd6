//! The filter matrix: instances by checks, each cell passed or failed with its margin, worst first.

use super::margin::{self, check_name};
use crate::moment::short_zone;
use crate::text::Text;
use base::InstanceId;
use rules::placement::{Ask, Candidate, Check, Constraint, Placement, Rejection};
use std::cmp::Reverse;

/// Rows shown one by one; a bigger fleet is summed up below.
const ROWS: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Instances that have no row.
    pub more: u32,
    pub considered: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub check: Check,
    pub name: Text,
    /// `needs 1024`.
    pub needs: Option<Text>,
    pub rejects: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub instance: InstanceId,
    pub zone: String,
    pub near: bool,
    pub chosen: bool,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub ok: bool,
    pub value: Text,
    pub detail: Option<Text>,
}

pub fn matrix(ask: &Ask, placement: &Placement) -> Matrix {
    let mut candidates: Vec<&Candidate> = placement.candidates.iter().collect();
    candidates.sort_by_key(|it| {
        (
            placement.winner != Some(it.node),
            placement.closest != Some(it.node),
            it.rejections.len(),
            shortage(it),
            it.keys.clone(),
            it.node,
        )
    });
    let mut columns: Vec<Column> = checks(ask, placement)
        .into_iter()
        .map(|check| Column {
            check,
            name: Text::new(check_name(check)),
            needs: needs(ask, check),
            rejects: candidates.iter().filter(|it| fails(it, check)).count() as u32,
        })
        .collect();
    columns.sort_by_key(|it| (Reverse(it.rejects), it.check == Check::Agent, it.check));
    let rows = candidates
        .iter()
        .take(ROWS)
        .map(|it| Row {
            instance: it.node,
            zone: short_zone(&it.zone).to_owned(),
            near: placement.winner.is_none() && placement.closest == Some(it.node),
            chosen: placement.winner == Some(it.node),
            cells: columns
                .iter()
                .map(|column| cell(ask, it, column.check))
                .collect(),
        })
        .collect();
    Matrix {
        columns,
        rows,
        more: placement
            .considered
            .saturating_sub(candidates.len().min(ROWS) as u32),
        considered: placement.considered,
    }
}

fn fails(candidate: &Candidate, check: Check) -> bool {
    candidate.rejections.iter().any(|it| it.check() == check)
}

/// How much is missing in all, for the order of rows.
fn shortage(candidate: &Candidate) -> u32 {
    let short = |it| margin::lack(it).short.unwrap_or(0);
    candidate.rejections.iter().map(short).sum()
}

/// The checks worth a column: what the ask names, and whatever rejected somebody.
fn checks(ask: &Ask, placement: &Placement) -> Vec<Check> {
    let mut checks = vec![Check::Memory, Check::Cpu];
    let mut add = |wanted: bool, check: Check| {
        if wanted && !checks.contains(&check) {
            checks.push(check);
        }
    };
    add(!ask.ports.is_empty(), Check::Ports);
    add(ask.gpus > 0, Check::Gpu);
    add(ask.enis > 0, Check::Eni);
    for constraint in &ask.constraints {
        match constraint {
            Constraint::DistinctInstance => add(true, Check::DistinctInstance),
            Constraint::MemberOf(_) => add(true, Check::MemberOf),
        }
    }
    for rejection in placement.candidates.iter().flat_map(|it| &it.rejections) {
        add(true, rejection.check());
    }
    if checks.len() < 4 {
        checks.push(Check::Agent);
        checks.dedup();
    }
    checks
}

fn needs(ask: &Ask, check: Check) -> Option<Text> {
    let number = |count: u32| Some(Text::new("needs").str("what", count));
    match check {
        Check::Memory => number(ask.memory.0),
        Check::Cpu => number(ask.cpu.0),
        Check::Gpu => number(rules::gpu::least(ask.gpus)),
        Check::Eni => number(ask.enis),
        Check::Ports => {
            let ports: Vec<String> = ask.ports.iter().map(|it| it.1.to_string()).collect();
            (!ports.is_empty()).then(|| Text::new("needs").str("what", ports.join(", ")))
        }
        _ => None,
    }
}

fn cell(ask: &Ask, candidate: &Candidate, check: Check) -> Cell {
    let rejection = candidate.rejections.iter().find(|it| it.check() == check);
    match rejection {
        Some(rejection) => Cell {
            ok: false,
            value: failed(rejection),
            detail: Some(margin::detail(rejection)),
        },
        None => passed(ask, candidate, check),
    }
}

fn failed(rejection: &Rejection) -> Text {
    let lack = margin::lack(rejection);
    match lack.short {
        Some(short) => Text::new("cell-short").num("short", short),
        None => Text::new(lack.word),
    }
}

fn passed(ask: &Ask, candidate: &Candidate, check: Check) -> Cell {
    let room = |left: u32, needed: u32| Cell {
        ok: true,
        value: Text::new("cell-room").num("count", left.saturating_sub(needed)),
        detail: Some(Text::new("cell-has").num("count", left)),
    };
    match check {
        Check::Memory => room(candidate.memory_left.0, ask.memory.0),
        Check::Cpu => room(candidate.cpu_left.0, ask.cpu.0),
        Check::Ports => Cell {
            ok: true,
            value: Text::new("cell-free"),
            detail: Some(Text::new("cell-unused")),
        },
        _ => Cell {
            ok: true,
            value: Text::new("cell-ok"),
            detail: None,
        },
    }
}
