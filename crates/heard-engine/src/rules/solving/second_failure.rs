//! See `second_failure.md`.

use heard_text::{SegmentKind, Token, TokenKind};

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::reply::Line;
use crate::reply::words::Content;
use crate::rules::{Context, Report, quoted};
use crate::{Act, Evidence, Flag, Who};

/// What one would say to somebody for whom it has not held.
const SORRY: &str = "I am sorry: it is still not right, after what we did. ";

/// What a customer does with a firm, or will not do again.
#[rustfmt::skip]
const PATRONISE: &[&str] = &[
    "fly", "flying", "use", "using", "shop", "shopping", "order", "ordering", "buy", "buying", "come", "coming", "visit", "visiting",
    "travel", "travelling", "traveling", "stay", "staying", "book", "booking", "spend", "spending", "pay", "paying", "eat", "eating",
    "return", "returning", "rent", "renting", "recommend", "trust",
];

/// Words that say that it has happened, or that they have been in touch, before.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    "again", "twice", "thrice", "second", "third", "fourth", "fifth", "sixth", "2nd", "3rd", "4th", "5th", "times", "already",
    "before", "previously", "repeatedly", "row", "every",
    "called", "phoned", "rang", "emailed", "contacted", "wrote", "written", "messaged", "complained", "reported", "chased", "dmd",
    "explained",
];

/// Those that only count.
#[rustfmt::skip]
const COUNTS: &[&str] = &[
    "again", "twice", "thrice", "second", "third", "fourth", "fifth", "sixth", "2nd", "3rd", "4th", "5th", "times", "row", "every",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(place) = cx.opening().filter(|_| !cx.in_parts()) else {
        return;
    };
    if is_chat_line(cx) || cx.knows_of_before() {
        return;
    }
    if cx.came_back_without_words() {
        let remark = report.at(
            place,
            "They answered the check-back: not yet. This reads as if it were the first time.",
        );
        remark.suggest(Check, SORRY);
        return;
    }
    let hard = cx.empathy.needed && cx.reading.feeling().sign() < 0;
    if !hard || cx.pleasant() || is_glad(cx) {
        return;
    }
    let mut told = cx.reading.flags.iter().filter(|f| f.flag == Flag::Repeat).map(|f| &f.evidence);
    let Some(words) = told.find(|words| is_plain(cx, words) && is_failing(cx, words) && !is_reference(words) && !is_other(cx, words))
    else {
        if cx.came_back() {
            let message = "They say that it is not all right after what we did. This reads as if it were the first time.";
            report.at(place, message).about(cx.telling()).softly().suggest(Check, SORRY);
        }
        return;
    };
    if names(cx, words) {
        return;
    }
    let message = format!("They wrote {}. This reads as if it were the first time.", quoted(&words.quote));
    let remark = report.at(place, message).about(Some(words));
    let clear = cx.reading.intensity >= 2;
    let remark = if clear { remark } else { remark.softly() };
    remark.suggest(Check, "I can see this is not the first time you write about it. ");
}

/// Whether a sentence of the reply says these words back: one word of a try to reach us, two of what failed, for one may be only the thing.
fn names(cx: &Context<'_>, words: &Evidence) -> bool {
    let said: Vec<String> = words.quote.split_whitespace().map(bare).collect();
    let enough = if has(&said, COUNTS) { 2 } else { 1 };
    let theirs = Content::within(cx.customer, words.span());
    cx.lines.iter().any(|line| theirs.shared(cx.draft, line.sentence) >= enough)
}

/// Whether the reply is sorry for nothing, and glad, or meets somebody who comes to us from others that failed them.
fn is_glad(cx: &Context<'_>) -> bool {
    let glad = [Cue::ReplyGlad, Cue::RuleForpraise].into_iter().any(|cue| cx.hits.any(cue));
    !cx.does(Act::Apology) && (glad || cx.customer_hits.any(Cue::RuleRival))
}

