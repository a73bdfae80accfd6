//! YAML to a JSON value, keeping the place of every node for the faults found later.
//!
//! Native tools only: the parser is never part of the page. Aliases and merge keys are expanded; a
//! number that JSON cannot hold and a key that is not text are faults.
//! Example: in `steps:\n  - {at: 0s}` the node `steps[0].at` is at line 2, column 10.

use crate::fault::{Fault, Path, Place, Segment};
use aws_api::text::Text;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use serde_saphyr::{Location, Spanned};
use std::fmt;

/// Where each node is.
pub(crate) struct Places(Node);

impl Places {
    pub(crate) fn with_place(&self, mut fault: Fault) -> Fault {
        fault.place = Some(self.0.place(&fault.path));
        fault
    }
}

pub(crate) fn read(text: &str) -> Result<(Value, Places), Fault> {
    let root: Spanned<Node> = serde_saphyr::from_str(text).map_err(|error| {
        let place = error.location().map(|it| place_of(&it));
        let full = error.without_snippet().to_string();
        let message = full.lines().next().unwrap_or_default();
        let message = message
            .split(" at line ")
            .next()
            .unwrap_or(message)
            .to_string();
        let mut fault = Fault::unasked(
            &Path::default(),
            Text::new("fault-yaml").str("why", message),
        );
        fault.place = Some(place.unwrap_or(Place { line: 1, column: 1 }));
        fault
    })?;
    let node = Node {
        place: place_of(&root.referenced),
        ..root.value
    };
    Ok((node.value(), Places(node)))
}

fn place_of(location: &Location) -> Place {
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX).max(1);
    Place {
        line: count(location.line()),
        column: count(location.column()),
    }
}

struct Node {
    place: Place,
    content: Content,
}

enum Content {
    Scalar(Value),
    List(Vec<Node>),
    Fields(Vec<(String, Node)>),
}

impl Node {
    fn value(&self) -> Value {
        match &self.content {
            Content::Scalar(value) => value.clone(),
            Content::List(items) => items.iter().map(Node::value).collect(),
            Content::Fields(fields) => {
                let fields = fields.iter().map(|(key, node)| (key.clone(), node.value()));
                Value::Object(fields.collect::<Map<_, _>>())
            }
        }
    }

    /// The place of the path, or of the last node on the way that is there.
    fn place(&self, path: &Path) -> Place {
        let mut node = self;
        for segment in &path.0 {
            let next = match (&node.content, segment) {
                (Content::Fields(fields), Segment::Key(key)) => {
                    fields.iter().find(|it| it.0 == *key).map(|it| &it.1)
                }
                (Content::List(items), Segment::Index(index)) => items.get(*index),
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        node.place
    }
}

impl From<Spanned<Node>> for Node {
    fn from(spanned: Spanned<Node>) -> Node {
        Node {
            place: place_of(&spanned.referenced),
            ..spanned.value
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl NodeVisitor {
    fn scalar(value: Value) -> Node {
        Node {
            place: Place { line: 1, column: 1 },
            content: Content::Scalar(value),
        }
    }
}

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(NodeVisitor::scalar(Value::Null))
    }
    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(NodeVisitor::scalar(Value::Null))
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(NodeVisitor::scalar(Value::Bool(value)))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(NodeVisitor::scalar(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(NodeVisitor::scalar(value.into()))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        let number = Number::from_f64(value)
            .ok_or_else(|| E::custom(format!("{value} is not a number that JSON can hold")))?;
        Ok(NodeVisitor::scalar(Value::Number(number)))
    }
    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(NodeVisitor::scalar(Value::String(value.to_string())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Spanned<Node>>()? {
            list.push(Node::from(item));
        }
        Ok(Node {
            place: Place { line: 1, column: 1 },
            content: Content::List(list),
        })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let node = Node::from(map.next_value::<Spanned<Node>>()?);
            fields.push((key, node));
        }
        Ok(Node {
            place: Place { line: 1, column: 1 },
            content: Content::Fields(fields),
        })
    }
}
