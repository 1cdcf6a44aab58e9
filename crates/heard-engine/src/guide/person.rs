//! Turns a customer's words round to be said back to them: "my cot still hasn't come" becomes "your cot still hasn't come".
//! Cautious: where it cannot be sure that the result is a clause, it says so, and the words are quoted instead.

use heard_text::{Document, TokenKind};

/// A customer's words, said back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    /// Fits after "that": "your cot still hasn't come".
    Clause(String),
    /// Fits after "about": "your broken kettle".
    Thing(String),
}

/// Words that a turned clause may begin with.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "i", "im", "ive", "my", "we", "weve", "our", "the", "it", "its", "this", "that", "there", "theres", "nobody", "nothing",
    "everything", "he", "she", "they", "a", "an", "half", "all", "both", "no", "one", "two", "three", "four", "five",
];
/// Subjects that are a whole subject by themselves: a verb follows.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "i", "im", "ive", "we", "weve", "it", "its", "there", "theres", "nobody", "nothing", "everything", "he", "she", "they",
];
/// Verbs that show that a fragment is a clause.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "am", "has", "have", "had", "does", "do", "did", "will", "would", "can", "could", "hasnt",
    "havent", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "wont", "cant", "cannot", "couldnt", "keeps",
    "keep", "stopped", "stops", "broke", "breaks", "arrived", "came", "comes", "went", "goes", "fell", "leaks",
    "leaked", "got", "gets", "says", "said", "shows", "makes", "made", "failed", "fails", "died", "disappeared", "vanished",
    "crashes", "crashed", "needs", "starts", "started", "costs", "took", "takes", "never", "works",
    "looks", "smells", "turned", "expired", "runs", "ran", "refuses", "refused", "starts", "freezes", "leaves", "ends", "begins", "opens",
    "closes", "flies", "lands", "departs", "lives", "sits", "stands", "sleeps", "waits", "cries", "hurts", "drips", "hums", "squeaks",
    "rattles", "blinks", "moves", "marries", "travels", "meets", "sounds", "feels", "seems", "stays", "wants", "asks", "rings", "turns",
];
/// Words that the turn cannot carry over, or that speak to somebody.
const UNSURE: &[&str] = &[
    "you", "your", "yours", "youre", "youve", "youll", "u", "ur", "yourself", "please", "id", "ill", "wed", "well", "hi", "hello", "hey",
    "thanks", "thank", "lol", "omg", "wtf", "yall", "who", "whom",
];
/// Words that a fragment must not end with: something is cut off.
const DANGLING: &[&str] = &[
    "and",
    "or",
    "but",
    "the",
    "a",
    "an",
    "to",
    "of",
    "in",
    "on",
    "at",
    "for",
    "with",
    "my",
    "our",
    "is",
    "are",
    "was",
    "were",
    "because",
    "so",
    "that",
    "i",
    "we",
    "by",
    "from",
    "has",
    "have",
    "had",
    "if",
    "when",
    "than",
    "as",
    "very",
    "basically",
    "actually",
    "just",
    "not",
];
/// Words before a clause that it can do without.
const BEFORE: &[&str] = &[
    "and", "but", "so", "because", "now", "also", "cause", "cos", "then", "plus", "still", "again", "that",
];
/// Words in a clause at most.
const MOST: usize = 16;

/// The words said back, where that can be trusted.
pub(super) fn turned(words: &str) -> Option<Turned> {
    let doc = Document::new(words);
    let mut tokens = doc.tokens();
    while let [head @ .., last] = tokens {
        if !matches!(last.kind, TokenKind::Punct | TokenKind::Emoji) || doc.slice(last.span).starts_with('?') {
            break;
        }
        tokens = head;
    }
    while let [first, rest @ ..] = tokens {
        if !BEFORE.contains(&doc.norm(first)) || rest.len() < 2 {
            break;
        }
        tokens = rest;
    }
    let norms: Vec<&str> = tokens.iter().map(|t| doc.norm(t)).collect();
    let (first, last) = (*norms.first()?, *norms.last()?);
    let plain = tokens.iter().all(|t| match t.kind {
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Punct => matches!(doc.norm(t), "," | "-" | "'" | "’" | "%" | "/" | "&" | "£" | "$" | "€"),
        _ => false,
    });
    let unsure = norms.iter().any(|word| UNSURE.contains(word)) || norms.windows(2).any(|w| w == ["and", "i"]);
    if !plain || unsure || norms.len() > MOST || norms.len() < 2 || DANGLING.contains(&last) || shouts(words) {
        return None;
    }
    let said = say_back(&doc, tokens);
    let verb = norms.iter().skip(1).take(8).any(|word| VERBS.contains(word));
    let own = matches!(first, "i" | "we")
        && norms
            .get(1)
            .is_some_and(|word| word.ends_with("ed") || VERBS.contains(word) || *word == "still");
    if SUBJECTS.contains(&first) && (own || verb && !(PRONOUNS.contains(&first) && second_is_noun(&norms)))
        || matches!(first, "im" | "ive" | "weve" | "theres")
    {
        Some(Turned::Clause(said))
    } else if matches!(first, "my" | "our" | "the" | "this" | "a" | "an") && !verb && norms.len() <= 6 && !many_do(&norms) {
        Some(Turned::Thing(said))
    } else {
        None
    }
}

