//! Posts from elsewhere: block quotations that end with a dash, a name, a handle and the link to the post.

use super::*;
use crate::extract::signs::hints::hints;
use crate::lexicon::hint;

/// Nodes of a block quotation that are looked at.
const LOOK: usize = 300;

/// Bytes of an author's name.
const NAME: usize = 80;

/// What a block quotation embeds: its last link and the name before the handle, if it ends as embedded posts do, or if
/// its class says that it is embedded and it names where it comes from.
pub(super) fn read(page: &Page, quote: Id, base: &Base) -> Option<BlockKind> {
    let inside = page.nodes.get(quote as usize..page.end(quote) as usize)?;
    if inside.len() > LOOK {
        return None;
    }
    let link = |id: Id| page.attr(id, Name::Href).and_then(|href| base.resolve(href));
    let mut links = (quote..page.end(quote)).filter(|&id| page.tag(id) == Tag::A).filter_map(link);
    let last = links.next_back().filter(|url| url.starts_with("http"));
    let text: String = inside.iter().map(|node| page.data(node)).collect();
    let author = author(&text);
    let told = page
        .attr(quote, Name::Class)
        .is_some_and(|class| class.split_ascii_whitespace().any(|class| hints(class) & hint::MEDIA != 0));
    let cited = page.attr(quote, Name::Cite).and_then(|cite| base.resolve(cite));
    let url = cited.or(last)?;
    (author.is_some() || told).then_some(BlockKind::Embed { url: Some(url), author })
}

/// The name in `… — Name (@handle) date`.
fn author(text: &str) -> Option<String> {
    let at = text.rfind(['\u{2014}', '\u{2013}'])?;
    let signed = text.get(at..)?.trim_start_matches(['\u{2014}', '\u{2013}']);
    let handle = signed.find("(@").or_else(|| signed.find('@'))?;
    let name = signed.get(..handle)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let follows =
        signed.get(handle..)?.trim_start_matches(['(', '@']).starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (follows && !name.is_empty() && name.len() <= NAME).then_some(name)
}
