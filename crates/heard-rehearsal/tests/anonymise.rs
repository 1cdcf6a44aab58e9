//! Anonymising: cases that say letter by letter what is replaced, and what holds for any conversation.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heard_engine::{Turn, Who};
use heard_rehearsal::anonymise::{Anonymised, Kind, Told, anonymise};
use proptest::prelude::*;

struct Case {
    name: String,
    told: Told,
    /// Each message with what is to be replaced in brackets.
    said: Vec<(Who, String)>,
    /// Words of which either is right.
    skip: Vec<String>,
}

fn cases() -> Vec<Case> {
    let file = include_str!("anonymise/cases.txt");
    let mut all: Vec<Case> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let text = |rest: &str| rest.trim_start().replace("\\n", "\n").replace("\\u{301}", "\u{301}");
        if let Some(name) = line.strip_prefix('=') {
            all.push(Case {
                name: name.trim().to_owned(),
                told: Told::default(),
                said: Vec::new(),
                skip: Vec::new(),
            });
            continue;
        }
        let case = all.last_mut().unwrap();
        match line.split_at(1) {
            (">", rest) => case.said.push((Who::Customer, text(rest))),
            ("<", rest) => case.said.push((Who::Agent, text(rest))),
            _ => match line.split_once(": ").unwrap() {
                ("name", name) => case.told.names.push(name.to_owned()),
                ("keep", word) => case.told.keep.push(word.to_owned()),
                ("replace", word) => case.told.replace.push((Kind::Word, word.to_owned())),
                ("skip", word) => case.skip.push(word.to_owned()),
                _ => panic!("{line}"),
            },
        }
    }
    all
}

/// The text without brackets, and for each byte whether it is to be replaced.
fn unmarked(marked: &str) -> (String, Vec<bool>) {
    let (mut text, mut inside, mut wanted) = (String::new(), false, Vec::new());
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("[[").or_else(|| rest.strip_prefix("]]")) {
            inside = rest.starts_with("[[");
            rest = after;
            continue;
        }
        text.push(c);
        wanted.resize(text.len(), inside);
        rest = &rest[c.len_utf8()..];
    }
    (text, wanted)
}

fn run(said: &[(Who, String)], told: &Told) -> Anonymised {
    let turns: Vec<Turn<'_>> = said.iter().map(|(who, text)| Turn { who: *who, text }).collect();
    anonymise(&turns, told)
}

