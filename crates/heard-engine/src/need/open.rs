//! What the customer needs, told from the reading alone.

use super::{Need, NeedKind};
use crate::rules::quoted;
use crate::{AskKind, Evidence, Feeling, Flag, Reading};

/// Questions that are held against a draft at most.
const QUESTIONS: usize = 4;

/// The needs of a reading, rational ones first.
pub(crate) fn needs(heard: &Reading) -> Vec<Need> {
    let mut needs: Vec<Need> = heard
        .questions
        .iter()
        .filter(|q| says_something(q))
        .take(QUESTIONS)
        .map(asked)
        .collect();
    needs.extend(wanted(heard, &needs));
    needs.extend(emotional(heard));
    needs
}

fn need(kind: NeedKind, says: &str, evidence: &Evidence) -> Need {
    Need {
        kind,
        ledger: kind.ledger(),
        label: format!("{says}: {}", quoted(&evidence.quote)),
        evidence: evidence.clone(),
    }
}

/// "Eh?" asks nothing; "When?" does.
fn says_something(question: &Evidence) -> bool {
    const ALONE: [&str; 7] = ["when", "why", "how", "where", "who", "what", "which"];
    question.quote.split_whitespace().nth(1).is_some() || ALONE.contains(&heard_text::normalise(&question.quote).trim_end_matches('?'))
}

/// The need behind a question or request.
fn asked(question: &Evidence) -> Need {
    let words: Vec<String> = question.quote.split_whitespace().map(heard_text::normalise).collect();
    let has = |phrase: &[&str]| {
        words
            .windows(phrase.len())
            .any(|w| w.iter().map(String::as_str).eq(phrase.iter().copied()))
    };
    let starts = |with: &[&str]| words.iter().take(4).any(|word| with.contains(&word.as_str()));
    let verbs = [
        "will", "is", "are", "do", "does", "can", "could", "would", "should", "might", "am", "was",
    ];
    let when = words == ["when"] || verbs.iter().any(|verb| has(&["when", verb]));
    if when || has(&["how", "long"]) || has(&["what", "time"]) || has(&["how", "soon"]) {
        return need(NeedKind::Time, "To know when", question);
    }
    let wh = starts(&["what", "whats", "why", "how", "where", "wheres", "which", "who", "whether"]);
    let opener = [
        "is", "are", "was", "does", "do", "did", "has", "have", "can", "could", "may", "should", "will", "would", "am",
    ];
    let closed = words.iter().take(3).any(|word| opener.contains(&word.as_str()));
    let request = ["can", "could", "would", "will"].iter().any(|modal| has(&[modal, "you"])) || has(&["please"]);
    let news = starts(&["any", "no"])
        && ["update", "updates", "news", "word", "eta", "idea", "chance", "sign"]
            .iter()
            .any(|word| has(&[word]));
    let told = [
        &["tell", "me"][..],
        &["let", "me", "know"],
        &["do", "you", "know"],
        &["explain"],
        &["confirm"],
    ]
    .into_iter()
    .any(has);
    if news || told {
        return need(NeedKind::Answer, "An answer to", question);
    }
    let wh = wh || (closed && !request);
    if !wh && (request || !question.quote.contains('?')) {
        need(NeedKind::Solution, "What they ask for", question)
    } else {
        need(NeedKind::Answer, "An answer to", question)
    }
}

/// The need behind the ask, where no question has said it already.
fn wanted(heard: &Reading, known: &[Need]) -> Option<Need> {
    let says = match heard.ask.kind {
        AskKind::Fix => "A way out of this",
        AskKind::Status => "To know where it stands",
        AskKind::Refund => "Their money back",
        AskKind::Replacement => "Another one",
        AskKind::Cancel => "An end to it",
        AskKind::Human => "A person to talk to",
        AskKind::Information => "An answer to",
        AskKind::Apology | AskKind::Feedback | AskKind::Thanks | AskKind::Other => return None,
    };
    let (problem, ask) = (heard.problem.first(), heard.ask.evidence.as_ref());
    // What has a name is wanted by its name; a way out is wanted of what is wrong.
    let named = matches!(
        heard.ask.kind,
        AskKind::Refund | AskKind::Replacement | AskKind::Cancel | AskKind::Human
    );
    let evidence = if named { ask.or(problem) } else { problem.or(ask) }?;
    let covered = |need: &Need| {
        need.kind == NeedKind::Solution || need.evidence.span().overlaps(evidence.span()) || heard.ask.kind == AskKind::Information
    };
    (!known.iter().any(covered)).then(|| need(NeedKind::Solution, says, evidence))
}

fn emotional(heard: &Reading) -> Vec<Need> {
    let mut needs = Vec::new();
    let felt = heard.feelings.first().and_then(|felt| felt.evidence.first());
    let problem = heard.problem.first();
    if heard.empathy.needed {
        let says = match heard.feeling() {
            Feeling::Anger => "To have the anger taken seriously",
            Feeling::Frustration => "To have the frustration seen",
            Feeling::Disappointment => "To have the disappointment seen",
            Feeling::Sadness => "To have the sadness seen",
            Feeling::Anxiety => "To have the worry seen",
            Feeling::Confusion => "To have the confusion taken seriously",
            Feeling::Gratitude | Feeling::Joy | Feeling::Neutral => "To have it acknowledged",
        };
        if let Some(evidence) = felt.or(heard.empathy.evidence.as_ref()).or(problem) {
            needs.push(need(NeedKind::Acknowledgement, says, evidence));
        }
        needs.extend(
            heard
                .impact
                .first()
                .map(|cost| need(NeedKind::Impact, "To have it seen what it costs", cost)),
        );
    }
    let flag = |flag: Flag| {
        heard
            .flags
            .iter()
            .find(|flagged| flagged.flag == flag)
            .map(|flagged| &flagged.evidence)
    };
    needs.extend(flag(Flag::Repeat).map(|words| need(NeedKind::NotRepeating, "Not to have to tell it again", words)));
    if heard.ask.kind == AskKind::Apology {
        let evidence = heard.ask.evidence.as_ref().or(problem);
        needs.extend(evidence.map(|words| need(NeedKind::Ownership, "To have the failure owned", words)));
    }
    if heard.feeling() == Feeling::Anxiety {
        needs.extend(
            felt.or(problem)
                .map(|words| need(NeedKind::Reassurance, "To be sure what happens next", words)),
        );
    }
    needs
}
