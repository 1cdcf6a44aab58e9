//! The report of a small archive with dates, agents and awkward words: its text, and that it is one safe page.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and looks at what was written"
)]

use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

use heard_engine::Engine;
use heard_review::archive::Reading;
use heard_review::schema::markdown;
use heard_review::{AgentNames, Choice, Request, Scoring, Silent, review};
use jiff::tz::TimeZone;

const ASKED: [&str; 4] = [
    "My lamp came <b>broken</b> & I am furious! This is the third time. <script>alert(1)</script>",
    "I'm so worried, the bed was promised for Friday and my mother comes home from hospital",
    "Which of the two chairs is taller?",
    "You people are useless. I will never order again, and I tell everybody on the web \"never\".",
];
const ANSWERED: [&str; 4] = [
    "We apologise for any inconvenience.",
    "That must be frightening, with your mother coming home on Friday. I will call the carrier now and tell you by 3 pm today.",
    "The oak one, by 4 cm.",
    "Please calm down. Our policy does not allow that. We will look into it as soon as possible.",
];
const ENDED: [&str; 2] = ["Thank you, that helps a lot!", "This is ridiculous."];

fn page(words: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut table = String::from("thread,who,text,at,agent\n");
    for n in 0..60 {
        let day = 2 + n / 2;
        let (asked, answered) = (ASKED[n % 4].replace('"', "\"\""), ANSWERED[n % 4]);
        let _ = writeln!(table, "t{n},customer,\"{asked}\",2026-03-{day:02} 09:00,");
        let _ = writeln!(
            table,
            "t{n},agent,\"{answered}\",2026-03-{day:02} 09:{:02},Agent {}",
            5 + n % 40,
            n % 3
        );
        if n % 3 == 0 {
            let _ = writeln!(
                table,
                "t{n},customer,\"{}\",2026-03-{day:02} 11:00,",
                ENDED[usize::from(n % 4 != 1)]
            );
        }
    }
    table.push_str("t99,customer\n");
    let archive = folder.path().join("shop.csv");
    std::fs::write(&archive, table).unwrap();
    let request = Request {
        archives: vec![archive],
        out: folder.path().join("out"),
        reading: Reading::default(),
        scoring: Scoring {
            words,
            agent_names: AgentNames::Keep,
            zone: TimeZone::UTC,
        },
        choice: Choice::All,
        strict: false,
        restart: false,
        workers: 2,
    };
    review(&request, &Engine::new(), &Silent, &AtomicBool::new(false)).unwrap();
    std::fs::read_to_string(request.out.join("report.html")).unwrap()
}

#[test]
fn the_report_of_an_archive() {
    let page = page(true);
    for says in [
        "60 conversations",
        "Agent 0",
        "2026-03-09",
        "1 line or conversation",
        "The hardest conversations",
        "per 100 replies",
    ] {
        assert!(page.contains(says), "{says}");
    }
}

#[test]
fn it_is_one_page_that_loads_nothing_and_runs_nothing() {
    let page = page(true);
    for never in [
        "<script",
        "<link",
        "<img",
        "<iframe",
        "src=",
        "href=",
        "url(",
        "@import",
        "http:",
        "https:",
        "<b>broken",
    ] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.contains("&lt;b&gt;broken&lt;/b&gt; &amp; I am furious"), "words are text");
    let open = page.matches("<section").count();
    assert_eq!(open, page.matches("</section>").count());
    assert_eq!(
        page.matches("<svg").count(),
        page.matches("role=\"img\"").count(),
        "every drawing has its words"
    );
}

#[test]
fn words_can_be_left_out() {
    let page = page(false);
    for word in ["lamp", "furious", "inconvenience", "mother"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn columns_are_documented() {
    insta::assert_snapshot!(markdown());
}
