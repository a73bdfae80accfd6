//! Animation frames: how much wall time passed since the last one.
//!
//! Frames only choose how far to seek; nothing in the lab depends on their rhythm. A tab that was
//! hidden comes back with one long frame, which is cut to a tenth of a second.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

const LONGEST_FRAME_US: u64 = 100_000;

type Tick = Closure<dyn FnMut(f64)>;

/// Runs until dropped.
struct Frames {
    running: Rc<RefCell<bool>>,
}

impl Frames {
    fn start(on_frame: Callback<u64>) -> Frames {
        let running = Rc::new(RefCell::new(true));
        let tick: Rc<RefCell<Option<Tick>>> = Rc::default();
        let (again, alive) = (tick.clone(), running.clone());
        let mut last: Option<f64> = None;
        *tick.borrow_mut() = Some(Closure::new(move |now: f64| {
            if !*alive.borrow() {
                again.borrow_mut().take();
                return;
            }
            let passed_us = last.map_or(0, |then| ((now - then).max(0.0) * 1000.0) as u64);
            last = Some(now);
            request(&again);
            on_frame.emit(passed_us.min(LONGEST_FRAME_US));
        }));
        request(&tick);
        Frames { running }
    }
}

fn request(tick: &Rc<RefCell<Option<Tick>>>) {
    if let Some(tick) = tick.borrow().as_ref() {
        // A window that refuses frames is being closed: there is nobody left to draw for.
        let _ = super::window().request_animation_frame(tick.as_ref().unchecked_ref());
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        *self.running.borrow_mut() = false;
    }
}

/// Calls back with the microseconds of wall time of each frame while `on` is true.
#[hook]
pub fn use_frames(on: bool, on_frame: Callback<u64>) {
    use_effect_with(on, move |on| {
        let frames = on.then(|| Frames::start(on_frame));
        move || drop(frames)
    });
}
