//! What stands in a VPC, and what balances load into it.

use super::{Draft, Thing, way};
use crate::moment::Moment;
use crate::text::Text;
use base::{LoadBalancerId, TargetGroupId};
use engine::{door, load};
use model::door::Door;
use model::network::{Interface, Network, SecurityGroup};
use model::{Action, BalancerKind, Listener, ListenerRule, LoadBalancer, TargetGroup, World};
use rules::placement::Protocol;
use rules::reach::{Peer, Permission, Transport, Via};
use rules::routing::Condition;

pub(super) fn fill(moment: Moment<'_>, thing: &Thing, draft: &mut Draft) {
    let network = &moment.world.network;
    match thing {
        Thing::Vpc(id) => vpc(moment, id, draft),
        Thing::Subnet(id) => subnet(moment, id, draft),
        Thing::RouteTable(id) => table(moment, id, draft),
        Thing::Gateway(id) => {
            let own = network.gateways.iter().find(|it| it.id == *id);
            let vpc = own.and_then(|it| it.vpc.clone());
            draft.tie(moment, "insp-vpc", vpc.map(Thing::Vpc));
        }
        Thing::Nat(id) => {
            let own = network.nats.iter().find(|it| it.id == *id);
            draft.tie(
                moment,
                "insp-subnet",
                own.map(|it| Thing::Subnet(it.subnet.clone())),
            );
        }
        Thing::Endpoint(id) => {
            if let Some(it) = network.endpoints.iter().find(|it| it.id == *id) {
                draft.say("insp-answers-for", &it.service);
                draft.tie(moment, "insp-vpc", [Thing::Vpc(it.vpc.clone())]);
                let subnets = it.subnets.iter().cloned().map(Thing::Subnet);
                draft.tie(moment, "insp-subnet", subnets);
                let tables = it.tables.iter().cloned().map(Thing::RouteTable);
                draft.tie(moment, "insp-route-table", tables);
                let groups = it.groups.iter().cloned().map(Thing::SecurityGroup);
                draft.tie(moment, "insp-security-group", groups);
            }
        }
        Thing::SecurityGroup(id) => {
            if let Some(it) = network.group(id) {
                group(moment, it, draft);
            }
        }
        _ => {}
    }
}

fn vpc(moment: Moment<'_>, id: &str, draft: &mut Draft) {
    let network = &moment.world.network;
    if let Some(it) = network.vpcs.iter().find(|it| it.id == id) {
        draft.say("insp-block", it.block);
        draft.tie(
            moment,
            "insp-main-table",
            [Thing::RouteTable(it.main_table.clone())],
        );
    }
    let subnets = network.subnets.iter().filter(|it| it.vpc == id);
    draft.tie(
        moment,
        "insp-subnet",
        subnets.map(|it| Thing::Subnet(it.id.clone())),
    );
    let gateways = network.gateways.iter();
    let gateways = gateways.filter(|it| it.vpc.as_deref() == Some(id));
    draft.tie(
        moment,
        "insp-gateway",
        gateways.map(|it| Thing::Gateway(it.id.clone())),
    );
    let endpoints = network.endpoints.iter().filter(|it| it.vpc == id);
    draft.tie(
        moment,
        "insp-endpoint",
        endpoints.map(|it| Thing::Endpoint(it.id.clone())),
    );
    let groups = network.groups.iter().filter(|it| it.vpc == id);
    draft.tie(
        moment,
        "insp-security-group",
        groups.map(|it| Thing::SecurityGroup(it.id.clone())),
    );
}

/// Interfaces that stand in created subnets and fit.
fn interfaces(world: &World, fits: impl Fn(&Interface) -> bool) -> Vec<Thing> {
    let network = &world.network;
    let hosts = network.hosts.iter().filter(|it| fits(it.1));
    let live = |id| world.tasks.get(id).is_some_and(|it| !it.is_stopped());
    let tasks = network.tasks.iter().filter(|it| fits(it.1) && live(it.0));
    let hosts = hosts.map(|it| Thing::HostInterface(*it.0));
    hosts
        .chain(tasks.map(|it| Thing::Interface(*it.0)))
        .collect()
}

fn subnet(moment: Moment<'_>, id: &str, draft: &mut Draft) {
    let network = &moment.world.network;
    let Some(it) = network.subnet(id) else {
        return;
    };
    draft.say("fact-zone", &it.zone);
    draft.say("insp-block", it.block);
    let public = Text::new(if it.map_public_ip {
        "insp-yes"
    } else {
        "insp-no"
    });
    draft.tell("insp-maps-public", public);
    draft.tie(moment, "insp-vpc", [Thing::Vpc(it.vpc.clone())]);
    let table = network.table_of(it);
    draft.tie(
        moment,
        "insp-route-table",
        table.map(|it| Thing::RouteTable(it.id.clone())),
    );
    draft.tie(
        moment,
        "insp-interface",
        interfaces(moment.world, |own| own.subnet == id),
    );
}

