//! Ways to begin, made of the customer's own words. What is not known stands as a [blank]; nothing is claimed for the agent.

use super::Step;
use super::words::Words;
use crate::Reading;

/// Starters that are offered at most.
const MOST: usize = 3;

/// Up to three ways to begin a step.
pub(super) fn starters(step: Step, heard: &Reading) -> Vec<String> {
    let words = Words::of(heard);
    let mut all = match step {
        Step::Listen => listen(&words),
        Step::Understand => understand(&words),
        Step::Validate => validate(&words),
        Step::Explain => explain(&words),
        Step::Offer => offer(&words),
        Step::FollowUp => follow_up(&words),
    };
    all.truncate(MOST);
    all
}

/// A sentence or two that see what the customer faces.
pub(crate) fn acknowledgement(heard: &Reading) -> String {
    validate(&Words::of(heard)).swap_remove(0)
}

fn capital(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn listen(words: &Words) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(quote) = &words.quote {
        all.push(format!("You wrote {quote}. Please tell me more: what happened?"));
    }
    if let Some(thing) = &words.thing {
        all.push(format!("Please tell me about {thing}. What happened, from the beginning?"));
    }
    all.push(
        words
            .choose(&[
                "I would like to understand this properly. What happened, from the beginning?",
                "Please tell me what happened, in your own words. I am reading.",
            ])
            .to_owned(),
    );
    all.push("What would help you most right now?".to_owned());
    all
}

fn understand(words: &Words) -> Vec<String> {
    let mut all = Vec::new();
    match (&words.problem, &words.impact) {
        (Some(problem), Some(impact)) => all.push(format!("Let me check that I have it right: {problem}, and {impact}. Is that so?")),
        (Some(problem), None) => all.push(format!("Let me check that I have it right: {problem}. Is that so?")),
        (None, Some(impact)) => all.push(format!("What weighs most, if I read you right, is that {impact}. Is that so?")),
        (None, None) => {}
    }
    if let Some(thing) = &words.thing {
        all.push(format!("This is about {thing}. Have I understood that right?"));
    }
    if let Some(quote) = &words.quote {
        all.push(format!("You wrote {quote}. Is that the part that matters most to you?"));
    }
    all.push("In my own words: [what happened], and for you that means [what it costs]. Have I got that right?".to_owned());
    all
}

fn validate(words: &Words) -> Vec<String> {
    let feels = words.feels;
    let mut all = Vec::new();
    if let Some(wait) = &words.wait {
        all.push(format!(
            "{} is a long time to wait. I am sorry, and I can see why that is {feels}.",
            capital(wait)
        ));
    }
    if let Some(impact) = &words.impact {
        all.push(format!("I am sorry. You wrote that {impact}, and I can see why that is {feels}."));
    }
    if let Some(problem) = &words.problem {
        let close = words.choose(&[
            "I am sorry, and I can see why that is",
            "I am sorry; anybody would find that",
            "I am sorry. I do understand why that is",
        ]);
        all.push(format!("You told us that {problem}. {close} {feels}."));
    }
    if let Some(thing) = &words.thing {
        all.push(format!("I am sorry about {thing}. I can see why that is {feels}."));
    }
    if let Some(quote) = &words.quote {
        all.push(format!("You wrote {quote}. I am sorry, and I can see why that is {feels}."));
    }
    all.push(format!(
        "I am sorry. I can see why this is {feels}, and I want to get it right with you."
    ));
    all
}

fn explain(words: &Words) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(question) = &words.question {
        all.push(format!("You asked {question} Here is what I know: [answer]."));
        all.push(format!(
            "You asked {question} I do not know yet. I will find out and write to you by [time]."
        ));
    }
    if let Some(problem) = &words.problem {
        all.push(format!(
            "You told us that {problem}. What happened is this: [what is known]. What I do not know yet is [what is not]."
        ));
    }
    all.push("Here is what I know so far: [what is known]. By [time] I will tell you the rest.".to_owned());
    all
}

fn offer(words: &Words) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(problem) = &words.problem {
        all.push(format!(
            "You told us that {problem}. I can [first way], or [second way]. Which would you prefer?"
        ));
    } else if let Some(thing) = &words.thing {
        all.push(format!(
            "For {thing} there are two ways: [first way], or [second way]. Which would you prefer?"
        ));
    } else if let Some(quote) = &words.quote {
        all.push(format!(
            "You wrote {quote}. I can [first way], or [second way]. Which would you prefer?"
        ));
    }
    all.push("I will [step] today, and you hear from me by [time].".to_owned());
    all.push("There is no solution yet, and I do not want to pretend. I will [step], and I write to you by [time] either way.".to_owned());
    all
}

fn follow_up(words: &Words) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(thing) = &words.thing {
        all.push(format!("I will write to you on [day] to ask whether all is well with {thing}."));
    }
    all.push(
        words
            .choose(&[
                "I will check back with you on [day]. If anything is not right before that, write to me here.",
                "On [day] I will ask you whether it is really all right. Until then, a line here reaches me.",
            ])
            .to_owned(),
    );
    all.push("Did this answer what you needed, or is something still open?".to_owned());
    all
}
