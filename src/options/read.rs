//! Reading options out of JSON, as JavaScript gives them: serde's own way there is many times the code.

use super::{CleanOptions, ExtractOptions};
use crate::json::Json;
use crate::limits::Limits;

impl CleanOptions {
    /// The options that an object holds; why not, where it has something else. Cost: linear.
    pub(crate) fn from_json(json: &Json) -> Result<Self, String> {
        let members = json.members()?;
        match members.iter().find(|(name, _)| name == "format" || name == "url") {
            Some((name, _)) => Err(unknown(name)),
            None => ExtractOptions::from_json(json).map(|options| options.clean()),
        }
    }
}

impl ExtractOptions {
    /// As [`CleanOptions::from_json`].
    pub(crate) fn from_json(json: &Json) -> Result<Self, String> {
        let mut options = ExtractOptions::default();
        for (name, value) in json.members()? {
            match name.as_str() {
                "level" => options.level = value.named()?,
                "keep" => match value {
                    Json::List(reasons) => options.keep = reasons.iter().map(Json::named).collect::<Result<_, _>>()?,
                    _ => return Err("`keep` is not a list".to_owned()),
                },
                "language" => options.language = text(name, value)?,
                "limits" => options.limits = limits(value)?,
                "format" => options.format = value.named()?,
                "url" => options.url = text(name, value)?,
                _ => return Err(unknown(name)),
            }
        }
        Ok(options)
    }
}

fn limits(json: &Json) -> Result<Limits, String> {
    let mut limits = Limits::default();
    for (name, value) in json.members()? {
        let limit = match name.as_str() {
            "inputBytes" => &mut limits.input_bytes,
            "nodes" => &mut limits.nodes,
            "depth" => &mut limits.depth,
            "attributes" => &mut limits.attributes,
            "attributeBytes" => &mut limits.attribute_bytes,
            _ => return Err(unknown(name)),
        };
        *limit = value.count().ok_or_else(|| ["`", name, "` is not a count"].concat())?;
    }
    Ok(limits)
}

fn text(name: &str, value: &Json) -> Result<Option<String>, String> {
    match value {
        Json::Text(text) => Ok(Some(text.clone())),
        Json::Other(word) if word == "null" => Ok(None),
        _ => Err(["`", name, "` is not a string"].concat()),
    }
}

/// What to say of a member that options do not have.
pub(crate) fn unknown(name: &str) -> String {
    ["there is no option `", name, "`"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Reason;
    use crate::options::{Format, Level};

    fn read(json: &str) -> Result<ExtractOptions, String> {
        ExtractOptions::from_json(&Json::parse(json).expect("JSON"))
    }

    #[test]
    fn what_serde_json_writes_is_read_back() {
        let options = ExtractOptions {
            level: Level::Careful,
            keep: vec![Reason::NearDuplicate, Reason::Credit],
            language: Some("de-AT".to_owned()),
            limits: Limits { input_bytes: 7, depth: 9, ..Limits::default() },
            format: Format::Html,
            url: None,
        };
        assert_eq!(read(&serde_json::to_string(&options).expect("written")), Ok(options.clone()));
        let clean = serde_json::to_string(&options.clean()).expect("written");
        assert_eq!(CleanOptions::from_json(&Json::parse(&clean).expect("JSON")), Ok(options.clean()));
    }

    #[test]
    fn anything_else_is_refused() {
        assert_eq!(read("{}"), Ok(ExtractOptions::default()));
        for wrong in [
            r#"{"level": "wild"}"#,
            r#"{"level": 1}"#,
            r#"{"keep": "credit"}"#,
            r#"{"keep": [1]}"#,
            r#"{"url": 5}"#,
            r#"{"limits": {"inputBytes": -1}}"#,
            r#"{"limits": {"input_bytes": 1}}"#,
            r#"{"colour": "red"}"#,
            "[]",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(CleanOptions::from_json(&Json::parse(r#"{"url": "x"}"#).expect("JSON")).is_err());
    }
}
