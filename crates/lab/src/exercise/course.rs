//! The course: its levels in order, and the rows of the inventory that the engine can teach.
//!
//! `static/exercises/course.yaml`; the exercises themselves say their level and what they cover.
//! Example: level 6, "Rolling updates", rows 77 to 82.

use super::Exercise;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub number: u32,
    /// A message id of the interface: titles are translated with it.
    pub title: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    pub levels: Vec<Level>,
    /// Rows that an exercise must cover.
    pub rows: BTreeSet<u32>,
    /// Languages that every exercise must have.
    pub languages: Vec<String>,
}

impl Course {
    /// Reads `course.yaml` or its packed form.
    ///
    /// # Errors
    /// A sentence saying what was expected.
    pub fn from_value(value: &Value) -> Result<Course, String> {
        let levels = value.get("levels").and_then(Value::as_array);
        let levels = levels.ok_or("levels are missing (expected a list of {number, title})")?;
        let mut course = Course::default();
        for level in levels {
            let number = level.get("number").and_then(Value::as_u64);
            let title = level.get("title").and_then(Value::as_str);
            let (Some(number), Some(title)) = (number.and_then(|it| it.try_into().ok()), title)
            else {
                return Err(format!(
                    "{level} is not a level (expected number and title)"
                ));
            };
            course.levels.push(Level {
                number,
                title: title.to_string(),
            });
        }
        let languages = value.get("languages").and_then(Value::as_array);
        let languages = languages.into_iter().flatten().filter_map(Value::as_str);
        course.languages = languages.map(str::to_string).collect();
        let rows = value
            .get("rows")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let row = |it: &Value| it.as_u64().and_then(|it| u32::try_from(it).ok());
        course.rows = rows.filter_map(row).collect();
        Ok(course)
    }

    /// What is wrong with the exercises as a whole.
    pub fn faults(&self, exercises: &[Exercise]) -> Vec<String> {
        let mut wrong = Vec::new();
        let covered: BTreeSet<u32> = exercises
            .iter()
            .flat_map(|it| it.covers.iter().copied())
            .collect();
        for row in self.rows.difference(&covered) {
            wrong.push(format!("row {row} of the inventory has no exercise"));
        }
        let mut ids = BTreeSet::new();
        for it in exercises {
            if !ids.insert(&it.id) {
                wrong.push(format!("{}: the id {} is used twice", it.slug, it.id));
            }
            if !self.levels.iter().any(|level| level.number == it.level) {
                wrong.push(format!("{}: there is no level {}", it.slug, it.level));
            }
            for needed in &it.requires {
                match exercises.iter().find(|it| it.slug == *needed) {
                    None => wrong.push(format!(
                        "{}: requires {needed}, which is not there",
                        it.slug
                    )),
                    Some(other) if other.level > it.level => {
                        let message = format!("{}: requires {needed} of a later level", it.slug);
                        wrong.push(message);
                    }
                    Some(_) => {}
                }
            }
        }
        wrong
    }

    pub fn to_value(&self) -> Value {
        let level = |it: &Level| json!({"number": it.number, "title": it.title});
        json!({"levels": self.levels.iter().map(level).collect::<Vec<_>>(), "rows": self.rows})
    }
}
