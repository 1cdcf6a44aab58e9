//! What a customer notices in a reply besides what the coach says of it: whose words they are, whether they were sent before, what was asked, what was given.

mod asked;
mod given;
mod rows;

use heard_engine::rules::Rule;
use heard_engine::{Act, Appraisal, Severity};
use heard_text::{Document, Sentence, TokenKind};

pub(crate) use asked::asked;
pub(crate) use given::given;
use rows::Rows;

/// Words from which on a reply that holds hardly a word of grammar is a list and no sentence.
const LIST: usize = 10;
/// The share of such words in a list.
const GRAMMAR: f32 = 0.2;
/// Sureness of the coach from which on a reply hurts as a whole.
const HURTS: f32 = 0.35;

/// A reply as the customer meets it.
pub(crate) struct Reply<'r> {
    pub(crate) doc: Document<'r>,
    pub(crate) appraisal: &'r Appraisal,
    /// Its words.
    pub(crate) words: usize,
    /// The share of it that the customer was sent before, 0 to 1.
    pub(crate) worn: f32,
    /// The share of it that the customer wrote themselves, 0 to 1.
    pub(crate) parroted: f32,
    /// Words without sentences.
    pub(crate) is_list: bool,
    /// How sure the coach is that it hurts, read as a whole, 0 to 1.
    pub(crate) hurt: f32,
    /// Whether it blames, belittles, rebuffs or mocks.
    pub(crate) harms: bool,
}

impl<'r> Reply<'r> {
    /// `before`: the agent's earlier replies of this branch; `theirs`: what the customer wrote.
    pub(crate) fn new(text: &'r str, appraisal: &'r Appraisal, before: &[&str], theirs: &[&str]) -> Self {
        let doc = Document::new(text);
        let words: Vec<&str> = words(&doc).collect();
        let rows = Rows::of(&doc);
        let hurt = hurt(appraisal);
        Self {
            words: words.len(),
            worn: rows.shared(before),
            parroted: rows.shared(theirs),
            is_list: is_list(&words),
            hurt,
            harms: hurt >= HURTS || appraisal.findings.iter().any(is_harm),
            doc,
            appraisal,
        }
    }

    /// What the sentence does.
    pub(crate) fn acts(&self, sentence: &Sentence) -> impl Iterator<Item = Act> {
        let span = sentence.span;
        let here = self.appraisal.acts.iter().filter(move |found| found.evidence.span().overlaps(span));
        here.map(|found| found.act)
    }

    /// Whether the coach warns of something in the sentence.
    pub(crate) fn warned(&self, sentence: &Sentence) -> bool {
        let mut findings = self.appraisal.findings.iter().filter(|finding| finding.severity > Severity::Hint);
        findings.any(|finding| finding.evidence.span().overlaps(sentence.span))
    }

    pub(crate) fn does(&self, act: Act) -> bool {
        self.appraisal.acts.iter().any(|found| found.act == act)
    }

    /// What stock phrases leave of the good beside them.
    fn phrases(&self) -> f32 {
        const EACH: f32 = 0.85;
        let phrases = self.appraisal.findings.iter().filter(|finding| finding.rule == "stock-phrase");
        phrases.map(|_| EACH).product()
    }

    pub(crate) fn is_mockery(&self) -> bool {
        self.parroted >= 0.5
    }

    /// How far the good in it is believed, 0 to 1: repeated words wear out, a customer's own words are no answer, a list is no sentence, and what is said at
    /// great length is said less.
    pub(crate) fn sincerity(&self) -> f32 {
        /// Words that a person reads.
        const READ: f32 = 150.0;
        if self.is_mockery() || self.is_list {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let length = (READ / self.words.max(1) as f32).min(1.0);
        (1.0 - self.worn) * (1.0 - self.parroted) * length * length * self.phrases()
    }
}

/// The words of a text, by their normal forms.
fn words<'d>(doc: &'d Document<'_>) -> impl Iterator<Item = &'d str> {
    let word = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
    doc.tokens()
        .iter()
        .filter(move |token| word(token.kind))
        .map(|token| doc.norm(token))
}

/// Words of grammar; a sentence has one in every two or three.
const FUNCTION: &[&str] = &[
    "a", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "i", "id", "if", "ill", "im", "in", "is", "it", "its", "ive", "me", "my", "no", "not", "of", "on",
    "or", "our", "she", "so", "that", "the", "their", "them", "then", "there", "they", "this", "to", "us", "was", "we", "well", "were",
    "weve", "what", "when", "which", "who", "will", "with", "would", "you", "youll", "your", "youre",
];

fn is_list(words: &[&str]) -> bool {
    let grammar = words.iter().filter(|word| FUNCTION.binary_search(word).is_ok()).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    let share = grammar as f32 / words.len().max(1) as f32;
    words.len() >= LIST && share < GRAMMAR
}

/// How sure the coach is that the reply hurts as a whole: what it takes from the emotional score besides what its findings take.
fn hurt(appraisal: &Appraisal) -> f32 {
    let parts = &appraisal.emotional.parts;
    let of: f32 = parts.iter().map(|part| part.of).sum();
    let named = |label: &str| appraisal.findings.iter().any(|finding| finding.title == label);
    let taken: f32 = parts
        .iter()
        .filter(|part| part.of == 0.0 && !named(&part.label))
        .map(|part| part.got.min(0.0))
        .sum();
    // Twice what there was to win is taken at most.
    (-taken / of.max(1.0) / 2.0).clamp(0.0, 1.0)
}

fn is_harm(finding: &heard_engine::Finding) -> bool {
    let fault = Rule::find(&finding.rule).is_some_and(|rule| rule.family == "faults");
    let grave = matches!(finding.rule.as_str(), "sarcasm" | "curt");
    fault && (finding.severity == Severity::Error || grave)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_grammar_are_sorted() {
        assert!(FUNCTION.is_sorted());
    }

    #[test]
    fn a_list_is_no_sentence() {
        let list = |text: &str| is_list(&words(&Document::new(text)).collect::<Vec<_>>());
        assert!(list(
            "sorry refund courier telescope today options choose understand angry promise driver follow up"
        ));
        assert!(!list(
            "I am sorry, the driver left your telescope at number 41 and I have asked him to go back."
        ));
        assert!(!list("Refund sent today, £89."));
    }
}
