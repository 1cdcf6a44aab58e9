//! What a person is shown before anything is kept: the stand-ins where they stand, what to look at again, and what of the conversation came back into a text.

use std::collections::{BTreeMap, BTreeSet};

use super::token::Text;
use super::{Anonymised, Kind, Message, Why};

/// Something that was left, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// Why it is named.
    pub why: Why,
    /// The words, on one line.
    pub words: String,
    /// How many times, at least 1.
    pub times: usize,
}

impl Message {
    /// The text in pieces, in order, each with the stand-in that it is (an index into [`Anonymised::stand_ins`]), where it is one. Joined they are the text.
    pub fn pieces(&self) -> Vec<(&str, Option<usize>)> {
        let mut pieces = Vec::new();
        let mut end = 0;
        let mut push = |from: usize, to: usize, of: Option<usize>| {
            let piece = self.text.get(from..to).unwrap_or_default();
            if !piece.is_empty() {
                pieces.push((piece, of));
            }
        };
        for one in &self.replaced {
            push(end, one.span.start, None);
            push(one.span.start, one.span.end, Some(one.stand_in));
            end = one.span.end;
        }
        push(end, self.text.len(), None);
        pieces
    }
}

impl Anonymised {
    /// What a person should look at again, each word once, by why and alphabet.
    pub fn again(&self) -> Vec<Again> {
        let mut words: BTreeMap<(Why, String), usize> = BTreeMap::new();
        for one in &self.overlooked {
            let flat = one.words.split_whitespace().collect::<Vec<_>>().join(" ");
            *words.entry((one.why, flat)).or_default() += 1;
        }
        let again = words.into_iter().map(|((why, words), times)| Again { why, words, times });
        again.collect()
    }

    /// Words that were replaced and stand in a text that somebody wrote since, each once, in its order. Small letters, figures below a hundred and dates
    /// are left out, for they come back by themselves; so is what a stand-in says too.
    pub fn came_back(&self, text: &str) -> Vec<String> {
        let words = |phrase: &str| Text::new(phrase).tokens.into_iter().map(|token| token.fold).collect::<Vec<_>>();
        let invented: BTreeSet<String> = self.stand_ins.iter().flat_map(|one| words(&one.is)).collect();
        let real = self.stand_ins.iter().filter(|one| one.kind != Kind::Date);
        let real: BTreeSet<String> = real
            .flat_map(|one| words(&one.was))
            .filter(|word| !invented.contains(word))
            .collect();
        let text = Text::new(text);
        let mut found: Vec<String> = Vec::new();
        for token in &text.tokens {
            let written = token.span.of(text.text);
            let tells = token.fold.chars().count() > 2 && written.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            if tells && real.contains(&token.fold) && !found.iter().any(|other| other == written) {
                found.push(written.to_owned());
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use heard_engine::{Turn, Who};

    use crate::anonymise::{Kind, Told, anonymise};

    #[test]
    fn what_is_shown_is_the_text_and_what_comes_back_is_seen() {
        let text = "My parcel KT-4471 never came. It is Rosalind Maggs, Mill Lane 14, and the Zephyrion was for Sunday.";
        let told = Told {
            names: vec!["Rosalind Maggs".to_owned()],
            ..Told::default()
        };
        let past = anonymise(&[Turn { who: Who::Customer, text }], &told);
        let message = &past.messages[0];
        let joined: String = message.pieces().iter().map(|(piece, _)| *piece).collect();
        assert_eq!(joined, message.text);
        let marked = message.pieces().iter().filter(|(_, of)| of.is_some()).count();
        assert_eq!(marked, message.replaced.len());
        assert!(past.again().iter().any(|one| one.words == "Zephyrion" && one.times == 1));
        assert_eq!(past.came_back(&message.text), Vec::<String>::new());
        assert_eq!(
            past.came_back("Then ROSALIND wrote of KT-4471 again, from a mill."),
            ["ROSALIND", "KT-4471"]
        );
    }

    #[test]
    fn words_are_typed_with_what_they_are() {
        assert_eq!(Told::typed("place: Ottery"), Some((Kind::Place, "Ottery".to_owned())));
        assert_eq!(Told::typed("at 10:30"), Some((Kind::Word, "at 10:30".to_owned())));
        assert_eq!(Told::typed("name: "), None);
    }
}
