//! Content words: what a text is about, for telling whether two texts speak of the same thing. Knows no meaning, only form.

use heard_text::{Document, Sentence, Span, Token, TokenKind};
use rustc_hash::FxHashSet;

/// Words that carry no content, or that would fit any conversation of a service desk. Sorted.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "able", "about", "above", "access", "account", "actually", "address", "advise", "after", "afternoon", "again", "agent",
    "ago", "all", "almost", "already", "also", "always", "am", "amp", "an", "and", "another", "any", "anybody", "anyone",
    "anything", "anytime", "anywhere", "app", "are", "arent", "around", "as", "ask", "asked", "asking", "at", "away", "back",
    "bad", "be", "because", "been", "before", "being", "best", "better", "between", "bit", "both", "but", "by", "call",
    "called", "calling", "came", "can", "cannot", "cant", "case", "chat", "check", "checked", "come", "company", "complaint",
    "concern", "concerns", "confirm", "contact", "contacted", "could", "couldnt", "customer", "customers", "day", "days",
    "did", "didnt", "different", "dm", "do", "does", "doesnt", "doing", "done", "dont", "down", "each", "else", "email",
    "emailed", "enough", "error", "even", "evening", "ever", "every", "everybody", "everyone", "everything", "experience",
    "far", "feedback", "few", "find", "first", "fix", "fixed", "for", "from", "full", "further", "get", "gets", "getting",
    "give", "given", "go", "goes", "going", "good", "got", "great", "guys", "had", "happen", "happened", "happening", "has",
    "hasnt", "have", "havent", "having", "he", "hear", "hello", "help", "helped", "helping", "her", "here", "hey", "hi",
    "him", "his", "hour", "hours", "how", "however", "i", "id", "if", "ill", "im", "in", "inconvenience", "info",
    "information", "into", "is", "isnt", "issue", "issues", "it", "its", "ive", "just", "keep", "kind", "know", "last",
    "least", "let", "lets", "like", "line", "link", "little", "long", "look", "looking", "lot", "made", "make", "making",
    "many", "matter", "may", "maybe", "me", "mean", "message", "might", "minutes", "moment", "month", "months", "more",
    "morning", "most", "much", "must", "my", "name", "need", "needed", "needs", "never", "new", "next", "nice", "no",
    "nobody", "none", "noone", "not", "nothing", "now", "number", "of", "off", "oh", "ok", "okay", "old", "on", "once",
    "one", "online", "only", "or", "order", "other", "our", "out", "over", "own", "page", "people", "phone", "please",
    "possible", "problem", "problems", "put", "question", "questions", "really", "reason", "reply", "request", "resolve",
    "resolved", "response", "right", "said", "same", "say", "saying", "says", "see", "seem", "seems", "send", "sent",
    "service", "she", "should", "show", "since", "site", "so", "some", "somebody", "someone", "something", "sorry", "sort",
    "still", "such", "support", "sure", "take", "taken", "taking", "talk", "team", "tell", "th", "than", "thank", "thanks",
    "that", "thats", "the", "their", "them", "then", "there", "theres", "these", "they", "theyre", "thing", "things",
    "think", "this", "those", "though", "through", "time", "times", "to", "today", "told", "tomorrow", "tonight", "too",
    "tried", "try", "trying", "twitter", "two", "under", "understand", "until", "up", "update", "us", "use", "used", "user",
    "using", "version", "very", "via", "want", "wanted", "was", "wasnt", "way", "we", "website", "wed", "week", "weeks",
    "well", "went", "were", "weve", "what", "whatever", "whats", "when", "where", "which", "while", "who", "whoever", "why",
    "will", "with", "without", "wont", "work", "worked", "working", "works", "would", "wouldnt", "wrong", "year", "years",
    "yes", "yesterday", "yet", "you", "youll", "your", "youre", "youve",
];

