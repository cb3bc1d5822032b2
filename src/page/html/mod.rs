//! HTML as the standard parses it (WHATWG HTML, 13.2), straight into a page's arena.
//!
//! Why not a library's: see ARCHITECTURE.md. The tests hold it against html5ever, node by node.

mod arena;
mod body;
mod builder;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod conformance;
mod doctype;
mod foreign;
mod formatting;
mod head;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod oracle;
mod raw;
mod reference;
mod stack;
mod table;
mod text;
mod token;
mod tokenizer;

use super::tree::Page;
use crate::limits::Limits;
use builder::Builder;
use std::borrow::Cow;

/// Parses an HTML document. Never fails: what goes beyond a limit is flattened or left out, and noted. With
/// `scripting` the content of `noscript` is not markup. The content of a `template` stands inside the element.
///
/// Cost: linear in the length of `html` for a given depth limit.
pub(super) fn parse(html: &str, limits: &Limits, scripting: bool) -> Page {
    let source = line_feeds(html);
    let mut builder = Builder::new(&source, limits, scripting);
    builder.run();
    let (flattened, full) = (builder.flattened, builder.arena.full());
    let mut page = builder.arena.page();
    page.noscript = !scripting;
    page.notes.extend(flattened.then_some("limit-depth"));
    page.notes.extend(full.then_some("limit-nodes"));
    page
}

/// The source with all line ends as line feeds (13.2.3.5).
fn line_feeds(html: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', html.as_bytes()).is_none() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('\r') {
        out.push_str(before);
        out.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Where the two trees part, if they do.
    fn parted(html: &str, scripting: bool) -> Option<String> {
        let (ours, theirs) = (oracle::ours(html, scripting), oracle::theirs(html, scripting));
        let at = (0..ours.len().max(theirs.len())).find(|&at| ours.get(at) != theirs.get(at))?;
        Some(format!("line {at}: ours {:?}, html5ever's {:?}\n{html}", ours.get(at), theirs.get(at)))
    }

    /// Pieces that make the tree builder change its mind.
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href=x>",
        "<a class=y>",
        "</a>",
        "<div>",
        "</div>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "<tbody>",
        "</tbody>",
        "<caption>",
        "</caption>",
        "<col>",
        "<colgroup>",
        "</colgroup>",
        "<select>",
        "</select>",
        "<option>",
        "<optgroup>",
        "<hr>",
        "<input>",
        "<input type=hidden>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<dl>",
        "<dt>",
        "<dd>",
        "<h1>",
        "</h1>",
        "<h2>",
        "</h3>",
        "<form>",
        "</form>",
        "<button>",
        "</button>",
        "<font color=red>",
        "<font size=1>",
        "</font>",
        "<nobr>",
        "</nobr>",
        "<svg>",
        "</svg>",
        "<math>",
        "</math>",
        "<mi>",
        "<mtext>",
        "<foreignObject>",
        "<desc>",
        "<title>",
        "</title>",
        "<g/>",
        "<path />",
        "<x-y>",
        "</x-y>",
        "<template>",
        "</template>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<noscript>",
        "</noscript>",
        "<textarea>",
        "</textarea>",
        "<iframe>",
        "</iframe>",
        "<pre>",
        "</pre>",
        "\n",
        " ",
        "a",
        "b c",
        "&amp;",
        "&lt",
        "&notit;",
        "&#x80;",
        "&",
        "<!-- c -->",
        "<?pi>",
        "<",
        "</",
        "<![CDATA[x]]>",
        "<html lang=en>",
        "<body class=z>",
        "</body>",
        "</html>",
        "<head>",
        "</head>",
        "<frameset>",
        "</frameset>",
        "<frame>",
        "<noframes>",
        "</noframes>",
        "<meta>",
        "<link>",
        "<base>",
        "<br>",
        "</br>",
        "<img alt='a&amp;b&ampc'>",
        "<image>",
        "<ruby>",
        "<rt>",
        "<rp>",
        "<rb>",
        "<rtc>",
        "</ruby>",
        "<applet>",
        "</applet>",
        "<object>",
        "</object>",
        "<marquee>",
        "<listing>",
        "<xmp>",
        "</xmp>",
        "<main>",
        "<address>",
        "</address>",
        "<span>",
        "</span>",
        "\u{0}",
        "<!--",
        "-->",
        "<script><!--<script>",
        "<em>",
        "</em>",
        "<menu>",
        "<article>",
        "</article>",
        "\r\n",
        "<b class=1>",
        "<b class=2>",
        "<code>",
        "<object>",
    ];

    #[test]
    fn pages_come_out_as_from_html5ever() {
        for html in [
            "",
            "text",
            "<p>one<p>two",
            "<b><p>one</b>two</p>three",
            "<a><b><p>x</a>y</b>z",
            "<table>a<tr>b<td>c</table>d",
            "<table><b><tr><td>x</b>y</table>z",
            "<!doctype html><p><table></table>",
            "<p><table></table>",
            "<title>a&amp;<b></title><body a=b>c",
            "<div><svg><p>x</svg>y",
            "<math><mi><b>x</b></mi><annotation-xml encoding=text/html><p>y",
            "<template><tr><td>x</template>y",
            "<frameset><frame></frameset>x",
            "<ul><li>a<ul><li>b</ul><li>c</ul>",
            "<select><option>a<option>b<hr><input></select>c",
        ] {
            for scripting in [true, false] {
                assert_eq!(parted(html, scripting), None);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn any_pieces_come_out_as_from_html5ever(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24),
            standard: bool,
            scripting: bool,
        ) {
            let html = if standard { "<!doctype html>" } else { "" }.to_owned() + &pieces.concat();
            // html5ever does not count a template among a table's parts, and the standard does
            prop_assume!(!(html.contains("<template>") && ["<tbody>", "<tr>", "<table>"].iter().any(|t| html.contains(t))));
            // html5ever closes an item through the foreign elements that the standard calls special
            let has = |tags: &[&str]| tags.iter().any(|t| html.contains(t));
            prop_assume!(!(has(&["<dt>", "<dd>", "<li>"]) && has(&["<foreignObject>", "<desc>", "<mi>", "<mtext>"])));
            prop_assert_eq!(parted(&html, scripting), None);
        }
    }

    #[test]
    fn nesting_beyond_the_limit_keeps_its_text() {
        for piece in ["<div>", "<b>", "<font color=a>", "<ul><li>", "<table>", "<svg><g>", "<math><mi>", "<a href=x>"] {
            let html = format!("before{}inside", piece.repeat(20_000));
            let page = parse(&html, &Limits::default(), true);
            let text = page.inner_text(0);
            assert!(text.contains("before") && text.contains("inside"), "{piece}");
        }
    }
}
