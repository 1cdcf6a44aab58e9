//! See `unanswered_need.md`.

use heard_text::normalise;

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Flag, Ledger, NeedKind, NeedState};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(place) = cx.closing().filter(|_| !cx.pleasant() && !cx.in_parts()) else {
        return;
    };
    let mut said = false;
    for state in cx.needs.iter().filter(|state| is_open(cx, state)) {
        let words = quoted(&state.need.evidence.quote);
        let (message, idea) = match state.need.kind {
            NeedKind::Time => (
                format!("They want to know when: {words}. No time is given."),
                "Give a time, or say when you will know one.",
            ),
            NeedKind::Answer => (
                format!("They asked {words}. Nothing here answers it."),
                "Answer it, or say that you do not know yet and when you will.",
            ),
            _ => (
                format!("They need a way on with {words}. None is offered yet."),
                "Say what you will do, or what they can do, and by when.",
            ),
        };
        let remark = report.at(place, message).about(Some(&state.need.evidence));
        // What was told and not asked is worth a hint.
        let plainly = is_asked(cx, state) && (state.need.kind != NeedKind::Solution || requests(&state.need.evidence));
        let remark = if plainly { remark } else { remark.softly() };
        remark.suggest(Idea, idea);
        said = true;
    }
    if let Some(words) = passed_over(cx).filter(|_| !said) {
        report
            .at(place, format!("They wrote {}. Nothing here takes it up.", quoted(&words.quote)))
            .about(Some(words))
            .softly()
            .suggest(Idea, "Take it up in one sentence, before or beside the rest.");
    }
}

/// Whether a need of the matter is left open by a draft that should meet it.
fn is_open(cx: &Context<'_>, state: &NeedState) -> bool {
    let need = &state.need;
    // Who only tells wants no way on; what looks like a question then is a figure of speech.
    let tells = cx.reading.ask.kind == AskKind::Feedback;
    let way = need.kind == NeedKind::Solution;
    // "Eh?", "please": nothing to find a way on with.
    let empty = way && need.evidence.quote.split_whitespace().nth(1).is_none();
    let moved = need.kind != NeedKind::Time && [Cue::RuleAllwell, Cue::RuleInhand].into_iter().any(|cue| cx.hits.any(cue));
    let reproach = cx.does(Act::Apology) && cx.customer_hits.touches(Cue::RuleTaunt, need.evidence.span());
    let open = need.ledger == Ledger::Rational && state.answered_by.is_none();
    open && !tells && !empty && !moved && !reproach && !is_glad(cx, is_asked(cx, state))
}

/// Whether the question or request was read in their words.
fn is_asked(cx: &Context<'_>, state: &NeedState) -> bool {
    let span = state.need.evidence.span();
    cx.reading.questions.iter().any(|question| question.span().overlaps(span))
}

/// Whether words request something.
fn requests(words: &Evidence) -> bool {
    const REQUESTS: [&str; 12] = [
        "can", "could", "would", "will", "please", "pls", "kindly", "help", "need", "want", "like", "let",
    ];
    let mut words = words.quote.split_whitespace().map(normalise);
    words.any(|word| REQUESTS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether the agent has met praise: gladness at theirs, thanks for it, "you're welcome". Gladness where nobody is glad is
/// `cheerful_mismatch`'s. Beside a question it must be plainly theirs.
fn is_glad(cx: &Context<'_>, asked: bool) -> bool {
    let theirs = [Cue::RulePleased, Cue::RulePraisedback].into_iter().any(|cue| cx.hits.any(cue));
    (theirs || (!asked && cx.hits.any(Cue::RuleGladtold))) && !cx.does(Act::Apology)
}

/// Something plainly said that gets no reaction: a hardship or legal steps without a warm word; a threat to leave, or the problem itself, in a
/// reply that touches nothing of the case or only sends them elsewhere. An earlier try is `second_failure`'s.
fn passed_over<'c>(cx: &'c Context<'_>) -> Option<&'c Evidence> {
    // One word alone ("again") is too little to say that it was passed over.
    let told = |words: &&Evidence| words.quote.split_whitespace().nth(1).is_some();
    let flag = |flags: &[Flag]| {
        cx.reading
            .flags
            .iter()
            .filter(|f| flags.contains(&f.flag))
            .map(|f| &f.evidence)
            .find(told)
    };
    let cold = cx.empathy.given == 0 && !is_glad(cx, false);
    let nothing = cx.touches_nothing() && !asks_back(cx);
    if !cold || !cx.upset() {
        return None;
    }
    let moves = cx.does(Act::Promise) || [Cue::RuleInhand, Cue::RuleOwnhand].into_iter().any(|cue| cx.hits.any(cue));
    flag(&[Flag::Vulnerable, Flag::Legal])
        .or_else(|| flag(&[Flag::Churn]).filter(|_| nothing && !moves))
        .or_else(|| cx.reading.problem.first().filter(|_| nothing && sends_away(cx)))
}

/// Whether the draft asks something of the matter. "How can I help?" alone asks for what was told already.
fn asks_back(cx: &Context<'_>) -> bool {
    /// Tokens before an offer that opens its sentence: "So, Anna, how can I help?"
    const OPENING: usize = 4;
    cx.lines.iter().any(|line| {
        let opening = line.sentence.first_token as usize + OPENING;
        let offers = line.hit(Cue::ReplyAskoffer).is_some_and(|offer| offer.tokens.start <= opening);
        let wants = line.hit_but(Cue::ReplyAskinfo, Cue::ReplyNotaskinfo).is_some();
        (line.question && !offers) || wants
    })
}

/// Whether it sends them to another place of ours. A private message to the one who writes is none.
fn sends_away(cx: &Context<'_>) -> bool {
    const PRIVATE: [&str; 8] = ["dm", "dms", "pm", "direct", "private", "privately", "inbox", "message"];
    cx.acts(Act::ChannelPush).map(Evidence::span).any(|push| {
        let sentence = cx.sentence_at(push).map(|sentence| cx.draft.tokens_of(sentence));
        let private = sentence.is_some_and(|tokens| cx.any_of(tokens, &PRIVATE));
        cx.hits.touches(Cue::RuleOurchannel, push) && !private
    })
}
