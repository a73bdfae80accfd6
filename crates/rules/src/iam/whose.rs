//! Whose role a call is made with: the agent's, the app's or the instance's.
//!
//! Source: ECS developer guide, task execution IAM role, task IAM role, container instance IAM role (read
//! 2026-11). Model: without a role of its own a task on an instance falls back to the instance's.
//! Example: a Fargate task without an execution role pulls from a private repository with nobody's.

/// Who makes the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acts {
    /// Pulls images, fetches secrets, writes logs, before and beside the app.
    Agent,
    /// The code in the containers.
    App,
    /// The agent for the instance itself: it registers it and reports.
    Host,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Execution,
    Task,
    Instance,
}

/// The role that a call uses; `None` when there are no credentials at all.
///
/// Source: see the module.
pub const fn whose(acts: Acts, execution: bool, task: bool, on_instance: bool) -> Option<Whose> {
    match acts {
        Acts::Agent if execution => Some(Whose::Execution),
        Acts::App if task => Some(Whose::Task),
        _ if on_instance => Some(Whose::Instance),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_call_has_its_role() {
        use Whose::{Execution, Instance, Task};
        for (acts, execution, task, on_instance, role) in [
            (Acts::Agent, true, true, true, Some(Execution)),
            (Acts::Agent, false, true, true, Some(Instance)),
            (Acts::Agent, false, true, false, None),
            (Acts::App, true, true, false, Some(Task)),
            (Acts::App, true, false, true, Some(Instance)),
            (Acts::App, true, false, false, None),
            (Acts::Host, true, true, true, Some(Instance)),
        ] {
            assert_eq!(whose(acts, execution, task, on_instance), role, "{acts:?}");
        }
    }
}
