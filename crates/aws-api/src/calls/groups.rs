//! EC2 Auto Scaling groups and the launch templates behind them.
//!
//! Source: EC2 Auto Scaling API 2011-01-01; EC2 API, CreateLaunchTemplate (read 2026-11).
//! Model:  UserData may be plain text; of it only ECS_CLUSTER and
//! ECS_ENABLE_SPOT_INSTANCE_DRAINING are read. The words of refusals that AWS does not publish.
//! Example: a template with `ECS_CLUSTER=lab` makes instances that register in the cluster lab.

use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::{ApiError, Message};
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use base::InstanceId;
use engine::commands::groups::CapacityCommand;
use engine::{Answer, Command};
use model::asg::{AsgEvent, Group, GroupId, GroupScaledBy, LaunchTemplate, Leave, MemberState};
use model::{Event, World, identity};
use rules::scaling::group::TerminationPolicy;
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ec2.CreateLaunchTemplate",
        shape: "CreateLaunchTemplateRequest",
        act: Act::Write(create_template, template_made),
    },
    Entry {
        name: "autoscaling.CreateAutoScalingGroup",
        shape: "CreateAutoScalingGroupRequest",
        act: Act::Write(create, nothing),
    },
    Entry {
        name: "autoscaling.UpdateAutoScalingGroup",
        shape: "UpdateAutoScalingGroupRequest",
        act: Act::Write(update, nothing),
    },
    Entry {
        name: "autoscaling.DeleteAutoScalingGroup",
        shape: "DeleteAutoScalingGroupRequest",
        act: Act::Write(delete, nothing),
    },
    Entry {
        name: "autoscaling.DescribeAutoScalingGroups",
        shape: "DescribeAutoScalingGroupsRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "autoscaling.SetDesiredCapacity",
        shape: "SetDesiredCapacityRequest",
        act: Act::Write(set_desired, nothing),
    },
    Entry {
        name: "autoscaling.SetInstanceProtection",
        shape: "SetInstanceProtectionRequest",
        act: Act::Write(protect, nothing),
    },
    Entry {
        name: "autoscaling.TerminateInstanceInAutoScalingGroup",
        shape: "TerminateInstanceInAutoScalingGroupRequest",
        act: Act::Write(terminate, nothing),
    },
];

pub fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

pub fn validation(text: impl Into<Message>) -> ApiError {
    ApiError::new("ValidationError", text)
}

fn command(command: CapacityCommand, summary: String) -> Parsed {
    let command = Command::Capacity(command);
    Ok(Request { summary, command })
}

