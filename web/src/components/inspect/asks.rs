//! Two questions of one's own: may the app make this call, and where does this request go?

use super::ways::way;
use crate::store::use_store;
use crate::t;
use base::{LoadBalancerId, TaskId};
use screen::inspect::way as ask;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TaskProps {
    pub id: TaskId,
}

#[component]
pub fn AskPermission(props: &TaskProps) -> Html {
    let store = use_store();
    let action = use_state(|| "s3:GetObject".to_owned());
    let resource = use_state(|| "arn:aws:s3:::bucket/key".to_owned());
    let asked = use_state(|| None::<(String, String)>);
    let answer = asked.as_ref().and_then(|(action, resource)| {
        store.read(|it| ask::ask(it.world, it.world.tasks.get(&props.id)?, action, resource))
    });
    let onsubmit = submit(&asked, &action, &resource);
    html! {
        <form class="blk" {onsubmit}>
            <h3>{ t!("insp-ask-title") }</h3>
            <div class="row end">
                { input("insp-action", t!("insp-ask-action"), &action) }
                { input("insp-resource", t!("insp-ask-resource"), &resource) }
                <button class="btn">{ t!("insp-ask-go") }</button>
            </div>
            <div role="status">{ for answer.iter().map(way) }</div>
        </form>
    }
}

#[derive(PartialEq, Properties)]
pub struct BalancerProps {
    pub id: LoadBalancerId,
}

#[component]
pub fn AskRequest(props: &BalancerProps) -> Html {
    let store = use_store();
    let host = use_state(|| "example.com".to_owned());
    let path = use_state(|| "/".to_owned());
    let asked = use_state(|| None::<(String, String)>);
    let answers = asked.as_ref().map(|(host, path)| {
        store.read(|it| {
            let balancer = it.world.load_balancers.get(&props.id);
            balancer.map_or_else(Vec::new, |own| ask::request(it.world, own, host, path))
        })
    });
    let onsubmit = submit(&asked, &host, &path);
    html! {
        <form class="blk" {onsubmit}>
            <h3>{ t!("insp-request-title") }</h3>
            <div class="row end">
                { input("insp-host", t!("insp-request-host"), &host) }
                { input("insp-path", t!("insp-request-path"), &path) }
                <button class="btn">{ t!("insp-request-go") }</button>
            </div>
            <div role="status">{ for answers.iter().flatten().map(way) }</div>
        </form>
    }
}

/// Remembers what was asked; the answer follows the cursor.
fn submit(
    asked: &UseStateHandle<Option<(String, String)>>,
    first: &UseStateHandle<String>,
    second: &UseStateHandle<String>,
) -> Callback<SubmitEvent> {
    let (asked, first, second) = (asked.setter(), first.clone(), second.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        asked.set(Some(((*first).clone(), (*second).clone())));
    })
}

fn input(id: &'static str, label: String, value: &UseStateHandle<String>) -> Html {
    let oninput = {
        let value = value.setter();
        Callback::from(move |event: InputEvent| {
            value.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <div class="in"><input {id} maxlength="256" value={(**value).clone()} {oninput} /></div>
        </div>
    }
}
