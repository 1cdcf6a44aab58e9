//! See `wrong_feeling.md`.

use heard_text::Token;

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Feeling, Flag, Who};

/// Probability from which no feeling, sadness or worry is plain.
const PLAIN: f32 = 0.7;
/// Probability from which a pleasant feeling is.
const PLEASANT: f32 = 0.6;
/// Probability from which an unpleasant feeling is plain enough to say that gladness misreads it.
const SURE: f32 = 0.8;
/// Words before gladness that only wish for it, or deny it: "I would be glad to hear that you enjoy it".
#[rustfmt::skip]
const WISHED: [&str; 18] = [
    "would", "will", "id", "ill", "wed", "well", "be", "when", "until", "once", "if", "hope", "want", "like", "cannot", "cant", "not",
    "never",
];
/// Tokens that these words reach over.
const REACH: usize = 6;
/// Words by which a customer says that something pleases them.
const FOND: [&str; 9] = [
    "love", "loved", "loves", "enjoy", "enjoyed", "enjoying", "liked", "happy", "pleased",
];
/// Beginnings of words by which they speak of anger themselves.
#[rustfmt::skip]
const CROSS: [&str; 11] = [
    "frustrat", "anger", "angry", "annoy", "furious", "livid", "irritat", "outrag", "infuriat", "fuming", "fed",
];
/// What gives cause for anger, though none is shown.
const CAUSES: [Flag; 7] = [
    Flag::Churn,
    Flag::Public,
    Flag::Legal,
    Flag::Repeat,
    Flag::Waiting,
    Flag::Abuse,
    Flag::Sarcasm,
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Beside an apology both halves of a mixed message are seen.
    let misread = cx.clearly_upset() && surely(cx) && outspoken(cx) && !praises(cx);
    if misread && !cx.does(Act::Apology) {
        let theirs = cx.telling();
        for hit in cx
            .hits
            .live(Cue::RulePleased)
            .filter(|hit| !wished(cx, hit) && !cx.asks_at(hit.span))
        {
            let words = quoted(cx.draft.slice(hit.span));
            let message = match theirs {
                Some(quote) => format!("{words} sees a pleasant feeling. The customer wrote {}.", quoted(&quote.quote)),
                None => format!("{words} sees a pleasant feeling where their words show none."),
            };
            report
                .at(hit.span, message)
                .about(theirs)
                .suggest(Idea, "Read their words once more, and name what they show.");
        }
    }
    if calm(cx) {
        let shown = cx.reading.feelings.first().and_then(|felt| felt.evidence.first());
        for hit in cx.hits.live(Cue::RuleCrossly).filter(|hit| !cx.asks_at(hit.span)) {
            let words = quoted(cx.draft.slice(hit.span));
            let message = match shown {
                Some(quote) => format!(
                    "{words} names a feeling that they do not show. They wrote {}.",
                    quoted(&quote.quote)
                ),
                None => format!("{words} names a feeling that their words do not show."),
            };
            report
                .at(hit.span, message)
                .about(shown)
                .softly()
                .suggest(Idea, "Name the feeling that you see in their words, or go straight to the matter.");
        }
    }
}

/// Whether the customer says of something that it pleases them, and means it: with sarcasm about, only beside a "but".
fn praises(cx: &Context<'_>) -> bool {
    /// Tokens that a "not" reaches over.
    const NEAR: usize = 3;
    let tokens = cx.customer.tokens();
    let negates = |t: &Token| {
        matches!(
            cx.customer.norm(t),
            "not" | "never" | "isnt" | "wasnt" | "arent" | "dont" | "didnt" | "hardly"
        )
    };
    let fond =
        |(at, token): (usize, &Token)| FOND.contains(&cx.customer.norm(token)) && !tokens.iter().take(at).rev().take(NEAR).any(negates);
    let turns = |token: &Token| matches!(cx.customer.norm(token), "but" | "though" | "although" | "however");
    let meant = !cx.reading.has(Flag::Sarcasm) || tokens.iter().any(turns);
    meant && (cx.praised() || tokens.iter().enumerate().any(fond))
}

fn wished(cx: &Context<'_>, hit: &Hit) -> bool {
    let before = cx.draft.tokens().iter().take(hit.tokens.start).rev().take(REACH);
    before
        .take_while(|t| t.sentence as usize == hit.sentence)
        .any(|t| WISHED.contains(&cx.draft.norm(t)))
}

/// Whether the customer's first words show plainly something else than anger, and no cause for it.
fn calm(cx: &Context<'_>) -> bool {
    let Some(first) = cx.reading.feelings.first() else {
        return false;
    };
    let plain = match first.feeling {
        // A fault told in plain words may well annoy; a question does not.
        Feeling::Neutral => first.probability >= PLAIN && cx.reading.ask.kind == AskKind::Information && !cx.empathy.needed,
        Feeling::Sadness | Feeling::Anxiety => first.probability >= PLAIN,
        Feeling::Gratitude | Feeling::Joy => first.probability >= PLEASANT && cx.reading.problem.is_empty(),
        _ => false,
    };
    let felt = |feeling: Feeling| cx.reading.feelings.iter().any(|felt| felt.feeling == feeling);
    let earlier = cx.situation.turns.iter().any(|turn| turn.who == Who::Agent);
    plain
        && !earlier
        && !felt(Feeling::Anger)
        && !felt(Feeling::Frustration)
        && !CAUSES.into_iter().any(|flag| cx.reading.has(flag))
        && !speaks_of_anger(cx)
}

fn speaks_of_anger(cx: &Context<'_>) -> bool {
    let cross = |token: &Token| CROSS.iter().any(|word| cx.customer.norm(token).starts_with(word));
    cx.customer.tokens().iter().any(cross)
}

/// Whether their own words say that they are not pleased, or tell a fault that goes on. By its tone alone praise told roughly, or in
/// passing of a wait, looks upset too.
fn outspoken(cx: &Context<'_>) -> bool {
    let any = |cues: [Cue; 2]| cues.into_iter().any(|cue| cx.customer_hits.any(cue));
    let lasting = [Flag::Repeat, Flag::Waiting, Flag::Legal]
        .into_iter()
        .any(|flag| cx.reading.has(flag));
    any([Cue::FeelingAnger, Cue::FeelingDisappointment]) || speaks_of_anger(cx) || (lasting && any([Cue::ProblemFault, Cue::ProblemHarm]))
}

/// Whether the unpleasant feeling is sure. An agent who is glad has mostly seen what is glad: rough words of somebody delighted
/// ("these planes are beasts") look like anger, so that it takes more than one sign to hold against them.
fn surely(cx: &Context<'_>) -> bool {
    let told = CAUSES
        .into_iter()
        .filter(|flag| *flag != Flag::Sarcasm)
        .any(|flag| cx.reading.has(flag));
    let stake = told || !cx.reading.impact.is_empty();
    let felt = cx.reading.feelings.first().filter(|felt| felt.feeling.sign() < 0);
    felt.is_some_and(|felt| !cx.praised() && (stake || felt.probability >= SURE))
}
