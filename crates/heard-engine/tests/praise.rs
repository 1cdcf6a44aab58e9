//! What counts as recommending us, and what sounds like it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use heard_engine::Engine;

#[test]
fn recommending_is_told_from_its_contrary() {
    let engine = Engine::new();
    for text in [
        "Thank you, I will recommend you to all my friends.",
        "Highly recommend this shop!",
        "I can't recommend you enough.",
        "I'll tell everyone I know how kind you were.",
        "I have just left you a glowing review.",
        "I'll definitely order from you again.",
        "You have a customer for life.",
    ] {
        assert!(engine.recommends(text).is_some(), "{text}");
    }
    for text in [
        "I will not recommend you to anyone.",
        "I would never order from you again.",
        "I would recommend that you train your drivers.",
        "What lamp would you recommend?",
        "I'll tell everyone how you treat people.",
        "I will leave a bad review.",
        "You said \"highly recommend this\" and it broke.",
        "Thank you, that is all.",
    ] {
        assert_eq!(engine.recommends(text).map(|words| words.quote), None, "{text}");
    }
}
