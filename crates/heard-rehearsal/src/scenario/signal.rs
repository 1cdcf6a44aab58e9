//! Signals: what the coach sees in a reply, by name.

use heard_engine::rules::RULES;
use heard_engine::{Act, NeedKind, nearest};
use schemars::JsonSchema;
use serde::Deserialize;

/// What the coach sees in a reply: `act:options`, `need:impact`, `rule:blame`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub enum Signal {
    /// Something that the reply does.
    Act(Act),
    /// Something that the customer needs.
    Need(NeedKind),
    /// A remark of the coach, by the id of its rule.
    Rule(String),
}

const NEEDS: [NeedKind; 9] = [
    NeedKind::Answer,
    NeedKind::Solution,
    NeedKind::Time,
    NeedKind::Choice,
    NeedKind::Acknowledgement,
    NeedKind::Impact,
    NeedKind::Ownership,
    NeedKind::NotRepeating,
    NeedKind::Reassurance,
];

impl TryFrom<String> for Signal {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let found = match text.split_once(':') {
            Some(("act", name)) => Act::ALL.into_iter().find(|act| act.name() == name).map(Self::Act),
            Some(("need", name)) => NEEDS.into_iter().find(|need| need.name() == name).map(Self::Need),
            Some(("rule", id)) => RULES.iter().find(|rule| rule.id == id).map(|rule| Self::Rule(rule.id.to_owned())),
            _ => None,
        };
        found.ok_or_else(|| unknown(&text))
    }
}

/// All signals by their names.
fn names() -> Vec<String> {
    let acts = Act::ALL.iter().map(|act| format!("act:{}", act.name()));
    let needs = NEEDS.iter().map(|need| format!("need:{}", need.name()));
    let rules = RULES.iter().map(|rule| format!("rule:{}", rule.id));
    acts.chain(needs).chain(rules).collect()
}

fn unknown(text: &str) -> String {
    let names = names();
    let allowed = "a signal is `act:…`, `need:…` or `rule:…`";
    match nearest(text, names.iter().map(String::as_str)) {
        Some(name) => format!("no signal is named '{text}'; {allowed}; did you mean '{name}'?"),
        None => format!("no signal is named '{text}'; {allowed}; FORMAT.md names them all"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_and_a_near_one_is_named() {
        for name in names() {
            assert!(Signal::try_from(name.clone()).is_ok(), "{name}");
        }
        let error = Signal::try_from("act:option".to_owned()).unwrap_err();
        assert!(error.contains("did you mean 'act:options'"), "{error}");
    }
}
