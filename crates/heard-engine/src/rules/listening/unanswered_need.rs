//! See `unanswered_need.md`.

use heard_text::normalise;

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Flag, Ledger, Need, NeedKind, NeedState};

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
    let asked = is_asked(cx, state);
    let way = need.kind == NeedKind::Solution;
    // Who only tells wants no way on; what looks like a question then is a figure of speech.
    let tells = cx.reading.ask.kind == AskKind::Feedback || (way && cx.reading.ask.kind == AskKind::Other);
    let open = need.ledger == Ledger::Rational && state.answered_by.is_none();
    open && !tells && !is_met(cx, need) && !is_glad(cx, asked) && (!way || is_wanted(cx, need, asked))
}

/// Whether the draft takes a need up in a way that the ledger does not know: all is well, it is in hand or done, a place to turn to, an apology
/// for a reproach; where they want to know when, an hour or that it is being looked up.
fn is_met(cx: &Context<'_>, need: &Need) -> bool {
    let any = |cues: &[Cue]| cues.iter().any(|cue| cx.hits.any(*cue));
    let done = || {
        let mut lines = cx.lines.iter();
        lines.any(|line| line.has(Cue::ReplyDone) && !line.question && !line.has(Cue::ReplyApology))
    };
    let moved = match need.kind {
        NeedKind::Time => any(&[Cue::ReplyHolding]) || cx.names_hour(cx.draft.tokens()),
        _ => any(&[Cue::RuleAllwell, Cue::RuleInhand, Cue::RuleTurnto]) || done(),
    };
    moved || (cx.does(Act::Apology) && is_reproach(cx, need))
}

/// Whether a question scolds, so that regret answers it: "why is nobody at the desk?" of somebody upset.
fn is_reproach(cx: &Context<'_>, need: &Need) -> bool {
    const SCOLDS: [&str; 8] = ["why", "how", "are", "is", "do", "does", "what", "whats"];
    let span = need.evidence.span();
    let first = need.evidence.quote.split_whitespace().next().map(normalise).unwrap_or_default();
    let asks = matches!(cx.reading.ask.kind, AskKind::Information | AskKind::Status);
    let scolds = need.kind == NeedKind::Answer && !asks && cx.upset() && SCOLDS.contains(&first.as_str());
    scolds
        || [Cue::RuleTaunt, Cue::IntensityReproach]
            .into_iter()
            .any(|cue| cx.customer_hits.touches(cue, span))
}

/// Whether a way on is wanted. A glad customer wants none without a request; a calm one who asks for nothing only where their words say that
/// something is wrong, and no praise stands beside them.
fn is_wanted(cx: &Context<'_>, need: &Need, asked: bool) -> bool {
    const WRONG: [Cue; 7] = [
        Cue::ProblemFault,
        Cue::ProblemHarm,
        Cue::ProblemDenied,
        Cue::ProblemPersist,
        Cue::ProblemPromise,
        Cue::ProblemTried,
        Cue::ProblemWant,
    ];
    // "Eh?", "please": nothing to find a way on with.
    let empty = need.evidence.quote.split_whitespace().nth(1).is_none();
    if empty || requests(&need.evidence) {
        return !empty && (asked || !feels_good(cx));
    }
    // Nothing is requested in so many words: an opinion or a wish, unless somebody upset gets nothing at all of theirs.
    if !cx.touches_nothing() {
        return false;
    }
    let praises = cx.praised() && !cx.does(Act::Apology);
    let wrong = WRONG.into_iter().any(|cue| cx.customer_hits.any(cue));
    !feels_good(cx) && (cx.upset() || (wrong && !praises))
}

/// Whether they are glad, and mean it.
fn feels_good(cx: &Context<'_>) -> bool {
    cx.reading.feeling().sign() > 0 && !cx.customer_hits.any(Cue::FlagSarcasm)
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

/// Something plainly said that gets no reaction and no question: a hardship or legal steps without a warm word; a threat to leave, or the problem
/// itself, in a reply that touches nothing of the case or only sends them elsewhere. An earlier try is `second_failure`'s.
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
    let nothing = cx.touches_nothing();
    if !cold || !cx.upset() || feels_good(cx) || asks_back(cx) {
        return None;
    }
    let in_hand = cx.hits.any(Cue::RuleInhand);
    let moves = in_hand || cx.does(Act::Promise) || [Cue::RuleOwnhand, Cue::RuleBesides].into_iter().any(|cue| cx.hits.any(cue));
    flag(&[Flag::Vulnerable, Flag::Legal])
        .filter(|_| !in_hand)
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

/// Whether it sends them to another place of ours for no more than that. A private message to the one who writes is none, nor is the place that
/// they asked for, nor what opens their case there.
fn sends_away(cx: &Context<'_>) -> bool {
    const PRIVATE: [&str; 8] = ["dm", "dms", "pm", "direct", "private", "privately", "inbox", "message"];
    const OPENS: [&str; 9] = ["file", "open", "start", "report", "register", "claim", "book", "arrange", "trace"];
    let sends = |push| {
        let tokens = cx
            .sentence_at(push)
            .map(|sentence| cx.draft.tokens_of(sentence))
            .unwrap_or_default();
        let norms: Vec<&str> = tokens.iter().map(|token| cx.draft.norm(token)).collect();
        let opens = norms.windows(2).any(|pair| matches!(pair, ["to", verb] if OPENS.contains(verb)));
        cx.hits.touches(Cue::RuleOurchannel, push) && !opens && !cx.any_of(tokens, &PRIVATE)
    };
    !cx.customer_hits.any(Cue::RuleWantsway) && cx.acts(Act::ChannelPush).map(Evidence::span).any(sends)
}
