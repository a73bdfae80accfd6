//! The corridor as a thin band over time: floor and ceiling while a deployment runs, and both
//! counts.

use super::place;
use crate::history::{Counts, History};
use base::{SimDuration, SimTime};

/// Height of the lane's drawing; the page stretches it.
pub const HEIGHT: u32 = 28;
const PAD: u32 = 3;

/// Path data in a box of 10,000 by 28.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorridorLane {
    pub bands: Vec<(u32, u32, u32, u32)>,
    pub ceiling: String,
    pub floor: String,
    pub occupying: String,
    pub healthy: String,
    pub ceiling_now: u32,
    pub floor_now: u32,
    pub end: u32,
}

pub fn corridor(history: &History, end: SimTime, length: SimDuration) -> Option<CorridorLane> {
    let last = history.counts.last()?;
    let top = history
        .counts
        .iter()
        .map(|it| it.ceiling.min(it.desired * 3).max(it.occupying))
        .max()
        .unwrap_or(1)
        .max(1);
    let y = |value: u32| PAD + (HEIGHT - 2 * PAD) * (top - value.min(top)) / top;
    let points = |of: fn(&Counts) -> u32, only: fn(&Counts) -> bool| {
        path(history, end, length, |it| only(it).then(|| y(of(it))))
    };
    Some(CorridorLane {
        bands: bands(history, end, length, y),
        ceiling: points(|it| it.ceiling, |it| it.deploying),
        floor: points(|it| it.floor, |it| it.deploying),
        occupying: points(|it| it.occupying, |_| true),
        healthy: points(|it| it.healthy, |_| true),
        ceiling_now: last.ceiling,
        floor_now: last.floor,
        end: place(end, length),
    })
}

/// A step line; `None` leaves a gap.
pub(crate) fn path(
    history: &History,
    end: SimTime,
    length: SimDuration,
    y: impl Fn(&Counts) -> Option<u32>,
) -> String {
    use std::fmt::Write;
    let mut line = String::new();
    let mut open = false;
    for (index, counts) in history.counts.iter().enumerate() {
        let from = place(counts.at, length);
        let until = history.counts.get(index + 1).map_or(end, |it| it.at);
        let to = place(until, length);
        match y(counts) {
            // Writing to a String cannot fail.
            Some(y) if open => drop(write!(line, "V{y}H{to}")),
            Some(y) => drop(write!(line, "M{from},{y}H{to}")),
            None => {}
        }
        open = y(counts).is_some();
    }
    line
}

fn bands(
    history: &History,
    end: SimTime,
    length: SimDuration,
    y: impl Fn(u32) -> u32,
) -> Vec<(u32, u32, u32, u32)> {
    let mut bands: Vec<(u32, u32, u32, u32)> = Vec::new();
    for (index, counts) in history
        .counts
        .iter()
        .enumerate()
        .filter(|it| it.1.deploying)
    {
        let until = history.counts.get(index + 1).map_or(end, |it| it.at);
        let (from, to) = (place(counts.at, length), place(until, length));
        let (top, bottom) = (y(counts.ceiling), y(counts.floor));
        match bands.last_mut() {
            Some((x, w, t, h)) if *x + *w == from && *t == top && *h == bottom - top => {
                *w = to - *x;
            }
            _ => bands.push((
                from,
                to.saturating_sub(from),
                top,
                bottom.saturating_sub(top),
            )),
        }
    }
    bands
}
