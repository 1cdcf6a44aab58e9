//! Every rule's page is its specification: its shape is checked here, and its cases are run.

mod page;

use heard_engine::rules::{RULES, Rule};
use heard_engine::{Applicability, Appraisal, Engine, ModelChoice, Settings, Severity, Situation, Turn, studies};
use page::{Case, Page};

const SECTIONS: [&str; 6] = ["What it sees", "Why it matters", "Poor", "Better", "Hits", "Benign"];
const LEAST: usize = 5;

fn check_all(check: impl Fn(&Engine, &'static Rule, &Page, &mut Vec<String>)) {
    let engine = Engine::new();
    let mut problems = Vec::new();
    for rule in RULES {
        match Page::parse(rule.page) {
            Ok(page) => check(&engine, rule, &page, &mut problems),
            Err(reason) => problems.push(format!("{}: {reason}", rule.id)),
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn pages_have_every_section_and_enough_cases() {
    check_all(|_, rule, page, problems| {
        let mut wrong = |reason: String| problems.push(format!("{}: {reason}", rule.id));
        if page.sections.iter().map(|s| s.title.as_str()).ne(SECTIONS) {
            wrong(format!("the sections are {SECTIONS:?}, in this order"));
        }
        if page.sections.iter().any(|s| s.text.trim().is_empty()) {
            wrong("a section is empty".to_owned());
        }
        let (hits, benign) = (page.cases("Hits").count(), page.cases("Benign").count());
        if hits < LEAST || benign < LEAST.max(hits) {
            wrong(format!(
                "{hits} hits and {benign} benign cases; at least {LEAST} each, and as many benign ones as hits"
            ));
        }
        if page.cases("Hits").any(|case| case.marks.is_empty()) || page.cases("Benign").any(|case| !case.marks.is_empty()) {
            wrong("hits are marked with [[…]], benign cases are not".to_owned());
        }
    });
}

#[test]
fn heads_name_known_studies_and_lines_of_the_practice() {
    check_all(|_, rule, page, problems| {
        let mut wrong = |reason: String| problems.push(format!("{}: {reason}", rule.id));
        let why = page
            .sections
            .iter()
            .find(|s| s.title == "Why it matters")
            .map_or("", |s| s.text.as_str());
        for key in rule.cites {
            match studies().iter().find(|study| study.key == *key) {
                Some(study) if why.contains(study.short) => {}
                Some(study) => wrong(format!("'Why it matters' does not name {}", study.short)),
                None => wrong(format!("no study has the key '{key}'")),
            }
        }
        for id in rule.practice {
            let number = id.strip_prefix(['L', 'U', 'V', 'C', 'O', 'F', 'R', 'T', 'B']);
            if number.is_none_or(|n| n.parse::<u8>().is_err()) {
                wrong(format!("'{id}' is no line of the practice"));
            }
        }
        if rule.practice.is_empty() || rule.cites.is_empty() {
            wrong("practice and cites name at least one each".to_owned());
        }
        if rule.title.is_empty() || rule.title.ends_with('.') || rule.title.chars().count() > 60 {
            wrong("a title is one short sentence without a full stop".to_owned());
        }
    });
}

#[test]
fn cases_are_marked_exactly() {
    check_all(|engine, rule, page, problems| {
        for case in page.all_cases() {
            let mut found: Vec<(usize, usize)> = marks(&appraise(engine, case, &case.draft), rule);
            found.sort_unstable();
            if found != case.marks {
                let shown = page::marked(&case.draft, &found);
                problems.push(format!("{}, line {}: found {shown:?}", rule.id, case.line));
            }
        }
    });
}

#[test]
fn suggestions_do_not_raise_what_they_mend() {
    check_all(|engine, rule, page, problems| {
        for case in page.cases("Hits") {
            let before = appraise(engine, case, &case.draft);
            for finding in before.findings.iter().filter(|f| f.rule == rule.id) {
                for suggestion in finding.suggestions.iter().filter(|s| s.applicability != Applicability::Idea) {
                    let span = finding.evidence.span();
                    let better = format!("{}{}{}", &case.draft[..span.start], suggestion.text, &case.draft[span.end..]);
                    let after = appraise(engine, case, &better);
                    let again = marks(&after, rule).len() >= marks(&before, rule).len();
                    let safe = suggestion.applicability == Applicability::Safe;
                    if again || (safe && after.findings.len() >= before.findings.len()) {
                        problems.push(format!(
                            "{}, line {}: not mended by {:?}: {better:?}",
                            rule.id, case.line, suggestion.text
                        ));
                    }
                }
            }
        }
    });
}

#[test]
fn findings_speak_in_whole_sentences() {
    check_all(|engine, rule, page, problems| {
        for case in page.cases("Hits") {
            for finding in appraise(engine, case, &case.draft).findings {
                let message = finding.message.trim_end_matches(['”', '"']);
                if !message.ends_with(['.', '?', '!']) || finding.severity > Severity::Error {
                    problems.push(format!("{}, line {}: {:?}", rule.id, case.line, finding.message));
                }
            }
        }
    });
}

#[test]
fn the_encoder_keeps_to_the_pages() {
    let engine = Engine::choose(ModelChoice::Standard);
    let (mut problems, mut hits, mut missed) = (Vec::new(), 0, 0);
    for (rule, page) in RULES.iter().filter_map(|rule| Page::parse(rule.page).ok().map(|page| (rule, page))) {
        for (case, benign) in page
            .cases("Benign")
            .map(|c| (c, true))
            .chain(page.cases("Hits").map(|c| (c, false)))
        {
            let found = marks(&appraise(&engine, case, &case.draft), rule);
            hits += usize::from(!benign);
            missed += usize::from(!benign && found.is_empty());
            if benign && !found.is_empty() {
                problems.push(format!("{}, line {}: {}", rule.id, case.line, page::marked(&case.draft, &found)));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
    // It may read a customer otherwise than the cues do, now and then.
    assert!(missed * 12 <= hits, "{missed} of {hits} hits are missed");
}

fn appraise(engine: &Engine, case: &Case, draft: &str) -> Appraisal {
    if let Some(tone) = &case.tone {
        let settings = Settings::from_toml("case", &format!("coach.tone = \"{tone}\"")).unwrap_or_default();
        return said(&Engine::new().for_team(settings), case, draft);
    }
    said(engine, case, draft)
}

fn said(engine: &Engine, case: &Case, draft: &str) -> Appraisal {
    let earlier: Vec<&str> = case.earlier.iter().map(String::as_str).collect();
    let known: Vec<&str> = case.known.iter().map(String::as_str).collect();
    let turns: Vec<Turn<'_>> = case.turns.iter().map(|(who, text)| Turn { who: *who, text }).collect();
    engine.appraise(&Situation {
        turns: &turns,
        draft,
        customer_name: case.name.as_deref(),
        earlier: &earlier,
        known: &known,
        now: None,
        came_back: case.came_back,
        ..Situation::default()
    })
}

fn marks(appraisal: &Appraisal, rule: &Rule) -> Vec<(usize, usize)> {
    let own = appraisal.findings.iter().filter(|f| f.rule == rule.id);
    own.map(|f| (f.evidence.start, f.evidence.end)).collect()
}
