//! Heads of promises: the words that commit somebody, and whether what stands around them undoes it.

use std::collections::BTreeSet;

use heard_text::{Document, SegmentKind, TokenKind};

use super::Promisor;
use crate::cue::{Cue, Hit, Hits};

/// Words that commit somebody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// First token.
    pub(super) start: usize,
    /// The token after it: the verb.
    pub(super) verb: usize,
    pub(super) who: Promisor,
    /// It commits only together with a time.
    pub(super) needs_time: bool,
    /// Whether `what` begins at the head itself ("not charge you again").
    pub(super) cue: Cue,
}

/// The heads of a document that stand, in order.
pub(super) fn heads(doc: &Document<'_>, hits: &Hits) -> Vec<Head> {
    let around = Around::of(hits);
    let mut heads: Vec<Head> = hits.all().iter().filter_map(|hit| head(doc, hit, &around)).collect();
    // Of heads that overlap ("the team we will"), the one that begins first and reaches furthest stands.
    heads.sort_by_key(|h| (h.start, usize::MAX - h.verb));
    heads.dedup_by(|later, earlier| later.start < earlier.verb);
    heads
}

/// What stands around heads, by token.
struct Around {
    followed: BTreeSet<(Cue, usize)>,
    /// Tokens at which a head is undone by what stands before it, and tokens in a head at which it is by what follows.
    undone_before: BTreeSet<usize>,
    undone_after: BTreeSet<usize>,
    reassured: BTreeSet<usize>,
}

impl Around {
    fn of(hits: &Hits) -> Self {
        let inside = |cue| hits.of(cue).flat_map(|h| h.tokens.start + 1..h.tokens.end).collect();
        let starts = [
            Cue::PromiseShort,
            Cue::PromiseElliptic,
            Cue::PromiseEllipticAct,
            Cue::PromiseReceipt,
            Cue::PromiseDoingAct,
        ];
        Self {
            followed: starts
                .into_iter()
                .flat_map(|cue| hits.of(cue).map(move |h| (cue, h.tokens.start)))
                .collect(),
            undone_before: inside(Cue::PromiseUndoneBefore),
            undone_after: hits.of(Cue::PromiseUndoneAfter).map(|h| h.tokens.start).collect(),
            reassured: inside(Cue::PromiseReassured),
        }
    }
}

fn head(doc: &Document<'_>, hit: &Hit, around: &Around) -> Option<Head> {
    let start = hit.tokens.start;
    let followed = |cue| around.followed.contains(&(cue, start));
    let (who, needs_time, stands) = match hit.cue {
        Cue::PromiseAgent => (Promisor::Agent, false, true),
        Cue::PromiseCompany | Cue::PromiseNeverAgain => (Promisor::Company, false, true),
        Cue::PromiseThird => (Promisor::ThirdParty, false, true),
        Cue::PromiseCustomer => (Promisor::Company, false, followed(Cue::PromiseReceipt)),
        Cue::PromiseThing | Cue::PromiseExpect => (Promisor::Company, true, true),
        Cue::PromiseElliptic => (Promisor::Agent, false, followed(Cue::PromiseEllipticAct)),
        Cue::PromiseDoing => (Promisor::Agent, true, followed(Cue::PromiseDoingAct)),
        _ => return None,
    };
    let again = hit.cue == Cue::PromiseNeverAgain;
    // "will not" undoes every head but the one that is made of it.
    let undone_after = !again && around.undone_after.range(hit.tokens.clone()).next().is_some();
    let undone = undone_after || around.undone_before.contains(&start);
    let negated = hit.negated && !around.reassured.contains(&start);
    let body = doc.sentences().get(hit.sentence).is_some_and(|s| s.segment == SegmentKind::Body);
    let verb = match hit.cue {
        // The refusal is part of what is promised.
        Cue::PromiseNeverAgain => start + 1,
        _ => hit.tokens.end,
    };
    let firm = stands && body && !negated && !hit.quoted && !undone && spelt(doc, start, around);
    firm.then(|| Head {
        start,
        verb,
        who: first_person(doc, start).unwrap_or(who),
        needs_time,
        cue: hit.cue,
    })
}

/// "I'm" and "I won't" commit the agent, "we're" the company, under cues that hold both.
fn first_person(doc: &Document<'_>, at: usize) -> Option<Promisor> {
    match doc.tokens().get(at).map(|t| doc.norm(t))? {
        "i" | "im" | "ill" => Some(Promisor::Agent),
        "we" | "well" | "were" => Some(Promisor::Company),
        _ => None,
    }
}

/// Whether "ill", "well" or "were" at a head is a pronoun and a verb: it has its apostrophe, or an act follows.
fn spelt(doc: &Document<'_>, at: usize, around: &Around) -> bool {
    let Some(token) = doc.tokens().get(at) else { return false };
    let short = token.kind == TokenKind::Word && matches!(doc.slice(token.span).to_lowercase().as_str(), "ill" | "well" | "were");
    if !short {
        return true;
    }
    let first = doc.sentences().get(token.sentence as usize).map(|s| s.first_token as usize);
    let before = at.checked_sub(1).and_then(|b| doc.tokens().get(b));
    let opens = first == Some(at) || before.is_some_and(|b| matches!(doc.norm(b), "," | "and" | "but" | "so"));
    let past = doc.norm(token) == "were" && !opens;
    around.followed.contains(&(Cue::PromiseShort, at)) && !past
}
