//! The start throttle: a service whose tasks never reach RUNNING tries less and less often.
//!
//! Source: ECS developer guide, service throttle logic: delays grow up to 27 minutes, it never
//! gives up (read 2026-11).
//! Model:  the curve 10, 20, 40 ... 1280, then 1620 s, and the message at the third failure.
//! Example: tasks that fail at once start at 0, 10, 30, 70, 150, 310, 630, 1270, 2550 s, then every
//! 1620 s.

use base::SimDuration;

/// Failures in a row at which the service says it cannot start tasks consistently.
///
/// Source: ECS developer guide, service event messages (read 2026-11).
/// Model:  the number.
pub const IMPAIRED_AFTER: u32 = 3;

const LONGEST: SimDuration = SimDuration::from_secs(1620);

/// From one failed start to the next attempt, after so many failures in a row.
///
/// Source: ECS developer guide, service throttle logic (read 2026-11).
/// Model:  doubling from 10 s, eight times, then 27 minutes.
pub fn delay_after(failures: u32) -> SimDuration {
    match failures {
        0 => SimDuration::ZERO,
        1..=8 => SimDuration::from_secs(10 << (failures - 1)),
        _ => LONGEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_w155_attempts_of_tasks_that_fail_at_once() {
        let mut at = 0;
        let mut attempts = vec![at];
        for failures in 1..=10 {
            at += delay_after(failures).as_secs();
            attempts.push(at);
        }
        assert_eq!(
            attempts,
            [0, 10, 30, 70, 150, 310, 630, 1270, 2550, 4170, 5790]
        );
    }
}
