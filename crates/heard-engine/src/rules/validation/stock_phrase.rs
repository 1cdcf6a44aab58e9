//! See `stock_phrase.md`.

use crate::reply::Line;
use crate::reply::words::{Content, content};
use crate::{Act, AskKind, Evidence, Flag};
use heard_text::{Sentence, Span, Token, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Content words from which on there is something to name.
const TOLD: usize = 2;
/// Probability from which the encoder is believed, and below which worn words alone are not enough.
const SURE: f32 = 0.6;
/// Wordings that say nothing of a case.
const WORN: [Cue; 3] = [Cue::StockPhrase, Cue::StockGeneric, Cue::ReplyChannel];
/// Beginnings of words by which an apology names nothing: what anybody could be sorry for.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "affect", "annoy", "apprecia", "assist", "behalf", "bother", "caus", "challeng", "circumstanc", "current", "deep",
    "difficult", "disappoint", "discomfort", "dissatisf", "due", "during", "encounter", "expect", "experienc", "fac", "fall",
    "feel", "fell", "felt", "frustrat", "happ", "hassl", "hear", "hope", "imposs", "inconven", "learn", "lett", "long", "mark",
    "meet", "mishap", "miss", "misunderst", "negativ", "occur", "overall", "patien", "pleas", "poor", "previous", "process",
    "recent", "regard", "regret", "satisf", "short", "sincer", "situation", "standard", "stay", "team", "toward", "troubl", "truly",
    "unable", "underst", "unfortun", "unhapp", "unpleas", "upon", "upset", "valu", "visit", "weren", "within", "yourself",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let theirs = cx.reading.problem.first();
    if cx.empathy.given == 2 || cx.in_parts() || satisfied(cx) || sorry_for_a_thing(cx) {
        return;
    }
    let worn = cx.hits.live(Cue::StockPhrase).find(|hit| hurts(cx, hit)).map(|hit| hit.span);
    // What else it says may well be theirs: a worn apology is all that somebody upset gets as a person.
    let alone = worn.is_some_and(|span| in_place_of_empathy(cx, span));
    if !alone && cx.meaning.is_some_and(|meaning| meaning.stock() < SURE) {
        return;
    }
    let span = if cx.does(Act::Specific) || tells(cx) {
        worn.filter(|span| in_place_of_empathy(cx, *span))
    } else {
        worn.or_else(|| empty_of_theirs(cx))
    };
    // Where it sends them elsewhere, that is the remark, and another rule's.
    let kept = span
        .or_else(|| stock_as_a_whole(cx))
        .filter(|span| !cx.hits.touches(Cue::ReplyChannel, *span));
    let Some(span) = kept else { return };
    let words = quoted(cx.draft.slice(span));
    let (message, idea) = match theirs {
        Some(problem) => {
            let problem = quoted(&problem.quote);
            (
                format!("{words} would fit any complaint. The customer wrote {problem}."),
                format!("Say theirs back: {problem}."),
            )
        }
        None => (
            format!("{words} would fit any complaint."),
            "Name one thing that only this customer told you.".to_owned(),
        ),
    };
    report.at(span, message).about(theirs).suggest(Idea, idea);
}

/// Whether the customer is glad or says thanks, or the reply is glad of what they told.
fn satisfied(cx: &Context<'_>) -> bool {
    let glad = cx.reading.feeling().sign() > 0 || cx.reading.ask.kind == AskKind::Thanks;
    cx.pleasant() || cx.hits.any(Cue::ReplyGlad) || (glad && !cx.empathy.needed) || (cx.praised() && cx.hits.any(Cue::RuleGladly))
}

/// Whether a worn phrase stands in place of something. One beside an answer for somebody calm, an apology that goes on to name their
/// thing, and a filler beside a feeling seen or news told ("rest assured") do not.
fn hurts(cx: &Context<'_>, worn: &Hit) -> bool {
    let own = cx.lines.iter().find(|line| line.sentence.span.contains(worn.span));
    if is_apology(cx, worn.span) {
        let named = own.is_some_and(|line| line.shared > 0);
        return !named && (cx.upset() || !(cx.helps() || says_more(cx)));
    }
    // "We understand your frustration" is a feeling by its form, and worn all the same.
    let feels = cx.hits.touches(Cue::ReplyFeeling, worn.span);
    let mut seen = cx.acts(Act::FeelingAcknowledged).map(Evidence::span);
    let beside = seen.any(|span| !cx.hits.touches(Cue::StockPhrase, span)) || says_more(cx) || adds(cx);
    feels || (cx.upset() && !beside)
}

