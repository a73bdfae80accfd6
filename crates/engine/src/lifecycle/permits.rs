//! Whose credentials are used for what, and whether they suffice.
//!
//! The agent pulls, logs and fetches secrets with the execution role; without one, on EC2, with the
//! instance role. The app's own calls use the task role; without one, on EC2, they fall back to the
//! instance role through IMDS. Source: ECS developer guide, task execution IAM role, task IAM role,
//! container instance IAM role (read 2026-11). Model: an instance without a named role may do everything;
//! permissions are looked at when the container is about to start.

use model::iam::role_name;
use model::{
    Container, LaunchType, PrivateImage, REGION, Role, StartCause, StartStep, Store, Task,
    TaskDefinition, World,
};
use rules::iam::{Acts, Context, Decision, Whose, decide_in, whose};

/// Credentials of one caller.
pub enum Caller<'w> {
    /// Identity is not simulated for it.
    Anybody,
    Role(&'w Role),
    /// No credentials at all.
    Nobody,
}

fn instance_role<'w>(world: &'w World, task: &Task) -> Caller<'w> {
    let instance = task.instance.and_then(|it| world.instances.get(&it));
    match instance.map(|it| it.role.as_deref()) {
        None => Caller::Nobody,
        Some(None) => Caller::Anybody,
        Some(Some(name)) => named(world, name),
    }
}

fn named<'w>(world: &'w World, role: &str) -> Caller<'w> {
    world.iam.role(role).map_or(Caller::Nobody, Caller::Role)
}

fn caller<'w>(
    world: &'w World,
    task: &Task,
    definition: &TaskDefinition,
    acts: Acts,
) -> Caller<'w> {
    if !world.iam.is_simulated() {
        return Caller::Anybody;
    }
    let execution = definition.execution_role_arn.as_deref();
    let own = definition.task_role_arn.as_deref();
    let on_instance = task.instance.is_some();
    let arn = match whose(acts, execution.is_some(), own.is_some(), on_instance) {
        Some(Whose::Execution) => execution,
        Some(Whose::Task) => own,
        Some(Whose::Instance) => return instance_role(world, task),
        None => None,
    };
    arn.map_or(Caller::Nobody, |it| named(world, it))
}

/// Who pulls images, writes logs and fetches secrets for this task.
pub fn agent<'w>(world: &'w World, task: &Task, definition: &TaskDefinition) -> Caller<'w> {
    caller(world, task, definition, Acts::Agent)
}

/// Who the app's own calls are.
pub fn app<'w>(world: &'w World, task: &Task, definition: &TaskDefinition) -> Caller<'w> {
    caller(world, task, definition, Acts::App)
}

impl Caller<'_> {
    pub fn decide(&self, action: &str, resource: &str) -> Option<Decision> {
        match self {
            Caller::Role(role) => Some(role.decide(action, resource)),
            _ => None,
        }
    }

    fn problem(&self, action: &str, resource: &str) -> Option<StartCause> {
        match self {
            Caller::Anybody => None,
            Caller::Nobody => Some(StartCause::NoCredentials),
            Caller::Role(role) => denied(role, action, resource, role.decide(action, resource)),
        }
    }
}

fn denied(role: &Role, action: &str, resource: &str, said: Decision) -> Option<StartCause> {
    (!said.allows()).then(|| StartCause::AccessDenied {
        role: role.name.clone(),
        action: action.to_string(),
        resource: resource.to_string(),
        explicit: said.is_explicit(),
    })
}

