//! Service and deployment events folded into the world.

use crate::event::Event;
use crate::message::ServiceMessage;
use crate::service::{Deployment, DeploymentStatus, RolloutState, Service, ServiceChange};
use crate::world::World;
use base::{DeploymentId, ServiceId, SimTime};

impl World {
    /// Applies the event if it is about a service; says whether it was.
    pub(super) fn apply_service_event(&mut self, event: &Event, at: SimTime) -> bool {
        match event {
            Event::ServiceCreated(service) => {
                self.services.insert(service.id, (**service).clone());
            }
            Event::ServiceUpdated {
                service,
                change,
                document,
            } => {
                let service = self.service_mut(*service);
                apply_change(service, change);
                service.document.clone_from(document);
            }
            Event::ServiceStatusChanged { service, status } => {
                self.service_mut(*service).status = *status;
            }
            Event::DesiredCountChanged { service, to, .. } => {
                self.service_mut(*service).desired = *to;
            }
            Event::DeploymentStarted {
                service,
                deployment,
            } => {
                self.last_deployment = self.last_deployment.max(deployment.id.0);
                let service = self.service_mut(*service);
                for older in &mut service.deployments {
                    older.status = DeploymentStatus::Active;
                }
                let id = service.id;
                service.deployments.insert(0, deployment.clone());
                self.record_deployment(id, deployment);
            }
            Event::DeploymentChanged {
                service,
                deployment,
                status,
                rollout_state,
            } => {
                if (*status, *rollout_state) == (DeploymentStatus::Primary, RolloutState::Completed)
                {
                    self.record_success(*service, at);
                }
                let service = self.service_mut(*service);
                if *status == DeploymentStatus::Inactive {
                    service.deployments.retain(|it| it.id != *deployment);
                } else if let Some(it) = service
                    .deployments
                    .iter_mut()
                    .find(|it| it.id == *deployment)
                {
                    (it.status, it.rollout_state, it.updated_at) = (*status, *rollout_state, at);
                }
            }
            Event::DeploymentKept {
                service,
                deployment,
                kept,
            } => {
                if let Some(it) = self.deployment_mut(*service, *deployment) {
                    it.kept = *kept;
                }
            }
            Event::DeploymentFailureCounted {
                service,
                deployment,
                failed_tasks,
            } => {
                if let Some(it) = self.deployment_mut(*service, *deployment) {
                    it.failed_tasks = *failed_tasks;
                }
            }
            Event::StartFailuresCounted {
                service,
                failures,
                until,
            } => {
                let service = self.service_mut(*service);
                (service.start_failures, service.throttled_until) = (*failures, *until);
            }
            Event::RolloutDecided { service, pass, .. } => {
                self.service_mut(*service).last_pass = Some(**pass);
                self.record_pass(*service);
            }
            Event::UnplacedChanged { service, unplaced } => {
                self.service_mut(*service).unplaced = unplaced.clone();
            }
            Event::ServiceSteady { service, steady } => {
                self.service_mut(*service).steady = *steady;
            }
            Event::ServiceMessageSent { service, message } => {
                if message.is_withheld_while_it_lasts() {
                    let withheld = &mut self.service_mut(*service).withheld;
                    withheld.retain(|(_, older)| older != message);
                    withheld.push((at, message.clone()));
                }
            }
            Event::ServiceMessageCleared { service, message } => {
                self.service_mut(*service)
                    .withheld
                    .retain(|(_, older)| older != message);
            }
            _ => return false,
        }
        true
    }

    /// The deployment, unless it is gone.
    pub(super) fn deployment_mut(
        &mut self,
        service: ServiceId,
        deployment: DeploymentId,
    ) -> Option<&mut Deployment> {
        let mut deployments = self.service_mut(service).deployments.iter_mut();
        deployments.find(|it| it.id == deployment)
    }

    pub(super) fn service_mut(&mut self, id: ServiceId) -> &mut Service {
        self.services
            .get_mut(&id)
            .expect("events name services that exist")
    }
}

fn apply_change(service: &mut Service, change: &ServiceChange) {
    let ServiceChange {
        minimum_healthy_percent,
        maximum_percent,
        health_check_grace_period,
        placement_constraints,
        placement_strategy,
        network,
        load_balancers,
    } = change.clone();
    set(
        &mut service.minimum_healthy_percent,
        minimum_healthy_percent,
    );
    set(&mut service.maximum_percent, maximum_percent);
    set(
        &mut service.health_check_grace_period,
        health_check_grace_period,
    );
    set(&mut service.placement_constraints, placement_constraints);
    set(&mut service.placement_strategy, placement_strategy);
    set(&mut service.load_balancers, load_balancers);
    service.network = network.or(service.network.take());
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

impl ServiceMessage {
    /// Sent once, then withheld until its cause is gone or 6 hours have passed.
    ///
    /// Source: ECS developer guide, service event messages (read 2026-11).
    pub fn is_withheld_while_it_lasts(&self) -> bool {
        matches!(
            self,
            ServiceMessage::UnableToPlace(_)
                | ServiceMessage::UnableToStartConsistently
                | ServiceMessage::BlockedByDeploymentConfiguration
                | ServiceMessage::CouldNotLaunch { .. }
                | ServiceMessage::ScaleInBlocked { .. }
                | ServiceMessage::UnableToPlaceInZone { .. }
                | ServiceMessage::RebalancingBlocked { .. }
                | ServiceMessage::OperationsThrottled
                | ServiceMessage::TargetMissing { .. }
                | ServiceMessage::TrustBroken { .. }
        )
    }
}
