//! One service for the tests of this folder: `web` in cluster `lab`, web:8, 4 tasks, 50/100.

use super::Baseline;
use base::ServiceId;
use model::{LaunchType, TaskDefinitionRef};

pub const BASELINE_TASK: &str = r#"{
  "family": "web",
  "networkMode": "bridge",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "web:v8",
      "cpu": 256,
      "memory": 512,
      "portMappings": [{ "containerPort": 80, "hostPort": 8080 }],
      "dockerLabels": {}
    }
  ]
}"#;

pub const BASELINE_SERVICE: &str = r#"{
  "cluster": "lab",
  "service": "web",
  "desiredCount": 4,
  "deploymentConfiguration": {
    "minimumHealthyPercent": 50,
    "maximumPercent": 100
  },
  "placementStrategy": [
    { "type": "binpack", "field": "memory" }
  ],
  "placementConstraints": []
}"#;

pub fn baseline() -> Baseline {
    Baseline {
        service: ServiceId(1),
        cluster: "lab".to_owned(),
        name: "web".to_owned(),
        definition: TaskDefinitionRef {
            family: "web".to_owned(),
            revision: 8,
        },
        launch_type: LaunchType::Ec2,
        last_revisions: [("web".to_owned(), 8)].into_iter().collect(),
        instances: 4,
        task_text: BASELINE_TASK.to_owned(),
        service_text: BASELINE_SERVICE.to_owned(),
    }
}
