//! EC2 instance types: what a container instance of that type registers.
//!
//! Source: EC2 instance type specifications (vCPU, memory, GPUs); amazon-vpc-cni-k8s ENI limits;
//! ECS developer guide, elastic network interface trunking (read 2026-11).
//! Model:  registered memory is below nominal and seldom published; measured where known (m4.large
//! 7985, 8 GiB Nitro types 7817, 1 GiB t2 995), else nominal * 0.954 for Nitro and nominal -
//! max(29, 2.5 %) for t2 and p3. Teach: never the advertised number.
//! Example: t3.medium registers 2048 CPU units and 3907 MiB and has room for 2 awsvpc tasks.

use base::{CpuUnits, MemoryMib};
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Architecture {
    X86,
    Arm,
}

/// One row. Money is micro-dollars an hour, On-Demand, Linux, us-east-1; zero when unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstanceType {
    pub name: &'static str,
    pub vcpus: u32,
    pub registered_mib: u32,
    /// Network interfaces the type supports, the primary one included.
    pub eni_limit: u32,
    /// Task slots with `awsvpcTrunking`; zero where trunking is not supported.
    pub trunked_slots: u32,
    pub gpus: u32,
    pub architecture: Architecture,
    pub micro_dollars_per_hour: u32,
}

impl InstanceType {
    /// Source: amazon-ecs-agent, getResources: CPUs * 1024 (read 2026-11).
    pub const fn cpu(&self) -> CpuUnits {
        CpuUnits(self.vcpus * 1024)
    }

    /// Source: amazon-ecs-agent, getResources: MemTotal in MiB, rounded down (read 2026-11).
    pub const fn memory(&self) -> MemoryMib {
        MemoryMib(self.registered_mib)
    }

    /// awsvpc task slots without trunking: the limit less the primary interface.
    ///
    /// Source: ECS developer guide, elastic network interface trunking (read 2026-11).
    pub const fn eni_slots(&self) -> u32 {
        self.eni_limit - 1
    }

    /// awsvpc task slots: the trunked number where trunking is on and supported.
    ///
    /// Source: ECS developer guide, elastic network interface trunking (read 2026-11).
    pub const fn task_slots(&self, trunking: bool) -> u32 {
        if trunking && self.trunked_slots > 0 {
            self.trunked_slots
        } else {
            self.eni_slots()
        }
    }

    /// Registered memory after `ECS_RESERVED_MEMORY`; `None` when more is reserved than there is,
    /// which fails the registration.
    ///
    /// Source: amazon-ecs-agent, ECS_RESERVED_MEMORY (read 2026-11).
    pub const fn memory_less(&self, reserved: MemoryMib) -> Option<MemoryMib> {
        match self.registered_mib.checked_sub(reserved.0) {
            Some(left) => Some(MemoryMib(left)),
            None => None,
        }
    }
}

/// What the agent registers of the memory that the kernel reports: whole MiB, rounded down.
///
/// Source: amazon-ecs-agent, getResources (read 2026-11).
pub const fn registered_memory(total_bytes: u64) -> u64 {
    total_bytes / (1024 * 1024)
}

/// TCP host ports an instance reserves from the start; no UDP port is.
///
/// Source: ECS API, PortMapping.hostPort; amazon-ecs-agent, ECS_RESERVED_PORTS (read 2026-11).
/// Model:  51680 is not reserved, because the agent only takes it with Prometheus metrics on.
pub const RESERVED_TCP_PORTS: [u16; 5] = [22, 2375, 2376, 51678, 51679];

/// The same on Windows.
///
/// Source: amazon-ecs-agent, ECS_RESERVED_PORTS (read 2026-11).
pub const RESERVED_TCP_PORTS_WINDOWS: [u16; 11] = [
    53, 135, 139, 445, 2375, 2376, 3389, 5985, 5986, 51678, 51679,
];

