//! The command line, read by hand: options may stand anywhere, as `--until 10m` or `--until=10m`.

use base::{SimDuration, SimTime};
use lab::LIMIT;

pub const USAGE: &str = "\
usage: taskyard run FILE [--until 10m] [--seed N] [--format trace|jsonl] [--query JMESPATH]
       taskyard check PATH...
       taskyard new exercise SLUG
       taskyard pack FOLDER TO
       taskyard stamp PATH... [--language L] [--anew]
       taskyard try-definitions FOLDER

run    plays a scenario (YAML or JSON) and prints what happened
         --until   play until this moment instead of the scenario's own
         --seed    another seed
         --format  trace: aligned text (default); jsonl: one JSON object a line
         --query   print what this JMESPath finds in the list of those objects
check  reads and plays every scenario under the paths; a folder with exercise.yaml is proved:
       its solutions reach every goal, its known wrong answers and its start do not
new    begins an exercise in static/exercises that checks already
pack   writes the exercises of a folder as the browser fetches them
stamp  notes in translations which English they were made from, where no note is yet; PATH is
       static/exercises, one of its folders, or static/locales
         --language  only this one
         --anew      all of them: somebody has read every translation against today's English
try-definitions  registers every task definition (JSON) of a folder, counts and explains
";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Trace,
    Jsonl,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub file: String,
    pub until: Option<SimTime>,
    pub seed: Option<u64>,
    pub format: Format,
    pub query: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub paths: Vec<String>,
    pub language: Option<String>,
    pub anew: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Run(Run),
    Check(Vec<String>),
    New(String),
    Pack(String, String),
    Stamp(Stamp),
    TryDefinitions(String),
    Help,
    Version,
}

pub fn read(given: &[String]) -> Result<Command, String> {
    let Some((command, rest)) = given.split_first() else {
        return Ok(Command::Help);
    };
    if rest.iter().any(|it| it == "--help" || it == "-h") {
        return Ok(Command::Help);
    }
    match command.as_str() {
        "run" => read_run(rest).map(Command::Run),
        "check" if rest.is_empty() => Err("check needs at least one path".into()),
        "check" => match rest.iter().find(|it| it.starts_with('-')) {
            Some(option) => Err(format!("check has no option {option}")),
            None => Ok(Command::Check(rest.to_vec())),
        },
        "new" => match rest {
            [what, slug] if what == "exercise" => Ok(Command::New(slug.clone())),
            _ => Err("new needs: exercise SLUG".into()),
        },
        "pack" => match rest {
            [from, to] => Ok(Command::Pack(from.clone(), to.clone())),
            _ => Err("pack needs a folder of exercises and where to write".into()),
        },
        "stamp" => read_stamp(rest).map(Command::Stamp),
        "try-definitions" => match rest {
            [folder] => Ok(Command::TryDefinitions(folder.clone())),
            _ => Err("try-definitions needs one folder".into()),
        },
        "help" | "--help" | "-h" => Ok(Command::Help),
        "--version" | "-V" => Ok(Command::Version),
        other => Err(format!(
            "there is no command {other}; expected run, check, new, pack or stamp"
        )),
    }
}

fn read_stamp(given: &[String]) -> Result<Stamp, String> {
    let mut stamp = Stamp::default();
    let mut rest = given.iter();
    while let Some(argument) = rest.next() {
        match argument.strip_prefix("--") {
            None => stamp.paths.push(argument.clone()),
            Some("anew") => stamp.anew = true,
            Some("language") => {
                let language = rest.next().ok_or("--language needs a value")?;
                stamp.language = Some(language.clone());
            }
            Some(other) => return Err(format!("stamp has no option --{other}")),
        }
    }
    if stamp.paths.is_empty() {
        return Err("stamp needs at least one path".into());
    }
    Ok(stamp)
}

fn read_run(given: &[String]) -> Result<Run, String> {
    let mut file = None;
    let mut run = Run {
        file: String::new(),
        until: None,
        seed: None,
        format: Format::Trace,
        query: None,
    };
    let mut rest = given.iter();
    while let Some(argument) = rest.next() {
        if !argument.starts_with("--") {
            if file.replace(argument.clone()).is_some() {
                return Err("run takes one file".into());
            }
            continue;
        }
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_string())),
            None => (argument.as_str(), None),
        };
        if !["--until", "--seed", "--format", "--query"].contains(&name) {
            return Err(format!("run has no option {name}"));
        }
        let value = value.or_else(|| rest.next().cloned());
        let value = value.ok_or_else(|| format!("{name} needs a value"))?;
        match name {
            "--until" => run.until = Some(moment(&value)?),
            "--seed" => {
                let seed = value.parse();
                run.seed = Some(seed.map_err(|_| format!("--seed {value} is no whole number"))?);
            }
            "--format" => run.format = format_of(&value)?,
            _ => run.query = Some(value),
        }
    }
    run.file = file.ok_or("run needs a file")?;
    Ok(run)
}

fn moment(text: &str) -> Result<SimTime, String> {
    let length = SimDuration::parse(text).map_err(|why| format!("--until: {why}"))?;
    if length.0 > LIMIT.0 {
        return Err(format!(
            "--until {text} is too long; expected at most 168h, seven days"
        ));
    }
    Ok(SimTime(length.0))
}

fn format_of(text: &str) -> Result<Format, String> {
    match text {
        "trace" => Ok(Format::Trace),
        "jsonl" => Ok(Format::Jsonl),
        other => Err(format!(
            "--format {other} is unknown; expected trace or jsonl"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_string).collect();
        read(&words)
    }

    #[test]
    fn options_stand_anywhere() {
        let run = Run {
            file: "a.yaml".into(),
            until: Some(SimTime(90_000)),
            seed: Some(7),
            format: Format::Jsonl,
            query: Some("[0]".into()),
        };
        let expected = Ok(Command::Run(run));
        assert_eq!(
            parse("run --until 1m30s a.yaml --seed=7 --format jsonl --query [0]"),
            expected
        );
        assert_eq!(
            parse("check a b"),
            Ok(Command::Check(vec!["a".into(), "b".into()]))
        );
        assert_eq!(parse(""), Ok(Command::Help));
        assert_eq!(parse("run --help"), Ok(Command::Help));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, said) in [
            ("run", "needs a file"),
            ("run a b", "one file"),
            ("run a --until", "--until needs a value"),
            ("run a --until soon", "not a duration"),
            ("run a --until 9d", "seven days"),
            ("run a --seed -1", "no whole number"),
            ("run a --format xml", "trace or jsonl"),
            ("run a --colour red", "no option --colour"),
            ("check", "at least one path"),
            ("check --all", "no option --all"),
            ("walk", "run, check, new, pack or stamp"),
            ("new scenario x", "exercise SLUG"),
            ("pack a", "where to write"),
            ("stamp", "at least one path"),
            ("stamp a --all", "no option --all"),
            ("stamp a --language", "needs a value"),
        ] {
            let error = parse(line).expect_err(line);
            assert!(error.contains(said), "{line}: {error}");
        }
    }
}
