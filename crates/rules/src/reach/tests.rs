//! Security groups of section 8.3 of the load balancing table, and the ways out of a subnet.

use super::*;

fn tcp(from_port: u16, to_port: u16, peer: &str) -> Permission {
    Permission {
        transport: Transport::Of(Protocol::Tcp),
        from_port,
        to_port,
        peer: Cidr::parse(peer).map_or_else(|| Peer::Group(peer.into()), Peer::Cidr),
    }
}

fn all() -> Permission {
    Permission {
        transport: Transport::All,
        from_port: 0,
        to_port: 65_535,
        peer: Peer::Cidr(Cidr::ANYWHERE),
    }
}

fn end<'a>(name: &str, address: u32, walls: &[(&'a str, &'a [Permission])]) -> End<'a> {
    const OUT: &[Permission] = &[Permission {
        transport: Transport::All,
        from_port: 0,
        to_port: 65_535,
        peer: Peer::Cidr(Cidr::ANYWHERE),
    }];
    let wall = |it: &(&'a str, &'a [Permission])| Wall {
        id: it.0,
        ingress: it.1,
        egress: OUT,
    };
    End {
        name: name.into(),
        address,
        walls: walls.iter().map(wall).collect(),
    }
}

#[test]
fn what_the_targets_group_must_admit() {
    let (alb, nlb) = (
        end("alb", 0x0a00_0005, &[("sg-alb", &[])]),
        end("nlb", 0x0a00_0005, &[]),
    );
    for (what, from, permission, port, reaches) in [
        (
            "dynamic ports",
            &alb,
            tcp(32_768, 65_535, "sg-alb"),
            32_768,
            true,
        ),
        (
            "static port only",
            &alb,
            tcp(80, 80, "sg-alb"),
            32_768,
            false,
        ),
        ("container port", &alb, tcp(80, 80, "sg-alb"), 80, true),
        ("another group", &alb, tcp(80, 80, "sg-other"), 80, false),
        (
            "the balancer's subnet",
            &alb,
            tcp(80, 80, "10.0.0.0/24"),
            80,
            true,
        ),
        (
            "NLB by its address",
            &nlb,
            tcp(80, 80, "10.0.0.0/24"),
            80,
            true,
        ),
        ("NLB is in no group", &nlb, tcp(80, 80, "sg-alb"), 80, false),
        (
            "UDP",
            &alb,
            Permission {
                transport: Transport::Of(Protocol::Udp),
                ..all()
            },
            80,
            false,
        ),
        ("everything", &alb, all(), 1, true),
    ] {
        let ingress = [permission];
        let task = end("task", 0x0a00_0107, &[("sg-task", &ingress)]);
        let path = connect(from, &task, Protocol::Tcp, port);
        assert_eq!(arrives(&path), reaches, "{what}");
        let refused_by_task = refusing(&path)
            .is_none_or(|it| matches!(&it.step, PathStep::Enters { who, .. } if who == "task"));
        assert!(refused_by_task, "{what}");
    }
}

#[test]
fn an_end_in_no_group_is_open_and_egress_is_asked_first() {
    let open = end("task", 7, &[]);
    let alb = end("alb", 5, &[("sg-alb", &[])]);
    assert!(arrives(&connect(&alb, &open, Protocol::Tcp, 80)));
    let shut = Wall {
        id: "sg-shut",
        ingress: &[],
        egress: &[],
    };
    let shut = End {
        walls: vec![shut],
        ..alb
    };
    let path = connect(&shut, &open, Protocol::Tcp, 80);
    assert!(path.len() == 1 && !arrives(&path));
    assert!(matches!(&path[0].step, PathStep::Leaves { groups, .. } if groups == &["sg-shut"]));
}

fn routed(via: Option<Via>) -> Vec<Route> {
    let local = Route {
        destination: Cidr::parse("10.0.0.0/16").unwrap(),
        via: Via::Local,
    };
    let default = via.map(|via| Route {
        destination: Cidr::ANYWHERE,
        via,
    });
    [local].into_iter().chain(default).collect()
}

