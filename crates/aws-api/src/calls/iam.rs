//! Roles and what hangs on them; secrets, parameters and log groups; the calls of an app.
//!
//! Source: IAM API, CreateRole, PutRolePolicy, AttachRolePolicy, SimulatePrincipalPolicy; Secrets Manager,
//! SSM and CloudWatch Logs APIs (read 2026-11). Model: names only, no values; `lab.CallAws` asks what one
//! call of a task's own code would be answered.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::json::Node;
use crate::policy::{self, Kind};
use crate::shape::clip;
use engine::lifecycle::permits::{self, Caller};
use engine::{Answer, Command};
use model::iam::{role_arn, role_name};
use model::{ACCOUNT, IdentityEvent, REGION, Role, Store};
use rules::iam::{Context, Decision};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "iam.CreateRole",
        shape: "CreateRoleRequest",
        act: Act::Write(create_role, role),
    },
    Entry {
        name: "iam.DeleteRole",
        shape: "RoleNameRequest",
        act: Act::Write(delete_role, nothing),
    },
    Entry {
        name: "iam.GetRole",
        shape: "RoleNameRequest",
        act: Act::Read(get_role),
    },
    Entry {
        name: "iam.ListRoles",
        shape: "NothingRequest",
        act: Act::Read(list_roles),
    },
    Entry {
        name: "iam.UpdateAssumeRolePolicy",
        shape: "UpdateAssumeRolePolicyRequest",
        act: Act::Write(update_trust, nothing),
    },
    Entry {
        name: "iam.PutRolePolicy",
        shape: "PutRolePolicyRequest",
        act: Act::Write(put_policy, nothing),
    },
    Entry {
        name: "iam.GetRolePolicy",
        shape: "RolePolicyRequest",
        act: Act::Read(get_policy),
    },
    Entry {
        name: "iam.DeleteRolePolicy",
        shape: "RolePolicyRequest",
        act: Act::Write(delete_policy, nothing),
    },
    Entry {
        name: "iam.AttachRolePolicy",
        shape: "AttachRolePolicyRequest",
        act: Act::Write(attach, nothing),
    },
    Entry {
        name: "iam.DetachRolePolicy",
        shape: "AttachRolePolicyRequest",
        act: Act::Write(detach, nothing),
    },
    Entry {
        name: "iam.SimulatePrincipalPolicy",
        shape: "SimulatePrincipalPolicyRequest",
        act: Act::Read(simulate),
    },
    Entry {
        name: "secretsmanager.CreateSecret",
        shape: "CreateSecretRequest",
        act: Act::Write(create_secret, secret),
    },
    Entry {
        name: "secretsmanager.DeleteSecret",
        shape: "DeleteSecretRequest",
        act: Act::Write(delete_secret, nothing),
    },
    Entry {
        name: "ssm.PutParameter",
        shape: "PutParameterRequest",
        act: Act::Write(put_parameter, |_, _| json!({"Version": 1})),
    },
    Entry {
        name: "ssm.DeleteParameter",
        shape: "DeleteParameterRequest",
        act: Act::Write(delete_parameter, nothing),
    },
    Entry {
        name: "logs.CreateLogGroup",
        shape: "LogGroupRequest",
        act: Act::Write(create_group, nothing),
    },
    Entry {
        name: "logs.DeleteLogGroup",
        shape: "LogGroupRequest",
        act: Act::Write(delete_group, nothing),
    },
    Entry {
        name: "lab.CallAws",
        shape: "CallAwsRequest",
        act: Act::Read(call_aws),
    },
    Entry {
        name: "lab.SetCaller",
        shape: "SetCallerRequest",
        act: Act::Write(set_caller, nothing),
    },
];

fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

fn request(summary: String, event: IdentityEvent) -> Parsed {
    Ok(Request {
        summary,
        command: Command::ChangeIdentity {
            events: vec![event],
        },
    })
}

fn put(role: Role) -> Parsed {
    request(role.name.clone(), IdentityEvent::RolePut(Box::new(role)))
}

fn found(ask: &Ask) -> Result<Role, ApiError> {
    let name = ask.input.text_at("RoleName").unwrap_or_default();
    ask.world.iam.roles.get(name).cloned().ok_or_else(|| {
        let text = format!("The role with name {} cannot be found.", clip(name));
        ApiError::new("NoSuchEntity", text).at("RoleName")
    })
}

