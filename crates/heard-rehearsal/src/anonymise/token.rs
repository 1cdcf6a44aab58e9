//! A text cut into words and figures, with what a name can be told by: capitals, and whether a sentence begins there.

use heard_text::Span;

use super::fold::{fold, is_apostrophe, is_mark};

/// What a token is, by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Letters, with inner apostrophes. What hangs on by an apostrophe (`’s`) is left off.
    Word,
    /// Something with a figure in it, whole: `12:30`, `70-114`, `LS6`.
    Figure,
    /// Something with `@`, `://` or a domain in it, whole.
    Address,
}

/// Whether a word is written with capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cap {
    Small,
    /// The first letter.
    First,
    /// All of them, two at least.
    All,
}

/// A word or figure of a text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) form: Form,
    pub(super) fold: String,
    pub(super) cap: Cap,
    /// Whether a sentence or a line begins with it.
    pub(super) begins: bool,
}

/// A text with its tokens.
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
}

/// Endings of domains; those that are common words are left out.
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "com", "net", "org", "uk", "io", "de", "fr", "nl", "eu", "ie", "info", "biz", "app", "dev", "shop", "store", "online", "example", "co", "gov", "edu",
    "ch", "pl", "se", "dk", "fi", "au", "nz", "ca", "test", "invalid",
];
/// Short forms whose stop ends no sentence.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "e.g", "i.e", "ref", "tel", "approx",
];

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        for span in atoms(text) {
            let atom = span.of(text);
            if is_address(text, span) {
                push(&mut tokens, text, span, Form::Address);
            } else if atom.contains(|c: char| c.is_ascii_digit()) {
                for span in at_colons(span, atom) {
                    let form = if span.of(text).contains(|c: char| c.is_ascii_digit()) {
                        Form::Figure
                    } else {
                        Form::Word
                    };
                    push(&mut tokens, text, span, form);
                }
            } else {
                for span in words(span, atom) {
                    push(&mut tokens, text, span, Form::Word);
                }
            }
        }
        Self { text, tokens }
    }

    pub(super) fn of(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn fold(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.fold.as_str())
    }

    /// The token so many places away.
    pub(super) fn near(&self, at: usize, by: isize) -> Option<(usize, &Token)> {
        let there = at.checked_add_signed(by)?;
        self.tokens.get(there).map(|token| (there, token))
    }

    /// What stands between a token and the next one.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        let end = self.tokens.get(at).map_or(0, |token| token.span.end);
        let next = self.tokens.get(at + 1).map_or(self.text.len(), |token| token.span.start);
        self.text.get(end..next).unwrap_or_default()
    }

    /// What stands before a token.
    pub(super) fn before(&self, at: usize) -> &'t str {
        match at.checked_sub(1) {
            Some(before) => self.gap(before),
            None => self
                .tokens
                .first()
                .map_or("", |first| self.text.get(..first.span.start).unwrap_or_default()),
        }
    }

    /// Whether two neighbours stand in one phrase: nothing but a space, or a hyphen, between them.
    pub(super) fn joined(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "\u{a0}" | "-" | "‑" | ". " | "." | "  ") && at + 1 < self.tokens.len()
    }

    /// Whether only space without a line's end lies between a token and the next.
    pub(super) fn spaced(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "\u{a0}" | "  ") && at + 1 < self.tokens.len()
    }
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        self.form == Form::Word
    }

    pub(super) fn is_figure(&self) -> bool {
        self.form == Form::Figure
    }

    pub(super) fn is_capital(&self) -> bool {
        self.is_word() && self.cap != Cap::Small
    }
}

fn push(tokens: &mut Vec<Token>, text: &str, span: Span, form: Form) {
    let word = span.of(text);
    let begins = match tokens.last() {
        None => true,
        Some(last) => {
            let gap = text.get(last.span.end..span.start).unwrap_or_default();
            let ends =
                gap.contains(['!', '?', '\n', '…', '"', '“', '•', ':', '|']) || gap.contains('.') && !SHORT.contains(&last.fold.as_str());
            ends && !(gap == "." && last.fold.chars().count() == 1)
        }
    };
    tokens.push(Token {
        span,
        form,
        fold: fold(word),
        cap: cap(word),
        begins,
    });
}

fn cap(word: &str) -> Cap {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Cap::Small;
    }
    let (mut more, mut all) = (false, true);
    for c in letters {
        more = true;
        all &= !c.is_lowercase();
    }
    if more && all { Cap::All } else { Cap::First }
}

