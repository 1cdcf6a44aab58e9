//! See `solution_first.md`.

use heard_text::{Document, SegmentKind};

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};
use crate::{Act, Evidence, Feeling, Who};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let anger = cx.reading.feeling() == Feeling::Anger;
    let hot = anger || (cx.reading.intensity >= 2 && cx.clearly_upset());
    if !hot || cx.reading.feeling().sign() >= 0 || !cx.empathy.needed || cx.empathy.given == 0 {
        return;
    }
    if cx.pleasant() || cx.in_parts() || soothed_before(cx) {
        return;
    }
    let body = || cx.lines.iter().filter(|line| line.sentence.segment == SegmentKind::Body);
    // The first sentence that counts: it sees something, or it is about what to do.
    let Some(first) = body().find(|line| sees(cx, line) || asks_or_instructs(cx, line)) else {
        return;
    };
    if sees(cx, first) {
        return;
    }
    let after = |line: &&Line<'_>| line.sentence.span.start > first.sentence.span.start;
    let Some(warm) = body().filter(after).find(|line| soothes(cx, line)) else {
        return;
    };
    let because = cx.empathy.because.as_ref().or_else(|| cx.telling());
    let (words, later) = (
        quoted(cx.draft.slice(first.sentence.span)),
        quoted(cx.draft.slice(warm.sentence.span)),
    );
    let message = match because {
        Some(told) => format!(
            "They wrote {}. {words} comes before the words that see it: {later}.",
            quoted(&told.quote)
        ),
        None => format!("They are upset. {words} comes before the words that see it: {later}."),
    };
    report.at(first.sentence.span, message).about(because).suggest(
        Idea,
        "Begin with the sentence that sees what this is like for them; what to do comes second.",
    );
}

/// Feels with them, says sorry, owns it or knows their story.
fn soothes(cx: &Context<'_>, line: &Line<'_>) -> bool {
    const WARM: [Act; 4] = [Act::FeelingAcknowledged, Act::Apology, Act::Ownership, Act::Restates];
    let here = |words: &Evidence| line.sentence.span.contains(words.span());
    WARM.into_iter().any(|act| cx.acts(act).any(here)) || line.has(Cue::ReplySympathy) || line.has(Cue::ReplyGlad)
}

/// The same, or says their words back without asking for anything.
fn sees(cx: &Context<'_>, line: &Line<'_>) -> bool {
    /// Words of theirs from which on a sentence is about their case.
    const THEIRS: usize = 2;
    let said_back = line.shared >= THEIRS && !asks_or_instructs(cx, line);
    soothes(cx, line) || said_back || line.has(Cue::ReplyKnown) || line.has(Cue::ReplyOpen)
}

/// Asks for data, sends elsewhere or tells them what to do. What we do or have done for them is none of these.
fn asks_or_instructs(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let asks = line.hit_but(Cue::ReplyAskinfo, Cue::ReplyNotaskinfo).is_some()
        || (line.question && !line.has(Cue::ReplyAskoffer) && !line.has(Cue::ReplyOpen));
    let sends = line.hit_but(Cue::ReplyChannel, Cue::ReplyNotchannel).is_some();
    let instructs = line.hit_but(Cue::ReplyStep, Cue::ReplyNotstep).is_some_and(|hit| {
        let first = cx.draft.tokens().get(hit.tokens.start).map_or("", |t| cx.draft.norm(t));
        !OURS.contains(&first)
    });
    !line.has(Cue::ReplyDone) && (asks || sends || instructs)
}

/// Words with which we speak of ourselves, or with which a thing is told of.
const OURS: &[&str] = &[
    "i", "ive", "im", "ill", "id", "we", "weve", "were", "well", "wed", "my", "our", "the", "let", "lets", "working", "looking", "will",
    "by",
];

/// Whether an earlier turn of ours has said sorry already: in the middle of a talk the matter may come first.
fn soothed_before(cx: &Context<'_>) -> bool {
    let ours = cx.situation.turns.iter().filter(|turn| turn.who == Who::Agent);
    ours.map(|turn| Document::new(turn.text)).any(|doc| {
        let sorry = |word: &str| word == "sorry" || word.starts_with("apolog") || word == "understand";
        doc.tokens().iter().any(|t| sorry(doc.norm(t)))
    })
}
