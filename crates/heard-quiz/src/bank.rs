//! All items: our own, and those of a team.

use crate::{Fault, Item, Level, parse};

/// The files of our own items, one a chapter.
const OWN: [(&str, &str); 8] = [
    ("listen.quiz", include_str!("../items/listen.quiz")),
    ("understand.quiz", include_str!("../items/understand.quiz")),
    ("validate.quiz", include_str!("../items/validate.quiz")),
    ("communicate.quiz", include_str!("../items/communicate.quiz")),
    ("offer.quiz", include_str!("../items/offer.quiz")),
    ("follow_up.quiz", include_str!("../items/follow_up.quiz")),
    ("resilience.quiz", include_str!("../items/resilience.quiz")),
    ("training.quiz", include_str!("../items/training.quiz")),
];

/// Items, each id once.
#[derive(Clone, Debug, Default)]
pub struct Bank {
    items: Vec<Item>,
}

/// Which items are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Letters of chapters, such as `LV`; all where it is empty.
    pub areas: String,
    /// One level; all where there is none.
    pub level: Option<Level>,
}

impl Filter {
    /// Whether an item is wanted.
    pub fn wants(&self, item: &Item) -> bool {
        (self.areas.is_empty() || self.areas.contains(item.chapter())) && self.level.is_none_or(|level| level == item.level)
    }
}

impl Bank {
    /// Our own items. They have no fault: a test says so.
    pub fn own() -> Self {
        Self::own_and([]).0
    }

    /// Our own items and those of further files, each a name and a text. Where an id stands twice the first item stands.
    pub fn own_and<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> (Self, Vec<Fault>) {
        Self::of(OWN.into_iter().chain(files))
    }

    /// The items of files, each a name and a text.
    pub fn of<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> (Self, Vec<Fault>) {
        let mut bank = Self::default();
        let mut faults = Vec::new();
        for (name, text) in files {
            let (items, wrong) = parse(name, text);
            faults.extend(wrong);
            for item in items {
                if bank.item(&item.id).is_some() {
                    faults.push(Fault {
                        file: name.to_owned(),
                        line: 1,
                        field: "id".to_owned(),
                        message: format!("an item of another file is named “{}”; every id stands once", item.id),
                    });
                } else {
                    bank.items.push(item);
                }
            }
        }
        (bank, faults)
    }

    /// All items, in the order of the files.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of an id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The items that are wanted.
    pub fn wanted<'b>(&'b self, filter: &'b Filter) -> impl Iterator<Item = &'b Item> {
        self.items.iter().filter(|item| filter.wants(item))
    }
}
