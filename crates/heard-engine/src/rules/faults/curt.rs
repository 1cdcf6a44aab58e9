//! See `curt.md`.

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, apart, quoted};

/// Tokens after a reminder within which its promise begins: "as I mentioned on the phone, I will …".
const REACH: usize = 8;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // "Did you have to wait?", and words that come with an apology, are not impatient.
    let sorry = [Act::Apology, Act::Ownership, Act::FeelingAcknowledged]
        .into_iter()
        .any(|act| cx.does(act));
    let pushes = |hit: &&Hit| {
        // "We lost her ring, there is nothing else to say": beside an apology it shortens nothing.
        let nothing = sorry && cx.draft.slice(hit.span).to_lowercase().starts_with("nothing");
        let kind = nothing || cx.asks_at(hit.span) || cx.hits.in_sentence(Cue::ReplyApology, hit.sentence) || reminds(cx, hit);
        !hit.quoted && !kind
    };
    let wordings = cx.hits.of(Cue::RuleCurt).filter(pushes);
    let built = cx.against(Cue::RuleRebuff, Cue::RuleNotrebuff);
    let spans = wordings.chain(built).map(|hit| hit.span).collect();
    for fault in cx.faults("curt", apart(spans).into_iter()) {
        // A wording that was weighed and let go does not come back by its sentence's meaning.
        if !fault.worded && cx.hits.touches(Cue::RuleCurt, fault.span) {
            continue;
        }
        let words = quoted(cx.draft.slice(fault.span));
        let remark = report
            .at(fault.span, format!("{words} reads as impatient, whatever was meant."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say it once more in other words, and add what happens next.");
        if !cx.upset() {
            remark.softly();
        }
    }
}

/// Whether one's own promise follows, which is worth a reminder: "as mentioned, I will ring you", not "as mentioned, we will not".
fn reminds(cx: &Context<'_>, hit: &Hit) -> bool {
    let said = heard_text::normalise(cx.draft.slice(hit.span))
        .split_whitespace()
        .any(|word| matches!(word, "as" | "like"));
    let rest: Vec<&str> = cx
        .after(hit)
        .iter()
        .take(REACH)
        .map(|token| cx.draft.norm(token))
        .skip_while(|word| !opens(word))
        .collect();
    let deed = match rest.as_slice() {
        ["ill" | "well", deed, ..] | ["i" | "we", "will" | "shall", deed, ..] => Some(*deed),
        _ => None,
    };
    // "We'll let you know when we have news" promises nothing.
    let someday = cx.any_of(cx.after(hit), &["when", "once", "if"]) && deed == Some("let");
    said && !someday && deed.is_some_and(|word| !matches!(word, "not" | "never" | "only" | "need" | "require" | "have"))
}

fn opens(word: &str) -> bool {
    matches!(word, "i" | "ill" | "we" | "well")
}
