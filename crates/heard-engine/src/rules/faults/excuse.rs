//! See `excuse.md`.

use heard_text::Token;

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Fault, Report, quoted};
use crate::{Act, AskKind};

/// Words by which a house speaks well of itself.
const PRIDE: [&str; 4] = ["priority", "priorities", "pride", "committed"];
/// What names no cause.
const VAGUE: [&str; 8] = [
    "reasons",
    "circumstances",
    "conditions",
    "events",
    "factors",
    "things",
    "something",
    "issues",
];
/// Wordings that begin with one of these deny what is theirs; others, denied, excuse nothing.
const NEGATING: [&str; 6] = ["not", "no", "nothing", "isnt", "wasnt", "nobody"];
/// Words that turn from the cause to what counts.
const TURNS: [&str; 3] = ["but", "however", "though"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who owns it may say what happened, and who asks back has not ended with it. To a question that is only a question, a cause
    // is the answer.
    let only_asked = cx.reading.ask.kind == AskKind::Information && !cx.upset();
    let asks = cx.does(Act::AsksInfo) || cx.lines.iter().any(|line| line.question);
    if cx.does(Act::Ownership) || only_asked || asks || cx.in_parts() {
        return;
    }
    let wordings = cx
        .hits
        .of(Cue::RuleExcuse)
        .filter(|hit| !hit.quoted && hides(cx, hit) && !is_mended(cx, hit));
    // A step of its own, not the one that sends them to somebody else.
    let mended = |fault: &Fault| {
        let mut ways = cx.acts(Act::NextStep).chain(cx.acts(Act::Options));
        ways.any(|way| !way.span().overlaps(fault.span))
    };
    for fault in cx.faults("excuse", wordings.map(|hit| hit.span)) {
        let softer = mended(&fault);
        if !fault.worded && (softer || !(boasts(cx, &fault) || is_all(cx))) {
            continue;
        }
        let words = quoted(cx.draft.slice(fault.span));
        let remark = report
            .at(fault.span, format!("{words} explains us, and leaves the customer where they were."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what went wrong here in one plain sentence, and what you do about it.");
        if softer {
            remark.softly();
        }
    }
}

/// Whether a wording hides behind something. To a calm question whether anything can be done, that nothing can is the answer, and so it is
/// where the reply is sorry for it. Who names the cause (“due to fog”) and is sorry hides nothing.
fn hides(cx: &Context<'_>, hit: &Hit) -> bool {
    let said = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    if hit.negated && !said.first().is_some_and(|first| NEGATING.contains(&cx.draft.norm(first))) {
        return false;
    }
    // To somebody who takes it on themselves, "everyone makes mistakes" is kind.
    if cx.any_of(said, &["mistakes"]) && takes_it_on(cx) {
        return false;
    }
    let nothing = cx.any_of(said, &["nothing", "anything"]);
    // An apology that would fit anything is none for this.
    let sorry = cx.acts(Act::Apology).any(|words| !cx.hits.touches(Cue::StockPhrase, words.span()));
    let answers = nothing && (!cx.upset() || sorry || cx.asks_at(hit.span));
    let control = cx.any_of(said, &["control", "hands"]);
    let named = |words: &[Token]| match words {
        [due, to, cause] => {
            let leads = matches!((cx.draft.norm(due), cx.draft.norm(to)), ("due" | "owing", "to") | ("because", "of"));
            leads && !VAGUE.contains(&cx.draft.norm(cause))
        }
        _ => false,
    };
    // Nor who owns up to having no say, and passes it on.
    let passes_on = cx.hits.any(Cue::RuleNoted) || cx.does(Act::Promise);
    if control && sorry && (passes_on || cx.before(hit).windows(3).any(named)) {
        return false;
    }
    let supposed = cx.any_of(cx.before(hit), &["if", "unless"]);
    // "While we have no say in it, we know what it does to your day": what follows is the point.
    let clause = cx
        .before(hit)
        .rsplit(|token| cx.draft.norm(token) == ",")
        .next()
        .unwrap_or_default();
    let granted = cx.any_of(clause, &["while", "although", "though"]) && sees_them(cx, hit);
    !answers && !supposed && !granted && !cx.any_of(cx.after(hit), &TURNS) && !cx.hits.touches(Cue::RuleNotexcuse, hit.span)
}

/// "My own fault", "our mistake": the customer blames themselves.
fn takes_it_on(cx: &Context<'_>) -> bool {
    let words: Vec<&str> = cx.customer.tokens().iter().map(|token| cx.customer.norm(token)).collect();
    let fault = |word: &str| matches!(word, "fault" | "faults" | "mistake" | "mistakes");
    let own = |row: &[&str]| matches!(row.first(), Some(&("my" | "our"))) && row.iter().any(|word| fault(word));
    words.windows(3).any(own)
}

/// Whether what follows in its sentence knows what it is like for them, or says what is done.
fn sees_them(cx: &Context<'_>, hit: &Hit) -> bool {
    const SEES: [&str; 10] = [
        "know",
        "understand",
        "realise",
        "realize",
        "appreciate",
        "regret",
        "sorry",
        "will",
        "well",
        "ill",
    ];
    let after = cx.after(hit);
    let limits = after
        .iter()
        .any(|token| matches!(cx.draft.norm(token), "not" | "unable" | "cannot" | "cant" | "dont"));
    !limits && cx.any_of(after, &SEES)
}

/// Whether the system that was down is up again, or a crowd only excuses the late reply while the matter gets its cause or its time.
fn is_mended(cx: &Context<'_>, hit: &Hit) -> bool {
    let said = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    let up = cx.hits.any(Cue::RuleAllwell) || cx.hits.any(Cue::RuleUpagain);
    let down = cx.any_of(
        said,
        &[
            "system",
            "systems",
            "website",
            "computer",
            "computers",
            "software",
            "network",
            "database",
        ],
    );
    let late = cx.hits.in_sentence(Cue::RuleLatereply, hit.sentence);
    let here = cx.draft.sentences().get(hit.sentence).map(|sentence| sentence.span);
    let answered = cx
        .acts(Act::Reason)
        .any(|words| here.is_some_and(|here| !here.contains(words.span())));
    (down && up) || (late && answered)
}

/// Whether what is surely an excuse by its meaning is all that somebody upset gets. To a "why" or a "when" it is an answer, and so it is with a time.
fn is_all(cx: &Context<'_>) -> bool {
    /// Probability from which it surely is one.
    const SURELY: f32 = 0.75;
    const ASKS: [&str; 8] = ["why", "when", "reason", "reasons", "explain", "explanation", "how", "whats"];
    let asked = cx.customer.tokens().iter().any(|token| ASKS.contains(&cx.customer.norm(token)));
    let answers = asked || cx.does(Act::Time) || cx.hits.any(Cue::ReplyTime);
    !answers && cx.bears("excuse") >= SURELY && cx.leaves_alone()
}

/// Whether a sentence that is an excuse by its meaning speaks well of the house before somebody upset, and tells no cause. How sure the
/// encoder is tells nothing: it is as sure of a fact about a service as of an excuse.
fn boasts(cx: &Context<'_>, fault: &Fault) -> bool {
    let tokens = cx.sentence_at(fault.span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    let cause = cx.acts(Act::Reason).any(|words| fault.span.contains(words.span()));
    cx.upset() && !cause && cx.any_of(tokens, &PRIDE) && !cx.any_of(tokens, &TURNS)
}
