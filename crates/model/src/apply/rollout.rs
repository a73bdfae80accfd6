//! Records of deployments, folded from the events of services and from their own.

use crate::rollout::{AwaitedHook, Rollout, ShiftState, Why};
use crate::rollout::{
    Event, Rollback, ServiceDeployment, ServiceDeploymentStatus, ServiceRevision,
};
use crate::service::{Deployment, DeploymentStatus, RolloutState};
use crate::world::World;
use base::{Milli, ServiceId, SimTime};
use rules::rollout::shift::Stage;

/// Records kept of one service: describing older ones finds nothing.
const RECORDS_KEPT: usize = 50;

impl World {
    #[inline(never)]
    pub(super) fn apply_rollout_event(&mut self, event: &Event, at: SimTime) {
        match event {
            Event::SettingsChanged { service, settings } => {
                self.rollout_mut(*service).settings = (**settings).clone();
            }
            Event::FailuresCounted {
                service,
                failures,
                counts_again_at,
            } => self.with_record(*service, |it| {
                (it.failures, it.counts_again_at) = (*failures, *counts_again_at);
            }),
            Event::AlarmsIgnored { service } => {
                self.with_record(*service, |it| it.alarms_ignored = true);
            }
            Event::BakeStarted { service, until } => {
                self.with_record(*service, |it| it.bakes_until = Some(*until));
            }
            Event::Failed {
                service,
                deployment,
                why,
            } => {
                if let Some(it) = self.deployment_mut(*service, *deployment) {
                    (it.rollout_state, it.updated_at) = (RolloutState::Failed, at);
                }
                self.with_record(*service, |it| {
                    it.status = match it.rollback {
                        Some(_) => ServiceDeploymentStatus::RollbackFailed,
                        None => ServiceDeploymentStatus::Stopped,
                    };
                    it.why = it.why.or(Some(*why));
                    (it.finished_at, it.updated_at) = (Some(at), at);
                });
            }
            Event::RolledBack { service, to } => self.roll_back(*service, *to, at),
            Event::GroupsChosen { .. }
            | Event::StageEntered { .. }
            | Event::HookAwaited { .. }
            | Event::HookAnswered { .. } => self.apply_shift(event, at),
            Event::Rebalancing {
                service,
                rebalancing,
            } => self
                .rollout_mut(*service)
                .rebalancing
                .clone_from(rebalancing),
            Event::MoveFailed { service, failed } => {
                self.rollout_mut(*service).move_failed = *failed;
            }
            Event::ProtectionChanged { task, until } => {
                match until {
                    Some(until) => self.protected_tasks.insert(*task, *until),
                    None => self.protected_tasks.remove(task),
                };
            }
        }
    }

    fn apply_shift(&mut self, event: &Event, at: SimTime) {
        match event {
            Event::GroupsChosen {
                service,
                alternate,
                blue,
            } => self.with_record(*service, |it| {
                it.alternate = *alternate;
                it.shifting = blue.map(|blue| ShiftState {
                    blue,
                    stage: Stage::ReconcileService,
                    since: at,
                    test: Milli(0),
                    production: Milli(0),
                    awaiting: Vec::new(),
                    awaited: 0,
                });
            }),
            Event::StageEntered {
                service,
                stage,
                test,
                production,
            } => self.with_shift(*service, |it| {
                (it.stage, it.since) = (*stage, at);
                (it.test, it.production) = (*test, *production);
                it.awaiting.clear();
            }),
            Event::HookAwaited {
                service,
                hook,
                until,
            } => self.with_shift(*service, |it| {
                it.awaited += 1;
                it.awaiting.push(AwaitedHook {
                    hook: *hook,
                    ordinal: it.awaited,
                    until: *until,
                });
            }),
            Event::HookAnswered { service, hook, .. } => {
                self.with_shift(*service, |it| it.awaiting.retain(|one| one.hook != *hook));
            }
            _ => {}
        }
    }

