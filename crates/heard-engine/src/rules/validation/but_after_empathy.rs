//! See `but_after_empathy.md`.

use heard_text::{Span, Token, TokenKind};

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::{AskKind, Feeling};

/// Wordings of empathy that a "but" takes back.
const EMPATHY: [Cue; 3] = [Cue::ReplyApology, Cue::ReplyFeeling, Cue::ReplySympathy];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if calm(cx) {
        return;
    }
    let mut last = None;
    let sees_trouble = |hit: &&Hit| EMPATHY.contains(&hit.cue) && hit.live() && sees(cx, hit);
    for hit in cx.hits.all().iter().filter(sees_trouble) {
        let Some((span, suggestion)) = turned(cx, hit) else {
            continue;
        };
        if last.replace(span) != Some(span) {
            let words = quoted(cx.draft.slice(hit.span));
            report.at(span, format!("The “but” takes {words} back.")).suggest(Check, suggestion);
        }
    }
}

/// Whether a calm question is answered here, or praise: there is no feeling to take anything back from.
fn calm(cx: &Context<'_>) -> bool {
    let neutral = cx.reading.feeling() == Feeling::Neutral && !cx.empathy.needed;
    (neutral && cx.reading.ask.kind == AskKind::Information) || (cx.praised() && !cx.upset())
}

/// What somebody is in, where "we appreciate your …" sees more than an opinion.
const PLIGHT: [&str; 8] = [
    "position",
    "situation",
    "point",
    "circumstances",
    "perspective",
    "predicament",
    "difficulty",
    "difficulties",
];
/// Who is well in "everyone is safe", and the words for it.
const WHO: [&str; 6] = ["you", "your", "he", "she", "they", "everyone"];
const WELL: [&str; 5] = ["safe", "unhurt", "okay", "ok", "alright"];

/// Whether the words see a trouble. "We appreciate your suggestion" says thanks, and "everyone is safe" reports.
fn sees(cx: &Context<'_>, hit: &Hit) -> bool {
    let words = cx.draft.tokens().get(hit.tokens.clone()).unwrap_or_default();
    let norm = |token: Option<&Token>| token.map_or("", |token| cx.draft.norm(token));
    let (first, last) = (norm(words.first()), norm(words.last()));
    let next = norm(cx.draft.tokens().get(hit.tokens.end));
    let values = cx.any_of(words, &["appreciate"]) && matches!(last, "appreciate" | "you" | "your");
    let thanks = hit.cue == Cue::ReplySympathy && values && !PLIGHT.contains(&next);
    let reports = hit.cue == Cue::ReplyFeeling && WHO.contains(&first) && WELL.contains(&last);
    !thanks && !reports
}

/// Words after the turn that open a request, a wish or good news.
#[rustfmt::skip]
const KIND: [&str; 17] = [
    "fingers", "let", "please", "hang", "rest", "also", "thank", "thanks", "could", "can", "may", "glad", "happy", "pleased", "delighted", "hope", "hopefully",
];
/// Tokens after the turn within which good news or a wish begins.
const GLAD: usize = 4;
/// Words of good news, thanks and wishes, and what makes them none.
#[rustfmt::skip]
const WARM: [&str; 20] = [
    "glad", "happy", "pleased", "delighted", "thrilled", "relieved", "hope", "hoping", "hopefully", "wish", "wishing", "forward", "love",
    "loved", "appreciate", "appreciated", "grateful", "thank", "thanks", "congratulations",
];
const DENIED: [&str; 10] = [
    "not", "never", "no", "cannot", "cant", "dont", "nobody", "nothing", "without", "hardly",
];
/// What an apology for a late answer is for: the "but" after it begins the answer.
const ANSWERS: [&str; 6] = ["response", "reply", "replying", "responding", "answer", "answering"];

