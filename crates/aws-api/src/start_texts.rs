//! What a container that could not start says: CannotPullContainerError, ResourceInitializationError.
//!
//! Source: ECS developer guide, CannotPullContainer task errors, ResourceInitializationError; texts as
//! users pasted them (read 2026-11). Model: the frame around a denied log or secret on EC2.
//! Example: `CannotPullContainerError: The task can’t pull the image. Check that the role ...`.

use model::{PrivateImage, PullError, RunError, StartCause, StartProblem, StartStep, World};

const NOT_RUNNING: &str = "Could not transition to running; timed out after waiting 3m0s";

/// The `reason` of the container and the `stoppedReason` of its task.
pub fn text(_world: &World, problem: &StartProblem) -> String {
    match problem.step {
        StartStep::RegistryLogin => login(problem),
        StartStep::Secret => secret(problem),
        StartStep::Pull => format!("{}: {}", pull_name(&problem.cause), pull(problem)),
        StartStep::Logs => logs(problem),
        StartStep::Run => run(problem),
    }
}

/// Source: amazon-ecs-agent, dockerapi/errors.go: names of errors (read 2026-11).
fn pull_name(cause: &StartCause) -> &'static str {
    match cause {
        StartCause::Pull(PullError::Unauthorized) => "CannotPullContainerAuthError",
        StartCause::Pull(PullError::Manifest) => "CannotPullImageManifestError",
        _ => "CannotPullContainerError",
    }
}

/// Source: amazon-ecs-agent, dockerapi/errors.go: `Name: text`, and how a timeout is worded; containers on
/// Fargate have another runtime (read 2026-11). Model: what Docker says after the name.
fn run(problem: &StartProblem) -> String {
    let StartCause::Run(error) = &problem.cause else {
        return cause(problem);
    };
    let (name, text) = match (error, problem.fargate) {
        (RunError::Create, _) => (
            "CannotCreateContainerError",
            "Error response from daemon: invalid mount config for type \"bind\": bind source path does \
             not exist",
        ),
        (RunError::NoCommand, _) => (
            "CannotStartContainerError",
            "Error response from daemon: failed to create task for container: failed to create shim \
             task: OCI runtime create failed: runc create failed: unable to start container process: \
             exec: executable file not found in $PATH: unknown",
        ),
        (RunError::Inspect, _) => (
            "CannotInspectContainerError",
            "Could not transition to inspecting; timed out after waiting 30s",
        ),
        (RunError::Timeout, false) => ("DockerTimeoutError", NOT_RUNNING),
        (RunError::Timeout, true) => ("ContainerRuntimeTimeoutError", NOT_RUNNING),
    };
    format!("{name}: {text}")
}

/// `AccessDeniedException: User: ... is not authorized to perform: ...`.
///
/// Source: IAM user guide, access denied error messages (read 2026-11).
pub fn denied(role: &str, session: &str, action: &str, resource: &str, explicit: bool) -> String {
    let why = if explicit {
        "with an explicit deny in an identity-based policy".to_owned()
    } else {
        format!("because no identity-based policy allows the {action} action")
    };
    format!(
        "AccessDeniedException: User: arn:aws:sts::{}:assumed-role/{role}/{session} is not \
         authorized to perform: {action} on resource: {resource} {why}",
        model::ACCOUNT
    )
}

fn cause(problem: &StartProblem) -> String {
    match &problem.cause {
        StartCause::AccessDenied {
            role,
            action,
            resource,
            explicit,
        } => denied(role, &problem.container, action, resource, *explicit),
        StartCause::NoCredentials => {
            "NoCredentialProviders: no valid providers in chain".to_owned()
        }
        StartCause::NotFound { name } => {
            format!("ResourceNotFoundException: {name} can not be found")
        }
        _ => String::new(),
    }
}

fn login(problem: &StartProblem) -> String {
    if problem.fargate {
        return format!(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution \
             resource retrieval failed: unable to retrieve ecr registry auth: service call has \
             been retried 1 time(s): {}",
            cause(problem)
        );
    }
    format!("CannotPullECRContainerError: {}", cause(problem))
}

fn secret(problem: &StartProblem) -> String {
    match &problem.cause {
        StartCause::NotFound { name } if name.starts_with("arn:aws:secretsmanager:") => format!(
            "ResourceInitializationError: The task can’t pull the secret from Secrets Manager. The \
             task can't retrieve the secret with ARN ‘{name}' from Secrets Manager. Check whether \
             the secret exists in the specified Region."
        ),
        StartCause::NotFound { name } => format!(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution \
             resource retrieval failed: unable to retrieve secrets from ssm: service call has been \
             retried 1 time(s): invalid ssm parameters: {name}"
        ),
        _ => format!(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution \
             resource retrieval failed: unable to retrieve secret: service call has been retried 1 \
             time(s): {}",
            cause(problem)
        ),
    }
}

fn pull(problem: &StartProblem) -> String {
    let image = problem.image.as_str();
    match &problem.cause {
        StartCause::RepositoryNotFound => {
            let repository = PrivateImage::of(image).map_or("", |it| it.repository);
            let host = image.split('/').next().unwrap_or_default();
            format!("API error (404): repository {host}/{repository} not found")
        }
        StartCause::TagNotFound | StartCause::NotFound { .. } => format!(
            "pull image manifest has been retried 5 time(s): failed to resolve ref {image}: \
             {image}: not found"
        ),
        StartCause::AccessDenied { .. } | StartCause::NoCredentials => {
            "The task can’t pull the image. Check that the role has the permissions to pull images \
             from the registry."
                .to_owned()
        }
        StartCause::Pull(error) => pull_error(*error, image),
        StartCause::Run(_) => String::new(),
    }
}

fn pull_error(error: PullError, image: &str) -> String {
    match error {
        PullError::NoRoute => format!(
            "The task cannot pull ‘{image}’ from the Amazon ECR repository ‘{}’. There is a \
             connection issue between the task and Amazon ECR. Check your task network \
             configuration.",
            image.split(':').next().unwrap_or(image)
        ),
        PullError::LayerFailed => "ref pull has been retried 1 time(s): failed to copy: \
                                   httpReaderSeeker: failed open: unexpected status code"
            .to_owned(),
        PullError::NoSpace => {
            "write /var/lib/docker/tmp/GetImageBlob: no space left on device".to_owned()
        }
        PullError::TooManyRequests => "toomanyrequests: You have reached your pull rate limit. \
                                       You may increase the limit by authenticating and upgrading: \
                                       https://www.docker.com/increase-rate-limits."
            .to_owned(),
        PullError::ContextCanceled => "Context canceled".to_owned(),
        PullError::AccessDenied => format!(
            "Error response from daemon: pull access denied for {}, repository does not exist or may \
             require 'docker login': denied: requested access to the resource is denied",
            image.split(':').next().unwrap_or(image)
        ),
        PullError::Unauthorized => {
            "Error response from daemon: unauthorized: incorrect username or password".to_owned()
        }
        PullError::Manifest => {
            format!("Error response from daemon: manifest for {image} not found: manifest unknown")
        }
    }
}

fn logs(problem: &StartProblem) -> String {
    let frame = if problem.fargate {
        "ResourceInitializationError: failed to initialize logging driver"
    } else {
        "CannotStartContainerError: Error response from daemon: failed to initialize logging driver"
    };
    let why = match &problem.cause {
        StartCause::NotFound { .. } => {
            "ResourceNotFoundException: The specified log group does not exist.".to_owned()
        }
        _ => cause(problem),
    };
    format!("{frame}: failed to create Cloudwatch log stream: {why}")
}
