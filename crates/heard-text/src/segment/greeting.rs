//! The greeting at the start of a message: "Hi Marta,", "Dear Sir or Madam".

use crate::normalise;
use crate::sentence::is_starter;

const GREETINGS: &[&str] = &["hi", "hello", "hey", "hiya", "heya", "hallo", "howdy", "greetings", "dear"];
const TIMES: &[&str] = &["morning", "afternoon", "evening", "day"];
/// Words of address that are not names.
const ADDRESSEES: &[&str] = &[
    "again",
    "all",
    "and",
    "both",
    "customer",
    "dr",
    "everybody",
    "everyone",
    "folks",
    "friend",
    "friends",
    "guys",
    "maam",
    "madam",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "or",
    "prof",
    "service",
    "services",
    "sir",
    "sir/madam",
    "sirs",
    "support",
    "team",
    "there",
    "&",
];
const TITLES: &[&str] = &["mr", "mrs", "ms", "mx", "dr", "prof"];
/// Words that a greeting holds at most; a longer row of names is prose.
const LONGEST: usize = 8;

/// Where the greeting ends, in bytes from the start of `text`.
pub(super) fn end(text: &str) -> Option<usize> {
    let line_start = text.len() - text.trim_start().len();
    let line = text.get(line_start..)?.split('\n').next()?;
    let words = words(line);
    let mentions = words.iter().take_while(|w| w.text.starts_with('@') && w.text.len() > 1).count();
    let words = words.get(mentions..)?;
    let opening = opening(words)?;
    // "Hi, Marta." has its comma before the name.
    let late = closed(words, opening)
        && words.get(opening).is_some_and(|w| {
            w.closes && w.text.starts_with(char::is_uppercase) && !w.text.ends_with('!') && addresses(words, opening, w, line)
        });
    let mut taken = opening + usize::from(late);
    while !closed(words, taken)
        && let Some(word) = words.get(taken).filter(|w| addresses(words, taken, w, line))
    {
        taken += 1;
        if word.is_stop() {
            break;
        }
    }
    let last = words.get(taken - 1)?;
    let whole_line = last.end == line.trim_end().len();
    let needs_addressee = matches!(words.first()?.bare.as_str(), "dear" | "morning" | "afternoon" | "evening");
    let complete = taken > opening || !needs_addressee || closed(words, taken) || whole_line;
    complete.then_some(line_start + last.end)
}

/// The first words of a line.
fn words(line: &str) -> Vec<Word<'_>> {
    let mut end = 0;
    let pieces = line.split_inclusive(char::is_whitespace).map(|piece| {
        end += piece.len();
        let word = piece.trim_end();
        Word::new(word, end - (piece.len() - word.len()))
    });
    pieces.filter(|word| !word.text.is_empty()).take(LONGEST).collect()
}

/// How many words open the greeting.
fn opening(words: &[Word<'_>]) -> Option<usize> {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|w| list.contains(&w.bare.as_str()));
    if is(0, &["good"]) && is(1, TIMES) {
        return Some(2);
    }
    if ["to", "whom", "it", "may", "concern"]
        .iter()
        .enumerate()
        .all(|(at, w)| is(at, &[w]))
    {
        return Some(5);
    }
    (is(0, GREETINGS) || is(0, &["morning", "afternoon", "evening"])).then_some(1)
}

fn closed(words: &[Word<'_>], taken: usize) -> bool {
    taken.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|w| w.closes)
}

fn addresses(words: &[Word<'_>], at: usize, word: &Word<'_>, line: &str) -> bool {
    let first = at == 1 || words.get(at - 1).is_some_and(|w| TIMES.contains(&w.bare.as_str()));
    let lonely = first && (word.closes || word.end == line.trim_end().len());
    word.is_stop()
        || word.text.starts_with('@')
        || ADDRESSEES.contains(&word.bare.as_str())
        || (!word.bare.is_empty() && !is_starter(&word.bare) && (lonely || word.text.starts_with(char::is_uppercase)))
}

struct Word<'t> {
    text: &'t str,
    bare: String,
    /// Where it ends in its line.
    end: usize,
    /// Whether punctuation after it closes the greeting.
    closes: bool,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, end: usize) -> Self {
        let bare = normalise(text.trim_end_matches([',', '.', '!', ':', ';', '-', '–', '—', '…']));
        let shortened = text.ends_with('.') && (TITLES.contains(&bare.as_str()) || bare.chars().count() == 1);
        Self {
            end,
            closes: !shortened && text.ends_with([',', '.', '!', ':', ';', '-', '–', '—', '…']),
            text,
            bare,
        }
    }

    /// Punctuation that stands alone.
    fn is_stop(&self) -> bool {
        self.bare.is_empty() && self.closes
    }
}
