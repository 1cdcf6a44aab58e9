//! See `cheerful_mismatch.md`.

use heard_text::{Document, Span, Token, TokenKind};

use crate::Applicability::{Idea, Safe};
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::{Act, Feeling, Flag};

/// Intensity from which a feeling is strong.
const STRONG: u8 = 3;
/// Probability from which an unpleasant feeling stands against an agent who thanks for praise.
const SURE: f32 = 0.8;
/// Probability from which the reading alone is a witness of the feeling.
const LIKELY: f32 = 0.7;
/// Wordings by which customers show an unpleasant feeling themselves. What is merely broken or late is none, and who
/// says "scared" often plays.
const HURT: [Cue; 9] = [
    Cue::FeelingAnger,
    Cue::FeelingBadFaith,
    Cue::FeelingInsult,
    Cue::FeelingWorst,
    Cue::FeelingHarsh,
    Cue::FeelingFrustration,
    Cue::FeelingDisappointment,
    Cue::FeelingSadness,
    Cue::FeelingAnxiety,
];

/// What a reply does that takes their words for a trouble.
const TAKEN: [Act; 7] = [
    Act::Apology,
    Act::FeelingAcknowledged,
    Act::Ownership,
    Act::NextStep,
    Act::Reason,
    Act::ChannelPush,
    Act::Thanks,
];
/// What an agent calls great without being cheerful.
const SAID: [&str; 5] = ["question", "point", "idea", "suggestion", "catch"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.clearly_upset() || cx.pleasant() || content(cx) || elsewhere(cx) {
        return;
    }
    let because = cx.telling();
    let theirs = because.map_or_else(|| "somebody upset".to_owned(), |words| quoted(&words.quote));
    let words = cx.hits.live(Cue::RuleCheer).filter(|hit| is_light(cx, hit));
    for span in words.map(|hit| hit.span) {
        report
            .at(span, format!("{} is light beside {theirs}.", quoted(cx.draft.slice(span))))
            .about(because)
            .suggest(Idea, "Keep it warm and plain here.");
    }
    for (span, better) in marks(cx).filter(|_| taken(cx)) {
        report
            .at(span, format!("{} is light beside {theirs}.", quoted_mark(cx.draft.slice(span))))
            .about(because)
            .suggest(Safe, better);
    }
}

/// Whether the customer is content after all. Who writes cheerfully has mostly met somebody cheerful, and praise that names a
/// trouble ("home on time in spite of the strike") or a joke that swears is easily read as a complaint. So the reply has to apologise
/// to somebody who praises nothing, or else one witness is not enough: their own words, the strength, what else the reading is sure of.
fn content(cx: &Context<'_>) -> bool {
    let glad = cx.reading.feeling().sign() > 0 && !cx.customer_hits.any(Cue::FlagSarcasm);
    let felt = cx.reading.feelings.first().filter(|felt| felt.feeling.sign() < 0);
    let probable = |least: f32| felt.is_some_and(|felt| felt.probability >= least);
    let words = HURT.into_iter().any(|cue| cx.customer_hits.live(cue).any(|hit| in_words(cx, hit)));
    let strong = cx.reading.intensity >= STRONG || cx.reading.has(Flag::Vulnerable);
    let told = !cx.reading.impact.is_empty();
    let hurt = (words && (strong || told || probable(LIKELY))) || (strong && probable(LIKELY));
    let sorry = cx.does(Act::Apology) && !cx.praised();
    let sure = probable(SURE) && !cx.praised();
    glad || !(hurt || sorry) || (cx.hits.any(Cue::RuleForpraise) && !sure)
}

/// Whether a feeling stands in words, or is anger: eyes that roll and faces that gasp are small talk too.
fn in_words(cx: &Context<'_>, hit: &Hit) -> bool {
    let tokens = cx.customer.tokens().get(hit.tokens.clone()).unwrap_or_default();
    hit.cue == Cue::FeelingAnger || tokens.iter().any(|token| token.kind == TokenKind::Word)
}

/// Whether the feeling may be about somebody else: they name two companies or compare.
fn elsewhere(cx: &Context<'_>) -> bool {
    let mut names = cx.customer.tokens().iter().filter(|token| token.kind == TokenKind::Mention);
    let first = names.next().map(|token| cx.customer.norm(token));
    names.any(|token| Some(cx.customer.norm(token)) != first) || cx.customer_hits.any(Cue::RuleRival)
}

/// Whether the matter is surely a trouble: the feeling is strong, it has happened before, or the reply takes it for one. A reply that
/// is cheerful and nothing else has mostly met a joke or good news.
fn taken(cx: &Context<'_>) -> bool {
    cx.reading.intensity >= STRONG || cx.reading.has(Flag::Repeat) || TAKEN.into_iter().any(|act| cx.does(act))
}

/// Whether a wording is light here.
fn is_light(cx: &Context<'_>, hit: &Hit) -> bool {
    let strong = cx.reading.intensity >= STRONG;
    let seen = cx.empathy.given > 0;
    let (before, after) = (cx.before(hit), cx.after(hit));
    // "No worries if it has gone into the bin" takes a load off somebody, and so does "if you cannot come, no worries".
    let eases = cx.draft.slice(hit.span).eq_ignore_ascii_case("no worries")
        && (cx.any_of(before, &["if"]) || cx.any_of(after.get(..1).unwrap_or_default(), &["if"]));
    let words = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    // "We want you to have a good stay" wishes them nothing now.
    let aims = before.last().is_some_and(|token| cx.draft.norm(token) == "to");
    if eases || aims || cx.any_of(words, &SAID) {
        false
    } else if cx.hits.touches(Cue::RuleBearup, hit.span) {
        // It stands by somebody, where the trouble is seen or something is done; else it is light to who is worried or fed up.
        let grave = strong || cx.reading.has(Flag::Repeat) || cx.reading.feeling() == Feeling::Anxiety;
        grave && !seen && !cx.helps() && !cx.does(Act::Promise)
    } else if cx.hits.touches(Cue::RuleComeagain, hit.span) {
        // It answers somebody who speaks of coming.
        strong
    } else {
        let wish = words
            .first()
            .is_some_and(|token| matches!(cx.draft.norm(token), "have" | "enjoy" | "wishing"));
        // A kind word of parting is light only where nothing before it saw the trouble, or where it is breezy beside a strong feeling.
        let breezy = strong && !cx.any_of(before, &["hope"]);
        taken(cx) && (!seen || breezy || !wish)
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
