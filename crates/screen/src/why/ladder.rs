//! The strategy ladder: each rule in order, the value each survivor scored, ties shown as ties.

use crate::moment::short_zone;
use crate::text::Text;
use rules::placement::{Ask, Candidate, Placement, Strategy};

/// Values written out on one rung.
const VALUES: usize = 4;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    pub rungs: Vec<Rung>,
    pub feasible: u32,
    pub considered: u32,
    /// Nobody passed the checks, so nothing was ranked.
    pub reached: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    pub name: Text,
    /// Who scored what, lowest first; equal neighbours are joined with `=`.
    pub scores: Vec<Score>,
    pub more: usize,
    /// It left only one.
    pub decided: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    pub who: String,
    pub value: Option<i64>,
    pub best: bool,
}

pub fn ladder(ask: &Ask, placement: &Placement) -> Ladder {
    let reached = placement.feasible > 0;
    let mut rungs = Vec::new();
    let mut alive: Vec<&Candidate> = placement
        .candidates
        .iter()
        .filter(|it| it.rejections.is_empty())
        .collect();
    for (index, strategy) in ask.strategies.iter().enumerate() {
        let scores = scores(&alive, strategy, index);
        let before = alive.len();
        if let Some(rung) = placement.ladder.get(index) {
            alive.retain(|it| rung.survivors.contains(&it.node));
        }
        rungs.push(Rung {
            name: name(strategy),
            more: scores.len().saturating_sub(VALUES),
            scores: scores.into_iter().take(VALUES).collect(),
            decided: reached && before > 1 && alive.len() == 1,
        });
    }
    if placement.tied.len() > 1 {
        let tied = placement.tied.iter().take(VALUES);
        rungs.push(Rung {
            name: Text::new("rung-draw"),
            scores: tied
                .map(|node| Score {
                    who: node.to_string(),
                    value: None,
                    best: placement.winner == Some(*node),
                })
                .collect(),
            more: placement.tied.len().saturating_sub(VALUES),
            decided: true,
        });
    }
    Ladder {
        rungs,
        feasible: placement.feasible,
        considered: placement.considered,
        reached,
    }
}

/// Message of a strategy's name.
pub fn name(strategy: &Strategy) -> Text {
    match strategy {
        Strategy::SpreadInstance => Text::new("rung-spread-instance"),
        Strategy::SpreadAttribute(field) if field.contains("availability-zone") => {
            Text::new("rung-spread-zone")
        }
        Strategy::SpreadAttribute(field) => Text::new("rung-spread").str("field", field),
        Strategy::BinpackCpu => Text::new("rung-binpack-cpu"),
        Strategy::BinpackMemory => Text::new("rung-binpack-memory"),
        Strategy::Random => Text::new("rung-random"),
    }
}

fn scores(alive: &[&Candidate], strategy: &Strategy, index: usize) -> Vec<Score> {
    let mut scores: Vec<Score> = Vec::new();
    for candidate in alive {
        let who = match strategy {
            Strategy::SpreadAttribute(field) if field.contains("availability-zone") => {
                short_zone(&candidate.zone).to_owned()
            }
            _ => candidate.node.to_string(),
        };
        let value = candidate.keys.get(index).copied();
        if !scores.iter().any(|it| it.who == who && it.value == value) {
            scores.push(Score {
                who,
                value,
                best: false,
            });
        }
    }
    scores.sort_by(|a, b| (a.value, &a.who).cmp(&(b.value, &b.who)));
    let best = scores.first().and_then(|it| it.value);
    for score in &mut scores {
        score.best = score.value == best;
    }
    scores
}
