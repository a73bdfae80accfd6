//! What is often taught otherwise, as data, and questions about it.
//!
//! A correction has an old answer and one that is true now; `dual` ones are still expected by exams. The
//! question: one sentence that needs no correction among others that do.
//! Source: the pages that the corrections name (read 2026-11).
//! Example: of "S3 cannot be mounted" and "S3 Files gives a bucket as a file system" the second is right
//! today, and the first is what an exam expects.

use super::{Answer, Draw, Drawn, Question, Replay, Template, Words};

/// One correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    pub number: u32,
    /// Message ids of the two answers.
    pub old: &'static str,
    pub new: &'static str,
    /// The old answer is what exam guides and questions still expect.
    pub dual: bool,
    /// Read on its source's page; else from memory.
    pub checked: bool,
    pub source: &'static str,
    /// The exercise that shows it.
    pub exercise: Option<&'static str>,
}

/// The kind of question; it belongs to no exam and has no run.
pub static CORRECTIONS: Template = Template {
    id: "w",
    exercise: "",
    domains: &[],
    level: 0,
    draw: sentence,
    world: no_world,
};

/// The correction that a wrong idea is about.
pub fn of_idea(idea: &str) -> Option<&'static Fact> {
    FACTS.iter().find(|it| [it.old, it.new].contains(&idea))
}

impl Fact {
    /// What is right and what is not, as things are or as exams have them.
    pub fn answers(&self, exam: bool) -> (&'static str, &'static str) {
        if exam && self.dual {
            (self.old, self.new)
        } else {
            (self.new, self.old)
        }
    }
}

impl Question {
    /// The correction that it is about.
    pub fn fact(&self) -> Option<&'static Fact> {
        match self.right() {
            Answer::Words(id) if self.template == CORRECTIONS.id => of_idea(id),
            _ => None,
        }
    }
}

fn no_world(_: &Question, _: &Answer) -> Option<Replay> {
    None
}

/// The right sentence of one correction, the wrong one of it and of two more.
fn sentence(draw: &mut Draw) -> Option<Drawn> {
    let fact = match draw.about.and_then(of_idea) {
        Some(it) => it,
        None => draw.pick(&FACTS),
    };
    let (right, wrong) = fact.answers(draw.exam);
    let mut others: Vec<&Fact> = FACTS.iter().collect();
    // What exams take as right is no wrong sentence there, though it has been corrected.
    others.retain(|it| it.number != fact.number && !(draw.exam && it.dual));
    draw.shuffle(&mut others);
    let others = others.iter().take(2).map(|it| it.old);
    let models = std::iter::once(wrong).chain(others);
    let stem = if draw.exam { "q-w-exam" } else { "q-w" };
    Some(Drawn {
        stem: Words::new(stem),
        given: Vec::new(),
        right: Answer::Words(right),
        wrong: models.map(|it| (it, Answer::Words(it))).collect(),
        reason: Words::new("q-w-why"),
    })
}

const fn fact(
    number: u32,
    (old, new): (&'static str, &'static str),
    (dual, checked): (bool, bool),
    source: &'static str,
    exercise: Option<&'static str>,
) -> Fact {
    Fact {
        number,
        old,
        new,
        dual,
        checked,
        source,
        exercise,
    }
}

