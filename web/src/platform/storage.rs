//! What the page remembers between visits; a browser that forbids it is a browser without memory.

fn local() -> Option<web_sys::Storage> {
    super::window().local_storage().ok().flatten()
}

fn session() -> Option<web_sys::Storage> {
    super::window().session_storage().ok().flatten()
}

pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok().flatten()
}

pub fn set(key: &str, value: &str) {
    if let Some(storage) = local() {
        // A full or forbidden store only means that nothing is remembered.
        let _ = storage.set_item(key, value);
    }
}

pub fn session_get(key: &str) -> Option<String> {
    session()?.get_item(key).ok().flatten()
}

pub fn session_set(key: &str, value: &str) {
    if let Some(storage) = session() {
        let _ = storage.set_item(key, value);
    }
}

pub fn session_remove(key: &str) {
    if let Some(storage) = session() {
        let _ = storage.remove_item(key);
    }
}
