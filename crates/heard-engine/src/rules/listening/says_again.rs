//! See `says_again.md`.

use heard_text::Document;

use crate::Applicability::Idea;
use crate::reply::Line;
use crate::rules::alike::Rows;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Who};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let content = cx.reading.feeling().sign() > 0 || cx.reading.ask.kind == AskKind::Thanks;
    if content || cx.in_parts() || asks_to_hear_it_again(cx) {
        return;
    }
    let said: Vec<Rows> = answered(cx).map(|text| Rows::of(&Document::new(text))).collect();
    if said.is_empty() {
        return;
    }
    let again = |line: &&Line<'_>| {
        let rows = Rows::of_sentence(cx.draft, line.sentence);
        !asks(cx, line) && said.iter().any(|turn| rows.stand_in(turn))
    };
    let Some(line) = cx.lines.iter().find(again) else { return };
    let words = quoted(cx.draft.slice(line.sentence.span));
    let theirs = cx.customer.sentences().last().map(|s| Evidence::new(cx.customer, s.span));
    let message = match &theirs {
        Some(theirs) => format!("{words} was said before. Since then the customer wrote {}.", quoted(&theirs.quote)),
        None => format!("{words} was said before."),
    };
    let remark = report.at(line.sentence.span, message).about(theirs.as_ref()).suggest(
        Idea,
        "Answer what they wrote since. If it has to stay as it is, say that you know it was not what they hoped for.",
    );
    if !cx.upset() {
        remark.softly();
    }
}

/// What we wrote before, and they answered.
fn answered<'c>(cx: &Context<'c>) -> impl Iterator<Item = &'c str> {
    let turns = cx.situation.turns;
    let last = turns.iter().rposition(|turn| turn.who == Who::Customer).unwrap_or_default();
    turns.iter().take(last).filter(|turn| turn.who == Who::Agent).map(|turn| turn.text)
}

/// A question or request that is still open is put again with a reason, and manners are manners: a worn apology is another rule's.
fn asks(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let within = |act: Act| cx.acts(act).any(|words| line.sentence.span.overlaps(words.span()));
    line.question
        || [Act::AsksInfo, Act::Greeting, Act::Thanks, Act::Apology, Act::OpenQuestion]
            .into_iter()
            .any(within)
}

/// "Say that again?", "what was the number?": who wants to hear it once more.
fn asks_to_hear_it_again(cx: &Context<'_>) -> bool {
    const AGAIN: [&str; 6] = ["repeat", "resend", "remind", "forgot", "pardon", "missed"];
    cx.customer.tokens().iter().any(|token| AGAIN.contains(&cx.customer.norm(token)))
}