fn table(moment: Moment<'_>, id: &str, draft: &mut Draft) {
    let network = &moment.world.network;
    let Some(it) = network.table(id) else {
        return;
    };
    for route in &it.routes {
        let via = match &route.via {
            Via::Local => "local",
            Via::InternetGateway(id) | Via::NatGateway(id) => id,
        };
        let words = Text::new("insp-route-to");
        draft.tell(
            "insp-route",
            words.str("to", route.destination).str("via", via),
        );
    }
    draft.tie(moment, "insp-vpc", [Thing::Vpc(it.vpc.clone())]);
    let used = |subnet: &&model::network::Subnet| {
        network.table_of(subnet).is_some_and(|table| table.id == id)
    };
    let subnets = network.subnets.iter().filter(used);
    draft.tie(
        moment,
        "insp-subnet",
        subnets.map(|it| Thing::Subnet(it.id.clone())),
    );
    let through = it.routes.iter().filter_map(|it| match &it.via {
        Via::Local => None,
        Via::InternetGateway(id) => Some(Thing::Gateway(id.clone())),
        Via::NatGateway(id) => Some(Thing::Nat(id.clone())),
    });
    draft.tie(moment, "insp-leads-through", through);
}

fn permission(network: &Network, it: &Permission) -> Text {
    let ports = match it.transport {
        Transport::All => return peer(network, it, Text::new("insp-all-ports")),
        Transport::Of(_) if it.from_port == it.to_port => it.from_port.to_string(),
        Transport::Of(_) => [it.from_port.to_string(), it.to_port.to_string()].join("-"),
    };
    let udp = it.transport == Transport::Of(Protocol::Udp);
    let words = Text::new("insp-ports").str("ports", ports);
    peer(
        network,
        it,
        words.str("protocol", if udp { "udp" } else { "tcp" }),
    )
}

fn peer(network: &Network, it: &Permission, words: Text) -> Text {
    match &it.peer {
        Peer::Cidr(block) => words.str("peer", block),
        Peer::Group(id) => {
            let name = network.group(id).map_or(id.as_str(), |it| it.name.as_str());
            words.str("peer", name)
        }
    }
}

fn group(moment: Moment<'_>, it: &SecurityGroup, draft: &mut Draft) {
    let world = moment.world;
    for each in &it.ingress {
        draft.tell("insp-admits", permission(&world.network, each));
    }
    for each in &it.egress {
        draft.tell("insp-lets-out", permission(&world.network, each));
    }
    draft.tie(moment, "insp-vpc", [Thing::Vpc(it.vpc.clone())]);
    let peers = it
        .ingress
        .iter()
        .chain(&it.egress)
        .filter_map(|it| match &it.peer {
            Peer::Group(id) => Some(Thing::SecurityGroup(id.clone())),
            Peer::Cidr(_) => None,
        });
    draft.tie(moment, "insp-names", peers);
    let own = interfaces(world, |own| own.groups.contains(&it.id));
    draft.tie(moment, "insp-interface", own);
    let balancers = world.load_balancers.values();
    let balancers = balancers.filter(|own| own.security_groups.contains(&it.id));
    draft.tie(
        moment,
        "insp-load-balancer",
        balancers.map(|it| Thing::LoadBalancer(it.id)),
    );
}

pub(super) fn balancing(moment: Moment<'_>, thing: &Thing, draft: &mut Draft) {
    match thing {
        Thing::LoadBalancer(id) => {
            if let Some(it) = moment.world.load_balancers.get(id) {
                balancer(moment, it, draft);
            }
        }
        Thing::TargetGroup(id) => {
            if let Some(it) = moment.world.target_groups.get(id) {
                target_group(moment, it, draft);
            }
        }
        Thing::Target(id, task) => target(moment, *id, *task, draft),
        _ => {}
    }
}

pub(super) fn kind(it: BalancerKind) -> &'static str {
    match it {
        BalancerKind::Application => "application",
        BalancerKind::Network => "network",
        BalancerKind::Classic => "classic",
    }
}

