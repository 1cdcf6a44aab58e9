//! See `missing_acknowledgement.md`.

use heard_text::Document;

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::guide::acknowledgement;
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Feeling, Flag, Who};

/// Words by which a customer shows displeasure, fear or grief.
#[rustfmt::skip]
const COLD: [Cue; 14] = [
    Cue::FeelingAnger, Cue::FeelingBadFaith, Cue::FeelingInsult, Cue::FeelingSwear, Cue::FeelingSwearMild, Cue::FeelingWorst,
    Cue::FeelingHarsh, Cue::FeelingFrustration, Cue::FeelingDisappointment, Cue::FeelingRegret, Cue::FeelingSadness, Cue::FeelingFear,
    Cue::FeelingAnxiety, Cue::IntensityReproach,
];
/// Words by which they tell what was done to them. That a thing does not work, or still does not, is a report: help is its answer.
const FAILED: [Cue; 2] = [Cue::ProblemHarm, Cue::ProblemPromise];
/// What calls for care by itself.
#[rustfmt::skip]
const GRAVE: [Flag; 6] = [Flag::Churn, Flag::Public, Flag::Legal, Flag::Waiting, Flag::Vulnerable, Flag::Repeat];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.empathy.needed || cx.empathy.given > 0 || cx.pleasant() || cx.in_parts() {
        return;
    }
    // A word of regret is one, whatever the encoder thinks of its sentence.
    let regrets = cx.hits.any(Cue::ReplyApology) || cx.any_of(cx.draft.tokens(), &["regret", "regretted"]);
    let words = [Cue::RuleSees, Cue::RuleElsewhere].into_iter().any(|cue| cx.hits.any(cue));
    let seen = regrets || words || half_seen(cx) || listens(cx) || seen_before(cx) || tells_back(cx);
    let settled = glad_that_it_is_over(cx) || helped_at_once(cx) || thanks_at_last(cx) || (explained(cx) && lone(cx));
    if seen || settled || welcomes(cx) || praises(cx) || is_light(cx) || !weighs(cx) {
        return;
    }
    let Some(place) = cx.opening() else { return };
    let because = cx.telling();
    let message = match because {
        Some(words) => format!("The customer wrote {}. Nothing here sees it yet.", quoted(&words.quote)),
        None => "What this is like for the customer is not seen yet.".to_owned(),
    };
    let remark = report.at(place, message).about(because);
    let remark = if beyond_doubt(cx) { remark } else { remark.softly() };
    remark.suggest(Check, format!("{} ", acknowledgement(cx.reading)));
}

/// Whether a warning is in place: the feeling is clear and shown by several of their words, nobody saw it in the turn before, and the matter is not
/// settled in the same breath. Elsewhere a word for it would still do good, and a hint says so.
fn beyond_doubt(cx: &Context<'_>) -> bool {
    plainly(cx) && clear(cx) && shown(cx) && !doubtful(cx) && !mannered(cx) && !explained(cx)
}

/// Whether it weighs enough for a hint: the feeling is clear, or something calls for care by itself; and not all of it rests on what no word shows, or
/// on a single one that meets thanks or a step.
fn weighs(cx: &Context<'_>) -> bool {
    let guessed = lone(cx) && ((doubtful(cx) && !shown(cx)) || mannered(cx));
    (cx.reading.intensity >= 2 || grave(cx)) && !guessed
}

/// Whether the encoder has any doubt that nothing is seen: an odd wording of care is no care to the cues, and hardly any to it.
fn half_seen(cx: &Context<'_>) -> bool {
    /// Probabilities that the whole sees them, and that a sentence names a feeling, up to which nothing is.
    const NOTHING: f32 = 0.04;
    const NO_SENTENCE: f32 = 0.15;
    // To make the feeling small names it too.
    let sees = || cx.meaning.is_some_and(|meaning| meaning.sees() >= NOTHING) || cx.bears("feeling_acknowledged") >= NO_SENTENCE;
    meant_well(cx) && sees()
}