/// Model: whoever works in the lab may do everything, until a role is named here.
fn set_caller(ask: &Ask) -> Parsed {
    let role = ask.input.text_at("role").filter(|it| !it.is_empty());
    let Some(role) = role else {
        let nobody = IdentityEvent::CallerSet { role: None };
        return request("anybody again".to_owned(), nobody);
    };
    let found = ask.world.iam.role(role).map(|it| it.name.clone());
    let name = found.ok_or_else(|| {
        let text = format!("The role with name {} cannot be found.", clip(role));
        ApiError::new("NoSuchEntity", text).at("role")
    })?;
    request(name.clone(), IdentityEvent::CallerSet { role: Some(name) })
}

/// What ECS says of itself when it assumes a role for its tasks.
///
/// Source: ECS developer guide, cross-service confused deputy prevention: aws:SourceAccount, and
/// aws:SourceArn, which cannot name one cluster (read 2026-11). Model: other services say the account only.
fn assuming(principal: &str) -> Context {
    let mut request = Context::default();
    request.add("aws:SourceAccount", ACCOUNT);
    request.add("aws:PrincipalServiceName", principal);
    if principal == "ecs-tasks.amazonaws.com" || principal == "*" {
        request.add("aws:SourceArn", format!("arn:aws:ecs:{REGION}:{ACCOUNT}:*"));
    }
    request
}

/// Services that the trust policy lets assume the role, its conditions met.
fn trusted(input: &Node, key: &str) -> Result<(String, Vec<String>), ApiError> {
    let (text, policy) = policy::read(input, key, "trust", Kind::Trust)?;
    let (mut allowed, mut denied) = (Vec::new(), Vec::new());
    for it in policy.statements {
        let assumes = ["sts:AssumeRole", "sts:*", "*"];
        if it.actions.iter().any(|it| assumes.contains(&it.as_str())) {
            let conditions = &it.conditions;
            let holds = |who: &String| conditions.iter().all(|it| it.holds(&assuming(who)));
            let meant = it.principals.into_iter().filter(holds);
            match it.effect {
                rules::iam::Effect::Allow => allowed.extend(meant),
                rules::iam::Effect::Deny => denied.extend(meant),
            }
        }
    }
    allowed.retain(|it| !denied.contains(it));
    Ok((text, allowed))
}

fn create_role(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("RoleName").unwrap_or_default();
    let legal = |it: u8| it.is_ascii_alphanumeric() || b"+=,.@_-".contains(&it);
    if name.is_empty() || name.len() > 64 || !name.bytes().all(legal) {
        let text = "The specified value for roleName is invalid.";
        return Err(ApiError::new("ValidationError", text).at("RoleName"));
    }
    if ask.world.iam.roles.contains_key(name) {
        let text = format!("Role with name {name} already exists.");
        return Err(ApiError::new("EntityAlreadyExists", text).at("RoleName"));
    }
    if ask.world.iam.roles.len() >= 200 {
        return Err(ApiError::lab_most("things-roles", 200));
    }
    let (trust_document, trusted) = trusted(ask.input, "AssumeRolePolicyDocument")?;
    put(Role {
        name: name.to_owned(),
        trusted,
        trust_document,
        inline: Default::default(),
        attached: Default::default(),
    })
}

fn update_trust(ask: &Ask) -> Parsed {
    let mut role = found(ask)?;
    (role.trust_document, role.trusted) = trusted(ask.input, "PolicyDocument")?;
    put(role)
}

fn delete_role(ask: &Ask) -> Parsed {
    let role = found(ask)?;
    if !role.inline.is_empty() || !role.attached.is_empty() {
        let text = "Cannot delete entity, must detach all policies first.";
        return Err(ApiError::new("DeleteConflict", text).at("RoleName"));
    }
    request(
        role.name.clone(),
        IdentityEvent::RoleDeleted { role: role.name },
    )
}

fn show(role: &Role) -> Value {
    json!({
        "RoleName": role.name,
        "Arn": role.arn(),
        "Path": "/",
        "AssumeRolePolicyDocument": role.trust_document,
        "RolePolicyList": role.inline.keys().collect::<Vec<_>>(),
        "AttachedManagedPolicies": role.attached.iter().map(|it| json!({
            "PolicyName": it, "PolicyArn": format!("arn:aws:iam::aws:policy/{it}"),
        })).collect::<Vec<Value>>(),
    })
}

fn role(ask: &Ask, _: &Answer) -> Value {
    json!({"Role": found(ask).ok().map(|it| show(&it))})
}

fn get_role(ask: &Ask) -> Answered {
    Ok(json!({"Role": show(&found(ask)?)}))
}

