//! Every question of every template can be said, before and after the answer.

use crate::english::English;
use lab::practice::{TEMPLATES, seed};
use screen::practice::{Label, item, proofs, sheet};

#[test]
fn every_question_has_its_words_and_every_wrong_option_its_idea() {
    let english = English::new();
    for template in &TEMPLATES {
        for review in 0..60 {
            let question = template
                .question(seed(template.id, 3, review))
                .expect("it draws");
            let asked = item(&question, None);
            assert_eq!(asked, sheet(&question, None));
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

#[test]
fn every_option_has_a_run_that_is_told_and_can_be_opened() {
    let english = English::new();
    for template in &TEMPLATES {
        for review in 0..2 {
            let question = template
                .question(seed(template.id, 4, review))
                .expect("it draws");
            let words = english.say(&item(&question, None).stem);
            let proofs = proofs(&question, &words);
            assert_eq!(proofs.len(), question.choices.len());
            for (choice, proof) in question.choices.iter().zip(proofs) {
                let proof = proof.unwrap_or_else(|| panic!("{} has no run", template.id));
                let same = ["proof-same", "proof-works"].contains(&proof.text.id);
                assert_eq!(same, choice.model.is_none(), "{choice:?}: {:?}", proof.text);
                english.say(&proof.text);
                let link = proof
                    .link
                    .unwrap_or_else(|| panic!("{}: no link", template.id));
                let opened = lab::share::open(&link, |_| None).expect("the link opens");
                assert!(opened.differences.is_empty(), "{:?}", opened.differences);
                let scenario = opened.timeline.scenario();
                assert_eq!(scenario.question.as_deref(), Some(words.as_str()));
            }
        }
    }
}

#[test]
fn every_correction_has_its_words() {
    let english = English::new();
    for card in [false, true].into_iter().flat_map(screen::facts::cards) {
        for text in [&card.answer, &card.other, &card.other_is]
            .into_iter()
            .chain(&card.note)
        {
            english.say(text);
        }
    }
}