/// Whether few of their words show the feeling, and the reply says thanks or takes a step: kind enough for mild displeasure. Read by hand, every
/// second remark of this kind was wrong.
fn mannered(cx: &Context<'_>) -> bool {
    const HEAVY: [Flag; 3] = [Flag::Abuse, Flag::Legal, Flag::Vulnerable];
    let kind = [Act::Thanks, Act::NextStep].into_iter().any(|act| cx.does(act)) && meant_well(cx);
    let heavy = cx.reading.intensity >= 3 || HEAVY.into_iter().any(|flag| cx.reading.has(flag));
    kind && !heavy && !plainly(cx)
}

/// Whether several of their words show the feeling: fewer are right less often, read by hand.
fn plainly(cx: &Context<'_>) -> bool {
    const SEVERAL: usize = 3;
    cx.reading.feelings.first().is_some_and(|felt| felt.evidence.len() >= SEVERAL)
}

/// Whether the feeling is beyond doubt.
fn surely(cx: &Context<'_>) -> bool {
    /// Probability from which on it is.
    const SURE: f32 = 0.66;
    let felt = cx.reading.feelings.first().is_some_and(|felt| felt.probability >= SURE);
    felt || cx.reading.intensity >= 3
}

/// Whether more than one small sign shows the feeling, or a hardship is told. Mild displeasure and mere confusion want help, and an
/// explanation.
fn clear(cx: &Context<'_>) -> bool {
    let confused = cx.reading.feeling() == Feeling::Confusion && cx.reading.intensity < 3;
    (cx.clearly_upset() && !confused && !lone(cx)) || cx.reading.has(Flag::Vulnerable)
}

/// Whether a single wording is all that shows the feeling: it may as well be a quip, praise or a third party's matter.
fn lone(cx: &Context<'_>) -> bool {
    const HEAVY: [Flag; 3] = [Flag::Repeat, Flag::Abuse, Flag::Legal];
    let felt = cx.reading.feelings.first();
    let single = felt.is_some_and(|felt| felt.evidence.len() < 2 && (felt.feeling == Feeling::Frustration || failures(cx) == 0));
    single && cx.reading.intensity < 3 && !HEAVY.into_iter().any(|flag| cx.reading.has(flag))
}

/// Whether nothing was done to them that they tell, nothing calls for care by itself, and the feeling is not sure, or shown by few words and costs
/// them nothing: play and small talk look so.
fn doubtful(cx: &Context<'_>) -> bool {
    const HEAVY: [Flag; 2] = [Flag::Abuse, Flag::Urgent];
    let faint = !surely(cx) || (!plainly(cx) && cx.reading.impact.is_empty());
    let heavy = grave(cx) || HEAVY.into_iter().any(|flag| cx.reading.has(flag));
    faint && !heavy && cx.reading.intensity < 3 && failures(cx) == 0
}

fn grave(cx: &Context<'_>) -> bool {
    GRAVE.into_iter().any(|flag| cx.reading.has(flag))
}

/// Whether any of their words shows it. What is read from the whole alone may be a wish, a joke or praise. A wait that is only told ("two
/// hours late?") shows it where it costs them something, or they cry out.
fn shown(cx: &Context<'_>) -> bool {
    let cries = || cx.customer.text().contains(['!', '😡', '😠', '😤', '🤬', '😭']) || cx.customer.text().contains("??");
    let waits = cx.reading.has(Flag::Waiting) && (!cx.reading.impact.is_empty() || cries());
    waits || cx.reading.has(Flag::Churn) || !ends(cx, &COLD).is_empty() || failures(cx) > 0
}

/// Whether mere annoyance asks how something is or why, and the reply says it, or it is doubtful whether anybody is annoyed: an explanation
/// is what was asked for.
fn explained(cx: &Context<'_>) -> bool {
    let asks = cx.reading.ask.kind == AskKind::Information && !cx.reading.questions.is_empty();
    let says = !surely(cx) || [Act::Reason, Act::Specific, Act::NextStep].into_iter().any(|act| cx.does(act));
    let heavy = [Flag::Vulnerable, Flag::Public, Flag::Legal, Flag::Abuse]
        .into_iter()
        .any(|flag| cx.reading.has(flag));
    asks && says && !heavy && cx.reading.intensity < 3 && !cx.does(Act::AsksInfo)
}

