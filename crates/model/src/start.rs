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
    /// Making the container of the pulled image, and running it.
    Run,
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
    /// Docker Hub has no such public repository.
    AccessDenied,
    /// The registry does not know the user.
    Unauthorized,
    /// The tag leads to nothing that can be pulled.
    Manifest,
}

/// Containers that the runtime does not bring up.
///
/// Source: amazon-ecs-agent, dockerapi/errors.go; developer guide, stopped task errors (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum RunError {
    /// The runtime refuses its configuration.
    Create,
    /// Its command is not in the image.
    NoCommand,
    Inspect,
    /// The runtime does not answer.
    Timeout,
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
    Run(RunError),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StartProblem {
    pub container: String,
    pub image: String,
    pub fargate: bool,
    pub step: StartStep,
    pub cause: StartCause,
}
