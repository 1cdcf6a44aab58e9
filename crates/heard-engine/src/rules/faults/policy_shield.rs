//! See `policy_shield.md`.

use heard_text::{Span, Token};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::settings::Team;
use crate::{Act, AskKind, Flag};

/// Probability from which a sentence is a rule by its meaning.
const SURELY: f32 = 0.7;
/// Words of a parting formula: who may be asked about anything else is no way round.
const PARTING: [&str; 4] = ["any", "anything", "else", "questions"];
/// Words that turn from the limit to what is possible.
const TURNS: [&str; 3] = ["but", "however", "though"];
/// Who in the house sees to it instead.
#[rustfmt::skip]
const HOUSE: [&str; 10] = [
    "team", "teams", "staff", "desk", "office", "colleague", "colleagues", "department", "specialist", "specialists",
];

/// Words of a reason that is only the rule once more.
#[rustfmt::skip]
const HOUSE_RULES: [&str; 9] = [
    "policy", "policies", "terms", "rules", "rule", "conditions", "system", "procedure", "procedures",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let way_round = cx.hits.any(Cue::RuleAlternative)
        || cx.hits.live(Cue::RuleWayround).any(|hit| !cx.any_of(cx.after(hit), &PARTING))
        || [Act::Options, Act::FeelingAcknowledged].into_iter().any(|act| cx.does(act));
    let onward = [Act::NextStep, Act::Promise].into_iter().any(|act| cx.does(act));
    let upset = cx.clearly_upset() || (cx.upset() && cx.reading.intensity >= 3);
    // To a question that is only a question, a limit is the answer, unless something grave stands behind it; and who asks back has not ended with it.
    let asked = cx.reading.ask.kind;
    let grave = cx.upset() && cx.reading.has(Flag::Vulnerable);
    let only_asked = asked == AskKind::Status || (asked == AskKind::Information && !upset && !grave);
    let asks = cx.does(Act::AsksInfo) || cx.lines.iter().any(|line| line.question);
    let glad = cx.pleasant() || cx.reading.feeling().sign() > 0;
    // A proposal that is taken in and declined has its answer.
    let declined =
        !upset && (cx.hits.any(Cue::RuleNoted) || cx.any_of(cx.draft.tokens(), &["comments", "suggestion", "suggestions", "idea"]));
    // To somebody calm, a limit with a word of regret is an answer.
    let regretted = !upset && cx.does(Act::Apology);
    let settled = (cx.hits.any(Cue::RuleGladly) && cx.hits.any(Cue::RuleOver)) || (cx.reading.intensity < 3 && accepts(cx));
    if way_round || only_asked || asks || glad || declined || regretted || settled || cx.in_parts() || cx.empathy.given == 2 {
        return;
    }
    let stands = |hit: &&Hit| {
        let another = cx.hits.touches(Cue::RuleNotpolicy, hit.span) || is_topic(cx, hit) || (!upset && supposed(cx, hit));
        !hit.quoted && !another && !turned(cx, hit) && !reasoned(cx, hit)
    };
    // What goes on elsewhere in a reply does not take back a rule that is held up to somebody clearly upset.
    let held_up = |hit: &&Hit| !onward || (cx.clearly_upset() && names_rule(cx, hit));
    let limits = || cx.hits.of(Cue::RulePolicy).filter(stands).filter(held_up);
    let firm = limits().filter(|hit| !bare(cx, hit)).map(|hit| hit.span);
    let own = Team::policies(cx.team_hits).filter(|_| !onward);
    let mut wordings: Vec<Span> = firm.chain(own).collect();
    let doubtful = wordings.is_empty();
    // Who is sorry for a mere "unfortunately it is not" has said what can be said.
    if doubtful && upset && !cx.does(Act::Apology) && cx.reading.intensity >= 2 {
        wordings.extend(limits().map(|hit| hit.span));
    }
    let ends = |span: &Span| !cx.hits.touches(Cue::RuleNotpolicy, *span) && !passed_on(cx, *span);
    let worded = wordings.into_iter().find(ends);
    // What is a rule by its meaning alone shields only where somebody upset gets nothing else.
    let meant = || cx.meant("policy_shield", SURELY).filter(|span| cx.leaves_alone() && ends(span));
    let Some(span) = worded.or_else(meant) else {
        return;
    };
    let theirs = cx.telling();
    let words = quoted(cx.draft.slice(span));
    let message = match theirs {
        Some(theirs) => format!(
            "{words} is a rule for an answer. What it means for {} is not seen.",
            quoted(&theirs.quote)
        ),
        None => format!("{words} is a rule for an answer. What it means for the customer is not seen."),
    };
    let remark = report.at(span, message).about(theirs).suggest(
        Idea,
        "Say first what it means for them, then the limit in one sentence, then what you can do.",
    );
    if worded.is_none() || doubtful || !upset || onward || cx.does(Act::Apology) {
        remark.softly();
    }
}

