//! Why a container could not be started, as data; `aws-api` words it.
//!
//! Source: ECS developer guide, stopped task errors, CannotPullContainer and ResourceInitializationError
//! (read 2026-11). Example: `AccessDenied { action: "ecr:BatchGetImage", .. }` while pulling.

use serde::Serialize;

/// What was being done when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum StartStep {
    RegistryLogin,
    Secret,
    Pull,
    Logs,
}

/// Pulls that fail for reasons outside the registry.
///
/// Source: ECS developer guide, CannotPullContainer task errors (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum PullError {
    NoRoute,
    LayerFailed,
    NoSpace,
    TooManyRequests,
    ContextCanceled,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum StartCause {
    RepositoryNotFound,
    TagNotFound,
    Pull(PullError),
    AccessDenied {
        /// The role's name.
        role: String,
        action: String,
        resource: String,
        explicit: bool,
    },
    /// No role gives credentials.
    NoCredentials,
    NotFound {
        name: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StartProblem {
    pub container: String,
    pub image: String,
    pub fargate: bool,
    pub step: StartStep,
    pub cause: StartCause,
}