fn is_apology(cx: &Context<'_>, worn: Span) -> bool {
    cx.acts(Act::Apology).any(|words| words.span().overlaps(worn)) || cx.hits.touches(Cue::ReplyApology, worn)
}

/// Whether there is something to name: an unpleasant feeling, or a failure told.
fn troubled(cx: &Context<'_>) -> bool {
    const TROUBLE: [Cue; 6] = [
        Cue::ProblemFault,
        Cue::ProblemHarm,
        Cue::FeelingHarsh,
        Cue::FeelingFrustration,
        Cue::FeelingDisappointment,
        Cue::FeelingRegret,
    ];
    cx.upset() || TROUBLE.into_iter().any(|cue| cx.customer_hits.any(cue))
}

/// The first sentence of a reply that could be sent to anybody, by its meaning.
fn stock_as_a_whole(cx: &Context<'_>) -> Option<Span> {
    let stock = cx.meaning.is_some_and(|meaning| meaning.stock() >= SURE);
    let particular = cx.does(Act::Specific) || tells(cx) || says_something(cx);
    if !stock || !told(cx) || !troubled(cx) || particular || cx.helps() || asks_back(cx) || thanks_calm(cx) {
        return None;
    }
    cx.sentence_at(cx.opening()?).map(|s| s.span)
}

/// Whether an apology names a thing or a kind of failing: anything but what everybody could be sorry for.
fn sorry_for_a_thing(cx: &Context<'_>) -> bool {
    /// Tokens after the apology in which the thing is named.
    const NEAR: usize = 10;
    let names = cx.said_names();
    let stops = |t: &Token| {
        let norm = cx.draft.norm(t);
        (t.kind == TokenKind::Punct && !matches!(norm, "/" | "&")) || matches!(norm, "but" | "please" | "while" | "so" | "however")
    };
    let names_thing = |hit: &Hit| {
        let mut near = cx.after(hit).iter().take(NEAR).take_while(|t| !stops(t));
        near.any(|t| weighs(cx, t, &names))
    };
    cx.hits.live(Cue::ReplyApology).any(names_thing)
}

/// Whether a word says something of its own: neither a name nor what anybody writes.
fn weighs(cx: &Context<'_>, token: &Token, names: &[Span]) -> bool {
    let vague = VAGUE.iter().any(|word| cx.draft.norm(token).starts_with(word));
    !vague && !cx.content_of(std::slice::from_ref(token), names).is_empty()
}

/// Whether a worn apology is all that somebody clearly upset gets as a person, however much the reply says of the matter.
fn in_place_of_empathy(cx: &Context<'_>, worn: Span) -> bool {
    let seen = [Act::FeelingAcknowledged, Act::Ownership].into_iter().any(|act| cx.does(act));
    is_apology(cx, worn) && cx.empathy.needed && cx.clearly_upset() && !seen
}

/// Whether a sentence besides the worn ones says something of this case.
fn tells(cx: &Context<'_>) -> bool {
    let about = |line: &Line<'_>| line.shared > 0 || line.has(Cue::ReplyReason) || line.has(Cue::ReplyTime);
    let clock = |norm: &str| norm.contains(':') || norm.ends_with(['p', 'm']);
    let timed = cx
        .draft
        .tokens()
        .iter()
        .any(|t| t.kind == TokenKind::Number && clock(cx.draft.norm(t)));
    timed || cx.lines.iter().any(|line| about(line) && !worn(line))
}

fn worn(line: &Line<'_>) -> bool {
    WORN.into_iter().any(|cue| line.has(cue))
}

/// The first empty sentence of a reply that does nothing that helps here.
fn empty_of_theirs(cx: &Context<'_>) -> Option<Span> {
    if !told(cx) || !troubled(cx) || says_something(cx) || cx.helps() || asks_back(cx) || thanks_calm(cx) {
        return None;
    }
    let first = cx.hits.live(Cue::StockGeneric).find(|hit| !conditional(cx, hit))?;
    cx.sentence_at(first.span).map(|s| s.span)
}

