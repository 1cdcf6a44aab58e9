//! Eighty situations of our own, each with five replies of falling quality: the scores must put them in this order, and the best must draw no warning.
//!
//! `tests/order/*.txt` hold the situations, `---` between them: `trade:`, `name:` (may be missing), the turns as `customer:` and `agent:`, and the
//! replies under their names. A line that begins with two spaces goes on the one before.

use std::fmt::Write as _;

use heard_engine::{Appraisal, Engine, ModelChoice, Severity, Situation, Turn, Who};

const REPLIES: [&str; 5] = ["excellent", "decent", "stock", "cold", "harmful"];

/// Per cent of the pairs that are in order now, with a little room. What stays out of order: short rebuffs beside hurtful replies that say
/// more, and a few plain answers beside excellent ones.
const IN_ORDER: usize = 94;

#[derive(Default)]
struct Case {
    place: String,
    name: Option<String>,
    turns: Vec<(Who, String)>,
    replies: Vec<(String, String)>,
}

const SITUATIONS: [(&str, &str); 3] = [
    ("a.txt", include_str!("order/a.txt")),
    ("b.txt", include_str!("order/b.txt")),
    ("c.txt", include_str!("order/c.txt")),
];

fn cases() -> Vec<Case> {
    let of = |(name, text): (&str, &'static str)| {
        let parts = text.split("\n---\n").enumerate();
        parts
            .map(move |(i, part)| parse(&format!("{name}, situation {}", i + 1), part))
            .collect::<Vec<_>>()
    };
    SITUATIONS.into_iter().flat_map(of).collect()
}

fn parse(place: &str, text: &str) -> Case {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("  "), fields.last_mut()) {
            (Some(more), Some((_, value))) => {
                value.push('\n');
                value.push_str(more);
            }
            _ => fields.extend(line.split_once(": ").map(|(key, value)| (key, value.to_owned()))),
        }
    }
    let mut case = Case {
        place: place.to_owned(),
        ..Case::default()
    };
    for (key, value) in fields {
        match key {
            "trade" => case.place = format!("{place} ({value})"),
            "name" => case.name = Some(value),
            "customer" => case.turns.push((Who::Customer, value)),
            "agent" => case.turns.push((Who::Agent, value)),
            _ => case.replies.push((key.to_owned(), value)),
        }
    }
    let names: Vec<&str> = case.replies.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, REPLIES, "{}", case.place);
    case
}

fn appraise(engine: &Engine, case: &Case, draft: &str) -> Appraisal {
    let turns: Vec<Turn<'_>> = case.turns.iter().map(|(who, text)| Turn { who: *who, text }).collect();
    engine.appraise(&Situation {
        turns: &turns,
        draft,
        customer_name: case.name.as_deref(),
        ..Situation::default()
    })
}

/// One figure for comparing: the two scores of a reply, added, as their parts say before they are held between 0 and 1. Equal sums are told apart by
/// the weight of what was remarked on.
fn worth(appraisal: &Appraisal) -> f32 {
    let sum = |score: &heard_engine::Score| {
        let (got, of) = score
            .parts
            .iter()
            .fold((0.0, 0.0), |(got, of), part| (got + part.got, of + part.of));
        if of > 0.0 { got / of } else { 1.0 + got }
    };
    let weight = |severity: Severity| match severity {
        Severity::Hint => 0.01,
        Severity::Warning => 0.03,
        Severity::Error => 0.05,
    };
    let remarks: f32 = appraisal.findings.iter().map(|finding| weight(finding.severity)).sum();
    sum(&appraisal.emotional) + sum(&appraisal.rational) - remarks
}

#[test]
fn replies_are_put_in_their_order_and_the_best_draw_no_warning() {
    let engine = Engine::choose(ModelChoice::Standard);
    let (mut right, mut pairs, mut wrong, mut warned) = (0, 0, String::new(), String::new());
    for case in cases() {
        let found: Vec<Appraisal> = case.replies.iter().map(|(_, text)| appraise(&engine, &case, text)).collect();
        for (i, better) in found.iter().enumerate() {
            for (j, worse) in found.iter().enumerate().skip(i + 1) {
                pairs += 1;
                if worth(better) > worth(worse) {
                    right += 1;
                } else {
                    let _ = writeln!(
                        wrong,
                        "{}: {} {:.2} is not above {} {:.2}",
                        case.place,
                        REPLIES[i],
                        worth(better),
                        REPLIES[j],
                        worth(worse)
                    );
                }
            }
        }
        for finding in found[0].findings.iter().filter(|finding| finding.severity > Severity::Hint) {
            let _ = writeln!(warned, "{}: {}: {}", case.place, finding.rule, finding.message);
        }
    }
    println!("{right} of {pairs} pairs in order\n{wrong}");
    assert!(warned.is_empty(), "\n{warned}");
    assert!(right * 100 >= pairs * IN_ORDER, "{right} of {pairs} pairs in order\n{wrong}");
}