/// Whether their last words are plain thanks, in the middle of a talk and with nothing asked: "it came back again, thank you!".
fn thanks_at_last(cx: &Context<'_>) -> bool {
    /// Tokens from the end within which the thanks stand.
    const LAST: usize = 4;
    let tokens = cx.customer.tokens();
    let end = tokens.get(tokens.len().saturating_sub(LAST)..).unwrap_or_default();
    let thanks = end.iter().any(|t| matches!(cx.customer.norm(t), "thanks" | "thank" | "cheers"));
    let under_way = cx.situation.turns.iter().any(|turn| turn.who == Who::Agent);
    let mocks =
        cx.customer_hits.any(Cue::FlagSarcasm) || end.iter().any(|t| cx.customer.norm(t) == "no") || cx.reading.feeling() == Feeling::Anger;
    thanks && under_way && !mocks && cx.reading.questions.is_empty() && cx.reading.intensity < 3
}

/// Whether somebody in a hurry, who is not angry with us, is helped in the same breath.
fn helped_at_once(cx: &Context<'_>) -> bool {
    let hurried = cx.reading.has(Flag::Urgent) && !cx.reading.has(Flag::Churn) && cx.reading.feeling() != Feeling::Anger;
    let helps = cx.hits.any(Cue::RuleBesides) || cx.hits.any(Cue::RuleAlternative);
    hurried && helps && cx.does(Act::NextStep) && cx.reading.intensity < 3
}

/// How often they tell of what was done to them. "Why was the shop in Perth closed?" tells of nothing that was done to anybody.
fn failures(cx: &Context<'_>) -> usize {
    let norm = |at: usize| cx.customer.tokens().get(at).map_or("", |t| cx.customer.norm(t));
    let own = || {
        let me = |norm: &str| matches!(norm, "i" | "im" | "ive" | "me" | "my" | "mine" | "we" | "weve" | "us" | "our");
        cx.customer.tokens().iter().any(|t| me(cx.customer.norm(t)))
    };
    let counts = |hit: &&Hit| !matches!(norm(hit.tokens.start), "why" | "y") || own();
    let hits = FAILED.into_iter().flat_map(|cue| cx.customer_hits.live(cue));
    hits.filter(counts).count()
}

/// Where their words of these kinds end. "Hoping to win one" is no fear.
fn ends(cx: &Context<'_>, cues: &[Cue]) -> Vec<usize> {
    let wish = |hit: &Hit| {
        let first = cx.customer.tokens().get(hit.tokens.start);
        first.is_some_and(|t| cx.customer.norm(t) == "hoping")
    };
    let hits = cues.iter().flat_map(|&cue| cx.customer_hits.live(cue));
    hits.filter(|hit| !wish(hit)).map(|hit| hit.tokens.end).collect()
}

/// Whether they praise more than they complain: even where it is mockery, no word says so. Or whether a complaint ends in praise and
/// meets gladness ("they cancelled on me, thank you for taking me").
fn praises(cx: &Context<'_>) -> bool {
    const WARM: [Cue; 3] = [Cue::FeelingJoy, Cue::FeelingGratitude, Cue::RuleFond];
    let (warm, cold, failed) = (ends(cx, &WARM), ends(cx, &COLD), failures(cx));
    let glad = cx.hits.any(Cue::RuleGladly) || cx.hits.any(Cue::RulePleased) || looks_ahead(cx);
    let later = warm.len() >= cold.len() && failed == 0 && warm.iter().max() > cold.iter().max();
    if cx.customer_hits.any(Cue::RuleLoyal) && !cx.does(Act::Apology) && failed <= 1 {
        return true;
    }
    let turned = cx.reading.feeling().sign() > 0 || later;
    let meets = !warm.is_empty() && glad && !cx.does(Act::Apology);
    warm.len() > cold.len() + failed || (meets && (turned || warm.len() >= cold.len()))
}

/// Whether the reply looks ahead to seeing them.
fn looks_ahead(cx: &Context<'_>) -> bool {
    const AHEAD: [Cue; 4] = [Cue::RuleWishing, Cue::ReplyWish, Cue::RuleGladtold, Cue::RuleComeagain];
    const SEES: [&str; 12] = [
        "see",
        "seeing",
        "welcome",
        "welcoming",
        "have",
        "having",
        "host",
        "soon",
        "arms",
        "wings",
        "serve",
        "serving",
    ];
    let sees =
        |hit: &Hit| cx.any_of(cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default(), &SEES) || cx.any_of(cx.after(hit), &SEES);
    AHEAD.into_iter().flat_map(|cue| cx.hits.live(cue)).any(sees)
}

