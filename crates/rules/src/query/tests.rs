//! Every example of the language's page and every decision of the lab. `W` numbers are the
//! reference's.

use super::*;
use crate::placement::fixture::fleet;

fn sample() -> Node {
    let pool = fleet(
        "i-1 az=us-east-1a version=1.14.5 running=1 groups=service:production,database*2,old*0 \
         attr=stack:prod,size:9,weight:1.5,ecs.capability.task-eni,ecs.instance-type:t2.small",
    );
    pool.nodes().next().cloned().expect("one node")
}

#[test]
fn holds_or_not() {
    for (text, holds) in [
        // The page's examples.
        ("attribute:ecs.instance-type == t2.small", true),
        (
            "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
            true,
        ),
        (
            "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
            false,
        ),
        ("task:group == service:production", true),
        ("not(task:group == database)", false),
        ("runningTasksCount == 1", true),
        ("agentVersion < 1.14.5", false),
        ("registeredAt < 2018-02-13", false),
        ("ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", false),
        // Words and symbols mean the same.
        ("attribute:stack equals prod", true),
        ("attribute:stack not_equals prod", false),
        ("attribute:stack matches p.*", true),
        ("attribute:stack not_matches p.*", false),
        ("attribute:stack !~ p.*", false),
        ("attribute:stack not_in [a, b]", true),
        ("attribute:stack !in [prod]", false),
        ("attribute:stack exists", true),
        ("attribute:stack not_exists", false),
        ("attribute:stack !exists", false),
        ("runningTasksCount greater_than 0", true),
        ("runningTasksCount greater_than_equal 1", true),
        ("runningTasksCount less_than 1", false),
        ("runningTasksCount less_than_equal 1", true),
        ("runningTasksCount >= 2 || runningTasksCount<=1", true),
        ("runningTasksCount > 0 && runningTasksCount != 1", false),
        // W49: `!=` and its kin need the attribute, `not` does not.
        ("attribute:none != prod", false),
        ("attribute:none !in [prod]", false),
        ("attribute:none !~ prod", false),
        ("attribute:none > 1", false),
        ("attribute:none !exists", true),
        ("not(attribute:none == prod)", true),
        ("!(attribute:none == prod)", true),
        ("not attribute:none == prod", true),
        // An attribute without a value.
        ("attribute:ecs.capability.task-eni exists", true),
        ("attribute:ecs.capability.task-eni != x", true),
        // The zone is an attribute though the list leaves it out.
        ("attribute:ecs.availability-zone exists", true),
        // W51: patterns match the whole value.
        ("attribute:ecs.instance-type =~ t2.*", true),
        ("attribute:ecs.instance-type =~ 2.*", false),
        ("attribute:ecs.instance-type =~ t2", false),
        (
            "attribute:ecs.instance-type =~ (t2|t3)\\.(micro|small)",
            true,
        ),
        ("(attribute:ecs.instance-type =~ t[0-9].sm(a)ll)", true),
        (
            "attribute:ecs.instance-type =~ 't2.*'&&agentConnected==true",
            true,
        ),
        // Order: numbers where both are numbers, else text.
        ("attribute:size > 10", false),
        ("attribute:size < 10", true),
        ("attribute:weight > 1.25", true),
        ("attribute:weight >= 1.500", true),
        ("attribute:weight > -2", true),
        ("attribute:stack > dev", true),
        ("attribute:stack < 10", false),
        // Versions go part by part.
        ("agentVersion == 1.14.5", true),
        ("agentVersion > 1.9.9", true),
        ("agentVersion >= 1.14", true),
        ("agentVersion < 1.14.5.1", true),
        ("agentVersion != 1.14.5.0", false),
        // Moments: no zone is UTC, no time is midnight.
        ("registeredAt == 2018-06-18T22:28:28+00:00", true),
        ("registeredAt == 2018-06-18T22:28:28Z", true),
        ("registeredAt == 2018-06-18T22:28:28", true),
        ("registeredAt > 2018-06-18", true),
        ("registeredAt <= 2018-06-18T22:28:27", false),
        // W54 and the group operators.
        ("task:group != database", false),
        ("task:group != service:web", true),
        ("task:group in [x, database]", true),
        ("task:group !in [x, database]", false),
        ("task:group =~ service:.*", true),
        ("task:group !~ service:.*", false),
        ("task:group exists", true),
        ("task:group !exists", false),
        ("task:group == old", false),
        // Booleans and ids.
        ("agentConnected == true", true),
        ("agentConnected != true", false),
        ("agentConnected in [false, true]", true),
        ("ec2InstanceId == i-00000000000000001", true),
        ("ec2InstanceId =~ i-0*1", true),
        // not > and > or.
        (
            "runningTasksCount == 1 or runningTasksCount == 2 and runningTasksCount == 3",
            true,
        ),
        (
            "(runningTasksCount == 1 or runningTasksCount == 2) and runningTasksCount == 3",
            false,
        ),
        (
            "not runningTasksCount == 2 and runningTasksCount == 1",
            true,
        ),
        ("not not runningTasksCount == 1", true),
        ("  ( ( runningTasksCount==1 ) )  ", true),
        ("attribute:stack in ['prod']", true),
        ("attribute:stack == 'it\\'s'", false),
    ] {
        let expression = Expression::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(expression.matches(&sample()), holds, "{text}");
        assert_eq!(expression.eval(&sample()).is_ok(), holds, "{text}");
    }
}

