//! The shell's door: `offprint clean|extract`, the library's two functions over files, folders, pipes and JSON Lines.

mod args;
mod files;
mod input;
mod jsonl;
mod output;

use args::{Command, Parameters};
use clap::Parser as _;
use std::process::ExitCode;

/// Exit codes: 0 all was done; 1 at least one input could not be read or processed, the others were; 2 the command's words are off.
fn main() -> ExitCode {
    let (task, parameters) = match args::Arguments::parse().command {
        Command::Clean(parameters) => (output::Task::Clean, parameters),
        Command::Extract(parameters) => (output::Task::Extract, parameters),
    };
    match run(task, &parameters) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failed) => {
            eprintln!("offprint: {failed} of the inputs failed");
            ExitCode::from(1)
        }
        // whoever reads our output has had enough: not a failure
        Err(Failure::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            eprintln!("offprint: {error}");
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            eprintln!("offprint: {message}");
            ExitCode::from(2)
        }
    }
}

/// Why a run ended early.
enum Failure {
    /// Reading standard input or writing failed.
    Io(std::io::Error),
    /// The command's words are off.
    Usage(String),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Failure::Io(error)
    }
}

/// Carries the command out; gives the number of inputs that failed.
fn run(task: output::Task, parameters: &Parameters) -> Result<usize, Failure> {
    let job = output::Job::new(task, parameters).map_err(Failure::Usage)?;
    if parameters.jsonl { jsonl::run(&job, parameters) } else { files::run(&job, parameters) }
}