/// A short question or two, or "one moment", in a quick talk.
fn is_chat_line(cx: &Context<'_>) -> bool {
    /// Words of a line in a chat, and of questions in the middle of one, where a fault is being looked for.
    const SHORT: usize = 14;
    const LOOKING: usize = 28;
    let all = cx.body().flat_map(|s| cx.draft.tokens_of(s));
    let words = all.filter(|t| t.kind != TokenKind::Punct).count();
    let quick = |line: &Line<'_>| line.question || line.has(Cue::ReplyHolding);
    let said = || cx.lines.iter().filter(|line| line.sentence.segment == SegmentKind::Body);
    let weighs = |line: &&Line<'_>| line.says || line.has(Cue::ReplyApology);
    let under_way = cx.situation.turns.iter().any(|turn| turn.who == Who::Agent);
    let asks = under_way && words <= LOOKING && said().any(|line| line.question) && said().filter(weighs).all(|line| line.question);
    asks || (words <= SHORT && said().any(quick) && said().filter(weighs).all(quick))
}

/// "Case number 48213" names a file; nothing has failed twice by that.
fn is_reference(words: &Evidence) -> bool {
    /// Digits from which on a figure is a number of something.
    const DIGITS: usize = 4;
    words
        .quote
        .split_whitespace()
        .any(|word| word.bytes().filter(u8::is_ascii_digit).count() >= DIGITS)
}

/// More than a lone "again": the words say that it has happened, or that they have been in touch, before. "Never again" is a farewell.
fn is_plain(cx: &Context<'_>, words: &Evidence) -> bool {
    // "Again no bus", "again late".
    let next = cx.customer.tokens().iter().find(|token| token.span.start >= words.end);
    let lone = next.is_some_and(|token| matches!(cx.customer.norm(token), "no" | "nobody" | "nothing" | "late" | "wrong" | "another"));
    let all: Vec<String> = words.quote.split_whitespace().map(bare).collect();
    let marked = all.iter().any(|word| MARKS.contains(&word.as_str()));
    marked && (all.len() > 1 || lone) && !all.iter().any(|word| word == "never")
}

/// Whether they tell close by of something that failed, or that they were in touch: one may come twice for the good cake. A lone "again" needs it
/// beside it ("get off again" does not have it).
fn is_failing(cx: &Context<'_>, words: &Evidence) -> bool {
    /// Tokens between the words and the failure.
    const NEAR: usize = 8;
    const BESIDE: usize = 2;
    let tokens = cx.customer.tokens();
    let from = tokens.partition_point(|token| token.span.end <= words.span().start);
    let to = tokens.partition_point(|token| token.span.start < words.span().end);
    let said: Vec<String> = words.quote.split_whitespace().map(bare).collect();
    let near = if says_only(&said, &["again"]) && !has(&said, &["yet", "once"]) {
        BESIDE
    } else {
        NEAR
    };
    let sentence = |at: usize| tokens.get(at).map(|token| token.sentence);
    // What stands beyond a colon or a semicolon is another thing.
    let apart = |hit: &Hit| {
        let between = tokens.get(hit.tokens.end.min(to)..hit.tokens.start.max(from)).unwrap_or_default();
        between.iter().any(|token| matches!(cx.customer.norm(token), ":" | ";"))
    };
    let mut failing = cx.customer_hits.live(Cue::RuleFailing).filter(|hit| !apart(hit));
    failing.any(|hit| hit.tokens.start < to + near && hit.tokens.end + near > from && sentence(hit.tokens.start) == sentence(from))
}

/// Whether the words have another sense where they stand: a farewell, a habit, a mail to others or by others, what we asked for, tries.
fn is_other(cx: &Context<'_>, words: &Evidence) -> bool {
    /// Words from which on a whole story was taken for a count.
    const LONG: usize = 12;
    let said: Vec<String> = words.quote.split_whitespace().map(bare).collect();
    let (before, after) = around(cx, words);
    is_farewell(&said, &before)
        || is_habit(&said, &before)
        || is_one_more(&said, &after)
        || is_others(&said, &before)
        || is_reported(&said, &after)
        || is_feared(&before)
        || is_answer(cx, &said, &after)
        || is_trying(&said, &before, &after)
        || is_measure(&said, &before, &after)
        || is_grief(cx, &said, words)
        || is_one_incident(&said, &before, &after)
        || is_motion(&said, &before)
        || is_ruled(&said, &before, &after)
        || is_once(&said)
        || said.len() > LONG
        || before
            .last()
            .is_some_and(|word| matches!(*word, "would" | "should" | "could" | "worse" | "better"))
        || before.contains(&"never")
        || before.iter().any(|word| matches!(*word, "friend" | "friends"))
}

