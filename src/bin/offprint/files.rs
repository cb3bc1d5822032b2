//! Files and folders in; standard output or a folder of files out.

use crate::Failure;
use crate::args::{Format, Parameters};
use crate::input::{decode, is_binary};
use crate::output::Job;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Takes each file in turn; gives the number of those that failed.
pub fn run(job: &Job, parameters: &Parameters) -> Result<usize, Failure> {
    let (mut paths, mut failed) = (Vec::new(), 0);
    for path in &parameters.paths {
        let before = paths.len();
        let message = match collect(path, &mut paths) {
            Ok(()) if paths.len() > before => continue,
            Ok(()) => format!("no file in it ends in {}", ENDINGS.map(|ending| format!(".{ending}")).join(", ")),
            Err(error) => error.to_string(),
        };
        eprintln!("offprint: {}: {message}", path.display());
        failed += 1;
    }
    if parameters.paths.is_empty() {
        paths.push(PathBuf::from("-"));
    }
    let json = matches!(job.format, Format::Json);
    if paths.len() > 1 && parameters.out.is_none() && !json {
        return Err(Failure::Usage("several inputs need --out DIR, or --format json for one record a line".into()));
    }
    if let Some(folder) = &parameters.out {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", folder.display()));
        fs::create_dir_all(folder).map_err(named)?;
    }
    let bar = progress(paths.len());
    let mut names = BTreeSet::new();
    for path in &paths {
        let done = one(job, path, &bar).and_then(|text| {
            let Some(folder) = &parameters.out else {
                let mut out = io::stdout().lock();
                return out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| {
                    if error.kind() == io::ErrorKind::BrokenPipe {
                        Broken::Pipe(error)
                    } else {
                        Broken::Input(error.to_string())
                    }
                });
            };
            let target = folder.join(unused(path, job.format.extension(), &mut names));
            fs::write(&target, text).map_err(|error| Broken::Input(format!("{}: {error}", target.display())))
        });
        match done {
            Ok(()) => {}
            Err(Broken::Pipe(error)) => return Err(error.into()),
            Err(Broken::Input(message)) => {
                bar.suspend(|| eprintln!("offprint: {}: {message}", path.display()));
                failed += 1;
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(failed)
}

enum Broken {
    Pipe(io::Error),
    Input(String),
}

fn one(job: &Job, path: &Path, bar: &ProgressBar) -> Result<String, Broken> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.map_err(|error| Broken::Input(error.to_string()))?;
    if job.encoding.is_none() && is_binary(&bytes) {
        return Err(Broken::Input("looks like a binary file; if it is text, give its --encoding".to_owned()));
    }
    let source = decode(bytes, job.encoding);
    let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    let html = match extension.as_deref() {
        Some("html" | "htm" | "xhtml") => Some(true),
        Some("txt" | "md") => Some(false),
        _ => None,
    };
    if job.misreads(&source, html) {
        let told = "looks like HTML and is cleaned as text, markup and all; `offprint extract` reads pages";
        bar.suspend(|| eprintln!("offprint: {}: {told}", path.display()));
    }
    let article = job.read(&source, html, None);
    for told in article.iter().flat_map(|article| job.in_vain(article)) {
        bar.suspend(|| eprintln!("offprint: {}: {told}", path.display()));
    }
    article.and_then(|article| job.write(article)).map_err(|error| Broken::Input(format!("{}: {error}", error.name())))
}

/// The endings of the files that are taken from a folder.
const ENDINGS: [&str; 5] = ["txt", "md", "html", "htm", "xhtml"];

/// The files at or below `path` that hold text or pages, in order of their names.
fn collect(path: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if path == Path::new("-") || !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        let ending = entry.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        // a link to a folder above would never end
        if entry.is_dir() && !entry.is_symlink() {
            collect(&entry, found)?;
        } else if ENDINGS.contains(&ending.as_str()) {
            found.push(entry);
        }
    }
    Ok(())
}

/// A file name for the result of `path` that no result before it has.
fn unused(path: &Path, extension: &str, names: &mut BTreeSet<String>) -> String {
    let stem = path.file_stem().map_or("article".into(), |s| s.to_string_lossy().into_owned());
    let stem = if stem == "-" { "article".to_owned() } else { stem };
    let candidates =
        std::iter::once(format!("{stem}.{extension}")).chain((2..).map(|n| format!("{stem}-{n}.{extension}")));
    let name = candidates.into_iter().find(|name| !names.contains(name)).unwrap_or_default();
    names.insert(name.clone());
    name
}

fn progress(count: usize) -> ProgressBar {
    if count < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(count as u64).with_style(style)
}
