//! The page: mounts the lab into `#app`.

fn main() {
    web::run();
}
