//! Words that only the hidden impact has: whoever says one of them before it is told gives it away.

use std::collections::HashSet;

use heard_text::{Document, TokenKind};

use crate::{Rehearsal, Scenario};

/// The first word of the wording that gives away what really hurts. `public`: all that was said and shown so far.
pub(super) fn given_away(scenario: &Scenario, rehearsal: &Rehearsal, path: &[usize], wording: &str) -> Option<String> {
    let mut open: HashSet<String> = HashSet::new();
    let brief = &scenario.brief;
    let shown = [
        &scenario.title,
        &scenario.persona.name,
        &brief.situation,
        &brief.complaint,
        &rehearsal.opening,
    ];
    let lines = &scenario.lines;
    let own = [
        &lines.ignored,
        &lines.ignored_again,
        &lines.waiting,
        &lines.calmer,
        &lines.hurt,
        &lines.script,
        &lines.opening,
    ];
    let said = path.iter().filter_map(|at| rehearsal.turns.get(*at));
    for text in shown
        .into_iter()
        .chain(&brief.knows)
        .chain(&brief.may)
        .chain(own.into_iter().flatten())
    {
        open.extend(content(text));
    }
    for turn in said {
        open.extend(content(&turn.reply));
        open.extend(content(&turn.answer));
    }
    let secret: HashSet<String> = std::iter::once(&scenario.impact.is)
        .chain(&scenario.impact.lines)
        .flat_map(|text| content(text))
        .collect();
    let doc = Document::new(wording);
    let told = doc.tokens().iter().find(|token| {
        let stem = stem(doc.norm(token));
        !is_common(doc.norm(token)) && secret.contains(&stem) && !open.contains(&stem)
    })?;
    Some(doc.slice(told.span).to_owned())
}

/// The words that carry a meaning, without their endings.
pub(super) fn content(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let words = doc
        .tokens()
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| doc.norm(token));
    words
        .filter(|word| word.chars().count() > 3 && !is_common(word))
        .map(stem)
        .filter(|stem| !is_common(stem))
        .collect()
}

fn stem(word: &str) -> String {
    let ends = ["ing", "ed", "es", "s", "ly"];
    let bare = ends
        .into_iter()
        .find_map(|end| word.strip_suffix(end).filter(|bare| bare.chars().count() > 3));
    bare.unwrap_or(word).to_owned()
}

fn is_common(word: &str) -> bool {
    #[rustfmt::skip]
    const COMMON: &[&str] = &[
        "that", "this", "with", "have", "been", "from", "they", "them", "their", "there", "what", "when", "where", "which", "will", "would", "could", "should", "about",
        "your", "yours", "mine", "only", "just", "very", "much", "more", "most", "some", "such", "than", "then", "were", "into", "over", "under", "after", "before", "again", "still",
        "also", "even", "ever", "never", "every", "everybody", "anybody", "nobody", "somebody", "something", "anything", "nothing", "know", "knows", "want", "wants", "need", "needs", "tell", "tells", "told", "said", "says", "make", "makes", "made",
        "come", "comes", "came", "going", "gone", "does", "doesnt", "dont", "didnt", "cant", "cannot", "wont", "isnt", "wasnt", "time", "times", "thing", "things", "like", "look", "looks", "back", "here", "because", "since", "while", "well", "good", "long",
        "last", "first", "next", "days", "week", "weeks", "today", "tomorrow", "yesterday", "hours", "people", "person", "help", "really", "think", "thought", "hear", "heard", "listen", "answer", "ask", "asked", "asking", "wait", "waiting", "waited", "write", "wrote", "written", "other", "another", "same", "matter",
        "sure", "keep", "keeps", "kept", "take", "takes", "taken", "took", "give", "given", "gave", "work", "works", "find", "found", "feel", "feels", "felt", "left", "right", "now", "happen", "happened", "happens", "stand", "these", "those", "each", "both", "many", "once", "twice", "until", "without", "anyone", "someone", "everyone",
    ];
    COMMON.contains(&word)
}
