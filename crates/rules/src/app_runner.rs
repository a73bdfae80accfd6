//! App Runner: how many instances serve, and how many are kept ready.
//!
//! Source: App Runner API, AutoScalingConfiguration: MaxConcurrency 100, MinSize 1, MaxSize 25 when unset
//! (read 2026-11). The service takes no new customers since 2026-04-30.
//! Example: 240 concurrent requests keep three instances busy; without any, one stays ready.

/// Settings of an auto scaling configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AutoScaling {
    /// Concurrent requests that one instance takes.
    pub max_concurrency: u32,
    pub min_size: u32,
    pub max_size: u32,
}

impl Default for AutoScaling {
    fn default() -> AutoScaling {
        AutoScaling {
            max_concurrency: 100,
            min_size: 1,
            max_size: 25,
        }
    }
}

/// Active ones are charged for CPU and memory, the other provisioned ones for memory only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instances {
    pub active: u32,
    pub provisioned: u32,
}

/// The instances for so many concurrent requests.
///
/// Source: App Runner guide, service auto scaling: more instances once there are more concurrent requests
/// for each than MaxConcurrency (read 2026-11).
/// Model:  at once, and exactly as many as are needed.
pub fn instances(concurrent: u32, scaling: AutoScaling) -> Instances {
    let needed = concurrent.div_ceil(scaling.max_concurrency.max(1));
    let active = needed.min(scaling.max_size);
    Instances {
        active,
        provisioned: active.max(scaling.min_size),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_w156_active_and_provisioned_instances() {
        let usual = AutoScaling::default();
        let none = AutoScaling {
            max_concurrency: 0,
            ..usual
        };
        for (row, concurrent, scaling, active, provisioned) in [
            ("W156", 240, usual, 3, 3),
            ("W156", 0, usual, 0, 1),
            ("one more starts another", 201, usual, 3, 3),
            ("exactly full", 200, usual, 2, 2),
            ("the maximum holds", 10_000, usual, 25, 25),
            ("nothing divides by zero", 3, none, 3, 3),
        ] {
            let expected = Instances {
                active,
                provisioned,
            };
            assert_eq!(instances(concurrent, scaling), expected, "{row}");
        }
    }
}