/// The type of that name.
pub fn find(name: &str) -> Option<&'static InstanceType> {
    ALL.iter().find(|it| it.name == name)
}

/// GB of instance store: disks of the host, lost when the instance stops or is terminated.
///
/// Source: EC2 user guide, instance store volumes by type (read 2026-11). ECS puts nothing there by
/// itself: images lie on the root volume, and only a bind mount whose host path is on it uses it.
pub fn instance_store_gb(name: &str) -> u32 {
    match name {
        "c5d.large" => 50,
        "m5d.large" => 75,
        "g4dn.xlarge" => 125,
        "g5.xlarge" => 250,
        _ => 0,
    }
}

const fn row(
    name: &'static str,
    vcpus: u32,
    registered_mib: u32,
    eni_limit: u32,
    trunked_slots: u32,
    micro_dollars_per_hour: u32,
) -> InstanceType {
    InstanceType {
        name,
        vcpus,
        registered_mib,
        eni_limit,
        trunked_slots,
        gpus: 0,
        architecture: Architecture::X86,
        micro_dollars_per_hour,
    }
}

const fn arm(row: InstanceType) -> InstanceType {
    InstanceType {
        architecture: Architecture::Arm,
        ..row
    }
}

const fn gpu(row: InstanceType, gpus: u32) -> InstanceType {
    InstanceType { gpus, ..row }
}

/// Every type the lab knows, by family.
pub const ALL: &[InstanceType] = &[
    row("t2.micro", 1, 995, 2, 0, 11_600),
    row("t2.small", 1, 1997, 3, 0, 23_000),
    row("t2.medium", 2, 3993, 3, 0, 46_400),
    row("t2.large", 2, 7987, 3, 0, 92_800),
    row("t3.micro", 2, 976, 2, 0, 10_400),
    row("t3.small", 2, 1953, 3, 0, 20_800),
    row("t3.medium", 2, 3907, 3, 0, 41_600),
    row("t3.large", 2, 7817, 3, 0, 83_200),
    row("t3.xlarge", 4, 15_630, 4, 0, 166_400),
    row("t3.2xlarge", 8, 31_260, 4, 0, 332_800),
    arm(row("t4g.micro", 2, 976, 2, 0, 8_400)),
    arm(row("t4g.small", 2, 1953, 3, 0, 16_800)),
    arm(row("t4g.medium", 2, 3907, 3, 0, 33_600)),
    row("m4.large", 2, 7985, 2, 0, 100_000),
    row("m5.large", 2, 7817, 3, 10, 96_000),
    row("m5.xlarge", 4, 15_630, 4, 20, 192_000),
    row("m5.2xlarge", 8, 31_260, 4, 40, 384_000),
    row("m5.4xlarge", 16, 62_521, 8, 60, 768_000),
    row("m6i.large", 2, 7817, 3, 10, 96_000),
    row("m6i.xlarge", 4, 15_630, 4, 20, 192_000),
    row("m6i.2xlarge", 8, 31_260, 4, 40, 384_000),
    arm(row("m6g.medium", 1, 3907, 2, 4, 38_500)),
    arm(row("m6g.large", 2, 7817, 3, 10, 77_000)),
    arm(row("m7g.medium", 1, 3907, 2, 4, 40_800)),
    arm(row("m7g.large", 2, 7817, 3, 10, 81_600)),
    row("m7i.large", 2, 7817, 3, 10, 100_800),
    row("m5d.large", 2, 7817, 3, 10, 113_000),
    row("c5d.large", 2, 3907, 3, 10, 96_000),
    row("c5.large", 2, 3907, 3, 10, 85_000),
    row("c5.xlarge", 4, 7817, 4, 20, 170_000),
    row("c5.2xlarge", 8, 15_630, 4, 40, 340_000),
    row("c6i.large", 2, 3907, 3, 10, 85_000),
    arm(row("c6g.medium", 1, 1953, 2, 4, 34_000)),
    arm(row("c6g.large", 2, 3907, 3, 10, 68_000)),
    arm(row("c7g.medium", 1, 1953, 2, 4, 36_300)),
    row("r5.large", 2, 15_630, 3, 10, 126_000),
    row("r5.xlarge", 4, 31_260, 4, 20, 252_000),
    arm(row("r6g.large", 2, 15_630, 3, 10, 100_800)),
    arm(row("a1.medium", 1, 1953, 2, 10, 25_500)),
    gpu(row("g4dn.xlarge", 4, 15_630, 3, 0, 526_000), 1),
    gpu(row("g5.xlarge", 4, 15_630, 4, 6, 1_006_000), 1),
    gpu(row("p3.2xlarge", 8, 60_902, 4, 40, 3_060_000), 1),
    gpu(row("p3.8xlarge", 32, 243_609, 8, 60, 12_240_000), 4),
];

