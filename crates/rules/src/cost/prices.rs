//! The price table: On-Demand, us-east-1, in millionths of a dollar an hour, as of `MONTH`.
//!
//! Source: AWS Fargate, Elastic Load Balancing and VPC price pages as public summaries quote them in
//! 2026; prices of instances stand beside their types. Model: Spot varies from day to day; the published
//! discount is "up to 70 %", and we take all of it.

use super::{FargatePrices, Platform};

pub const MONTH: &str = "2026-03";

/// Spot as a share of On-Demand.
pub const SPOT_PER_CENT: u64 = 30;

/// An Application or Network Load Balancer, without its capacity units.
pub const BALANCER: u64 = 22_500;
pub const NAT: u64 = 45_000;
/// An interface endpoint in one subnet; gateway endpoints are free.
pub const ENDPOINT: u64 = 10_000;

/// Source: AWS Fargate price page, Windows with its licence of 46,000 per vCPU (read 2026-11).
pub const fn find_fargate(platform: Platform) -> FargatePrices {
    let (vcpu, gigabyte) = match platform {
        Platform::LinuxX86 => (40_480, 4_445),
        Platform::LinuxArm => (32_380, 3_560),
        Platform::Windows => (91_480 + 46_000, 10_050),
    };
    FargatePrices {
        vcpu,
        gigabyte,
        disk: 111,
    }
}
