//! What running things cost: dollars an hour now, and of a run so far, in millionths of a dollar.
//!
//! Source: AWS price pages of Fargate, EC2, Elastic Load Balancing, VPC; the table with its month is in
//! `prices` (read 2026-11). Seconds begun are charged; Linux tasks and instances for at least a minute.
//! Model: no data transfer, load balancer capacity units, logs, block storage, public addresses, no free tier.
//! Example: a Fargate task of 0.25 vCPU and 512 MiB costs 12,343 millionths an hour; 30 s of it are
//! charged as 60.

mod prices;

pub use prices::{BALANCER, ENDPOINT, MONTH, NAT, SPOT_PER_CENT, find_fargate as fargate_prices};

use base::{CpuUnits, MemoryMib, SimDuration};

/// What a Fargate task runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    LinuxX86,
    LinuxArm,
    Windows,
}

/// Millionths of a dollar for an hour of one vCPU, one GB of memory, one GB of disk above 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FargatePrices {
    pub vcpu: u64,
    pub gigabyte: u64,
    pub disk: u64,
}

/// What a Fargate task is charged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FargateSize {
    pub cpu: CpuUnits,
    pub memory: MemoryMib,
    pub ephemeral_gib: u32,
    pub platform: Platform,
    pub spot: bool,
}

/// Millionths of a dollar an hour.
///
/// Source: AWS Fargate price page: per vCPU, GB, and GB of ephemeral storage above 20 (read 2026-11).
pub fn fargate(size: &FargateSize) -> u64 {
    let prices = prices::find_fargate(size.platform);
    let cpu = u64::from(size.cpu.0) * prices.vcpu / 1024;
    let memory = u64::from(size.memory.0) * prices.gigabyte / 1024;
    let extra = size
        .ephemeral_gib
        .saturating_sub(crate::storage::EPHEMERAL_GIB);
    let disk = u64::from(extra) * prices.disk;
    let computing = cpu + memory;
    if size.spot {
        computing * SPOT_PER_CENT / 100 + disk
    } else {
        computing + disk
    }
}

/// The least that is charged for a task or an instance.
///
/// Source: AWS Fargate price page: one minute for Linux, five for Windows; EC2: one minute (2026-11).
pub const fn least(platform: Platform) -> SimDuration {
    match platform {
        Platform::LinuxX86 | Platform::LinuxArm => SimDuration::from_secs(60),
        Platform::Windows => SimDuration::from_secs(300),
    }
}

/// Millionths of a dollar for a time at a price an hour: whole seconds, at least `least` of them.
///
/// Source: AWS Fargate and EC2 price pages: per second (read 2026-11).
pub fn charge(per_hour: u64, time: SimDuration, least: SimDuration) -> u64 {
    let secs = time.0.max(least.0).div_ceil(1000);
    per_hour.saturating_mul(secs).div_ceil(3600)
}

/// `$1.23`, and as many more places as a small sum needs.
///
/// Source: none; our own notation.
pub fn dollars(micro: u64) -> String {
    let places: u32 = match micro {
        0..10_000 => 6,
        10_000..1_000_000 => 4,
        _ => 2,
    };
    let unit = 10_u64.pow(6 - places);
    let rounded = micro.saturating_add(unit / 2) / unit;
    let whole = 10_u64.pow(places);
    let width = places as usize;
    format!("${}.{:0width$}", rounded / whole, rounded % whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(cpu: u32, memory: u32) -> FargateSize {
        FargateSize {
            cpu: CpuUnits(cpu),
            memory: MemoryMib(memory),
            ephemeral_gib: 20,
            platform: Platform::LinuxX86,
            spot: false,
        }
    }

    #[test]
    fn an_hour_of_a_fargate_task() {
        let small = size(256, 512);
        for (what, size, micro) in [
            ("a quarter vCPU, half a GB", small, 10_120 + 2_222),
            ("one vCPU, two GB", size(1024, 2048), 40_480 + 8_890),
            ("16 vCPU, 120 GB", size(16_384, 122_880), 647_680 + 533_400),
            (
                "ten GB more disk",
                FargateSize {
                    ephemeral_gib: 30,
                    ..small
                },
                12_342 + 1_110,
            ),
            (
                "Spot",
                FargateSize {
                    spot: true,
                    ..small
                },
                12_342 * 30 / 100,
            ),
            (
                "ARM",
                FargateSize {
                    platform: Platform::LinuxArm,
                    ..small
                },
                8_095 + 1_780,
            ),
            (
                "Windows, one vCPU, two GB",
                FargateSize {
                    platform: Platform::Windows,
                    ..size(1024, 2048)
                },
                91_480 + 46_000 + 20_100,
            ),
        ] {
            assert_eq!(fargate(&size), micro, "{what}");
        }
    }

    /// Ten tasks by the strategy of W75: four On-Demand, six on Spot.
    #[test]
    fn services_w154_six_of_ten_tasks_on_spot_save_two_fifths() {
        let whole = size(1024, 2048);
        let spot = FargateSize {
            spot: true,
            ..whole
        };
        let (whole, spot) = (fargate(&whole), fargate(&spot));
        assert_eq!((whole, spot), (49_370, 14_811));
        let mixed = 4 * whole + 6 * spot;
        assert_eq!(
            (dollars(mixed), dollars(10 * whole)),
            ("$0.2863".into(), "$0.4937".into())
        );
        assert_eq!(100 * mixed / (10 * whole), 58, "42 % less");
    }

    #[test]
    fn seconds_begun_are_charged_and_a_minute_at_least() {
        let minute = SimDuration::from_secs(60);
        for (per_hour, ms, micro) in [
            (36_000, 0, 600),
            (36_000, 30_000, 600),
            (36_000, 60_001, 610),
            (36_000, 3_600_000, 36_000),
            (1, 60_000, 1),
        ] {
            assert_eq!(charge(per_hour, SimDuration(ms), minute), micro, "{ms}");
        }
        assert_eq!(
            charge(u64::MAX, SimDuration(u64::MAX / 2), minute),
            u64::MAX.div_ceil(3600)
        );
    }

    #[test]
    fn sums_are_written_with_the_places_they_need() {
        for (micro, text) in [
            (0, "$0.000000"),
            (1_234, "$0.001234"),
            (12_344, "$0.0123"),
            (166_450, "$0.1665"),
            (1_000_000, "$1.00"),
            (12_345_678, "$12.35"),
            (u64::MAX, "$18446744073709.55"),
        ] {
            assert_eq!(dollars(micro), text, "{micro}");
        }
    }
}
