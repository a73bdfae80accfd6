//! The field tables: complete, without repeats, every name in them resolved.

use aws_api::shape::{Kind, shape};

fn walk(kind: &Kind, seen: &mut Vec<&'static str>) {
    match kind {
        Kind::List(inner) => walk(inner, seen),
        Kind::Object(name) => {
            if seen.contains(name) {
                return;
            }
            seen.push(name);
            let shape = shape(name).unwrap_or_else(|| panic!("no structure {name}"));
            for field in &shape.fields {
                walk(&field.kind, seen);
            }
        }
        Kind::OneOf(values) => assert!(values.iter().all(|it| !it.is_empty())),
        _ => {}
    }
}

#[test]
fn every_call_has_its_whole_shape() {
    let mut seen = Vec::new();
    for info in aws_api::calls() {
        let name = aws_api::call::request_shape(info.name).unwrap();
        walk(&Kind::Object(name), &mut seen);
    }
    for name in &seen {
        let names: Vec<&str> = shape(name).unwrap().names().collect();
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len(), "{name} repeats a field");
    }
    // The counts of botocore 1.44.5.
    for (name, fields) in [
        ("RegisterTaskDefinitionRequest", 19),
        ("ContainerDefinition", 42),
        ("CreateServiceRequest", 28),
        ("UpdateServiceRequest", 24),
        ("RunTaskRequest", 19),
        ("LinuxParameters", 7),
    ] {
        assert_eq!(shape(name).unwrap().fields.len(), fields, "{name}");
    }
}

#[test]
fn calls_know_whether_they_read() {
    for (name, read) in [
        ("ecs.DescribeServices", true),
        ("ecs.ListContainerInstances", true),
        ("cloudwatch.DescribeAlarms", true),
        ("ecs.RunTask", false),
        ("lab.SetTraffic", false),
        ("ecs.Nonsense", false),
    ] {
        assert_eq!(aws_api::is_read(name), read, "{name}");
    }
    for info in aws_api::calls() {
        assert_eq!(info.lever, info.name.starts_with("lab."), "{}", info.name);
        let same = aws_api::calls().iter().filter(|it| it.name == info.name);
        assert_eq!(same.count(), 1, "{} stands twice", info.name);
    }
}
