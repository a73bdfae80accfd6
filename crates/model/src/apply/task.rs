//! Task and container events folded into the world, with what they take from and give back to instances.

use crate::ecs::LaunchType;
use crate::event::Event;
use crate::task::{Health, Pull, StopCode, Task, TaskStatus};
use crate::world::World;
use base::{SimTime, TaskId};
use rules::placement::{Node, Protocol};
use std::sync::Arc;

impl World {
    /// Applies the event if it is about a task; says whether it was.
    pub(super) fn apply_task_event(&mut self, event: &Event, at: SimTime) -> bool {
        match event {
            Event::TaskCreated(task) => self.create_task(task),
            Event::TaskStatusChanged { task, to } => self.change_status(*task, *to, at),
            Event::TaskStopRequested { task, code, reason } => {
                self.count_in_group(*task, false);
                let task = self.task_mut(*task);
                if *code == StopCode::EssentialContainerExited {
                    task.execution_stopped_at = Some(at);
                }
                task.wanted = false;
                task.stop_code = Some(*code);
                task.stopped_reason = Some(reason.clone());
            }
            Event::TaskPortsBound { task, ports } => self.bind_ports(*task, ports),
            Event::ImagePullStarted { task, containers } => {
                let task = self.task_mut(*task);
                task.pull_started_at.get_or_insert(at);
                task.pull_stopped_at = None;
                pull(task, &containers.0, Pull::Pulling);
            }
            Event::ImagePullStopped { task, containers } => {
                let task = self.task_mut(*task);
                task.pull_stopped_at = Some(at);
                pull(task, &containers.0, Pull::Pulled);
            }
            Event::TaskHealthChanged { task, health } => self.task_mut(*task).health = *health,
            Event::TaskCountedHealthy { task, counted } => {
                let task = self.task_mut(*task);
                task.counted_healthy = *counted;
                task.ever_healthy |= *counted;
            }
            Event::TaskFoundUnhealthy { task } => self.task_mut(*task).unhealthy = true,
            other => return self.apply_container_event(other, at),
        }
        true
    }

    fn apply_container_event(&mut self, event: &Event, at: SimTime) -> bool {
        match event {
            Event::ContainerStarted { task, container } => {
                self.task_mut(*task).version += 1;
                let container = &mut self.task_mut(*task).containers[*container];
                container.status = TaskStatus::Running;
                container.started_at = Some(at);
            }
            Event::ContainerStopped {
                task,
                container,
                exit_code,
                reason,
            } => {
                let task = self.task_mut(*task);
                task.version += 1;
                if !task.wanted && task.containers[*container].started_at.is_some() {
                    task.execution_stopped_at.get_or_insert(at);
                }
                let container = &mut task.containers[*container];
                container.status = TaskStatus::Stopped;
                container.exit_code = *exit_code;
                container.reason = reason.clone();
            }
            Event::ImageResolved {
                task,
                container,
                digest,
            } => {
                self.task_mut(*task).containers[*container].digest = Some(digest.clone());
            }
            Event::ContainerRestarted { task, container } => {
                let container = &mut self.task_mut(*task).containers[*container];
                container.status = TaskStatus::Running;
                container.started_at = Some(at);
                container.restarts += 1;
                container.failures = 0;
                container.health = Health::Unknown;
            }
            Event::ContainerSignalled { task, container } => {
                self.task_mut(*task).containers[*container].signalled_at = Some(at);
            }
            Event::ContainerProbed {
                task,
                container,
                health,
                failures,
            } => {
                let container = &mut self.task_mut(*task).containers[*container];
                (container.health, container.failures) = (*health, *failures);
            }
            _ => return false,
        }
        true
    }

    fn create_task(&mut self, task: &Task) {
        self.tasks.insert(task.id, Arc::new(task.clone()));
        if let Some(service) = task.service {
            self.service_tasks.entry(service).or_default().push(task.id);
        }
        if task.instance.is_none() && task.launch_type == LaunchType::Ec2 {
            self.waiting_tasks.insert(task.id);
        }
        self.seat(task.id);
    }