/// The turn after the words of empathy, and the two sentences it could be.
fn turned(cx: &Context<'_>, hit: &Hit) -> Option<(Span, String)> {
    let from = hit.tokens.end;
    let tokens = cx.draft.tokens();
    let sentence = tokens.get(from.checked_sub(1)?)?.sentence;
    let rest: &[Token] = tokens.get(from..)?;
    let here = rest.iter().take_while(|t| t.sentence == sentence).count();
    let at = from + rest[..here].iter().position(|t| matches!(cx.draft.norm(t), "but" | "however"))?;
    // "Anything but kind" and "nobody but us" turn nothing round.
    if tokens
        .get(at - 1)
        .is_some_and(|t| matches!(cx.draft.norm(t), "anything" | "nothing" | "all" | "everything"))
    {
        return None;
    }
    // "Not only sorry but ashamed" adds.
    if cx.any_of(cx.before(hit), &["only", "just", "merely"]) || cx.any_of(tokens.get(hit.tokens.clone()).unwrap_or_default(), &["only"]) {
        return None;
    }
    let next = tokens.get(at + 1).filter(|t| t.sentence == sentence)?;
    // "… however." closes a sentence and turns nothing.
    let closes = next.kind == TokenKind::Punct && cx.draft.norm(next) != ",";
    if closes || matches!(cx.draft.norm(next), "us" | "me" | "him" | "them") || polite(cx, hit, tokens.get(from..at)?) {
        return None;
    }
    let within = |cue: Cue| cx.hits.within(cue, sentence as usize);
    let helps = [Cue::RuleAlternative, Cue::ReplyPromise, Cue::ReplyStep, Cue::RuleBesides]
        .into_iter()
        .flat_map(within);
    let glad = [Cue::ReplyGlad, Cue::ReplyWish].into_iter().flat_map(within);
    let kind = helps.into_iter().any(|hit| hit.tokens.end > at)
        || glad.into_iter().any(|hit| (at + 1..=at + GLAD).contains(&hit.tokens.start))
        || rest[..here].iter().any(|t| cx.draft.norm(t).starts_with('?'))
        || KIND.contains(&cx.draft.norm(next))
        || cx.draft.norm(next) == "true"
        || shall_do(cx, tokens.get(at + 1..from + here)?)
        || sees_them(cx, tokens.get(at + 1..from + here)?)
        || owns_up(cx, tokens.get(at + 1..from + here)?)
        || others_left(cx, tokens.get(at + 1..from + here)?)
        || goes_on(cx, tokens.get(at..from + here)?)
        || warm(cx, tokens.get(at + 1..from + here)?, at, sentence as usize);
    if kind {
        return None;
    }
    let comma = tokens.get(at - 1).filter(|t| cx.draft.norm(t) == ",");
    let start = comma.map_or_else(|| tokens[at - 1].span.end, |t| t.span.start);
    let word = cx.draft.slice(next.span);
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    Some((Span::new(start, next.span.end), format!(". {capital}")))
}

/// "But understand your position", "but I respect that": the turn sees them once more. "But understand that we …" pleads.
fn sees_them(cx: &Context<'_>, after: &[Token]) -> bool {
    let mut words = after
        .iter()
        .map(|token| cx.draft.norm(token))
        .skip_while(|word| matches!(*word, "i" | "we" | "do" | "can"));
    let sees = words
        .next()
        .is_some_and(|word| matches!(word, "understand" | "respect" | "appreciate"));
    sees && words.next().is_some_and(|word| matches!(word, "your" | "you" | "how" | "why"))
}

/// "But we never put it in the post", "but I forgot": the turn says what we did wrong. "But we never received it" does not.
fn owns_up(cx: &Context<'_>, after: &[Token]) -> bool {
    #[rustfmt::skip]
    const LEFT_UNDONE: [&str; 16] = [
        "put", "sent", "send", "posted", "passed", "told", "tell", "rang", "ring", "called", "call", "checked", "check", "answered", "answer", "booked",
    ];
    let words: Vec<&str> = after.iter().map(|token| cx.draft.norm(token)).collect();
    match words.as_slice() {
        ["i" | "we", "forgot" | "failed" | "missed" | "overlooked" | "mislaid", ..] | ["i" | "we", "should", "have", ..] => true,
        ["i" | "we", "never" | "didnt", deed, ..] => LEFT_UNDONE.contains(deed),
        _ => false,
    }
}

