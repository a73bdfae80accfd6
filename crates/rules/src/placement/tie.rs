//! The last word when nodes are still equal after the last strategy: a draw.
//!
//! AWS does not say who wins. The lab draws, seeded, so that a run can be repeated. Among at most
//! `TIE_WINDOW` equals each has the same chance; on a larger fleet the draw first picks a place in
//! the circle of ids and then one of the next `TIE_WINDOW`, so that nobody needs to list thousands.
//! Example: three nodes tie; the draw's 64 bits pick one of three.
//! Source: none; ECS documents no final tie-break (read 2026-11).
//! Model:  all of this.

use super::NodeId;
use base::{Dice, Stream};

/// Most nodes a draw chooses among.
pub const TIE_WINDOW: usize = 64;

/// The id at which the window opens; `low..=high` are the smallest and largest id in the pool.
pub(super) fn pivot(draw: u64, low: NodeId, high: NodeId) -> NodeId {
    let span = u64::from(high.0 - low.0) + 1;
    let step = Dice::new(draw).below(Stream::Placement, 0, 0, span);
    base::InstanceId(low.0 + step as u32)
}

/// The equals that the draw chooses among, in id order. `tied` must be in id order.
pub(super) fn window(tied: &[NodeId], pivot: NodeId) -> Vec<NodeId> {
    if tied.len() <= TIE_WINDOW {
        return tied.to_vec();
    }
    let start = tied.partition_point(|id| *id < pivot);
    let circle = tied[start..].iter().chain(&tied[..start]);
    let mut window: Vec<NodeId> = circle.take(TIE_WINDOW).copied().collect();
    window.sort_unstable();
    window
}

/// Index of the one that the draw picks among `len` equals.
pub(super) fn pick(draw: u64, ordinal: u64, len: usize) -> usize {
    Dice::new(draw).below(Stream::Placement, 1, ordinal, len as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::InstanceId;

    #[test]
    fn few_equals_have_the_same_chance() {
        let tied = [InstanceId(1), InstanceId(2), InstanceId(9)];
        let mut wins = [0u32; 3];
        for draw in 0..3000u64 {
            let left = window(&tied, pivot(draw, InstanceId(1), InstanceId(9)));
            assert_eq!(left, tied);
            wins[pick(draw, 0, left.len())] += 1;
        }
        assert!(wins.iter().all(|n| (850..1150).contains(n)), "{wins:?}");
    }

    #[test]
    fn many_equals_are_cut_to_a_window_that_wraps_around() {
        let tied: Vec<NodeId> = (1..=100).map(InstanceId).collect();
        let left = window(&tied, InstanceId(90));
        assert_eq!(left.len(), TIE_WINDOW);
        assert!(left.contains(&InstanceId(90)) && left.contains(&InstanceId(53)));
        assert!(!left.contains(&InstanceId(54)) && !left.contains(&InstanceId(89)));
    }
}
