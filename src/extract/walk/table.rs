//! Which tables hold data and which only lay out the page.

use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;

/// Nodes of a table that are looked at.
const LOOK: usize = 4000;

/// Whether a table holds data: it says so by header cells or a caption, or it has rows of several cells,
/// without another table, headings or several paragraphs to a cell.
///
/// Cost: at most a few thousand steps; it stops at the first table inside.
pub(super) fn is_data(page: &Page, table: Id) -> bool {
    if page.attr(table, Name::Role).is_some_and(|role| matches!(role.trim(), "presentation" | "none")) {
        return false;
    }
    let (mut rows, mut cells, mut heads, mut blocks) = (0, 0, 0, 0);
    let inside = page.nodes.get(table as usize + 1..page.end(table) as usize).unwrap_or(&[]);
    for node in inside.iter().take(LOOK) {
        match node.tag {
            Tag::Table => return false,
            Tag::Caption | Tag::Thead => heads += 1,
            Tag::Th => {
                heads += 1;
                cells += 1;
            }
            Tag::Tr => rows += 1,
            Tag::Td => cells += 1,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::Article | Tag::Form | Tag::Section => blocks += 4,
            Tag::P | Tag::Div => blocks += 1,
            _ => {}
        }
    }
    if heads > 0 && cells > 1 {
        return true;
    }
    rows > 1 && cells >= rows * 2 && blocks <= cells * 2
}
