//! The first event in which two branches differ, besides the edits that made them two.
//!
//! Both traces are read as sentences in order. What a command itself did is left out: that the
//! edit differs is known. Example: 1:26, A "t5 → i-2", B "t6 → i-4".

use crate::moment::Moment;
use crate::story;
use crate::text::{Text, clock_secs};
use crate::timeline::place;
use base::{Seq, SimDuration, SimTime};
use model::{Cause, Stamped};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub at: SimTime,
    pub clock: String,
    /// Place on the common ruler.
    pub t: u32,
    /// What each side says there: its time, its sentence, its event. `None`: nothing more.
    pub sides: [Option<(String, Text, Seq)>; 2],
}

pub(super) fn first(
    a: Moment<'_>,
    b: Moment<'_>,
    parted: SimTime,
    length: SimDuration,
) -> Option<Difference> {
    let end = a.end.min(b.end);
    let mut left = told(a, parted, end);
    let mut right = told(b, parted, end);
    loop {
        let sides = [left.next(), right.next()];
        let at = match &sides {
            [None, None] => return None,
            [Some(a), Some(b)] if a.0.at == b.0.at && a.1 == b.1 => continue,
            sides => sides.iter().flatten().map(|it| it.0.at).min()?,
        };
        return Some(Difference {
            at,
            clock: clock_secs(at),
            t: place(at, length),
            sides: sides.map(|it| it.map(|(it, text)| (clock_secs(it.at), text, it.seq))),
        });
    }
}

/// The sentences of a branch since the parting.
fn told<'a>(
    moment: Moment<'a>,
    parted: SimTime,
    end: SimTime,
) -> impl Iterator<Item = (&'a Stamped, Text)> {
    moment
        .all
        .iter()
        .filter(move |it| it.at >= parted && it.at <= end)
        .filter(|it| !matches!(it.cause, Cause::Command(_) | Cause::Start))
        .filter_map(move |it| Some((it, story::story(moment, it)?)))
}