/// The first thing that keeps the container from its start, and where, or nothing.
pub fn problem(
    world: &World,
    task: &Task,
    definition: &TaskDefinition,
    container: &Container,
) -> Option<(StartStep, StartCause)> {
    let agent = agent(world, task, definition);
    let private = PrivateImage::of(&container.image);
    let login = private.and_then(|_| agent.problem("ecr:GetAuthorizationToken", "*"));
    if let Some(cause) = login {
        return Some((StartStep::RegistryLogin, cause));
    }
    let mut secrets: Vec<&str> = container
        .secrets
        .iter()
        .map(|it| it.value_from.as_str())
        .collect();
    secrets.extend(container.repository_credentials.as_deref());
    if let Some(cause) = secrets.into_iter().find_map(|it| secret(world, &agent, it)) {
        return Some((StartStep::Secret, cause));
    }
    let own = private.filter(PrivateImage::is_own);
    let pull = own.and_then(|it| repository(world, &agent, it.repository));
    let pull = pull.or_else(|| private.and_then(|it| foreign(world, &agent, &it)));
    let pull = pull.or_else(|| super::images::pull_problem(world, task, container));
    if let Some(cause) = pull {
        return Some((StartStep::Pull, cause));
    }
    logs(world, &agent, container).map(|cause| (StartStep::Logs, cause))
}

const PULLS: [&str; 3] = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
];

/// One permission that starting a container needs, in the order in which the agent asks.
pub struct Need {
    pub step: StartStep,
    pub action: &'static str,
    pub resource: String,
}

/// What the agent will ask for before this container runs.
#[inline(never)]
pub fn needs(world: &World, container: &Container) -> Vec<Need> {
    let need = |step, action, resource| Need {
        step,
        action,
        resource,
    };
    let mut needs = Vec::new();
    let private = PrivateImage::of(&container.image);
    if private.is_some() {
        let token = "ecr:GetAuthorizationToken";
        needs.push(need(StartStep::RegistryLogin, token, "*".to_string()));
    }
    let secrets = container.secrets.iter().map(|it| it.value_from.as_str());
    for it in secrets.chain(container.repository_credentials.as_deref()) {
        let (action, resource) = secret_read(it);
        needs.push(need(StartStep::Secret, action, resource));
    }
    let known = |it: &PrivateImage<'_>| it.is_own() || world.ecr.foreign.contains_key(&it.uri());
    if let Some(known) = private.filter(known) {
        let resource = known.repository_arn();
        needs.extend(PULLS.map(|it| need(StartStep::Pull, it, resource.clone())));
    }
    let log = container.log.as_ref().filter(|it| it.driver == "awslogs");
    if let Some(group) = log.and_then(|it| it.group.as_deref()) {
        if new_log_group(world, container).is_some() {
            needs.push(need(
                StartStep::Logs,
                "logs:CreateLogGroup",
                logs_arn(group),
            ));
        }
        let write = ["logs:CreateLogStream", "logs:PutLogEvents"];
        needs.extend(write.map(|it| need(StartStep::Logs, it, logs_arn(group))));
    }
    needs
}

fn logs_arn(group: &str) -> String {
    let account = model::ACCOUNT;
    format!("arn:aws:logs:{REGION}:{account}:log-group:{group}:*")
}

/// What the repository's own policy says, where the resource is one with a policy.
pub fn repository_policy(
    world: &World,
    role: &Role,
    action: &str,
    resource: &str,
) -> Option<Decision> {
    let policy = world.ecr.policy_of(resource)?;
    let (arn, on) = (role.arn(), (action, resource));
    Some(decide_in([policy].into_iter(), &arn, on, &of(&arn)))
}

/// What a request to a repository says about who makes it.
///
/// Source: IAM user guide, global condition keys: properties of the principal (read 2026-11).
/// Model:  of them the ARN, the account and the type; a service's calls are not made through others.
fn of(principal: &str) -> Context {
    let mut request = Context::default();
    request.add("aws:PrincipalArn", principal);
    request.add("aws:PrincipalAccount", model::ACCOUNT);
    request.add("aws:RequestedRegion", REGION);
    request.add("aws:PrincipalIsAWSService", "false");
    request.add("aws:SecureTransport", "true");
    let assumed = principal.contains(":role/");
    let kind = if assumed { "AssumedRole" } else { "Account" };
    request.add("aws:PrincipalType", kind);
    request
}

