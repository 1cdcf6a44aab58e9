//! Invented words and figures of the same kind.

use super::contact::digits;
use super::names::Sort;
use super::token::Cap;
use crate::chance;

#[rustfmt::skip]
const WOMEN: &[&str] = &[
    "Elspeth", "Maren", "Tilda", "Odile", "Ione", "Sunniva", "Briony", "Liesel", "Marit", "Ottilie", "Isolde", "Merle", "Petronella", "Signe", "Thora", "Yara",
    "Ailsa", "Bryher", "Cerys", "Damaris", "Eluned", "Fenella", "Greer", "Hedda", "Ilse", "Jorunn", "Kerensa", "Linnea", "Morwenna", "Nerys",
];
#[rustfmt::skip]
const MEN: &[&str] = &[
    "Anselm", "Torsten", "Leif", "Caspar", "Emrys", "Florian", "Gwyn", "Halvard", "Idris", "Jasper", "Kasimir", "Lorcan", "Magnus", "Niall", "Osric", "Peregrine",
    "Quillon", "Rune", "Sigurd", "Tavish", "Ulric", "Viggo", "Wystan", "Yorick", "Zeno", "Alaric", "Bertil", "Cadell", "Dougray", "Eirik",
];
#[rustfmt::skip]
const ANY: &[&str] = &[
    "Arden", "Blair", "Corin", "Darcy", "Ellis", "Finley", "Greer", "Harper", "Indra", "Jules", "Kit", "Lennox", "Merrin", "Noor", "Ocean", "Perrin", "Quinn",
    "Remy", "Shiloh", "Tal", "Umber", "Vesper", "Winslow", "Xan", "Yael", "Zephyr",
];
#[rustfmt::skip]
const LAST: &[&str] = &[
    "Averell", "Brackley", "Corrigall", "Dunmore", "Ellwand", "Fawkner", "Garrowby", "Hathersage", "Inglethorpe", "Jessamy", "Kellaway", "Lorimer", "Mossgrove",
    "Netherby", "Oswin", "Penhallow", "Quarmby", "Rothsay", "Selwood", "Tremayne", "Underhay", "Vellacott", "Wetherall", "Yaxley", "Zellman", "Ashdowne",
    "Birtwhistle", "Crosswell", "Dallimore", "Eastaugh", "Farthing", "Gillingwater", "Hartnoll", "Ingersley", "Kitteridge", "Lanyon", "Merriden", "Norcott",
];
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "Ashcombe", "Wendlebury", "Fernworthy", "Harrowmere", "Saltmarket", "Oakhampton", "Thornbeck", "Millerton", "Crowhaven", "Eastbrook", "Larkfield",
    "Pinmoor", "Stonewick", "Brackenford", "Wolverley", "Marlstone", "Kestrelby", "Dunsford", "Hollowell", "Greywater",
];
#[rustfmt::skip]
const STREETS: &[&str] = &[
    "Alder", "Bramble", "Cobbler", "Damson", "Elder", "Foxglove", "Gorse", "Hawthorn", "Juniper", "Larch", "Mulberry", "Plover", "Quince", "Rowan", "Sorrel",
    "Teasel", "Willow", "Yarrow", "Kingfisher", "Lapwing",
];
#[rustfmt::skip]
const COMPANIES: &[&str] = &[
    "Brightwell", "Corvanto", "Dellmark", "Everstead", "Fairhaven", "Gladstone", "Hollandia", "Ironbridge", "Junetree", "Kelpware", "Lumenor", "Meridian",
    "Northlight", "Orbison", "Palisade", "Quayside", "Redfern", "Silverline", "Tamarind", "Unison",
];
const WORDS: &[&str] = &[
    "Velden", "Mirrow", "Talsen", "Orvane", "Kelmit", "Brosca", "Dinvar", "Pellam", "Sorvik", "Lanthe",
];

