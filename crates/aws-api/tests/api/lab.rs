//! A small lab to call into: one cluster, two instances, one definition.

use aws_api::{ApiError, call};
use base::{SimDuration, SimTime};
use engine::Run;
use serde_json::{Value, json};

pub struct Lab {
    pub run: Run,
}

impl Lab {
    /// Cluster `lab` with `count` instances of m5.large in two zones.
    pub fn with(count: u32) -> Lab {
        let mut lab = Lab { run: Run::new(7) };
        lab.ok("ecs.CreateCluster", json!({"clusterName": "lab"}));
        if count > 0 {
            lab.ok(
                "lab.AddContainerInstances",
                json!({"cluster": "lab", "instanceType": "m5.large", "count": count,
                       "availabilityZones": ["us-east-1a", "us-east-1b"]}),
            );
        }
        lab
    }

    pub fn call(&mut self, name: &str, input: Value) -> Result<Value, ApiError> {
        call(&mut self.run, name, &input)
    }

    #[track_caller]
    pub fn ok(&mut self, name: &str, input: Value) -> Value {
        match self.call(name, input) {
            Ok(it) => it,
            Err(error) => panic!("{name}: {error}"),
        }
    }

    #[track_caller]
    pub fn refused(&mut self, name: &str, input: Value) -> ApiError {
        let before = (self.run.world.clone(), self.run.trace.len());
        let error = self.call(name, input).expect_err("the call is refused");
        assert_eq!(
            before,
            (self.run.world.clone(), self.run.trace.len()),
            "unchanged"
        );
        error
    }

    pub fn play(&mut self, secs: u64) {
        let until = self.run.clock + SimDuration::from_secs(secs);
        self.run.run_until(until.max(SimTime::ZERO));
    }

    /// Family `web` with one container of 256 CPU units and 512 MiB.
    pub fn web(&mut self) -> Value {
        self.ok("ecs.RegisterTaskDefinition", web())
    }
}

pub fn web() -> Value {
    json!({"family": "web", "containerDefinitions": [
        {"name": "app", "image": "web:v1", "cpu": 256, "memory": 512,
         "portMappings": [{"containerPort": 80}]},
    ]})
}