fn list_roles(ask: &Ask) -> Answered {
    let roles: Vec<Value> = ask.world.iam.roles.values().map(show).collect();
    Ok(json!({"Roles": roles, "IsTruncated": false}))
}

fn policy_name(ask: &Ask) -> String {
    ask.input
        .text_at("PolicyName")
        .unwrap_or_default()
        .to_owned()
}

fn put_policy(ask: &Ask) -> Parsed {
    let (mut role, name) = (found(ask)?, policy_name(ask));
    if name.is_empty() || name.len() > 128 {
        let text = "The specified value for policyName is invalid.";
        return Err(ApiError::new("ValidationError", text).at("PolicyName"));
    }
    if role.inline.len() >= 20 && !role.inline.contains_key(&name) {
        return Err(ApiError::lab_most("things-policies", 20));
    }
    let policy = policy::read(ask.input, "PolicyDocument", &name, Kind::Identity)?;
    role.inline.insert(name, policy);
    put(role)
}

fn no_policy(name: &str) -> ApiError {
    let text = format!("The role policy with name {} cannot be found.", clip(name));
    ApiError::new("NoSuchEntity", text).at("PolicyName")
}

fn get_policy(ask: &Ask) -> Answered {
    let (role, name) = (found(ask)?, policy_name(ask));
    let policy = role.inline.get(&name).ok_or_else(|| no_policy(&name))?;
    Ok(json!({"RoleName": role.name, "PolicyName": name, "PolicyDocument": policy.0}))
}

fn delete_policy(ask: &Ask) -> Parsed {
    let (mut role, name) = (found(ask)?, policy_name(ask));
    role.inline.remove(&name).ok_or_else(|| no_policy(&name))?;
    put(role)
}

/// Source: IAM API, AttachRolePolicy. Model: the lab knows a handful of AWS's own policies.
fn attach(ask: &Ask) -> Parsed {
    let mut role = found(ask)?;
    let arn = ask.input.text_at("PolicyArn").unwrap_or_default();
    let name = role_name(arn).to_owned();
    if !arn.starts_with("arn:aws:iam::aws:policy/") || rules::iam::managed(&name).is_none() {
        let text = format!("Policy {} does not exist or is not attachable.", clip(arn));
        return Err(ApiError::new("NoSuchEntity", text).at("PolicyArn"));
    }
    role.attached.insert(name);
    put(role)
}

fn detach(ask: &Ask) -> Parsed {
    let mut role = found(ask)?;
    let arn = ask.input.text_at("PolicyArn").unwrap_or_default();
    if !role.attached.remove(role_name(arn)) {
        let text = format!("Policy {} was not found.", clip(arn));
        return Err(ApiError::new("NoSuchEntity", text).at("PolicyArn"));
    }
    put(role)
}

fn decision(said: &Decision) -> Value {
    match said {
        Decision::Allowed { policy, statement } => json!({
            "EvalDecision": "allowed", "PolicyName": policy, "Statement": statement,
        }),
        Decision::Denied { policy, statement } => json!({
            "EvalDecision": "explicitDeny", "PolicyName": policy, "Statement": statement,
        }),
        Decision::NotAllowed => json!({"EvalDecision": "implicitDeny"}),
    }
}

fn simulate(ask: &Ask) -> Answered {
    let arn = ask.input.text_at("PolicySourceArn").unwrap_or_default();
    let role = ask.world.iam.role(arn).filter(|it| it.arn() == arn);
    let role = role.ok_or_else(|| {
        let text = format!("{} cannot be found.", clip(arn));
        ApiError::new("NoSuchEntity", text).at("PolicySourceArn")
    })?;
    let mut resources = ask.input.texts_at("ResourceArns");
    if resources.is_empty() {
        resources.push("*");
    }
    let mut results = Vec::new();
    for action in ask.input.texts_at("ActionNames").into_iter().take(100) {
        for resource in resources.iter().take(100) {
            let mut it = decision(&role.decide(action, resource));
            it["EvalActionName"] = json!(action);
            it["EvalResourceName"] = json!(resource);
            results.push(it);
        }
    }
    Ok(json!({"EvaluationResults": results, "IsTruncated": false}))
}

fn stored(store: Store, name: &str) -> Parsed {
    let name = name.to_owned();
    request(clip(&name), IdentityEvent::Stored { store, name })
}

fn removed(ask: &Ask, store: Store, name: &str, error: ApiError) -> Parsed {
    if !ask.world.iam.store(store).contains(name) {
        return Err(error);
    }
    let name = name.to_owned();
    request(clip(&name), IdentityEvent::Removed { store, name })
}

