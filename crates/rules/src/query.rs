//! The cluster query language of `memberOf` constraints and `ListContainerInstances --filter`.

use serde::Serialize;

/// A parsed expression; keeps its source text for messages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Expression {
    pub text: String,
}
