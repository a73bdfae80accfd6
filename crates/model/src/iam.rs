//! Who may do what: roles, their policies, secrets, parameters and log groups.
//!
//! Source: IAM API, Role; ECS developer guide, task IAM roles (read 2026-11).
//! Model: an account without any role permits everything, as worlds did that never heard of IAM; with
//! the first role identity is simulated for all.

use base::ServiceId;
use rules::iam::{Context, Decision, Policy, decide_in};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Identity {
    pub roles: BTreeMap<String, Role>,
    /// Names of Secrets Manager secrets.
    pub secrets: BTreeSet<String>,
    /// Names of SSM parameters.
    pub parameters: BTreeSet<String>,
    pub log_groups: BTreeSet<String>,
    /// The role as which calls are made; without one the caller may do everything.
    pub caller: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Role {
    pub name: String,
    /// Services that may assume it.
    pub trusted: Vec<String>,
    /// The trust policy as given.
    pub trust_document: String,
    /// Inline policies by name, with their text.
    pub inline: BTreeMap<String, (String, Policy)>,
    /// Names of AWS's own policies.
    pub attached: BTreeSet<String>,
}

impl Role {
    pub fn arn(&self) -> String {
        role_arn(&self.name)
    }

    /// What its policies say.
    pub fn decide(&self, action: &str, resource: &str) -> Decision {
        self.decide_in(action, resource, &Context::default())
    }

    /// What its policies say of a request.
    pub fn decide_in(&self, action: &str, resource: &str, request: &Context) -> Decision {
        let managed: Vec<Policy> = self
            .attached
            .iter()
            .filter_map(|it| rules::iam::managed(it))
            .collect();
        let inline = self.inline.values().map(|it| &it.1);
        let policies = inline.chain(&managed);
        decide_in(policies, &self.arn(), (action, resource), request)
    }
}

pub fn role_arn(name: &str) -> String {
    format!("arn:aws:iam::{}:role/{name}", crate::world::ACCOUNT)
}

/// The role's name in an ARN or as it is.
pub fn role_name(text: &str) -> &str {
    text.rsplit('/').next().unwrap_or(text)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Store {
    Secret,
    Parameter,
    LogGroup,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum IdentityEvent {
    /// The role as it is now.
    RolePut(Box<Role>),
    RoleDeleted {
        role: String,
    },
    Stored {
        store: Store,
        name: String,
    },
    Removed {
        store: Store,
        name: String,
    },
    /// The agent of a new instance may not register it: it never appears in the cluster.
    RegistrationDenied {
        role: String,
    },
    /// Calls are made as this role from now on, or as somebody who may do everything.
    CallerSet {
        role: Option<String>,
    },
    /// ECS tried to start tasks of the service and could not assume their role.
    NotAssumed {
        service: ServiceId,
        /// Its ARN.
        role: String,
        /// It is there, and its trust policy does not let ECS tasks in.
        exists: bool,
    },
}

impl Identity {
    /// Roles exist, so permissions are looked at.
    pub fn is_simulated(&self) -> bool {
        !self.roles.is_empty()
    }

    pub fn role(&self, name_or_arn: &str) -> Option<&Role> {
        self.roles.get(role_name(name_or_arn))
    }

    pub fn store(&self, store: Store) -> &BTreeSet<String> {
        match store {
            Store::Secret => &self.secrets,
            Store::Parameter => &self.parameters,
            Store::LogGroup => &self.log_groups,
        }
    }

    #[inline(never)]
    pub fn apply(&mut self, event: &IdentityEvent) {
        match event {
            IdentityEvent::RolePut(role) => {
                self.roles.insert(role.name.clone(), (**role).clone());
            }
            IdentityEvent::RegistrationDenied { .. } | IdentityEvent::NotAssumed { .. } => {}
            IdentityEvent::CallerSet { role } => self.caller.clone_from(role),
            IdentityEvent::RoleDeleted { role } => {
                self.roles.remove(role);
            }
            IdentityEvent::Stored { store, name } => {
                self.store_mut(*store).insert(name.clone());
            }
            IdentityEvent::Removed { store, name } => {
                self.store_mut(*store).remove(name);
            }
        }
    }

    fn store_mut(&mut self, store: Store) -> &mut BTreeSet<String> {
        match store {
            Store::Secret => &mut self.secrets,
            Store::Parameter => &mut self.parameters,
            Store::LogGroup => &mut self.log_groups,
        }
    }
}