/// "I won't use you again" leaves; "the app won't open again" does not.
fn is_farewell(said: &[String], before: &[&str]) -> bool {
    #[rustfmt::skip]
    const SURELY: &[&str] = &[
        "probably", "definitely", "certainly", "honestly", "really", "simply", "surely", "just", "likely",
    ];
    let theirs = match before.iter().rev().find(|word| !SURELY.contains(word)) {
        Some(subject) => matches!(*subject, "i" | "we"),
        None => has(said, PATRONISE),
    };
    theirs && has(said, &["wont", "wouldnt"])
}

/// "The second time this year that I lose somebody": what death brings twice is no failure of ours.
fn is_grief(cx: &Context<'_>, said: &[String], words: &Evidence) -> bool {
    #[rustfmt::skip]
    const LOSS: &[&str] = &[
        "lose", "losing", "bury", "burying", "buried", "died", "dies", "death", "funeral", "widow", "widowed", "widower", "grief", "loss",
        "passed", "mourning",
    ];
    let tokens = cx.customer.tokens();
    let at = tokens.partition_point(|token| token.span.end <= words.span().start);
    let sentence = tokens.get(at).map(|token| token.sentence);
    let told = tokens.iter().filter(|token| Some(token.sentence) == sentence);
    has(said, &["time"]) && cx.reading.has(Flag::Vulnerable) && told.into_iter().any(|token| LOSS.contains(&cx.customer.norm(token)))
}

/// "I fly with you every week" tells how loyal they are.
fn is_habit(said: &[String], before: &[&str]) -> bool {
    /// Words between what they do and how often.
    const NEAR: usize = 4;
    let often = || {
        has(
            said,
            &["day", "week", "month", "year", "weekend", "morning", "night", "evening", "few"],
        )
    };
    let loyal = || often() && before.iter().rev().take(NEAR).any(|word| PATRONISE.contains(word));
    says_only(said, &["every", "row"]) && loyal()
}

/// "Why is it gone every time the year ends?": how something is ruled, asked of it.
fn is_ruled(said: &[String], before: &[&str], after: &[&str]) -> bool {
    says_only(said, &["every"]) && (before.contains(&"why") || after.contains(&"why"))
}

/// "I have already paid": what they did once, and nothing that failed.
fn is_once(said: &[String]) -> bool {
    #[rustfmt::skip]
    const ONCE: &[&str] = &["paid", "bought", "booked", "ordered", "own", "owned", "know", "knew", "rebooked", "checked"];
    says_only(said, &["already"]) && has(said, ONCE)
}

/// "I have emailed your office as well": told in two places at once, which nobody has left lying yet.
fn is_one_more(said: &[String], after: &[&str]) -> bool {
    let besides = after.windows(2).any(|pair| pair == ["as", "well"]) || after.contains(&"too") || has(said, &["also"]);
    besides && says_only(said, &["emailed", "wrote", "written", "messaged", "contacted", "reported", "dmd"])
}

/// "Many guests have reported it": others have, not they.
fn is_others(said: &[String], before: &[&str]) -> bool {
    let theirs = before
        .last()
        .is_none_or(|word| matches!(*word, "i" | "we" | "also" | "and" | "you"));
    // "They haven't called back" is a wait.
    let not_yet = said
        .first()
        .is_some_and(|word| matches!(word.as_str(), "havent" | "hasnt" | "didnt"))
        && has(said, &["called", "rang", "phoned"]);
    not_yet || said.first().is_some_and(|word| word == "have") && says_only(said, &["reported", "complained"]) && !theirs
}

/// "Please don't make it two years in a row": what they fear has not come.
fn is_feared(before: &[&str]) -> bool {
    before.windows(2).any(|pair| matches!(pair, ["dont", "make" | "let"]))
}

/// "I have reported them", "I reported the seller": somebody else, to us.
fn is_reported(said: &[String], after: &[&str]) -> bool {
    #[rustfmt::skip]
    const WHOM: &[&str] = &["them", "him", "her", "seller", "sellers", "buyer", "player", "players", "user", "users", "host", "neighbour"];
    has(said, &["reported"]) && says_only(said, &["reported"]) && after.iter().take(2).any(|word| WHOM.contains(word))
}

