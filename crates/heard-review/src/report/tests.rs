//! The report of facts made up by hand: independent of what the engine finds.

use super::{About, report};
use crate::aggregate::{Agent, Counts, Example, Excerpt, Facts, Given, Hard, Line, Seen, Tallied, Week};
use crate::run::{Choice, Totals};

fn counts<K: Ord + Clone>(of: &[(K, u64)]) -> Counts<K> {
    let mut counts = Counts::default();
    for (key, count) in of {
        (0..*count).for_each(|_| counts.add(key.clone()));
    }
    counts
}

fn facts() -> Facts {
    let named = |of: &[(&str, u64)]| counts(&of.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect::<Vec<_>>());
    let seen = |specific, none| Seen {
        specific,
        stock: 2,
        none,
        no_reply: 1,
    };
    let example = Example {
        conversation: "t1".into(),
        customer: "My lamp came <b>broken</b>".into(),
        reply: Excerpt {
            before: "Hello, ".into(),
            marked: "we apologise for any inconvenience".into(),
            after: " & good day".into(),
        },
    };
    Facts {
        conversations: 1200,
        messages: 3000,
        customer_messages: 1700,
        replies: 1300,
        people: seen(30, 67),
        needed: Given {
            none: 70,
            stock: 20,
            specific: 35,
        },
        not_needed: Given {
            none: 1100,
            stock: 75,
            specific: 0,
        },
        flows: counts(&[(("anger", "neutral"), 40), (("anger", "anger"), 10), (("neutral", "gratitude"), 50)]),
        directions: named(&[("better", 90), ("same", 10)]),
        once: 1100,
        foreign: named(&[("Spanish", 3), ("Dutch", 1)]),
        feelings: named(&[("anger", 60), ("neutral", 1590), ("gratitude", 50)]),
        flags: named(&[("repeat", 12), ("legal", 1)]),
        asks: named(&[("fix", 1000), ("thanks", 50)]),
        unanswered: named(&[("not_repeating", 8)]),
        findings: vec![Tallied {
            name: "stock-phrase".into(),
            count: 95,
            examples: vec![example.clone()],
        }],
        strengths: vec![Tallied {
            name: "Says when".into(),
            count: 7,
            examples: vec![example],
        }],
        hardest: vec![Hard {
            row: 3,
            conversation: "t3".into(),
            hardness: 0.87,
            messages: 20,
            start: "neutral".into(),
            peak: "anger".into(),
            end: "anger".into(),
            arc: vec![0.0, -0.9, -0.7],
            flags: vec!["repeat".into()],
            needed: 2,
            specific: 0,
            lines: vec![line(0, true, "neutral"), line(1, false, "stock-phrase"), line(19, true, "anger")],
        }],
        weeks: vec![week("2026-03-02", seen(20, 30)), week("2026-03-09", seen(10, 37))],
        agents: vec![Agent {
            name: "Ana".into(),
            replies: 900,
            needed: Given {
                none: 3,
                stock: 0,
                specific: 1,
            },
        }],
        waits: vec![60, 300, 900, 7200],
        emotional: 650.0,
        rational: 1000.0,
    }
}

fn line(index: usize, customer: bool, remark: &str) -> Line {
    Line {
        index,
        customer,
        text: format!("What was said <{index}>"),
        remarks: vec![remark.to_owned()],
    }
}

fn week(monday: &str, seen: Seen) -> Week {
    Week {
        monday: monday.parse().unwrap(),
        conversations: 600,
        seen,
    }
}

/// What the page says, without its drawings and without empty tags: one line a block.
fn text(page: &str) -> String {
    const BLOCKS: [&str; 11] = ["h1", "h2", "h3", "p", "tr", "dt", "summary", "caption", "li", "blockquote", "b"];
    let body = page.split("<body>").nth(1).unwrap();
    let mut lines = String::new();
    let mut drawing = false;
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let name = tag.split([' ', '.']).next().unwrap();
        drawing = (drawing || name == "svg") && name != "/svg";
        if BLOCKS.contains(&name) && name != "b" && !lines.ends_with('\n') {
            lines.truncate(lines.trim_end().len());
            lines.push('\n');
        }
        if !drawing && !text.is_empty() {
            let apart = !lines.ends_with(['\n', ' ']);
            lines.push_str(if apart { " " } else { "" });
            lines.push_str(text.trim());
        }
    }
    lines
}

#[test]
fn a_small_report() {
    let about = About {
        archives: vec!["shop.csv".into()],
        engine: "0.1.0".into(),
        totals: Totals {
            parts: 3,
            conversations: 1200,
            messages: 3000,
            skipped: 4,
        },
        choice: Choice::All,
        words: true,
        pseudonyms: true,
        zone: "Europe/Vienna".into(),
    };
    let page = report(&facts(), &about);
    insta::assert_snapshot!(text(&page));
    let bands = page.matches("class=\"band").count();
    assert_eq!(bands, 3, "a band for each way");
    assert!(!page.contains("<b>broken"), "words are text");
}