/// Whether the customer told anything that could be named: insults alone do not.
fn told(cx: &Context<'_>) -> bool {
    let insults = cx.reading.has(Flag::Abuse) && !cx.empathy.needed;
    !insults && Content::of(cx.customer).len() >= TOLD
}

/// Whether anything in it would not fit any complaint, though it has no word of the customer's: somebody to go to, a step of a chat
/// ("one moment, please"), words beside the empty ones.
fn says_something(cx: &Context<'_>) -> bool {
    let named = names_place(cx) || names_team(cx) || reachable(cx);
    named || says_more(cx) || cx.hits.any(Cue::RuleOnemoment) || adds(cx)
}

/// Whether somebody calm is given a link or a number to call.
fn reachable(cx: &Context<'_>) -> bool {
    /// Figures of a telephone number.
    const PHONE: usize = 7;
    let phone = |t: &Token| t.kind == TokenKind::Number && cx.draft.norm(t).bytes().filter(u8::is_ascii_digit).count() >= PHONE;
    !cx.upset() && cx.draft.tokens().iter().any(|t| t.kind == TokenKind::Url || phone(t))
}

/// Whether empty words send them to a team of some kind: "please see our lost property team".
fn names_team(cx: &Context<'_>) -> bool {
    let names = cx.said_names();
    let team = |t: &Token| matches!(cx.draft.norm(t), "team" | "department" | "center" | "centre" | "page" | "form");
    let kind = |words: &[Token]| words.last().is_some_and(team) && cx.content_of(words, &names).len() >= TOLD;
    let mut hits = cx.hits.live(Cue::StockGeneric);
    hits.any(|hit| cx.draft.tokens().get(hit.tokens.clone()).is_some_and(kind))
}

/// Whether the reply says something besides its empty words, all its sentences taken together. To pass feedback on is a worn
/// promise in any words.
fn adds(cx: &Context<'_>) -> bool {
    /// Content words that make a statement.
    const STATED: usize = 3;
    const PASSED_ON: &[&str] = &["forward", "pass", "shar", "relay", "escalat"];
    let names = cx.said_names();
    let empty = |t: &Token| {
        let passed = PASSED_ON.iter().any(|word| cx.draft.norm(t).starts_with(word));
        passed || WORN.into_iter().any(|cue| cx.hits.touches(cue, t.span))
    };
    let asks = |s: &Sentence| {
        cx.lines
            .iter()
            .any(|line| line.sentence.span == s.span && line.has(Cue::ReplyAskinfo))
    };
    let said = cx.body().filter(|s| !asks(s)).flat_map(|s| cx.draft.tokens_of(s));
    said.filter(|t| !empty(t) && weighs(cx, t, &names)).count() >= STATED
}

/// Whether it sends them to somebody by name or address: that is a way on.
fn names_place(cx: &Context<'_>) -> bool {
    let mut said = cx.draft.tokens().iter().skip_while(|t| t.kind != TokenKind::Word);
    said.any(|t| matches!(t.kind, TokenKind::Mention | TokenKind::Email))
}

/// Whether a sentence of manners makes a condition of the matter: "happy to help if the policy was bought through us".
fn conditional(cx: &Context<'_>, hit: &Hit) -> bool {
    let rest = cx.after(hit);
    let at = rest.iter().position(|t| matches!(cx.draft.norm(t), "if" | "unless" | "when"));
    at.is_some_and(|at| rest.iter().skip(at).filter(|t| content(cx.draft, t).is_some()).count() >= TOLD)
}

/// Whether somebody who is not upset is thanked for telling.
fn thanks_calm(cx: &Context<'_>) -> bool {
    !cx.upset() && cx.hits.any(Cue::ReplyThanks)
}

/// Whether a sentence that is not empty says something, if only of the trade.
fn says_more(cx: &Context<'_>) -> bool {
    cx.lines.iter().any(|line| line.says && !line.link && !worn(line))
}

/// Whether it asks, be it in words that fit anybody, or lets them tell. An offer of help is no such question, nor is another channel.
fn asks_back(cx: &Context<'_>) -> bool {
    let asks = |line: &Line<'_>| {
        let offers = line.has(Cue::ReplyAskoffer) || line.has(Cue::ReplyChannel);
        !offers && (line.question || line.has(Cue::ReplyOpen))
    };
    cx.hits.any(Cue::RuleInvites) || cx.lines.iter().any(asks)
}
