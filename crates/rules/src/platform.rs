//! Versions of the Fargate platform, and what each of them lacks.
//!
//! Source: ECS developer guide, Fargate platform versions: `LATEST` is 1.4.0 on Linux and 1.0.0 on
//! Windows; 1.0.0 to 1.2.0 of Linux are gone; 1.3.0 has 10 GB for images and 4 GB for volumes, no Amazon
//! EFS, no 8 vCPU and more; service load balancing: UDP from 1.4.0 (read 2026-11).
//! Example: a task with an EFS volume on 1.3.0 is refused, on `LATEST` it runs.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Version {
    Linux1_3,
    Linux1_4,
    Windows1_0,
}

/// What of a task only some versions have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub efs: bool,
    /// An Amazon EBS volume configured at launch.
    pub ebs: bool,
    pub cpu: u32,
    /// More than the 20 GiB that every task has.
    pub ephemeral_gib: u32,
    pub arm: bool,
    /// A Network Load Balancer passes UDP on to it.
    pub udp: bool,
    pub windows: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Efs,
    Ebs,
    LargeCpu,
    Ephemeral,
    Arm,
    Udp,
    /// The version is for the other operating system.
    OtherSystem,
}

/// CPU units above which 1.3.0 has no size.
const MOST_CPU_1_3: u32 = 4096;

impl Version {
    /// As the API spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Version::Linux1_3 => "1.3.0",
            Version::Linux1_4 => "1.4.0",
            Version::Windows1_0 => "1.0.0",
        }
    }

    /// The version of that name; nothing or `LATEST` is the newest of the operating system.
    ///
    /// Source: see the module.
    pub fn of(text: Option<&str>, windows: bool) -> Option<Version> {
        match text {
            None | Some("LATEST") if windows => Some(Version::Windows1_0),
            None | Some("LATEST") => Some(Version::Linux1_4),
            Some("1.4.0") => Some(Version::Linux1_4),
            Some("1.3.0") => Some(Version::Linux1_3),
            Some("1.0.0") if windows => Some(Version::Windows1_0),
            _ => None,
        }
    }

    /// GiB of disk for images and scratch, of what the task asks for.
    ///
    /// Source: ECS developer guide, Fargate task ephemeral storage: 10 GB of layers before 1.4.0 (read
    /// 2026-11). Model: the 4 GB that volumes share there are not counted.
    pub const fn disk_gib(self, asked: u32) -> u32 {
        match self {
            Version::Linux1_3 => 10,
            _ => asked,
        }
    }

    /// The first thing that the version does not have.
    ///
    /// Source: see the module; API, RuntimePlatform: ARM64 from 1.4.0 (read 2026-11).
    pub fn lacks(self, needs: &Needs) -> Option<Lack> {
        if needs.windows != (self == Version::Windows1_0) {
            return Some(Lack::OtherSystem);
        }
        let old = self == Version::Linux1_3;
        let windows = self == Version::Windows1_0;
        let checks = [
            (needs.efs && (old || windows), Lack::Efs),
            (needs.ebs && (old || windows), Lack::Ebs),
            (needs.cpu > MOST_CPU_1_3 && old, Lack::LargeCpu),
            (
                needs.ephemeral_gib > crate::storage::EPHEMERAL_GIB && old,
                Lack::Ephemeral,
            ),
            (needs.arm && old, Lack::Arm),
            (needs.udp && old, Lack::Udp),
        ];
        checks.into_iter().find(|it| it.0).map(|it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_became_of_the_old_ones() {
        for (text, windows, version) in [
            (None, false, Some(Version::Linux1_4)),
            (Some("LATEST"), false, Some(Version::Linux1_4)),
            (Some("LATEST"), true, Some(Version::Windows1_0)),
            (Some("1.4.0"), false, Some(Version::Linux1_4)),
            (Some("1.3.0"), false, Some(Version::Linux1_3)),
            (Some("1.2.0"), false, None),
            (Some("1.0.0"), false, None),
            (Some("1.0.0"), true, Some(Version::Windows1_0)),
            (Some("1.4"), false, None),
            (Some("latest"), false, None),
        ] {
            assert_eq!(Version::of(text, windows), version, "{text:?} {windows}");
        }
    }

    #[test]
    fn what_a_version_lacks() {
        let none = Needs {
            cpu: 4096,
            ephemeral_gib: 20,
            ..Needs::default()
        };
        let windows = Needs {
            windows: true,
            ..none
        };
        for (needs, old, new) in [
            (none, None, None),
            (Needs { efs: true, ..none }, Some(Lack::Efs), None),
            (Needs { ebs: true, ..none }, Some(Lack::Ebs), None),
            (Needs { cpu: 8192, ..none }, Some(Lack::LargeCpu), None),
            (
                Needs {
                    ephemeral_gib: 21,
                    ..none
                },
                Some(Lack::Ephemeral),
                None,
            ),
            (Needs { arm: true, ..none }, Some(Lack::Arm), None),
            (Needs { udp: true, ..none }, Some(Lack::Udp), None),
            (windows, Some(Lack::OtherSystem), Some(Lack::OtherSystem)),
        ] {
            assert_eq!(Version::Linux1_3.lacks(&needs), old, "{needs:?}");
            assert_eq!(Version::Linux1_4.lacks(&needs), new, "{needs:?}");
        }
        assert_eq!(Version::Windows1_0.lacks(&windows), None);
        assert_eq!(Version::Linux1_3.disk_gib(20), 10);
        assert_eq!(Version::Linux1_4.disk_gib(100), 100);
    }
}