/// Capabilities an ECS-optimized Linux image with the current agent reports, by name.
///
/// Source: amazon-ecs-agent, agent_capability.go (read 2026-11).
const CAPABILITIES: &[&str] = &[
    "com.amazonaws.ecs.capability.docker-remote-api.1.17",
    "com.amazonaws.ecs.capability.docker-remote-api.1.18",
    "com.amazonaws.ecs.capability.docker-remote-api.1.19",
    "com.amazonaws.ecs.capability.docker-remote-api.1.21",
    "com.amazonaws.ecs.capability.docker-remote-api.1.24",
    "com.amazonaws.ecs.capability.docker-remote-api.1.29",
    "com.amazonaws.ecs.capability.docker-remote-api.1.30",
    "com.amazonaws.ecs.capability.ecr-auth",
    "com.amazonaws.ecs.capability.logging-driver.awsfirelens",
    "com.amazonaws.ecs.capability.logging-driver.awslogs",
    "com.amazonaws.ecs.capability.logging-driver.fluentd",
    "com.amazonaws.ecs.capability.logging-driver.gelf",
    "com.amazonaws.ecs.capability.logging-driver.journald",
    "com.amazonaws.ecs.capability.logging-driver.json-file",
    "com.amazonaws.ecs.capability.logging-driver.none",
    "com.amazonaws.ecs.capability.logging-driver.syslog",
    "com.amazonaws.ecs.capability.privileged-container",
    "com.amazonaws.ecs.capability.task-iam-role",
    "com.amazonaws.ecs.capability.task-iam-role-network-host",
    "ecs.capability.container-health-check",
    "ecs.capability.container-ordering",
    "ecs.capability.container-restart-policy",
    "ecs.capability.docker-plugin.local",
    "ecs.capability.efs",
    "ecs.capability.efsAuth",
    "ecs.capability.env-files.s3",
    "ecs.capability.execute-command",
    "ecs.capability.execution-role-awslogs",
    "ecs.capability.execution-role-ecr-pull",
    "ecs.capability.firelens.fluentbit",
    "ecs.capability.firelens.options.config.s3",
    "ecs.capability.full-sync",
    "ecs.capability.increased-task-cpu-limit",
    "ecs.capability.pid-ipc-namespace-sharing",
    "ecs.capability.private-registry-authentication.secretsmanager",
    "ecs.capability.secrets.asm.bootstrap.log-driver",
    "ecs.capability.secrets.asm.environment-variables",
    "ecs.capability.secrets.ssm.bootstrap.log-driver",
    "ecs.capability.secrets.ssm.environment-variables",
    "ecs.capability.storage.ebs-task-volume-attach",
    "ecs.capability.task-cpu-mem-limit",
    "ecs.capability.task-eia",
    "ecs.capability.task-eni",
];

