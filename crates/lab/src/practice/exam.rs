//! Mock exams: which questions, in which mix, in how much time.
//!
//! A paper takes its questions by the weights of the exam's domains; a domain that no template is about
//! leaves its share to the others. The questions are ours, made anew for each paper.
//! Source: AWS exam guides SAA-C03, DVA-C02, SOA-C03, DOP-C02, SAP-C02, content outline and exam overview
//! (read 2026-11). Model: which template belongs to which domain.
//! Example: 20 questions of SAA-C03 are 6, 5, 5 and 4 by its weights 30, 26, 24 and 20.

use super::{Draw, Question, TEMPLATES, Template, seed};

/// An exam as its guide describes it.
pub struct Blueprint {
    pub exam: &'static str,
    pub questions: u32,
    pub minutes: u32,
    /// Per cent of each domain, from domain 1.
    pub weights: &'static [u32],
}

pub static BLUEPRINTS: [Blueprint; 5] = [
    blueprint("SAA-C03", 65, 130, &[30, 26, 24, 20]),
    blueprint("DVA-C02", 65, 130, &[32, 26, 24, 18]),
    blueprint("SOA-C03", 65, 130, &[22, 22, 22, 16, 18]),
    blueprint("DOP-C02", 75, 180, &[22, 17, 15, 15, 14, 17]),
    blueprint("SAP-C02", 75, 180, &[26, 29, 25, 20]),
];

const fn blueprint(
    exam: &'static str,
    questions: u32,
    minutes: u32,
    weights: &'static [u32],
) -> Blueprint {
    Blueprint {
        exam,
        questions,
        minutes,
        weights,
    }
}

/// Questions of a mock exam.
pub const QUESTIONS: u32 = 20;

/// The exam of this name.
pub fn exam(name: &str) -> Option<&'static Blueprint> {
    BLUEPRINTS.iter().find(|it| it.exam == name)
}

/// One question of a paper and the domain that it was drawn for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub domain: u32,
    pub question: Question,
}

impl Blueprint {
    /// Seconds for so many questions, in proportion to the real exam.
    pub fn seconds(&self, questions: u32) -> u32 {
        questions * self.minutes * 60 / self.questions
    }

    fn of(&self, domain: u32) -> Vec<&'static Template> {
        let is = |it: &&Template| it.domains.contains(&(self.exam, domain));
        TEMPLATES.iter().filter(is).collect()
    }

    /// How many of `count` questions each domain gives: shares rounded down, the largest rests up.
    pub fn shares(&self, count: u32) -> Vec<u32> {
        let weights = (1_u32..).zip(self.weights);
        let weights: Vec<u32> = weights
            .map(|(domain, weight)| {
                if self.of(domain).is_empty() {
                    0
                } else {
                    *weight
                }
            })
            .collect();
        let all = weights.iter().sum::<u32>().max(1);
        let mut shares: Vec<u32> = weights.iter().map(|it| it * count / all).collect();
        let mut order: Vec<usize> = (0..shares.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse((weights[*at] * count % all, weights[*at])));
        let left = count - shares.iter().sum::<u32>();
        for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
            shares[at] += 1;
        }
        shares
    }

    /// A paper of this seed; no template twice in a row where that can be.
    pub fn paper(&self, count: u32, salt: u64) -> Vec<Item> {
        let mut draw = Draw::new(salt);
        let mut rest: Vec<(u32, &'static Template)> = Vec::new();
        for (domain, share) in (1_u32..).zip(self.shares(count)) {
            let mut templates = self.of(domain);
            draw.shuffle(&mut templates);
            let share = usize::try_from(share).unwrap_or(0);
            let turns = templates.iter().cycle().take(share);
            rest.extend(turns.map(|it| (domain, *it)));
        }
        draw.shuffle(&mut rest);
        let mut paper: Vec<Item> = Vec::new();
        while !rest.is_empty() {
            let last = paper.last().map(|it| it.question.template);
            let next = rest
                .iter()
                .position(|it| Some(it.1.id) != last)
                .unwrap_or(0);
            let (domain, template) = rest.remove(next);
            let review = u32::try_from(paper.len()).unwrap_or(u32::MAX);
            if let Some(question) = template.question_of(seed(template.id, salt, review), true) {
                paper.push(Item { domain, question });
            }
        }
        paper
    }

    /// Templates in the order in which they matter for this exam: the weight that falls on each.
    pub fn order(&self) -> Vec<&'static str> {
        let mut order: Vec<(u32, &'static str)> = Vec::new();
        for template in &TEMPLATES {
            let domains = (1_u32..).zip(self.weights);
            let own = domains.filter(|it| template.domains.contains(&(self.exam, it.0)));
            let weight = own.map(|(domain, weight)| {
                let among = u32::try_from(self.of(domain).len()).unwrap_or(1);
                weight * 1000 / among.max(1)
            });
            order.push((weight.sum(), template.id));
        }
        order.sort_by_key(|it| std::cmp::Reverse(it.0));
        order.into_iter().map(|it| it.1).collect()
    }
}

/// The same kinds of questions again, with other numbers.
pub fn again(missed: &[Item], salt: u64) -> Vec<Item> {
    let again = |(at, it): (usize, &Item)| {
        let review = u32::try_from(at).unwrap_or(u32::MAX);
        let template = super::template(it.question.template)?;
        let question = template.question_of(seed(template.id, salt, review), true)?;
        Some(Item {
            domain: it.domain,
            question,
        })
    };
    missed.iter().enumerate().filter_map(again).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_follow_the_weights_and_differ() {
        for exam in &BLUEPRINTS {
            assert_eq!(exam.weights.iter().sum::<u32>(), 100, "{}", exam.exam);
            for salt in 0..20 {
                let paper = exam.paper(QUESTIONS, salt);
                assert_eq!(paper.len(), QUESTIONS as usize, "{} {salt}", exam.exam);
                for (domain, share) in (1_u32..).zip(exam.shares(QUESTIONS)) {
                    let of = paper.iter().filter(|it| it.domain == domain).count();
                    assert_eq!(of, share as usize, "{} {domain}", exam.exam);
                }
                let twice = paper
                    .windows(2)
                    .filter(|it| it[0].question.template == it[1].question.template);
                assert!(twice.count() <= 2, "{} {salt}", exam.exam);
                assert_eq!(paper, exam.paper(QUESTIONS, salt));
                assert_ne!(paper, exam.paper(QUESTIONS, salt + 1));
            }
        }
        let saa = exam("SAA-C03").expect("it is there");
        assert_eq!(saa.shares(20), [6, 5, 5, 4]);
        assert_eq!(saa.seconds(20), 2400);
        assert!(exam("CKA").is_none());
    }

    #[test]
    fn every_template_is_in_some_exam_and_what_is_missed_comes_again() {
        for template in &TEMPLATES {
            assert!(!template.domains.is_empty(), "{}", template.id);
            for (name, domain) in template.domains {
                let exam = exam(name).expect("a known exam");
                assert!((1..=exam.weights.len()).contains(&(*domain as usize)));
            }
        }
        let paper = BLUEPRINTS[0].paper(6, 3);
        let other = again(&paper, 4);
        let ids = |it: &[Item]| it.iter().map(|it| it.question.template).collect::<Vec<_>>();
        assert_eq!(ids(&paper), ids(&other));
        assert_ne!(paper, other);
        let order = BLUEPRINTS[1].order();
        assert_eq!(order.len(), TEMPLATES.len());
        // A third and a quarter of DVA-C02, with one template each.
        assert_eq!(order[..2], ["t19", "t22"]);
    }
}
