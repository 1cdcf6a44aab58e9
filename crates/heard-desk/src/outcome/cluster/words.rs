//! Content words, and vectors of them for a desk without an encoder.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::of_length_one;
use crate::Text;

/// The places of a vector of words.
const PLACES: u64 = 512;

/// Words that say nothing of what is wrong or wanted.
const COMMON: &str = "a about after again all also am an and any are as at back be because been before being but by came can cannot cant come could \
    day did didnt do does doesnt doing dont done even ever every for from get getting go going got had has hasnt have havent having he hello her here \
    hi him his how i id if ill im in into is isnt it its ive just know last like made make me more most much my myself need never new no not now of off on once one only or other our out over own please really said same say see seem she should since so some still such than \
    thanks that thats the their them then there these they thing this those three time to today told too two up us use very want was wasnt way we \
    week well were what when where which while who why will with without wont would yet you your youre";

/// The content words of a text, each as it is compared and as it was written.
pub(super) fn content(text: &str) -> Vec<(String, String)> {
    let common: BTreeSet<&str> = COMMON.split_whitespace().collect();
    let bare: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    bare.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 2 && word.chars().any(char::is_alphabetic) && !common.contains(word.as_str()))
        .map(|word| (stem(&word).to_owned(), word))
        .collect()
}

/// A word without the ending of its plural.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') && !stem.ends_with('u') => stem,
        _ => word,
    }
}

/// How many texts each word is in.
pub(super) fn spread<'t>(texts: impl IntoIterator<Item = &'t Text>) -> BTreeMap<String, u32> {
    let mut spread = BTreeMap::new();
    for text in texts {
        let words: BTreeSet<String> = content(text).into_iter().map(|(stem, _)| stem).collect();
        for word in words {
            *spread.entry(word).or_insert(0) += 1;
        }
    }
    spread
}

/// A vector of each text by its content words, rare ones weighing more: texts that share them have a large product.
pub fn word_vectors(texts: &[&Text]) -> Vec<Vec<f32>> {
    let spread = spread(texts.iter().copied());
    texts
        .iter()
        .map(|text| {
            let mut vector = vec![0.0; usize::try_from(PLACES).unwrap_or_default()];
            for (stem, _) in content(text) {
                let hash = hash(&stem);
                let place = usize::try_from(hash % PLACES).unwrap_or_default();
                let often = spread.get(&stem).copied().unwrap_or(1);
                let rare = 1.0 / f32::from(u16::try_from(often).unwrap_or(u16::MAX)).sqrt().sqrt();
                if let Some(value) = vector.get_mut(place) {
                    *value += if (hash / PLACES).is_multiple_of(2) { rare } else { -rare };
                }
            }
            of_length_one(&vector)
        })
        .collect()
}

/// FNV-1a, which is the same on every machine.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
