//! What customers of the trial write: some thousand messages, put together from parts, each with a number of its own.

use fastrand::Rng;

/// Stands for the number of an order, which makes each message another.
pub(super) const NUMBER: &str = "00000";

const GREETINGS: &[&str] = &["Hello, ", "", "Hi there, ", "Dear team, ", "Good morning. "];
const PROBLEMS: &[&str] = &[
    "my parcel has not arrived and the tracking page has said “in transit” for nine days",
    "you charged me twice for the same order",
    "the lamp came with a broken shade and a bent foot",
    "I cannot log in, the reset mail never comes",
    "the refund you told me about is still not on my account",
    "your courier left the box in the rain and everything in it is wet",
    "I received somebody else’s order, with their name and address in it",
    "the app deletes my basket each time I open it",
    "I was on hold for fifty minutes and then cut off",
    "the replacement has the same fault as the first one",
    "nobody has answered the two mails that I sent last week",
    "I cancelled in March and you still take the money every month",
    "the colour is not the one on the picture",
    "the engineer did not turn up, and I had taken a day off for him",
    "the discount code from your letter is refused",
    "the instructions are missing and I cannot put the shelf together",
];
const WHY: &[&str] = &[
    "It was meant for my daughter’s birthday.",
    "My account is overdrawn now.",
    "I am seventy-eight and cannot carry it to the post office.",
    "This is the third time this year.",
    "I need it by Friday.",
    "I work from home and cannot go on like this.",
    "We have a newborn at home.",
    "I have told this to three of your colleagues already.",
    "I recommended you to all my friends, and now I feel foolish.",
    "Honestly I am just tired of it.",
];
const ASKS: &[&str] = &[
    "When will it be put right?",
    "Please send me a new one.",
    "I want my money back.",
    "Can somebody call me, please?",
    "What are you going to do about it?",
    "Otherwise I will write a review about this.",
    "I am really angry.",
    "Please help.",
];
const AFTER: &[&str] = &[
    "Thank you so much, that is really kind of you!",
    "Thanks, it has arrived. You were lovely, I will recommend you.",
    "It is still not here. You said it would be. I am losing patience.",
    "OK, thank you for telling me honestly.",
    "That does not help me at all. Did you even read what I wrote?",
    "Great, all is well now.",
    "And the money? You have not said a word about the money.",
    "Thank you, Friday is fine.",
];

fn one<'w>(chance: &mut Rng, words: &[&'w str]) -> &'w str {
    chance.choice(words).copied().unwrap_or_default()
}

/// What somebody begins with.
pub(super) fn first(chance: &mut Rng) -> String {
    let [greeting, problem, why, asks] = [GREETINGS, PROBLEMS, WHY, ASKS].map(|words| one(chance, words));
    format!("{greeting}{problem} (order {NUMBER}). {why} {asks}")
}

/// What they write when they were answered.
pub(super) fn after(chance: &mut Rng) -> String {
    one(chance, AFTER).to_owned()
}
