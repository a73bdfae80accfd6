//! Predictive scaling: yesterday's hours say how many tasks the next hour needs.
//!
//! The load of an hour is the metric times the tasks it was measured on. The forecast of an hour is a
//! floor from a little before it begins; it only ever raises the capacity.
//! Source: Application Auto Scaling API, PredictiveScalingPolicyConfiguration (read 2026-11).
//! Model:  the forecast is the mean of the same hour of all earlier days on record; AWS's is a trained
//! model of up to fourteen days.
//! Example: 09:00 had the load 240 % and 260 % on two days: at target 50 %, five tasks from 08:55.

use super::Clamp;
use base::{Milli, SimDuration, TaskCount};
use serde::Serialize;

/// `SchedulingBufferTime` when unset, and its end.
///
/// Source: Application Auto Scaling API, PredictiveScalingPolicyConfiguration (read 2026-11).
pub const BUFFER: SimDuration = SimDuration::from_secs(300);
pub const MAX_BUFFER: SimDuration = SimDuration::from_secs(3599);

/// Hours that are kept.
///
/// Source: Application Auto Scaling user guide, predictive scaling: fourteen days (read 2026-11).
pub const MAX_HOURS: usize = 14 * 24;

const DAY: u64 = 24;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Policy {
    pub target: Milli,
    /// ForecastAndScale; else it only forecasts.
    pub scales: bool,
    pub buffer: SimDuration,
    /// IncreaseMaxCapacity: so many per cent above the forecast is the maximum then.
    pub increase: Option<u32>,
}

/// The load of one hour, counted from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Hour {
    pub hour: u64,
    pub load: Milli,
}

/// What an hour is expected to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Forecast {
    pub hour: u64,
    pub load: Milli,
    /// Earlier days that it is the mean of.
    pub days: u32,
    pub capacity: TaskCount,
}

/// The forecast of an hour; none without an earlier day.
///
/// Source: see the module. Model: see the module.
pub fn forecast(history: &[Hour], target: Milli, hour: u64) -> Option<Forecast> {
    let same = |it: &&Hour| it.hour < hour && it.hour % DAY == hour % DAY;
    let loads = history.iter().filter(same).map(|it| it.load.0.max(0));
    let (sum, days) = loads.fold((0i64, 0u32), |(sum, days), it| {
        (sum.saturating_add(it), days + 1)
    });
    let load = Milli(sum.checked_div(i64::from(days))?);
    let needed = load.0.checked_div(target.0.max(1))?;
    let more = i64::from(load.0 % target.0.max(1) > 0);
    let capacity = TaskCount(u32::try_from(needed.saturating_add(more)).unwrap_or(u32::MAX));
    Some(Forecast {
        hour,
        load,
        days,
        capacity,
    })
}

/// What a policy looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub desired: TaskCount,
    pub minimum: TaskCount,
    pub maximum: TaskCount,
    pub suspended: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Decision {
    pub forecast: Forecast,
    pub from: TaskCount,
    /// The forecast within the bounds: fewer there shall not be.
    pub floor: TaskCount,
    pub minimum: TaskCount,
    /// The scalable target's, or as raised by IncreaseMaxCapacity.
    pub maximum: TaskCount,
    pub clamp: Clamp,
    /// `None` leaves the capacity as it is.
    pub to: Option<TaskCount>,
}

/// What the larger of two forecasts asks for: that of this hour, and of the one that begins soon.
///
/// Source: Application Auto Scaling API, PredictiveScalingMaxCapacityBreachBehavior,
/// MaxCapacityBuffer (read 2026-11).
/// Model:  IncreaseMaxCapacity raises the maximum to the forecast and its buffer, rounded up.
pub fn decide(policy: &Policy, forecast: Forecast, facts: Facts) -> Decision {
    let capacity = forecast.capacity;
    let raised = policy.increase.map_or(0, |percent| {
        let scaled = u64::from(capacity.0) * (100 + u64::from(percent));
        u32::try_from(scaled.div_ceil(100)).unwrap_or(u32::MAX)
    });
    let maximum = facts.maximum.max(TaskCount(raised));
    let (floor, clamp) = if capacity > maximum {
        (maximum, Clamp::ToMaximum)
    } else if capacity < facts.minimum {
        (facts.minimum, Clamp::ToMinimum)
    } else {
        (capacity, Clamp::None)
    };
    let raises = policy.scales && !facts.suspended && floor > facts.desired;
    Decision {
        forecast,
        from: facts.desired,
        floor,
        minimum: facts.minimum,
        maximum,
        clamp,
        to: raises.then_some(floor),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(hour: u64, load: i64) -> Hour {
        let load = Milli::from_int(load);
        Hour { hour, load }
    }

    #[test]
    fn the_mean_of_the_same_hour_of_earlier_days() {
        let history = [hour(9, 240), hour(10, 900), hour(33, 260), hour(57, 999)];
        let at = |hour| forecast(&history, Milli::from_int(50), hour);
        let found = at(57).map(|it| (it.load.0 / 1000, it.days, it.capacity.0));
        assert_eq!(found, Some((250, 2, 5)), "its own hour does not count");
        assert_eq!(at(34).map(|it| it.capacity.0), Some(18));
        assert_eq!(at(9), None, "no earlier day");
        assert_eq!(at(35), None);
    }

    #[test]
    fn a_forecast_only_raises_and_respects_the_maximum_unless_told() {
        let policy = |scales, increase| Policy {
            target: Milli::from_int(50),
            scales,
            buffer: BUFFER,
            increase,
        };
        let forecast = |capacity| Forecast {
            hour: 1,
            load: Milli(0),
            days: 1,
            capacity: TaskCount(capacity),
        };
        for (scales, increase, capacity, desired, suspended, floor, to) in [
            (true, None, 5, 2, false, 5, Some(5)),
            (true, None, 5, 7, false, 5, None),
            (true, None, 12, 2, false, 8, Some(8)),
            (true, Some(10), 12, 2, false, 12, Some(12)),
            (true, None, 0, 1, false, 2, Some(2)),
            (false, None, 5, 2, false, 5, None),
            (true, None, 5, 2, true, 5, None),
        ] {
            let facts = Facts {
                desired: TaskCount(desired),
                minimum: TaskCount(2),
                maximum: TaskCount(8),
                suspended,
            };
            let found = decide(&policy(scales, increase), forecast(capacity), facts);
            assert_eq!((found.floor.0, found.to.map(|it| it.0)), (floor, to));
        }
    }
}
