//! A past conversation with everything invented that could tell whose it was: names, places, addresses, dates, numbers, companies.
//!
//! `token` cuts a text, `contact`, `figures`, `dates` and `address` find by form, `names` learns from what stands around a word, `table` invents a
//! stand-in for each and keeps to it, `overlooked` says where a person should look again. Pure, total, and the same for the same conversation. It is
//! help for a person who looks it over, no proof that nobody can be recognised.

mod address;
mod claims;
mod contact;
mod dates;
mod figures;
mod fold;
mod invent;
mod lists;
mod meant;
mod names;
mod overlooked;
mod shown;
mod table;
mod token;
mod told;
mod units;

use heard_engine::{Turn, Who};
use heard_text::Span;
use serde::{Deserialize, Serialize};

use claims::Claims;
pub use overlooked::{Overlooked, Why};
pub use shown::Again;
use table::Table;
use token::Text;
pub use told::Told;

/// What was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A person's name, or a word of it.
    Name,
    /// A town or another place.
    Place,
    /// A street.
    Street,
    /// A house, flat or postcode of an address.
    Postcode,
    /// A company.
    Company,
    /// A mail address.
    Email,
    /// A phone number.
    Phone,
    /// A web address.
    Web,
    /// `@name` of a network.
    Handle,
    /// The address of a machine.
    Ip,
    /// A bank account.
    Iban,
    /// A payment card.
    Card,
    /// A number plate.
    Plate,
    /// A date.
    Date,
    /// A sum of money.
    Amount,
    /// An order number, a reference, any other number.
    Number,
    /// A word that a person said to replace.
    Word,
}

impl Kind {
    /// The name in lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Place => "place",
            Self::Street => "street",
            Self::Postcode => "postcode",
            Self::Company => "company",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Web => "web",
            Self::Handle => "handle",
            Self::Ip => "ip",
            Self::Iban => "iban",
            Self::Card => "card",
            Self::Plate => "plate",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Number => "number",
            Self::Word => "word",
        }
    }
}

/// What stands for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandIn {
    /// What it is.
    pub kind: Kind,
    /// As it was written first.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// How many times, at least 1.
    pub times: usize,
}

/// One place in a text at which something was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Where the stand-in stands in the new text, in bytes.
    pub span: Span,
    /// Where the words stood in the text as it was.
    pub was: Span,
    /// Which of [`Anonymised::stand_ins`].
    pub stand_in: usize,
}

/// One message with everything replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its author.
    pub who: Who,
    /// Its text.
    pub text: String,
    /// What was replaced in it, in order.
    pub replaced: Vec<Replaced>,
}

/// A conversation with everything replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anonymised {
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// What stands for what, in the order of first appearance.
    pub stand_ins: Vec<StandIn>,
    /// What a person should look at again.
    pub overlooked: Vec<Overlooked>,
}

impl Anonymised {
    /// What the customer is called now, where something told it: the first stand-in of a name that was told.
    pub fn called(&self, name: &str) -> Option<String> {
        let words: Vec<String> = name
            .split_whitespace()
            .filter_map(|word| {
                let folded = fold::fold(word);
                let found = self
                    .stand_ins
                    .iter()
                    .find(|one| one.kind == Kind::Name && fold::fold(&one.was) == folded);
                found.map(|one| one.is.clone())
            })
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// Replaces everything that could tell whose conversation it is.
///
/// The same conversation gives the same stand-ins. With its own stand-ins as [`Told::invented`], what came out stays as it is.
pub fn anonymise(turns: &[Turn<'_>], told: &Told) -> Anonymised {
    let texts: Vec<Text<'_>> = turns.iter().map(|turn| Text::new(turn.text)).collect();
    let mut claims: Vec<Claims> = texts.iter().map(|text| Claims::new(text.text)).collect();
    for (text, claims) in texts.iter().zip(&mut claims) {
        told::kept(text, told, claims);
        dates::find(text, claims);
        contact::find(text, claims);
        figures::find(text, claims);
        address::find(text, claims);
    }
    figures::again(&texts, &mut claims);
    let lexicon = names::learn(&texts, &claims, told);
    for (text, claims) in texts.iter().zip(&mut claims) {
        meant::find(text, &lexicon, claims);
    }
    let mut table = Table::new(&texts, &claims, &lexicon, told);
    let messages = turns
        .iter()
        .zip(&texts)
        .zip(&claims)
        .map(|((turn, text), claims)| table.write(turn.who, text, claims))
        .collect::<Vec<_>>();
    let overlooked = overlooked::find(&messages, &lexicon);
    Anonymised {
        messages,
        stand_ins: table.stand_ins(),
        overlooked,
    }
}
