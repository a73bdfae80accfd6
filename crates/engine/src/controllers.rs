//! Controllers by the system they imitate. They talk through the world and wake-ups only.

pub mod aws;
pub mod ecs;
