//! See `solution_first.md`.

use heard_text::{Document, SegmentKind, Token, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Feeling, Who};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let anger = cx.reading.feeling() == Feeling::Anger;
    let hot = anger || (cx.reading.intensity >= 2 && cx.clearly_upset());
    if !hot || cx.reading.feeling().sign() >= 0 || !cx.empathy.needed || cx.empathy.given == 0 {
        return;
    }
    if cx.pleasant() || cx.in_parts() || continues(cx) || soothed_before(cx) {
        return;
    }
    let body = || cx.lines.iter().filter(|line| line.sentence.segment == SegmentKind::Body);
    // The first sentence that counts: it sees something, or it is about what to do.
    let Some(first) = body().find(|line| sees(cx, line) || asks_or_instructs(cx, line)) else {
        return;
    };
    if sees(cx, first) {
        return;
    }
    let after = |line: &&Line<'_>| line.sentence.span.start > first.sentence.span.start;
    let warms = |line: &&Line<'_>| soothes(cx, line) && !courteous(cx, line) && (!line.question || line.has(Cue::ReplyApology));
    let Some(warm) = body().filter(after).find(warms) else {
        return;
    };
    let because = cx.empathy.because.as_ref().or_else(|| cx.telling());
    let (words, later) = (
        quoted(cx.draft.slice(first.sentence.span)),
        quoted(cx.draft.slice(warm.sentence.span)),
    );
    let message = match because {
        Some(told) => format!(
            "They wrote {}. {words} comes before the words that see it: {later}.",
            quoted(&told.quote)
        ),
        None => format!("They are upset. {words} comes before the words that see it: {later}."),
    };
    report.at(first.sentence.span, message).about(because).suggest(
        Idea,
        "Begin with the sentence that sees what this is like for them; what to do comes second.",
    );
}

/// Feels with them, says sorry, owns it or knows their story.
fn soothes(cx: &Context<'_>, line: &Line<'_>) -> bool {
    const WARM: [Act; 4] = [Act::FeelingAcknowledged, Act::Apology, Act::Ownership, Act::Restates];
    let here = |words: &Evidence| line.sentence.span.contains(words.span());
    WARM.into_iter().any(|act| cx.acts(act).any(here)) || line.has(Cue::ReplySympathy)
}

/// "We appreciate your feedback": thanks, which see nothing of what it was like. "We appreciate that you had to wait" does.
fn courteous(cx: &Context<'_>, line: &Line<'_>) -> bool {
    const WARM: [Cue; 3] = [Cue::ReplyApology, Cue::ReplyFeeling, Cue::ReplyOwnership];
    let words = |hit: &Hit| cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    let values = |hit: &Hit| cx.any_of(words(hit), &["appreciate"]) && !cx.any_of(words(hit), &["can", "that", "how"]);
    let sighs = found(cx, line, Cue::ReplySympathy, Cue::ReplyNotfeeling).any(|hit| !values(hit));
    let thanks = cx.any_of(cx.draft.tokens_of(line.sentence), &["appreciate", "thank", "thanks", "value"]);
    thanks && !sighs && !WARM.into_iter().any(|cue| line.has(cue))
}

/// The same, or is glad with them, knows where they stand, or says their words back without asking for anything.
fn sees(cx: &Context<'_>, line: &Line<'_>) -> bool {
    /// Words of theirs from which on a sentence is about their case.
    const THEIRS: usize = 2;
    /// Wordings that turn to the person.
    const SEEING: [Cue; 4] = [Cue::ReplyGlad, Cue::ReplyKnown, Cue::ReplyOpen, Cue::RuleSeen];
    let said_back = line.shared >= THEIRS && !asks_or_instructs(cx, line);
    soothes(cx, line) || said_back || feels(cx, line) || SEEING.into_iter().any(|cue| line.has(cue))
}

