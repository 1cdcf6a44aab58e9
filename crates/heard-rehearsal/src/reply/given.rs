//! Which parts of the solution a reply gives. A part counts in a sentence that does what the part says and is about it, and in which nothing is denied.

use heard_engine::Act;
use heard_text::{Document, Sentence, Token, TokenKind};

use super::Reply;
use crate::scenario::{Part, PartKind};

/// Sincerity below which nobody finds the solution among the words.
const BELIEVED: f32 = 0.3;
/// The rational score from which on a statement about a part gives it, whatever it does: the coach is sure that the reply helps.
const HELPS: f32 = 0.6;

/// The parts that the reply gives, in the order of the file.
pub(crate) fn given<'s>(reply: &Reply<'_>, parts: &'s [Part]) -> Vec<&'s Part> {
    if reply.harms || reply.sincerity() < BELIEVED {
        return Vec::new();
    }
    let sentences = || reply.doc.sentences().iter().filter(|sentence| !reply.warned(sentence));
    let gives = |part: &Part| match part.kind {
        PartKind::Options => {
            (reply.does(Act::Options) || reply.appraisal.rational.value >= HELPS)
                && sentences().any(|sentence| is_about(reply, part, sentence))
        }
        kind => sentences().any(|sentence| does(reply, kind, sentence) && is_about(reply, part, sentence)),
    };
    parts.iter().filter(|part| gives(part)).collect()
}

fn does(reply: &Reply<'_>, kind: PartKind, sentence: &Sentence) -> bool {
    /// Words of the shortest statement.
    const STATEMENT: usize = 3;
    let options = reply.acts(sentence).any(|act| act == Act::Options);
    if reply.doc.slice(sentence.span).trim_end().ends_with('?') && !options {
        return false;
    }
    let states = reply.doc.tokens_of(sentence).len() > STATEMENT;
    if states && reply.appraisal.rational.value >= HELPS {
        return true;
    }
    match kind {
        PartKind::Answer => states,
        PartKind::Step | PartKind::Options => reply
            .acts(sentence)
            .any(|act| matches!(act, Act::NextStep | Act::Promise | Act::Options | Act::Time)),
        PartKind::Time => reply.acts(sentence).any(|act| act == Act::Time),
    }
}

fn is_about(reply: &Reply<'_>, part: &Part, sentence: &Sentence) -> bool {
    let doc = &reply.doc;
    let tokens = doc.tokens_of(sentence);
    let mut places = part.about.iter().filter_map(|wording| wording.find(doc, tokens));
    places.any(|at| !is_denied(doc, tokens.get(..at).unwrap_or_default()))
}

/// Whether a word of denial stands shortly before, in the same clause.
fn is_denied(doc: &Document<'_>, before: &[Token]) -> bool {
    const NEAR: usize = 4;
    const DENIALS: [&str; 12] = [
        "not", "no", "never", "cannot", "cant", "wont", "dont", "doesnt", "without", "isnt", "neither", "nor",
    ];
    let clause = before.iter().rev().take_while(|token| token.kind != TokenKind::Punct);
    clause.take(NEAR).any(|token| DENIALS.contains(&doc.norm(token)))
}
