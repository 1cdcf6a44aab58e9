//! What a reply asks for, of the facts that the customer can tell.

use heard_engine::Act;

use super::Reply;
use crate::scenario::Fact;

/// The facts that a question or a request of the reply is about, in the order of the file.
pub(crate) fn asked<'s>(reply: &Reply<'_>, facts: &'s [Fact]) -> Vec<&'s Fact> {
    let doc = &reply.doc;
    let questions: Vec<_> = doc
        .sentences()
        .iter()
        .filter(|sentence| {
            let asks = |act: Act| matches!(act, Act::AsksInfo | Act::OpenQuestion);
            doc.slice(sentence.span).trim_end().ends_with('?') || reply.acts(sentence).any(asks)
        })
        .collect();
    let about = |fact: &Fact| {
        let in_one = |tokens| fact.about.iter().any(|wording| wording.find(doc, tokens).is_some());
        questions.iter().any(|sentence| in_one(doc.tokens_of(sentence)))
    };
    facts.iter().filter(|fact| about(fact)).collect()
}