fn action(world: &World, it: &Action) -> String {
    match it {
        Action::FixedResponse(code) => code.to_string(),
        Action::Redirect(it) => [&it.code.to_string(), " ", &it.url()].concat(),
        Action::Forward(list) => {
            let names = list.iter().filter_map(|it| {
                let name = &world.target_groups.get(&it.target_group)?.name;
                Some(match list.len() {
                    1 => name.clone(),
                    _ => [name.as_str(), " ", &it.weight.to_string()].concat(),
                })
            });
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

/// `/api/*, host shop.test` as it stands in a rule.
pub(super) fn conditions(rule: &ListenerRule) -> String {
    let each = rule.conditions.iter().map(|it| match it {
        Condition::Path(values) | Condition::Host(values) => values.join(" | "),
    });
    each.collect::<Vec<_>>().join(" & ")
}

fn balancer(moment: Moment<'_>, it: &LoadBalancer, draft: &mut Draft) {
    let world = moment.world;
    draft.say("fact-type", kind(it.kind));
    draft.say(
        "insp-scheme",
        if it.internal {
            "internal"
        } else {
            "internet-facing"
        },
    );
    for listener in &it.listeners {
        let name = [listener.protocol.as_str(), ":", &listener.port.to_string()].concat();
        for rule in &listener.rules {
            let words = Text::new("insp-rule-of")
                .str("listener", &name)
                .num("priority", rule.priority)
                .str("conditions", conditions(rule));
            draft.tell("insp-rule", words.str("to", action(world, &rule.action)));
        }
        let words = Text::new("insp-default-of").str("listener", &name);
        draft.tell(
            "insp-rule",
            words.str("to", action(world, &listener.default_action)),
        );
        let door = (it.id, listener.id);
        for (rule, action, rate) in door::taken(world, door, moment.now, load::requests_at) {
            draft.tell(
                "insp-taken",
                taken(world, listener, (rule, action, rate), door),
            );
        }
    }
    draft.tie(
        moment,
        "insp-target-group",
        it.target_groups.iter().copied().map(Thing::TargetGroup),
    );
    draft.tie(
        moment,
        "insp-subnet",
        it.subnets.iter().cloned().map(Thing::Subnet),
    );
    let groups = it.security_groups.iter().cloned().map(Thing::SecurityGroup);
    draft.tie(moment, "insp-security-group", groups);
    draft.traffic = way::requests(world, it);
}

/// How many requests a rule takes now, and has taken.
fn taken(world: &World, listener: &Listener, of: door::Taken<'_>, at: Door) -> Text {
    let (rule, action, rate) = of;
    let found = listener.rules.iter().find(|it| it.id == rule);
    let words = match found {
        Some(it) => Text::new("insp-taken-by").num("priority", it.priority),
        None => Text::new("insp-taken-default"),
    };
    let count = world.routed.get(&(at.0, at.1, rule)).copied();
    words
        .num("port", listener.port)
        .str("to", self::action(world, action))
        .str("rate", rate.decimal())
        .num(
            "count",
            i64::try_from(count.unwrap_or_default()).unwrap_or(i64::MAX),
        )
}

fn forwards(world: &World, group: TargetGroupId) -> Vec<LoadBalancerId> {
    let all = world.load_balancers.values();
    let own = all.filter(|it| it.target_groups.contains(&group));
    own.map(|it| it.id).collect()
}

fn target_group(moment: Moment<'_>, it: &TargetGroup, draft: &mut Draft) {
    let world = moment.world;
    draft.say("fact-type", format!("{:?}", it.target_type).to_lowercase());
    draft.say(
        "insp-protocol",
        [it.protocol.as_str(), ":", &it.port.to_string()].concat(),
    );
    let check = &it.health_check;
    let words = Text::new("insp-check-of")
        .str("path", &check.path)
        .num("interval", check.interval.as_secs() as i64)
        .num("healthy", check.healthy_threshold)
        .num("unhealthy", check.unhealthy_threshold);
    draft.tell("insp-check", words);
    draft.say("insp-delay", crate::text::span(it.deregistration_delay));
    if !world.doors.is_empty() {
        let rate = door::to_group(world, it.id, moment.now, load::requests_at);
        draft.tell(
            "insp-load",
            Text::new("insp-per-second").str("rate", rate.decimal()),
        );
    }
    draft.tie(
        moment,
        "insp-load-balancer",
        forwards(world, it.id).into_iter().map(Thing::LoadBalancer),
    );
    draft.tie(
        moment,
        "insp-target",
        it.targets.keys().map(|task| Thing::Target(it.id, *task)),
    );
    let services = world.services.values();
    let own = services.filter(|own| own.load_balancers.iter().any(|lb| lb.target_group == it.id));
    draft.tie(moment, "insp-service", own.map(|it| Thing::Service(it.id)));
}

fn target(moment: Moment<'_>, id: TargetGroupId, task: base::TaskId, draft: &mut Draft) {
    let world = moment.world;
    let group = world.target_groups.get(&id);
    let Some(it) = group.and_then(|it| it.targets.get(&task)) else {
        return;
    };
    draft.say("fact-state", format!("{:?}", it.state).to_lowercase());
    draft.say("insp-port", it.port);
    draft.say("insp-passes", it.passes);
    draft.say("insp-failures", it.failures);
    draft.when("insp-registered", Some(it.registered_at));
    draft.when("insp-drained", it.drained_at);
    draft.tie(moment, "insp-target-group", [Thing::TargetGroup(id)]);
    draft.tie(moment, "insp-task", [Thing::Task(task)]);
    draft.traffic = way::check(world, id, it).into_iter().collect();
}
