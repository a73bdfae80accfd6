//! IAM policies: who may do what to which resource.
//!
//! Source: IAM user guide, policy evaluation logic: an explicit deny wins, else an allow is needed; actions
//! are compared without regard to case; identity and resource policies of one account add up (read
//! 2026-11). Model: variables and permission boundaries are left out; see `condition` for conditions.
//! Example: Allow `ecr:*` on `*` and Deny `ecr:GetAuthorizationToken` on `*` denies the token.

pub mod condition;
mod whose;

pub use condition::{Condition, Context};
pub use whose::{Acts, Whose, whose};

use crate::wildcard;
use serde::Serialize;
use std::hash::{Hash, Hasher};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Effect {
    Allow,
    Deny,
}

/// One statement; empty `principals` stands in policies of identities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    pub sid: Option<String>,
    pub effect: Effect,
    pub principals: Vec<String>,
    pub actions: Vec<String>,
    /// The actions are those that it does not speak of.
    pub not_actions: bool,
    pub resources: Vec<String>,
    pub not_resources: bool,
    /// All of them must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

/// A statement without conditions has the digest that it had before there were any.
impl Hash for Statement {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.sid, self.effect, &self.principals, &self.actions).hash(state);
        (self.not_actions, &self.resources, self.not_resources).hash(state);
        if !self.conditions.is_empty() {
            self.conditions.hash(state);
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Policy {
    pub name: String,
    pub statements: Vec<Statement>,
}

/// What the policies say, with the statement that said it: policy name and position.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Decision {
    Allowed {
        policy: String,
        statement: usize,
    },
    /// An explicit deny.
    Denied {
        policy: String,
        statement: usize,
    },
    /// Nothing allows it.
    NotAllowed,
}

impl Decision {
    pub fn allows(&self) -> bool {
        matches!(self, Decision::Allowed { .. })
    }

    pub fn is_explicit(&self) -> bool {
        matches!(self, Decision::Denied { .. })
    }
}

fn speaks(
    statement: &Statement,
    principal: &str,
    (action, resource): (&str, &str),
    request: &Context,
) -> bool {
    let action = action.to_ascii_lowercase();
    let of_action = statement
        .actions
        .iter()
        .any(|it| wildcard::matches(&it.to_ascii_lowercase(), &action));
    let of_resource = statement.resources.is_empty()
        || statement
            .resources
            .iter()
            .any(|it| wildcard::matches(it, resource));
    let of_principal = statement.principals.is_empty()
        || statement
            .principals
            .iter()
            .any(|it| it == "*" || it == principal || whole_account(it, principal));
    of_principal
        && of_action != statement.not_actions
        && (of_resource != statement.not_resources || statement.resources.is_empty())
        && statement.conditions.iter().all(|it| it.holds(request))
}

/// `arn:aws:iam::111122223333:root` or the bare number means every principal of that account.
fn whole_account(written: &str, principal: &str) -> bool {
    let account = match written.strip_prefix("arn:aws:iam::") {
        Some(rest) => rest.strip_suffix(":root"),
        None => Some(written),
    };
    let twelve = account.filter(|it| it.len() == 12 && it.bytes().all(|b| b.is_ascii_digit()));
    twelve.is_some_and(|it| principal.split(':').nth(4) == Some(it))
}

/// All policies together: the first deny, else the first allow, else nothing.
///
/// Source: IAM user guide, policy evaluation logic within one account (read 2026-11).
pub fn decide<'p>(
    policies: impl Iterator<Item = &'p Policy>,
    principal: &str,
    action: &str,
    resource: &str,
) -> Decision {
    decide_in(policies, principal, (action, resource), &Context::default())
}

/// The same for a request that says something about itself: conditions look at that.
///
/// Source: see the module and `condition`.
pub fn decide_in<'p>(
    policies: impl Iterator<Item = &'p Policy>,
    principal: &str,
    (action, resource): (&str, &str),
    request: &Context,
) -> Decision {
    let mut allowed = Decision::NotAllowed;
    for policy in policies {
        for (statement, it) in policy.statements.iter().enumerate() {
            if !speaks(it, principal, (action, resource), request) {
                continue;
            }
            let policy = policy.name.clone();
            match it.effect {
                Effect::Deny => return Decision::Denied { policy, statement },
                Effect::Allow if !allowed.allows() => {
                    allowed = Decision::Allowed { policy, statement };
                }
                Effect::Allow => {}
            }
        }
    }
    allowed
}

fn allow(actions: &[&str]) -> Statement {
    Statement {
        sid: None,
        effect: Effect::Allow,
        principals: Vec::new(),
        actions: actions.iter().map(|it| it.to_string()).collect(),
        not_actions: false,
        resources: vec!["*".into()],
        not_resources: false,
        conditions: Vec::new(),
    }
}