/// "Our policy", "as per the terms": the rule itself is named.
fn names_rule(cx: &Context<'_>, hit: &Hit) -> bool {
    const RULES: [&str; 8] = ["policy", "policies", "terms", "t&cs", "tcs", "conditions", "rules", "regulations"];
    cx.any_of(cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default(), &RULES)
}

/// "Consistent with our policies", "we start our usual procedure": a policy that is spoken of. "As per our policy" hides behind it.
fn is_topic(cx: &Context<'_>, hit: &Hit) -> bool {
    const BEHIND: [&str; 12] = [
        "per", "under", "against", "by", "is", "to", "thats", "its", "are", "of", "state", "and",
    ];
    let own = cx
        .draft
        .tokens()
        .get(hit.tokens.start)
        .is_some_and(|token| cx.draft.norm(token) == "our");
    let before = cx.before(hit);
    own && before.last().is_some_and(|token| !BEHIND.contains(&cx.draft.norm(token)))
}

/// "Unfortunately, it is not": a rule may stand behind it, or a mere fact.
fn bare(cx: &Context<'_>, hit: &Hit) -> bool {
    let words = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let regrets = matches!(cx.draft.norm(first), "unfortunately" | "afraid" | "sorry");
    regrets
        && matches!(
            cx.draft.norm(last),
            "dont" | "not" | "doesnt" | "cannot" | "cant" | "isnt" | "arent" | "no" | "unable" | "only"
        )
}

/// "We cannot refund it, but …", "while we cannot refund it, …", or a next sentence that turns: what follows is the point.
fn turned(cx: &Context<'_>, hit: &Hit) -> bool {
    let clause = cx
        .before(hit)
        .rsplit(|token| cx.draft.norm(token) == ",")
        .next()
        .unwrap_or_default();
    let granted = cx.any_of(clause, &["while", "although", "though"]);
    let next = cx
        .draft
        .sentences()
        .get(hit.sentence + 1)
        .map(|s| cx.draft.tokens_of(s))
        .unwrap_or_default();
    let refused = cx.hits.within(Cue::RulePolicy, hit.sentence + 1).next().is_some();
    let turns_then = cx.any_of(next.get(..2).unwrap_or(next), &TURNS) && !refused;
    granted || cx.any_of(cx.after(hit), &TURNS) || turns_then
}

/// "We cannot change it because your contract is with the shop": the reason is told at once, and is no rule itself.
fn reasoned(cx: &Context<'_>, hit: &Hit) -> bool {
    let after = cx.after(hit);
    let because = after.iter().position(|token| cx.draft.norm(token) == "because");
    because.is_some_and(|at| {
        let reason = after.get(at + 1..).unwrap_or_default();
        let rule = reason.iter().any(|token| HOUSE_RULES.contains(&cx.draft.norm(token)));
        !rule && reason.len() > 1
    })
}

/// "If it is within a day, it cannot be moved": what may be the cause, told to somebody calm.
fn supposed(cx: &Context<'_>, hit: &Hit) -> bool {
    cx.any_of(cx.before(hit), &["if", "unless", "once"])
}

/// Whether they say that they see why.
fn accepts(cx: &Context<'_>) -> bool {
    let tokens = cx.customer.tokens();
    let norm = |token: &Token| cx.customer.norm(token);
    let denied = |token: &Token| matches!(norm(token), "no" | "not" | "none" | "nothing" | "never" | "nor");
    let said = |row: &[Token]| match row {
        [first, next] => matches!((norm(first), norm(next)), ("makes", "sense") | ("fair", "enough")),
        _ => false,
    };
    let before = |at: usize| tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    let after = |at: usize| tokens.get(at + 2..tokens.len().min(at + 5)).unwrap_or_default();
    tokens
        .windows(2)
        .enumerate()
        .any(|(at, row)| said(row) && !before(at).iter().any(denied) && !after(at).iter().any(|token| norm(token) == "but"))
}

/// Whether the limit is followed by who can do it: then it does not end there.
fn passed_on(cx: &Context<'_>, limit: Span) -> bool {
    let mut later = cx.body().flat_map(|s| cx.draft.tokens_of(s)).filter(|t| t.span.start >= limit.end);
    let pushed = cx.acts(Act::ChannelPush).any(|push| {
        let rest = cx.sentence_at(push.span()).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
        let from = rest.partition_point(|token| token.span.start < push.start);
        push.start >= limit.end && !cx.any_of(rest.get(from..).unwrap_or_default(), &PARTING)
    });
    pushed || later.any(|token| HOUSE.contains(&cx.draft.norm(token)))
}
