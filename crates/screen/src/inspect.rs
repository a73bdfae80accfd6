//! What is this thing, how is it now, what does AWS say of it, and what is it tied to?
//!
//! Anything in the account can be looked at: a task, a container, an instance, an interface, a role, an
//! image, a security group, a target, a queue. Each look has facts, links to other things, the ways its
//! traffic and its permissions take (`way`), and the JSON of the call that describes it. Example:
//! task t3 links to its instance i-1, its target group web, its role and its image, and shows DescribeTasks.

mod account;
mod machine;
mod net;
mod scaling;
mod service;
mod thing;
pub mod way;

use crate::moment::Moment;
use crate::text::Text;
use crate::why::Fact;
use base::{
    AlarmId, ClusterId, DeploymentId, InstanceId, LoadBalancerId, PolicyId, ServiceId,
    TargetGroupId, TaskId,
};
use model::TaskDefinitionRef;
use model::asg::GroupId;
use model::capacity::ProviderId;
use model::iam::Store;
use model::sqs::QueueId;
use model::storage::Place;
use serde_json::Value;

/// Anything that can be looked at, by what it is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    Cluster(ClusterId),
    Service(ServiceId),
    Definition(TaskDefinitionRef),
    Task(TaskId),
    Container(TaskId, String),
    Instance(InstanceId),
    /// The interface of an awsvpc task.
    Interface(TaskId),
    /// The primary interface of an instance.
    HostInterface(InstanceId),
    /// A place on a task, an instance or a file system that holds data.
    Volume(Place),
    FileSystem(String),
    Image(String),
    Repository(String),
    Role(String),
    Stored(Store, String),
    Vpc(String),
    Subnet(String),
    RouteTable(String),
    Gateway(String),
    Nat(String),
    Endpoint(String),
    SecurityGroup(String),
    LoadBalancer(LoadBalancerId),
    TargetGroup(TargetGroupId),
    Target(TargetGroupId, TaskId),
    Queue(QueueId),
    ScalingGroup(GroupId),
    Provider(ProviderId),
    Alarm(AlarmId),
    TaskSet(DeploymentId),
    /// Target tracking of a service.
    Policy(PolicyId),
    StepPolicy(PolicyId),
    /// Target tracking of an Auto Scaling group, by its name there.
    GroupPolicy(GroupId, String),
}

/// Things of one relation: what they are to the thing in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    pub name: Text,
    pub things: Vec<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub thing: Thing,
    pub name: String,
}

/// One thing as it is at the cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub thing: Thing,
    /// Message id of its kind.
    pub kind: &'static str,
    pub name: String,
    pub facts: Vec<Fact>,
    pub links: Vec<Links>,
    /// Ways of its traffic, each hop by hop.
    pub traffic: Vec<way::Way>,
    /// Permissions it needs or was asked for, each hop by hop.
    pub permissions: Vec<way::Way>,
    /// The call that describes it, and what it answers.
    pub json: Option<(&'static str, Value)>,
}

/// More things than these of one kind are counted, not listed.
pub const LIST_LIMIT: usize = 200;

/// All things of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    pub kind: &'static str,
    pub things: Vec<Link>,
    /// Those that are not listed.
    pub more: usize,
}

/// Facts, links and ways as they are gathered.
#[derive(Default)]
struct Draft {
    facts: Vec<Fact>,
    links: Vec<Links>,
    traffic: Vec<way::Way>,
    permissions: Vec<way::Way>,
}

impl Draft {
    fn say(&mut self, name: &'static str, value: impl ToString) {
        self.facts
            .push(crate::why::fact(name, crate::why::plain(value)));
    }

    fn tell(&mut self, name: &'static str, value: Text) {
        self.facts.push(crate::why::fact(name, value));
    }

    fn when(&mut self, name: &'static str, at: Option<base::SimTime>) {
        if let Some(at) = at {
            self.say(name, crate::text::clock(at));
        }
    }

