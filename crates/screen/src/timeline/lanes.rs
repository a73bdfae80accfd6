//! Lanes of tasks, one per revision; above 24 tasks a lane collapses to counts per state.

use super::place;
use crate::face::{Face, Tone, UNPLACED};
use crate::history::{History, Track};
use crate::text::Text;
use base::{SimDuration, SimTime, TaskId};

/// Rows a lane may have before it collapses into bands of counts.
const ROWS: u32 = 24;
/// Rows that a collapsed lane is high.
const COLLAPSED: u32 = 8;
/// Looks at the counts along a collapsed lane.
const LOOKS: u64 = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLane {
    pub name: Text,
    pub rows: u32,
    pub bars: Vec<Bar>,
    /// In place of bars, when there are more than 24 tasks at once.
    pub bands: Vec<Band>,
    /// The most tasks at one time.
    pub most: u32,
}

/// So many tasks of one state for a while, as a part of a collapsed lane's height; all numbers are
/// ten-thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub t: u32,
    pub width: u32,
    pub y: u32,
    pub height: u32,
    pub tone: Tone,
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
        bands: Vec::new(),
        most: 0,
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
        bars(track, row as u32, end, length, &mut lane.bars);
    }
    lane.most = free_from.len() as u32;
    lane.rows = lane.most.clamp(1, ROWS);
    if lane.most > ROWS {
        lane.bars.clear();
        lane.rows = COLLAPSED;
        lane.bands = bands(history, revision, end, length, lane.most);
    }
    lane
}

/// The states of a band, from the lane's foot up.
const STACK: [Tone; 6] = [
    Tone::Healthy,
    Tone::Waiting,
    Tone::Leaving,
    Tone::Failed,
    Tone::Stopped,
    Tone::Unplaced,
];

/// A lane of more than 24 tasks: how many of them were what, looked at 200 times.
fn bands(
    history: &History,
    revision: u32,
    end: SimTime,
    length: SimDuration,
    most: u32,
) -> Vec<Band> {
    let tracks = || history.tracks.iter().filter(|it| it.revision == revision);
    let mut bands: Vec<Band> = Vec::new();
    for look in 0..LOOKS {
        let at = SimTime(end.0 * look / LOOKS);
        let next = place(SimTime(end.0 * (look + 1) / LOOKS), length);
        let mut counts = [0u32; STACK.len()];
        for tone in tracks().filter_map(|it| tone_at(it, at)) {
            counts[STACK.iter().position(|it| *it == tone).unwrap_or(0)] += 1;
        }
        let mut below = 0;
        for (tone, count) in STACK.into_iter().zip(counts).filter(|it| it.1 > 0) {
            let height = count * 10_000 / most;
            below += height;
            let band = Band {
                t: place(at, length),
                width: next.saturating_sub(place(at, length)),
                y: 10_000u32.saturating_sub(below),
                height,
                tone,
            };
            let same = |it: &&mut Band| {
                (it.tone, it.y, it.height) == (tone, band.y, height) && it.t + it.width == band.t
            };
            match bands.iter_mut().rev().take(STACK.len()).find(same) {
                Some(last) => last.width += band.width,
                None => bands.push(band),
            }
        }
    }
    bands
}

fn tone_at(track: &Track, at: SimTime) -> Option<Tone> {
    if track.gone_at.is_some_and(|it| it <= at) {
        return None;
    }
    let stretch = track.stretches.iter().rev().find(|it| it.at <= at)?;
    Some(stretch.face().tone)
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
        for row in 0..(*count).min(ROWS + 1) {
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
