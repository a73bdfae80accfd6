//! The smaller blocks of an answer: ladder, flips, facts, causes, and the rule at the foot.

use crate::components::icons::icon;
use crate::i18n::{say, tell};
use crate::store::{Action, Store};
use crate::t;
use screen::Selection;
use screen::text::Text;
use screen::why::{Fact, Flip, Ladder, Link, Rule, Rung};
use yew::prelude::*;

pub fn ladder(ladder: &Ladder) -> Html {
    let note = match ladder.reached {
        true => t!(
            "ladder-left",
            count = ladder.feasible,
            of = ladder.considered
        ),
        false => t!("ladder-not-reached", of = ladder.considered),
    };
    html! {
        <div class="blk">
            <h3>{ t!("ladder-title") }<span>{ note }</span></h3>
            <ol class={classes!("ladder", (!ladder.reached).then_some("off"))}>
                { for ladder.rungs.iter().enumerate().map(|(index, it)| rung(index, it)) }
            </ol>
        </div>
    }
}

fn rung(index: usize, rung: &Rung) -> Html {
    let mut scores = Vec::new();
    for (at, score) in rung.scores.iter().enumerate() {
        if at > 0 {
            let same = score.value == rung.scores[at - 1].value;
            scores.push(html! { { if same { " = " } else { " · " } } });
        }
        let who = score.who.clone();
        scores.push(match score.best {
            true => html! { <b>{ who }</b> },
            false => html! { { who } },
        });
        if let Some(value) = score.value {
            scores.push(html! { { [" ", value.to_string().as_str()].concat() } });
        }
    }
    if rung.more > 0 {
        scores.push(html! { { t!("more", count = rung.more) } });
    }
    html! {
        <li class={classes!(rung.decided.then_some("decided"))}>
            <i>{ index + 1 }</i><span>{ say(&rung.name) }</span><span class="sc">{ for scores }</span>
        </li>
    }
}

pub fn flips(dispatch: &UseReducerDispatcher<Store>, flips: &[Flip], none: bool) -> Html {
    let Some((first, rest)) = flips.split_first() else {
        return match none {
            true => html! {
                <div class="blk"><h3>{ t!("flip-title") }</h3><p class="muted">{ t!("flip-none") }</p></div>
            },
            false => html! {},
        };
    };
    html! {
        <div class="blk">
            <h3>{ t!("flip-title") }<span>{ t!("flip-note") }</span></h3>
            <div class="flip">
                <div class="do"><span>{ say(&first.edit) }</span>
                    <span class="price">{ price(first) }</span></div>
                <p>{ tell(&first.gain) }</p>
                { try_button(dispatch, first) }
            </div>
            <ul class="flips">
                { for rest.iter().map(|it| html! {
                    <li><span>{ say(&it.edit) }</span><span class="price">{ price(it) }</span>
                        <small>{ tell(&it.gain) }</small>{ try_button(dispatch, it) }</li>
                }) }
            </ul>
        </div>
    }
}

fn price(flip: &Flip) -> String {
    flip.price.clone().unwrap_or_else(|| t!("flip-free"))
}

fn try_button(dispatch: &UseReducerDispatcher<Store>, flip: &Flip) -> Html {
    if flip.calls.is_empty() {
        return html! {};
    }
    let (dispatch, calls) = (dispatch.clone(), flip.calls.clone());
    let attempt =
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::TryBranch(calls.clone())));
    html! {
        <button type="button" class="btn" onclick={attempt}>{ icon("branch") }{ t!("flip-try") }</button>
    }
}

pub fn facts(facts: &[Fact]) -> Html {
    if facts.is_empty() {
        return html! {};
    }
    html! {
        <div class="blk">
            <h3>{ t!("facts-title") }</h3>
            <dl class="facts">
                { for facts.iter().map(|it| html! {
                    <div><dt>{ say(&it.name) }</dt><dd>{ tell(&it.value) }</dd></div>
                }) }
            </dl>
        </div>
    }
}

pub fn chain(dispatch: &UseReducerDispatcher<Store>, links: &[Link]) -> Html {
    if links.is_empty() {
        return html! {};
    }
    let link = |link: &Link| {
        let (dispatch, seq) = (dispatch.clone(), link.seq);
        let open = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Select(Some(Selection::Event(seq))));
        });
        html! {
            <li key={link.seq.0}>
                <time>{ link.clock.clone() }</time>
                <button type="button" class="btn link" onclick={open}>{ tell(&link.words) }</button>
            </li>
        }
    };
    html! {
        <div class="blk">
            <h3>{ t!("chain-title") }<span>{ t!("chain-note") }</span></h3>
            <ol class="chain">{ for links.iter().map(link) }</ol>
        </div>
    }
}

/// Which rule, how sure, and AWS's page: always at the foot of the panel.
pub fn rule(rule: Rule) -> Html {
    html! {
        <footer class="why-foot rule">
            <span class="cert" data-c={rule.certainty.name()}><i></i>
                { say(&Text::new(rule.certainty.word())) }</span>
            <code class="muted" translate="no" lang="en">{ rule.id }</code>
            <a href={rule.page.address()} target="_blank" rel="noreferrer">
                { say(&Text::new(rule.page.word())) }</a>
        </footer>
    }
}