/// "I've messaged you the number", "I already did": in a talk that is under way, that does what we asked for.
fn is_answer(cx: &Context<'_>, said: &[String], after: &[&str]) -> bool {
    #[rustfmt::skip]
    const ASKED_FOR: &[&str] = &[
        "details", "info", "information", "number", "numbers", "reference", "address", "receipt", "photo", "photos", "picture", "pictures",
        "screenshot",
    ];
    #[rustfmt::skip]
    const CONTACT: &[&str] = &["called", "phoned", "rang", "emailed", "contacted", "wrote", "written", "messaged", "reported", "dmd"];
    let under_way = cx.situation.turns.iter().any(|turn| turn.who == Who::Agent);
    let given = after.iter().any(|word| ASKED_FOR.contains(word)) && !after.iter().any(|word| MARKS.contains(word));
    let sent = given && says_only(said, &["emailed", "wrote", "written", "messaged", "dmd"]);
    let did = says_only(said, &["already"]) && has(said, &["did", "done"]);
    // "Have you asked the seller?" – "I have contacted the seller."
    let ours = cx.situation.turns.iter().rfind(|turn| turn.who == Who::Agent);
    let asked = ours.is_some_and(|turn| {
        let text = heard_text::normalise(turn.text);
        ["have you", "did you", "were you able"]
            .iter()
            .any(|question| text.contains(question))
    });
    under_way && (sent || did || (asked && says_only(said, CONTACT)))
}

/// "Tried about twenty times": one thing in one go. To have tried to reach us counts.
fn is_trying(said: &[String], before: &[&str], after: &[&str]) -> bool {
    /// Words after it that still say what was tried.
    const NEAR: usize = 4;
    #[rustfmt::skip]
    const REACH: &[&str] = &[
        "call", "calling", "phone", "phoning", "ring", "ringing", "email", "emailing", "message", "messaging", "contact", "contacting",
        "write", "writing", "reach", "reaching", "speak", "speaking", "talk", "talking", "through", "complain", "return", "claim", "refund",
    ];
    #[rustfmt::skip]
    const TRIES: &[&str] = &["tried", "trying", "refreshed", "restarted", "reloaded", "rebooted", "reinstalled", "reset"];
    let mut near = before.iter().chain(after.iter().take(NEAR));
    let reaches = has(said, REACH) || near.any(|word| REACH.contains(word));
    let tries = has(said, TRIES) || before.iter().rev().take(2).any(|word| TRIES.contains(word));
    tries && has(said, &["times", "twice"]) && says_only(said, &["times", "twice", "already"]) && !reaches
}

/// "Three times longer", "thirteen times for one seat", "the second day at home", "as before", "they mailed me twice": how much, not how often we failed.
fn is_measure(said: &[String], before: &[&str], after: &[&str]) -> bool {
    let than = |word: &str| matches!(word, "more" | "less" | "as" | "for" | "over") || (word.len() > 4 && word.ends_with("er"));
    let within = said
        .windows(2)
        .any(|pair| matches!(pair, [times, next] if times == "times" && than(next)));
    let asked = said.windows(2).any(|pair| pair == ["many", "times"]);
    let times = says_only(said, &["times"])
        && (within || asked || after.first().is_some_and(|word| than(word)) || before.ends_with(&["how", "many"]));
    let rate = says_only(said, &["times"])
        && after
            .first()
            .is_some_and(|word| matches!(*word, "between" | "during" | "within" | "daily"));
    let day = has(said, &["day"]) && says_only(said, &["second", "third", "fourth", "2nd", "3rd", "4th"]);
    let ours = has(said, &["me", "us"]) && says_only(said, &["called", "emailed", "messaged", "contacted", "times", "twice"]);
    times || rate || day || ours || says_only(said, &["before"])
}

