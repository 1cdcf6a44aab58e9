//! Team settings: what they change, and what is said of a broken file.

use heard_engine::{Applicability, Engine, Settings, Severity, Situation, Turn, Who};

const WHOLE: &str = r#"
addr = "127.0.0.1:8080"

[coach]
tone = "informal"
known = ["rma"]
policies = ["fair use policy"]

[coach.rules]
vague-time = "error"
excuse = "off"

[[coach.jargon]]
term = "gizmo[s]"
say = "adapter"

[[coach.phrase]]
id = "reach-out"
find = ["reach out (to|for)", "touch base"]
say = "write to"
why = "Nobody says this aloud."
severity = "warning"
hits = ["Please reach out to us.", "Let us touch base."]
benign = ["I cannot reach the shelf.", "The base of the lamp is loose."]
"#;

fn settings(text: &str) -> Settings {
    Settings::from_toml("heard.toml", text).unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn errors(text: &str) -> Vec<String> {
    let errors = Settings::from_toml("heard.toml", text).err().unwrap_or_default();
    errors.iter().map(ToString::to_string).collect()
}

/// Rule, severity and suggestion of each remark on a draft.
fn remarks(engine: &Engine, customer: &str, draft: &str) -> Vec<(String, Severity, Option<String>)> {
    let turns = [Turn {
        who: Who::Customer,
        text: customer,
    }];
    let appraisal = engine.appraise(&Situation {
        turns: &turns,
        draft,
        ..Situation::default()
    });
    let safe = |finding: &heard_engine::Finding| {
        let safe = finding.suggestions.iter().find(|s| s.applicability == Applicability::Safe);
        safe.map(|s| s.text.clone())
    };
    appraisal.findings.iter().map(|f| (f.rule.clone(), f.severity, safe(f))).collect()
}

#[test]
fn settings_change_what_the_coach_says() {
    let plain = Engine::new();
    let own = Engine::new().for_team(settings(WHOLE));
    for (customer, draft, before, after) in [
        (
            "Where is my lamp?",
            "Your lamp comes soon.",
            vec![("vague-time", Severity::Warning, None)],
            vec![("vague-time", Severity::Error, None)],
        ),
        (
            "My invoice has the wrong name.",
            "Our system does not allow that.",
            vec![("excuse", Severity::Warning, None)],
            vec![],
        ),
        (
            "The toaster died after a week.",
            "Please send the toaster back with the RMA.",
            vec![("jargon", Severity::Warning, None)],
            vec![],
        ),
        (
            "Which plug do I need?",
            "You need our gizmo for the plug.",
            vec![],
            vec![("jargon", Severity::Warning, Some("adapter"))],
        ),
        ("Which gizmo do I need?", "You need our gizmo for the plug.", vec![], vec![]),
        (
            "Who mends lamps?",
            "Reach out to the lamp shop.",
            vec![],
            vec![("reach-out", Severity::Warning, Some("Write to"))],
        ),
    ] {
        for (engine, expected) in [(&plain, before), (&own, after)] {
            let found = remarks(engine, customer, draft);
            let found: Vec<_> = found
                .iter()
                .map(|(rule, severity, say)| (rule.as_str(), *severity, say.as_deref()))
                .collect();
            let relevant: Vec<_> = found
                .iter()
                .filter(|f| ["vague-time", "excuse", "jargon", "reach-out"].contains(&f.0))
                .copied()
                .collect();
            assert_eq!(relevant, expected, "{draft}");
        }
    }
}

#[test]
fn findings_of_phrase_rules_bear_ids_that_the_engine_knows() {
    let engine = Engine::new().for_team(settings(
        "[[coach.phrase]]\nid = \"touch-base\"\nfind = [\"touch base\"]\nwhy = \"Nobody says this aloud.\"\nhits = [\"Let us touch base.\"]\nbenign = [\"The base is loose.\"]\n",
    ));
    assert!(engine.knows("touch-base") && engine.knows("stock-phrase") && !engine.knows("no-such-rule"));
    let found = remarks(&engine, "It broke.", "Let us touch base on Monday.");
    assert!(found.iter().all(|(rule, _, _)| engine.knows(rule)) && found.iter().any(|(rule, _, _)| rule == "touch-base"));
}

#[test]
fn a_broken_file_is_refused_with_line_and_field() {
    let cases = [
        (
            "[coach]\ntone = \"chatty\"\n",
            "heard.toml:2: coach.tone: unknown variant `chatty`, expected `formal` or `informal`",
        ),
        (
            "[coach]\nphrazes = \"x\"\n",
            "heard.toml:2: coach.phrazes: unknown field `phrazes`, expected one of `tone`, `rules`, `known`, `jargon`, `policies`, `phrases`, `phrase`; did you mean `phrases`?",
        ),
        (
            "[coach.rules]\nblame = \"off\"\nexuse = \"off\"\n",
            "heard.toml:3: coach.rules.exuse: no rule is named 'exuse'; did you mean 'excuse'?",
        ),
        (
            "[coach.rules]\nblame = \"loud\"\n",
            "heard.toml:2: coach.rules.blame: unknown variant `loud`, expected one of `off`, `hint`, `warning`, `error`",
        ),
        (
            "[coach]\nknown = 3\n",
            "heard.toml:2: coach.known: invalid type: integer `3`, expected a sequence",
        ),
        (
            "[[coach.jargon]]\nterm = \"(a|b\"\n",
            "heard.toml:2: coach.jargon[1].term: '(a|b' cannot be read: ')' is missing",
        ),
        ("[coach\ntone = 1\n", "heard.toml:1: "),
    ];
    for (text, expected) in cases {
        let found = errors(text);
        assert!(found.iter().any(|e| e.starts_with(expected)), "{text}\n{found:#?}");
    }
}

#[test]
fn a_phrase_rule_that_fails_its_own_tests_is_refused() {
    let phrase = |find: &str, say: &str, hits: &str, benign: &str| {
        format!("find = [\"{find}\"]\nsay = \"{say}\"\nwhy = \"House style.\"\nhits = [{hits}]\nbenign = [{benign}]\n")
    };
    let mut settings = Settings::default();
    for (text, expected) in [
        (
            phrase("kind regards", "best wishes", "\"Regards, Ana\"", "\"Best wishes, Ana\""),
            "rules/parting.toml:4: hits[1]: 'Regards, Ana' is not found by `find`",
        ),
        (
            phrase("regards", "best wishes", "\"Regards, Ana\"", "\"As regards the bill: it is paid.\""),
            "rules/parting.toml:5: benign[1]: 'As regards the bill: it is paid.' is found by `find`, and is said to be right",
        ),
        (
            phrase("regards", "kind regards", "\"Regards, Ana\"", "\"Bye, Ana\""),
            "rules/parting.toml:2: say: 'kind regards' is found by `find` itself",
        ),
        (
            phrase("regards", "bye", "\"Regards, Ana\"", ""),
            "rules/parting.toml:5: benign: at least one sentence in which it is found, and as many in which it is not",
        ),
    ] {
        let found: Vec<String> = settings
            .add_phrase("rules/parting.toml", &text)
            .err()
            .unwrap_or_default()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found, [expected], "{text}");
        assert!(settings.phrase.is_empty());
    }
    assert_eq!(
        settings.add_phrase(
            "rules/parting.toml",
            &phrase("^ regards", "Bye", "\"Regards, Ana\"", "\"As regards the bill: it is paid.\"")
        ),
        Ok(())
    );
    assert_eq!(settings.phrase[0].id, "parting");
    assert!(
        settings
            .add_phrase("other/parting.toml", &phrase("bye", "Regards", "\"Bye!\"", "\"Regards\""))
            .is_err()
    );
}

#[test]
fn the_schema_names_every_field() {
    let schema = serde_json::to_string(&Settings::schema()).unwrap_or_default();
    for field in ["tone", "rules", "known", "jargon", "policies", "phrases", "phrase", "benign"] {
        assert!(schema.contains(&format!("\"{field}\"")), "{field}");
    }
}
