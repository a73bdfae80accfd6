//! The outward names of things: 32-hex task ids, `i-0abc...` instance ids, 19-digit deployment numbers.
//!
//! Derived from (seed, kind, id), so they are stable across branches of a run and need no storage.

use base::{
    DeploymentId, Dice, InstanceId, LoadBalancerId, PolicyId, Stream, TargetGroupId, TaskId,
};

fn bits(seed: u64, kind: u64, id: u32, part: u64) -> u64 {
    Dice::new(seed).bits(Stream::Identity, kind << 32 | u64::from(id), part)
}

/// The task's id in its ARN.
pub fn task_hex(seed: u64, task: TaskId) -> String {
    format!(
        "{:016x}{:016x}",
        bits(seed, 1, task.0, 0),
        bits(seed, 1, task.0, 1)
    )
}

/// The container instance's id in its ARN.
pub fn container_instance_hex(seed: u64, instance: InstanceId) -> String {
    format!(
        "{:016x}{:016x}",
        bits(seed, 2, instance.0, 0),
        bits(seed, 2, instance.0, 1)
    )
}

/// The EC2 instance id: `i-` and 17 hex digits.
pub fn ec2_instance_id(seed: u64, instance: InstanceId) -> String {
    format!("i-0{:016x}", bits(seed, 3, instance.0, 0))
}

/// The deployment's id: `ecs-svc/` and 19 decimal digits.
pub fn deployment_name(seed: u64, deployment: DeploymentId) -> String {
    format!(
        "ecs-svc/{:019}",
        bits(seed, 4, deployment.0, 0) % 10_000_000_000_000_000_000
    )
}

/// The 19 digits at the end of a service revision's ARN: those of its deployment.
pub fn service_revision_digits(seed: u64, deployment: DeploymentId) -> String {
    let name = deployment_name(seed, deployment);
    name.trim_start_matches("ecs-svc/").to_string()
}

/// The end of a service deployment's ARN: 21 letters and digits, as published examples have it.
pub fn service_deployment_id(seed: u64, deployment: DeploymentId) -> String {
    const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let letter = |n: u64| {
        let draw = bits(seed, 10, deployment.0, n) % 62;
        char::from(LETTERS[draw as usize])
    };
    (0..21).map(letter).collect()
}

/// The id of a lifecycle hook that waits for an answer.
pub fn hook_id(seed: u64, deployment: DeploymentId, ordinal: u32) -> String {
    format!("{:016x}", bits(seed, 11, deployment.0, u64::from(ordinal)))
}

/// The 16 hex digits at the end of a target group's ARN.
pub fn target_group_hex(seed: u64, group: TargetGroupId) -> String {
    format!("{:016x}", bits(seed, 5, group.0, 0))
}

/// The 16 hex digits at the end of a load balancer's ARN.
pub fn load_balancer_hex(seed: u64, balancer: LoadBalancerId) -> String {
    format!("{:016x}", bits(seed, 6, balancer.0, 0))
}

/// The 16 hex digits at the end of a listener's ARN; `part` above 0 is one of its rules.
pub fn listener_hex(seed: u64, balancer: LoadBalancerId, listener: u32, part: u32) -> String {
    let part = u64::from(listener) << 32 | u64::from(part);
    format!("{:016x}", bits(seed, 21, balancer.0, part))
}

/// The id of a thing in the network: `vpc-`, `subnet-`, `sg-` ... and 17 hex digits.
pub fn network_id(seed: u64, prefix: &str, number: u32) -> String {
    format!("{prefix}-0{:016x}", bits(seed, 22, number, 0))
}

/// The id of a file system or a mount target: `fs-`, `fsmt-` and 17 hex digits.
pub fn storage_id(seed: u64, prefix: &str, number: u32) -> String {
    format!("{prefix}-0{:016x}", bits(seed, 23, number, 0))
}

/// The digest of the nth image ever pushed: `sha256:` and 64 hex digits.
pub fn image_digest(seed: u64, push: u32) -> String {
    let part = |n: u64| bits(seed, 24, push, n);
    let parts = [part(0), part(1), part(2), part(3)];
    let hex: Vec<String> = parts.iter().map(|it| format!("{it:016x}")).collect();
    format!("sha256:{}", hex.concat())
}

/// A UUID-shaped name for a scaling policy and its alarms.
pub fn policy_uuid(seed: u64, policy: PolicyId, part: u64) -> String {
    let (a, b) = (
        bits(seed, 7, policy.0, part),
        bits(seed, 7, policy.0, part + 100),
    );
    uuid(a, b)
}

/// The UUID by which a GPU's driver names it.
pub fn gpu_id(seed: u64, instance: InstanceId, gpu: u32) -> String {
    let part = |n: u64| bits(seed, 31, instance.0, u64::from(gpu) << 1 | n);
    let (a, b) = (part(0), part(1));
    format!("GPU-{}", uuid(a, b))
}

/// The id of an instance's trunk interface.
pub fn trunk_eni_id(seed: u64, instance: InstanceId) -> String {
    format!("eni-0{:016x}", bits(seed, 32, instance.0, 0))
}

fn uuid(a: u64, b: u64) -> String {
    format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        a >> 32,
        a >> 16 & 0xffff,
        a & 0xfff,
        b >> 48 & 0xfff,
        b & 0xffff_ffff_ffff
    )
}

/// A private IPv4 address for a task's network interface, unique per task in a world.
pub fn private_ip(task: TaskId) -> String {
    let n = task.0;
    format!("10.{}.{}.{}", n >> 16 & 0xff, n >> 8 & 0xff, n & 0xff)
}

/// The id of a task's network interface.
pub fn eni_id(seed: u64, task: TaskId) -> String {
    format!("eni-0{:016x}", bits(seed, 8, task.0, 0))
}

/// The id of an instance's primary network interface.
pub fn host_eni_id(seed: u64, instance: InstanceId) -> String {
    format!("eni-0{:016x}", bits(seed, 30, instance.0, 0))
}