/// "But there are plenty of other dates": what is left to choose from.
fn others_left(cx: &Context<'_>, after: &[Token]) -> bool {
    // "But the team is always here to help" offers.
    let here = after.windows(2).any(|pair| match pair {
        [here, to] => cx.draft.norm(here) == "here" && matches!(cx.draft.norm(to), "to" | "for"),
        _ => false,
    });
    let there = after
        .first()
        .is_some_and(|token| matches!(cx.draft.norm(token), "there" | "theres" | "we"));
    here || there && cx.any_of(after.get(..6).unwrap_or(after), &["lots", "plenty", "many", "others"])
}

/// Whether the turn, which comes first, leads to what somebody will do. What will not be, and what they will have to do, is a limit.
fn goes_on(cx: &Context<'_>, clause: &[Token]) -> bool {
    clause.windows(4).any(|words| match words {
        [who, will, next, then] => {
            matches!(cx.draft.norm(will), "will" | "shall" | "theyll")
                && cx.draft.norm(who) != "you"
                && !matches!(cx.draft.norm(next), "not" | "never" | "no" | "only")
                && cx.draft.norm(then) != "to"
        }
        _ => false,
    })
}

/// "But I'll gladly pass it on": what the writer will do. "But I'll have to decline" is a limit.
fn shall_do(cx: &Context<'_>, after: &[Token]) -> bool {
    match after {
        [who, verb, ..] => {
            let short = cx.draft.slice(who.span).contains(['\'', '’']) && matches!(cx.draft.norm(who), "ill" | "well");
            short && !matches!(cx.draft.norm(verb), "not" | "never" | "only" | "have" | "need" | "be" | "no")
        }
        _ => false,
    }
}

/// Whether an apology is a manner of speaking to somebody who is not upset: a plain "sorry, but" before an answer, or one for a late
/// answer. `between` stands between the apology and the turn.
fn polite(cx: &Context<'_>, hit: &Hit, between: &[Token]) -> bool {
    /// Words between a plain apology and its "but": a name.
    const NAME: usize = 1;
    let words = between.iter().filter(|token| token.kind == TokenKind::Word).count();
    hit.cue == Cue::ReplyApology && !cx.upset() && (words <= NAME || cx.any_of(between, &ANSWERS))
}

/// Whether what follows the turn begins with thanks, a wish, good news or what the writer sees, and does not end in a limit or a plea
/// to understand.
fn warm(cx: &Context<'_>, after: &[Token], at: usize, sentence: usize) -> bool {
    let opening = after.get(..GLAD).unwrap_or(after);
    let good = |pair: &[Token]| match pair {
        [is, word] => {
            matches!(cx.draft.norm(is), "its" | "is" | "thats" | "was" | "how")
                && matches!(cx.draft.norm(word), "great" | "good" | "lovely" | "wonderful")
        }
        _ => false,
    };
    let sees = match opening {
        [who, verb, ..] => {
            let who = cx.draft.norm(who);
            who == "see" || (matches!(who, "i" | "we") && cx.draft.norm(verb) == "see")
        }
        _ => false,
    };
    let values = match opening {
        [your, what, ..] => {
            cx.draft.norm(your) == "your"
                && matches!(
                    cx.draft.norm(what),
                    "patience" | "loyalty" | "business" | "feedback" | "support" | "understanding"
                )
        }
        _ => false,
    };
    let begins = sees || values || cx.any_of(opening, &WARM) || opening.windows(2).any(good);
    let pleads = after.iter().any(|token| cx.draft.norm(token).starts_with("understand"));
    let refuses = cx.hits.within(Cue::RulePolicy, sentence).any(|hit| hit.tokens.start > at);
    begins && !cx.any_of(opening, &DENIED) && !pleads && !refuses
}
