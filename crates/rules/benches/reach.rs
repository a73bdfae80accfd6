//! What does one question "does this reach that?" cost, and what when every security group is full?
//!
//! A health check from a load balancer to a task, and a pull through a NAT gateway; each with one group
//! of one permission, and with five groups of sixty, as many as AWS allows, of which the last admits.
//! Run: `cargo bench -p rules --bench reach`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rules::placement::Protocol;
use rules::reach::{
    Cidr, End, Exit, Nat, Peer, Permission, Route, Transport, Via, Wall, arrives, connect,
    to_service,
};
use std::hint::black_box;

fn permission(port: u16, peer: Peer) -> Permission {
    Permission {
        transport: Transport::Of(Protocol::Tcp),
        from_port: port,
        to_port: port,
        peer,
    }
}

/// Permissions of one group, of which the last admits port 80 from `sg-alb` and 443 to everywhere.
fn permissions(count: u16) -> Vec<Permission> {
    let other = |n: u16| permission(1_000 + n, Peer::Group(format!("sg-{n}")));
    let mut all: Vec<Permission> = (1..count).map(other).collect();
    all.push(Permission {
        transport: Transport::All,
        ..permission(0, Peer::Cidr(Cidr::ANYWHERE))
    });
    all
}

fn end<'a>(name: &str, ids: &'a [String], permissions: &'a [Permission], last: bool) -> End<'a> {
    let none: &[Permission] = &permissions[..permissions.len() - 1];
    let walls = ids.iter().enumerate().map(|(n, id)| {
        let own = if last && n + 1 < ids.len() {
            none
        } else {
            permissions
        };
        Wall {
            id,
            ingress: own,
            egress: own,
        }
    });
    End {
        name: name.to_owned(),
        address: 0x0a00_0010,
        walls: walls.collect(),
    }
}

fn reach(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reach");
    group.throughput(Throughput::Elements(1));
    for (name, groups, rules) in [("1x1", 1, 1), ("5x60", 5, 60)] {
        let ids: Vec<String> = (0..groups).map(|n| format!("sg-{n}")).collect();
        let permissions = permissions(rules);
        let balancer = end("alb", &ids, &permissions, true);
        let task = end("t1", &ids, &permissions, true);
        let path = connect(&balancer, &task, Protocol::Tcp, 80);
        assert!(arrives(&path), "{path:?}");
        group.bench_function(format!("health-check/{name}"), |bench| {
            bench.iter(|| connect(black_box(&balancer), black_box(&task), Protocol::Tcp, 80));
        });
        let local = Route {
            destination: Cidr::parse("10.0.0.0/16").expect("a block"),
            via: Via::Local,
        };
        let out = |via: Via| Route {
            destination: Cidr::ANYWHERE,
            via,
        };
        let private = [local.clone(), out(Via::NatGateway("nat-1".into()))];
        let public = [local, out(Via::InternetGateway("igw-1".into()))];
        let exit = Exit {
            from: task.clone(),
            subnet: "subnet-1",
            table: "rtb-1",
            routes: &private,
            public_address: false,
            gateways: vec!["igw-1"],
            nats: vec![Nat {
                id: "nat-1",
                subnet: "subnet-2",
                table: "rtb-2",
                routes: &public,
            }],
            endpoints: Vec::new(),
        };
        let path = to_service(&exit, "ecr.dkr");
        assert!(arrives(&path), "{path:?}");
        group.bench_function(format!("pull-through-nat/{name}"), |bench| {
            bench.iter(|| to_service(black_box(&exit), "ecr.dkr"));
        });
    }
    group.finish();
}

criterion_group!(benches, reach);
criterion_main!(benches);
