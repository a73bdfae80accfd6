//! Answers as text: question, answer, matrix, ladder, flips, rule.

use crate::english::{English, expect, moment, played};
use base::SimTime;
use lab::{Scenario, Timeline};
use model::asg::AsgEvent;
use model::capacity::CapacityEvent;
use model::managed::ManagedEvent;
use model::predictive::PredictiveEvent;
use model::{Event, ScalingEvent, TaskSetEvent};
use rules::scaling::Direction;
use rules::scaling::target_tracking::Outcome;
use screen::Selection;
use screen::inspect::{Thing, view};
use screen::why::Why;

fn print(why: &Why, english: &English) -> String {
    let mut lines = vec![english.say(&why.question), english.say(&why.answer)];
    if let Some(quote) = &why.quote {
        lines.push(format!("> {quote}"));
    }
    if let Some(matrix) = &why.matrix {
        for row in &matrix.rows {
            let cells = row.cells.iter().zip(&matrix.columns).map(|(cell, column)| {
                let mark = if cell.ok { "" } else { "x " };
                format!(
                    "{} {mark}{}",
                    english.say(&column.name),
                    english.say(&cell.value)
                )
            });
            let cells = cells.collect::<Vec<_>>().join(" | ");
            lines.push(format!("{} {cells}", row.instance));
        }
    }
    if let Some(ladder) = &why.ladder {
        for rung in &ladder.rungs {
            let scores = rung.scores.iter().map(|it| {
                let best = if it.best { "*" } else { "" };
                format!("{}{best} {}", it.who, it.value.unwrap_or_default())
            });
            let scores = scores.collect::<Vec<_>>().join(", ");
            lines.push(format!("{}: {scores}", english.say(&rung.name)));
        }
    }
    for flip in &why.flips {
        let price = flip.price.clone().unwrap_or_default();
        lines.push(format!(
            "{} ({}) {price}",
            english.say(&flip.edit),
            english.say(&flip.gain)
        ));
    }
    lines.push(format!("{} {}", why.rule.id, why.rule.certainty.name()));
    lines.join("\n")
}

fn check(name: &str, slug: &str, secs: u64, selection: Option<Selection>) {
    let timeline = played(slug, secs);
    let why = screen::why::why(moment(&timeline), None, selection).expect("an answer");
    expect(name, &print(&why, &English::new()));
}

#[test]
fn tasks_that_fit_nowhere() {
    check("why-nowhere", "half-way", 200, None);
}

#[test]
fn a_task_that_has_its_place() {
    let task = Selection::Task(base::TaskId(1));
    check("why-here", "half-way", 100, Some(task));
}

#[test]
fn a_task_that_stopped() {
    let task = Selection::Task(base::TaskId(1));
    check("why-stopped", "half-way", 200, Some(task));
}

#[test]
fn tasks_that_only_have_to_wait() {
    let english = English::new();
    let timeline = played("half-way", 131);
    let service = timeline.world().services.values().next().unwrap().id;
    let mut moment = moment(&timeline);
    let waits = screen::why::waiting(moment, None, None).expect("tasks wait");
    assert_eq!(waits.0, service);
    moment.wait = timeline.wait(service);
    let why = screen::why::why(moment, None, None).expect("an answer");
    let first = english.say(&why.flips[0].edit);
    assert_eq!(first, "Only wait until 2:40");
    let stays = base::SimTime::from_secs(131);
    assert_eq!(timeline.now(), stays, "only a copy was played on");
    let stuck = played("the-update-that-never-starts", 200);
    assert_eq!(
        stuck.wait(base::ServiceId(1)),
        None,
        "time alone is no help"
    );
}

#[test]
fn a_second_copy_with_the_same_host_port() {
    check("why-second-copy", "second-copy-host-port", 150, None);
}

#[test]
fn a_service_that_is_stuck() {
    check("why-stuck", "the-update-that-never-starts", 200, None);
}

#[test]
fn an_instance_of_a_failed_zone() {
    let instance = Selection::Instance(base::InstanceId(1));
    check("why-instance", "az-failure", 200, Some(instance));
}

