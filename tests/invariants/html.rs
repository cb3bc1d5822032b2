//! The list that `to_html` writes from, written down a second time: a strict reader that knows nothing else.

const ELEMENTS: &str = " h1 h2 h3 h4 h5 h6 p ol ul li blockquote pre code table tr th td figure figcaption caption img hr \
                        div a em strong s sub sup mark math mtext br ";
const EMPTY: &str = " img hr br ";
/// Attributes whose value is one of few, or a count, or free text.
const ATTRIBUTES: &str = " href src cite alt start colspan rowspan id role lang dir class alttext display ";

fn is_in(list: &str, name: &str) -> bool {
    !name.is_empty() && !name.contains(' ') && list.contains(&format!(" {name} "))
}

/// Whether an address is absolute, and http or https.
pub fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

fn is_safe(name: &str, value: &str) -> bool {
    let address = value.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    match name {
        "href" => {
            is_web_address(&address)
                || address.starts_with("#fn-")
                || (address.to_ascii_lowercase().starts_with("mailto:")
                    && !address.chars().any(|c| c.is_control() || c.is_whitespace()))
        }
        "cite" => is_web_address(&address) || address.to_ascii_lowercase().starts_with("mailto:"),
        "src" => is_web_address(&address),
        "id" => value.starts_with("fn-"),
        "class" => value.starts_with("language-"),
        "role" => matches!(value, "doc-footnote" | "doc-noteref"),
        "dir" => matches!(value, "ltr" | "rtl"),
        "display" => value == "block",
        "start" | "colspan" | "rowspan" => !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()),
        _ => true,
    }
}

/// Panics unless every `<` begins a tag from the list, every tag pairs and nests, every attribute is on the list with a
/// value of its kind, and every `&` begins one of the four references.
pub fn listed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>', '&', '\0']) {
        let from = &rest[at..];
        if let Some(tag) = from.strip_prefix('<') {
            let end = tag.find('>').expect("a tag ends");
            let (inside, after) = (&tag[..end], &tag[end + 1..]);
            if let Some(name) = inside.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name), "an end tag that does not pair");
            } else {
                let name = &inside[..inside.find(' ').unwrap_or(inside.len())];
                assert!(is_in(ELEMENTS, name), "no element of the list: {inside:?}");
                attributes(&inside[name.len()..]);
                if !is_in(EMPTY, name) {
                    open.push(name);
                }
            }
            rest = after;
        } else {
            let found = ["&amp;", "&lt;", "&gt;", "&quot;"].iter().find(|r| from.starts_with(**r));
            rest = &from[found.unwrap_or_else(|| panic!("not escaped: {:?}", from.chars().next())).len()..];
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

fn attributes(mut rest: &str) {
    while !rest.is_empty() {
        let pair = rest.strip_prefix(' ').expect("a space before each attribute");
        let (name, value) = pair.split_once("=\"").expect("a name and a value in marks");
        let (value, after) = value.split_once('"').expect("the marks close");
        assert!(is_in(ATTRIBUTES, name), "no attribute of the list: {name:?}");
        assert!(is_safe(name, value), "{name} may not be {value:?}");
        rest = after;
    }
}
