//! `lab.SetTraffic` at a listener: requests by host and path, with weights.
//!
//! Model: all of it; AWS has no such call. Example: `{"loadBalancer": "shop", "port": 80, "points": [..],
//! "requests": [{"path": "/", "weight": 3}, {"path": "/api/users", "weight": 1}]}`.

use super::{balancers, lab::curve};
use crate::call::{Ask, Parsed, Request};
use crate::error::ApiError;
use engine::Command;
use model::BalancerKind;
use model::door::{Asked, DoorTraffic};

/// Kinds of requests of one listener.
const MAX_REQUESTS: usize = 50;
/// Characters of a host or a path.
const MAX_TEXT: usize = 256;
/// The highest weight of one of them.
const MAX_WEIGHT: i64 = 1_000_000;

fn requests(ask: &Ask) -> Result<Vec<Asked>, ApiError> {
    let items = ask.input.items_at("requests");
    if items.len() > MAX_REQUESTS {
        return Err(ApiError::lab_range("requests", 0, MAX_REQUESTS as i64));
    }
    let mut found = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let at = |field: &str| format!("requests[{index}].{field}");
        let path = item.text_at("path").unwrap_or("/");
        let host = item.text_at("host").unwrap_or_default();
        if !path.starts_with('/') || path.len() > MAX_TEXT {
            return Err(ApiError::lab("refuse-request-path").at(at("path")));
        }
        if host.len() > MAX_TEXT {
            return Err(ApiError::lab("refuse-request-path").at(at("host")));
        }
        let weight = item.int_at("weight").unwrap_or(1);
        let legal = (0..=MAX_WEIGHT).contains(&weight);
        let weight = u32::try_from(weight).ok().filter(|_| legal);
        let wrong = || ApiError::lab_range(&at("weight"), 0, MAX_WEIGHT);
        found.push(Asked {
            host: host.to_owned(),
            path: path.to_owned(),
            weight: weight.ok_or_else(wrong)?,
        });
    }
    if found.is_empty() {
        found.push(Asked {
            host: String::new(),
            path: "/".into(),
            weight: 1,
        });
    }
    Ok(found)
}

#[inline(never)]
pub fn set_traffic(ask: &Ask) -> Parsed {
    if ask.input.get("service").is_some() {
        return Err(ApiError::lab("refuse-service-or-door").at("service"));
    }
    let text = ask.input.text_at("loadBalancer").unwrap_or_default();
    let balancer = balancers::find(ask.world, text).map_err(|it| it.at("loadBalancer"))?;
    if balancer.kind == BalancerKind::Classic {
        return Err(ApiError::lab("refuse-classic-door").at("loadBalancer"));
    }
    let port = ask.input.int_at("port");
    let mut listeners = balancer.listeners.iter();
    let listener = listeners.find(|it| port.is_none_or(|port| i64::from(it.port) == port));
    let Some(listener) = listener else {
        return Err(ApiError::lab_unknown("refuse-no-listener", &balancer.name).at("port"));
    };
    let requests = requests(ask)?;
    let (points, words) = curve(ask)?;
    let paths = requests.iter().take(4);
    let paths = paths.map(|it| format!("{}{} {}", it.host, it.path, it.weight));
    let paths: Vec<String> = paths.collect();
    Ok(Request {
        summary: format!(
            "{}:{} {words} ({})",
            balancer.name,
            listener.port,
            paths.join(", ")
        ),
        command: Command::SetDoorTraffic(Box::new(DoorTraffic {
            door: (balancer.id, listener.id),
            points,
            requests,
        })),
    })
}
