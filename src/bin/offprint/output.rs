//! One input through the library and into the form that was asked for.

use crate::args::{Format, Input, Level, Offsets, Parameters};
use encoding_rs::Encoding;
use offprint::article::Article;
use offprint::offsets::{self, Unit};
use offprint::render::{self, RenderOptions, Restored};
use offprint::{Error, ExtractOptions};
use serde_json::{Map, Value};

/// Which of the two functions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Clean,
    Extract,
}

/// What to do with each input.
pub struct Job {
    pub task: Task,
    pub format: Format,
    pub encoding: Option<&'static Encoding>,
    options: ExtractOptions,
    unit: Unit,
    restored: Restored,
    render: RenderOptions,
}

impl Job {
    /// Reads the parameters; gives a sentence about the first that makes no sense.
    pub fn new(task: Task, parameters: &Parameters) -> Result<Job, String> {
        if task == Task::Clean && matches!(parameters.input, Input::Html) {
            return Err("clean takes plain text; extract reads HTML".to_owned());
        }
        let mut options = ExtractOptions { url: parameters.url.clone(), ..ExtractOptions::default() };
        options.language.clone_from(&parameters.language);
        options.level = match parameters.level {
            Level::Careful => offprint::Level::Careful,
            Level::Standard => offprint::Level::Standard,
            Level::Thorough => offprint::Level::Thorough,
        };
        options.format = match parameters.input {
            Input::Auto => offprint::Format::Auto,
            Input::Text => offprint::Format::Text,
            Input::Html => offprint::Format::Html,
        };
        if let Some(bytes) = parameters.max_bytes {
            options.limits.input_bytes = bytes;
        }
        for reason in &parameters.keep {
            let known = serde_json::from_value(Value::from(reason.as_str()));
            options.keep.push(known.map_err(|error: serde_json::Error| {
                // the parser knows the names there are
                let message = error.to_string();
                let names = message.split_once("expected ").map_or("", |(_, names)| names);
                format!("no reason is called '{reason}'; there are {}", names.replace("one of ", "").replace('`', ""))
            })?);
        }
        let encoding = parameters.encoding.as_ref().map(|label| {
            Encoding::for_label(label.as_bytes()).ok_or_else(|| format!("no encoding is called '{label}'"))
        });
        let (restored, repairs) = restored(parameters.restore.as_deref())?;
        Ok(Job {
            task,
            format: parameters.format.unwrap_or(if parameters.jsonl { Format::Json } else { Format::Text }),
            encoding: encoding.transpose()?,
            options,
            unit: match parameters.offsets {
                Offsets::Utf8 => Unit::Utf8,
                Offsets::Utf16 => Unit::Utf16,
                Offsets::Codepoint => Unit::CodePoint,
            },
            restored,
            render: RenderOptions { repairs },
        })
    }

    /// Whether an input is a page, and taken for text without having been told to.
    pub fn misreads(&self, source: &str, html: Option<bool>) -> bool {
        let untold = self.task == Task::Clean && self.options.format == offprint::Format::Auto;
        untold && html.unwrap_or_else(|| offprint::page::looks_like_html(source))
    }

    /// What was asked for and could not be done, though the article was read.
    pub fn in_vain(&self, article: &Article) -> Vec<String> {
        let removals = article.cleaned.removals.len();
        let asked: &[usize] = if let Restored::Some(indices) = &self.restored { indices } else { &[] };
        let beyond = asked.iter().filter(|&&index| index >= removals);
        let mut told: Vec<String> = beyond
            .map(|index| format!("there is no removal {index} to restore: {removals} were made, from 0 on"))
            .collect();
        if let Some(tag) = self.options.language.as_ref().filter(|_| article.cleaned.outcome.language.is_none()) {
            told.push(format!("there are no rules for the language '{tag}': only what needs no words was applied"));
        }
        told
    }

    /// The article of one input. `html` says what the input is where that is known from outside.
    pub fn read(&self, source: &str, html: Option<bool>, url: Option<&str>) -> Result<Article, Error> {
        if self.task == Task::Clean {
            let cleaned = offprint::clean(source, &self.options.clean())?;
            return Ok(Article { cleaned, ..Article::default() });
        }
        let mut options = self.options.clone();
        if let (offprint::Format::Auto, Some(html)) = (options.format, html) {
            options.format = if html { offprint::Format::Html } else { offprint::Format::Text };
        }
        if let Some(url) = url {
            options.url = Some(url.to_owned());
        }
        offprint::extract(source.into(), &options)
    }

    /// The article as the format asks, ending in a line feed unless it is text with all restored.
    pub fn write(&self, article: Article) -> Result<String, Error> {
        let mut out = match self.format {
            Format::Text => {
                let text = render::to_text(&article.cleaned, &self.restored, &self.render);
                if self.restored == Restored::All {
                    return Ok(text);
                }
                text
            }
            Format::Markdown => render::to_markdown(&article, &self.restored, &self.render),
            Format::Html => render::to_html(&article, &self.restored, &self.render),
            Format::Json => Value::Object(self.record(article)?).to_string(),
        };
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        Ok(out)
    }

    /// The article as a JSON object with offsets in the unit that was asked for. Where removals are restored,
    /// or another format was asked for, `output` holds that text.
    pub fn record(&self, mut article: Article) -> Result<Map<String, Value>, Error> {
        let output = match self.format {
            Format::Json if self.restored == Restored::None => None,
            Format::Json | Format::Text => Some(render::to_text(&article.cleaned, &self.restored, &self.render)),
            Format::Markdown => Some(render::to_markdown(&article, &self.restored, &self.render)),
            Format::Html => Some(render::to_html(&article, &self.restored, &self.render)),
        };
        offsets::convert_article(&mut article, Unit::Utf8, self.unit)?;
        let value = if self.task == Task::Clean { json(&article.cleaned) } else { json(&article) };
        let Value::Object(mut record) = value else { return Ok(Map::new()) };
        output.map(|output| record.insert("output".into(), output.into()));
        Ok(record)
    }
}

fn json(value: &impl serde::Serialize) -> Value {
    // the vocabulary has string keys and finite numbers only, which JSON can always hold
    serde_json::to_value(value).unwrap_or_default()
}

/// The `error` of a record.
pub fn error_value(name: &str, message: &str) -> Value {
    serde_json::json!({ "name": name, "message": message })
}

fn restored(argument: Option<&str>) -> Result<(Restored, bool), String> {
    match argument {
        None => Ok((Restored::None, true)),
        Some("all") => Ok((Restored::All, false)),
        Some(list) => {
            let indices = list.split(',').map(|n| n.trim().parse::<usize>());
            let indices = indices
                .collect::<Result<_, _>>()
                .map_err(|_| format!("--restore takes 'all' or indices, not '{list}'"))?;
            Ok((Restored::Some(indices), true))
        }
    }
}