/// Identity and repository policy add up; a deny in either wins.
///
/// Source: ECR user guide, repository policies (read 2026-11).
fn repository(world: &World, agent: &Caller<'_>, name: &str) -> Option<StartCause> {
    let resource = repository_arn(name);
    let own = world.ecr.repositories.get(name);
    let own = own.and_then(|it| it.policy.as_ref()).map(|it| &it.1);
    PULLS.into_iter().find_map(|action| match agent {
        Caller::Nobody => Some(StartCause::NoCredentials),
        Caller::Anybody => None,
        Caller::Role(role) => {
            let said = role.decide(action, &resource);
            let arn = role.arn();
            let policy = decide_in(own.into_iter(), &arn, (action, &resource), &of(&arn));
            if policy.is_explicit() || !said.is_explicit() && policy.allows() {
                return denied(role, action, &resource, policy);
            }
            denied(role, action, &resource, said)
        }
    })
}

/// A repository of another account: its own policy must allow the pull, and the role's must too.
///
/// Source: ECR user guide, repository policies; IAM user guide, cross-account policy evaluation (read
/// 2026-11). Model: without roles the account itself asks.
#[inline(never)]
fn foreign(world: &World, agent: &Caller<'_>, image: &PrivateImage<'_>) -> Option<StartCause> {
    let known = world.ecr.foreign.get(&image.uri())?;
    let policy = known.as_ref().map(|it| &it.1);
    let resource = image.repository_arn();
    let account = format!("arn:aws:iam::{}:root", model::ACCOUNT);
    let (name, principal) = match agent {
        Caller::Nobody => return Some(StartCause::NoCredentials),
        Caller::Anybody => ("root".to_string(), account),
        Caller::Role(role) => (role.name.clone(), role.arn()),
    };
    PULLS.into_iter().find_map(|action| {
        let on = (action, resource.as_str());
        let theirs = decide_in(policy.into_iter(), &principal, on, &of(&principal));
        let ours = match agent {
            Caller::Role(role) => Some(role.decide(action, &resource)),
            _ => None,
        };
        let refused = ours.into_iter().chain([theirs]).find(|it| !it.allows())?;
        Some(StartCause::AccessDenied {
            role: name.clone(),
            action: action.to_string(),
            resource: resource.clone(),
            explicit: refused.is_explicit(),
        })
    })
}

/// The ARN is of a repository in another account.
pub fn is_foreign(arn: &str) -> bool {
    arn.starts_with("arn:aws:ecr:") && arn.split(':').nth(4) != Some(model::ACCOUNT)
}

pub fn repository_arn(name: &str) -> String {
    format!("arn:aws:ecr:{REGION}:{}:repository/{name}", model::ACCOUNT)
}

/// The store and the name that a `valueFrom` means.
///
/// Source: ECS API, Secret.valueFrom: an ARN, or the bare name of a parameter (read 2026-11).
pub fn secret_name(value_from: &str) -> (Store, &str) {
    let resource = value_from.splitn(6, ':').nth(5);
    if value_from.starts_with("arn:aws:secretsmanager:") {
        let rest = resource.unwrap_or_default();
        let rest = rest.strip_prefix("secret:").unwrap_or(rest);
        return (Store::Secret, rest.split(':').next().unwrap_or(rest));
    }
    let name = resource.and_then(|it| it.strip_prefix("parameter"));
    (Store::Parameter, name.unwrap_or(value_from))
}

/// The action and the resource of reading what a `valueFrom` means.
fn secret_read(value_from: &str) -> (&'static str, String) {
    let (store, name) = secret_name(value_from);
    match store {
        Store::Secret => ("secretsmanager:GetSecretValue", value_from.to_string()),
        _ if value_from.starts_with("arn:") => ("ssm:GetParameters", value_from.to_string()),
        _ => {
            let name = name.trim_start_matches('/');
            let account = model::ACCOUNT;
            let arn = format!("arn:aws:ssm:{REGION}:{account}:parameter/{name}");
            ("ssm:GetParameters", arn)
        }
    }
}