#[test]
fn ways_to_a_registry() {
    let igw = || Some(Via::InternetGateway("igw-1".into()));
    let nat = || Some(Via::NatGateway("nat-1".into()));
    let open = [all()];
    let closed = [tcp(443, 443, "sg-other")];
    let reach = |attached: bool,
                 via,
                 public,
                 nat_via: Option<Via>,
                 endpoints: &[(&str, bool)],
                 admits: bool| {
        let (routes, nat_routes) = (routed(via), routed(nat_via.clone()));
        let ingress: &[Permission] = if admits { &open } else { &closed };
        let endpoint = |it: &(&'static str, bool)| Endpoint {
            id: "vpce-1",
            service: it.0,
            interface: it.1.then(|| end("vpce", 9, &[("sg-vpce", ingress)])),
        };
        let named: Vec<(&'static str, bool)> = endpoints
            .iter()
            .map(|it| {
                let all = ["ecr.api", "ecr.dkr", "s3"];
                (all.into_iter().find(|known| *known == it.0).unwrap(), it.1)
            })
            .collect();
        let exit = Exit {
            from: end("task", 7, &[("sg-task", &[])]),
            subnet: "subnet-1",
            table: "rtb-1",
            routes: &routes,
            public_address: public,
            gateways: if attached { vec!["igw-1"] } else { vec![] },
            nats: nat_via
                .iter()
                .map(|_| Nat {
                    id: "nat-1",
                    subnet: "subnet-2",
                    table: "rtb-2",
                    routes: &nat_routes,
                })
                .collect(),
            endpoints: named.iter().map(endpoint).collect(),
        };
        let refused = |registry| {
            let services = need_of(registry).iter();
            services
                .filter(|it| !arrives(&to_service(&exit, it)))
                .copied()
                .collect::<Vec<&str>>()
        };
        (refused(Registry::Ecr), refused(Registry::Public))
    };
    let everything = vec!["ecr.api", "ecr.dkr", "s3"];
    let endpoints = [("ecr.api", true), ("ecr.dkr", true), ("s3", false)];
    let none: Vec<&str> = Vec::new();
    for (what, found, ecr, hub) in [
        (
            "public",
            reach(true, igw(), true, None, &[], true),
            none.clone(),
            true,
        ),
        (
            "no public address",
            reach(true, igw(), false, None, &[], true),
            everything.clone(),
            false,
        ),
        (
            "no route",
            reach(true, None, true, None, &[], true),
            everything.clone(),
            false,
        ),
        (
            "NAT",
            reach(true, nat(), false, igw(), &[], true),
            none.clone(),
            true,
        ),
        (
            "NAT without a gateway",
            reach(true, nat(), false, nat(), &[], true),
            everything.clone(),
            false,
        ),
        (
            "NAT deleted",
            reach(true, nat(), false, None, &[], true),
            everything.clone(),
            false,
        ),
        (
            "endpoints",
            reach(true, None, false, None, &endpoints, true),
            none.clone(),
            false,
        ),
        (
            "no S3",
            reach(true, None, false, None, &endpoints[..2], true),
            vec!["s3"],
            false,
        ),
        (
            "the endpoint's group refuses",
            reach(true, nat(), false, igw(), &endpoints, false),
            vec!["ecr.api", "ecr.dkr"],
            true,
        ),
    ] {
        assert_eq!(found.0, ecr, "{what}");
        assert_eq!(found.1.is_empty(), hub, "{what}");
    }
}

#[test]
fn images_know_their_registry() {
    for (image, registry) in [
        (
            "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1",
            Registry::Ecr,
        ),
        ("nginx", Registry::Public),
        ("public.ecr.aws/nginx/nginx:1", Registry::Public),
        ("example.com/a.dkr.ecr.amazonaws.com", Registry::Public),
    ] {
        assert_eq!(registry_of(image), registry, "{image}");
    }
}
