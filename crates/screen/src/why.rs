//! Why? The answer to a selection in five blocks: question, checks, ranking, nearest flip, rule.
//!
//! Everything shown is the evidence that the decision's own event carries; only the flip asks
//! `rules::placement` again, with the edited ask. Example: unplaced r8 at 1:36 → "No instance has
//! 1024 MiB to give. i-4 is closest: 189 MiB short", a matrix of 4 instances, "Memory 1024 → 835
//! MiB".

mod chain;
mod deployment;
mod flip;
pub(crate) mod group;
mod ladder;
pub(crate) mod managed;
pub mod margin;
mod matrix;
pub(crate) mod path;
mod placed;
pub(crate) mod predictive;
pub(crate) mod provider;
pub(crate) mod rollout;
pub(crate) mod scaling;
pub(crate) mod scheduled;
mod stopped;
pub(crate) mod task_sets;
mod thing;

use crate::moment::Moment;
use crate::select::Selection;
use crate::text::Text;
use base::{Seq, ServiceId};
use model::{Event, ScalingEvent, Stamped};

pub use chain::Link;
pub use flip::{Call, Flip};
pub use ladder::{Ladder, Rung, Score};
pub use matrix::{Cell, Column, Matrix, Row};
pub use placed::{thin, waiting};

#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// When, and the how-manieth time.
    pub about: Option<Text>,
    pub question: Text,
    pub answer: Text,
    /// Plain facts: a name and a value, for what is no placement.
    pub facts: Vec<Fact>,
    /// A sentence AWS itself gives, quoted.
    pub quote: Option<String>,
    pub matrix: Option<Matrix>,
    pub ladder: Option<Ladder>,
    pub flips: Vec<Flip>,
    /// The flip was searched for and there is none.
    pub no_flip: bool,
    pub chain: Vec<Link>,
    pub rule: Rule,
    /// What this is about, so that levers for it can be offered.
    pub subject: Option<Selection>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: Text,
    pub value: Text,
}

/// How sure the rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Documented,
    Observed,
    Assumed,
}

impl Certainty {
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Documented => "documented",
            Certainty::Observed => "observed",
            Certainty::Assumed => "assumed",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Certainty::Documented => "certainty-documented",
            Certainty::Observed => "certainty-observed",
            Certainty::Assumed => "certainty-assumed",
        }
    }
}

/// The rule behind an answer: its id here, how sure it is, and AWS's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: &'static str,
    pub certainty: Certainty,
    pub page: Page,
}

/// Pages of AWS's documentation that answers point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Placement,
    Strategies,
    Deployment,
    Lifecycle,
    StoppedTasks,
    Scaling,
    Services,
    Instances,
    StepScaling,
    Scheduled,
    ZoneBalance,
    Termination,
    GroupHealth,
    Spot,
    ManagedScaling,
    Providers,
    GroupTracking,
    TaskSets,
    Predictive,
    ManagedInstances,
}

impl Page {
    pub fn word(self) -> &'static str {
        match self {
            Page::Placement => "page-placement",
            Page::Strategies => "page-strategies",
            Page::Deployment => "page-deployment",
            Page::Lifecycle => "page-lifecycle",
            Page::StoppedTasks => "page-stopped",
            Page::Scaling => "page-scaling",
            Page::Services => "page-services",
            Page::Instances => "page-instances",
            Page::StepScaling => "page-steps",
            Page::Scheduled => "page-scheduled",
            Page::ZoneBalance => "page-zone-balance",
            Page::Termination => "page-termination",
            Page::GroupHealth => "page-group-health",
            Page::Spot => "page-spot",
            Page::ManagedScaling => "page-managed-scaling",
            Page::Providers => "page-providers",
            Page::GroupTracking => "page-group-tracking",
            Page::TaskSets => "page-task-sets",
            Page::Predictive => "page-predictive",
            Page::ManagedInstances => "page-managed-instances",
        }
    }

    pub fn address(self) -> String {
        const ECS: &str = "AmazonECS/latest/developerguide";
        const GROUPS: &str = "autoscaling/ec2/userguide";
        const APPLICATION: &str = "autoscaling/application/userguide";
        let (guide, name) = match self {
            Page::Placement => (ECS, "task-placement"),
            Page::Strategies => (ECS, "task-placement-strategies"),
            Page::Deployment => (ECS, "deployment-type-ecs"),
            Page::Lifecycle => (ECS, "task-lifecycle-explanation"),
            Page::StoppedTasks => (ECS, "stopped-task-error-codes"),
            Page::Scaling => (ECS, "service-autoscaling-targettracking"),
            Page::Services => (ECS, "ecs_services"),
            Page::Instances => (ECS, "container-instance-life-cycle"),
            Page::StepScaling => (
                APPLICATION,
                "application-auto-scaling-step-scaling-policies",
            ),
            Page::Scheduled => (APPLICATION, "application-auto-scaling-scheduled-scaling"),
            Page::ZoneBalance => (GROUPS, "auto-scaling-benefits"),
            Page::Termination => (GROUPS, "ec2-auto-scaling-termination-policies"),
            Page::GroupHealth => (GROUPS, "ec2-auto-scaling-health-checks"),
            Page::Spot => (ECS, "container-instance-spot"),
            Page::ManagedScaling => (ECS, "cluster-auto-scaling"),
            Page::Providers => (ECS, "cluster-capacity-providers"),
            Page::GroupTracking => (GROUPS, "as-scaling-target-tracking"),
            Page::TaskSets => (ECS, "deployment-type-external"),
            Page::Predictive => (ECS, "predictive-auto-scaling"),
            Page::ManagedInstances => (ECS, "ManagedInstances"),
        };
        format!("https://docs.aws.amazon.com/{guide}/{name}.html")
    }
}

