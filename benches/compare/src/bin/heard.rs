//! Heard itself, with the customer's words beside each reply. Usage: heard cues|standard TEXTS

use compare_bench::{Anything, Text, measure};
use heard_engine::{Engine, Situation, Turn, Who};
use heard_model::{Model, Size, Weights};

fn main() -> Result<(), Anything> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [choice, texts] = arguments.as_slice() else {
        return Err("usage: heard cues|standard TEXTS".into());
    };
    let engine = match choice.as_str() {
        "cues" => Engine::new(),
        "standard" => {
            let weights = Weights::embedded(Size::Standard).ok_or("this build carries no standard encoder")?;
            // It remembers nothing: several replies answer one customer, whose words are read anew for each.
            Engine::with(Model::new(&weights, 0)?)
        }
        other => return Err(format!("'{other}' is neither cues nor standard").into()),
    };
    measure(texts, "", |text| findings(&engine, text))
}

fn findings(engine: &Engine, text: &Text) -> usize {
    let who = |name: &str| if name == "agent" { Who::Agent } else { Who::Customer };
    let said = text.turns.iter();
    let turns: Vec<Turn<'_>> = said.map(|(author, text)| Turn { who: who(author), text }).collect();
    let situation = Situation {
        turns: &turns,
        draft: &text.reply,
        customer_name: text.name.as_deref(),
        ..Situation::default()
    };
    engine.appraise(&situation).findings.len()
}
