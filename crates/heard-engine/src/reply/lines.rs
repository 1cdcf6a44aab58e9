//! A reply, sentence by sentence: what kind of sentence, and what of the customer's case it touches.

use heard_text::{Document, SegmentKind, Sentence, Token, TokenKind};

use super::words::{Content, content};
use crate::cue::{Cue, Hit, Hits};

/// One sentence of the draft.
pub(crate) struct Line<'d> {
    pub(crate) sentence: &'d Sentence,
    /// Ends in a question mark.
    pub(crate) question: bool,
    /// Holds a link.
    pub(crate) link: bool,
    /// Content words that it shares with the customer's words.
    pub(crate) shared: usize,
    /// States something, asks for something or promises something, beyond manners and worn phrases.
    pub(crate) says: bool,
    hits: Vec<&'d Hit>,
}

impl Line<'_> {
    /// Whether it holds a cue, outside quotation marks.
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.hit(cue).is_some()
    }

    /// Its first hit of a cue.
    pub(crate) fn hit(&self, cue: Cue) -> Option<&Hit> {
        self.hits.iter().copied().find(|hit| hit.cue == cue)
    }

    /// Its first hit of a cue that does not touch a hit of another.
    pub(crate) fn hit_but(&self, cue: Cue, not: Cue) -> Option<&Hit> {
        let outside = |hit: &&Hit| !self.hits.iter().any(|n| n.cue == not && n.span.overlaps(hit.span));
        self.hits.iter().copied().filter(|hit| hit.cue == cue).find(outside)
    }
}

/// The sentences that the agent wrote, without quoted mail.
pub(crate) fn lines<'d>(draft: &'d Document<'_>, hits: &'d Hits, customer: &Document<'_>) -> Vec<Line<'d>> {
    let theirs = Content::of(customer);
    let mut all: Vec<Line<'d>> = draft
        .sentences()
        .iter()
        .map(|sentence| Line {
            sentence,
            question: draft
                .tokens_of(sentence)
                .iter()
                .rev()
                .take(3)
                .any(|t| draft.norm(t).starts_with('?')),
            link: draft.tokens_of(sentence).iter().any(|t| t.kind == TokenKind::Url),
            shared: theirs.shared(draft, sentence),
            says: false,
            hits: Vec::new(),
        })
        .collect();
    for hit in hits.all().iter().filter(|hit| !hit.quoted) {
        if let Some(line) = all.get_mut(hit.sentence) {
            line.hits.push(hit);
        }
    }
    all.retain(|line| line.sentence.segment != SegmentKind::Quote);
    for line in &mut all {
        line.says = line.sentence.segment == SegmentKind::Body && says(draft, line);
    }
    all
}

/// Wordings that a sentence can consist of without saying anything.
const MANNERS: [Cue; 8] = [
    Cue::ReplyGreeting,
    Cue::ReplyThanks,
    Cue::ReplyApology,
    Cue::ReplyGlad,
    Cue::ReplyWish,
    Cue::ReplySympathy,
    Cue::ReplyAskoffer,
    Cue::StockPhrase,
];
/// Wordings that say something, and what takes them back.
const SAYING: [(Cue, Option<Cue>); 13] = [
    (Cue::ReplyDone, None),
    (Cue::ReplyHolding, None),
    (Cue::ReplyYesno, None),
    (Cue::ReplyNotyet, None),
    (Cue::ReplyReason, None),
    (Cue::ReplyOptions, None),
    (Cue::ReplyAsktry, None),
    (Cue::ReplyVague, Some(Cue::ReplyNotvague)),
    (Cue::ReplyTime, Some(Cue::ReplyNottime)),
    (Cue::ReplyStep, Some(Cue::ReplyNotstep)),
    (Cue::ReplyPromise, Some(Cue::ReplyNotpromise)),
    (Cue::RulePolicy, None),
    (Cue::RuleAlternative, None),
];

/// In doubt a sentence says something. One of manners says what stands in a clause of its own behind them.
fn says(draft: &Document<'_>, line: &Line<'_>) -> bool {
    /// Words of content, or figures, from which on a clause behind manners says something.
    const ENOUGH: usize = 2;
    /// Words of a bare signature at most.
    const SIGNED: usize = 2;
    let found = |&(cue, but): &(Cue, Option<Cue>)| but.map_or_else(|| line.has(cue), |but| line.hit_but(cue, but).is_some());
    if SAYING.iter().any(found) || line.link {
        return true;
    }
    let tokens = draft.tokens_of(line.sentence);
    let words = tokens.iter().filter(|t| t.kind != TokenKind::Punct).count();
    // "Anna", "AB", "Best, Tom": a name at the end that no stop closes.
    if words <= SIGNED && tokens.last().is_some_and(|t| t.kind == TokenKind::Word) {
        return false;
    }
    let empty = |cue: Cue| MANNERS.contains(&cue) || (cue == Cue::StockGeneric && line.shared == 0);
    let manners: Vec<&Hit> = line.hits.iter().copied().filter(|hit| empty(hit.cue)).collect();
    let weighs = |t: &&Token| t.kind == TokenKind::Number || content(draft, t).is_some();
    if manners.is_empty() {
        return line.shared > 0 || tokens.iter().any(|t| weighs(&t));
    }
    let mut from = line.sentence.first_token as usize;
    tokens.split(|t| opens_clause(draft.norm(t))).any(|clause| {
        let to = from + clause.len();
        let polite = manners.iter().any(|hit| hit.tokens.start < to && hit.tokens.end > from);
        from = to + 1;
        !polite && clause.iter().filter(weighs).count() >= ENOUGH
    })
}

fn opens_clause(norm: &str) -> bool {
    matches!(
        norm,
        "," | ";" | ":" | "-" | "–" | "—" | "but" | "however" | "as" | "because" | "since" | "though" | "and"
    )
}