/// "Any delay is frustrating": what it is like, said of things in general.
fn feels(cx: &Context<'_>, line: &Line<'_>) -> bool {
    const HARD: [&str; 6] = ["frustrating", "annoying", "upsetting", "disappointing", "stressful", "unacceptable"];
    !line.question && cx.any_of(cx.draft.tokens_of(line.sentence), &HARD)
}

/// Asks for data, sends elsewhere or tells them what to do. What we do or have done for them is none of these, and no thank-you is.
fn asks_or_instructs(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let thanks = line.has(Cue::ReplyThanks) && !line.question;
    let manners = thanks && !cx.any_of(cx.draft.tokens_of(line.sentence), &["please", "kindly", "need", "can", "could"]);
    !manners && !line.has(Cue::ReplyDone) && (asks(cx, line) || sends(cx, line) || instructs(cx, line))
}

fn asks(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let requests = found(cx, line, Cue::ReplyAskinfo, Cue::ReplyNotaskinfo).any(|hit| !ours(cx, hit));
    requests || (inquires(cx, line) && !line.has(Cue::ReplyAskoffer) && !line.has(Cue::ReplyOpen))
}

fn sends(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let elsewhere = |hit: &Hit| !ours(cx, hit) && (!names_way(cx, hit) || sent(cx, hit));
    !answers(cx) && found(cx, line, Cue::ReplyChannel, Cue::ReplyNotchannel).any(elsewhere)
}

/// Whether what to do is what they asked for: a plain question, or any of somebody who worries more than they complain.
fn answers(cx: &Context<'_>) -> bool {
    /// Intensity from which somebody who asks how to do something wants to be seen before it is told.
    const STRONG: u8 = 3;
    let calm = cx.reading.intensity < STRONG && cx.reading.feeling() != Feeling::Anger;
    let plain = cx.reading.ask.kind == AskKind::Information || cx.reading.feeling() == Feeling::Anxiety;
    plain && calm && !cx.reading.questions.is_empty()
}

fn instructs(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let step = line.hit_but(Cue::ReplyStep, Cue::ReplyNotstep).is_some_and(|hit| {
        let first = cx.draft.tokens().get(hit.tokens.start).map_or("", |t| cx.draft.norm(t));
        !OURS.contains(&first) && !names_thing(cx, hit, first) && !cx.hits.touches(Cue::RuleInhand, hit.span)
    });
    step && !answers(cx)
}

/// The hits of a cue in a sentence that no other cue takes back.
fn found<'c>(cx: &'c Context<'_>, line: &Line<'_>, cue: Cue, not: Cue) -> impl Iterator<Item = &'c Hit> {
    let sentence = line.hit(cue).map(|hit| hit.sentence);
    let all = sentence.into_iter().flat_map(move |at| cx.hits.within(cue, at));
    all.filter(move |hit| !hit.quoted && !cx.hits.touches(not, hit.span))
}

/// A question that wants an answer: not "What?", "Too soon?" or "and the free tea, right?".
fn inquires(cx: &Context<'_>, line: &Line<'_>) -> bool {
    /// Words of a question at least.
    const WORDS: usize = 3;
    #[rustfmt::skip]
    const ASKING: [&str; 26] = [
        "what", "whats", "which", "when", "where", "who", "how", "why", "did", "do", "does", "have", "has", "is", "are", "was", "were",
        "can", "could", "would", "will", "may", "might", "any", "name", "number",
    ];
    let asking = cx.any_of(cx.draft.tokens_of(line.sentence), &ASKING);
    line.question && ((asking && cx.spoken(line.sentence).len() >= WORDS) || line.has(Cue::RuleAsknumber))
}

/// Whether it is we who do it: "I will forward your idea", "we tried to reach out to you all", "and will share your words". Who
/// recommends has them do it.
fn ours(cx: &Context<'_>, hit: &Hit) -> bool {
    /// Words that a subject stands before its verb at most.
    const NEAR: usize = 5;
    const WE: [&str; 7] = ["i", "im", "ill", "ive", "we", "well", "weve"];
    const THEM: [&str; 9] = ["you", "youd", "youll", "recommend", "suggest", "advise", "ask", "encourage", "need"];
    let inside = |norm: &&str| !matches!(*norm, "," | ";" | ":" | "and" | "but" | "please" | "kindly");
    let words = cx.before(hit).iter().rev().map(|t| cx.draft.norm(t));
    let near: Vec<&str> = words.take_while(inside).take(NEAR).collect();
    let we = near.iter().any(|norm| WE.contains(norm)) && !near.iter().any(|norm| THEM.contains(norm));
    we || cx.hits.touches(Cue::RuleInhand, hit.span)
}

