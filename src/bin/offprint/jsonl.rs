//! JSON Lines in, JSON Lines out: one record a line, in order, nothing held back.

use crate::Failure;
use crate::args::Parameters;
use crate::output::{Job, error_value};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    html: Option<String>,
    url: Option<String>,
}

/// Reads records from the files, or from standard input; gives the number of lines that failed.
/// A line that is not such a record gives a record with `error`, and the run goes on.
pub fn run(job: &Job, parameters: &Parameters) -> Result<usize, Failure> {
    if parameters.out.is_some() {
        return Err(Failure::Usage("--jsonl writes to standard output; --out does not go with it".into()));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    if parameters.paths.is_empty() {
        failed += lines(job, &mut io::stdin().lock(), &mut out)?;
    }
    for path in &parameters.paths {
        if path == Path::new("-") {
            failed += lines(job, &mut io::stdin().lock(), &mut out)?;
            continue;
        }
        match File::open(path) {
            Ok(file) => failed += lines(job, &mut BufReader::new(file), &mut out)?,
            Err(error) => {
                eprintln!("offprint: {}: {error}", path.display());
                failed += 1;
            }
        }
    }
    out.flush()?;
    Ok(failed)
}

fn lines(job: &Job, input: &mut dyn BufRead, out: &mut impl Write) -> io::Result<usize> {
    let (mut line, mut number, mut failed) = (Vec::new(), 0_usize, 0);
    while {
        line.clear();
        input.read_until(b'\n', &mut line)? > 0
    } {
        number += 1;
        let line = line.strip_prefix(b"\xef\xbb\xbf").filter(|_| number == 1).unwrap_or(&line).trim_ascii();
        if line.is_empty() {
            continue;
        }
        let record = record(job, line, number);
        failed += usize::from(record.contains_key("error"));
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
        // whoever waits at the other end of the pipe gets each answer as soon as it is there
        out.flush()?;
    }
    Ok(failed)
}

/// The record of a line, or what is wrong with it. The parser sees one line at a time, so its own line number says
/// nothing.
fn parsed(line: &[u8]) -> Result<Record, String> {
    if !line.starts_with(b"{") {
        return Err("a record is a JSON object, {…}, on one line".to_owned());
    }
    serde_json::from_slice(line).map_err(|error| {
        let message = error.to_string();
        let bare = message.split(" at line ").next().unwrap_or(&message);
        format!("{bare}, at column {}", error.column())
    })
}

fn record(job: &Job, line: &[u8], number: usize) -> Map<String, Value> {
    let mut answer = Map::new();
    let record = match parsed(line) {
        Ok(record) => record,
        Err(message) => {
            answer.insert("id".into(), Value::Null);
            answer.insert("line".into(), number.into());
            answer.insert("error".into(), error_value("InvalidRecord", &message));
            return answer;
        }
    };
    answer.insert("id".into(), record.id);
    let source = match (&record.html, &record.text) {
        (Some(html), _) => Ok((html, record.text.is_none().then_some(true))),
        (None, Some(text)) => Ok((text, Some(false))),
        (None, None) => Err(("InvalidRecord", "a record needs \"text\" or \"html\"".to_owned())),
    };
    let result = source.and_then(|(source, html)| {
        let article = job.read(source, html, record.url.as_deref());
        article.and_then(|article| job.record(article)).map_err(|error| (error.name(), error.to_string()))
    });
    match result {
        Ok(fields) => answer.extend(fields),
        Err((name, message)) => {
            answer.insert("line".into(), number.into());
            answer.insert("error".into(), error_value(name, &message));
        }
    }
    answer
}
