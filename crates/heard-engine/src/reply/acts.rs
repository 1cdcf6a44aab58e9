//! What the sentences of a draft do. Says nothing of whether it is good.

use heard_text::{Document, Span, TokenKind};

use super::lines::Line;
use super::words::{Content, content, is_topic};
use super::{Act, ActFound, asking, meant, name};
use crate::cue::{Cue, Hit};
use crate::meaning::ReplyMeaning;
use crate::{Evidence, Reading, Situation, Who};

/// Acts that a wording does, wherever it stands: the act, its cue, and the cue that takes it back.
const WORDED: &[(Act, Cue, Option<Cue>)] = &[
    (Act::Greeting, Cue::ReplyGreeting, None),
    (Act::Thanks, Cue::ReplyThanks, None),
    (Act::Apology, Cue::ReplyApology, Some(Cue::ReplyNotapology)),
    (Act::FeelingAcknowledged, Cue::ReplyFeeling, Some(Cue::ReplyNotfeeling)),
    (Act::NextStep, Cue::ReplyStep, Some(Cue::ReplyNotstep)),
    (Act::Promise, Cue::ReplyPromise, Some(Cue::ReplyNotpromise)),
    (Act::FollowUp, Cue::ReplyFollowup, Some(Cue::ReplyNotfollowup)),
    (Act::Ownership, Cue::ReplyOwnership, None),
    (Act::Reason, Cue::ReplyReason, None),
    (Act::ChannelPush, Cue::ReplyChannel, Some(Cue::ReplyNotchannel)),
    (Act::Options, Cue::ReplyOptions, None),
    (Act::Time, Cue::ReplyTime, Some(Cue::ReplyNottime)),
];

/// Every act of the draft, in the order of the text.
pub(crate) fn find(
    draft: &Document<'_>,
    lines: &[Line<'_>],
    customer: &Document<'_>,
    heard: &Reading,
    situation: &Situation<'_>,
    meaning: Option<&ReplyMeaning>,
) -> Vec<ActFound> {
    let earlier: Vec<Document<'_>> = earlier_words(situation);
    let mut theirs = Content::of(customer);
    for doc in &earlier {
        theirs.add(doc);
    }
    let mut found: Vec<(Act, Span)> = Vec::new();
    for line in lines {
        for &(act, cue, but) in WORDED {
            let hit = but.map_or_else(|| line.hit(cue), |not| line.hit_but(cue, not));
            found.extend(hit.filter(|hit| fits(act, line, hit)).map(|hit| (act, hit.span)));
        }
        found.extend(asking::find(line));
        found.extend(choice(draft, line));
    }
    let names = name::find(draft, customer, situation.customer_name);
    found.extend(names.iter().map(|span| (Act::Name, *span)));
    found.extend(specific(draft, &theirs, &names).map(|span| (Act::Specific, span)));
    found.extend(restated(draft, lines, customer, heard).map(|span| (Act::Restates, span)));
    if let Some(meaning) = meaning {
        meant::join(&mut found, lines, meaning);
    }
    found.sort_by_key(|(act, span)| (span.start, *act));
    found
        .into_iter()
        .map(|(act, span)| ActFound {
            act,
            evidence: Evidence::new(draft, span),
        })
        .collect()
}

/// What the customer said before their latest words.
fn earlier_words<'t>(situation: &Situation<'t>) -> Vec<Document<'t>> {
    /// Turns that count as this conversation's memory.
    const MEMORY: usize = 6;
    let theirs = situation.turns.iter().rev().filter(|turn| turn.who == Who::Customer);
    theirs.take(MEMORY).map(|turn| Document::new(turn.text)).collect()
}

/// Whether a sentence of this form can do this. "It is not our mistake" owns nothing.
fn fits(act: Act, line: &Line<'_>, hit: &Hit) -> bool {
    match act {
        Act::Reason | Act::Time => !line.question,
        Act::Promise => !line.question && !hit.negated,
        Act::FeelingAcknowledged | Act::Ownership => !hit.negated,
        _ => true,
    }
}