#[test]
fn every_letter_is_replaced_or_stays_as_it_should() {
    let all = cases();
    assert!(all.len() >= 40, "{} cases", all.len());
    let mut wrong = String::new();
    for case in &all {
        let plain: Vec<(Who, String, Vec<bool>)> = case
            .said
            .iter()
            .map(|(who, marked)| {
                let (text, wanted) = unmarked(marked);
                (*who, text, wanted)
            })
            .collect();
        let said: Vec<(Who, String)> = plain.iter().map(|(who, text, _)| (*who, text.clone())).collect();
        let done = run(&said, &case.told);
        for ((_, text, wanted), message) in plain.iter().zip(&done.messages) {
            let mut either = vec![false; text.len()];
            for word in &case.skip {
                for (at, _) in text.match_indices(word.as_str()) {
                    either[at..at + word.len()].fill(true);
                }
            }
            let mut got = vec![false; text.len()];
            for one in &message.replaced {
                got[one.was.start..one.was.end].fill(true);
            }
            let off = text
                .char_indices()
                .any(|(at, c)| c.is_alphanumeric() && !either[at] && got[at] != wanted[at]);
            if off {
                let shown: String = text
                    .char_indices()
                    .map(|(at, c)| if got[at] { format!("[{c}]") } else { c.to_string() })
                    .collect();
                wrong.extend([&case.name, ": ", &shown.replace("][", ""), "\n    became ", &message.text, "\n"]);
            }
        }
        whole(&said, &done);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What holds for whatever comes out.
fn whole(said: &[(Who, String)], done: &Anonymised) {
    assert_eq!(said.len(), done.messages.len());
    let mut times = vec![0; done.stand_ins.len()];
    for ((_, before), message) in said.iter().zip(&done.messages) {
        let (mut end, mut was) = (0, 0);
        for one in &message.replaced {
            assert!(one.span.start >= end && one.was.start >= was, "{one:?}");
            // What stands between two stand-ins is as it was.
            assert_eq!(
                message.text.get(end..one.span.start).unwrap(),
                before.get(was..one.was.start).unwrap()
            );
            (end, was) = (one.span.end, one.was.end);
            let (now, then) = (
                message.text.get(one.span.start..end).unwrap(),
                before.get(one.was.start..was).unwrap(),
            );
            assert!(!now.is_empty() && now != then, "{now}");
            times[one.stand_in] += 1;
        }
        assert_eq!(message.text.get(end..).unwrap(), before.get(was..).unwrap());
    }
    let listed: Vec<usize> = done.stand_ins.iter().map(|one| one.times).collect();
    assert_eq!(times, listed);
    for one in &done.overlooked {
        let text = &done.messages[one.message].text;
        assert_eq!(text.get(one.span.start..one.span.end), Some(one.words.as_str()));
    }
}

fn again(done: &Anonymised, told: &Told) -> Anonymised {
    let said: Vec<(Who, String)> = done.messages.iter().map(|message| (message.who, message.text.clone())).collect();
    let told = Told {
        invented: done.stand_ins.clone(),
        ..told.clone()
    };
    run(&said, &told)
}

#[test]
fn what_came_out_stays_as_it_is() {
    for case in cases() {
        let said: Vec<(Who, String)> = case.said.iter().map(|(who, marked)| (*who, unmarked(marked).0)).collect();
        let done = run(&said, &case.told);
        let twice = again(
            &done,
            &Told {
                names: Vec::new(),
                ..case.told.clone()
            },
        );
        let texts = |done: &Anonymised| -> Vec<String> { done.messages.iter().map(|message| message.text.clone()).collect() };
        assert_eq!(texts(&done), texts(&twice), "{}: {:?}", case.name, twice.stand_ins);
    }
}

#[test]
fn the_same_is_the_same_everywhere() {
    let said = [
        (Who::Customer, "I am Dina Maggs, order KT-4471, 14 Mill Lane, call 07700 900123. I ordered on Tuesday 10 March 2026.".to_owned()),
        (Who::Agent, "Dear Ms Maggs, order kt-4471 went to MILL LANE 14 on 17 March 2026. Dina’s number is 07700-900123 or 07700900123; 4471 is on it.".to_owned()),
    ];
    let done = run(
        &said,
        &Told {
            names: vec!["Dina Maggs".to_owned()],
            ..Told::default()
        },
    );
    whole(&said, &done);
    let is = |was: &str| {
        done.stand_ins
            .iter()
            .find(|one| one.was == was)
            .unwrap_or_else(|| panic!("{was}: {:#?}", done.stand_ins))
            .is
            .clone()
    };
    let [first, second] = [&done.messages[0].text, &done.messages[1].text];
    assert!(
        second.contains(&format!("Ms {},", is("Maggs"))) && second.contains(&format!("{}’s number", is("Dina"))),
        "{second}"
    );
    let number = is("KT-4471");
    assert!(
        second.contains(&number.to_lowercase()) && second.contains(&format!("; {} is", &number[3..])),
        "{second}"
    );
    assert!(second.contains(&is("Mill Lane").to_uppercase()[..4]), "{second}");
    let phone = is("07700 900123");
    assert!(
        second.contains(&phone.replace(' ', "-")) && second.contains(&phone.replace(' ', "")),
        "{second}"
    );
    assert_eq!(done.called("Dina Maggs"), Some(format!("{} {}", is("Dina"), is("Maggs"))));
    // A week between them is a week between them, on the same weekday.
    assert!(
        first.contains("Tuesday") && is("10 March 2026") != is("17 March 2026"),
        "{:?}",
        done.stand_ins
    );
}

#[test]
fn what_was_left_is_pointed_out() {
    let said = [(Who::Customer, "I will wait, Will. The Zephyrion stopped after 2 days.".to_owned())];
    let done = run(
        &said,
        &Told {
            names: vec!["Will".to_owned()],
            ..Told::default()
        },
    );
    let named: Vec<&str> = done.overlooked.iter().map(|one| one.words.as_str()).collect();
    assert_eq!(named, ["will", "Zephyrion", "2"]);
}

fn known() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Dear Rosa, ",
        "Kind regards,\nBen Maggs",
        "my name is ",
        "O'Brien's ",
        "Mr Maggs ",
        "14 Mill Lane",
        ", Leeds\n",
        "LS6 2AB ",
        "order KT-4471 ",
        "£89.90 ",
        "07700 900123 ",
        "on 12 March 2026 ",
        "03/04/26 ",
        "a.b@c.example ",
        "https://x.example/a?b=1 ",
        "GB29 NWBK 6016 1331 9268 19",
        "Will you ",
        "May ",
        "in ",
        " from Stargazer Ltd. ",
        "4929 1234 5678 9012 ",
        "192.168.0.1",
        "AB12 CDE ",
        "@",
        "#",
        "'",
        "’s ",
        "-",
        ".",
        ": ",
        "\n",
        "\n\n",
        " ",
        "7",
        "00",
        "é",
        "\u{301}",
        "🙂",
        "½",
        "ß",
        "İ",
        "the ",
        "Rose ",
        "rose ",
        "van der ",
        "J.R. ",
        "5 pounds ",
        "the 3rd ",
        "in May ",
        "2019 ",
        "MAGGS ",
        "<",
        "> ",
        "(0",
        ") ",
    ])
    .prop_map(str::to_owned)
}

fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![6 => known(), 1 => any::<String>(), 1 => "[A-Za-z0-9 ,.'-]{0,12}"]
}

fn written() -> impl Strategy<Value = String> {
    prop::collection::vec(known().prop_filter("a mark", |scrap| !scrap.contains(['\u{301}', 'İ'])), 0..14)
        .prop_map(|scraps| scraps.concat())
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(scrap(), 0..14).prop_map(|scraps| scraps.concat())
}

/// What is not letters or figures is no part of a word.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_conversation_comes_out_whole(texts in prop::collection::vec(text(), 0..4), name in "[A-Z][a-z]{3,8}") {
        let said: Vec<(Who, String)> = texts.into_iter().enumerate().map(|(at, text)| (if at % 2 == 0 { Who::Customer } else { Who::Agent }, text)).collect();
        let told = Told { names: vec![name], ..Told::default() };
        let done = run(&said, &told);
        whole(&said, &done);
        prop_assert_eq!(&run(&said, &told), &done);
    }

    /// Names of this length are no words of ours; what stands in none of the lists is replaced wherever it is written.
    #[test]
    fn no_replaced_word_survives_in_any_casing(name in "[BDFGKLMNPRSTVZ][aeiou][bdfgklmnprstvz][aeiou][bdgklmnrtvz]{1,2}[aeiou]x", order in "[A-Z]{2}-[1-9][0-9]{4}", texts in prop::collection::vec(text(), 1..4)) {
        let ways = [name.clone(), name.to_uppercase(), name.to_lowercase(), format!("{name}'s"), format!("Mr {name}, "), format!("{name}-{name}")];
        let mut said: Vec<(Who, String)> = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let way = &ways[at % ways.len()];
            said.push((Who::Customer, format!("{text} {way} {order}, {} {}.", order.to_lowercase(), ways[(at + 3) % ways.len()])));
        }
        let done = run(&said, &Told { names: vec![name.clone()], ..Told::default() });
        whole(&said, &done);
        let figures = &order[3..];
        for message in &done.messages {
            let left = words(&message.text);
            prop_assert!(!left.contains(&name.to_lowercase()), "{name} in {}", message.text);
            prop_assert!(!left.iter().any(|word| word == figures), "{figures} in {}", message.text);
        }
    }

    /// Of anything like writing: in noise one stand-in may make a neighbour look like something else.
    #[test]
    fn once_more_changes_nothing(texts in prop::collection::vec(written(), 0..3)) {
        let said: Vec<(Who, String)> = texts.into_iter().map(|text| (Who::Customer, text)).collect();
        let done = run(&said, &Told::default());
        let twice = again(&done, &Told::default());
        for (once, more) in done.messages.iter().zip(&twice.messages) {
            prop_assert_eq!(&once.text, &more.text, "{:?}", twice.stand_ins);
        }
    }
}
