//! What the reader has picked: the thing that the Why panel explains.

use base::{InstanceId, Seq, ServiceId, TaskId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selection {
    Task(TaskId),
    /// The tasks of this service that fit nowhere.
    Unplaced(ServiceId),
    Instance(InstanceId),
    Service(ServiceId),
    /// An event of the trace: a decision, a message, an edit.
    Event(Seq),
}