/// The bytes of base64 text, if it is that.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bits = 0u32;
    let mut count = 0;
    let mut bytes = Vec::new();
    for letter in text
        .bytes()
        .filter(|it| !it.is_ascii_whitespace() && *it != b'=')
    {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 & 0xff_ffff | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// The value of `NAME=value` in user data.
fn setting(user_data: &str, name: &str) -> Option<String> {
    let place = user_data.find(&format!("{name}="))? + name.len() + 1;
    let rest = user_data.get(place..)?.trim_start_matches(['"', '\'']);
    let ends = |it: char| it.is_whitespace() || matches!(it, '"' | '\'' | ';' | '|' | '>');
    let value = rest.split(ends).next().unwrap_or_default();
    (!value.is_empty()).then(|| value.to_owned())
}

fn create_template(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("LaunchTemplateName").unwrap_or_default();
    if !(3..=128).contains(&name.len()) {
        let text = "LaunchTemplateName must have 3 to 128 characters";
        return Err(validation(text).at("LaunchTemplateName"));
    }
    if ask.world.launch_templates.contains_key(name) {
        let code = "InvalidLaunchTemplateName.AlreadyExistsException";
        let error = ApiError::new(code, "Launch template name already in use.");
        return Err(error.at("LaunchTemplateName"));
    }
    let data = ask.input.get("LaunchTemplateData").unwrap_or(ask.input);
    let instance_type = data.text_at("InstanceType").unwrap_or("t3.medium");
    known_type(instance_type, "LaunchTemplateData.InstanceType")?;
    let raw = data.text_at("UserData").unwrap_or_default();
    let decoded = base64(raw).and_then(|it| String::from_utf8(it).ok());
    let user_data = decoded
        .filter(|_| !raw.contains("ECS_"))
        .unwrap_or_else(|| raw.to_owned());
    let cluster = setting(&user_data, "ECS_CLUSTER").unwrap_or_else(|| "default".to_owned());
    let Some(found) = ask.world.cluster_named(&cluster) else {
        let text = format!(
            "The user data names the cluster {}, which does not exist; write ECS_CLUSTER=name",
            clip(&cluster)
        );
        return Err(validation(text).at("LaunchTemplateData.UserData"));
    };
    let draining = setting(&user_data, "ECS_ENABLE_SPOT_INSTANCE_DRAINING");
    let market = data.get("InstanceMarketOptions");
    let template = LaunchTemplate {
        name: name.to_owned(),
        instance_type: instance_type.to_owned(),
        cluster: found.id,
        spot_draining: draining.as_deref() == Some("true"),
        spot: market.and_then(|it| it.text_at("MarketType")) == Some("spot"),
    };
    let summary = format!("{} {instance_type} in {cluster}", clip(name));
    let template = Box::new(template);
    match profile(ask, data)? {
        Some(role) => command(CapacityCommand::PutTemplateOf { template, role }, summary),
        None => command(CapacityCommand::PutTemplate(template), summary),
    }
}

/// The role of the template's instance profile.
///
/// Model:  a profile has the name of its role, as the console makes it.
fn profile(ask: &Ask, data: &Node) -> Result<Option<String>, ApiError> {
    let Some(profile) = data.get("IamInstanceProfile") else {
        return Ok(None);
    };
    let text = profile.text_at("Name").or(profile.text_at("Arn"));
    let name = text
        .unwrap_or_default()
        .rsplit('/')
        .next()
        .unwrap_or_default();
    if ask.world.iam.is_simulated() && ask.world.iam.role(name).is_none() {
        let text = format!(
            "Value ({}) for parameter iamInstanceProfile.name is invalid. Invalid \
                            IAM Instance Profile name",
            clip(name)
        );
        let error = ApiError::new("InvalidParameterValue", text);
        return Err(error.at("LaunchTemplateData.IamInstanceProfile.Name"));
    }
    Ok((!name.is_empty()).then(|| name.to_owned()))
}

fn template_made(ask: &Ask, _: &Answer) -> Value {
    let name = ask.input.text_at("LaunchTemplateName").unwrap_or_default();
    json!({"LaunchTemplate": {"LaunchTemplateName": name, "DefaultVersionNumber": 1,
        "LatestVersionNumber": 1}})
}

fn known_type(name: &str, path: &str) -> Result<(), ApiError> {
    if rules::instance_types::find(name).is_some() {
        return Ok(());
    }
    let text = Text::new("refuse-no-type").str("name", clip(name));
    let known = rules::instance_types::ALL.iter().map(|it| it.name);
    Err(validation(crate::finding::or_meant(text, name, known)).at(path))
}

/// A group by its name or ARN.
pub fn group_of<'a>(world: &'a World, text: &str) -> Option<&'a Group> {
    world.group_named(text.rsplit('/').next().unwrap_or(text))
}

pub fn group_arn(group: &Group) -> String {
    format!(
        "arn:aws:autoscaling:{}:{}:autoScalingGroup:{:08x}:autoScalingGroupName/{}",
        model::REGION,
        model::ACCOUNT,
        group.id.0,
        group.name
    )
}

pub fn named<'a>(ask: &'a Ask) -> Result<&'a Group, ApiError> {
    let name = ask
        .input
        .text_at("AutoScalingGroupName")
        .unwrap_or_default();
    ask.world.group_named(name).ok_or_else(|| {
        let text = "AutoScalingGroup name not found - null";
        validation(text).at("AutoScalingGroupName")
    })
}

/// The template that a specification names.
fn template<'a>(ask: &'a Ask, spec: Option<&Node>) -> Result<&'a LaunchTemplate, ApiError> {
    let name = spec
        .and_then(|it| it.text_at("LaunchTemplateName"))
        .unwrap_or_default();
    ask.world.launch_templates.get(name).ok_or_else(|| {
        let text = "You must use a valid fully-formed launch template: name one that \
                    ec2.CreateLaunchTemplate made";
        validation(text).at("LaunchTemplate.LaunchTemplateName")
    })
}

fn create(ask: &Ask) -> Parsed {
    let name = ask
        .input
        .text_at("AutoScalingGroupName")
        .unwrap_or_default();
    if name.is_empty() || name.len() > 255 || name.contains(['/', ':']) {
        let text = "AutoScalingGroupName must have 1 to 255 characters, without / and :";
        return Err(validation(text).at("AutoScalingGroupName"));
    }
    if ask.world.group_named(name).is_some() {
        let text = "AutoScalingGroup by this name already exists - A group with the name is taken";
        return Err(ApiError::new("AlreadyExists", text).at("AutoScalingGroupName"));
    }
    put(ask, Group::new(GroupId(0), name, ask.now))
}

