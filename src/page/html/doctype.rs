//! Whether a document type asks for quirks mode (WHATWG HTML, 13.2.6.4.1): there a table does not end a paragraph.

/// Beginnings of public identifiers of old documents, without `-//`, in lower case.
const OLD: &[&str] = &[
    "advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "as//dtd html 3.0 aswedit + extensions//",
    "ietf//dtd html 2.0 level 1//",
    "ietf//dtd html 2.0 level 2//",
    "ietf//dtd html 2.0 strict level 1//",
    "ietf//dtd html 2.0 strict level 2//",
    "ietf//dtd html 2.0 strict//",
    "ietf//dtd html 2.0//",
    "ietf//dtd html 2.1e//",
    "ietf//dtd html 3.0//",
    "ietf//dtd html 3.2 final//",
    "ietf//dtd html 3.2//",
    "ietf//dtd html 3//",
    "ietf//dtd html level ",
    "ietf//dtd html strict",
    "ietf//dtd html//",
    "metrius//dtd metrius presentational//",
    "microsoft//dtd internet explorer 2.0 ",
    "microsoft//dtd internet explorer 3.0 ",
    "netscape comm. corp.//dtd html//",
    "netscape comm. corp.//dtd strict html//",
    "o'reilly and associates//dtd html 2.0//",
    "o'reilly and associates//dtd html extended ",
    "softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "spyglass//dtd html 2.0 extended//",
    "sq//dtd html 2.0 hotmetal + extensions//",
    "sun microsystems corp.//dtd hotjava ",
    "w3c//dtd html 3 1995-03-24//",
    "w3c//dtd html 3.2 draft//",
    "w3c//dtd html 3.2 final//",
    "w3c//dtd html 3.2//",
    "w3c//dtd html 3.2s draft//",
    "w3c//dtd html 4.0 frameset//",
    "w3c//dtd html 4.0 transitional//",
    "w3c//dtd html experimental 19960712//",
    "w3c//dtd html experimental 970421//",
    "w3c//dtd w3 html//",
    "w3o//dtd w3 html 3.0//",
    "webtechs//dtd mozilla html 2.0//",
    "webtechs//dtd mozilla html//",
];

/// Reads what stands between `<!DOCTYPE` and `>`. Cost: linear.
pub(super) fn is_quirky(declaration: &str) -> bool {
    let lower = declaration.trim().to_ascii_lowercase();
    let (name, rest) = lower.split_at(lower.find(char::is_whitespace).unwrap_or(lower.len()));
    let mut rest = rest.trim_start();
    if name != "html" {
        return true;
    }
    let (mut public, mut system) = (None, None);
    if let Some(after) = rest.strip_prefix("public") {
        let Some((found, after)) = quoted(after) else { return true };
        public = Some(found);
        rest = after;
        if !rest.trim_start().is_empty() {
            let Some((found, _)) = quoted(rest) else { return true };
            system = Some(found);
        }
    } else if let Some(after) = rest.strip_prefix("system") {
        let Some((found, _)) = quoted(after) else { return true };
        system = Some(found);
    } else if !rest.is_empty() {
        return true;
    }
    if system == Some("http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd") {
        return true;
    }
    let Some(public) = public else { return false };
    let old = |id: &str| OLD.iter().any(|old| id.starts_with(old));
    let loose = ["w3c//dtd html 4.01 frameset//", "w3c//dtd html 4.01 transitional//"];
    matches!(public, "-//w3o//dtd w3 html strict 3.0//en//" | "-/w3c/dtd html 4.0 transitional/en" | "html")
        || public
            .strip_prefix("-//")
            .is_some_and(|id| old(id) || (system.is_none() && loose.iter().any(|loose| id.starts_with(loose))))
}

/// The quoted string that `text` begins with, behind white space, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text[1..].split_once(quote)
}

#[cfg(test)]
mod tests {
    use super::is_quirky;

    #[test]
    fn old_documents_are_quirky_and_new_ones_are_not() {
        for quirky in [
            "",
            " xhtml",
            " html PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\"",
            " HTML PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'",
            " html PUBLIC",
            " html nonsense",
        ] {
            assert!(is_quirky(quirky), "{quirky}");
        }
        for standard in [
            " html",
            "html",
            " HTML SYSTEM \"about:legacy-compat\"",
            " html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\"",
            " HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" \"http://www.w3.org/TR/html4/loose.dtd\"",
        ] {
            assert!(!is_quirky(standard), "{standard}");
        }
    }
}