    fn with_shift(&mut self, service: ServiceId, change: impl FnOnce(&mut ShiftState)) {
        self.with_record(service, |it| {
            if let Some(it) = &mut it.shifting {
                change(it);
            }
        });
    }

    fn roll_back(&mut self, id: ServiceId, to: base::DeploymentId, at: SimTime) {
        let revision = self
            .rollout_mut(id)
            .record(to)
            .map(|it| it.revision.clone());
        self.with_record(id, |it| {
            it.status = ServiceDeploymentStatus::RollbackInProgress;
            let started_at = at;
            it.rollback = Some(Rollback { to, started_at });
            (it.finished_at, it.updated_at) = (None, at);
            (it.failures, it.counts_again_at, it.bakes_until) = (0, None, None);
            it.shifting = None;
        });
        let service = self.service_mut(id);
        if let Some(revision) = revision {
            service.network = revision.network;
            service.load_balancers = revision.load_balancers;
        }
        for it in &mut service.deployments {
            it.status = DeploymentStatus::Active;
        }
        if let Some(n) = service.deployments.iter().position(|it| it.id == to) {
            let mut it = service.deployments.remove(n);
            it.status = DeploymentStatus::Primary;
            (it.rollout_state, it.updated_at) = (RolloutState::InProgress, at);
            it.failed_tasks = 0;
            service.deployments.insert(0, it);
        }
    }

    /// A new deployment's record; an unfinished one before it is superseded.
    pub(super) fn record_deployment(&mut self, id: ServiceId, deployment: &Deployment) {
        let at = deployment.created_at;
        self.with_record(id, |it| {
            if !it.status.is_final() {
                it.status = match it.rollback {
                    Some(_) => ServiceDeploymentStatus::RollbackFailed,
                    None => ServiceDeploymentStatus::Stopped,
                };
                it.why = it.why.or(Some(Why::Superseded));
                (it.finished_at, it.updated_at) = (Some(at), at);
            }
        });
        let service = self.service_mut(id);
        let older = service.deployments.iter().map(|it| it.id);
        let sources = older.filter(|it| *it != deployment.id).collect();
        let revision = ServiceRevision {
            definition: deployment.definition.clone(),
            launch_type: service.launch_type,
            network: service.network.clone(),
            load_balancers: service.load_balancers.clone(),
        };
        let history = &mut self.rollout_mut(id).history;
        if history.len() == RECORDS_KEPT {
            history.remove(0);
        }
        history.push(ServiceDeployment {
            id: deployment.id,
            revision,
            sources,
            status: ServiceDeploymentStatus::Pending,
            why: None,
            rollback: None,
            created_at: at,
            updated_at: at,
            finished_at: None,
            failures: 0,
            counts_again_at: None,
            alarms_ignored: false,
            bakes_until: None,
            alternate: false,
            shifting: None,
        });
    }

    /// The first pass of a deployment takes it out of PENDING.
    pub(super) fn record_pass(&mut self, service: ServiceId) {
        self.with_record(service, |it| {
            if it.status == ServiceDeploymentStatus::Pending {
                it.status = ServiceDeploymentStatus::InProgress;
            }
        });
    }

    /// The PRIMARY deployment is COMPLETED.
    pub(super) fn record_success(&mut self, service: ServiceId, at: SimTime) {
        self.with_record(service, |it| {
            it.status = match it.rollback {
                Some(_) => ServiceDeploymentStatus::RollbackSuccessful,
                None => ServiceDeploymentStatus::Successful,
            };
            (it.finished_at, it.updated_at) = (Some(at), at);
        });
    }

    fn rollout_mut(&mut self, service: ServiceId) -> &mut Rollout {
        self.rollouts.entry(service).or_default()
    }

    fn with_record(&mut self, service: ServiceId, change: impl FnOnce(&mut ServiceDeployment)) {
        if let Some(it) = self.rollout_mut(service).history.last_mut() {
            change(it);
        }
    }
}
