//! The pattern language of cue files, parsed.

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// This word, in normal form, or this punctuation.
    Word(String),
    /// Any word that begins so.
    Prefix(String),
    /// Any one word.
    AnyWord,
    /// Up to three tokens of any kind.
    Gap,
    /// A number.
    Number,
    /// Start of the sentence.
    Start,
    /// End of the sentence.
    End,
    /// One of these rows.
    OneOf(Vec<Vec<Element>>),
    /// A class declared elsewhere.
    Class(String),
}

/// Parses one pattern; what is wrong comes back as a sentence.
pub(super) fn parse(text: &str) -> Result<Vec<Element>, String> {
    let mut words = lex(text).into_iter();
    let row = row(&mut words, None)?;
    if row.is_empty() {
        Err("the pattern is empty".to_owned())
    } else {
        Ok(row)
    }
}

/// Brackets and bars stand alone; all else is cut at white space.
fn lex(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for c in text.chars() {
        match c {
            '(' | ')' | '[' | ']' | '|' => out.extend([c.to_string(), String::new()]),
            c if c.is_whitespace() => out.push(String::new()),
            c => {
                if let Some(last) = out.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

fn row(words: &mut impl Iterator<Item = String>, until: Option<&str>) -> Result<Vec<Element>, String> {
    let mut alternatives = vec![Vec::new()];
    loop {
        let Some(word) = words.next() else {
            return match until {
                Some(bracket) => Err(format!("'{bracket}' is missing")),
                None => Ok(alternatives.swap_remove(0)),
            };
        };
        let element = match word.as_str() {
            "(" => row(words, Some(")"))?.swap_remove(0),
            "[" => match row(words, Some("]"))?.swap_remove(0) {
                Element::OneOf(mut rows) => {
                    rows.push(Vec::new());
                    Element::OneOf(rows)
                }
                other => other,
            },
            "|" if until.is_some() => {
                alternatives.push(Vec::new());
                continue;
            }
            closing if Some(closing) == until => return Ok(vec![Element::OneOf(alternatives)]),
            stray @ (")" | "]" | "|") => return Err(format!("'{stray}' without an opening bracket")),
            "_" => Element::AnyWord,
            "*" => Element::Gap,
            "%" => Element::Number,
            "^" => Element::Start,
            "$" => Element::End,
            word => match (word.strip_prefix('@'), word.strip_suffix('~')) {
                (Some(class), _) => Element::Class(class.to_owned()),
                (_, Some(prefix)) => Element::Prefix(heard_text::normalise(prefix)),
                _ => Element::Word(heard_text::normalise(word)),
            },
        };
        if let Some(last) = alternatives.last_mut() {
            last.push(element);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_what_is_wrong() {
        assert_eq!(parse("(a|b"), Err("')' is missing".to_owned()));
        assert_eq!(parse("a ] b"), Err("']' without an opening bracket".to_owned()));
        assert_eq!(parse("  "), Err("the pattern is empty".to_owned()));
    }

    #[test]
    fn words_are_normalised() {
        assert_eq!(parse("Don't"), Ok(vec![Element::Word("dont".to_owned())]));
    }
}
