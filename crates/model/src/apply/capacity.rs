//! Auto Scaling groups and capacity providers folded into the world.

use crate::asg::{AsgEvent, MemberState};
use crate::capacity::CapacityEvent;
use crate::world::World;
use rules::scaling::Activity;
use rules::scaling::target_tracking::Outcome;

impl World {
    #[inline(never)]
    pub(super) fn apply_asg_event(&mut self, event: &AsgEvent) {
        let now = self.now;
        match event {
            AsgEvent::TemplatePut(template) => {
                self.launch_templates
                    .insert(template.name.clone(), (**template).clone());
            }
            AsgEvent::GroupPut(group) => {
                self.groups.insert(group.id, (**group).clone());
            }
            AsgEvent::GroupDeleted { group } => {
                self.groups.remove(group);
            }
            AsgEvent::DesiredSet { group, to, .. } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.desired = *to;
                }
            }
            AsgEvent::Launched {
                group,
                instance,
                member,
                ..
            } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.members.insert(*instance, (**member).clone());
                }
                self.last_instance = self.last_instance.max(instance.0);
            }
            AsgEvent::VictimChosen { .. } => {}
            AsgEvent::PolicyPut(_)
            | AsgEvent::PolicyDeleted { .. }
            | AsgEvent::PolicyDecided { .. }
            | AsgEvent::ProfileSet { .. } => self.apply_group_policy(event),
            AsgEvent::Left {
                group, instance, ..
            } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.members.remove(instance);
                }
            }
            AsgEvent::StateChanged {
                group,
                instance,
                state,
            } => {
                let group = self.groups.get_mut(group);
                if let Some(member) = group.and_then(|it| it.members.get_mut(instance)) {
                    member.state = *state;
                    member.leaving_since = (*state == MemberState::TerminatingWait).then_some(now);
                }
            }
            AsgEvent::ProtectionSet {
                group,
                instance,
                protected,
            } => {
                let group = self.groups.get_mut(group);
                if let Some(member) = group.and_then(|it| it.members.get_mut(instance)) {
                    member.protected = *protected;
                }
            }
            AsgEvent::Interrupted {
                group,
                instance,
                at,
                ..
            } => {
                let group = self.groups.get_mut(group);
                if let Some(member) = group.and_then(|it| it.members.get_mut(instance)) {
                    member.interrupted_at = Some(*at);
                }
            }
        }
    }

    #[inline(never)]
    fn apply_group_policy(&mut self, event: &AsgEvent) {
        let (now, extras) = (self.now, &mut self.group_extras);
        match event {
            AsgEvent::PolicyPut(it) => {
                extras.last_policy = extras.last_policy.max(it.number);
                let key = (it.group, it.name.clone());
                extras.policies.insert(key, (**it).clone());
            }
            AsgEvent::PolicyDeleted { group, name } => {
                extras.policies.remove(&(*group, name.clone()));
            }
            AsgEvent::PolicyDecided {
                group,
                name,
                decision,
            } => {
                let Some(policy) = extras.policies.get_mut(&(*group, name.clone())) else {
                    return;
                };
                policy.last_decision = Some(**decision);
                let scales = matches!(decision.outcome, Outcome::Scale { .. });
                if let Some(direction) = decision.direction.filter(|_| scales) {
                    policy.last = Some(Activity { at: now, direction });
                }
            }
            AsgEvent::ProfileSet { template, role } => {
                extras.roles.insert(template.clone(), role.clone());
            }
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn apply_capacity_event(&mut self, event: &CapacityEvent) {
        match event {
            CapacityEvent::ProviderPut(provider) => {
                self.providers.insert(provider.id, (**provider).clone());
            }
            CapacityEvent::ProviderDeleted { provider } => {
                self.providers.remove(provider);
            }
            CapacityEvent::ClusterCapacitySet { cluster, capacity } => {
                self.cluster_capacity.insert(*cluster, capacity.clone());
            }
            CapacityEvent::ServiceStrategySet { service, strategy } => {
                self.service_strategies.insert(*service, strategy.clone());
            }
            CapacityEvent::ProviderChosen { .. } => {}
            CapacityEvent::TaskProvided { task, provider } => {
                self.task_providers.insert(*task, *provider);
            }
            CapacityEvent::ReservationComputed {
                provider,
                reservation,
            } => {
                if let Some(provider) = self.providers.get_mut(provider) {
                    provider.last = Some((**reservation).clone());
                }
            }
            CapacityEvent::GroupResized { provider, resize } => {
                if let Some(provider) = self.providers.get_mut(provider) {
                    provider.last_resize = Some(**resize);
                }
            }
            CapacityEvent::TaskSeated {
                task,
                instance,
                zone,
            } => {
                let it = self.task_mut(*task);
                (it.instance, it.zone) = (Some(*instance), zone.clone());
                self.seat(*task);
            }
        }
    }
}
