//! How far a draft meets a need. An answer, a deed or a choice meets a rational need; a needed question, a way elsewhere, a step not
//! yet tried or a promise moves it on and counts half; an apology alone counts nothing. Wordings say what kind of sentence stands there; where the
//! encoder reads too, its word on how far the reply helps weighs three times as much.

use super::{Act, Line};
use crate::cue::Cue;
use crate::rules::Context;
use crate::{AskKind, Ledger, NeedKind, NeedState, Part};

const HALF: f32 = 0.5;
/// What the encoder's word weighs beside that of the wordings.
const MEANT: f32 = 0.75;
/// Probability from which a reply that may hurt loses by it.
const HURTS: f32 = 0.1;
const TWICE: f32 = 2.0;
/// What polite words add, where a need counts one.
const COURTESY: f32 = 0.15;
/// What is done beyond what was asked for, and what each kind of it adds.
const CARE: [Act; 4] = [Act::Options, Act::Time, Act::FollowUp, Act::Ownership];
const CARES: f32 = 0.05;

/// The part that a need has in its score.
pub(super) fn part(state: &NeedState, cx: &Context<'_>) -> Part {
    Part {
        label: state.need.label.clone(),
        got: points(state, cx),
        of: 1.0,
    }
}

/// What a complaint wants that asks for nothing: that something follows from it.
pub(super) fn complaint(cx: &Context<'_>) -> Option<Part> {
    let rational = cx.needs.iter().any(|state| state.need.ledger == Ledger::Rational);
    let complains = cx.reading.feeling().sign() < 0 || cx.empathy.needed;
    let content = rational || cx.pleasant() || cx.reading.ask.kind == AskKind::Thanks;
    let moves = cx
        .lines
        .iter()
        .any(|line| says_more(line, cx) || line.question || line.has(Cue::ReplyChannel));
    (!content && (complains || asks(cx))).then(|| Part {
        label: "Something follows from what they wrote".to_owned(),
        got: weighed(if moves { HALF } else { 0.0 }, cx),
        of: 1.0,
    })
}

/// Polite words: a greeting or thanks. They weigh little, and least where they are all there is.
pub(super) fn courtesy(cx: &Context<'_>) -> Option<Part> {
    (cx.does(Act::Greeting) || cx.does(Act::Thanks)).then(|| Part {
        label: "Polite words".to_owned(),
        got: COURTESY,
        of: 0.0,
    })
}

/// What a reply does beyond what was asked for: it gives a choice or a time, checks back, owns what went wrong. In a reply that hurts it counts less.
pub(super) fn care(cx: &Context<'_>, parts: &[Part]) -> Option<Part> {
    let kinds: f32 = CARE.into_iter().filter(|act| cx.does(*act)).map(|_| CARES).sum();
    let got = kinds * all(parts) * (1.0 - hurts(cx).unwrap_or_default());
    (kinds > 0.0).then(|| Part {
        label: "Choice, time, a check-back or a fault owned".to_owned(),
        got: (got * 100.0).round() / 100.0,
        of: 0.0,
    })
}

/// What is taken away where a feeling wants to be seen and nothing warm is said at all, not even sorry: a rebuff, however much it helps otherwise.
pub(super) fn coldness(cx: &Context<'_>, parts: &[Part]) -> Option<Part> {
    let warm = cx.empathy.given > 0 || cx.does(Act::Apology) || cx.does(Act::FeelingAcknowledged);
    (cx.empathy.needed && !warm).then(|| Part {
        label: "No warm word for what they feel".to_owned(),
        got: -HALF * all(parts),
        of: 0.0,
    })
}

/// What there is to win; one point at least.
fn all(parts: &[Part]) -> f32 {
    parts.iter().map(|part| part.of).sum::<f32>().max(1.0)
}

/// What is taken away where the encoder reads the whole reply as hurtful: twice what there was to win, by how sure it is. Harm is remembered longer
/// than help.
pub(super) fn hurt(cx: &Context<'_>, parts: &[Part]) -> Option<Part> {
    let sure = hurts(cx)?;
    Some(Part {
        label: "It may hurt, read as a whole".to_owned(),
        got: -(sure * TWICE * all(parts) * 100.0).round() / 100.0,
        of: 0.0,
    })
}

/// How sure the encoder is that the reply hurts, where that counts.
fn hurts(cx: &Context<'_>) -> Option<f32> {
    cx.hurts().filter(|sure| *sure >= HURTS)
}

/// What the acknowledgement counts. In a reply that hurts, warm words do not.
fn weak(cx: &Context<'_>) -> f32 {
    (f32::from(cx.empathy.given.min(2)) / 2.0 * (1.0 - hurts(cx).unwrap_or_default()) * 100.0).round() / 100.0
}

fn points(state: &NeedState, cx: &Context<'_>) -> f32 {
    if state.need.kind == NeedKind::Acknowledgement {
        return weak(cx);
    }
    let worded = if state.answered_by.is_none() { 0.0 } else { worded(state, cx) };
    if state.need.ledger == Ledger::Rational {
        weighed(worded, cx)
    } else {
        worded
    }
}

/// What the wordings count, joined with how far the encoder says that the reply helps; in hundredths.
fn weighed(worded: f32, cx: &Context<'_>) -> f32 {
    let helps = cx.meaning.map_or(worded, |meaning| worded + (meaning.helps() - worded) * MEANT);
    (helps * 100.0).round() / 100.0
}

/// What an answer counts by what it does.
fn worded(state: &NeedState, cx: &Context<'_>) -> f32 {
    let met = match state.need.kind {
        NeedKind::Answer => cx.lines.iter().any(|line| states(line)),
        NeedKind::Time => cx.does(Act::Time),
        NeedKind::Solution => cx.does(Act::Options) || cx.lines.iter().any(|line| !line.question && line.has(Cue::ReplyDone)),
        _ => true,
    };
    if met { 1.0 } else { HALF }
}

/// A sentence that tells of what was asked, in its words or as a yes, a reason or a deed, and does not only ask, send on or put off.
fn states(line: &Line<'_>) -> bool {
    const OTHER: [Cue; 6] = [
        Cue::ReplyChannel,
        Cue::ReplyHolding,
        Cue::ReplyNotyet,
        Cue::ReplyAskinfo,
        Cue::ReplyVague,
        Cue::StockGeneric,
    ];
    let tells = [Cue::ReplyYesno, Cue::ReplyReason, Cue::ReplyDone]
        .into_iter()
        .any(|cue| line.has(cue));
    let about = line.shared > 0 && !OTHER.into_iter().any(|cue| line.has(cue));
    line.says && !line.question && (tells || about)
}

/// Says something besides sending on what was said.
fn says_more(line: &Line<'_>, cx: &Context<'_>) -> bool {
    line.says && !line.has(Cue::StockGeneric) || cx.does(Act::NextStep) || cx.does(Act::Promise)
}

fn asks(cx: &Context<'_>) -> bool {
    cx.lines.iter().any(|line| line.question) || cx.does(Act::AsksInfo) || cx.does(Act::ChannelPush)
}
