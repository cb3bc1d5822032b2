//! Element names that the rules speak of; all others are [`Tag::Other`].

use super::names;

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// What a node is: an element by its name, a text node or the document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub(crate) enum Tag { Document, Text, Other, $($variant),* }

        const ALL: &[Tag] = &[$(Tag::$variant),*];
        const NAMES: &[&str] = &[$($name),*];
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", Annotation "annotation", AnnotationXml "annotation-xml", Applet "applet", Area "area", Article "article", Aside "aside", Audio "audio",
    B "b", Base "base", Basefont "basefont", Bdi "bdi", Bdo "bdo", Bgsound "bgsound", Big "big", Blockquote "blockquote", Body "body", Br "br", Button "button",
    Canvas "canvas", Caption "caption", Center "center", Cite "cite", Code "code", Col "col", Colgroup "colgroup",
    Datalist "datalist", Dd "dd", Del "del", Desc "desc", Details "details", Dfn "dfn", Dialog "dialog", Dir "dir", Div "div", Dl "dl", Dt "dt",
    Em "em", Embed "embed", Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer",
    ForeignObject "foreignobject", Form "form", Frame "frame", Frameset "frameset", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head",
    Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i", Iframe "iframe", Image "image", Img "img", Input "input", Ins "ins", Kbd "kbd", Keygen "keygen",
    Label "label", Legend "legend", Li "li", Link "link", Listing "listing", Main "main", Malignmark "malignmark", Map "map", Mark "mark", Marquee "marquee", Math "math",
    Menu "menu", Meta "meta", Meter "meter", Mglyph "mglyph", Mi "mi", Mn "mn", Mo "mo", Ms "ms", Mtext "mtext",
    Nav "nav", Nobr "nobr", Noembed "noembed", Noframes "noframes", Noscript "noscript",
    Object "object", Ol "ol", Optgroup "optgroup", Option "option", Output "output", P "p", Param "param", Picture "picture",
    Plaintext "plaintext", Pre "pre", Progress "progress", Q "q", Rb "rb", Rp "rp", Rt "rt", Rtc "rtc", Ruby "ruby", S "s", Samp "samp",
    Script "script", Search "search", Section "section", Select "select", Small "small", Source "source", Span "span",
    Strike "strike", Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg", Table "table",
    Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead", Time "time",
    Title "title", Tr "tr", Track "track", Tt "tt", U "u", Ul "ul", Var "var", Video "video", Wbr "wbr", Xmp "xmp",
}

static TABLE: [u8; names::SLOTS] = names::table(NAMES);

impl Tag {
    /// How many there are.
    pub const COUNT: usize = ALL.len() + 3;

    /// The tag of an element's local name, whatever its case.
    pub fn from_name(name: &str) -> Tag {
        names::find(&TABLE, NAMES, name).map_or(Tag::Other, |index| ALL[index])
    }

    /// The level of a heading, 1 to 6.
    pub fn heading(self) -> Option<u8> {
        match self {
            Tag::H1 => Some(1),
            Tag::H2 => Some(2),
            Tag::H3 => Some(3),
            Tag::H4 => Some(4),
            Tag::H5 => Some(5),
            Tag::H6 => Some(6),
            _ => None,
        }
    }

    /// Whether a browser's own style sheet breaks the line before and after the element.
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Tag::Document
                | Tag::Address
                | Tag::Article
                | Tag::Aside
                | Tag::Blockquote
                | Tag::Body
                | Tag::Caption
                | Tag::Center
                | Tag::Dd
                | Tag::Details
                | Tag::Dialog
                | Tag::Dir
                | Tag::Div
                | Tag::Dl
                | Tag::Dt
                | Tag::Fieldset
                | Tag::Figcaption
                | Tag::Figure
                | Tag::Footer
                | Tag::Form
                | Tag::H1
                | Tag::H2
                | Tag::H3
                | Tag::H4
                | Tag::H5
                | Tag::H6
                | Tag::Header
                | Tag::Hgroup
                | Tag::Hr
                | Tag::Html
                | Tag::Legend
                | Tag::Li
                | Tag::Main
                | Tag::Menu
                | Tag::Nav
                | Tag::Ol
                | Tag::Optgroup
                | Tag::Option
                | Tag::P
                | Tag::Plaintext
                | Tag::Pre
                | Tag::Search
                | Tag::Section
                | Tag::Summary
                | Tag::Table
                | Tag::Tbody
                | Tag::Td
                | Tag::Tfoot
                | Tag::Th
                | Tag::Thead
                | Tag::Tr
                | Tag::Ul
                | Tag::Xmp
        )
    }

    /// Whether nothing inside the element is text that a reader sees.
    pub fn is_silent(self) -> bool {
        matches!(
            self,
            Tag::Head
                | Tag::Script
                | Tag::Style
                | Tag::Noscript
                | Tag::Title
                | Tag::Desc
                | Tag::Meta
                | Tag::Link
                | Tag::Template
                | Tag::Textarea
                | Tag::Select
                | Tag::Datalist
                | Tag::Iframe
                | Tag::Object
                | Tag::Audio
                | Tag::Video
                | Tag::Canvas
                | Tag::Noembed
                | Tag::Noframes
                | Tag::Progress
                | Tag::Meter
                | Tag::Rp
                | Tag::Annotation
        )
    }
}