/// "It the": a pronoun that no verb follows is no subject.
fn second_is_noun(norms: &[&str]) -> bool {
    norms
        .get(1)
        .is_some_and(|word| matches!(*word, "the" | "a" | "an" | "my" | "our" | "and" | "in" | "on" | "of" | "for"))
}

/// "My guests come": after several of something may stand a verb, unless a small word or nothing follows.
fn many_do(norms: &[&str]) -> bool {
    const SMALL: [&str; 12] = ["of", "for", "from", "in", "on", "at", "with", "to", "and", "or", "by", "about"];
    let several = |word: &str| word.ends_with('s') && !word.ends_with("ss") && !matches!(word, "this" | "its" | "previous" | "various");
    norms
        .windows(2)
        .any(|pair| matches!(pair, [one, next] if several(one) && !SMALL.contains(next)))
}

/// More capitals than small letters.
pub(super) fn shouts(words: &str) -> bool {
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    let small = words.chars().filter(|c| c.is_lowercase()).count();
    capitals > small
}

fn say_back(doc: &Document<'_>, tokens: &[heard_text::Token]) -> String {
    let mut out = String::new();
    let mut end = None;
    let mut previous = "";
    for (at, token) in tokens.iter().enumerate() {
        let (norm, word) = (doc.norm(token), doc.slice(token.span));
        if end.is_some_and(|end| end < token.span.start) {
            out.push(' ');
        }
        let turned = match (previous, norm) {
            (_, "i" | "me" | "us" | "we") => "you",
            (_, "my" | "our") => "your",
            (_, "mine" | "ours") => "yours",
            (_, "myself") => "yourself",
            (_, "ourselves") => "yourselves",
            (_, "im") => "you are",
            (_, "ive" | "weve") => "you have",
            ("i", "am") => "are",
            ("i", "was") => "were",
            ("i", "wasnt") => "weren’t",
            _ => word,
        };
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let opens = at == 0 && capital && !is_name(word);
        if opens && turned == word {
            out.push_str(&word.to_lowercase());
        } else {
            out.push_str(turned);
        }
        if !matches!(norm, "just" | "still" | "also" | "only" | "never" | "already") || previous != "i" {
            previous = norm;
        }
        end = Some(token.span.end);
    }
    out
}

/// A capital that is more than the start of a sentence: "iPhone", "UK", a word that is no small word.
fn is_name(word: &str) -> bool {
    let norm = heard_text::normalise(word);
    word.chars().skip(1).any(char::is_uppercase) || !(SUBJECTS.contains(&norm.as_str()) || norm.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::Turned::{Clause, Thing};
    use super::*;

    fn clause(words: &str) -> Turned {
        Clause(words.to_owned())
    }

    #[test]
    fn turns_the_person_round() {
        for (words, said) in [
            ("My cot still hasn't come!", clause("your cot still hasn't come")),
            ("I was left standing in the rain", clause("you were left standing in the rain")),
            ("I still was on hold", clause("you still were on hold")),
            ("I am locked out of my account.", clause("you are locked out of your account")),
            ("Im stuck at the airport", clause("you are stuck at the airport")),
            ("we have no water at all", clause("you have no water at all")),
            ("and the boiler broke again", clause("the boiler broke again")),
            ("there is nowhere for her to sleep", clause("there is nowhere for her to sleep")),
            ("the man at our door didn't ring", clause("the man at your door didn't ring")),
            ("my broken kettle", Thing("your broken kettle".to_owned())),
            ("our order of two lamps", Thing("your order of two lamps".to_owned())),
            ("My headphones", Thing("your headphones".to_owned())),
            ("my train leaves at six", clause("your train leaves at six")),
        ] {
            assert_eq!(turned(words), Some(said), "{words}");
        }
    }

    #[test]
    fn leaves_alone_what_it_cannot_trust() {
        for words in [
            "you charged me twice",
            "when will it come?",
            "no heating since",
            "WHERE IS MY PARCEL",
            "waiting since the",
            "my wife and I were stranded",
            "ill never come back",
            "",
            "???",
            "it the worst",
            "my guests come on Saturday",
        ] {
            assert_eq!(turned(words), None, "{words}");
        }
    }
}
