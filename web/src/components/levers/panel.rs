//! All levers of the cluster in focus: zones, an instance or a task to pick, and the small forms.

use super::act::LeverList;
use super::forms::{AddInstances, ImageLever, MetricLever, TrafficLever};
use crate::components::icons::icon;
use crate::store::use_store;
use crate::t;
use base::{ClusterId, ServiceId};
use screen::levers::forms::Target;
use screen::levers::{self, Lever, Panel, Pick};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The panel folded under the intent; its body is made only while it is open.
#[component]
pub fn LeversDrawer() -> Html {
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let details = event.target_unchecked_into::<web_sys::Element>();
            open.set(details.has_attribute("open"));
        })
    };
    html! {
        <details class="cli levers-drawer" {ontoggle}>
            <summary>{ icon("lever") }{ t!("levers-title") }{ " " }{ icon("chev") }</summary>
            if *open {
                <LeversPanel/>
            }
        </details>
    }
}

/// What the panel needs of the run.
#[derive(Clone, PartialEq)]
struct Focus {
    cluster: ClusterId,
    service: Option<ServiceId>,
    target: Target,
    panel: Panel,
    zones: Vec<String>,
    images: Vec<String>,
}

#[component]
pub fn LeversPanel() -> Html {
    let store = use_store();
    let focus = store.read(|moment| {
        let world = moment.world;
        let service = moment.service(store.ui.service);
        let cluster = service
            .map(|it| it.cluster)
            .or_else(|| world.clusters.keys().next().copied());
        let cluster = world.clusters.get(&cluster?)?;
        let service_id = service.map(|it| it.id);
        Some(Focus {
            cluster: cluster.id,
            service: service_id,
            target: Target {
                cluster: cluster.name.clone(),
                service: service.map(|it| it.name.clone()).unwrap_or_default(),
            },
            panel: levers::panel(world, cluster.id, service_id),
            zones: levers::zones(world, cluster.id),
            images: levers::images(world, service_id),
        })
    });
    let Some(focus) = focus else {
        return html! { <p class="empty">{ t!("levers-none") }</p> };
    };
    html! {
        <div class="levers-body">
            <Instances picks={Rc::new(focus.panel.instances)}/>
            <Tasks picks={Rc::new(focus.panel.tasks)}/>
            <fieldset>
                <legend>{ t!("levers-zone") }</legend>
                { for focus.panel.zones.into_iter().map(|(zone, levers)| html! {
                    <LeverList key={zone} {levers}/>
                }) }
            </fieldset>
            if let Some(service) = focus.service {
                <TrafficLever target={focus.target.clone()} {service}/>
                <ImageLever images={focus.images}/>
                <MetricLever target={focus.target.clone()}/>
            }
            <AddInstances cluster={focus.target.cluster} zones={focus.zones}/>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PicksProps<Id: PartialEq> {
    picks: Rc<Vec<Pick<Id>>>,
}

#[component]
fn Instances(props: &PicksProps<base::InstanceId>) -> Html {
    let store = use_store();
    let chosen = use_state(|| None);
    let at = props
        .picks
        .iter()
        .position(|it| Some(it.id) == *chosen)
        .unwrap_or(0);
    let levers = props.picks.get(at);
    let levers = levers.map(|it| store.read(|moment| levers::on_instance(moment.world, it.id)));
    let labels = props.picks.iter().map(|it| it.label.clone()).collect();
    let pick = {
        let (picks, chosen) = (props.picks.clone(), chosen.setter());
        Callback::from(move |index: usize| chosen.set(picks.get(index).map(|it| it.id)))
    };
    picker(
        "lever-instance",
        t!("levers-instance"),
        labels,
        at,
        levers,
        &pick,
    )
}

#[component]
fn Tasks(props: &PicksProps<base::TaskId>) -> Html {
    let store = use_store();
    let chosen = use_state(|| None);
    let at = props
        .picks
        .iter()
        .position(|it| Some(it.id) == *chosen)
        .unwrap_or(0);
    let levers = props.picks.get(at);
    let levers = levers.map(|it| store.read(|moment| levers::on_task(moment.world, it.id)));
    let labels = props.picks.iter().map(|it| it.label.clone()).collect();
    let pick = {
        let (picks, chosen) = (props.picks.clone(), chosen.setter());
        Callback::from(move |index: usize| chosen.set(picks.get(index).map(|it| it.id)))
    };
    picker("lever-task", t!("levers-task"), labels, at, levers, &pick)
}

/// One of several things to choose, and its levers.
fn picker(
    id: &'static str,
    title: String,
    labels: Vec<String>,
    at: usize,
    levers: Option<Vec<Lever>>,
    pick: &Callback<usize>,
) -> Html {
    let Some(levers) = levers else {
        return Html::default();
    };
    let onchange = pick.reform(|event: Event| {
        let index = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        usize::try_from(index).unwrap_or(0)
    });
    html! {
        <fieldset>
            <legend><label for={id}>{ title }</label></legend>
            <div class="in"><select {id} {onchange}>
                { for labels.into_iter().enumerate().map(|(index, label)| html! {
                    <option selected={index == at}>{ label }</option>
                }) }
            </select></div>
            <LeverList {levers}/>
        </fieldset>
    }
}
