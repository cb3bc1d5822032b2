//! From an article to text, Markdown and HTML.
