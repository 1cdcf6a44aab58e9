//! An earlier failure: whether it is told without words, and whether a draft knows of it.

use heard_text::Document;

use super::Context;
use crate::cue::Cue;
use crate::reply::Line;
use crate::{Act, AskKind, Who};

impl Context<'_> {
    /// Whether the matter has come back: a check-back was answered “not yet”, the talk has not gone on since to an answer and what they said to it,
    /// and nothing that they wrote since takes it back.
    pub(crate) fn came_back(&self) -> bool {
        let Some(since) = self.situation.since_it_came_back() else {
            return false;
        };
        let mut since = since.iter();
        let wrote = since.clone().any(|turn| turn.who == Who::Customer);
        // What we ask back settles nothing.
        let answered = since.any(|turn| turn.who == Who::Agent && !turn.text.contains('?'));
        let gone_on = answered && since.any(|turn| turn.who == Who::Customer);
        let glad = self.reading.feeling().sign() > 0 || self.reading.ask.kind == AskKind::Thanks;
        !(gone_on || wrote && glad)
    }

    /// Whether it has come back, and they have not written a word since: what they wrote before says nothing of it.
    pub(crate) fn came_back_without_words(&self) -> bool {
        let since = self.situation.since_it_came_back().unwrap_or_default();
        self.came_back() && !since.iter().any(|turn| turn.who == Who::Customer)
    }

    /// Whether the draft has a word of what went before, or owns the failure, or an earlier turn of ours did: it need not be said in every message.
    pub(crate) fn knows_of_before(&self) -> bool {
        let back = self.came_back();
        let named = |line: &Line<'_>| {
            let known = line.has(Cue::ReplyKnown) || line.hit_but(Cue::RuleKnows, Cue::RuleNotknows).is_some();
            known || (back && line.has(Cue::RuleNotheld))
        };
        self.does(Act::Ownership) || self.lines.iter().any(named) || self.known_before()
    }

    fn known_before(&self) -> bool {
        let since = self.situation.since_it_came_back().filter(|_| self.came_back());
        let turns = since.unwrap_or(self.situation.turns);
        let ours = turns.iter().filter(|turn| turn.who == Who::Agent);
        ours.map(|turn| Document::new(turn.text)).any(|doc| {
            let known = |word: &str| {
                matches!(
                    word,
                    "again" | "already" | "twice" | "still" | "second" | "third" | "before" | "times"
                )
            };
            doc.tokens().iter().any(|t| known(doc.norm(t)))
        })
    }
}
