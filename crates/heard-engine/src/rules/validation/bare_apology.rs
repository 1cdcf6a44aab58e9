//! See `bare_apology.md`.

use heard_text::{Sentence, Span, Token, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Feeling, Who};

/// Acts by which a reply is more than an apology, besides those that help.
const MORE: [Act; 5] = [Act::AsksInfo, Act::OpenQuestion, Act::ChannelPush, Act::Promise, Act::FollowUp];

/// Verbs that open a question.
#[rustfmt::skip]
const VERBS: [&str; 15] = [
    "have", "has", "had", "did", "do", "does", "is", "are", "was", "were", "can", "could", "will", "would", "may",
];
/// Whom or what the question is about.
const SUBJECTS: [&str; 11] = ["you", "your", "it", "this", "that", "there", "they", "someone", "anyone", "i", "we"];
/// Beginnings of words by which an apology names a mood, and no matter.
#[rustfmt::skip]
const MOODS: [&str; 13] = [
    "annoy", "bother", "continu", "disappoint", "dissatisf", "expect", "frustrat", "mishap", "receiv", "troubl", "unhapp", "unimpress",
    "upset",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    /// Below this probability that it would fit anybody, the encoder sees more in it than an apology.
    const FITS_ANYBODY: f32 = 0.5;
    if cx.meaning.is_some_and(|meaning| meaning.stock() < FITS_ANYBODY) {
        return;
    }
    // A mild grumble that asks nothing is answered well enough by a kind word.
    let wrong = cx.upset() || (cx.reading.feeling().sign() < 0 && !cx.reading.questions.is_empty());
    let satisfied =
        cx.pleasant() || cx.hits.any(Cue::RuleMissed) || cx.in_parts() || cx.reading.ask.kind == AskKind::Thanks || sighs(cx) || mixed(cx);
    // A worn apology, and one with an "if", are other rules' business.
    let elsewhere = cx.hits.any(Cue::StockPhrase) || cx.hits.any(Cue::RuleIf);
    if !wrong || satisfied || elsewhere || says_more(cx) {
        return;
    }
    let own = |hit: &&Hit| !cx.hits.touches(Cue::ReplyNotapology, hit.span);
    let apologies = || cx.hits.live(Cue::ReplyApology).filter(own);
    let Some(apology) = apologies().next() else { return };
    let said = cx.said_names();
    let (mut named, mut more) = (false, false);
    for (about, beside) in apologies().map(|hit| around(cx, hit, &said)) {
        named |= about;
        more |= beside;
    }
    if more || (named && !presses(cx)) {
        return;
    }
    let words = quoted(cx.draft.slice(apology.span));
    let theirs = cx.reading.questions.first().or_else(|| cx.telling());
    let message = match theirs {
        Some(quote) => format!("{words} stands alone here. The customer wrote {}.", quoted(&quote.quote)),
        None => format!("{words} stands alone here. It says neither what for nor what happens now."),
    };
    let remark = report.at(apology.span, message).about(theirs).suggest(
        Idea,
        "Say what you are sorry for, and what you do next: “I will [step], and you hear from me by [time].”",
    );
    // Where it names the matter, or more was said before in this chat, it is a hint.
    if named || cx.situation.turns.iter().any(|turn| turn.who == Who::Agent) {
        remark.softly();
    }
}

/// Whether the customer only sighs at what was said before, with a face and no word. "???" is no sigh.
fn sighs(cx: &Context<'_>) -> bool {
    let answered = cx.situation.turns.iter().any(|turn| turn.who == Who::Agent);
    let tokens = cx.customer.tokens();
    let speaks = |token: &Token| match token.kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Hashtag => true,
        TokenKind::Punct => cx.customer.norm(token).starts_with('?'),
        _ => false,
    };
    let face = tokens.iter().any(|token| token.kind == TokenKind::Emoji);
    answered && face && cx.reading.feeling() != Feeling::Anger && !tokens.iter().any(speaks)
}

/// Whether a mild trouble stands beside praise or thanks, and nothing is asked ("No, thank you, we board now").
fn mixed(cx: &Context<'_>) -> bool {
    cx.praised() && cx.reading.intensity < 2 && cx.reading.questions.is_empty()
}

/// Whether anything is said or done beyond an apology and manners.
fn says_more(cx: &Context<'_>) -> bool {
    cx.helps()
        || MORE.into_iter().any(|act| cx.does(act))
        || cx.hits.any(Cue::RuleBesides)
        || cx.hits.any(Cue::RuleAllwell)
        || (cx.hits.any(Cue::RuleGladly) && cx.hits.any(Cue::RuleOver))
        || cx.lines.iter().any(|line| line.says || line.question)
        || cx.body().any(|sentence| asks(cx, sentence))
}

/// Whether a sentence is built as a question, though no mark ends it: "Have you been able to sort it out."
fn asks(cx: &Context<'_>, sentence: &Sentence) -> bool {
    let tokens = cx.draft.tokens_of(sentence).iter();
    let mut words = tokens
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| cx.draft.norm(token));
    let verb = words.next().is_some_and(|word| VERBS.contains(&word));
    let subject = words.next().is_some_and(|word| SUBJECTS.contains(&word));
    verb && subject
}

/// Whether an apology says what it is for, and whether its sentence says anything besides ("Sorry, no refunds").
fn around(cx: &Context<'_>, hit: &Hit, names: &[Span]) -> (bool, bool) {
    let sentence = cx.draft.sentences().get(hit.sentence);
    let (first, end) = sentence.map_or((0, 0), |s| (s.first_token as usize, s.end_token as usize));
    let tokens = cx.draft.tokens();
    let before = tokens.get(first..hit.tokens.start).unwrap_or_default();
    let rest = tokens.get(hit.tokens.end..end).unwrap_or_default();
    let stop = rest.iter().position(|t| t.kind == TokenKind::Punct).unwrap_or(rest.len());
    let (about, after) = rest.split_at(stop);
    let mood = |token: &Token| MOODS.iter().any(|word| cx.draft.norm(token).starts_with(word));
    let content = |tokens: &[Token]| !cx.content_of(tokens, names).is_empty();
    let told = about.split(mood).any(content);
    (told, content(before) || content(after))
}

/// Whether the customer presses for something in plain words: money, another one, or a "please". What is only read between the lines,
/// and a question that reproaches, is heard where the apology names the matter.
fn presses(cx: &Context<'_>) -> bool {
    let pleads = |token: &Token| matches!(cx.customer.norm(token), "please" | "pls" | "plz");
    let ask = &cx.reading.ask;
    let claims = matches!(ask.kind, AskKind::Refund | AskKind::Replacement) && ask.evidence.is_some();
    claims || cx.customer.tokens().iter().any(pleads)
}
