//! See `cheerful_mismatch.md`.

use heard_text::{Document, Span, Token, TokenKind};

use crate::Act;
use crate::Applicability::{Idea, Safe};
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Intensity from which a feeling is strong.
const STRONG: u8 = 3;
/// Probability from which an unpleasant feeling stands against an agent who thanks for praise.
const SURE: f32 = 0.8;
/// Wordings by which customers show an unpleasant feeling themselves. What is merely broken or late is none.
const HURT: [Cue; 10] = [
    Cue::FeelingAnger,
    Cue::FeelingBadFaith,
    Cue::FeelingInsult,
    Cue::FeelingWorst,
    Cue::FeelingHarsh,
    Cue::FeelingFrustration,
    Cue::FeelingDisappointment,
    Cue::FeelingSadness,
    Cue::FeelingFear,
    Cue::FeelingAnxiety,
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.clearly_upset() || cx.pleasant() || content(cx) {
        return;
    }
    let because = cx.telling();
    let theirs = because.map_or_else(|| "somebody upset".to_owned(), |words| quoted(&words.quote));
    let wordings = cx.hits.live(Cue::RuleCheer).filter(|hit| is_light(cx, hit));
    // Without an apology, gladness that only its meaning shows has mostly met a glad customer. A wording that is not light here is
    // not light by its meaning either.
    let sorry = cx.does(Act::Apology);
    for fault in cx
        .faults("cheerful_mismatch", wordings.map(|hit| hit.span))
        .filter(|fault| fault.worded || (sorry && !cx.hits.touches(Cue::RuleCheer, fault.span)))
    {
        let words = quoted(cx.draft.slice(fault.span));
        let remark = report
            .at(fault.span, format!("{words} is light beside {theirs}."))
            .of(&fault)
            .about(because)
            .suggest(Idea, "Keep it warm and plain here.");
        if cx.hits.touches(Cue::RuleBearup, fault.span) {
            remark.softly();
        }
    }
    for (span, better) in marks(cx) {
        report
            .at(span, format!("{} is light beside {theirs}.", quoted_mark(cx.draft.slice(span))))
            .about(because)
            .suggest(Safe, better);
    }
}

/// Whether the customer is content after all. Who writes cheerfully has mostly met somebody cheerful, and praise that names a
/// trouble ("home on time in spite of the strike") is easily read as a complaint. So their own words have to show the feeling,
/// or the reply has to apologise to somebody who praises nothing.
fn content(cx: &Context<'_>) -> bool {
    let glad = cx.reading.feeling().sign() > 0 && !cx.customer_hits.any(Cue::FlagSarcasm);
    let hurt = cx.reading.intensity >= STRONG || HURT.into_iter().any(|cue| cx.customer_hits.any(cue));
    let sorry = cx.does(Act::Apology) && !cx.praised();
    let felt = cx.reading.feelings.first().filter(|felt| felt.feeling.sign() < 0);
    let sure = felt.is_some_and(|felt| felt.probability >= SURE) && !cx.praised();
    glad || !(hurt || sorry) || (cx.hits.any(Cue::RuleForpraise) && !sure)
}

/// Whether a wording is light here.
fn is_light(cx: &Context<'_>, hit: &Hit) -> bool {
    let strong = cx.reading.intensity >= STRONG;
    let seen = cx.empathy.given > 0;
    // "No worries if it has gone into the bin" takes a load off somebody.
    let eases = cx.draft.slice(hit.span).eq_ignore_ascii_case("no worries")
        && cx
            .draft
            .tokens()
            .get(hit.tokens.end)
            .is_some_and(|next| cx.draft.norm(next) == "if");
    if eases {
        false
    } else if cx.hits.touches(Cue::RuleBearup, hit.span) {
        // It stands by somebody, where the trouble is seen or something is done.
        !seen && !cx.helps()
    } else if cx.hits.touches(Cue::RuleComeagain, hit.span) {
        // It answers somebody who speaks of coming.
        strong
    } else {
        // A kind word of parting is light only where nothing before it saw the trouble.
        !seen || strong || !cx.hits.touches(Cue::RuleParting, hit.span)
    }
}

/// Smiling faces, and rows of exclamation marks, with what to put in their place. A smile back to a smile is none of them.
fn marks<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = (Span, &'static str)> + 'c {
    // A face upside down is none.
    let friendly = |token: &Token| is_smile(cx.customer, token) && !cx.customer.slice(token.span).starts_with('🙃');
    let smiled = cx.reading.intensity < STRONG && cx.customer.tokens().iter().any(friendly);
    cx.draft.tokens().iter().filter_map(move |token| match token.kind {
        TokenKind::Emoji if !smiled && is_smile(cx.draft, token) => Some((token.span, "")),
        TokenKind::Punct if cx.draft.slice(token.span).starts_with("!!") => Some((token.span, ".")),
        _ => None,
    })
}

fn is_smile(doc: &Document<'_>, token: &Token) -> bool {
    token.kind == TokenKind::Emoji && smiles(doc.slice(token.span))
}

fn smiles(emoji: &str) -> bool {
    matches!(emoji, ":)" | ":-)" | ":D" | ":-D" | ";)" | ";-)" | "=)" | "xD" | "XD" | ":P" | ":p")
        || emoji.starts_with([
            '😀', '😁', '😂', '😃', '😄', '😅', '😆', '😉', '😊', '😋', '😎', '😜', '😝', '🙂', '🙃', '🤣', '🤩', '🥳', '🎉', '🎊', '👍',
            '😇', '☺', '✨', '🤗', '😛',
        ])
}

fn quoted_mark(mark: &str) -> String {
    format!("“{mark}”")
}