#[test]
fn every_decision_and_message_of_every_lesson_has_an_answer_in_words() {
    let english = English::new();
    for slug in crate::english::LESSONS {
        let timeline = played(slug, 600);
        let at = moment(&timeline);
        for stamped in at.all {
            if let Some(why) = screen::why::why(at, None, Some(Selection::Event(stamped.seq))) {
                assert!(!print(&why, &english).is_empty());
            }
        }
        let selections = at.world.tasks.keys().map(|it| Selection::Task(*it));
        let instances = at.world.instances.keys().map(|it| Selection::Instance(*it));
        for selection in selections.chain(instances) {
            let why = screen::why::why(at, None, Some(selection));
            let why = why.unwrap_or_else(|| panic!("{slug}: nothing to say about {selection:?}"));
            print(&why, &english);
        }
    }
}

#[test]
fn a_check_that_is_refused_on_its_way() {
    let timeline = played("the-check-that-never-arrives", 35);
    let blocked = timeline.trace().iter();
    let blocked = blocked
        .filter(|it| matches!(it.event, model::Event::PathBlocked(_)))
        .map(|it| it.seq)
        .next()
        .expect("a blocked path");
    let selection = Some(Selection::Event(blocked));
    let why = screen::why::why(moment(&timeline), None, selection).expect("an answer");
    let english = English::new();
    assert_eq!(
        english.say(&why.answer),
        "hosts of t1 does not admit port 32768 from front"
    );
    let facts = why.facts.iter();
    let facts: Vec<String> = facts
        .map(|it| format!("{}: {}", english.say(&it.name), english.say(&it.value)))
        .collect();
    assert_eq!(
        facts,
        [
            "Lets through: front has a subnet in us-east-1b",
            "Lets through: front may send to t1 on port 32768 (front)",
            "Refuses: hosts of t1 does not admit port 32768 from front",
        ]
    );
}

/// The first event of that kind: its answer, and its facts with the numbers put in.
fn facts(timeline: &Timeline, kind: impl Fn(&Event) -> bool) -> String {
    let found = timeline.whole_trace().iter().find(|it| kind(&it.event));
    let seq = found.expect("an event of that kind").seq;
    let event = Some(Selection::Event(seq));
    let why = screen::why::why(moment(timeline), None, event).expect("an answer");
    let english = English::new();
    let facts = why.facts.iter();
    let facts = facts.map(|it| format!("{}: {}", english.say(&it.name), english.say(&it.value)));
    let facts: Vec<String> = facts.collect();
    format!("{}\n{}", print(&why, &english), facts.join("\n"))
}

#[test]
fn a_step_with_its_numbers_put_in() {
    let timeline = played("step-scaling-spike", 700);
    let step = |held: bool| {
        move |event: &Event| {
            matches!(event, Event::Scaling(ScalingEvent::StepDecided { turn, .. })
                if held == matches!(turn.outcome, Outcome::NotScaled(_)) && turn.from.0 >= 5)
        }
    };
    expect("why-step", &facts(&timeline, step(false)));
    expect("why-step-cooldown", &facts(&timeline, step(true)));
}

#[test]
fn target_tracking_and_a_schedule_say_what_they_did_with_the_bounds() {
    let timeline = played("target-tracking-day", 3 * 3_600);
    let scaled = |event: &Event| {
        matches!(event, Event::ScalingDecided { decision, .. }
            if matches!(decision.outcome, Outcome::Scale { .. }))
    };
    expect("why-tracking", &facts(&timeline, scaled));
    let zone = |event: &Event| matches!(event, Event::FargateZoneChosen { .. });
    expect("why-fargate-zone", &facts(&timeline, zone));
    let ran = |event: &Event| {
        matches!(
            event,
            Event::Scaling(ScalingEvent::ScheduledActionRan { .. })
        )
    };
    expect("why-scheduled", &facts(&timeline, ran));
}

