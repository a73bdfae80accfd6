//! Lanes of tasks, one per revision; above 24 tasks a lane collapses to counts per state.

use super::place;
use crate::face::{Face, UNPLACED};
use crate::history::{History, Track};
use crate::text::Text;
use base::{SimDuration, SimTime, TaskId};

/// Rows a lane may have before it collapses.
const ROWS: u32 = 24;
/// Rows drawn; beyond them rows are shared by tasks that do not overlap, then left out and counted.
const SHOWN: u32 = 8;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLane {
    pub name: Text,
    pub rows: u32,
    pub bars: Vec<Bar>,
    /// Tasks that have no row of their own.
    pub hidden: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub task: Option<TaskId>,
    pub t: u32,
    pub width: u32,
    pub row: u32,
    pub face: Face,
}

pub fn lanes(
    history: &History,
    end: SimTime,
    length: SimDuration,
    name: impl Fn(u32) -> Text,
) -> Vec<TaskLane> {
    let mut revisions: Vec<u32> = history.tracks.iter().map(|it| it.revision).collect();
    revisions.extend(history.unplaced.iter().map(|it| it.1));
    revisions.sort_unstable();
    revisions.dedup();
    // The newest two tell the story; older ones have left the stage.
    let newest = revisions.len().saturating_sub(3);
    revisions[newest..]
        .iter()
        .map(|revision| lane(history, *revision, end, length, name(*revision)))
        .collect()
}

fn lane(
    history: &History,
    revision: u32,
    end: SimTime,
    length: SimDuration,
    name: Text,
) -> TaskLane {
    let mut lane = TaskLane {
        name,
        rows: 1,
        bars: Vec::new(),
        hidden: 0,
    };
    // A row is free again once the task in it is gone.
    let mut free_from: Vec<SimTime> = Vec::new();
    let waiting = waiting_rows(history, revision, end, length, &mut lane.bars);
    free_from.resize(waiting.len(), SimTime::ZERO);
    for (row, until) in waiting.into_iter().enumerate() {
        free_from[row] = until;
    }
    for track in history.tracks.iter().filter(|it| it.revision == revision) {
        let Some(begin) = track.stretches.first().map(|it| it.at) else {
            continue;
        };
        let gone = track.gone_at.unwrap_or(SimTime::MAX);
        let row = match free_from.iter().position(|it| *it <= begin) {
            Some(row) => row,
            None => {
                free_from.push(SimTime::ZERO);
                free_from.len() - 1
            }
        };
        free_from[row] = gone;
        if row as u32 >= SHOWN {
            lane.hidden += 1;
            continue;
        }
        bars(track, row as u32, end, length, &mut lane.bars);
    }
    lane.rows = (free_from.len() as u32).clamp(1, SHOWN).min(ROWS);
    lane
}

fn bars(track: &Track, row: u32, end: SimTime, length: SimDuration, out: &mut Vec<Bar>) {
    for (index, stretch) in track.stretches.iter().enumerate() {
        let until = track.stretches.get(index + 1).map_or(end, |it| it.at);
        if Some(stretch.at) == track.gone_at {
            break;
        }
        let face = stretch.face();
        let (from, to) = (place(stretch.at, length), place(until, length));
        // Stretches that look alike are one bar.
        if let Some(last) = out.last_mut()
            && last.task == Some(track.task)
            && last.face.tone == face.tone
            && last.face.hollow == face.hollow
        {
            last.width = to.saturating_sub(last.t);
            continue;
        }
        out.push(Bar {
            task: Some(track.task),
            t: from,
            width: to.saturating_sub(from),
            row,
            face,
        });
    }
}

/// Dashed bars of tasks that wait for a place, one row per waiting task; gives until when each row
/// is taken.
fn waiting_rows(
    history: &History,
    revision: u32,
    end: SimTime,
    length: SimDuration,
    out: &mut Vec<Bar>,
) -> Vec<SimTime> {
    let mut until = Vec::new();
    for (index, (at, whose, count)) in history.unplaced.iter().enumerate() {
        if *whose != revision {
            continue;
        }
        let next = history.unplaced.get(index + 1).map_or(end, |it| it.0);
        for row in 0..(*count).min(SHOWN) {
            if until.len() <= row as usize {
                until.push(next);
            }
            until[row as usize] = next;
            let (from, to) = (place(*at, length), place(next, length));
            out.push(Bar {
                task: None,
                t: from,
                width: to.saturating_sub(from),
                row,
                face: UNPLACED,
            });
        }
    }
    until
}
