//! `cargo xtask swarm`: the swarm test of the package `it` with any number of seeds.
//!
//! Example: `cargo xtask swarm 5000 --from 201` plays the seeds 201 to 5200.

use crate::shell::Shell;

/// What is asked for when nothing is said.
const SEEDS: u64 = 200;

pub fn swarm(arguments: &[String]) -> Result<(), String> {
    let (count, from) = read(arguments)?;
    Shell::cargo()
        .args(["test", "--locked", "-p", "it", "--test", "it"])
        .args(["swarm::every_seed", "--", "--nocapture"])
        .env("LAB_CASES", count.to_string())
        .env("LAB_SEED", from.to_string())
        .run()
}

fn read(arguments: &[String]) -> Result<(u64, u64), String> {
    let number = |text: &String| {
        let number = text.parse().ok().filter(|it| *it > 0);
        number.ok_or_else(|| format!("`{text}` is no number of seeds"))
    };
    match arguments {
        [] => Ok((SEEDS, 1)),
        [count] => Ok((number(count)?, 1)),
        [option, from] if option == "--from" => Ok((SEEDS, number(from)?)),
        [count, option, from] if option == "--from" => Ok((number(count)?, number(from)?)),
        _ => Err("expected: cargo xtask swarm [N] [--from SEED]".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_number_and_a_first_seed_are_understood() {
        let words =
            |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_string).collect() };
        for (line, expected) in [
            ("", Ok((200, 1))),
            ("5000", Ok((5000, 1))),
            ("--from 7", Ok((200, 7))),
            ("10 --from 7", Ok((10, 7))),
        ] {
            assert_eq!(read(&words(line)), expected, "{line}");
        }
        for wrong in ["many", "0", "1 2", "1 --until 3"] {
            assert!(read(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