/// "You can have a refund or a new one": an offer with an "or" that joins two ways.
fn choice(draft: &Document<'_>, line: &Line<'_>) -> Option<(Act, Span)> {
    let offer = line.hit(Cue::ReplyOfferword).filter(|_| !line.has(Cue::ReplyOptions))?;
    let rest = draft.tokens().get(offer.tokens.end..line.sentence.end_token as usize)?;
    let or = rest.iter().position(|t| draft.norm(t) == "or")?;
    let verb = rest.get(or + 1).map(|t| draft.norm(t))?;
    matches!(
        verb,
        "you"
            | "i"
            | "we"
            | "a"
            | "at"
            | "on"
            | "by"
            | "from"
            | "between"
            | "ask"
            | "send"
            | "return"
            | "visit"
            | "use"
            | "try"
            | "have"
            | "get"
            | "wait"
            | "choose"
            | "the"
    )
    .then_some((Act::Options, line.sentence.span))
}

/// The words that are particular to this customer's case: theirs, or a proper name of a thing. A common word of the trade
/// counts from the second on.
fn specific(draft: &Document<'_>, theirs: &Content<'_>, names: &[Span]) -> Option<Span> {
    let tokens = draft.tokens();
    let mut topic: Option<&str> = None;
    tokens.iter().enumerate().find_map(|(at, token)| {
        let next = names.partition_point(|name| name.end <= token.span.start);
        if names.get(next).is_some_and(|name| name.overlaps(token.span)) {
            return None;
        }
        let own = content(draft, token).filter(|stem| theirs.has(stem));
        let counts = match own {
            Some(stem) if is_topic(draft, token) => topic.replace(stem).is_some_and(|other| other != stem),
            Some(_) => true,
            None => is_thing(draft, at),
        };
        counts.then_some(token.span)
    })
}

/// A proper name in the middle of a sentence ("Fire TV"), or a figure with its unit.
fn is_thing(draft: &Document<'_>, at: usize) -> bool {
    let tokens = draft.tokens();
    let (Some(token), Some(previous)) = (tokens.get(at), at.checked_sub(1).and_then(|i| tokens.get(i))) else {
        return false;
    };
    let word = draft.slice(token.span);
    let lower = word.chars().skip(1).filter(|c| c.is_lowercase()).count();
    token.kind == TokenKind::Word
        && previous.sentence == token.sentence
        && matches!(previous.kind, TokenKind::Word)
        && word.starts_with(char::is_uppercase)
        && lower >= 2
        && at + 3 < tokens.len()
        && content(draft, token).is_some()
        && matches!(
            draft.norm(previous),
            "the" | "your" | "in" | "on" | "our" | "to" | "from" | "at" | "for" | "of" | "with" | "a" | "an" | "through"
        )
}

/// The sentence that says the problem back.
fn restated(draft: &Document<'_>, lines: &[Line<'_>], customer: &Document<'_>, heard: &Reading) -> Option<Span> {
    /// Share of the problem's content words.
    const SHARE: f32 = 0.5;
    let asked = |span: Span| heard.questions.iter().any(|question| question.span().overlaps(span));
    let clause = lines
        .iter()
        .find(|line| !line.question && line.has(Cue::ReplySayback) && line.shared >= 2);
    if let Some(line) = clause {
        return Some(line.sentence.span);
    }
    // An answer has the words of its question and says no problem back.
    let told = heard.problem.iter().chain(&heard.impact).filter(|words| !asked(words.span()));
    told.into_iter().find_map(|problem| {
        let content = Content::within(customer, problem.span());
        lines.iter().find_map(|line| {
            let shared = content.shared(draft, line.sentence);
            #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
            let enough = shared >= 2 && shared as f32 >= SHARE * content.len() as f32;
            let offers = line.has(Cue::ReplyOfferword) || line.has(Cue::ReplyStep);
            (enough && !line.question && !offers).then_some(line.sentence.span)
        })
    })
}
