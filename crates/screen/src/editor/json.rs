//! How does one value of a JSON text change while every other character stays?
//!
//! The form and the JSON editor show the same text. `set` and `remove` replace only the bytes of
//! one value, so comments on layout, unknown fields and the order of members survive a change in
//! the form.
//! Example: `set("{ \"cpu\":256 }", cpu, 512)` gives `{ "cpu":512 }`, blanks kept.

use aws_api::json::{Json, Node, SyntaxError};
use serde_json::Value;

/// One step into a document: a member's name or an element's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    Key(&'a str),
    At(usize),
}

/// The value at a path, if every step exists.
fn get<'n>(root: &'n Node, path: &[Step<'_>]) -> Option<&'n Node> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Key(name) => node.member(name).map(|it| &it.value),
        Step::At(index) => node.items().get(*index),
    })
}

/// The text with the value at `path` replaced, or put in where it is missing.
///
/// # Errors
/// Where the text is not JSON.
pub fn set(text: &str, path: &[Step<'_>], value: &Value) -> Result<String, SyntaxError> {
    let root = Node::parse(text)?;
    let mut node = &root;
    for (depth, step) in path.iter().enumerate() {
        match get(node, std::slice::from_ref(step)) {
            Some(inner) => node = inner,
            None => return Ok(put_in(text, node, *step, build(&path[depth + 1..], value))),
        }
    }
    let indent = indent_at(text, node.span.start);
    Ok(splice(
        text,
        node.span.start,
        node.span.end,
        &pretty(value, &indent),
    ))
}

/// The text without the value at `path`; unchanged when there is none.
///
/// # Errors
/// Where the text is not JSON.
pub fn remove(text: &str, path: &[Step<'_>]) -> Result<String, SyntaxError> {
    let root = Node::parse(text)?;
    let Some((last, before)) = path.split_last() else {
        return Ok(text.to_owned());
    };
    let Some(parent) = get(&root, before) else {
        return Ok(text.to_owned());
    };
    let spans: Vec<(usize, usize)> = spans(parent);
    let index = match last {
        Step::Key(name) => parent.members().iter().rposition(|it| it.key == *name),
        Step::At(index) => (*index < parent.items().len()).then_some(*index),
    };
    let Some(index) = index else {
        return Ok(text.to_owned());
    };
    let (from, to) = match (index.checked_sub(1), spans.get(index + 1)) {
        (_, Some(next)) => (spans[index].0, next.0),
        (Some(previous), None) => (spans[previous].1, spans[index].1),
        (None, None) => (parent.span.start + 1, parent.span.end - 1),
    };
    Ok(splice(text, from, to, ""))
}

/// Bytes of each member or element, names included.
fn spans(node: &Node) -> Vec<(usize, usize)> {
    let members = node
        .members()
        .iter()
        .map(|it| (it.key_span.start, it.value.span.end));
    let items = node.items().iter().map(|it| (it.span.start, it.span.end));
    members.chain(items).collect()
}

/// The value with the missing steps wrapped around it.
fn build(path: &[Step<'_>], value: &Value) -> Value {
    path.iter()
        .rev()
        .fold(value.clone(), |inner, step| match step {
            Step::Key(name) => Value::Object([((*name).to_owned(), inner)].into_iter().collect()),
            Step::At(_) => Value::Array(vec![inner]),
        })
}

/// Puts a new member or element at the end of `node`, in the layout its neighbours have. A value
/// that is neither object nor array gives way.
fn put_in(text: &str, node: &Node, step: Step<'_>, value: Value) -> String {
    let fits = matches!(
        (&node.json, step),
        (Json::Object(_), Step::Key(_)) | (Json::List(_), Step::At(_))
    );
    if !fits {
        let indent = indent_at(text, node.span.start);
        let whole = build(&[step], &value);
        return splice(
            text,
            node.span.start,
            node.span.end,
            &pretty(&whole, &indent),
        );
    }
    let spans = spans(node);
    let outer = indent_at(text, node.span.start);
    let (from, lead, tail) = match spans.last() {
        Some((first, end)) => {
            let gap = &text[node.span.start + 1..spans[0].0];
            if gap.contains('\n') {
                (
                    *end,
                    format!(",\n{}", indent_at(text, *first)),
                    String::new(),
                )
            } else {
                (*end, ", ".to_owned(), String::new())
            }
        }
        None => {
            let inner = format!("{outer}{}", unit(text));
            (
                node.span.start + 1,
                format!("\n{inner}"),
                format!("\n{outer}"),
            )
        }
    };
    let to = if spans.is_empty() {
        node.span.end - 1
    } else {
        from
    };
    let indent = lead.rsplit_once('\n').map_or(outer, |it| it.1.to_owned());
    let name = match step {
        Step::Key(name) => format!("{}: ", Value::String(name.to_owned())),
        Step::At(_) => String::new(),
    };
    splice(
        text,
        from,
        to,
        &format!("{lead}{name}{}{tail}", pretty(&value, &indent)),
    )
}

fn splice(text: &str, from: usize, to: usize, with: &str) -> String {
    [&text[..from], with, &text[to..]].concat()
}

/// The blanks that begin the line of this byte.
fn indent_at(text: &str, at: usize) -> String {
    let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
    text[line..]
        .chars()
        .take_while(|it| *it == ' ' || *it == '\t')
        .collect()
}

/// One step of indentation: what the text's first indented line has, else two blanks.
fn unit(text: &str) -> String {
    text.lines()
        .map(|line| {
            line.chars()
                .take_while(|it| *it == ' ' || *it == '\t')
                .collect::<String>()
        })
        .find(|it| !it.is_empty())
        .unwrap_or_else(|| "  ".to_owned())
}

/// The value laid out in lines that begin with `indent`.
pub fn pretty(value: &Value, indent: &str) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.replace('\n', &format!("\n{indent}"))
}

#[cfg(test)]
mod tests {
    use super::Step::{At, Key};
    use super::*;
    use serde_json::json;

    const TEXT: &str = r#"{
    "family": "web",
    "containerDefinitions": [
        { "name": "app",   "image": "web:v1", "x-ours": [1,2] }
    ]
}
"#;

    #[test]
    fn a_changed_value_leaves_the_rest_of_the_text_alone() {
        let path = [Key("containerDefinitions"), At(0), Key("image")];
        let after = set(TEXT, &path, &json!("web:v2")).unwrap();
        assert_eq!(after, TEXT.replace("web:v1", "web:v2"));
        assert_eq!(set(&after, &path, &json!("web:v1")).unwrap(), TEXT);
    }

    #[test]
    fn a_new_member_takes_the_layout_of_its_neighbours() {
        let path = [Key("containerDefinitions"), At(0), Key("cpu")];
        let after = set(TEXT, &path, &json!(256)).unwrap();
        assert!(
            after.contains(r#""x-ours": [1,2], "cpu": 256 }"#),
            "{after}"
        );
        let after = set(TEXT, &[Key("cpu")], &json!("256")).unwrap();
        assert!(after.contains("    ],\n    \"cpu\": \"256\"\n}"), "{after}");
        let after = set("{}", &[Key("a"), Key("b")], &json!(1)).unwrap();
        assert_eq!(after, "{\n  \"a\": {\n    \"b\": 1\n  }\n}");
    }

    #[test]
    fn missing_steps_are_built_and_a_null_gives_way() {
        let path = [Key("portMappings"), At(0), Key("hostPort")];
        let after = set(r#"{"portMappings": null}"#, &path, &json!(80)).unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&after).unwrap(),
            json!({"portMappings": [{"hostPort": 80}]})
        );
        let after = set(r#"{"portMappings": []}"#, &path, &json!(80)).unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&after).unwrap(),
            json!({"portMappings": [{"hostPort": 80}]})
        );
    }

    #[test]
    fn removing_takes_the_comma_along() {
        for (text, after) in [
            (r#"{"a": 1, "b": 2}"#, r#"{"b": 2}"#),
            (r#"{"b": 2, "a": 1}"#, r#"{"b": 2}"#),
            (r#"{ "a": 1 }"#, "{}"),
            (r#"{"b": 2}"#, r#"{"b": 2}"#),
        ] {
            assert_eq!(remove(text, &[Key("a")]).unwrap(), after);
        }
        assert_eq!(remove("[1, 2, 3]", &[At(1)]).unwrap(), "[1, 3]");
    }

    #[test]
    fn broken_text_is_refused_with_its_place_and_a_repeated_name_is_its_last() {
        let error = set("{\"a\": }", &[Key("a")], &json!(1)).unwrap_err();
        assert_eq!(error.at, 6);
        assert!(remove(&"[".repeat(100_000), &[At(0)]).is_err());
        let after = set(r#"{"a": 1, "a": 2}"#, &[Key("a")], &json!(3)).unwrap();
        assert_eq!(after, r#"{"a": 1, "a": 3}"#);
        assert_eq!(
            remove(r#"{"a": 1, "a": 2}"#, &[Key("a")]).unwrap(),
            r#"{"a": 1}"#
        );
    }
}
