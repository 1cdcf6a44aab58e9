//! Faults that a reader sees at once, in words of our own: how many the coach names, how many draw a remark of any kind, and how many good replies do.

use std::collections::BTreeMap;

use heard_engine::{Engine, ModelChoice, Severity, Situation, Turn, Who};

const SETS: [(&str, &str); 3] = [
    ("a", include_str!("clear/a.txt")),
    ("b", include_str!("clear/b.txt")),
    ("c", include_str!("clear/c.txt")),
];

/// The rules that name a kind of fault.
const NAMES: &[(&str, &[&str])] = &[
    ("elsewhere", &["channel-push"]),
    ("nostep", &["no-next-step"]),
    ("again", &["second-failure"]),
    ("excuse", &["excuse"]),
    ("policy", &["policy-shield", "no-without-way"]),
    (
        "harsh",
        &[
            "argues",
            "blame",
            "calm-down",
            "curt",
            "disbelief",
            "excuse",
            "hurrying",
            "impatience",
            "sarcasm",
            "slight",
            "threat",
        ],
    ),
    ("unanswered", &["unanswered-need"]),
    ("stock", &["stock-phrase", "bare-apology"]),
];

#[test]
fn clear_faults_draw_remarks_and_good_replies_none() {
    let engine = Engine::choose(ModelChoice::Standard);
    if !engine.has_model() {
        println!("skipped: this build carries no weights");
        return;
    }
    let mut problems = Vec::new();
    for (set, text) in SETS {
        let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for row in text.lines().filter(|line| !line.starts_with('#')) {
            let [kind, customer, reply] = row.split('|').collect::<Vec<_>>()[..] else {
                panic!("clear/{set}.txt: not kind|customer|reply: {row}");
            };
            let situation = Situation {
                turns: &[Turn {
                    who: Who::Customer,
                    text: customer,
                }],
                draft: reply,
                ..Situation::default()
            };
            let findings = engine.appraise(&situation).findings;
            let rules: &[&str] = NAMES.iter().find(|(name, _)| *name == kind).map_or(&[], |(_, rules)| rules);
            let count = counts.entry(kind).or_default();
            count[0] += 1;
            count[1] += usize::from(findings.iter().any(|f| rules.contains(&f.rule.as_str())));
            count[2] += usize::from(!findings.is_empty());
            if kind == "good" && findings.iter().any(|f| f.severity > Severity::Hint) {
                problems.push(format!("{set}: {reply}"));
            }
        }
        println!("set {set}: of each kind, how many, named, with any remark: {counts:?}");
        let poor = counts.iter().filter(|(kind, _)| **kind != "good").map(|(_, count)| count);
        let [all, named, any] = poor.fold([0; 3], |sum, count| [sum[0] + count[0], sum[1] + count[1], sum[2] + count[2]]);
        println!("set {set}: {named} of {all} clear faults named, {any} with a remark");
        assert!(any * 2 >= all, "set {set}: only {any} of {all} clear faults draw a remark");
    }
    assert!(problems.is_empty(), "good replies draw warnings:\n{}", problems.join("\n"));
}
