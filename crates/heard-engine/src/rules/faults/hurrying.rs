//! See `hurrying.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Ledger, NeedState, Who};

/// Acts that move a matter on.
const MOVING: [Act; 8] = [
    Act::NextStep,
    Act::Options,
    Act::Time,
    Act::Promise,
    Act::FollowUp,
    Act::Reason,
    Act::AsksInfo,
    Act::ChannelPush,
];
/// Wordings that answer, or hold the line.
const ANSWERING: [Cue; 5] = [
    Cue::ReplyYesno,
    Cue::ReplyDone,
    Cue::ReplyNotyet,
    Cue::ReplyHolding,
    Cue::ReplyVague,
];
/// Wordings that see the trouble, and leave it where it is.
const WARM: [Cue; 3] = [Cue::ReplyApology, Cue::ReplyFeeling, Cue::ReplySympathy];
/// Words after which the end is for later: "I will close the ticket once it works".
const LATER: [&str; 6] = ["once", "when", "after", "until", "unless", "soon"];
/// Words with which an agent is glad that the matter is settled.
const SETTLED: [&str; 9] = [
    "able", "managed", "sorted", "resolved", "solved", "fixed", "made", "works", "worked",
];
/// Asks that stay open whether or not they stand as a question.
const OPEN: [AskKind; 6] = [
    AskKind::Information,
    AskKind::Status,
    AskKind::Refund,
    AskKind::Replacement,
    AskKind::Cancel,
    AskKind::Human,
];
/// Words of a short sentence that answers all by itself: "It doesn't look like it", "All done!".
const ANSWERS: [&str; 9] = ["dont", "doesnt", "didnt", "isnt", "arent", "wont", "havent", "hasnt", "done"];
/// First words of a question that is thrown in, or meant for everybody.
const TO_NOBODY: [&str; 7] = ["really", "seriously", "right", "whos", "anyone", "anybody", "guess"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who says thanks or goodbye, and who was answered a turn ago, is not hurried.
    let answered = cx.situation.turns.last().is_none_or(|turn| turn.who == Who::Agent);
    let content = cx.reading.ask.kind == AskKind::Thanks || cx.pleasant() || (cx.reading.feeling().sign() > 0 && !cx.upset());
    if answered || content || cx.in_parts() || settled(cx) || moves_on(cx) {
        return;
    }
    let asked = cx.needs.iter().find(|state| state.need.ledger == Ledger::Rational);
    if asked.is_none() && !cx.clearly_upset() {
        return;
    }
    let about = asked.map(|state| &state.need.evidence).or_else(|| cx.telling());
    let question = asked.is_some_and(|state| is_question(cx, state));
    let grave = cx.clearly_upset() && question;
    let wanted = question || OPEN.contains(&cx.reading.ask.kind);
    // "I wish it were mine", "First cruise in a decade?": they tell, and a good wish is an answer to that.
    let tells = matches!(cx.reading.ask.kind, AskKind::Feedback | AskKind::Other);
    for hit in cx
        .hits
        .live(Cue::RuleHurry)
        .filter(|hit| !later(cx, hit) && (wanted || !conditional(cx, hit)))
        .chain(partings(cx).filter(|_| question && !tells))
    {
        let remark = report
            .at(hit.span, message(cx, hit, about))
            .about(about)
            .suggest(Idea, "First the answer or the next step; the goodbye after it.");
        if !grave {
            remark.softly();
        }
    }
}

fn message(cx: &Context<'_>, hit: &Hit, about: Option<&Evidence>) -> String {
    let words = quoted(cx.draft.slice(hit.span));
    match about {
        Some(theirs) => format!("{words} closes, and {} is still open.", quoted(&theirs.quote)),
        None => format!("{words} closes before anything was done."),
    }
}

