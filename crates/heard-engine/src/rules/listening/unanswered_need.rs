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
    let wanted = match need.kind {
        NeedKind::Solution => is_wanted(cx, need, asked),
        NeedKind::Answer => asks_fully(&need.evidence),
        _ => true,
    };
    open && !tells && wanted && !is_met(cx, need) && !is_noted(cx, way) && !is_glad(cx, asked)
}

/// Whether a question has a verb to ask with. "How heartless?", "What next?", "How about fewer stairs?" exclaim or suggest.
fn asks_fully(question: &Evidence) -> bool {
    const OPENS: [&str; 7] = ["what", "why", "how", "where", "which", "who", "when"];
    #[rustfmt::skip]
    const ASKS: [&str; 34] = [
        "is", "are", "was", "were", "am", "do", "does", "did", "has", "have", "had", "can", "could", "may", "might", "must", "should",
        "shall", "will", "would", "cant", "dont", "doesnt", "isnt", "arent", "wont", "didnt", "hasnt", "havent", "wasnt", "werent",
        "couldnt", "wouldnt", "shouldnt",
    ];
    let words: Vec<String> = question.quote.split_whitespace().map(normalise).collect();
    let has = |list: &[&str]| {
        words
            .iter()
            .any(|word| list.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
    };
    has(&ASKS) || !has(&OPENS)
}

/// Whether what they want mended, or put as a question, is taken in as feedback: thanks for it, passed on.
fn is_noted(cx: &Context<'_>, way: bool) -> bool {
    let opinion = match cx.reading.ask.kind {
        AskKind::Fix | AskKind::Other => true,
        AskKind::Information => way,
        _ => false,
    };
    opinion && cx.hits.any(Cue::RuleNoted)
}

/// Whether the draft takes a need up in a way that the ledger does not know: all is well, it is in hand or done, a place to turn to, an apology
/// for a reproach, nothing known of it; where they want to know when, whatever says something.
fn is_met(cx: &Context<'_>, need: &Need) -> bool {
    let any = |cues: &[Cue]| cues.iter().any(|cue| cx.hits.any(*cue));
    let done = || {
        let mut lines = cx.lines.iter();
        lines.any(|line| line.has(Cue::ReplyDone) && !line.question && !line.has(Cue::ReplyApology))
    };
    let moved = match need.kind {
        NeedKind::Time => cx.lines.iter().any(|line| line.says && !line.has(Cue::StockCreed)),
        _ => any(&[Cue::RuleAllwell, Cue::RuleInhand, Cue::RuleTurnto, Cue::RuleOvernow]) || done(),
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

/// Whether a way on is wanted. A glad customer wants none without a request; who asks for nothing only where their words say that something
/// is wrong and no praise stands beside them, or where they are upset and say what it costs them.
fn is_wanted(cx: &Context<'_>, need: &Need, asked: bool) -> bool {
    const WRONG: [Cue; 6] = [
        Cue::ProblemFault,
        Cue::ProblemHarm,
        Cue::ProblemDenied,
        Cue::ProblemPersist,
        Cue::ProblemPromise,
        Cue::ProblemTried,
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
    let costs = cx.upset() && !cx.reading.impact.is_empty();
    !feels_good(cx) && (costs || (wrong && !praises))
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

/// Whether the agent has met praise: gladness at theirs, thanks for it, "you're welcome", a friendly parting. Gladness where nobody is glad is
/// `cheerful_mismatch`'s. Beside a question it must be plainly theirs.
fn is_glad(cx: &Context<'_>, asked: bool) -> bool {
    let theirs = [Cue::RulePleased, Cue::RulePraisedback].into_iter().any(|cue| cx.hits.any(cue));
    let told = [Cue::RuleGladtold, Cue::ReplyGlad, Cue::ReplyWish]
        .into_iter()
        .any(|cue| cx.hits.any(cue));
    (theirs || (!asked && told)) && !cx.does(Act::Apology)
}

/// A hardship, legal steps or a threat to leave that gets no reaction: no warm word, no question, nothing said at all. An earlier try is
/// `second_failure`'s.
fn passed_over<'c>(cx: &'c Context<'_>) -> Option<&'c Evidence> {
    const GRAVE: [Flag; 3] = [Flag::Vulnerable, Flag::Legal, Flag::Churn];
    let cold = cx.empathy.given == 0 && !is_glad(cx, false);
    let says = cx.acts(Act::ChannelPush).next().is_some() || cx.lines.iter().any(|line| line.says);
    if !cold || says || !cx.touches_nothing() || !cx.upset() || feels_good(cx) || asks_back(cx) {
        return None;
    }
    // One word alone ("again") is too little to say that it was passed over.
    let told = |words: &&Evidence| words.quote.split_whitespace().nth(1).is_some();
    let mut words = cx.reading.flags.iter().filter(|f| GRAVE.contains(&f.flag)).map(|f| &f.evidence);
    words.find(told)
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