#[test]
fn the_failed_clause_is_quoted_as_written() {
    for (text, clause) in [
        ("attribute:stack  ==  dev", "attribute:stack  ==  dev"),
        (
            "agentConnected == true and attribute:stack == dev",
            "attribute:stack == dev",
        ),
        (
            "attribute:a == 1 or (attribute:b == 2)",
            "attribute:a == 1 or (attribute:b == 2)",
        ),
        (
            "agentConnected == true and ! attribute:stack exists",
            "! attribute:stack exists",
        ),
        (
            "agentConnected == true and (attribute:x == 1 || attribute:y == 1)",
            "(attribute:x == 1 || attribute:y == 1)",
        ),
    ] {
        let expression = Expression::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(expression.eval(&sample()), Err(clause.to_owned()));
    }
}

#[test]
fn errors_say_where_and_what() {
    for (text, at, expected) in [
        ("", 0, "a subject: agentConnected"),
        ("   ", 3, "a subject"),
        ("attribute:", 10, "an attribute name"),
        ("attribute:a", 11, "an operator"),
        ("attribute:a ==", 14, "a value"),
        ("attribute:a = b", 12, "an operator"),
        ("attribute:a == b c", 17, "and, or, or the end"),
        ("attribute:a == b or", 19, "a subject"),
        ("attribute:a == b)", 16, "and, or, or the end"),
        ("(attribute:a == b", 17, "and, or, or a closing parenthesis"),
        ("attribute:a in b", 15, "a list"),
        ("attribute:a in []", 16, "a value"),
        ("attribute:a in [b c]", 18, "a comma or a closing bracket"),
        ("attribute:a in [b", 17, "a comma or a closing bracket"),
        ("attribute:a == 'b", 15, "a closing quote"),
        (
            "attribute:a =~ (",
            15,
            "a regular expression: a closing parenthesis",
        ),
        (
            "attribute:a =~ *",
            15,
            "a regular expression: something to repeat",
        ),
        ("agentConnected == yes", 18, "true or false"),
        ("agentConnected in [true, no]", 25, "true or false"),
        ("agentConnected > true", 15, "one of == != in !in =~ !~"),
        ("agentVersion =~ 1.*", 13, "one of == != > >= < <="),
        ("agentVersion == one", 16, "a version like 1.14.5"),
        ("runningTasksCount == 1.5", 21, "a whole number"),
        (
            "runningTasksCount == 99999999999999999999",
            21,
            "a whole number",
        ),
        ("registeredAt < 2018-02-30", 15, "a date like"),
        ("registeredAt exists", 13, "one of == != > >= < <="),
        ("instanceType == t2.small", 0, "a subject"),
        ("attribute:a == ü or ß", 21, "a subject"),
    ] {
        let error = Expression::parse(text).map(|_| text).expect_err(text);
        assert_eq!(error.at, at, "{text}: {error}");
        assert!(error.expected.starts_with(expected), "{text}: {error}");
    }
}

#[test]
fn limits_hold() {
    let long = |n: usize| format!("attribute:a == {}", "x".repeat(n));
    assert!(Expression::parse(&long(MAX_LENGTH - 15)).is_ok());
    let error = Expression::parse(&long(MAX_LENGTH - 14)).expect_err("too long");
    assert_eq!(error.at, MAX_LENGTH);
    let nested = |n: usize| format!("{}attribute:a == 1{}", "(".repeat(n), ")".repeat(n));
    assert!(Expression::parse(&nested(MAX_DEPTH - 1)).is_ok());
    let error = Expression::parse(&nested(MAX_DEPTH)).expect_err("too deep");
    assert_eq!(error.expected, "fewer nested parentheses");
    assert!(Expression::parse(&"!".repeat(1900)).is_err());
    assert!(Expression::parse(&"(".repeat(1_000_000)).is_err());
}