/// All of them, by the number of the curriculum.
pub static FACTS: [Fact; 32] = [
    fact(
        1,
        ("fact-1-old", "fact-1-new"),
        (false, false),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
        Some("one-image-two-machines"),
    ),
    fact(
        2,
        ("fact-2-old", "fact-2-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/Welcome.html",
        Some("way-to-the-image"),
    ),
    fact(
        3,
        ("fact-3-old", "fact-3-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
        Some("whose-secret"),
    ),
    fact(
        4,
        ("fact-4-old", "fact-4-new"),
        (true, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html",
        Some("mount-the-bucket"),
    ),
    fact(
        5,
        ("fact-5-old", "fact-5-new"),
        (true, true),
        "https://docs.aws.amazon.com/apprunner/latest/dg/apprunner-availability-change.html",
        None,
    ),
    fact(
        6,
        ("fact-6-old", "fact-6-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html",
        Some("which-balancer"),
    ),
    fact(
        7,
        ("fact-7-old", "fact-7-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html",
        Some("which-balancer"),
    ),
    fact(
        8,
        ("fact-8-old", "fact-8-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html",
        Some("join-the-cluster"),
    ),
    fact(
        9,
        ("fact-9-old", "fact-9-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
        Some("rounding-decides"),
    ),
    fact(
        10,
        ("fact-10-old", "fact-10-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate.html",
        Some("card-for-every-task"),
    ),
    fact(
        11,
        ("fact-11-old", "fact-11-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html",
        Some("balancer-finds-port"),
    ),
    fact(
        12,
        ("fact-12-old", "fact-12-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html",
        Some("second-copy"),
    ),
    fact(
        13,
        ("fact-13-old", "fact-13-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html",
        Some("scratch-space"),
    ),
    fact(
        14,
        ("fact-14-old", "fact-14-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html",
        Some("one-folder-two-zones"),
    ),
    fact(
        15,
        ("fact-15-old", "fact-15-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html",
        Some("pack-the-van"),
    ),
    fact(
        16,
        ("fact-16-old", "fact-16-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html",
        Some("only-on-these"),
    ),
    fact(
        17,
        ("fact-17-old", "fact-17-new"),
        (true, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentController.html",
        Some("switch-not-roll"),
    ),
    fact(
        18,
        ("fact-18-old", "fact-18-new"),
        (false, true),
        "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html",
        Some("right-metric"),
    ),
    fact(
        19,
        ("fact-19-old", "fact-19-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html",
        Some("two-thermostats"),
    ),
    fact(
        20,
        ("fact-20-old", "fact-20-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html",
        Some("one-folder-two-zones"),
    ),
    fact(
        21,
        ("fact-21-old", "fact-21-new"),
        (true, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html",
        None,
    ),
    fact(
        22,
        ("fact-22-old", "fact-22-new"),
        (false, false),
        "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html",
        Some("right-metric"),
    ),
    fact(
        23,
        ("fact-23-old", "fact-23-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageScanningConfiguration.html",
        None,
    ),
    fact(
        24,
        ("fact-24-old", "fact-24-new"),
        (false, false),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html",
        Some("keeps-dying"),
    ),
    fact(
        25,
        ("fact-25-old", "fact-25-new"),
        (false, false),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html",
        Some("join-the-cluster"),
    ),
    fact(
        26,
        ("fact-26-old", "fact-26-new"),
        (false, false),
        "https://github.com/aws/amazon-ecs-agent",
        None,
    ),
    fact(
        27,
        ("fact-27-old", "fact-27-new"),
        (false, false),
        "https://kubernetes.io/blog/2022/02/17/dockershim-faq/",
        None,
    ),
    fact(
        28,
        ("fact-28-old", "fact-28-new"),
        (false, true),
        "https://docs.aws.amazon.com/eks/latest/userguide/eks-compute.html",
        None,
    ),
    fact(
        30,
        ("fact-30-old", "fact-30-new"),
        (false, true),
        "https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html",
        None,
    ),
    fact(
        31,
        ("fact-31-old", "fact-31-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch_types.html",
        Some("fargate-sizes"),
    ),
    fact(
        32,
        ("fact-32-old", "fact-32-new"),
        (false, true),
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html",
        Some("blueprint-by-hand"),
    ),
    fact(
        33,
        ("fact-33-old", "fact-33-new"),
        (false, true),
        "https://docs.aws.amazon.com/aws-certification/latest/examguides/cloudops-engineer-associate-03.html",
        None,
    ),
];