/// Whether it welcomes them or takes their words as praise, where the feeling is not strong: they come from a rival, play or praise, or else the
/// cheer is the fault, and another rule's.
fn welcomes(cx: &Context<'_>) -> bool {
    const PRAISE: [Cue; 3] = [Cue::RuleForpraise, Cue::RulePraisedback, Cue::RulePleased];
    let misses = cx.hits.any(Cue::RuleMissed);
    // Who comes to us from a rival is angry with the rival, however much.
    let takes = misses || looks_ahead(cx) || cx.any_of(cx.draft.tokens(), &["loyalty", "competition"]);
    let comes = takes && cx.customer_hits.any(Cue::RuleRival) && !cx.does(Act::Apology);
    comes || cx.reading.intensity < 3 && (misses || looks_ahead(cx) || PRAISE.into_iter().any(|cue| cx.hits.any(cue)))
}

/// Whether the reply is glad that it is over, and no cost of it is told.
fn glad_that_it_is_over(cx: &Context<'_>) -> bool {
    let over = cx.hits.any(Cue::RuleGladly) && cx.hits.any(Cue::RuleOver);
    over && cx.reading.intensity < 3 && cx.reading.impact.is_empty()
}

/// Whether it is taken lightly: they laugh, put a light question ("just a quick question"), or wish for something, and the reply wishes
/// with them.
fn is_light(cx: &Context<'_>) -> bool {
    let laugh = |norm: &str| matches!(norm, "lol" | "haha" | "hahaha" | "hehe") || norm.starts_with(['😂', '🤣', '😅', '😆']);
    let laughs = cx.customer.tokens().iter().any(|t| laugh(cx.customer.norm(t)));
    let asks = cx.reading.ask.kind == AskKind::Information && cx.customer_hits.any(Cue::RuleLightly);
    let nothing_done = failures(cx) == 0 && !grave(cx);
    let wishes = cx.hits.any(Cue::RuleWishing);
    cx.reading.intensity < 3 && (laughs || (nothing_done && (asks || wishes)))
}

/// Whether it tells back what they went through, in their words and not against them: "you would miss your daughter's wedding over our mistake". One
/// word of theirs is enough beside our part in it.
fn tells_back(cx: &Context<'_>) -> bool {
    /// Words of theirs from which on it is their story.
    const THEIRS: usize = 2;
    const OURS: [&str; 9] = ["we", "us", "our", "nobody", "never", "nothing", "wrong", "mistake", "failed"];
    let told = |line: &Line<'_>| {
        let least = if cx.any_of(cx.draft.tokens_of(line.sentence), &OURS) {
            1
        } else {
            THEIRS
        };
        !line.question && line.shared >= least && line.has(Cue::RuleFacts)
    };
    meant_well(cx) && cx.lines.iter().any(told)
}

/// Whether the reply is not meant against them.
fn meant_well(cx: &Context<'_>) -> bool {
    /// Probability that it hurts up to which it is not.
    const HARMLESS: f32 = 0.25;
    cx.hurts().is_none_or(|sure| sure < HARMLESS) && !cx.is_against()
}

/// Whether it asks what happened where nothing is told: to let them tell is the first thing that they need.
fn listens(cx: &Context<'_>) -> bool {
    let untold = cx.reading.impact.is_empty() && !grave(cx);
    (cx.hits.any(Cue::RuleInvites) && untold) || (cx.does(Act::OpenQuestion) && failures(cx) == 0)
}

/// Whether our last turn saw it already, by more than a bare "sorry": in the middle of a talk the matter may come first, unless the feeling is strong.
fn seen_before(cx: &Context<'_>) -> bool {
    const STEMS: [&str; 4] = ["frustrat", "disappoint", "upset", "annoy"];
    let sees = |word: &str| matches!(word, "understand" | "hate") || STEMS.into_iter().any(|stem| word.starts_with(stem));
    let ours = cx.situation.turns.iter().rfind(|turn| turn.who == Who::Agent);
    let saw = ours.is_some_and(|turn| {
        let doc = Document::new(turn.text);
        doc.tokens().iter().any(|t| sees(doc.norm(t)))
    });
    saw && cx.reading.intensity < 3
}
