//! The boundary to AWS JSON: requests become commands, the world becomes responses.
//!
//! `call` is the one way in. `register::check`, `paste::normalise_paste`, `complete::complete` and
//! `diff::diff` serve the editor of a task definition; `messages` words what AWS words.
//! Example: `call(run, "ecs.ListClusters", &json!({}))` answers `{"clusterArns": [...]}`.

pub mod arn;
pub mod call;
pub mod calls;
pub mod complete;
pub mod describe;
pub mod diff;
pub mod error;
pub mod finding;
pub mod json;
pub mod lifecycle_policy;
pub mod messages;
pub mod paste;
pub mod policy;
pub mod register;
pub mod shape;
pub mod start_texts;
pub mod suggest;
pub mod text;

pub use call::{CallInfo, call, calls, check_call, is_read};
pub use complete::{Completion, CompletionOption, OptionKind, complete, complete_call};
pub use diff::{DiffKind, DiffLine, diff};
pub use error::{ApiError, Message};
pub use finding::{Certainty, Finding, Fix, Severity};
pub use paste::{Pasted, normalise_paste};
pub use register::{CheckOptions, Checked, check};