#[test]
fn managed_scaling_step_by_step() {
    let timeline = played("capacity-provider-scale-out", 2_160);
    let reserved = |waiting: bool| {
        move |event: &Event| {
            matches!(event, Event::Capacity(CapacityEvent::ReservationComputed { reservation, .. })
                if reservation.added.is_some() == waiting && reservation.n > 0)
        }
    };
    expect("why-reservation", &facts(&timeline, reserved(true)));
    expect("why-reservation-idle", &facts(&timeline, reserved(false)));
    let resized = |direction: Direction| {
        move |event: &Event| {
            matches!(event, Event::Capacity(CapacityEvent::GroupResized { resize, .. })
                if resize.facts.direction == direction && resize.stays.is_none())
        }
    };
    expect("why-resize-out", &facts(&timeline, resized(Direction::Out)));
    expect("why-resize-in", &facts(&timeline, resized(Direction::In)));
    let victim = |event: &Event| matches!(event, Event::Asg(AsgEvent::VictimChosen { .. }));
    expect("why-victim", &facts(&timeline, victim));
}

#[test]
fn a_spot_instance_that_ec2_takes_back() {
    let timeline = played("spot-reclaim", 700);
    let notice = |event: &Event| matches!(event, Event::Asg(AsgEvent::Interrupted { .. }));
    expect("why-spot", &facts(&timeline, notice));
    let left = |event: &Event| matches!(event, Event::Asg(AsgEvent::Left { .. }));
    expect("why-spot-left", &facts(&timeline, left));
    let chosen =
        |event: &Event| matches!(event, Event::Capacity(CapacityEvent::ProviderChosen { .. }));
    expect("why-provider", &facts(&timeline, chosen));
}

/// Two zones; one fails and comes back.
const ZONES: &str = "
format: 1
title: Two zones
seed: 3
until: 20m
steps:
  - {at: 0s, call: ecs.CreateCluster, input: {clusterName: lab}}
  - at: 0s
    call: ec2.CreateLaunchTemplate
    input:
      LaunchTemplateName: nodes
      LaunchTemplateData: {InstanceType: t3.medium, UserData: 'ECS_CLUSTER=lab'}
  - at: 0s
    call: autoscaling.CreateAutoScalingGroup
    input:
      AutoScalingGroupName: nodes
      LaunchTemplate: {LaunchTemplateName: nodes}
      MinSize: 4
      MaxSize: 4
      AvailabilityZones: [us-east-1a, us-east-1b]
  - {at: 3m, call: lab.FailAvailabilityZone, input: {availabilityZone: us-east-1b}}
  - {at: 8m, call: lab.RestoreAvailabilityZone, input: {availabilityZone: us-east-1b}}
";

#[test]
fn a_group_replaces_what_failed_and_rebalances_when_the_zone_is_back() {
    let scenario = Scenario::from_yaml(ZONES).expect("a scenario");
    let mut timeline = Timeline::open(scenario);
    timeline.advance_to(base::SimTime::from_secs(1_200));
    let left = |event: &Event| matches!(event, Event::Asg(AsgEvent::Left { .. }));
    expect("why-unhealthy", &facts(&timeline, left));
    let relieves = |event: &Event| {
        matches!(event, Event::Asg(AsgEvent::Launched { member, .. })
            if member.relieves.is_some())
    };
    expect("why-rebalance", &facts(&timeline, relieves));
    let after = |event: &Event| matches!(event, Event::Asg(AsgEvent::VictimChosen { of, .. }) if of.len() == 5);
    expect("why-rebalance-victim", &facts(&timeline, after));
    let group = timeline.world().groups.values().next().expect("a group");
    let zone = |zone: &str| group.active().filter(|it| it.1.zone == zone).count();
    assert_eq!((zone("us-east-1a"), zone("us-east-1b")), (2, 2));
}

#[test]
fn a_deployment_that_the_circuit_breaker_ended() {
    let timeline = played("circuit-breaker", 900);
    let second = |event: &Event| {
        matches!(event, Event::DeploymentStarted { deployment, .. }
            if deployment.definition.revision == 2)
    };
    expect("why-deployment", &facts(&timeline, second));
}

