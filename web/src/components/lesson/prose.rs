//! Packed text as nodes: every piece is made here, none is ever read as markup.

use crate::t;
use lab::exercise::{Block, Inline};
use yew::prelude::*;

#[inline(never)]
pub fn blocks(all: &[Block]) -> Html {
    match all {
        [Block::English, rest @ ..] => html! {
            <>
                <p class="in-english">{ t!("exercise-english") }</p>
                <div lang="en">{ for rest.iter().map(block) }</div>
            </>
        },
        all => all.iter().map(block).collect(),
    }
}

fn block(it: &Block) -> Html {
    match it {
        Block::Paragraph(words) => html! { <p>{ inlines(words) }</p> },
        Block::English => html! {},
        Block::Code(text) => {
            html! { <pre><code translate="no" lang="en">{ text.clone() }</code></pre> }
        }
        Block::List { ordered, items } => {
            let items = items.iter().map(|it| html! { <li>{ blocks(it) }</li> });
            if *ordered {
                html! { <ol>{ for items }</ol> }
            } else {
                html! { <ul>{ for items }</ul> }
            }
        }
    }
}

fn inlines(all: &[Inline]) -> Html {
    all.iter().map(inline).collect()
}

fn inline(it: &Inline) -> Html {
    match it {
        Inline::Text(text) => html! { { text.clone() } },
        Inline::Code(text) => html! { <code translate="no" lang="en">{ text.clone() }</code> },
        Inline::Strong(words) => html! { <b>{ inlines(words) }</b> },
        Inline::Emphasis(words) => html! { <em>{ inlines(words) }</em> },
        Inline::Link { to, words } => html! {
            <a href={to.clone()} rel="noopener" target="_blank">{ inlines(words) }</a>
        },
    }
}