/// "Delayed three times", "moved twice", "waiting again to board": the ups and downs of one incident, unless they span days. Nor is it what
/// comes up at every try ("every time I click on it").
fn is_one_incident(said: &[String], before: &[&str], after: &[&str]) -> bool {
    /// Words on both sides that may say what came twice, or over how long.
    const NEAR: usize = 5;
    const SPANS: &[&str] = &[
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "yesterday",
        "trip",
        "trips",
        "visit",
        "visits",
        "order",
        "orders",
    ];
    #[rustfmt::skip]
    const TRIES: &[&str] = &[
        "try", "tried", "click", "press", "tap", "open", "search", "log", "refresh", "check", "look", "scan", "submit", "enter", "upload",
    ];
    #[rustfmt::skip]
    const COUNTS: &[&str] = &[
        "twice", "thrice", "times", "third", "fourth", "fifth", "sixth", "3rd", "4th", "5th",
    ];
    let own = || said.iter().map(String::as_str);
    let near: Vec<&str> = own()
        .chain(before.iter().rev().take(NEAR).copied())
        .chain(after.iter().take(NEAR).copied())
        .collect();
    let spans = near.iter().any(|word| SPANS.contains(word));
    let shifts = |word: &&str| {
        let shifted = matches!(*word, "bumped" | "moved" | "changed" | "pushed" | "updated" | "paused" | "stopped");
        shifted || word.starts_with("delay") || word.starts_with("reschedul") || word.starts_with("postpon")
    };
    let nth = has(said, &["time", "times", "twice", "thrice"]) && says_only(said, COUNTS);
    let shifted = (nth || says_only(said, &["repeatedly"])) && near.iter().any(shifts) && !spans;
    let queues = has(said, &["waiting", "wait"]) && says_only(said, &["again"]) && after.first() == Some(&"to");
    let tries = says_only(said, &["every"])
        && after.iter().take(3).any(|word| TRIES.contains(word))
        && matches!(after.first(), Some(&("i" | "we" | "they" | "he" | "she" | "it")));
    // "Read it again", "told to try again", "touched down again": no failure comes twice.
    let asked = has(said, &["try", "read"]) || before.iter().any(|word| matches!(*word, "read" | "touched" | "bounced"));
    let once_more = says_only(said, &["again"]) && asked;
    // "The third one-hour delay of the eight o'clock".
    let lengths = after
        .iter()
        .take(3)
        .any(|word| matches!(*word, "hour" | "hours" | "minute" | "minutes" | "min"));
    let delays = (has(said, &["delay"]) || (lengths && near.iter().any(shifts))) && says_only(said, COUNTS) && !spans;
    shifted || queues || tries || once_more || delays
}

/// "She put the phone straight down again": a way back, no second time. "The line is down again" is one.
fn is_motion(said: &[String], before: &[&str]) -> bool {
    #[rustfmt::skip]
    const MOVES: &[&str] = &[
        "put", "puts", "putting", "set", "sat", "sit", "sitting", "lay", "laid", "stood", "stand", "climbed", "took", "take", "taken", "picked",
        "folded", "turned", "walked",
    ];
    /// Words between the move and the way back.
    const NEAR: usize = 4;
    let back = said.len() == 2 && has(said, &["down", "up", "back", "out", "off", "on", "in", "over"]) && says_only(said, &["again"]);
    let stays = before
        .last()
        .is_some_and(|word| matches!(*word, "is" | "are" | "was" | "were" | "be" | "been" | "its"));
    back && !stays && before.iter().rev().take(NEAR).any(|word| MOVES.contains(word))
}

/// The customer's words before and after these, in the sentence in which they begin.
fn around<'c>(cx: &'c Context<'_>, words: &Evidence) -> (Vec<&'c str>, Vec<&'c str>) {
    let span = words.span();
    let sentence = cx.customer.sentences().iter().find(|s| span.start < s.span.end);
    let tokens = sentence.map(|s| cx.customer.tokens_of(s)).unwrap_or_default();
    let all = || tokens.iter().filter(|token| token.kind != TokenKind::Punct);
    let before = all().filter(|token| token.span.end <= span.start);
    let after = all().filter(|token| token.span.start >= span.end);
    let norm = |token: &'c Token| cx.customer.norm(token);
    (before.map(norm).collect(), after.map(norm).collect())
}

/// Whether one of these is among the words.
fn has(said: &[String], any: &[&str]) -> bool {
    said.iter().any(|word| any.contains(&word.as_str()))
}

/// Whether nothing else among the words says that it has happened before.
fn says_only(said: &[String], these: &[&str]) -> bool {
    let mut marks = said.iter().filter(|word| MARKS.contains(&word.as_str()));
    marks.all(|word| these.contains(&word.as_str()))
}

/// A word in normal form, without the marks at its ends.
fn bare(word: &str) -> String {
    heard_text::normalise(word).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