pub(crate) fn fact(name: &'static str, value: Text) -> Fact {
    Fact {
        name: Text::new(name),
        value,
    }
}

/// A value that is a name, a number or a code: shown as it is.
pub(crate) fn plain(value: impl ToString) -> Text {
    Text::new("plain").str("value", value)
}

impl Why {
    pub(crate) fn new(question: Text, answer: Text, rule: Rule) -> Why {
        Why {
            about: None,
            question,
            answer,
            facts: Vec::new(),
            quote: None,
            matrix: None,
            ladder: None,
            flips: Vec::new(),
            no_flip: false,
            chain: Vec::new(),
            rule,
            subject: None,
        }
    }
}

/// The answer to what is picked, or to what calls for an answer when nothing is.
#[inline(never)]
pub fn why(
    moment: Moment<'_>,
    focus: Option<ServiceId>,
    selection: Option<Selection>,
) -> Option<Why> {
    let selection = selection.or_else(|| interesting(moment, focus))?;
    let mut why = match selection {
        Selection::Task(task) => {
            let task = moment.world.tasks.get(&task)?;
            match task.is_stopped() || !task.wanted {
                true => stopped::task(moment, task),
                false => placed::task(moment, task),
            }
        }
        Selection::Unplaced(service) => placed::unplaced(moment, service)?,
        Selection::Instance(instance) => thing::instance(moment, instance)?,
        Selection::Service(service) => thing::service(moment, service)?,
        Selection::Event(seq) => event(moment, seq)?,
    };
    why.subject = Some(selection);
    Some(why)
}

/// With nothing picked: tasks that wait for a place, else the newest decision, else the service.
fn interesting(moment: Moment<'_>, focus: Option<ServiceId>) -> Option<Selection> {
    let service = moment.service(focus)?;
    if service.unplaced.is_some() {
        return Some(Selection::Unplaced(service.id));
    }
    Some(Selection::Service(service.id))
}

fn event(moment: Moment<'_>, seq: Seq) -> Option<Why> {
    let stamped = moment.event(seq)?;
    match &stamped.event {
        Event::PlacementDecided { .. } => placed::decision(moment, stamped),
        Event::RolloutDecided {
            service,
            pass,
            stops,
        } => Some(rollout::why(moment, stamped, *service, pass, stops)),
        Event::ScalingDecided { policy, decision } => {
            Some(scaling::why(moment, stamped, *policy, decision))
        }
        Event::Scaling(ScalingEvent::StepDecided { policy, turn, .. }) => {
            Some(scaling::step(moment, stamped, *policy, turn))
        }
        Event::PathBlocked(blocked) => Some(path::why(moment, stamped, blocked)),
        event => capacity(moment, stamped, event).or_else(|| Some(thing::event(moment, stamped))),
    }
}

/// A role that ECS could not assume for a service's tasks.
fn trust(moment: Moment<'_>, stamped: &Stamped, event: &model::IdentityEvent) -> Option<Why> {
    let model::IdentityEvent::NotAssumed {
        service,
        role,
        exists,
    } = event
    else {
        return None;
    };
    let service = moment.world.services.get(service)?;
    let answer = Text::new(if *exists {
        "why-trust-shut"
    } else {
        "why-trust-gone"
    });
    let rule = Rule {
        id: "identity.trust",
        certainty: Certainty::Documented,
        page: Page::Services,
    };
    let question = Text::new("why-trust-question").str("service", &service.name);
    let mut why = Why::new(question, answer.str("role", role), rule);
    why.chain = chain::chain(moment, stamped);
    Some(why)
}

/// Decisions about instances, and about bounds that follow the clock.
#[inline(never)]
fn capacity(moment: Moment<'_>, stamped: &Stamped, event: &Event) -> Option<Why> {
    match event {
        Event::DeploymentStarted { .. } | Event::Rollout(_) => deployment::why(moment, stamped),
        Event::FargateZoneChosen { zones, chosen, .. } => {
            Some(thing::fargate(moment, stamped, zones, chosen.as_deref()))
        }
        Event::Asg(event) => group::why(moment, stamped, event),
        Event::Identity(event) => trust(moment, stamped, event),
        Event::TaskSet(event) => task_sets::why(moment, stamped, event),
        Event::Predictive(event) => predictive::why(moment, stamped, event),
        Event::Managed(event) => managed::why(moment, stamped, event),
        Event::Capacity(event) => provider::why(moment, stamped, event),
        Event::Scaling(ScalingEvent::ScheduledActionRan {
            service,
            name,
            expression,
            zone,
            turn,
        }) => {
            let found = moment.world.services.get(service);
            let service = found.map_or("", |it| it.name.as_str());
            let schedule = format!("{expression} {zone}");
            let of = (service, name.as_str());
            Some(scheduled::why(moment, stamped, of, schedule, turn))
        }
        _ => None,
    }
}
