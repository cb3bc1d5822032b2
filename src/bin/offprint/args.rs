//! The command line's words.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Gives back the article: deduplicated, every removal accounted for, every quotation with its speaker.
#[derive(Parser)]
#[command(
    version,
    after_help = "Exit status: 0 all was done; 1 at least one input failed, the others were done; 2 the command's words are off."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Clean plain text: say what stands there twice and what is not the article.
    Clean(Parameters),
    /// Take the article out of a page or a text, clean it, and say who said what.
    Extract(Parameters),
}

#[derive(Args)]
pub struct Parameters {
    /// Files, or folders (their .txt, .md, .html, .htm and .xhtml files); `-` or nothing is standard input.
    pub paths: Vec<PathBuf>,
    /// What to write [default: text; with --jsonl always a JSON record a line].
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Read JSON Lines ({"id", "text"} or {"id", "html", "url"}) and write one record a line, in order.
    #[arg(long)]
    pub jsonl: bool,
    /// What offsets in JSON count.
    #[arg(long, value_enum, default_value = "codepoint")]
    pub offsets: Offsets,
    /// What `extract` reads: by default HTML if the file's name or beginning says so; `clean` takes all as plain text.
    #[arg(long, value_enum, default_value = "auto")]
    pub input: Input,
    /// Address of the page that `extract` reads, to resolve links against.
    #[arg(long)]
    pub url: Option<String>,
    /// Removals to put back: `all` (the source as it was read, no repairs), or indices such as 0,3.
    #[arg(long, value_name = "all|N,N…")]
    pub restore: Option<String>,
    /// How much evidence a removal needs.
    #[arg(long, value_enum, default_value = "standard")]
    pub level: Level,
    /// Reasons that must not remove anything, such as credit,timestamp.
    #[arg(long, value_delimiter = ',')]
    pub keep: Vec<String>,
    /// Language of the text, such as en; detected where it is not given.
    #[arg(long)]
    pub language: Option<String>,
    /// Encoding of the input, such as windows-1252; found in the input where it is not given.
    #[arg(long)]
    pub encoding: Option<String>,
    /// Largest input in bytes.
    #[arg(long)]
    pub max_bytes: Option<usize>,
    /// Folder to write one file an input into.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Json,
}

impl Format {
    /// The usual ending of a file of this format.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Json => "json",
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Offsets {
    Utf8,
    Utf16,
    Codepoint,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Input {
    Auto,
    Text,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Level {
    Careful,
    Standard,
    Thorough,
}