/// Tasks that wait without any instance being asked for: the answer is the event that says so.
#[test]
fn tasks_whose_role_can_no_longer_be_assumed() {
    let trust = |who: &str| {
        format!(
            r#"{{"Statement": {{"Effect": "Allow", "Principal": {{"Service": "{who}"}}, "Action": "sts:AssumeRole"}}}}"#
        )
    };
    let (ours, theirs) = (
        trust("ecs-tasks.amazonaws.com"),
        trust("lambda.amazonaws.com"),
    );
    let scenario = format!(
        "
format: 1
title: A role
seed: 7
until: 10m
steps:
  - {{at: 0s, call: ecs.CreateCluster, input: {{clusterName: lab}}}}
  - {{at: 0s, call: iam.CreateRole, input: {{RoleName: app, AssumeRolePolicyDocument: '{ours}'}}}}
  - at: 0s
    call: ecs.RegisterTaskDefinition
    input:
      family: web
      requiresCompatibilities: [FARGATE]
      networkMode: awsvpc
      cpu: '256'
      memory: '512'
      taskRoleArn: app
      containerDefinitions: [{{name: app, image: 'web:v1'}}]
  - at: 0s
    call: ecs.CreateService
    input:
      cluster: lab
      serviceName: web
      taskDefinition: web
      desiredCount: 1
      launchType: FARGATE
      networkConfiguration: {{awsvpcConfiguration: {{subnets: [subnet-a]}}}}
  - {{at: 2m, call: iam.UpdateAssumeRolePolicy, input: {{RoleName: app, PolicyDocument: '{theirs}'}}}}
  - {{at: 2m, call: ecs.UpdateService, input: {{cluster: lab, service: web, desiredCount: 3}}}}
"
    );
    let mut timeline = Timeline::open(Scenario::from_yaml(&scenario).expect("a scenario"));
    timeline.advance_to(base::SimTime::from_secs(200));
    let why = screen::why::why(moment(&timeline), None, None).expect("an answer");
    let english = English::new();
    assert_eq!(
        english.say(&why.question),
        "Why does ECS start no more tasks of web?"
    );
    assert_eq!(
        english.say(&why.answer),
        "It cannot assume the role arn:aws:iam::111122223333:role/app for them: its trust policy \
         does not let ecs-tasks.amazonaws.com in."
    );
    assert_eq!(
        timeline
            .world()
            .services
            .values()
            .next()
            .unwrap()
            .unplaced
            .as_ref()
            .unwrap()
            .count
            .0,
        2
    );
}

const TASK_SETS: &str = r#"{"format": 1, "title": "Another controller", "seed": 7, "until": "10m",
  "steps": [
    {"at": "0s", "call": "ecs.CreateCluster", "input": {"clusterName": "lab"}},
    {"at": "0s", "call": "lab.AddContainerInstances", "input": {"cluster": "lab",
      "instanceType": "t3.medium", "count": 2, "availabilityZones": ["us-east-1a"]}},
    {"at": "0s", "call": "ecs.RegisterTaskDefinition", "input": {"family": "web",
      "containerDefinitions": [{"name": "app", "image": "web:v1", "cpu": 128, "memory": 256}]}},
    {"at": "0s", "call": "ecs.CreateService", "input": {"cluster": "lab", "serviceName": "web",
      "desiredCount": 3, "deploymentController": {"type": "EXTERNAL"}}},
    {"at": "10s", "call": "ecs.CreateTaskSet", "input": {"cluster": "lab", "service": "web",
      "taskDefinition": "web", "scale": {"value": 50, "unit": "PERCENT"}}}
  ]}"#;

#[test]
fn a_task_set_says_what_it_keeps_and_of_which_numbers() {
    let scenario = Scenario::from_json(TASK_SETS).expect("a scenario");
    let mut timeline = Timeline::open(scenario);
    timeline.seek(SimTime::from_secs(120));
    let keeps = |event: &Event| matches!(event, Event::TaskSet(TaskSetEvent::Computed { .. }));
    expect("why-task-set", &facts(&timeline, keeps));
    let at = moment(&timeline);
    let set = *at.world.task_sets.all.keys().next().expect("a task set");
    let view = view(at, &Thing::TaskSet(set)).expect("it can be looked at");
    let (call, answer) = view.json.expect("a call describes it");
    assert_eq!(call, "ecs.DescribeTaskSets");
    assert_eq!(answer["taskSets"][0]["computedDesiredCount"], 2, "{answer}");
    let tasks = view.links.iter().find(|it| it.name.id == "insp-tasks");
    assert_eq!(tasks.map(|it| it.things.len()), Some(2));
}

