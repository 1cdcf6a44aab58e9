//! See `slight.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

/// Probability from which a reply that hurts by its meaning is remarked on where it has sharp words. Without any it is not,
/// however sure: nearly all of those were kind.
const SHARPLY: f32 = 0.93;

/// Manners and worn phrases have rules of their own.
const MANNERS: [Cue; 4] = [Cue::ReplyThanks, Cue::ReplyApology, Cue::ReplyGlad, Cue::StockPhrase];
/// What to do instead.
const INSTEAD: &str = "Leave it out. Say what happened to them in plain words, and what you do now.";

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = false;
    for hit in cx.against(Cue::RuleSlight, Cue::RuleNotslight) {
        found = true;
        let words = quoted(cx.draft.slice(hit.span));
        let remark = report
            .at(hit.span, format!("{words} puts the customer down."))
            .about(cx.telling())
            .suggest(Idea, INSTEAD);
        if !cx.upset() {
            remark.softly();
        }
    }
    // Sharp words that no wording shows for a slight, to somebody upset who praises nothing.
    let open = !found && !cx.is_against() && cx.upset() && !cx.praised() && cx.reading.feeling().sign() <= 0;
    if !open || cx.hurts().is_none_or(|sure| sure < SHARPLY) {
        return;
    }
    let hardest = |a: &(f32, _), b: &(f32, _)| a.0.total_cmp(&b.0);
    let sharp = |span| cx.hits.touches(Cue::RuleSharp, span);
    let manners = |span| {
        cx.lines
            .iter()
            .any(|line| line.sentence.span == span && MANNERS.into_iter().any(|cue| line.has(cue)))
    };
    let said = || cx.hard().filter(|(_, span)| sharp(*span) && !manners(*span));
    let Some((_, span)) = said().max_by(hardest) else { return };
    report
        .at(
            span,
            format!("{} may hurt, read beside what they wrote.", quoted(cx.draft.slice(span))),
        )
        .about(cx.telling())
        .suggest(Idea, INSTEAD);
}
