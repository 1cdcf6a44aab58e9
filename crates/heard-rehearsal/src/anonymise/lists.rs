//! Lists of words: common first names, names that are words too, towns, companies.

use std::collections::HashSet;
use std::sync::LazyLock;

macro_rules! list {
    ($name:ident, $file:literal) => {
        pub(super) static $name: LazyLock<HashSet<&'static str>> = LazyLock::new(|| include_str!($file).split_whitespace().collect());
    };
}

list!(FIRST_F, "lists/first_f.txt");
list!(FIRST_M, "lists/first_m.txt");
list!(WORDS_TOO, "lists/words_too.txt");
list!(TOWNS, "lists/towns.txt");
list!(COMPANIES, "lists/companies.txt");
list!(COMMON_CAPS, "lists/common_caps.txt");

/// Towns of several words, longest first.
pub(super) static TOWNS_OF_WORDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let mut all: Vec<Vec<String>> = include_str!("lists/towns_of_words.txt")
        .trim()
        .split('|')
        .map(|town| town.split_whitespace().map(super::fold::fold).collect())
        .collect();
    all.sort_by_key(|words| std::cmp::Reverse(words.len()));
    all
});

/// A first name that is no word.
pub(super) fn is_first_name(fold: &str) -> bool {
    (FIRST_F.contains(fold) || FIRST_M.contains(fold)) && !WORDS_TOO.contains(fold)
}
