//! Answers as text.
use crate::english::{English, moment, played};

#[test]
fn dump() {
    let english = English::new();
    let timeline = played("half-way", 200);
    let why = screen::why::why(moment(&timeline), None, None).unwrap();
    println!("{}\n{}", english.say(&why.question), english.say(&why.answer));
    println!("{why:#?}");
}