/// Runs of letters, figures and what joins them without a space.
fn atoms(text: &str) -> Vec<Span> {
    /// Marks that join, in a row at most.
    const ROW: usize = 3;
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut marks = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() || is_mark(c) {
            match &mut open {
                Some(span) => span.end = end,
                None => open = Some(Span::new(at, end)),
            }
            marks = 0;
        } else if open.is_some() && marks < ROW && joins(c) {
            marks += 1;
        } else {
            found.extend(open.take());
            marks = 0;
        }
    }
    found.extend(open);
    found
}

fn joins(c: char) -> bool {
    is_apostrophe(c)
        || matches!(
            c,
            '.' | '/' | ':' | '@' | '_' | '+' | '&' | '%' | '=' | '?' | '~' | '#' | '-' | '‑' | ','
        )
}

/// Mail and web addresses, and whatever has an `@` in it.
fn is_address(text: &str, span: Span) -> bool {
    let atom = span.of(text);
    let host = atom.split(['/', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last().map(|label| label.to_lowercase()).unwrap_or_default();
    let plain = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let domain = labels.len() > 1
        && labels.iter().all(plain)
        && DOMAINS.contains(&last.as_str())
        && labels.first().is_some_and(|l| l.chars().count() > 1);
    let spoken = text.get(..span.start).is_some_and(|before| before.ends_with('@'));
    spoken || atom.contains('@') || atom.contains("://") || host.to_lowercase().starts_with("www.") || domain
}

/// "parcel:70-114" is two; "12:30" and the address of a machine are one.
fn at_colons(span: Span, atom: &str) -> Vec<Span> {
    let parts: Vec<&str> = atom.split(':').collect();
    let hex = |part: &&str| part.len() <= 4 && part.chars().all(|c| c.is_ascii_hexdigit());
    if parts.len() == 1
        || parts.iter().all(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        || parts.len() > 2 && parts.iter().all(hex)
    {
        return vec![span];
    }
    let mut start = span.start;
    let mut found = Vec::new();
    for part in parts {
        let solid = |c: char| c.is_alphanumeric() || is_mark(c);
        let bare = part.trim_start_matches(|c| !solid(c));
        let ahead = part.len() - bare.len();
        let bare = bare.trim_end_matches(|c| !solid(c));
        if !bare.is_empty() {
            found.push(Span::new(start + ahead, start + ahead + bare.len()));
        }
        start += part.len() + 1;
    }
    found
}

/// The words of an atom without figures; what hangs on by an apostrophe is left off.
fn words(span: Span, atom: &str) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    let mut open = false;
    for (at, c) in atom.char_indices() {
        let is_part = c.is_alphanumeric() || is_mark(c) || is_apostrophe(c);
        let end = at + c.len_utf8();
        match parts.last_mut().filter(|_| open) {
            Some(last) if is_part => last.end = end,
            _ if is_part => parts.push(Span::new(at, end)),
            _ => {}
        }
        open = is_part;
    }
    let bare = parts.into_iter().filter_map(|part| {
        let word = part.of(atom);
        let ahead = word.len() - word.trim_start_matches(is_apostrophe).len();
        let word = word.trim_matches(is_apostrophe);
        let core = word
            .rfind(is_apostrophe)
            .filter(|at| hangs_on(word, *at))
            .and_then(|at| word.get(..at));
        let core = core.unwrap_or(word).trim_end_matches(is_apostrophe);
        let start = span.start + part.start + ahead;
        (!core.is_empty()).then(|| Span::new(start, start + core.len()))
    });
    bare.collect()
}

fn hangs_on(word: &str, at: usize) -> bool {
    let tail = word.get(at..).unwrap_or_default().trim_start_matches(is_apostrophe).to_lowercase();
    matches!(tail.as_str(), "s" | "ll" | "d" | "ve" | "re")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_figures_are_cut() {
        for (text, expect) in [
            ("Dear O'Brien's, it's £45.20!", vec!["Dear", "O'Brien", "it", "45.20"]),
            ("Anna-Lena (70-114)", vec!["Anna", "Lena", "70-114"]),
            ("parcel:70-114 at 12:30", vec!["parcel", "70-114", "at", "12:30"]),
            (
                "mail a.b@c.example or www.x.de/y?z=1.",
                vec!["mail", "a.b@c.example", "or", "www.x.de/y?z=1"],
            ),
            ("Thanks.Rosa", vec!["Thanks", "Rosa"]),
            ("Maggs's, Maggs’ ‘Rosa’", vec!["Maggs", "Maggs", "Rosa"]),
            ("and/or é…", vec!["and", "or", "é"]),
        ] {
            let cut = Text::new(text);
            let found: Vec<&str> = (0..cut.tokens.len()).map(|at| cut.of(at)).collect();
            assert_eq!(found, expect, "{text}");
        }
    }
}
