//! Which GPUs a task's containers get: whole devices, each for one container.
//!
//! Source: ECS developer guide, GPUs: physical GPUs are pinned to containers (read 2026-11).
//! Model: the lowest free ones, container after container, in the order of the definition.
//! Example: of four GPUs, with 0 taken, two containers for 1 and 2 get 1, and 2 and 3.

/// A container that takes whatever its instance has left.
///
/// Source: ECS API, ResourceRequirement.value: `ALL` allocates all available GPUs (read 2026-11).
pub const ALL: u32 = u32::MAX;

/// How many must be left so that a task can be placed.
///
/// Source: ECS API, ResourceRequirement (read 2026-11). Model: for `ALL` one is enough.
pub const fn least(wanted: u32) -> u32 {
    if wanted == ALL { 1 } else { wanted }
}

/// What a task asks for with these containers; one `ALL` makes it all.
///
/// Source: see the module.
pub fn sum(wants: impl Iterator<Item = u32>) -> u32 {
    wants.fold(0, u32::saturating_add)
}

/// The devices of each container; `None` when there are not enough.
///
/// Source: see the module. Model: containers with a number come before one with `ALL`.
pub fn pin(total: u32, taken: &[u32], wants: &[u32]) -> Option<Vec<Vec<u32>>> {
    let mut free = (0..total).filter(|it| !taken.contains(it));
    let mut pinned = vec![Vec::new(); wants.len()];
    let counted = wants.iter().zip(&mut pinned).filter(|it| *it.0 != ALL);
    for (want, own) in counted {
        for _ in 0..*want {
            own.push(free.next()?);
        }
    }
    if let Some(at) = wants.iter().position(|it| *it == ALL) {
        pinned[at] = free.collect();
        if pinned[at].is_empty() {
            return None;
        }
    }
    Some(pinned)
}

#[cfg(test)]
mod tests {
    use super::{ALL, least, pin, sum};

    #[test]
    fn whole_devices_lowest_first() {
        let none: Option<Vec<Vec<u32>>> = None;
        for (total, taken, wants, pinned) in [
            (1, vec![], vec![1], Some(vec![vec![0]])),
            (1, vec![0], vec![1], none.clone()),
            (4, vec![0], vec![1, 2], Some(vec![vec![1], vec![2, 3]])),
            (
                4,
                vec![1, 3],
                vec![1, 0, 1],
                Some(vec![vec![0], vec![], vec![2]]),
            ),
            (4, vec![1], vec![2, 2], none.clone()),
            (0, vec![], vec![0], Some(vec![vec![]])),
            (2, vec![], vec![ALL - 1], none.clone()),
            (4, vec![0], vec![ALL], Some(vec![vec![1, 2, 3]])),
            (4, vec![], vec![ALL, 1], Some(vec![vec![1, 2, 3], vec![0]])),
            (1, vec![], vec![1, ALL], none.clone()),
            (1, vec![0], vec![ALL], none),
        ] {
            assert_eq!(pin(total, &taken, &wants), pinned, "{taken:?} {wants:?}");
        }
        assert_eq!((least(2), least(ALL)), (2, 1));
        assert_eq!(sum([1, 2].into_iter()), 3);
        assert_eq!(sum([1, ALL, 2].into_iter()), ALL);
    }
}
