//! Whole little runs, asked by command and judged by what the trace says. Names carry the numbers of
//! the worked examples they prove.

mod breaker;
mod containers;
mod daemon;
mod deployments;
mod faults;
mod scaling;
mod shifting;
mod task_sets;
mod tasks;

use crate::command::{
    AddContainerInstances, CreateLoadBalancer, CreateService, CreateTargetGroup, RunTask,
    UpdateService,
};
use crate::{Answer, Command, FailureReason, Run};
use base::{
    ClusterId, CpuUnits, LoadBalancerId, MemoryMib, Percent, ServiceId, SimDuration, SimTime,
    TargetGroupId, TaskCount, TaskId,
};
use model::{
    Compatibility, Container, Event, ImageBehaviour, LaunchType, NetworkMode, PortMapping,
    ProbeConfig, RevisionStatus, ServiceLoadBalancer, TargetType, Task, TaskDefinition,
    TaskDefinitionRef,
};
use rules::placement::Protocol;
use rules::rollout::ecs_rolling::Action;

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
                subnets: vec![],
                security_groups: vec![],
                attributes: Vec::new(),
                role: None,
                reserved_memory: MemoryMib(0),
            },
        )));
        lab
    }

    pub fn submit(&mut self, command: Command) -> Answer {
        self.run.submit("test", "", &command).expect("admitted")
    }

    pub fn register(&mut self, memory: u32, host_port: u16) -> TaskDefinitionRef {
        self.register_with(memory, host_port, |_| {})
    }

    pub fn register_with(
        &mut self,
        memory: u32,
        host_port: u16,
        change: impl FnOnce(&mut TaskDefinition),
    ) -> TaskDefinitionRef {
        let mut definition = definition("web", memory, host_port);
        change(&mut definition);
        let draft = Box::new(definition);
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
                port: None,
            },
            deregistration_delay: SimDuration::from_secs(15),
        })));
        let create = CreateLoadBalancer {
            name: "web".into(),
            kind: model::BalancerKind::Application,
            internal: false,
            subnets: vec![],
            security_groups: vec![],
        };
        self.submit(Command::CreateLoadBalancer(Box::new(create)));
        let target_group = TargetGroupId(1);
        let forward = model::Action::Forward(vec![model::Weighted {
            target_group,
            weight: 1,
        }]);
        let listener = model::Listener {
            id: 0,
            protocol: "HTTP".into(),
            port: 80,
            default_action: forward,
            rules: vec![],
            last_rule: 0,
        };
        self.submit(Command::PutListener {
            load_balancer: LoadBalancerId(1),
            listener: Box::new(listener),
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
        let mut create = asked(desired, percents);
        create.definition = Some(definition.clone());
        create.load_balancers = load_balancers;
        match self.submit(Command::CreateService(Box::new(create))) {
            Answer::Service(service) => service,
            other => panic!("{other:?}"),
        }
    }

    pub fn until(&mut self, secs: u64) {
        self.run.run_until(SimTime::from_secs(secs));
    }

    /// Moments and texts of the service's messages, shortened to their kind.
    pub fn messages(&self) -> Vec<(u64, String)> {
        let trace = self.run.trace.iter();
        trace
            .filter_map(|it| match &it.event {
                Event::ServiceMessageSent { message, .. } => {
                    let text = format!("{message:?}");
                    let kind = text
                        .split([' ', '('])
                        .next()
                        .unwrap_or_default()
                        .to_string();
                    Some((it.at.0 / 1000, kind))
                }
                _ => None,
            })
            .collect()
    }

    pub fn says(&self, kind: &str) -> usize {
        self.messages().iter().filter(|(_, it)| it == kind).count()
    }

    /// What the rollout did since so many events: `-2` stopped two old tasks, `+2` started two.
    pub fn acts_since(&self, before: usize) -> Vec<String> {
        let acts = self.run.trace[before..].iter();
        let acts = acts.filter_map(|it| match &it.event {
            Event::RolloutDecided { pass, .. } => match pass.action {
                Action::StopOld { count } => Some(format!("-{count}")),
                Action::StartNew { count } => Some(format!("+{count}")),
                _ => None,
            },
            _ => None,
        });
        acts.collect()
    }

    /// Live tasks of the first service: (running, pending, counted healthy).
    pub fn counts(&self) -> (usize, usize, usize) {
        let live: Vec<&Task> = self.run.world.live_tasks_of(ServiceId(1)).collect();
        let of = |which: fn(&Task) -> bool| live.iter().filter(|it| which(it)).count();
        (
            of(Task::is_running),
            of(Task::is_pending),
            of(|it| it.wanted && it.counted_healthy),
        )
    }

    pub fn task(&self, id: u32) -> &Task {
        &self.run.world.tasks[&TaskId(id)]
    }

    pub fn image(&mut self, image: &str, change: impl FnOnce(&mut ImageBehaviour)) {
        let mut behaviour = crate::lifecycle::timing::default_image();
        change(&mut behaviour);
        let behaviour = Box::new(behaviour);
        self.submit(Command::SetImage {
            image: image.into(),
            behaviour,
        });
    }

    pub fn deploy(&mut self, definition: TaskDefinitionRef) {
        let change = UpdateService {
            definition: Some(definition),
            ..update(ServiceId(1))
        };
        self.submit(Command::UpdateService(Box::new(change)));
    }

    pub fn run_task(&mut self, change: impl FnOnce(&mut RunTask)) -> (usize, Vec<FailureReason>) {
        let mut run = RunTask {
            cluster: ClusterId(1),
            definition: TaskDefinitionRef {
                family: "web".into(),
                revision: 1,
            },
            count: 1,
            launch_type: LaunchType::Ec2,
            group: None,
            started_by: None,
            constraints: Vec::new(),
            strategies: Vec::new(),
            network: None,
        };
        change(&mut run);
        match self.submit(Command::RunTask(Box::new(run))) {
            Answer::Tasks { tasks, failures } => (
                tasks.len(),
                failures.into_iter().map(|it| it.reason).collect(),
            ),
            other => panic!("{other:?}"),
        }
    }

    pub fn add_instances(&mut self, kind: &str, count: u32, zones: &[&str]) {
        self.submit(Command::AddContainerInstances(Box::new(
            AddContainerInstances {
                cluster: ClusterId(1),
                instance_type: kind.into(),
                count,
                zones: zones.iter().map(|it| it.to_string()).collect(),
                subnets: vec![],
                security_groups: vec![],
                attributes: Vec::new(),
                role: None,
                reserved_memory: MemoryMib(0),
            },
        )));
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
        settings: None,
        document: String::new(),
    }
}

/// A service without a definition.
pub fn asked(desired: u32, percents: (u32, u32)) -> CreateService {
    CreateService {
        cluster: ClusterId(1),
        name: "web".into(),
        definition: None,
        launch_type: LaunchType::Ec2,
        desired: TaskCount(desired),
        minimum_healthy_percent: Percent(percents.0),
        maximum_percent: Percent(percents.1),
        health_check_grace_period: SimDuration::ZERO,
        constraints: Vec::new(),
        strategies: Vec::new(),
        network: None,
        load_balancers: Vec::new(),
        settings: Default::default(),
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
            secrets: Vec::new(),
            log: None,
            repository_credentials: None,
            version_consistency: true,
        }],
        task_role_arn: None,
        execution_role_arn: None,
        placement_constraints: Vec::new(),
        cpu_architecture: None,
        requires_attributes: Vec::new(),
        volumes: vec![],
        ephemeral_gib: 20,
        document: String::new(),
    }
}
