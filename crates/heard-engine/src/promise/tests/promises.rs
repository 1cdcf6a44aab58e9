//! What is a promise, whose, and what of.

use super::{WEDNESDAY, check};

#[test]
fn promises() {
    check(
        WEDNESDAY,
        &[
            ("I'll update you by Friday 5 pm.", "I: update you @ Fri 27 Mar 17:00"),
            (
                "We will refund the 45 pounds within 3–5 working days.",
                "we: refund the 45 pounds @ Wed 1 Apr 18:00",
            ),
            (
                "You'll have an answer from me by tomorrow noon.",
                "I: have an answer from me @ Thu 26 Mar 12:00",
            ),
            (
                "I'm going to call the courier this afternoon and let you know.",
                "I: call the courier and let you know @ Wed 25 Mar 18:00",
            ),
            ("Our team at the airport will call you today.", "we: call you @ Wed 25 Mar 18:00"),
            ("The carrier will deliver on the 3rd.", "they: deliver @ Fri 3 Apr 18:00"),
            (
                "Expect your replacement before the end of next week.",
                "we: your replacement @ Fri 3 Apr 18:00",
            ),
            ("Ill get back to you in 24 hours", "I: get back to you @ Thu 26 Mar 10:00"),
            ("Well take a look and let you know", "we: take a look and let you know @ -"),
            (
                "I'll call the courier and let you know by 5.",
                "I: call the courier and let you know @ Wed 25 Mar 17:00",
            ),
            (
                "I'll call the courier today and write to you by noon tomorrow.",
                "I: call the courier @ Wed 25 Mar 18:00; I: write to you @ Thu 26 Mar 12:00",
            ),
            ("I will call you and we will send a box.", "I: call you @ -; we: send a box @ -"),
            (
                "By Friday I'll know more, and I'll write to you on Monday.",
                "I: know more @ Fri 27 Mar 18:00; I: write to you @ Mon 30 Mar 18:00",
            ),
            ("Tomorrow morning I'll ring the depot.", "I: ring the depot @ Thu 26 Mar 12:00"),
            ("We'll see what we can do.", "we: see what we can do @ -"),
            ("We'll do all we can.", "we: do all we can @ -"),
            ("We won't charge you again.", "we: won't charge you again @ -"),
            ("It won't happen again.", "we: won't happen again @ -"),
            ("Don't worry, we'll sort it out.", "we: sort it out @ -"),
            ("Dont worry we'll sort it out today", "we: sort it out @ Wed 25 Mar 18:00"),
            (
                "If you send me a photo, I'll raise it with the team.",
                "I: raise it with the team @ -",
            ),
            (
                "I'll also pass this on to our designers, so please keep the box.",
                "I: pass this on to our designers @ -",
            ),
            (
                "I'll check that for you now, what is your order number?",
                "I: check that for you now @ -",
            ),
            ("Could you send a photo and I'll raise it today?", "I: raise it @ Wed 25 Mar 18:00"),
            ("Will do, and thanks.", "I: do @ -"),
            ("Will get back to you shortly.", "I: get back to you @ ?"),
            ("I'm calling the depot this afternoon.", "I: calling the depot @ Wed 25 Mar 18:00"),
            ("One of our specialists will ring you tomorrow.", "we: ring you @ Thu 26 Mar 18:00"),
            (
                "Our warehouse will send the part on Monday.",
                "we: send the part @ Mon 30 Mar 18:00",
            ),
            ("Your refund will arrive by Friday.", "we: arrive @ Fri 27 Mar 18:00"),
            ("It'll be with you tomorrow.", "we: be with you @ Thu 26 Mar 18:00"),
            (
                "You will receive a new cable within a week.",
                "we: receive a new cable @ Wed 1 Apr 18:00",
            ),
            (
                "Hi Marta,\n\nI’ll ring you at 17:30. Sorry!\n\nKind regards,\nJo",
                "I: ring you @ Wed 25 Mar 17:30",
            ),
            ("We shall, by 5 pm, call you.", "we: call you @ Wed 25 Mar 17:00"),
            (
                "I will personally check the order\nand write to you by Friday",
                "I: check the order and write to you @ Fri 27 Mar 18:00",
            ),
        ],
    );
}

#[test]
fn no_promises() {
    let none = [
        "Will I get a refund?",
        "Will you send me the number?",
        "Shall I call you?",
        "Would you like me to call you tomorrow?",
        "Do you think I'll need it by Friday?",
        "If we can, we would.",
        "We can send a new one.",
        "Happy to help.",
        "We'd be happy to call you tomorrow.",
        "We'll be happy to help.",
        "I hope it won't happen again.",
        "We'll see you soon.",
        "Hopefully they'll deliver tomorrow.",
        "Hopefully we'll have it by Friday.",
        "They'll deliver it tomorrow.",
        "We won't refund this.",
        "I will not call you.",
        "I said I'll call you by Friday.",
        "You told me that we will refund it.",
        "I'll be honest, it is late.",
        "I will need your order number.",
        "We'll need a photo by Friday.",
        "You'll need to restart it tomorrow.",
        "You will be able to see it on Friday.",
        "> I'll call you by Friday\nThat was wrong of me.",
        "You wrote \"I'll cancel tomorrow\" and that is fine.",
        "On 5 March 2026, Jo wrote:\n> We will call you tomorrow",
        "All is well and it works as well as before.",
        "I was ill last Friday and you were going to call.",
        "I am not sure when we will have it.",
        "I don't know if we'll get it by Friday.",
        "We called you on Friday.",
        "Your order will be late.",
        "It will be fine.",
        "I called the courier this afternoon.",
        "What will we do by Friday?",
    ];
    let rows: Vec<(&str, &str)> = none.iter().map(|text| (*text, "")).collect();
    check(WEDNESDAY, &rows);
}