fn secret(world: &World, agent: &Caller<'_>, value_from: &str) -> Option<StartCause> {
    let (store, name) = secret_name(value_from);
    let (action, resource) = secret_read(value_from);
    if let Some(cause) = agent.problem(action, &resource) {
        return Some(cause);
    }
    let identity = &world.iam;
    let kept = !identity.secrets.is_empty() || !identity.parameters.is_empty();
    if !identity.is_simulated() && !kept {
        return None;
    }
    let same = |it: &String| {
        let (own, asked) = (it.trim_start_matches('/'), name.trim_start_matches('/'));
        let suffix = asked.strip_prefix(own).map(str::as_bytes);
        own == asked || store == Store::Secret && suffix.is_some_and(is_suffix)
    };
    let there = identity.store(store).iter().any(same);
    (!there).then(|| StartCause::NotFound {
        name: value_from.to_string(),
    })
}

/// `-` and six letters or digits, which Secrets Manager adds to a secret's name in its ARN.
fn is_suffix(it: &[u8]) -> bool {
    it.len() == 7 && it[0] == b'-' && it[1..].iter().all(u8::is_ascii_alphanumeric)
}

fn logs(world: &World, agent: &Caller<'_>, container: &Container) -> Option<StartCause> {
    let log = container.log.as_ref().filter(|it| it.driver == "awslogs")?;
    let group = log.group.as_deref()?;
    let identity = &world.iam;
    let kept = identity.is_simulated() || !identity.log_groups.is_empty();
    let arn = logs_arn(group);
    if kept && !identity.log_groups.contains(group) {
        if !log.create_group {
            return Some(StartCause::NotFound {
                name: group.to_string(),
            });
        }
        let cause = agent.problem("logs:CreateLogGroup", &arn);
        if cause.is_some() {
            return cause;
        }
    }
    ["logs:CreateLogStream", "logs:PutLogEvents"]
        .into_iter()
        .find_map(|it| agent.problem(it, &arn))
}

/// A log group that the container's start makes.
pub fn new_log_group(world: &World, container: &Container) -> Option<String> {
    let log = container.log.as_ref().filter(|it| it.create_group)?;
    let group = log.group.clone()?;
    let known = world.iam.log_groups.contains(&group);
    let kept = world.iam.is_simulated() || !world.iam.log_groups.is_empty();
    (kept && !known).then_some(group)
}

/// A role of the definition that ECS can not assume for its tasks.
///
/// Source: ECS developer guide, task IAM role, trust relationship (read 2026-11).
pub fn not_assumable(world: &World, definition: &TaskDefinition) -> Option<String> {
    if !world.iam.is_simulated() {
        return None;
    }
    let roles = [&definition.task_role_arn, &definition.execution_role_arn];
    let mut roles = roles.into_iter().flatten();
    let trusted = |role: &Role| {
        let mut services = role.trusted.iter();
        services.any(|it| it == "ecs-tasks.amazonaws.com" || it == "*")
    };
    roles
        .find(|it| !world.iam.role(it).is_some_and(trusted))
        .map(|it| model::iam::role_arn(role_name(it)))
}

/// Where the app's credentials come from, in words of the API.
pub fn source(task: &Task, definition: &TaskDefinition) -> &'static str {
    match (&definition.task_role_arn, task.launch_type) {
        (Some(_), _) => "task role",
        (None, LaunchType::Ec2) => "instance role, through IMDS",
        (None, LaunchType::Fargate) => "none",
    }
}

/// Whether an instance with this role can join a cluster.
///
/// Source: ECS developer guide, container instance IAM role (read 2026-11).
pub fn may_register(world: &World, role: &str) -> bool {
    let action = "ecs:RegisterContainerInstance";
    !world.iam.is_simulated()
        || world
            .iam
            .role(role)
            .is_some_and(|it| it.decide(action, "*").allows())
}
