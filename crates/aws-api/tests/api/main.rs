//! The boundary from outside: worked examples by number, AWS's texts by row, round trips, fuzz.

#![recursion_limit = "256"]

mod balancers;
mod caller;
mod calls;
mod capacity;
mod classic;
mod deployments;
mod documents;
mod door;
mod ec2;
mod ecr;
mod events;
mod fuzz;
mod identity;
mod inherit;
mod lab;
mod managed;
mod math;
mod members;
mod messages;
mod paste;
mod predictive;
mod quotas;
mod random_definitions;
mod registration;
mod scaling;
mod scanning;
mod session;
mod shapes;
mod shortage;
mod sqs;
mod start_failures;
mod storage;
mod taken;
mod targets;
mod task_sets;
mod texts;
mod words;
mod worked;