    /// The task takes what it needs on its instance, if it has one.
    pub(super) fn seat(&mut self, id: TaskId) {
        if self.tasks[&id].gpus == rules::gpu::ALL
            && let Some(instance) = self.tasks[&id].instance
        {
            let left = self.instances[&instance].node.gpus_left;
            self.task_mut(id).gpus = left;
        }
        let task = Arc::clone(&self.tasks[&id]);
        if let Some(instance) = task.instance {
            self.waiting_tasks.remove(&id);
            self.instance_tasks
                .entry(instance)
                .or_default()
                .push(task.id);
            let instance = self.instance_mut(instance);
            instance.pending_tasks += 1;
            take(&mut instance.node, &task);
        }
        self.count_in_group(id, true);
    }

    fn change_status(&mut self, id: TaskId, to: TaskStatus, at: SimTime) {
        let task = self.task_mut(id);
        let from = std::mem::replace(&mut task.last_status, to);
        task.version += 1;
        match to {
            TaskStatus::Running => task.started_at = Some(at),
            TaskStatus::Stopping => task.stopping_at = Some(at),
            TaskStatus::Stopped => task.stopped_at = Some(at),
            _ => {}
        }
        if to >= TaskStatus::Deactivating {
            task.counted_healthy = false;
        }
        let (task, service) = (task.clone(), task.service);
        if to == TaskStatus::Stopped {
            self.storage.forget(&crate::storage::Holder::Task(id));
            self.waiting_tasks.remove(&id);
            // What never started is STOPPED with its task.
            for container in &mut self.task_mut(id).containers {
                container.status = TaskStatus::Stopped;
            }
            if let Some(live) = service.and_then(|it| self.service_tasks.get_mut(&it)) {
                live.retain(|other| *other != id);
            }
            if let Some(live) = task
                .instance
                .and_then(|it| self.instance_tasks.get_mut(&it))
            {
                live.retain(|other| *other != id);
            }
        }
        let Some(instance) = task.instance else {
            return;
        };
        let instance = self.instance_mut(instance);
        if from.is_starting() && !to.is_starting() {
            instance.pending_tasks -= 1;
        }
        if to == TaskStatus::Running {
            instance.node.running_tasks += 1;
        } else if from == TaskStatus::Running {
            instance.node.running_tasks -= 1;
        }
        if to == TaskStatus::Stopped {
            give_back(&mut instance.node, &task);
        }
    }

    /// Group counts on an instance follow the desired status, not the last one.
    ///
    /// Source: ECS developer guide, task placement constraints: distinctInstance (read 2026-11).
    fn count_in_group(&mut self, id: TaskId, up: bool) {
        let task = &self.tasks[&id];
        let (wanted, group) = (task.wanted, task.group.clone());
        let Some(instance) = task.instance.filter(|_| wanted) else {
            return;
        };
        let groups = &mut self.instance_mut(instance).node.groups;
        let count = groups.entry(group.clone()).or_insert(0);
        *count = if up {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
        if *count == 0 {
            groups.remove(&group);
        }
    }

    fn bind_ports(&mut self, id: TaskId, ports: &[crate::task::BoundPort]) {
        let task = self.task_mut(id);
        task.ports = ports.to_vec();
        let reserved = task.reserved_ports.clone();
        let dynamic =
            |it: &&crate::task::BoundPort| !reserved.contains(&(it.protocol, it.host_port));
        let highest = ports.iter().filter(dynamic).map(|it| it.host_port).max();
        let (instance, own_interface) = (task.instance, task.own_interface);
        if let (Some(instance), Some(highest), false) = (instance, highest, own_interface) {
            self.instance_mut(instance).last_dynamic_port = highest;
        }
    }
}

fn pull(task: &mut Task, containers: &[usize], to: Pull) {
    for container in containers {
        task.containers[*container].pull = to;
    }
}

fn take(node: &mut Node, task: &Task) {
    node.cpu_left = node.cpu_left.saturating_sub(task.cpu);
    node.memory_left = node.memory_left.saturating_sub(task.memory);
    node.gpus_left -= task.gpus;
    node.enis_left -= task.enis;
    for port in &task.reserved_ports {
        node.ports.insert(*port, Some(task.id));
    }
}

fn give_back(node: &mut Node, task: &Task) {
    node.cpu_left = node.cpu_left.saturating_add(task.cpu);
    node.memory_left = node.memory_left.saturating_add(task.memory);
    node.gpus_left += task.gpus;
    node.enis_left += task.enis;
    let mine = |port: &(Protocol, u16)| node.ports.get(port) == Some(&Some(task.id));
    let held: Vec<_> = task.reserved_ports.iter().copied().filter(mine).collect();
    for port in held {
        node.ports.remove(&port);
    }
}
