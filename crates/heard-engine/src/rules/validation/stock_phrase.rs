//! See `stock_phrase.md`.

use crate::reply::Line;
use crate::reply::words::{Content, content};
use crate::{Act, AskKind, Evidence};
use heard_text::{Span, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Content words from which on there is something to name.
const TOLD: usize = 2;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let theirs = cx.reading.problem.first();
    if cx.empathy.given == 2 || cx.in_parts() || satisfied(cx) {
        return;
    }
    let worn = cx.hits.live(Cue::StockPhrase).find(|hit| hurts(cx, hit)).map(|hit| hit.span);
    let span = if cx.does(Act::Specific) || tells(cx) {
        worn.filter(|span| in_place_of_empathy(cx, *span))
    } else {
        worn.or_else(|| empty_of_theirs(cx))
    };
    let Some(span) = span.or_else(|| stock_as_a_whole(cx)) else {
        return;
    };
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

/// Whether the customer is glad, or says thanks.
fn satisfied(cx: &Context<'_>) -> bool {
    let glad = cx.reading.feeling().sign() > 0 || cx.reading.ask.kind == AskKind::Thanks;
    cx.pleasant() || (glad && !cx.empathy.needed) || (cx.praised() && cx.hits.any(Cue::RuleGladly))
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
    let beside = seen.any(|span| !cx.hits.touches(Cue::StockPhrase, span)) || says_more(cx);
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
    /// Probability from which the encoder is believed.
    const SURE: f32 = 0.6;
    let stock = cx.meaning.is_some_and(|meaning| meaning.stock() >= SURE);
    let told = Content::of(cx.customer).len() >= TOLD;
    let particular = cx.does(Act::Specific) || tells(cx) || says_more(cx) || names_place(cx) || names_kind(cx);
    if !stock || !told || !troubled(cx) || particular || cx.helps() || asks_something_fitting(cx) || thanks_calm(cx) {
        return None;
    }
    cx.sentence_at(cx.opening()?).map(|s| s.span)
}

/// Whether a worn apology is all that an upset customer gets as a person, however much the reply says of the matter.
fn in_place_of_empathy(cx: &Context<'_>, worn: Span) -> bool {
    let seen = [Act::FeelingAcknowledged, Act::Ownership].into_iter().any(|act| cx.does(act));
    is_apology(cx, worn) && cx.empathy.needed && cx.clearly_upset() && !seen && !sorry_for_more(cx)
}

/// Whether another apology says in its own words what it is for.
fn sorry_for_more(cx: &Context<'_>) -> bool {
    let names = cx.said_names();
    let says_what = |hit: &Hit| {
        let rest = cx.after(hit);
        let stop = rest.iter().position(|t| t.kind == TokenKind::Punct).unwrap_or(rest.len());
        cx.content_of(rest.split_at(stop).0, &names).len() >= TOLD
    };
    let own = |hit: &&Hit| !cx.hits.touches(Cue::StockPhrase, hit.span);
    cx.hits.live(Cue::ReplyApology).filter(own).any(says_what)
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
    [Cue::StockPhrase, Cue::StockGeneric, Cue::ReplyChannel]
        .into_iter()
        .any(|cue| line.has(cue))
}

/// The first empty sentence of a reply that does nothing that helps here.
fn empty_of_theirs(cx: &Context<'_>) -> Option<Span> {
    let told = Content::of(cx.customer).len() >= TOLD;
    let linked = !cx.upset() && cx.draft.tokens().iter().any(|t| t.kind == TokenKind::Url);
    let particular = linked || says_more(cx) || names_place(cx) || names_kind(cx);
    if !told || !troubled(cx) || particular || cx.helps() || asks_something_fitting(cx) || thanks_calm(cx) {
        return None;
    }
    let first = cx.hits.live(Cue::StockGeneric).find(|hit| !conditional(cx, hit))?;
    cx.sentence_at(first.span).map(|s| s.span)
}

/// Whether it sends them to somebody by name or address: that is a way on.
fn names_place(cx: &Context<'_>) -> bool {
    let mut said = cx.draft.tokens().iter().skip_while(|t| t.kind != TokenKind::Word);
    said.any(|t| matches!(t.kind, TokenKind::Mention | TokenKind::Email))
}

/// Whether an apology names the kind of failing ("for any rudeness", "for the noise").
fn names_kind(cx: &Context<'_>) -> bool {
    let stock = |hit: &Hit| cx.hits.touches(Cue::StockPhrase, hit.span);
    cx.hits.live(Cue::RuleKindof).any(|hit| !stock(hit))
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

/// A question about the thing itself is no script, even where it has no word of the customer's.
fn asks_something_fitting(cx: &Context<'_>) -> bool {
    let fits = |s: &&heard_text::Sentence| {
        let tokens = cx.draft.tokens_of(s);
        let asks = tokens.last().is_some_and(|t| cx.draft.norm(t).starts_with('?'));
        asks && tokens.iter().any(|t| content(cx.draft, t).is_some())
    };
    let offers = |s: &heard_text::Sentence| {
        [Cue::ReplyAskoffer, Cue::ReplyChannel]
            .into_iter()
            .any(|cue| cx.hits.of(cue).any(|hit| s.span.contains(hit.span)))
    };
    cx.body().filter(fits).any(|s| !offers(s))
}