/// The words to choose from.
pub(super) fn pool(sort: Sort) -> &'static [&'static str] {
    match sort {
        Sort::Woman => WOMEN,
        Sort::Man => MEN,
        Sort::First => ANY,
        Sort::Last => LAST,
        Sort::Place => PLACES,
        Sort::Company => COMPANIES,
        Sort::Street => STREETS,
        Sort::Word => WORDS,
    }
}

/// A word made of syllables, where a pool has run out.
pub(super) fn syllables(figure: u64) -> String {
    const ONE: [&str; 12] = ["Ba", "Do", "Fe", "Ka", "Lo", "Mi", "Na", "Pe", "Ri", "So", "Tu", "Va"];
    const TWO: [&str; 12] = ["bel", "dan", "fin", "gor", "lan", "mer", "nor", "pas", "rin", "sol", "tev", "wick"];
    let pick = |all: &[&'static str; 12], figure: u64| {
        all.get(usize::try_from(figure % 12).unwrap_or_default())
            .copied()
            .unwrap_or_default()
    };
    format!("{}{}{}", pick(&ONE, figure), pick(&TWO, figure >> 8), pick(&TWO, figure >> 16))
}

/// The word with capitals like another's.
pub(super) fn like_case(like: &str, cap: Cap, word: &str) -> String {
    match cap {
        Cap::Small if like.chars().any(char::is_alphabetic) => word.to_lowercase(),
        Cap::All => word.to_uppercase(),
        Cap::Small | Cap::First => {
            let mut chars = word.chars();
            let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
            first + chars.as_str()
        }
    }
}

/// Figures and letters of the same shape: figures for figures, letters for letters, all else kept. A leading zero stays one, another figure there is none.
pub(super) fn shaped(like: &str, seed: u64, place: u64, letters: &str) -> String {
    let mut first = true;
    let mut out = String::with_capacity(like.len());
    for (at, c) in like.chars().enumerate() {
        let at = u64::try_from(at).unwrap_or_default();
        if c.is_ascii_digit() {
            let new = if first {
                if c == '0' { 0 } else { 1 + chance::one_of(9, seed, &[place, at]) }
            } else {
                chance::one_of(10, seed, &[place, at])
            };
            out.push(char::from_digit(u32::try_from(new).unwrap_or_default(), 10).unwrap_or('0'));
            first = false;
        } else {
            first = true;
            if c.is_ascii_alphabetic() {
                let new = letters
                    .chars()
                    .nth(chance::one_of(letters.len(), seed, &[place, at]))
                    .unwrap_or('x');
                out.push(if c.is_ascii_uppercase() { new.to_ascii_uppercase() } else { new });
            } else if c.is_alphanumeric() {
                out.push(if c.is_uppercase() { 'X' } else { 'x' });
            } else {
                out.push(c);
            }
        }
    }
    out
}

/// A card's number that no card has: its check figure is wrong.
pub(super) fn no_card(number: String) -> String {
    let figures: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = figures
        .iter()
        .rev()
        .enumerate()
        .map(|(at, figure)| match at % 2 {
            0 => *figure,
            _ if *figure > 4 => figure * 2 - 9,
            _ => figure * 2,
        })
        .sum();
    if !sum.is_multiple_of(10) {
        return number;
    }
    let last = figures.last().copied().unwrap_or_default();
    let kept = number.get(..number.len().saturating_sub(1)).unwrap_or_default();
    format!("{kept}{}", (last + 1) % 10)
}

/// An address of a machine out of those that stand for examples.
pub(super) fn machine(like: &str, seed: u64, place: u64) -> String {
    let last = 1 + chance::one_of(250, seed, &[place]);
    if like.contains('.') {
        format!("203.0.113.{last}")
    } else if digits(like) + like.matches(':').count() > 0 && like.matches(':').count() == 5 {
        format!("00:00:5E:00:53:{last:02X}")
    } else {
        format!("2001:db8:0:{last:x}")
    }
}