fn update(ask: &Ask) -> Parsed {
    let group = named(ask)?.clone();
    put(ask, group)
}

fn put(ask: &Ask, mut group: Group) -> Parsed {
    let input = ask.input;
    let new = group.types.is_empty();
    let mixed = input.get("MixedInstancesPolicy");
    let nested = mixed.and_then(|it| it.get("LaunchTemplate"));
    let spec = input.get("LaunchTemplate");
    let spec = spec.or(nested.and_then(|it| it.get("LaunchTemplateSpecification")));
    if new || spec.is_some() {
        let template = template(ask, spec)?;
        group.template = template.name.clone();
        group.cluster = template.cluster;
        group.spot_draining = template.spot_draining;
        group.types = vec![template.instance_type.clone()];
        group.on_demand_percent = if template.spot { 0 } else { 100 };
    }
    if let Some(mixed) = mixed {
        mixed_policy(mixed, &mut group)?;
    }
    zones(ask, &mut group)?;
    sizes(input, &mut group, new)?;
    if let Some(it) = input.bool_at("NewInstancesProtectedFromScaleIn") {
        group.protect_new = it;
    }
    let policies = input.texts_at("TerminationPolicies");
    if !policies.is_empty() {
        group.termination = policies
            .iter()
            .map(|it| policy(it))
            .collect::<Result<_, _>>()?;
    }
    let summary = format!(
        "{} min {}, max {}, desired {} in {}",
        clip(&group.name),
        group.min,
        group.max,
        group.desired,
        group.zones.join(", ")
    );
    command(CapacityCommand::PutGroup(Box::new(group)), summary)
}

fn mixed_policy(mixed: &Node, group: &mut Group) -> Result<(), ApiError> {
    let overrides = mixed
        .get("LaunchTemplate")
        .map_or(&[][..], |it| it.items_at("Overrides"));
    if overrides.len() > 40 {
        let text = "MixedInstancesPolicy can have at most 40 overrides";
        return Err(validation(text).at("MixedInstancesPolicy.LaunchTemplate.Overrides"));
    }
    if !overrides.is_empty() {
        let names = overrides.iter().filter_map(|it| it.text_at("InstanceType"));
        group.types = names.map(str::to_owned).collect();
        for name in &group.types {
            known_type(name, "MixedInstancesPolicy.LaunchTemplate.Overrides")?;
        }
    }
    let Some(distribution) = mixed.get("InstancesDistribution") else {
        return Ok(());
    };
    let path = "MixedInstancesPolicy.InstancesDistribution";
    let number = |key: &str, old: u32, most: u32| match distribution.int_at(key) {
        None => Ok(old),
        Some(it) => u32::try_from(it)
            .ok()
            .filter(|it| *it <= most)
            .ok_or_else(|| {
                validation(format!("{key} must be between 0 and {most}"))
                    .at(format!("{path}.{key}"))
            }),
    };
    group.on_demand_base = number("OnDemandBaseCapacity", group.on_demand_base, 500)?;
    let key = "OnDemandPercentageAboveBaseCapacity";
    group.on_demand_percent = number(key, group.on_demand_percent, 100)?;
    Ok(())
}

fn zones(ask: &Ask, group: &mut Group) -> Result<(), ApiError> {
    let named = ask.input.texts_at("AvailabilityZones");
    let subnets = ask.input.text_at("VPCZoneIdentifier").unwrap_or_default();
    let subnets = subnets.split(',').map(|it| it.trim().to_owned());
    let subnets: Vec<String> = subnets.filter(|it| !it.is_empty()).collect();
    if !named.is_empty() {
        group.zones = named.iter().map(|it| (*it).to_owned()).collect();
    } else if !subnets.is_empty() {
        group.zones = super::network::zones(ask.world, &subnets);
    }
    group.zones.dedup();
    if group.zones.is_empty() || group.zones.len() > 16 {
        let text = "At least one Availability Zone or VPC Subnet is required.";
        return Err(validation(text).at("AvailabilityZones"));
    }
    Ok(())
}

