//! What a volume survives, where it may be used, and how much of a Fargate task's disk is left.
//!
//! Source: ECS developer guide, storage options for Amazon ECS tasks, bind mounts, Amazon EBS and Amazon
//! EFS volumes, Fargate ephemeral storage (read 2026-11).
//! Example: a bind mount without a host path dies with its task; the same files on Amazon EFS are there for
//! the next task, in another zone and on another launch type.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Kind {
    /// Bind mount without a host path; on Fargate a part of the ephemeral storage.
    Bind,
    /// Bind mount of a directory of the container instance.
    HostPath,
    /// Docker volume of scope `task`.
    DockerTask,
    /// Docker volume of scope `shared`.
    DockerShared,
    Efs,
    /// Amazon EBS, made new for each task.
    Ebs,
    Fsx,
    S3Files,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Loss {
    TaskStop,
    InstanceLoss,
    ZoneLoss,
}

/// Whose the data is: everything that has the same owner and volume sees the same files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Owner {
    Task,
    Instance,
    /// A file system of its own, in several zones.
    FileSystem,
}

/// Source: ECS developer guide, storage options: lifetime of each kind (read 2026-11).
pub const fn owner(kind: Kind) -> Owner {
    match kind {
        Kind::Bind | Kind::DockerTask | Kind::Ebs => Owner::Task,
        Kind::HostPath | Kind::DockerShared => Owner::Instance,
        Kind::Efs | Kind::Fsx | Kind::S3Files => Owner::FileSystem,
    }
}

/// Whether a later task finds the data.
///
/// Source: see the module. An EBS volume may be kept after RunTask, but ECS never attaches it again.
pub const fn survives(kind: Kind, loss: Loss) -> bool {
    match owner(kind) {
        Owner::Task => false,
        Owner::Instance => matches!(loss, Loss::TaskStop),
        Owner::FileSystem => true,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Platform {
    Ec2Linux,
    Ec2Windows,
    FargateLinux,
    FargateWindows,
    External,
}

/// Whether tasks of the platform may use the kind.
///
/// Source: ECS developer guide, storage options: supported operating systems and capacity (read 2026-11).
/// Model: host paths and Docker volumes on EXTERNAL, S3 Files elsewhere than on EC2 with Linux.
pub const fn usable(kind: Kind, platform: Platform) -> bool {
    use Platform::{Ec2Linux, Ec2Windows, External, FargateLinux};
    match kind {
        Kind::Bind => true,
        Kind::HostPath => matches!(platform, Ec2Linux | Ec2Windows | External),
        Kind::DockerTask | Kind::DockerShared => {
            matches!(platform, Ec2Linux | Ec2Windows | External)
        }
        Kind::Efs => matches!(platform, Ec2Linux | FargateLinux),
        Kind::Ebs => matches!(platform, Ec2Linux | Ec2Windows | FargateLinux),
        Kind::Fsx => matches!(platform, Ec2Windows),
        Kind::S3Files => matches!(platform, Ec2Linux),
    }
}

/// Ephemeral storage of a Fargate task that asks for none.
///
/// Source: ECS developer guide, Fargate task ephemeral storage: 20 GiB, 21 to 200 on request (2026-11).
pub const EPHEMERAL_GIB: u32 = 20;

/// MiB of ephemeral storage that are left beside the images; `None` when they do not fit.
///
/// Source: ECS developer guide, Fargate task ephemeral storage: images take their part, compressed and
/// uncompressed (read 2026-11). Model: an image takes twice its compressed size once it is unpacked.
pub fn ephemeral_left(size_gib: u32, image_mib: impl Iterator<Item = u32>) -> Option<u32> {
    let images = image_mib.map(|it| u64::from(it) * 3).sum::<u64>();
    let left = (u64::from(size_gib) * 1024).checked_sub(images)?;
    u32::try_from(left).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_kind_survives() {
        for (kind, task, instance, zone) in [
            (Kind::Bind, false, false, false),
            (Kind::HostPath, true, false, false),
            (Kind::DockerTask, false, false, false),
            (Kind::DockerShared, true, false, false),
            (Kind::Efs, true, true, true),
            (Kind::Ebs, false, false, false),
            (Kind::Fsx, true, true, true),
            (Kind::S3Files, true, true, true),
        ] {
            let found = [Loss::TaskStop, Loss::InstanceLoss, Loss::ZoneLoss]
                .map(|loss| survives(kind, loss));
            assert_eq!(found, [task, instance, zone], "{kind:?}");
        }
    }

    /// The table of volume kinds, row by row: EC2 Linux and Windows, Fargate Linux and Windows, EXTERNAL.
    #[test]
    fn where_each_kind_may_be_used() {
        use Platform::{Ec2Linux, Ec2Windows, External, FargateLinux, FargateWindows};
        for (kind, row) in [
            (Kind::Bind, [true, true, true, true, true]),
            (Kind::HostPath, [true, true, false, false, true]),
            (Kind::DockerTask, [true, true, false, false, true]),
            (Kind::DockerShared, [true, true, false, false, true]),
            (Kind::Efs, [true, false, true, false, false]),
            (Kind::Ebs, [true, true, true, false, false]),
            (Kind::Fsx, [false, true, false, false, false]),
            (Kind::S3Files, [true, false, false, false, false]),
        ] {
            let platforms = [Ec2Linux, Ec2Windows, FargateLinux, FargateWindows, External];
            assert_eq!(platforms.map(|it| usable(kind, it)), row, "{kind:?}");
        }
    }

    #[test]
    fn images_take_their_part_of_the_ephemeral_storage() {
        for (size, images, left) in [
            (20, vec![], Some(20_480)),
            (20, vec![120], Some(20_120)),
            (20, vec![6_000], Some(2_480)),
            (20, vec![7_000], None),
            (21, vec![7_000], Some(504)),
            (200, vec![u32::MAX, u32::MAX], None),
        ] {
            assert_eq!(
                ephemeral_left(size, images.iter().copied()),
                left,
                "{size} {images:?}"
            );
        }
    }
}
