//! What is often taught otherwise: the old answer, what is true now, and where it stands.
//!
//! Some old answers are still what an exam expects; the switch `facts: exam | current` says which of the
//! two is wanted. Example: card 4, "S3 cannot be mounted", was true until April 2026.

use crate::text::Text;

/// One correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    pub number: u32,
    old: &'static str,
    new: &'static str,
    /// The old answer is what exam guides and questions still expect.
    pub dual: bool,
    /// Read on its source's page; else from memory.
    pub checked: bool,
    pub source: &'static str,
    /// The exercise that shows it.
    pub exercise: Option<&'static str>,
}

/// A card as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub number: u32,
    /// What counts as the answer here.
    pub answer: Text,
    /// The other one, and what it is.
    pub other: Text,
    pub other_is: Text,
    pub note: Option<Text>,
    pub source: &'static str,
    pub exercise: Option<&'static str>,
}

/// The cards; `exam` asks for the answers that exams expect.
pub fn cards(exam: bool) -> Vec<Card> {
    FACTS.iter().map(|it| card(it, exam)).collect()
}

fn card(it: &Fact, exam: bool) -> Card {
    let (old, new) = (Text::new(it.old), Text::new(it.new));
    let turned = exam && it.dual;
    let (answer, other) = if turned { (old, new) } else { (new, old) };
    let other_is = Text::new(match (turned, it.dual) {
        (true, _) => "facts-true-now",
        (false, true) => "facts-exam-says",
        (false, false) => "facts-often-said",
    });
    Card {
        number: it.number,
        answer,
        other,
        other_is,
        note: (!it.checked).then(|| Text::new("facts-unchecked")),
        source: it.source,
        exercise: it.exercise,
    }
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

/// Source: the pages that the cards name (read 2026-11).
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_turns_only_what_exams_still_expect() {
        for (it, (now, exam)) in FACTS.iter().zip(cards(false).iter().zip(cards(true))) {
            assert_eq!(now.answer.id, it.new);
            assert_eq!(exam.answer.id, if it.dual { it.old } else { it.new });
            assert_ne!(exam.answer, exam.other);
            assert!(it.source.starts_with("https://"), "{}", it.number);
        }
        let turned = FACTS.iter().filter(|it| it.dual).map(|it| it.number);
        assert_eq!(turned.collect::<Vec<_>>(), [4, 5, 17, 21]);
    }
}
