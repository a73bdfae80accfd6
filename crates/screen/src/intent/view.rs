//! What the panel shows, in one struct: form, findings, floor and ceiling, diff, and whether Apply
//! may.

use super::{Baseline, Bounds, Document, Draft, Form, Plan, bounds, form, never_starts, plan};
use crate::editor::{DiffView, Row, diff, rows};
use crate::text::Text;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub form: Form,
    pub bounds: Option<Bounds>,
    pub plan: Plan,
    /// What is wrong with both texts, errors first.
    pub rows: Rc<Vec<Row>>,
    pub warning: Option<Text>,
    pub task_diff: Option<Rc<DiffView>>,
    pub service_diff: Option<Rc<DiffView>>,
    now: String,
    name: String,
}

/// Looks at a draft. A text that was not touched is not checked: ECS took it once.
pub fn view(baseline: &Baseline, draft: &Draft, container: usize) -> View {
    let mut found = Vec::new();
    let mut compare = |document: Document, text: &Option<String>, before: &str| {
        let text = text.as_ref()?;
        found.extend(rows(document, text));
        let view = diff(before, text);
        (view.added + view.removed > 0).then(|| Rc::new(view))
    };
    let task_diff = compare(Document::Task, &draft.task, &baseline.task_text);
    let service_diff = compare(Document::Service, &draft.service, &baseline.service_text);
    found.sort_by_key(|it| it.finding.severity);
    View {
        form: form(baseline, draft, container),
        bounds: bounds(baseline, draft),
        plan: plan(baseline, draft),
        rows: Rc::new(found),
        warning: never_starts(baseline, draft),
        task_diff,
        service_diff,
        now: baseline.definition.to_string(),
        name: baseline.name.clone(),
    }
}

impl View {
    pub fn errors(&self) -> usize {
        self.rows.iter().filter(|it| it.is_error()).count()
    }

    pub fn can_apply(&self) -> bool {
        !self.plan.calls.is_empty() && self.errors() == 0
    }

    /// Why Apply does nothing, if so.
    pub fn why_not(&self) -> Option<Text> {
        if self.errors() > 0 || !self.plan.unreadable.is_empty() {
            return Some(Text::new("apply-why-not-errors"));
        }
        self.plan
            .calls
            .is_empty()
            .then(|| Text::new("apply-why-not-same"))
    }

    /// "1 change, 1 error".
    pub fn summary(&self) -> Text {
        let count = |id, name, count: usize| {
            Text::new(id).num(name, i64::try_from(count).unwrap_or(i64::MAX))
        };
        let changes = count("apply-changes", "changes", self.plan.changes.len());
        let errors = count("apply-errors", "errors", self.errors());
        match (self.plan.changes.len(), self.errors()) {
            (0, 0) => Text::new("apply-nothing").str("name", &self.now),
            (0, _) => errors,
            (_, 0) => changes,
            _ => Text::new("apply-changes-errors")
                .text("changes", changes)
                .text("errors", errors),
        }
    }

    /// What the review says above the lines.
    pub fn says(&self) -> Text {
        match &self.plan.registers {
            Some(next) => Text::new("apply-review-new")
                .str("next", next)
                .str("service", &self.name)
                .str("now", &self.now),
            None => Text::new("apply-review-service")
                .str("service", &self.name)
                .str("now", &self.now),
        }
    }

    /// The line above a document's text.
    pub fn title(&self, document: Document) -> Text {
        match (document, &self.plan.registers, &self.service_diff) {
            (Document::Task, Some(next), _) => Text::new("editor-task-draft")
                .str("next", next)
                .str("now", &self.now),
            (Document::Task, None, _) => Text::new("editor-task-runs").str("now", &self.now),
            (Document::Service, _, Some(_)) => {
                Text::new("editor-service-draft").str("name", &self.name)
            }
            (Document::Service, _, None) => {
                Text::new("editor-service-runs").str("name", &self.name)
            }
        }
    }

    /// "+1 -1", once there is a difference.
    pub fn count(&self, document: Document) -> Option<Text> {
        let diff = match document {
            Document::Task => self.task_diff.as_ref(),
            Document::Service => self.service_diff.as_ref(),
        }?;
        let words = Text::new("editor-lines");
        Some(words.num("added", diff.added).num("removed", diff.removed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intent::fixture::{BASELINE_TASK, baseline};

    fn task(text: String) -> View {
        let baseline = baseline();
        let draft = Draft::default().with(&baseline, Document::Task, text);
        view(&baseline, &draft, 0)
    }

    #[test]
    fn an_untouched_service_has_nothing_to_apply() {
        let view = task(BASELINE_TASK.to_owned());
        assert!(!view.can_apply());
        assert_eq!(view.why_not().unwrap().id, "apply-why-not-same");
        assert_eq!(view.summary().id, "apply-nothing");
        assert_eq!(view.title(Document::Task).id, "editor-task-runs");
        assert!(view.rows.is_empty() && view.count(Document::Task).is_none());
    }

    #[test]
    fn a_good_change_may_be_applied() {
        let view = task(BASELINE_TASK.replace("\"memory\": 512", "\"memory\": 768"));
        assert_eq!(view.rows.as_ref(), &[]);
        assert!(view.can_apply() && view.why_not().is_none());
        assert_eq!(view.summary().id, "apply-changes");
        assert_eq!(view.says().id, "apply-review-new");
        let count = view.count(Document::Task).unwrap();
        assert_eq!(
            count,
            Text::new("editor-lines").num("added", 1).num("removed", 1)
        );
    }

    #[test]
    fn text_where_a_number_belongs_is_found_at_its_place() {
        let view = task(BASELINE_TASK.replace("\"memory\": 512", "\"memory\": \"768\""));
        assert!(!view.can_apply());
        assert_eq!(view.why_not().unwrap().id, "apply-why-not-errors");
        assert_eq!(view.summary().id, "apply-changes-errors");
        assert_eq!(view.rows[0].finding.path, "containerDefinitions[0].memory");
        assert!(
            view.rows[0]
                .finding
                .text
                .contains("Invalid type for parameter")
        );
    }

    #[test]
    fn broken_json_is_an_error_with_its_line_and_no_change_is_claimed() {
        let view = task("{\n  \"family\": \"web\",\n}".to_owned());
        assert!(!view.can_apply());
        assert_eq!((view.rows.len(), view.rows[0].finding.line), (1, 3));
        assert_eq!(view.plan.changes, []);
    }

    #[test]
    fn the_service_document_is_checked_by_its_types() {
        let baseline = baseline();
        for (from, to, path) in [
            (
                "\"desiredCount\": 4",
                "\"desiredCount\": \"4\"",
                "desiredCount",
            ),
            (
                "minimumHealthyPercent",
                "minHealthyPercent",
                "deploymentConfiguration",
            ),
        ] {
            let text = baseline.service_text.replace(from, to);
            let draft = Draft::default().with(&baseline, Document::Service, text);
            let view = view(&baseline, &draft, 0);
            assert!(
                view.rows[0].finding.path.starts_with(path),
                "{:?}",
                view.rows
            );
            assert_eq!(view.rows[0].document, Document::Service);
            assert!(!view.can_apply());
        }
    }
}