    /// Ties the thing to others; none, nothing is said.
    fn tie(
        &mut self,
        moment: Moment<'_>,
        name: &'static str,
        things: impl IntoIterator<Item = Thing>,
    ) {
        let mut found: Vec<Thing> = things.into_iter().collect();
        found.dedup();
        let things: Vec<Link> = found
            .into_iter()
            .take(LIST_LIMIT)
            .filter_map(|it| thing::link(moment.world, it))
            .collect();
        if !things.is_empty() {
            let name = Text::new(name);
            self.links.push(Links { name, things });
        }
    }
}

/// The thing at the cursor; `None` when there is no such thing (any more, or yet).
#[inline(never)]
pub fn view(moment: Moment<'_>, thing: &Thing) -> Option<View> {
    let name = thing::name(moment.world, thing)?;
    let mut draft = Draft::default();
    match thing {
        Thing::Task(_) | Thing::Container(..) | Thing::Instance(_) => {
            machine::fill(moment, thing, &mut draft);
        }
        Thing::Interface(_) | Thing::HostInterface(_) | Thing::Volume(_) | Thing::FileSystem(_) => {
            machine::attached(moment, thing, &mut draft);
        }
        Thing::Vpc(_)
        | Thing::Subnet(_)
        | Thing::RouteTable(_)
        | Thing::Gateway(_)
        | Thing::Nat(_)
        | Thing::Endpoint(_)
        | Thing::SecurityGroup(_) => net::fill(moment, thing, &mut draft),
        Thing::LoadBalancer(_) | Thing::TargetGroup(_) | Thing::Target(..) => {
            net::balancing(moment, thing, &mut draft);
        }
        Thing::Image(_) | Thing::Repository(_) | Thing::Role(_) | Thing::Stored(..) => {
            account::fill(moment, thing, &mut draft);
        }
        Thing::Policy(_) | Thing::StepPolicy(_) | Thing::GroupPolicy(..) | Thing::TaskSet(_) => {
            scaling::fill(moment, thing, &mut draft);
        }
        _ => service::fill(moment, thing, &mut draft),
    }
    Some(View {
        thing: thing.clone(),
        kind: thing::kind(thing),
        name,
        facts: draft.facts,
        links: draft.links,
        traffic: draft.traffic,
        permissions: draft.permissions,
        json: thing::json(moment, thing),
    })
}

/// Everything there is at the cursor, by kind.
#[inline(never)]
pub fn index(moment: Moment<'_>) -> Vec<Shelf> {
    let mut shelves: Vec<Shelf> = Vec::new();
    for thing in thing::all(moment.world) {
        let kind = thing::kind(&thing);
        if shelves.last().is_none_or(|it| it.kind != kind) {
            shelves.push(Shelf {
                kind,
                things: Vec::new(),
                more: 0,
            });
        }
        let Some(shelf) = shelves.last_mut() else {
            continue;
        };
        if shelf.things.len() < LIST_LIMIT {
            shelf.things.extend(thing::link(moment.world, thing));
        } else {
            shelf.more += 1;
        }
    }
    shelves
}

/// Interfaces, images and volumes on an instance, for its card.
#[inline(never)]
pub fn on_instance(moment: Moment<'_>, it: &model::Instance) -> Vec<Links> {
    let mut draft = Draft::default();
    let world = moment.world;
    draft.tie(moment, "card-interfaces", machine::interfaces(world, it.id));
    draft.tie(moment, "card-images", machine::cached(it));
    draft.tie(moment, "card-volumes", machine::volumes(world, it.id));
    draft.links
}

/// What a selection is about, so that it can be looked at.
pub fn of_selection(moment: Moment<'_>, selection: crate::Selection) -> Option<Thing> {
    use crate::Selection;
    match selection {
        Selection::Task(task) => Some(Thing::Task(task)),
        Selection::Instance(instance) => Some(Thing::Instance(instance)),
        Selection::Service(service) | Selection::Unplaced(service) => Some(Thing::Service(service)),
        Selection::Event(seq) => {
            let about = crate::story::about(moment, &moment.event(seq)?.event);
            let task = about.task.filter(|it| moment.world.tasks.contains_key(it));
            task.map(Thing::Task)
                .or(about.instance.map(Thing::Instance))
                .or(about.service.map(Thing::Service))
        }
    }
}
