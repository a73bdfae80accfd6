//! Every question of every template can be said, before and after the answer.

use crate::english::English;
use lab::practice::{TEMPLATES, seed};
use screen::practice::{Label, item};

#[test]
fn every_question_has_its_words_and_every_wrong_option_its_idea() {
    let english = English::new();
    for template in &TEMPLATES {
        for review in 0..60 {
            let question = template
                .question(seed(template.id, 3, review))
                .expect("it draws");
            let asked = item(&question, None);
            assert!(asked.reason.is_none() && asked.choices.iter().all(|it| it.right.is_none()));
            english.say(&asked.stem);
            let answered = item(&question, Some(0));
            for text in answered.given.iter().chain(&answered.reason) {
                english.say(text);
            }
            for choice in &answered.choices {
                if let Label::Words(words) = &choice.label {
                    english.say(words);
                }
                let idea = choice.idea.as_ref().map(|it| english.say(it));
                assert_eq!(idea.is_none(), choice.right == Some(true), "{choice:?}");
                assert_ne!(idea.as_deref(), Some("Another model."), "{choice:?}");
            }
        }
    }
}
