//! AWS's own sentences, worded by `aws-api` and quoted as they are.

use model::{Service, ServiceMessage, StopCode, StoppedReason, World};

pub fn service_message(world: &World, service: &Service, message: &ServiceMessage) -> String {
    let _ = world;
    format!("(service {}) {message:?}", service.name)
}

pub fn stopped_reason(world: &World, reason: &StoppedReason) -> String {
    let _ = world;
    format!("{reason:?}")
}

pub fn stop_code(code: StopCode) -> String {
    format!("{code:?}")
}
