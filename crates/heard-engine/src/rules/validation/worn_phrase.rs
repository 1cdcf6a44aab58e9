//! See `worn_phrase.md`.

use heard_text::{Document, SegmentKind};

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::reply::Line;
use crate::rules::alike::Rows;
use crate::rules::{Context, Report, quoted};

/// Earlier replies that hold nearly the same sentence, from which on it is worn: so many, and one in so many.
const OFTEN: usize = 3;
const ONE_IN: usize = 8;
pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let earlier = cx.situation.earlier;
    if earlier.len() < OFTEN {
        return;
    }
    let warm: Vec<&Line<'_>> = cx.lines.iter().filter(|line| is_warm(cx, line)).collect();
    if warm.is_empty() {
        return;
    }
    let before: Vec<Rows> = earlier.iter().map(|reply| Rows::of(&Document::new(reply))).collect();
    for line in warm {
        let rows = Rows::of_sentence(cx.draft, line.sentence);
        let times = before.iter().filter(|reply| rows.stand_in(reply)).count();
        if times < OFTEN || times * ONE_IN < earlier.len() {
            continue;
        }
        let words = quoted(cx.draft.slice(line.sentence.span));
        let of = earlier.len();
        let remark = report.at(
            line.sentence.span,
            format!("{words} stands in {times} of your last {of} replies. Said to everybody it is said to nobody."),
        );
        match cx.telling() {
            Some(theirs) => remark
                .about(Some(theirs))
                .suggest(Idea, format!("Say it of theirs: {}.", quoted(&theirs.quote))),
            None => remark.suggest(Idea, "Say it in other words, of this one case."),
        };
    }
}

/// A sentence that is meant for the person, not for the matter: the same question and the same instruction may go to everybody.
fn is_warm(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let acts = [Act::Apology, Act::FeelingAcknowledged, Act::Thanks];
    let does = acts
        .into_iter()
        .flat_map(|act| cx.acts(act))
        .any(|words| line.sentence.span.contains(words.span()));
    let warm = does
        || [Cue::ReplySympathy, Cue::ReplyGlad, Cue::StockPhrase]
            .into_iter()
            .any(|cue| line.has(cue));
    let matter = line.question || line.link || line.has(Cue::ReplyStep) || line.has(Cue::ReplyTime);
    line.sentence.segment == SegmentKind::Body && warm && !matter
}