fn named<'a>(ask: &'a Ask, key: &'static str, most: usize) -> Result<&'a str, ApiError> {
    let name = ask.input.text_at(key).unwrap_or_default();
    let legal = |it: u8| it.is_ascii_alphanumeric() || b"/_+=.@-#".contains(&it);
    if name.is_empty() || name.len() > most || !name.bytes().all(legal) {
        let text = format!("{key} has 1 to {most} letters, digits and /_+=.@-#");
        return Err(ApiError::new("ValidationException", text).at(key));
    }
    let stores = [Store::Secret, Store::Parameter, Store::LogGroup];
    let count: usize = stores.iter().map(|it| ask.world.iam.store(*it).len()).sum();
    if count >= 1000 {
        return Err(ApiError::lab_most("things-stores", 1000));
    }
    Ok(name)
}

fn create_secret(ask: &Ask) -> Parsed {
    let name = named(ask, "Name", 512)?;
    if ask.world.iam.secrets.contains(name) {
        let text = format!("The operation failed because the secret {name} already exists.");
        return Err(ApiError::new("ResourceExistsException", text).at("Name"));
    }
    stored(Store::Secret, name)
}

/// Model: the six characters that Secrets Manager adds are the same for every secret.
fn secret(ask: &Ask, _: &Answer) -> Value {
    let name = ask.input.text_at("Name").unwrap_or_default();
    let account = model::ACCOUNT;
    let arn = format!("arn:aws:secretsmanager:{REGION}:{account}:secret:{name}-a1b2c3");
    json!({"ARN": arn, "Name": name})
}

fn delete_secret(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("SecretId").unwrap_or_default();
    let (_, name) = permits::secret_name(text);
    let name = name.strip_suffix("-a1b2c3").unwrap_or(name);
    let words = "Secrets Manager can't find the specified secret.";
    let error = ApiError::new("ResourceNotFoundException", words).at("SecretId");
    removed(ask, Store::Secret, name, error)
}

fn put_parameter(ask: &Ask) -> Parsed {
    stored(Store::Parameter, named(ask, "Name", 1011)?)
}

fn delete_parameter(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("Name").unwrap_or_default();
    let error = ApiError::new("ParameterNotFound", "Parameter not found.").at("Name");
    removed(ask, Store::Parameter, name, error)
}

fn create_group(ask: &Ask) -> Parsed {
    let name = named(ask, "logGroupName", 512)?;
    if ask.world.iam.log_groups.contains(name) {
        let text = "The specified log group already exists";
        return Err(ApiError::new("ResourceAlreadyExistsException", text).at("logGroupName"));
    }
    stored(Store::LogGroup, name)
}

fn delete_group(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("logGroupName").unwrap_or_default();
    let text = "The specified log group does not exist.";
    let error = ApiError::new("ResourceNotFoundException", text).at("logGroupName");
    removed(ask, Store::LogGroup, name, error)
}

/// What the code in a task would be answered: allowed or not, as whom, and by which statement.
fn call_aws(ask: &Ask) -> Answered {
    let text = ask.input.text_at("task").unwrap_or_default();
    let id = arn::task_id(ask.world, text)
        .ok_or_else(|| ApiError::lab_unknown("refuse-no-task", text).at("task"))?;
    let task = &ask.world.tasks[&id];
    let Some(definition) = ask.world.definition_of(task) else {
        return Err(ApiError::lab("refuse-definition-gone").at("task"));
    };
    let action = ask.input.text_at("action").unwrap_or_default();
    let resource = ask.input.text_at("resource").unwrap_or_default();
    let caller = permits::app(ask.world, task, definition);
    let mut it = json!({"allowed": true, "via": permits::source(task, definition)});
    match &caller {
        Caller::Anybody => {}
        Caller::Nobody => {
            it["allowed"] = json!(false);
            let text = "Unable to locate credentials. You can configure credentials by running \
                        \"aws configure\".";
            it["error"] = json!(text);
        }
        Caller::Role(role) => {
            let said = role.decide(action, resource);
            it["role"] = json!(role_arn(&role.name));
            it["decision"] = decision(&said);
            if !said.allows() {
                it["allowed"] = json!(false);
                let session = model::identity::task_hex(ask.world.seed, id);
                let (name, explicit) = (role.name.as_str(), said.is_explicit());
                let text = crate::start_texts::denied(name, &session, action, resource, explicit);
                it["error"] = json!(text);
            }
        }
    }
    Ok(it)
}
