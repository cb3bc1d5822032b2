//! Writes the vocabulary as JSON (RFC 8259), by way of serde, so that it is described once. What is written is parsed by
//! JavaScript itself: objects made member by member through the boundary took three times the code and longer, too.

use serde::ser::{Impossible, Serialize, Serializer};
use std::fmt::{Display, Error, Write as _};

/// `value` as JSON; an error only for what the vocabulary has none of (bytes, tuples, map keys that are no strings).
/// Cost: linear.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, Error> {
    let mut writer = Writer { out: String::new() };
    value.serialize(&mut writer)?;
    Ok(writer.out)
}

struct Writer {
    out: String,
}

impl Writer {
    fn shown(&mut self, value: impl Display) -> Result<(), Error> {
        write!(self.out, "{value}")
    }

    #[cfg_attr(quick, optimize(speed))]
    fn string(&mut self, text: &str) -> Result<(), Error> {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
            self.out.push_str(&rest[..at]);
            write!(self.out, "\\u{:04x}", rest.as_bytes()[at])?;
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
        self.out.push('"');
        Ok(())
    }

    fn open(&mut self, bracket: char, close: char) -> Members<'_> {
        self.out.push(bracket);
        Members { writer: self, close, any: false }
    }
}

/// A list or an object that is being written.
struct Members<'a> {
    writer: &'a mut Writer,
    close: char,
    any: bool,
}

impl Members<'_> {
    fn comma(&mut self) {
        if self.any {
            self.writer.out.push(',');
        }
        self.any = true;
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        self.comma();
        self.writer.string(name)?;
        self.writer.out.push(':');
        value.serialize(&mut *self.writer)
    }

    fn finish(self) -> Result<(), Error> {
        self.writer.out.push(self.close);
        Ok(())
    }
}

impl serde::ser::SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.comma();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl serde::ser::SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.comma();
        key.serialize(&mut *self.writer)?;
        self.writer.out.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl serde::ser::SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.member(name, value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

macro_rules! numbers {
    ($($method:ident $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            self.shown(value)
        })*
    };
}

/// Binary places behind the point that are written: of doubles from 2⁻⁶⁴ on all.
const PLACES: u32 = 116;

/// Writes the shortest decimal fraction that is read as `value`, which is not negative: digit by digit, until what is
/// left is less than half of the distance to the next double (Steele and White, 1990). The standard library's way knows
/// all exponents, with tables of powers for them; the vocabulary has shares of one. Cost: at most 36 digits.
fn decimal(value: f64, out: &mut String) -> Result<(), Error> {
    let whole = value as u64;
    write!(out, "{whole}.")?;
    let (mut rest, mut near) = match value.to_bits() >> 52 {
        exponent @ 959..=1075 => {
            let bits = value.to_bits() & ((1 << 52) - 1) | 1 << 52;
            let shift = exponent as u32 - 959;
            ((u128::from(bits) << shift) & ((1 << PLACES) - 1), 1_u128 << shift >> 1)
        }
        _ => (0, 0),
    };
    loop {
        (rest, near) = (rest * 10, near * 10);
        let digit = (rest >> PLACES) as u32;
        rest &= (1 << PLACES) - 1;
        let up = rest > (1 << PLACES) - near.min(1 << PLACES);
        let last = rest <= near || up;
        let round = last && (up && rest > near || rest > 1 << (PLACES - 1));
        out.extend(char::from_digit(digit + u32::from(round), 10));
        if last {
            return Ok(());
        }
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'a>;
    type SerializeMap = Members<'a>;
    type SerializeStruct = Members<'a>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64);
    numbers!(serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_bool bool);

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        if !value.is_finite() {
            return self.serialize_unit();
        }
        if value < 0.0 {
            self.out.push('-');
        }
        decimal(value.abs(), &mut self.out)
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.string(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.string(value)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.string(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut members = self.open('{', '}');
        members.member(variant, value)?;
        members.finish()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'a>, Error> {
        Ok(self.open('[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'a>, Error> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a>, Error> {
        Ok(self.open('{', '}'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error)
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use crate::{CleanOptions, ExtractOptions, Source, extract};

    #[test]
    fn an_article_is_written_as_serde_json_writes_it() {
        let sources = [
            include_str!("../../tests/fixtures/content.html"),
            include_str!("../../tests/fixtures/unicode.txt"),
            "\u{1}\"quoted\\\" text\twith\u{7f} \u{2028}controls\n\nSign up for our newsletter",
        ];
        for source in sources {
            let article = extract(Source::Text(source), &ExtractOptions::default()).expect("an article");
            let ours: serde_json::Value = serde_json::from_str(&to_json(&article).expect("written")).expect("JSON");
            let text = serde_json::to_string(&article).expect("written");
            assert_eq!(ours, serde_json::from_str::<serde_json::Value>(&text).expect("JSON"));
        }
        let options = to_json(&CleanOptions::default()).expect("written");
        assert_eq!(options, serde_json::to_string(&CleanOptions::default()).expect("written"));
    }

    #[test]
    fn fractions_are_written_as_short_as_they_can_be_and_read_as_the_same_number() {
        let shares = (0..=1000_u32).map(|n| f64::from(n) / 1000.0);
        let odd = (1..=2000_u32).map(|n| 1.0 / f64::from(n)).chain((1..=2000_u32).map(|n| 1.0 - 0.1 / f64::from(n)));
        let others =
            [0.1 + 0.2, 1.0 - f64::EPSILON / 2.0, 0.779_885_629_000_725_8, 12.5, 1e9 / 7.0, 4_503_599_627_370_497.5];
        for value in shares.chain(odd).chain(others) {
            assert_eq!(to_json(&value).as_deref(), Ok(format!("{value:?}").as_str()));
            assert_eq!(to_json(&-value).map(|text| text.parse()), Ok(Ok(-value)));
        }
        assert_eq!(to_json(&1e-300).as_deref(), Ok("0.0"));
    }

    #[test]
    fn what_json_has_no_word_for() {
        assert_eq!(to_json(&f64::NAN).as_deref(), Ok("null"));
        assert_eq!(to_json(&[Some('"'), None].as_slice()).as_deref(), Ok(r#"["\u0022",null]"#));
        assert!(to_json(&(1, 2)).is_err());
    }
}
