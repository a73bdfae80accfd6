//! The boundary: AWS JSON in, commands out. Only the signatures the crates above need stand here yet;
//! until the boundary is merged every call is refused as unknown.

use serde_json::Value;

/// What a refused call answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    pub code: String,
    pub message: String,
    pub path: Option<String>,
}

impl ApiError {
    pub fn lab(message: impl Into<String>) -> ApiError {
        ApiError {
            code: "LabException".into(),
            message: message.into(),
            path: None,
        }
    }
}

pub struct CallInfo {
    pub name: &'static str,
}

pub fn calls() -> &'static [CallInfo] {
    const NAMES: [CallInfo; 3] = [
        CallInfo {
            name: "ecs.CreateCluster",
        },
        CallInfo {
            name: "ecs.CreateService",
        },
        CallInfo {
            name: "ecs.DescribeServices",
        },
    ];
    &NAMES
}

pub fn is_read(name: &str) -> bool {
    name.contains(".Describe") || name.contains(".List")
}

/// # Errors
/// Always, until the boundary is merged.
pub fn call(_run: &mut engine::Run, name: &str, _input: &Value) -> Result<Value, ApiError> {
    Err(ApiError {
        code: "UnknownOperationException".into(),
        message: format!("{name} is not known yet"),
        path: None,
    })
}

pub mod messages {
    pub fn service_message(
        _world: &model::World,
        _service: &model::Service,
        message: &model::ServiceMessage,
    ) -> String {
        format!("{message:?}")
    }

    pub fn stopped_reason(_world: &model::World, reason: &model::StoppedReason) -> String {
        format!("{reason:?}")
    }
}
