//! Classic Load Balancers: every listener leads to one fixed port of the registered instances.
//!
//! Source: Elastic Load Balancing guide, Classic Load Balancers; ECS developer guide, load balancer types:
//! one fixed instance port for each listener, EC2 only, no awsvpc (read 2026-11).
//! Model: the instances behind it are a target group of the same name that the newer API does not show;
//! connection draining is off, as CreateLoadBalancer leaves it. Example: `front` on port 80 leads to 8080.

use crate::command::{Answer, CreateClassic, CreateTargetGroup};
use crate::refusal::{Refusal, Unfit};
use crate::step::Step;
use base::SimDuration;
use model::{
    Action, BalancerKind, LaunchType, Listener, NetworkMode, ServiceLoadBalancer, TargetType,
    TaskDefinition, Weighted, World,
};

#[inline(never)]
pub(super) fn create(create: &CreateClassic, step: &mut Step<'_>) -> Answer {
    let (protocol, _, port) = create.listeners.first().cloned().unwrap_or_default();
    let group = CreateTargetGroup {
        name: create.balancer.name.clone(),
        protocol,
        port,
        target_type: TargetType::Instance,
        health_check: create.health_check.clone(),
        deregistration_delay: SimDuration::ZERO,
    };
    let group = super::balancers::create_target_group(&group, step);
    let made = super::balancers::create_load_balancer(&create.balancer, step);
    if let (Answer::TargetGroup(target_group), Answer::LoadBalancer(id)) = (group, &made) {
        for (protocol, port, _) in &create.listeners {
            let weight = 1;
            let listener = Listener {
                id: 0,
                protocol: protocol.clone(),
                port: *port,
                default_action: Action::Forward(vec![Weighted {
                    target_group,
                    weight,
                }]),
                rules: Vec::new(),
                last_rule: 0,
            };
            super::balancers::put_listener(*id, &listener, step);
        }
    }
    made
}

/// Whether what stands behind this group is a Classic Load Balancer.
fn is_classic(world: &World, balancer: &ServiceLoadBalancer) -> bool {
    let mut all = world.load_balancers.values();
    all.any(|it| {
        it.kind == BalancerKind::Classic && it.target_groups.contains(&balancer.target_group)
    })
}

/// Source: see the module; one load balancer a service; a container health check is not supported.
#[inline(never)]
pub(super) fn fits(
    world: &World,
    definition: &TaskDefinition,
    launch_type: LaunchType,
    balancers: &[ServiceLoadBalancer],
) -> Result<(), Refusal> {
    let Some(balancer) = balancers.iter().find(|it| is_classic(world, it)) else {
        return Ok(());
    };
    let unfit = |why| Err(Refusal::ClassicUnfit(why));
    if launch_type == LaunchType::Fargate {
        return unfit(Unfit::Fargate);
    }
    if definition.network_mode == NetworkMode::Awsvpc {
        return unfit(Unfit::Awsvpc);
    }
    if balancers.len() > 1 {
        return unfit(Unfit::Several);
    }
    let port = world.target_groups[&balancer.target_group].port;
    let container = definition.containers.iter();
    let mappings = container
        .filter(|it| it.name == balancer.container_name)
        .flat_map(|it| &it.port_mappings);
    let mut mapped = mappings.filter(|it| it.container_port == balancer.container_port);
    match mapped.next() {
        // That there is none is another refusal.
        Some(it) if it.host_port != port => unfit(Unfit::Port(port)),
        _ => Ok(()),
    }
}