/// Whether anything besides the closing words takes the matter up. In doubt it does; only to somebody upset who asked nothing is a
/// bare sentence too little.
fn moves_on(cx: &Context<'_>) -> bool {
    let closing = |words: &Evidence| {
        [Cue::RuleHurry, Cue::RuleParting]
            .into_iter()
            .any(|cue| cx.hits.touches(cue, words.span()))
    };
    let moved = MOVING.into_iter().flat_map(|act| cx.acts(act)).any(|words| !closing(words));
    let says_enough = !cx.upset() || !cx.reading.questions.is_empty();
    let answers = |line: &Line<'_>| ANSWERING.into_iter().any(|cue| line.has(cue));
    let about = |line: &Line<'_>| {
        let closes = line.has(Cue::RuleHurry) || line.has(Cue::RuleParting);
        let warm = WARM.into_iter().any(|cue| line.has(cue));
        // Behind an apology a clause of its own may answer; behind a feeling nothing tells the two apart.
        let told = line.says && says_enough && !line.has(Cue::ReplyFeeling);
        let plain = !warm && (line.shared > 0 || begs(cx, line) || settles(cx, line));
        !closes && (line.question || line.link || told || plain)
    };
    moved || cx.lines.iter().any(|line| answers(line) || about(line))
}

/// Whether a sentence asks them to do something: "Please have a word with the porter".
fn begs(cx: &Context<'_>, line: &Line<'_>) -> bool {
    cx.any_of(cx.draft.tokens_of(line.sentence), &["please", "kindly"])
}

/// Whether a sentence answers with a bare verb. Worn phrases ("don't hesitate to …") do not.
fn settles(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let manners = line.has(Cue::StockPhrase) || line.has(Cue::ReplyThanks) || line.has(Cue::ReplyWish);
    !manners && cx.any_of(cx.draft.tokens_of(line.sentence), &ANSWERS)
}

/// Whether the agent is glad that it is settled: they know more of it than the message says.
fn settled(cx: &Context<'_>) -> bool {
    let glad = |line: &&Line<'_>| line.has(Cue::ReplyGlad) && !line.question;
    let mut lines = cx.lines.iter().filter(glad);
    lines.any(|line| cx.any_of(cx.draft.tokens_of(line.sentence), &SETTLED))
}

/// Whether the need is a question or request of theirs that is meant for us.
fn is_question(cx: &Context<'_>, state: &NeedState) -> bool {
    let need = &state.need.evidence;
    let bare = |word: &str| heard_text::normalise(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let first = need
        .quote
        .split_whitespace()
        .map(bare)
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    // "Flying to Nice today?" is a headline.
    let headline = first.ends_with("ing") && !first.ends_with("thing") && first != "morning" && first != "evening";
    let to_us = !headline && !TO_NOBODY.contains(&first.as_str());
    to_us && cx.reading.questions.iter().any(|question| question.span().overlaps(need.span()))
}

/// Friendly words of parting, where `cheerful_mismatch` does not remark on them already.
fn partings<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = &'c Hit> {
    let seen = cx.empathy.given > 0 && cx.reading.intensity < 3;
    let light = cx.clearly_upset() && !seen;
    let parts = move |hit: &&Hit| {
        let first = cx.draft.tokens().get(hit.tokens.start).map_or("", |token| cx.draft.norm(token));
        matches!(first, "have" | "enjoy" | "wishing")
    };
    cx.hits.live(Cue::RuleParting).filter(move |hit| !light && parts(hit))
}

fn later(cx: &Context<'_>, hit: &Hit) -> bool {
    cx.any_of(cx.before(hit), &LATER) || cx.any_of(cx.after(hit), &LATER)
}

/// "If there is anything else we can help with": an open door, which closes nothing where nothing is asked.
fn conditional(cx: &Context<'_>, hit: &Hit) -> bool {
    let first = cx.draft.tokens().get(hit.tokens.start).map_or("", |token| cx.draft.norm(token));
    first == "if" || cx.any_of(cx.before(hit), &["if", "should"])
}
