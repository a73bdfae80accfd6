//! Which wall of the corridor is lit, and the sentence that says so.
//!
//! Lit means: there is something to stop and the floor forbids it, or something to start and the
//! ceiling forbids it. Example: floor 4 and ceiling 4 with four old tasks: "cannot stop, cannot
//! start".

use super::gauge::Counts;
use crate::text::Text;
use model::Service;

#[derive(Default)]
pub(super) struct Wall {
    pub floor: bool,
    pub ceiling: bool,
    pub flag: Option<Text>,
    pub on_top: bool,
}

pub(super) fn wall(counts: &Counts<'_>, service: &Service, floor: u32, ceiling: u32) -> Wall {
    let healthy = counts.healthy.len() as u32;
    let occupying = counts.occupying.len() as u32;
    let new = counts
        .occupying
        .iter()
        .filter(|it| counts.is_new(it))
        .count() as u32;
    let old = counts.occupying.iter().find(|it| !counts.is_new(it));
    let missing = service.desired.0.saturating_sub(new);
    let pending = counts
        .occupying
        .iter()
        .filter(|it| !it.counted_healthy)
        .count();
    let floor_lit = old.is_some() && healthy <= floor;
    let ceiling_lit = missing > 0 && occupying >= ceiling && service.desired.0 > 0;
    let revision = |it: u32| format!("r{it}");
    let new_revision = counts.primary.map_or(1, |it| it.definition.revision);
    let flag = if service.desired.0 == 0 && occupying == 0 {
        Some(Text::new("gauge-asks-for-none"))
    } else if healthy < floor && service.is_deploying() && old.is_none() {
        None
    } else if healthy < floor {
        Some(Text::new("gauge-below").num("count", floor - healthy))
    } else if floor_lit && ceiling_lit && pending > 0 {
        Some(Text::new("gauge-both-until").num("count", pending as i64))
    } else if floor_lit && ceiling_lit {
        Some(Text::new("gauge-cannot-both"))
    } else if floor_lit {
        old.map(|old| {
            Text::new("gauge-cannot-stop")
                .str("revision", revision(old.definition.revision))
                .num("floor", floor)
        })
    } else if ceiling_lit {
        Some(
            Text::new("gauge-cannot-start")
                .str("revision", revision(new_revision))
                .num("ceiling", ceiling),
        )
    } else {
        None
    };
    Wall {
        floor: floor_lit || healthy < floor && flag.is_some(),
        ceiling: ceiling_lit,
        on_top: ceiling_lit && !floor_lit,
        flag,
    }
}