#[test]
fn a_groups_own_target_tracking_shows_its_formula() {
    let decided = |event: &Event| {
        matches!(event, Event::Asg(AsgEvent::PolicyDecided { decision, .. })
            if matches!(decision.outcome, Outcome::Scale { .. }))
    };
    let timeline = played("two-thermostats", 7_200);
    expect("why-group-tracking", &facts(&timeline, decided));
}

#[test]
fn a_service_at_rest_answers_with_the_present_and_not_with_its_last_decision() {
    let english = English::new();
    let said = |secs: u64| {
        let timeline = played("two-thermostats", secs);
        let at = moment(&timeline);
        let id = at.service(None).expect("a service").id;
        let why = screen::why::why(at, None, Some(Selection::Service(id))).expect("an answer");
        let facts = why.facts.iter().map(|it| english.say(&it.value));
        (
            english.say(&why.answer),
            facts.collect::<Vec<_>>().join("; "),
        )
    };
    let (answer, facts) = said(3_900);
    assert_eq!(answer, "web has nothing to do");
    assert_eq!(facts, "12; 12, floor 12; 12, ceiling 24; 0");
    // While tasks come up the last decision is the present.
    let (answer, _) = said(3_615);
    assert!(answer.contains("waits for 8 tasks"), "{answer}");
}

/// Busy from three to four, every day.
const DAYS: &str = "
format: 1
title: Every day at three
seed: 5
until: 28h
steps:
  - {at: 0s, call: ecs.CreateCluster, input: {clusterName: lab}}
  - at: 0s
    call: lab.AddContainerInstances
    input: {cluster: lab, instanceType: t3.medium, count: 3, availabilityZones: [us-east-1a]}
  - at: 0s
    call: ecs.RegisterTaskDefinition
    input: {family: web, containerDefinitions: [{name: app, image: 'web:v1', cpu: 256, memory: 256}]}
  - at: 0s
    call: ecs.CreateService
    input: {cluster: lab, serviceName: web, taskDefinition: web, desiredCount: 2}
  - at: 0s
    call: application-autoscaling.RegisterScalableTarget
    input: {ServiceNamespace: ecs, ResourceId: service/lab/web,
            ScalableDimension: 'ecs:service:DesiredCount', MinCapacity: 1, MaxCapacity: 8}
  - at: 0s
    call: application-autoscaling.PutScalingPolicy
    input:
      ServiceNamespace: ecs
      ResourceId: service/lab/web
      ScalableDimension: ecs:service:DesiredCount
      PolicyName: daily
      PolicyType: PredictiveScaling
      PredictiveScalingPolicyConfiguration:
        Mode: ForecastAndScale
        MetricSpecifications:
          - TargetValue: 50
            PredefinedMetricPairSpecification: {PredefinedMetricType: ECSServiceCPUUtilization}
  - at: 0s
    call: lab.SetMetric
    input: {cluster: lab, service: web, metricName: CPUUtilization,
            points: [{at: 0h, value: 10}, {at: 3h, value: 90}, {at: 4h, value: 10}]}
";

#[test]
fn a_forecast_shows_the_hour_it_repeats() {
    let scenario = Scenario::from_yaml(DAYS).expect("a scenario");
    let mut timeline = Timeline::open(scenario);
    timeline.advance_to(SimTime::from_secs(27 * 3_600));
    let raised = |event: &Event| {
        matches!(event, Event::Predictive(PredictiveEvent::Decided { decision, .. })
            if decision.to.is_some())
    };
    expect("why-forecast", &facts(&timeline, raised));
}

#[test]
fn the_type_of_a_managed_instance_has_its_price_and_the_next_one() {
    let chosen = |event: &Event| matches!(event, Event::Managed(ManagedEvent::TypeChosen { .. }));
    let timeline = played("managed-instances", 600);
    expect("why-managed", &facts(&timeline, chosen));
}
