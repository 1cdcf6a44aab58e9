//! What is known beforehand of a past conversation that is to be practised, so that it can be replaced.

use heard_rehearsal::anonymise::{Kind, Told};

use crate::{Agent, Fact, FactKind, Person, Team};

/// Figures and letters of a word with a figure that is a number of somebody's; shorter ones count things. An order's may be shorter.
const NUMBER: usize = 5;
const ORDER: usize = 3;

/// The names of the person, in every way in which they came, and of everybody in the team; what they want to be called; the team's name; and the numbers
/// among what they told.
pub fn told_of(person: &Person, team: &Team, agents: &[Agent]) -> Told {
    let customers = person.ways().map(|way| way.name.as_str());
    let agents = agents.iter().map(|agent| agent.name.as_str());
    let called = person.facts.iter().filter(|fact| fact.kind == FactKind::Called).map(capitals);
    let names = customers.chain(agents).map(str::to_owned).chain(called);
    let company = (Kind::Company, team.name.as_str().to_owned());
    let numbers = person.facts.iter().flat_map(numbers).map(|number| (Kind::Number, number));
    Told {
        names: names.filter(|name| !name.is_empty()).collect(),
        replace: std::iter::once(company).chain(numbers).collect(),
        ..Told::default()
    }
}

/// The words of a fact that are written like a name: "Ms Maggs, please" is called Ms Maggs. All of them where none is.
fn capitals(fact: &Fact) -> String {
    let words = || fact.line.split_whitespace();
    let named: Vec<&str> = words().filter(|word| word.starts_with(char::is_uppercase)).collect();
    if named.is_empty() {
        fact.line.as_str().to_owned()
    } else {
        named.join(" ")
    }
}

/// Its words with a figure: `KT-4471`.
fn numbers(fact: &Fact) -> impl Iterator<Item = String> {
    let least = if fact.kind == FactKind::Order { ORDER } else { NUMBER };
    let words = fact.line.split_whitespace();
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(move |word| word.contains(|c: char| c.is_ascii_digit()) && word.chars().filter(|c| c.is_alphanumeric()).count() >= least)
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::{Customer, Email, Line, Name, PasswordHash};

    #[test]
    fn names_and_numbers_are_told_and_words_are_not() {
        let now = Timestamp::from_second(1_772_000_000).unwrap();
        let (team, _) = Team::found(Name::new("Fennick Home").unwrap(), now);
        let email = Email::new("sam@desk.example").unwrap();
        let (sam, _) = team.join(Name::new("Sam Aldous").unwrap(), email, PasswordHash("x".to_owned()), now);
        let (dina, _) = Customer::meet(team.id, Name::new("Dina Maggs").unwrap(), None, None, now);
        let mut person = Person {
            customer: dina.clone(),
            others: Vec::new(),
            facts: Vec::new(),
        };
        for (kind, line) in [
            (FactKind::Order, "Bed frame KT-4471, ref 903"),
            (FactKind::Called, "Ms Rosalind, please"),
            (FactKind::Device, "Kettle 3000 at 8 pm, serial SN4410-77."),
        ] {
            let (fact, _) = person.note(dina.id, kind, Line::new(line).unwrap(), None, sam.id, now).unwrap();
            person.facts.push(fact);
        }
        let told = told_of(&person, &team, &[sam]);
        assert_eq!(told.names, ["Dina Maggs", "Sam Aldous", "Ms Rosalind,"]);
        let replaced: Vec<&str> = told.replace.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(replaced, ["Fennick Home", "KT-4471", "903", "SN4410-77"]);
    }
}
