//! The calls, one file per family: how a request becomes a command and an answer becomes a
//! response.

pub mod balancers;
pub mod caller;
pub mod capacity;
pub mod classic;
pub mod cloudwatch;
pub mod clusters;
pub mod code_deploy;
pub mod cost;
pub mod definitions;
pub mod deployments;
pub mod door;
pub mod ec2;
pub mod ecr;
pub mod efs;
pub mod elb;
pub mod events;
pub mod group_policies;
pub mod groups;
pub mod iam;
pub mod inherit;
pub mod instances;
pub mod interfaces;
pub mod lab;
pub mod logs;
pub mod managed_instances;
pub mod network;
pub mod overrides;
pub mod placement;
pub mod predictive;
pub mod protection;
pub mod quotas;
pub mod rollout;
pub mod scaling;
pub mod schedules;
pub mod services;
pub mod shifting;
pub mod sqs;
pub mod tags;
pub mod targets;
pub mod task_sets;
pub mod tasks;
pub mod tracked;
pub mod volumes;

use crate::call::Entry;

/// Every call that is answered, by family.
pub const TABLES: &[&[Entry]] = &[
    clusters::CALLS,
    definitions::CALLS,
    tasks::CALLS,
    services::CALLS,
    instances::CALLS,
    elb::CALLS,
    scaling::CALLS,
    lab::CALLS,
    balancers::CALLS,
    deployments::CALLS,
    tags::CALLS,
    cloudwatch::CALLS,
    schedules::CALLS,
    ec2::CALLS,
    protection::CALLS,
    efs::CALLS,
    iam::CALLS,
    logs::CALLS,
    ecr::CALLS,
    groups::CALLS,
    capacity::CALLS,
    cost::CALLS,
    sqs::CALLS,
    interfaces::CALLS,
    classic::CALLS,
    task_sets::CALLS,
    group_policies::CALLS,
    quotas::CALLS,
    targets::CALLS,
    events::CALLS,
    predictive::CALLS,
];