/// Source: EC2 Auto Scaling API, CreateAutoScalingGroup: MinSize at most DesiredCapacity at most
/// MaxSize, desired defaults to the minimum (read 2026-11).
fn sizes(input: &Node, group: &mut Group, new: bool) -> Result<(), ApiError> {
    let number = |key: &str| match input.int_at(key).map(u32::try_from) {
        None => Ok(None),
        Some(Ok(it)) => Ok(Some(it)),
        Some(Err(_)) => Err(validation(format!("{key} must not be negative")).at(key)),
    };
    group.min = number("MinSize")?.unwrap_or(group.min);
    group.max = number("MaxSize")?.unwrap_or(group.max);
    if group.min > group.max {
        let text = "Max bound must be greater than or equal to min bound";
        return Err(validation(text).at("MaxSize"));
    }
    match number("DesiredCapacity")? {
        Some(desired) => {
            check_desired(desired, group)?;
            group.desired = desired;
        }
        None if new => group.desired = group.min,
        // The bounds moved: the size follows them.
        None => group.desired = group.desired.clamp(group.min, group.max),
    }
    Ok(())
}

fn check_desired(desired: u32, group: &Group) -> Result<(), ApiError> {
    let words = if desired > group.max {
        let max = group.max;
        format!(
            "New SetDesiredCapacity value {desired} is above max value {max} for the AutoScalingGroup."
        )
    } else if desired < group.min {
        let min = group.min;
        format!(
            "New SetDesiredCapacity value {desired} is below min value {min} for the AutoScalingGroup."
        )
    } else {
        return Ok(());
    };
    Err(validation(words).at("DesiredCapacity"))
}

fn policy(name: &str) -> Result<TerminationPolicy, ApiError> {
    match name {
        "Default" => Ok(TerminationPolicy::Default),
        "OldestInstance" => Ok(TerminationPolicy::OldestInstance),
        "NewestInstance" => Ok(TerminationPolicy::NewestInstance),
        "ClosestToNextInstanceHour" => Ok(TerminationPolicy::ClosestToNextInstanceHour),
        "OldestLaunchConfiguration" | "OldestLaunchTemplate" | "AllocationStrategy" => {
            Ok(TerminationPolicy::Indifferent)
        }
        other => {
            let text = format!("Termination policy {} is not supported", clip(other));
            Err(validation(text).at("TerminationPolicies"))
        }
    }
}

fn delete(ask: &Ask) -> Parsed {
    let group = named(ask)?;
    let forced = ask.input.bool_at("ForceDelete") == Some(true);
    if !group.members.is_empty() && !forced {
        let text = "You cannot delete an AutoScalingGroup while there are instances or pending \
                    Spot instance request(s) still in the group.";
        return Err(ApiError::new("ResourceInUse", text).at("ForceDelete"));
    }
    if ask.world.providers.values().any(|it| it.group == group.id) {
        let text = "A capacity provider uses this group; delete the capacity provider first";
        return Err(ApiError::new("ResourceInUse", text).at("AutoScalingGroupName"));
    }
    let summary = group.name.clone();
    let group = group.id;
    command(CapacityCommand::DeleteGroup { group }, summary)
}

fn set_desired(ask: &Ask) -> Parsed {
    let group = named(ask)?;
    let desired = ask
        .input
        .int_at("DesiredCapacity")
        .and_then(|it| u32::try_from(it).ok());
    let Some(desired) = desired else {
        let text = "DesiredCapacity must not be negative";
        return Err(validation(text).at("DesiredCapacity"));
    };
    check_desired(desired, group)?;
    let summary = format!("{} {desired}", group.name);
    let group = group.id;
    command(CapacityCommand::SetDesired { group, desired }, summary)
}

/// A member by its EC2 instance id, or the lab's short name.
fn member(world: &World, text: &str) -> Option<(GroupId, InstanceId)> {
    let mut members = world.groups.values().flat_map(|group| {
        let ids = group.members.keys();
        ids.map(move |id| (group.id, *id))
    });
    members.find(|(_, id)| {
        id.to_string() == text || identity::ec2_instance_id(world.seed, *id) == text
    })
}

fn protect(ask: &Ask) -> Parsed {
    let group = named(ask)?;
    let mut instances = Vec::new();
    for text in ask.input.texts_at("InstanceIds") {
        match member(ask.world, text).filter(|it| it.0 == group.id) {
            Some((_, id)) => instances.push(id),
            None => {
                let text = format!(
                    "The instance {} is not part of Auto Scaling group {}.",
                    clip(text),
                    group.name
                );
                return Err(validation(text).at("InstanceIds"));
            }
        }
    }
    let protected = ask.input.bool_at("ProtectedFromScaleIn") == Some(true);
    let words: Vec<String> = instances.iter().map(InstanceId::to_string).collect();
    let how = if protected {
        "protected"
    } else {
        "not protected"
    };
    let summary = format!("{} {} {how}", group.name, words.join(", "));
    let group = group.id;
    command(
        CapacityCommand::SetProtection {
            group,
            instances,
            protected,
        },
        summary,
    )
}

