//! A VPC and what stands in it, as far as health checks, pulls and mounts pass through it.
//!
//! Source: EC2 API, Vpc, Subnet, RouteTable, SecurityGroup, NatGateway, VpcEndpoint (read 2026-11).
//! Model: a scenario that creates no VPC has an implicit network in which everything reaches everything;
//! so has a thing that no created subnet holds. Example: an instance added without a subnet is reached
//! on every port, even when the load balancer stands in a created VPC.

use base::{InstanceId, LoadBalancerId, TargetGroupId, TaskId};
use rules::reach::{Cidr, Hop, Permission, Route};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Network {
    pub vpcs: Vec<Vpc>,
    pub subnets: Vec<Subnet>,
    pub tables: Vec<RouteTable>,
    pub gateways: Vec<Gateway>,
    pub nats: Vec<Nat>,
    pub endpoints: Vec<Endpoint>,
    pub groups: Vec<SecurityGroup>,
    /// Interfaces of awsvpc tasks in created subnets, of stopped ones too.
    pub tasks: BTreeMap<TaskId, Interface>,
    /// Primary interfaces of container instances in created subnets.
    pub hosts: BTreeMap<InstanceId, Interface>,
    /// Trunk interfaces of container instances in created subnets.
    pub trunks: BTreeMap<InstanceId, Interface>,
    /// Things ever made here, for their ids.
    pub made: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Vpc {
    pub id: String,
    pub block: Cidr,
    pub main_table: String,
    pub default_group: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Subnet {
    pub id: String,
    pub vpc: String,
    pub zone: String,
    pub block: Cidr,
    /// Instances get a public address.
    pub map_public_ip: bool,
    /// Its own route table; without one, the VPC's main table.
    pub table: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RouteTable {
    pub id: String,
    pub vpc: String,
    pub routes: Vec<Route>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Gateway {
    pub id: String,
    pub vpc: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Nat {
    pub id: String,
    pub subnet: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Endpoint {
    pub id: String,
    pub vpc: String,
    /// The short name: `ecr.dkr`, `s3`.
    pub service: String,
    /// A gateway endpoint stands in route tables, an interface endpoint in subnets.
    pub gateway: bool,
    pub tables: Vec<String>,
    pub subnets: Vec<String>,
    pub groups: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SecurityGroup {
    pub id: String,
    pub name: String,
    pub vpc: String,
    pub ingress: Vec<Permission>,
    pub egress: Vec<Permission>,
}

/// A network interface in a created subnet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Interface {
    pub subnet: String,
    pub groups: Vec<String>,
    pub address: u32,
    pub public_address: bool,
}

/// What a call or the machine changed in the network.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Change {
    VpcCreated(Box<(Vpc, RouteTable, SecurityGroup)>),
    SubnetCreated(Subnet),
    SubnetModified {
        subnet: String,
        map_public_ip: bool,
    },
    TableCreated(RouteTable),
    TableAssociated {
        table: String,
        subnet: String,
    },
    /// Puts a route in the place of one with the same destination.
    RoutePut {
        table: String,
        route: Route,
    },
    RouteDeleted {
        table: String,
        destination: Cidr,
    },
    GatewayCreated(Gateway),
    GatewayAttached {
        gateway: String,
        vpc: Option<String>,
    },
    NatCreated(Nat),
    NatDeleted {
        nat: String,
    },
    EndpointCreated(Endpoint),
    EndpointDeleted {
        endpoint: String,
    },
    GroupCreated(SecurityGroup),
    Authorized {
        group: String,
        ingress: bool,
        permissions: Vec<Permission>,
    },
    Revoked {
        group: String,
        ingress: bool,
        permissions: Vec<Permission>,
    },
    HostAttached {
        instance: InstanceId,
        interface: Interface,
    },
    TaskAttached {
        task: TaskId,
        interface: Interface,
    },
    TrunkAttached {
        instance: InstanceId,
        interface: Interface,
    },
    TrunkDetached {
        instance: InstanceId,
    },
}

/// Whose path was found blocked, with the hops up to the one that refuses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PathOf {
    /// A load balancer's health check of a target.
    HealthCheck {
        load_balancer: LoadBalancerId,
        target_group: TargetGroupId,
        task: TaskId,
    },
    /// A pull of this image, at the first service of the registry that cannot be reached.
    Pull {
        task: TaskId,
        image: String,
        service: String,
    },
    /// The mount of an EFS file system.
    Mount { task: TaskId, file_system: String },
}

impl PathOf {
    pub fn task(&self) -> TaskId {
        match self {
            PathOf::HealthCheck { task, .. }
            | PathOf::Pull { task, .. }
            | PathOf::Mount { task, .. } => *task,
        }
    }
}

/// A path that ends before its goal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Blocked {
    pub of: PathOf,
    pub hops: Vec<Hop>,
}

impl Network {
    /// Nothing was created: the implicit network.
    pub fn is_implicit(&self) -> bool {
        self.vpcs.is_empty()
    }

    pub fn subnet(&self, id: &str) -> Option<&Subnet> {
        self.subnets.iter().find(|it| it.id == id)
    }

    pub fn group(&self, id: &str) -> Option<&SecurityGroup> {
        self.groups.iter().find(|it| it.id == id)
    }

    pub fn table(&self, id: &str) -> Option<&RouteTable> {
        self.tables.iter().find(|it| it.id == id)
    }

    /// The route table that a subnet uses.
    pub fn table_of(&self, subnet: &Subnet) -> Option<&RouteTable> {
        let vpc = self.vpcs.iter().find(|it| it.id == subnet.vpc);
        let id = subnet.table.as_ref().or(vpc.map(|it| &it.main_table))?;
        self.table(id)
    }

    /// Folds one change in.
    #[inline(never)]
    pub(crate) fn apply(&mut self, change: &Change) {
        match change {
            Change::VpcCreated(parts) => {
                let (vpc, table, group) = &**parts;
                self.vpcs.push(vpc.clone());
                self.tables.push(table.clone());
                self.groups.push(group.clone());
                self.made += 3;
            }
            Change::SubnetCreated(it) => made(&mut self.subnets, it, &mut self.made),
            Change::TableCreated(it) => made(&mut self.tables, it, &mut self.made),
            Change::GatewayCreated(it) => made(&mut self.gateways, it, &mut self.made),
            Change::NatCreated(it) => made(&mut self.nats, it, &mut self.made),
            Change::EndpointCreated(it) => made(&mut self.endpoints, it, &mut self.made),
            Change::GroupCreated(it) => made(&mut self.groups, it, &mut self.made),
            Change::NatDeleted { nat } => self.nats.retain(|it| it.id != *nat),
            Change::EndpointDeleted { endpoint } => self.endpoints.retain(|it| it.id != *endpoint),
            Change::HostAttached {
                instance,
                interface,
            } => {
                self.hosts.insert(*instance, interface.clone());
            }
            Change::TaskAttached { task, interface } => {
                self.tasks.insert(*task, interface.clone());
            }
            Change::TrunkAttached {
                instance,
                interface,
            } => {
                self.trunks.insert(*instance, interface.clone());
            }
            Change::TrunkDetached { instance } => {
                self.trunks.remove(instance);
            }
            other => self.modify(other),
        }
    }

    fn modify(&mut self, change: &Change) {
        match change {
            Change::SubnetModified {
                subnet,
                map_public_ip,
            } => {
                if let Some(it) = self.subnets.iter_mut().find(|it| it.id == *subnet) {
                    it.map_public_ip = *map_public_ip;
                }
            }
            Change::TableAssociated { table, subnet } => {
                if let Some(it) = self.subnets.iter_mut().find(|it| it.id == *subnet) {
                    it.table = Some(table.clone());
                }
            }
            Change::RoutePut { table, route } => {
                if let Some(it) = self.tables.iter_mut().find(|it| it.id == *table) {
                    it.routes.retain(|old| old.destination != route.destination);
                    it.routes.push(route.clone());
                }
            }
            Change::RouteDeleted { table, destination } => {
                if let Some(it) = self.tables.iter_mut().find(|it| it.id == *table) {
                    it.routes.retain(|old| old.destination != *destination);
                }
            }
            Change::GatewayAttached { gateway, vpc } => {
                if let Some(it) = self.gateways.iter_mut().find(|it| it.id == *gateway) {
                    it.vpc.clone_from(vpc);
                }
            }
            Change::Authorized {
                group,
                ingress,
                permissions,
            } => {
                let list = self.permissions_mut(group, *ingress);
                list.into_iter()
                    .for_each(|it| it.extend(permissions.iter().cloned()));
            }
            Change::Revoked {
                group,
                ingress,
                permissions,
            } => {
                let list = self.permissions_mut(group, *ingress);
                list.into_iter()
                    .for_each(|it| it.retain(|one| !permissions.contains(one)));
            }
            other => unreachable!("{other:?} makes or removes"),
        }
    }

    fn permissions_mut(&mut self, group: &str, ingress: bool) -> Option<&mut Vec<Permission>> {
        let it = self.groups.iter_mut().find(|it| it.id == *group)?;
        Some(if ingress {
            &mut it.ingress
        } else {
            &mut it.egress
        })
    }
}

fn made<T: Clone>(list: &mut Vec<T>, it: &T, count: &mut u32) {
    list.push(it.clone());
    *count += 1;
}
