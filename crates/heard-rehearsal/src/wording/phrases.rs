//! Wordings by which one can tell that something goes too far, or is not the customer.

/// Of the agent, of a machine, or about the task.
#[rustfmt::skip]
pub(super) const NOT_THEM: &[&str] = &[
    "as an ai", "language model", "ai assistant", "an assistant", "chatbot", "i'm an ai", "i am an ai", "how can i help", "how may i help", "how can i assist",
    "i can assist", "happy to help", "glad to help", "here to help", "can i help you", "help you with", "assist you", "thank you for contacting", "thank you for reaching out", "thanks for reaching out",
    "we apologise", "we apologize", "i apologise", "i apologize", "apologies for", "sorry for the inconvenience", "sorry for any inconvenience", "sorry to hear", "sorry for the delay",
    "we are sorry", "we're sorry", "our team", "our driver", "our records", "our system", "our customer", "our company", "our service", "our policy", "our mistake", "your order has", "your parcel is on", "we will refund",
    "we will send", "we'll send", "we have sent", "we can offer", "i will send you", "i'll send you", "i will refund", "dear customer", "valued customer", "your satisfaction", "your patience", "your understanding",
    "rest assured", "i understand your frustration", "we understand", "we value", "your feedback", "in other words", "here is", "here's a", "here's the message", "rewritten", "rephrase", "paraphras", "the customer", "the service desk", "quotation mark", "current message", "current situation", "you are asked", "make sure to", "how i write", "this sentence", "the sentence", "rewrite", "the message", "i am very sorry", "i'm very sorry", "my fault", "my mistake",
    "say this", "my next message", "customer:", "agent:", "assistant:", "user:", "system:", "you:", "sincerely,\n", "best regards", "kind regards", "[name]", "[your", "```", "**",
];

/// Acceptance, and an end to it. Taken only where the run ends well, or the line itself says it.
#[rustfmt::skip]
pub(super) const ACCEPTS: &[&str] = &[
    "i accept", "i'll accept", "i'll take the", "i will take the", "i agree", "that works", "works for me", "sounds good", "sounds great", "that's fine", "that is fine", "that solves", "problem solved", "it is solved", "it's solved", "is resolved",
    "resolved the", "case closed", "i'm happy with", "i am happy with", "i'm satisfied", "i am satisfied", "all is well", "all good now", "no longer angry", "i forgive", "you've solved", "it arrived", "has arrived", "i received it", "i have received",
    "i got the refund", "it works now", "i look forward", "looking forward", "thank you so much", "thanks so much", "thank you for your help", "thanks for your help", "thank you for fixing", "thank you for solving",
    "i appreciate your", "i appreciate the", "i will wait", "i'll wait", "i can wait", "take your time", "no problem", "never mind", "i promise", "i'll pay", "i will pay",
];

/// Leaving, threats, going higher. Taken only where the run does so.
#[rustfmt::skip]
pub(super) const LEAVES: &[&str] = &[
    "manager", "supervisor", "your boss", "lawyer", "solicitor", "attorney", "sue you", "legal action", "take you to court", "ombudsman", "trading standards", "police", "goodbye", "good bye", "never again", "i'm done", "i am done", "i'm leaving",
    "i am leaving", "cancel my", "cancel the", "close my account", "another company", "somewhere else", "bad review", "one star", "social media", "twitter", "facebook", "i give up", "forget it", "leave me alone", "kill", "hurt you", "know where you live",
];

/// Swearing and slurs: whole words, small letters.
#[rustfmt::skip]
pub(super) const RUDE: &[&str] = &[
    "fuck", "fucking", "fucked", "fucker", "shit", "shitty", "bullshit", "bitch", "bastard", "asshole", "arsehole", "cunt", "dick", "dickhead", "prick", "twat", "wanker", "bollocks", "crap", "damn", "goddamn", "idiot", "idiots", "moron", "morons",
    "imbecile", "stupid", "retard", "retarded", "cretin", "scum", "slut", "whore", "faggot", "fag", "dyke", "tranny", "nigger", "nigga", "paki", "chink", "spic", "kike", "gook", "gypsy", "pikey", "nazi", "incompetent", "dumb", "loser", "losers",
];