const PULL: [&str; 4] = [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
];
const LOGS: [&str; 2] = ["logs:CreateLogStream", "logs:PutLogEvents"];

/// AWS's own policies that the lab knows, by the end of their ARN.
///
/// Source: ECS developer guide, AWS managed policies (read 2026-11).
pub fn managed(name: &str) -> Option<Policy> {
    let actions: Vec<&str> = match name {
        "AmazonECSTaskExecutionRolePolicy" => [&PULL[..], &LOGS[..]].concat(),
        "AmazonEC2ContainerServiceforEC2Role" => [
            &[
                "ec2:DescribeTags",
                "ecs:CreateCluster",
                "ecs:DeregisterContainerInstance",
                "ecs:DiscoverPollEndpoint",
                "ecs:Poll",
                "ecs:RegisterContainerInstance",
                "ecs:StartTelemetrySession",
                "ecs:TagResource",
                "ecs:UpdateContainerInstancesState",
                "ecs:Submit*",
            ][..],
            &PULL[..],
            &LOGS[..],
        ]
        .concat(),
        "AmazonS3ReadOnlyAccess" => vec!["s3:Get*", "s3:List*"],
        "AmazonS3FullAccess" => vec!["s3:*"],
        "AmazonDynamoDBFullAccess" => vec!["dynamodb:*"],
        "AmazonSQSFullAccess" => vec!["sqs:*"],
        "AmazonSSMReadOnlyAccess" => vec!["ssm:Describe*", "ssm:Get*", "ssm:List*"],
        "SecretsManagerReadWrite" => vec!["secretsmanager:*"],
        "CloudWatchLogsFullAccess" => vec!["logs:*"],
        "AdministratorAccess" => vec!["*"],
        _ => return None,
    };
    Some(Policy {
        name: name.to_string(),
        statements: vec![allow(&actions)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(statements: Vec<Statement>) -> Policy {
        Policy {
            name: "p".into(),
            statements,
        }
    }

    #[test]
    fn a_deny_wins_over_any_allow() {
        let deny = Statement {
            effect: Effect::Deny,
            ..allow(&["ecr:GetAuthorizationToken"])
        };
        let own = Statement {
            resources: vec!["arn:aws:s3:::mine/*".into()],
            ..allow(&["s3:GetObject"])
        };
        let but = Statement {
            not_actions: true,
            ..allow(&["iam:*"])
        };
        for (statements, action, resource, allows, explicit) in [
            (vec![], "s3:GetObject", "x", false, false),
            (
                vec![allow(&["ecr:*"])],
                "ecr:BatchGetImage",
                "r",
                true,
                false,
            ),
            (
                vec![allow(&["ECR:batchgetimage"])],
                "ecr:BatchGetImage",
                "r",
                true,
                false,
            ),
            (
                vec![allow(&["*"]), deny.clone()],
                "ecr:GetAuthorizationToken",
                "*",
                false,
                true,
            ),
            (
                vec![own.clone()],
                "s3:GetObject",
                "arn:aws:s3:::mine/a",
                true,
                false,
            ),
            (
                vec![own],
                "s3:GetObject",
                "arn:aws:s3:::other/a",
                false,
                false,
            ),
            (vec![but.clone()], "iam:PassRole", "x", false, false),
            (vec![but], "sqs:SendMessage", "x", true, false),
        ] {
            let all = [policy(statements.clone())];
            let said = decide(
                all.iter(),
                "arn:aws:iam::111122223333:role/app",
                action,
                resource,
            );
            assert_eq!(
                (said.allows(), said.is_explicit()),
                (allows, explicit),
                "{action} {resource} {statements:?}"
            );
        }
    }

    #[test]
    fn principals_are_roles_accounts_services_or_anybody() {
        let role = "arn:aws:iam::111122223333:role/app";
        for (written, fits) in [
            ("*", true),
            (role, true),
            ("111122223333", true),
            ("arn:aws:iam::111122223333:root", true),
            ("arn:aws:iam::999988887777:root", false),
            ("ecs-tasks.amazonaws.com", false),
        ] {
            let statement = Statement {
                principals: vec![written.into()],
                resources: Vec::new(),
                ..allow(&["ecr:*"])
            };
            let all = [policy(vec![statement])];
            let said = decide(all.iter(), role, "ecr:BatchGetImage", "r");
            assert_eq!(said.allows(), fits, "{written}");
        }
    }

    #[test]
    fn managed_policies_are_known_by_name() {
        let known = managed("AmazonECSTaskExecutionRolePolicy").unwrap();
        let may = |action| decide([&known].into_iter(), "r", action, "*").allows();
        assert!(may("ecr:BatchGetImage") && may("logs:PutLogEvents"));
        assert!(!may("logs:CreateLogGroup") && !may("secretsmanager:GetSecretValue"));
        assert!(managed("Unheard").is_none());
    }
}
