//! Which GPUs a task's containers get: whole devices, each for one container.
//!
//! Source: ECS developer guide, GPUs: physical GPUs are pinned to containers (read 2026-11).
//! Model: the lowest free ones, container after container, in the order of the definition.
//! Example: of four GPUs, with 0 taken, two containers for 1 and 2 get 1, and 2 and 3.

/// The devices of each container; `None` when there are not enough.
///
/// Source: see the module.
pub fn pin(total: u32, taken: &[u32], wants: &[u32]) -> Option<Vec<Vec<u32>>> {
    let mut free = (0..total).filter(|it| !taken.contains(it));
    let mut pinned = Vec::with_capacity(wants.len());
    for want in wants {
        let mut own = Vec::new();
        for _ in 0..*want {
            own.push(free.next()?);
        }
        pinned.push(own);
    }
    Some(pinned)
}

#[cfg(test)]
mod tests {
    use super::pin;

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
            (2, vec![], vec![u32::MAX], none),
        ] {
            assert_eq!(pin(total, &taken, &wants), pinned, "{taken:?} {wants:?}");
        }
    }
}
