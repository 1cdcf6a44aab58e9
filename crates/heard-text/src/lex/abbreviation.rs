//! Abbreviations that keep their dot, and when.

/// When the dot after a word belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Always; a sentence never ends here ("Mr.", "e.g.").
    Joined,
    /// Where the sentence visibly goes on ("etc. and"); else the dot ends it.
    Loose,
    /// Before a number only ("No. 12"); else it is an ordinary word.
    BeforeNumber,
}

use Abbreviation::{BeforeNumber, Joined, Loose};

/// Sorted by word.
const LIST: &[(&str, Abbreviation)] = &[
    ("acct", Loose),
    ("approx", Joined),
    ("appt", Loose),
    ("apr", BeforeNumber),
    ("apt", Loose),
    ("art", BeforeNumber),
    ("aug", BeforeNumber),
    ("ave", Loose),
    ("avg", Loose),
    ("ca", BeforeNumber),
    ("capt", Joined),
    ("cf", Joined),
    ("ch", BeforeNumber),
    ("corp", Loose),
    ("dec", BeforeNumber),
    ("dept", Loose),
    ("dr", Joined),
    ("eg", Joined),
    ("est", BeforeNumber),
    ("etc", Loose),
    ("excl", Loose),
    ("ext", Loose),
    ("feb", BeforeNumber),
    ("fig", BeforeNumber),
    ("fri", BeforeNumber),
    ("gen", BeforeNumber),
    ("hrs", Loose),
    ("ie", Joined),
    ("inc", Loose),
    ("incl", Loose),
    ("jan", BeforeNumber),
    ("jr", Loose),
    ("jul", BeforeNumber),
    ("jun", BeforeNumber),
    ("ltd", Loose),
    ("mar", BeforeNumber),
    ("max", BeforeNumber),
    ("messrs", Joined),
    ("min", BeforeNumber),
    ("mins", Loose),
    ("misc", Loose),
    ("mon", BeforeNumber),
    ("mr", Joined),
    ("mrs", Joined),
    ("ms", Joined),
    ("mx", Joined),
    ("no", BeforeNumber),
    ("nos", BeforeNumber),
    ("nov", BeforeNumber),
    ("nr", BeforeNumber),
    ("oct", BeforeNumber),
    ("pp", BeforeNumber),
    ("prof", Joined),
    ("qty", Loose),
    ("ref", Loose),
    ("resp", Loose),
    ("rev", BeforeNumber),
    ("rs", BeforeNumber),
    ("sat", BeforeNumber),
    ("sec", BeforeNumber),
    ("sep", BeforeNumber),
    ("sept", BeforeNumber),
    ("sgt", Joined),
    ("sr", Loose),
    ("sun", BeforeNumber),
    ("tel", Loose),
    ("thu", BeforeNumber),
    ("thur", BeforeNumber),
    ("thurs", BeforeNumber),
    ("tue", BeforeNumber),
    ("tues", BeforeNumber),
    ("ver", BeforeNumber),
    ("viz", Joined),
    ("vol", BeforeNumber),
    ("vs", Joined),
    ("wed", BeforeNumber),
];
/// Length of the longest entry.
const LONGEST: usize = 6;

/// What kind of abbreviation a word is, without its dot and in any case.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let mut lower = [0_u8; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    LIST.binary_search_by(|(entry, _)| entry.as_bytes().cmp(lower))
        .ok()
        .and_then(|found| LIST.get(found))
        .map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_fits() {
        assert!(LIST.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(LIST.iter().map(|(word, _)| word.len()).max(), Some(LONGEST));
    }
}
