//! Small opaque ids, ordered by creation. ARNs are derived from them at the boundary.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }
    };
}

id! {
    /// A cluster.
    ClusterId, "c"
}
id! {
    /// A container instance. Shown as `i-1`, `i-2` ... in registration order.
    InstanceId, "i-"
}
id! {
    /// A task. Shown as `t1`, `t2` ... in creation order.
    TaskId, "t"
}
id! {
    /// A service.
    ServiceId, "s"
}
id! {
    /// A deployment of a service; unique in the world.
    DeploymentId, "d"
}
id! {
    /// A load balancer's target group.
    TargetGroupId, "tg"
}
id! {
    /// A load balancer.
    LoadBalancerId, "lb"
}
id! {
    /// An Application Auto Scaling policy.
    PolicyId, "p"
}
id! {
    /// A CloudWatch alarm.
    AlarmId, "a"
}

/// Position of an event in the trace, from 1. Zero is "before the first event".
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Seq(pub u64);

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