/// "over the phone", "on our website": the way alone.
fn names_way(cx: &Context<'_>, hit: &Hit) -> bool {
    let first = cx.draft.tokens().get(hit.tokens.start).map_or("", |t| cx.draft.norm(t));
    matches!(first, "via" | "by" | "through" | "over" | "on" | "using")
}

/// Whether the words before send them that way: "can be found on", "you would need to ask over".
fn sent(cx: &Context<'_>, hit: &Hit) -> bool {
    const SENDING: [&str; 9] = ["please", "kindly", "found", "find", "available", "visit", "see", "youd", "youll"];
    const MODALS: [&str; 9] = ["can", "could", "may", "might", "should", "would", "will", "need", "must"];
    let before = cx.before(hit);
    let told = |pair: &[Token]| match pair {
        [you, modal] => cx.draft.norm(you) == "you" && MODALS.contains(&cx.draft.norm(modal)),
        _ => false,
    };
    cx.any_of(before, &SENDING) || before.windows(2).any(told)
}

/// "Open seats are for the crew", "Order numbers begin with a 4": a thing at the head of the sentence, not what to do with one.
fn names_thing(cx: &Context<'_>, hit: &Hit, first: &str) -> bool {
    #[rustfmt::skip]
    const THINGS: [&str; 28] = [
        "open", "purchase", "order", "book", "return", "exchange", "charge", "file", "report", "request", "show", "review", "test",
        "copy", "watch", "claim", "print", "place", "set", "change", "power", "update", "track", "view", "visit", "press", "hold", "log",
    ];
    #[rustfmt::skip]
    const OBJECTS: [&str; 26] = [
        "the", "your", "our", "a", "an", "it", "this", "that", "these", "those", "them", "any", "all", "both", "one", "us", "again", "in",
        "on", "out", "up", "off", "back", "for", "to", "with",
    ];
    let next = cx.after(hit).first().map_or("", |t| cx.draft.norm(t));
    hit.tokens.len() == 1 && THINGS.contains(&first) && !OBJECTS.contains(&next)
}

/// Whether it goes on from another message: it begins in the middle of a sentence, in small letters, and its writer knows capitals.
fn continues(cx: &Context<'_>) -> bool {
    let words = cx
        .body()
        .filter_map(|s| cx.draft.tokens_of(s).iter().find(|t| t.kind == TokenKind::Word));
    let mut small = words.map(|t| cx.draft.slice(t.span).starts_with(char::is_lowercase));
    !cx.does(Act::Greeting) && small.next().unwrap_or_default() && small.any(|small| !small)
}

/// Words with which we speak of ourselves, or with which a thing is told of.
const OURS: &[&str] = &[
    "i", "ive", "im", "ill", "id", "we", "weve", "were", "well", "wed", "my", "our", "the", "let", "lets", "working", "looking", "will",
    "by", "has", "have",
];

/// Whether an earlier turn of ours has said sorry or seen it already ("sorry again"): in the middle of a talk the matter may come first.
fn soothed_before(cx: &Context<'_>) -> bool {
    let mut ours = cx.situation.turns.iter().filter(|turn| turn.who == Who::Agent);
    let before = ours.any(|turn| {
        let doc = Document::new(turn.text);
        let sorry = |word: &str| matches!(word, "sorry" | "understand" | "frustrating") || word.starts_with("apolog");
        doc.tokens().iter().any(|t| sorry(doc.norm(t)))
    });
    before || cx.hits.any(Cue::RuleSorryagain)
}
