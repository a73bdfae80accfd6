//! A symbol of the sprite as a component, by its full name: `<Icon name="i-pin" />`.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct IconProps {
    pub name: AttrValue,
}

#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! { <svg class="i" aria-hidden="true"><use href={["#", props.name.as_str()].concat()} /></svg> }
}
