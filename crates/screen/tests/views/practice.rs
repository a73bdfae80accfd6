//! Every question of every template can be said, before and after the answer.

use crate::english::English;
use lab::practice::deck::Deck;
use lab::practice::facts::CORRECTIONS;
use lab::practice::{Answer, TEMPLATES, seed, template};
use screen::practice::{Label, ideas, item, proofs, sheet};

#[test]
fn every_question_has_its_words_and_every_wrong_option_its_idea() {
    let english = English::new();
    for template in TEMPLATES.iter().chain([&CORRECTIONS]) {
        for review in 0..60 {
            let question = template
                .question(seed(template.id, 3, review))
                .expect("it draws");
            let asked = item(&question, None, false);
            assert_eq!(asked, sheet(&question, None));
            assert!(asked.reason.is_none() && asked.choices.iter().all(|it| it.right.is_none()));
            english.say(&asked.stem);
            let answered = item(&question, Some(0), false);
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

/// A correction is asked for as things are and as exams have them, and its card explains the answer.
#[test]
fn a_correction_is_explained_by_its_card() {
    let english = English::new();
    let ask = |exam: bool| {
        let about = Some("fact-4-old");
        let question = CORRECTIONS
            .question_about(5, exam, about)
            .expect("it draws");
        let right = question.right().clone();
        (item(&question, Some(0), exam), right)
    };
    let (today, right) = ask(false);
    assert_eq!(right, Answer::Words("fact-4-new"));
    assert!(
        english
            .say(&today.stem)
            .contains("needs no correction today")
    );
    let card = today.card.expect("it is explained");
    assert_eq!((card.number, card.answer.id), (4, "fact-4-new"));
    let ideas = today.choices.iter().filter_map(|it| it.idea.as_ref());
    assert!(
        ideas
            .map(|it| english.say(it))
            .all(|it| it.starts_with("True now: "))
    );
    let (exam, right) = ask(true);
    assert_eq!(right, Answer::Words("fact-4-old"));
    assert_eq!(exam.card.map(|it| it.answer.id), Some("fact-4-old"));
}

/// What was taken for true comes back: its name, when it was seen, and a question that offers it.
#[test]
fn due_ideas_are_listed_by_name() {
    let english = English::new();
    let mut deck = Deck::default();
    deck.take("t1/", "t1", Some("floor-rounds-down"), None, 3);
    deck.take("w/fact-7-old", "w", Some("fact-7-old"), None, 4);
    assert_eq!(
        deck.cards["w/fact-7-old"].lapses, 1,
        "one answer is one review"
    );
    let due = ideas(&deck, 9);
    let told: Vec<_> = due
        .iter()
        .map(|it| {
            (
                it.card.as_str(),
                english.say(&it.name),
                english.say(&it.seen),
            )
        })
        .collect();
    let second = "True now: The one for high throughput and PrivateLink is the Network Load Balancer. \
        ELB is the name of the family.";
    assert_eq!(
        told,
        [
            (
                "t1/floor-rounds-down",
                "The floor is rounded up.".into(),
                "last seen 6 days ago".into()
            ),
            (
                "w/fact-7-old",
                second.into(),
                "last seen 5 days ago".to_string()
            ),
        ]
    );
    let template = template("t1").expect("it is there");
    for seed in 0..50 {
        let question = template.question_about(seed, false, Some("floor-rounds-down"));
        let choices = question.expect("it draws").choices;
        assert!(
            choices
                .iter()
                .any(|it| it.model == Some("floor-rounds-down"))
        );
    }
    assert!(ideas(&deck, 3).is_empty());
}

#[test]
fn every_option_has_a_run_that_is_told_and_can_be_opened() {
    let english = English::new();
    for template in &TEMPLATES {
        for review in 0..2 {
            let question = template
                .question(seed(template.id, 4, review))
                .expect("it draws");
            let words = english.say(&item(&question, None, false).stem);
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