fn terminate(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("InstanceId").unwrap_or_default();
    let Some((group, instance)) = member(ask.world, text) else {
        let text = format!(
            "Instance Id not found - No managed instance found for instance ID {}",
            clip(text)
        );
        return Err(validation(text).at("InstanceId"));
    };
    let decrement = ask.input.bool_at("ShouldDecrementDesiredCapacity") == Some(true);
    let it = &ask.world.groups[&group];
    if decrement && it.desired <= it.min {
        let text = "Currently, desiredSize equals minSize. Terminating instance without \
                    replacement will violate group's min size constraint.";
        return Err(validation(text).at("ShouldDecrementDesiredCapacity"));
    }
    command(
        CapacityCommand::TerminateInstance {
            group,
            instance,
            decrement,
        },
        instance.to_string(),
    )
}

fn describe(ask: &Ask) -> Answered {
    let wanted = ask.input.texts_at("AutoScalingGroupNames");
    let groups = ask.world.groups.values();
    let groups = groups.filter(|it| ask.world.managed_by(it.id).is_none());
    let found = groups.filter(|it| wanted.is_empty() || wanted.contains(&it.name.as_str()));
    let shown: Vec<Value> = found.map(|it| show(ask, it)).collect();
    Ok(json!({"AutoScalingGroups": shown}))
}

fn show(ask: &Ask, group: &Group) -> Value {
    let members = group.members.iter().map(|(id, member)| {
        let state = match member.state {
            MemberState::Pending => "Pending",
            MemberState::InService => "InService",
            MemberState::TerminatingWait => "Terminating:Wait",
        };
        json!({
            "InstanceId": identity::ec2_instance_id(ask.world.seed, *id),
            "InstanceType": member.instance_type,
            "AvailabilityZone": member.zone,
            "LifecycleState": state,
            "HealthStatus": "Healthy",
            "ProtectedFromScaleIn": member.protected,
            "LaunchTemplate": {"LaunchTemplateName": group.template, "Version": "1"},
        })
    });
    json!({
        "AutoScalingGroupName": group.name,
        "AutoScalingGroupARN": group_arn(group),
        "LaunchTemplate": {"LaunchTemplateName": group.template, "Version": "1"},
        "MinSize": group.min,
        "MaxSize": group.max,
        "DesiredCapacity": group.desired,
        "DefaultCooldown": 300,
        "AvailabilityZones": group.zones,
        "HealthCheckType": "EC2",
        "HealthCheckGracePeriod": 0,
        "Instances": members.collect::<Vec<Value>>(),
        "CreatedTime": crate::describe::moment(group.created_at),
        "NewInstancesProtectedFromScaleIn": group.protect_new,
        "Activities": activities(ask, group.id),
    })
}

/// The newest activities of the group, in the words of its activity history.
///
/// Model: AWS lists them by DescribeScalingActivities; here the group shows them itself.
fn activities(ask: &Ask, group: GroupId) -> Value {
    let name = |it: &InstanceId| identity::ec2_instance_id(ask.world.seed, *it);
    let words = |event: &Event| match event {
        Event::Asg(AsgEvent::Launched {
            group: own,
            instance,
            ..
        }) if *own == group => Some(format!("Launching a new EC2 instance: {}", name(instance))),
        Event::Asg(AsgEvent::Left {
            group: own,
            instance,
            why,
            ..
        }) if *own == group => {
            let why = match why {
                Leave::ScaleIn => "",
                Leave::Unhealthy => " - unhealthy",
                Leave::SpotInterrupted => " - Spot interruption",
                Leave::User => " - by request",
            };
            Some(format!("Terminating EC2 instance: {}{why}", name(instance)))
        }
        Event::Asg(AsgEvent::DesiredSet { group: own, to, by }) if *own == group => {
            let by = match by {
                GroupScaledBy::User => "a user request",
                GroupScaledBy::Bounds => "the group's bounds",
                GroupScaledBy::ManagedScaling => "managed scaling",
                GroupScaledBy::Policy => "a scaling policy",
            };
            Some(format!("The desired capacity is {to} by {by}"))
        }
        _ => None,
    };
    let trace = ask.trace.iter().rev();
    let found = trace.filter_map(|it| {
        let description = words(&it.event)?;
        Some(json!({"StartTime": crate::describe::moment(it.at), "Description": description}))
    });
    json!(found.take(20).collect::<Vec<Value>>())
}