/// Words of a trade: one alone is the topic, not the case. Sorted.
#[rustfmt::skip]
const TOPIC: &[&str] = &[
    "amount", "appointment", "bag", "bank", "bill", "billing", "book", "booked", "booking", "box", "buy", "cancel",
    "cancelled", "card", "charge", "charged", "connection", "delay", "delayed", "deliver", "delivered", "delivery", "device",
    "devices", "driver", "flight", "flights", "fly", "game", "games", "gate", "hotel", "internet", "item", "items",
    "journey", "lost", "luggage", "money", "network", "offer", "package", "packages", "parcel", "parcels", "passenger",
    "passengers", "password", "pay", "payment", "picture", "plan", "plane", "policy", "price", "prices", "pricing",
    "product", "products", "purchase", "purchased", "received", "refund", "refunded", "refunds", "restart", "return",
    "screen", "seat", "seats", "settings", "shop", "staff", "station", "store", "stores", "technician", "terms", "ticket",
    "tickets", "train", "trains", "travel", "travelling", "trip",
];

/// Whether a word names the trade's common things only.
pub(crate) fn is_topic(doc: &Document<'_>, token: &Token) -> bool {
    TOPIC.binary_search(&doc.norm(token)).is_ok()
}

/// The light stem of a content word; `None` for words without content. A stem is the beginning of the word, so nothing is copied.
pub(crate) fn content<'d>(doc: &'d Document<'_>, token: &Token) -> Option<&'d str> {
    let norm = doc.norm(token);
    let counts = match token.kind {
        TokenKind::Word | TokenKind::Hashtag => norm.len() > 2,
        TokenKind::Number => norm.len() > 1,
        _ => false,
    };
    (counts && EMPTY.binary_search(&norm).is_err()).then(|| stem(norm))
}

/// "delays", "delayed" and "delaying" become "delay". Cuts endings only.
pub(crate) fn stem(norm: &str) -> &str {
    const NOUNS: &[&str] = &["iness", "ness"];
    const INFLECTIONS: &[&str] = &["ings", "ing", "ies", "ied", "ed", "es", "s"];
    const ENDINGS: &[&str] = &["ations", "ation", "ery", "er", "ly", "y", "e"];
    let cut = without(without(without(norm, NOUNS), INFLECTIONS), ENDINGS);
    let mut last = cut.char_indices().rev();
    match (last.next(), last.next()) {
        (Some((at, a)), Some((_, b))) if a == b && at >= LEAST => &cut[..at],
        _ => cut,
    }
}

/// Letters that a stem keeps at least.
const LEAST: usize = 3;

fn without<'w>(word: &'w str, endings: &[&str]) -> &'w str {
    let cut = endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|head| head.chars().count() >= LEAST));
    cut.unwrap_or(word)
}

/// The content of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content<'d> {
    stems: FxHashSet<&'d str>,
}

impl<'d> Content<'d> {
    pub(crate) fn of(doc: &'d Document<'_>) -> Self {
        let mut content = Self::default();
        content.add(doc);
        content
    }

    /// The content of the words under a span.
    pub(crate) fn within(doc: &'d Document<'_>, span: Span) -> Self {
        let inside = doc.tokens().iter().filter(|token| span.contains(token.span));
        Self {
            stems: inside.filter_map(|token| content(doc, token)).collect(),
        }
    }

    /// The content of another text too.
    pub(crate) fn add(&mut self, doc: &'d Document<'_>) {
        self.stems.extend(doc.tokens().iter().filter_map(|token| content(doc, token)));
    }

    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }

    pub(crate) fn has(&self, stem: &str) -> bool {
        self.stems.contains(stem)
    }

    /// How many different words of a sentence are in here.
    pub(crate) fn shared(&self, doc: &Document<'_>, sentence: &Sentence) -> usize {
        let own: FxHashSet<&str> = doc.tokens_of(sentence).iter().filter_map(|token| content(doc, token)).collect();
        own.into_iter().filter(|stem| self.has(stem)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_words_are_sorted() {
        assert!(EMPTY.is_sorted());
        assert!(TOPIC.is_sorted());
    }

    #[test]
    fn stems_meet() {
        for words in [
            &["delay", "delays", "delayed", "delaying"][..],
            &["deliver", "delivery", "delivered", "deliveries"],
            &["cancel", "cancelled", "cancelling"],
            &["charge", "charges", "charged", "charging", "charger"],
            &["refund", "refunded", "refunds"],
            &["rude", "rudeness"],
            &["dirty", "dirtiness"],
        ] {
            let stems: FxHashSet<&str> = words.iter().map(|word| stem(word)).collect();
            assert_eq!(stems.len(), 1, "{stems:?}");
        }
    }
}
