//! Attributes that the rules read; all others are dropped when a page is read.

use super::names;

macro_rules! names {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The name of an attribute that is kept.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs, clippy::enum_variant_names)] // the attribute `name` is one of them
        pub(crate) enum Name { $($variant),* }

        impl Name {
            /// All names that are kept, as they stand in a page. `www/snapshot.js` holds the same list.
            pub const ALL: &'static [&'static str] = &[$($name),*];

            /// The name, if attributes of that name are kept, whatever its case.
            pub fn from_name(name: &str) -> Option<Name> {
                const NAMES: &[Name] = &[$(Name::$variant),*];
                names::find(&TABLE, Name::ALL, name).map(|index| NAMES[index])
            }
        }

        static TABLE: [u8; names::SLOTS] = names::table(Name::ALL);
    };
}

names! {
    Id "id", Class "class", Href "href", Src "src", Srcset "srcset", DataSrc "data-src", DataSrcset "data-srcset",
    DataOriginal "data-original", DataLazySrc "data-lazy-src", Alt "alt", Title "title", Name "name",
    Property "property", Content "content", Itemprop "itemprop", Itemtype "itemtype", Itemscope "itemscope", Role "role",
    Rel "rel", Type "type", Datetime "datetime", Hidden "hidden", AriaHidden "aria-hidden", AriaLabel "aria-label",
    Style "style", Lang "lang", XmlLang "xml:lang", Dir "dir", Colspan "colspan", Rowspan "rowspan", Start "start", Cite "cite",
    HttpEquiv "http-equiv", Charset "charset", DataLang "data-lang", DataLanguage "data-language",
    DataTestid "data-testid", DataComponent "data-component", Width "width", Height "height",
    Shadowrootmode "shadowrootmode", Encoding "encoding", Alttext "alttext", Display "display", AriaModal "aria-modal",
}

/// An attribute: its name and where its value stands in [`super::Page::text`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attr {
    /// The name.
    pub name: Name,
    /// First byte of the value.
    pub start: u32,
    /// First byte after the value.
    pub end: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_snapshot_reads_the_same_attributes() {
        let script = include_str!("../../www/snapshot.js");
        let start = script.find("const ATTRIBUTES = '").expect("the list is there") + "const ATTRIBUTES = '".len();
        let list = &script[start..start + script[start..].find('\'').expect("it ends")];
        assert_eq!(list.split(' ').collect::<Vec<_>>(), Name::ALL);
    }
}