/// The attributes an instance of this type registers with, without its zone.
///
/// Source: ECS developer guide, task placement constraints: built-in attributes (read 2026-11).
/// Model:  the ids of the machine image, network and subnet.
pub fn agent_attributes(kind: &InstanceType) -> BTreeMap<String, Option<String>> {
    let architecture = match kind.architecture {
        Architecture::X86 => "x86_64",
        Architecture::Arm => "arm64",
    };
    let built_in = [
        ("ecs.ami-id", "ami-0taskyard00000000"),
        ("ecs.cpu-architecture", architecture),
        ("ecs.instance-type", kind.name),
        ("ecs.os-family", "LINUX"),
        ("ecs.os-type", "linux"),
        ("ecs.vpc-id", "vpc-0taskyard00000000"),
    ];
    let named = built_in.map(|(name, value)| (name.to_string(), Some(value.to_string())));
    let capable = CAPABILITIES.iter().map(|name| ((*name).to_string(), None));
    named.into_iter().chain(capable).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_the_families_are_there() {
        for (n, one) in ALL.iter().enumerate() {
            assert!(
                !ALL[n + 1..].iter().any(|other| other.name == one.name),
                "{}",
                one.name
            );
        }
        for family in ["t2.", "t3.", "m5.", "m6i.", "c5.", "r5."] {
            assert!(ALL.iter().any(|it| it.name.starts_with(family)), "{family}");
        }
        assert!(ALL.len() >= 30);
    }

    #[test]
    fn only_types_with_disks_of_their_host_have_an_instance_store() {
        for (name, size) in [
            ("m5d.large", 75),
            ("c5d.large", 50),
            ("g5.xlarge", 250),
            ("m5.large", 0),
            ("t3.large", 0),
            ("p3.8xlarge", 0),
        ] {
            assert!(find(name).is_some(), "{name}");
            assert_eq!(instance_store_gb(name), size, "{name}");
        }
    }

    #[test]
    fn tasks_w25_and_w26_registered_resources() {
        let m6i = find("m6i.large").expect("listed");
        let left = m6i.memory_less(MemoryMib(256)).map(|left| left.0);
        assert_eq!((m6i.cpu().0, left), (2048, Some(7561)), "W25");
        assert_eq!(m6i.memory_less(MemoryMib(7818)), None);
        assert_eq!(registered_memory(8_373_026_816), 7985, "W26");
        let m4 = find("m4.large").map(InstanceType::memory);
        assert_eq!(m4, Some(MemoryMib(7985)), "W26");
        let t3 = find("t3.medium").expect("listed");
        assert_eq!((t3.cpu().0, t3.memory().0), (2048, 3907));
    }

    #[test]
    fn tasks_w33_to_w35_task_slots() {
        for (row, name, trunking, slots) in [
            ("W33", "m5.large", false, 2),
            ("W34", "m5.large", true, 10),
            ("W35", "t3.micro", false, 1),
            ("W35", "m4.large", false, 1),
            ("no trunking on T types", "t3.large", true, 2),
            ("8 interfaces", "m5.4xlarge", false, 7),
        ] {
            let one = find(name).expect("listed");
            assert_eq!(one.task_slots(trunking), slots, "{row} {name}");
        }
    }

    /// The header's estimate against advertised GiB, where nothing was measured.
    #[test]
    fn registered_memory_follows_the_stated_estimate() {
        for (name, gib, percent_milli) in [
            ("t2.medium", 4, 975),
            ("t2.large", 8, 975),
            ("t3.micro", 1, 954),
            ("t3.medium", 4, 954),
            ("t4g.small", 2, 954),
            ("m5.xlarge", 16, 954),
            ("m5.4xlarge", 64, 954),
            ("r5.xlarge", 32, 954),
            ("c6g.medium", 2, 954),
            ("a1.medium", 2, 954),
            ("g5.xlarge", 16, 954),
            ("p3.2xlarge", 61, 975),
        ] {
            let estimate = gib * 1024 * percent_milli / 1000;
            assert_eq!(
                find(name).map(|one| one.registered_mib),
                Some(estimate),
                "{name}"
            );
        }
    }
}
