//! Replies that try to win without listening. They differ from turn to turn, so that not even repetition gives them away.

use crate::Scenario;

const PHRASES: [&str; 18] = [
    "Thank you for reaching out to us.",
    "We completely understand your frustration.",
    "We sincerely apologise for any inconvenience this may have caused.",
    "Your satisfaction is our top priority.",
    "Please be assured that we take this matter very seriously.",
    "We truly value you as a customer.",
    "I can only imagine how upsetting this must be.",
    "I hear you and I am here for you.",
    "We are working hard to resolve this as soon as possible.",
    "I will make sure that this is looked into.",
    "We appreciate your patience and understanding.",
    "Your feedback helps us to improve.",
    "I completely understand how you feel.",
    "We always strive to give our customers the best possible experience.",
    "Rest assured that your case is in good hands.",
    "Is there anything else that I can help you with today?",
    "How does that make you feel?",
    "We thank you for bringing this to our attention.",
];

const WORDS: [&str; 22] = [
    "sorry",
    "understand",
    "anger",
    "frustration",
    "upset",
    "listening",
    "mistake",
    "responsibility",
    "apology",
    "refund",
    "replacement",
    "option",
    "choice",
    "today",
    "tomorrow",
    "promise",
    "personally",
    "solution",
    "next step",
    "check back",
    "family",
    "important",
];

const SORRY: [&str; 10] = [
    "I am so sorry.",
    "I really am terribly sorry about this.",
    "Please accept my sincere apologies.",
    "I cannot apologise enough.",
    "I am deeply sorry for everything that happened to you.",
    "I want to say sorry once more.",
    "We are very, very sorry.",
    "My apologies again, from the bottom of my heart.",
    "I am sorry that you had to go through this.",
    "Forgive us, please, we are truly sorry.",
];

/// As many of these as this turn has, beginning elsewhere each time.
fn from<'t>(list: &[&'t str], turn: usize, many: usize) -> Vec<&'t str> {
    let start = turn * 5 % list.len().max(1);
    list.iter().cycle().skip(start).take(many).copied().collect()
}

pub(super) fn all_phrases(turn: usize) -> String {
    from(&PHRASES, turn, PHRASES.len()).join(" ")
}

/// Words that help, with those of this scenario's solution and of what hurts among them.
pub(super) fn word_list(scenario: &Scenario, turn: usize) -> String {
    let solution = scenario.solution.iter().map(|part| part.is.as_str());
    let theirs: Vec<&str> = solution
        .chain([scenario.impact.is.as_str()])
        .flat_map(str::split_whitespace)
        .collect();
    let theirs: Vec<&str> = theirs
        .into_iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 3)
        .collect();
    let mut words = from(&WORDS, turn, 14);
    words.extend(theirs);
    words.join(", ")
}

pub(super) fn sorry(turn: usize) -> String {
    from(&SORRY, turn, SORRY.len() - 2).join(" ")
}

pub(super) fn everything(scenario: &Scenario, turn: usize, theirs: &str) -> String {
    [all_phrases(turn), sorry(turn), word_list(scenario, turn), theirs.to_owned()].join("\n")
}
