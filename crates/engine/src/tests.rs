//! Whole little runs, asked by command and judged by what the trace says.

use crate::command::{AddContainerInstances, CreateService, CreateTargetGroup, UpdateService};
use crate::{Answer, Command, Run};
use base::{
    ClusterId, CpuUnits, LoadBalancerId, MemoryMib, Percent, ServiceId, SimDuration, SimTime,
    TargetGroupId, TaskCount,
};
use model::{
    Compatibility, Container, Event, LaunchType, NetworkMode, PortMapping, ProbeConfig,
    RevisionStatus, ServiceLoadBalancer, TargetType, TaskDefinition, TaskDefinitionRef,
};
use rules::placement::Protocol;

pub struct Lab {
    pub run: Run,
}

impl Lab {
    pub fn new(instances: u32) -> Lab {
        let mut lab = Lab { run: Run::new(7) };
        lab.submit(Command::CreateCluster { name: "lab".into() });
        lab.submit(Command::AddContainerInstances(Box::new(
            AddContainerInstances {
                cluster: ClusterId(1),
                instance_type: "t3.medium".into(),
                count: instances,
                zones: vec!["us-east-1a".into(), "us-east-1b".into()],
                attributes: Vec::new(),
            },
        )));
        lab
    }

    pub fn submit(&mut self, command: Command) -> Answer {
        self.run.submit("test", "", &command).expect("admitted")
    }

    pub fn register(&mut self, memory: u32, host_port: u16) -> TaskDefinitionRef {
        let draft = Box::new(definition("web", memory, host_port));
        match self.submit(Command::RegisterTaskDefinition { draft }) {
            Answer::TaskDefinition(reference) => reference,
            other => panic!("{other:?}"),
        }
    }

    pub fn balancer(&mut self) -> Vec<ServiceLoadBalancer> {
        self.submit(Command::CreateTargetGroup(Box::new(CreateTargetGroup {
            name: "web".into(),
            protocol: "HTTP".into(),
            port: 80,
            target_type: TargetType::Instance,
            health_check: ProbeConfig {
                interval: SimDuration::from_secs(10),
                timeout: SimDuration::from_secs(5),
                healthy_threshold: 5,
                unhealthy_threshold: 2,
                path: "/".into(),
                matcher: "200".into(),
            },
            deregistration_delay: SimDuration::from_secs(15),
        })));
        self.submit(Command::CreateLoadBalancer { name: "web".into() });
        self.submit(Command::CreateListener {
            load_balancer: LoadBalancerId(1),
            target_group: TargetGroupId(1),
        });
        vec![ServiceLoadBalancer {
            target_group: TargetGroupId(1),
            container_name: "app".into(),
            container_port: 80,
        }]
    }

    pub fn service(
        &mut self,
        definition: &TaskDefinitionRef,
        desired: u32,
        percents: (u32, u32),
        load_balancers: Vec<ServiceLoadBalancer>,
    ) -> ServiceId {
        let create = CreateService {
            cluster: ClusterId(1),
            name: "web".into(),
            definition: definition.clone(),
            launch_type: LaunchType::Ec2,
            desired: TaskCount(desired),
            minimum_healthy_percent: Percent(percents.0),
            maximum_percent: Percent(percents.1),
            health_check_grace_period: SimDuration::ZERO,
            constraints: Vec::new(),
            strategies: Vec::new(),
            network: None,
            load_balancers,
            document: String::new(),
        };
        match self.submit(Command::CreateService(Box::new(create))) {
            Answer::Service(service) => service,
            other => panic!("{other:?}"),
        }
    }

    pub fn until(&mut self, secs: u64) {
        self.run.run_until(SimTime::from_secs(secs));
    }

    pub fn dump(&self) {
        for it in self
            .run
            .trace
            .iter()
            .filter(|it| !it.event.is_bookkeeping())
        {
            let text = format!("{:?}", it.event);
            println!("{} {} {:.230}", it.at, it.seq, text);
        }
    }
}

pub fn update(service: ServiceId) -> UpdateService {
    UpdateService {
        service,
        definition: None,
        desired: None,
        minimum_healthy_percent: None,
        maximum_percent: None,
        health_check_grace_period: None,
        constraints: None,
        strategies: None,
        network: None,
        load_balancers: None,
        force_new_deployment: false,
        document: String::new(),
    }
}

fn definition(family: &str, memory: u32, host_port: u16) -> TaskDefinition {
    TaskDefinition {
        family: family.into(),
        revision: 0,
        status: RevisionStatus::Active,
        registered_at: SimTime::ZERO,
        network_mode: NetworkMode::Bridge,
        requires_compatibilities: Vec::new(),
        compatibilities: vec![Compatibility::Ec2],
        cpu: None,
        memory: None,
        containers: vec![Container {
            name: "app".into(),
            image: "web:v1".into(),
            cpu: CpuUnits(256),
            memory: Some(MemoryMib(memory)),
            memory_reservation: None,
            essential: true,
            port_mappings: vec![PortMapping {
                container_port: 80,
                host_port,
                protocol: Protocol::Tcp,
                name: None,
            }],
            health_check: None,
            depends_on: Vec::new(),
            start_timeout: None,
            stop_timeout: None,
            restart_policy: None,
            gpus: 0,
        }],
        task_role_arn: None,
        execution_role_arn: None,
        placement_constraints: Vec::new(),
        requires_attributes: Vec::new(),
        document: String::new(),
    }
}

#[test]
fn dump_a_rolling_update() {
    let mut lab = Lab::new(4);
    let first = lab.register(512, 0);
    let balancers = lab.balancer();
    let service = lab.service(&first, 4, (50, 100), balancers);
    lab.until(100);
    let second = lab.register(512, 0);
    let change = UpdateService {
        definition: Some(second),
        ..update(service)
    };
    lab.submit(Command::UpdateService(Box::new(change)));
    lab.until(400);
    lab.dump();
    let completed = |it: &&model::Stamped| {
        matches!(&it.event, Event::ServiceMessageSent { message, .. }
            if matches!(message, model::ServiceMessage::DeploymentCompleted { .. }))
    };
    assert_eq!(lab.run.trace.iter().filter(completed).count(), 2);
}
