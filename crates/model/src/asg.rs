//! EC2 Auto Scaling groups and their launch templates.
//!
//! A member is Pending until its agent registers; then it is a container instance like any other.
//! Source: EC2 Auto Scaling API, AutoScalingGroup, LifecycleState (read 2026-11).
//! Model:  30 s to `running` and 45 s until the agent has registered; AWS gives no number.

use crate::ec2::InstanceState;
use base::{ClusterId, InstanceId, SimDuration, SimTime};
use rules::scaling::group::{Candidate, TerminationPolicy, Victim};
use serde::Serialize;
use std::collections::BTreeMap;

/// From launch until the agent has registered.
pub const LAUNCH_TO_REGISTERED: SimDuration = SimDuration::from_secs(75);

/// Numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct GroupId(pub u32);

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LaunchTemplate {
    pub name: String,
    pub instance_type: String,
    /// `ECS_CLUSTER` of its user data.
    pub cluster: ClusterId,
    /// `ECS_ENABLE_SPOT_INSTANCE_DRAINING` of its user data.
    pub spot_draining: bool,
    pub spot: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum MemberState {
    Pending,
    InService,
    /// A managed draining hook waits until its tasks are gone.
    TerminatingWait,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Member {
    pub state: MemberState,
    pub instance_type: String,
    pub zone: String,
    pub spot: bool,
    pub launched_at: SimTime,
    /// When the agent registers.
    pub ready_at: SimTime,
    /// Protected from scale-in.
    pub protected: bool,
    /// End of a Spot interruption notice.
    pub interrupted_at: Option<SimTime>,
    /// Since when it is on its way out.
    pub leaving_since: Option<SimTime>,
    /// Launched to take one instance's place in this zone, which has too many.
    pub relieves: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub cluster: ClusterId,
    pub template: String,
    /// Types in order of preference; one without a mixed instances policy.
    pub types: Vec<String>,
    pub zones: Vec<String>,
    pub min: u32,
    pub max: u32,
    pub desired: u32,
    /// On-Demand instances before Spot begins.
    pub on_demand_base: u32,
    /// Per cent of On-Demand above the base.
    pub on_demand_percent: u32,
    pub spot_draining: bool,
    /// `NewInstancesProtectedFromScaleIn`.
    pub protect_new: bool,
    pub termination: Vec<TerminationPolicy>,
    pub created_at: SimTime,
    pub members: BTreeMap<InstanceId, Member>,
}

impl Group {
    /// One without instances and bounds, as AWS makes it where a request says nothing.
    ///
    /// Source: EC2 Auto Scaling API, CreateAutoScalingGroup; InstancesDistribution (read 2026-11).
    pub fn new(id: GroupId, name: &str, at: SimTime) -> Group {
        Group {
            id,
            name: name.to_owned(),
            cluster: ClusterId(0),
            template: String::new(),
            types: Vec::new(),
            zones: Vec::new(),
            min: 0,
            max: 0,
            desired: 0,
            on_demand_base: 0,
            on_demand_percent: 100,
            spot_draining: false,
            protect_new: false,
            termination: vec![TerminationPolicy::Default],
            created_at: at,
            members: BTreeMap::new(),
        }
    }

    /// Members that count towards the desired capacity.
    pub fn active(&self) -> impl Iterator<Item = (&InstanceId, &Member)> {
        let stays = |it: &Member| it.state != MemberState::TerminatingWait;
        self.members.iter().filter(move |it| stays(it.1))
    }
}

/// Who set a group's desired capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum GroupScaledBy {
    User,
    Bounds,
    /// Managed scaling of a capacity provider.
    ManagedScaling,
    /// The group's own target tracking policy.
    Policy,
}

/// What moves the tasks of a Spot instance while its notice runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Drains {
    /// The capacity provider's managed draining.
    Managed,
    /// `ECS_ENABLE_SPOT_INSTANCE_DRAINING` of the agent.
    Agent,
    No,
}

/// Why a member leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Leave {
    ScaleIn,
    Unhealthy,
    SpotInterrupted,
    User,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum AsgEvent {
    TemplatePut(Box<LaunchTemplate>),
    GroupPut(Box<Group>),
    GroupDeleted {
        group: GroupId,
    },
    DesiredSet {
        group: GroupId,
        to: u32,
        by: GroupScaledBy,
    },
    Launched {
        group: GroupId,
        instance: InstanceId,
        member: Box<Member>,
        /// Zones with their instances, and whether each is up.
        zones: Vec<(String, u32, bool)>,
        /// Members before, and how many there should be.
        active: u32,
        desired: u32,
    },
    StateChanged {
        group: GroupId,
        instance: InstanceId,
        state: MemberState,
    },
    ProtectionSet {
        group: GroupId,
        instance: InstanceId,
        protected: bool,
    },
    /// Which member scale-in takes, of which ones.
    VictimChosen {
        group: GroupId,
        active: u32,
        desired: u32,
        choice: Box<Victim>,
        of: Vec<Candidate>,
    },
    /// A Spot interruption notice: two minutes from now the instance is gone.
    Interrupted {
        group: GroupId,
        instance: InstanceId,
        at: SimTime,
        drains: Drains,
    },
    Left {
        group: GroupId,
        instance: InstanceId,
        why: Leave,
        member: Box<Member>,
        /// What EC2 says of it; `None` before its agent has registered.
        state: Option<InstanceState>,
    },
    PolicyPut(Box<crate::asg_policy::GroupPolicy>),
    PolicyDeleted {
        group: GroupId,
        name: String,
    },
    /// What the group's own target tracking decided, with its numbers.
    PolicyDecided {
        group: GroupId,
        name: String,
        decision: Box<rules::scaling::target_tracking::Decision>,
    },
    /// The role of the template's instance profile.
    ProfileSet {
        template: String,
        role: String,
    },
}
