//! Telling of many never tells of one: for every table of counts, whoever knows how the bands are made learns no cell, no sum of cells of one
//! to four people.

use std::collections::BTreeMap;

use heard_desk::crowd::{Band, LEAST, at_least, bands, roughly};
use proptest::prelude::*;

/// All ways in which so many people can be spread over five words.
fn spreads(people: u32) -> Vec<[u32; 5]> {
    let mut all = Vec::new();
    for a in 0..=people {
        for b in 0..=people - a {
            for c in 0..=people - a - b {
                for d in 0..=people - a - b - c {
                    all.push([a, b, c, d, people - a - b - c - d]);
                }
            }
        }
    }
    all
}

type View = Option<Vec<(usize, usize, u32)>>;

fn view(told: Option<Vec<Band>>) -> View {
    told.map(|told| told.iter().map(|band| (band.from, band.to, band.people)).collect())
}

/// What can be worked out: for every set of words the number of people, where all tables that look like this agree on it and it is one to four.
fn worked_out(show: impl Fn(&[u32; 5]) -> View) -> Vec<(View, usize, u32)> {
    let mut alike: BTreeMap<View, Vec<[u32; 5]>> = BTreeMap::new();
    for people in 0..=16 {
        for counts in spreads(people) {
            alike.entry(show(&counts)).or_default().push(counts);
        }
    }
    let mut found = Vec::new();
    for (view, tables) in alike {
        for words in 1..(1_usize << 5) {
            let sum = |table: &[u32; 5]| {
                (0..5)
                    .filter(|place| words & (1 << place) != 0)
                    .map(|place| table[place])
                    .sum::<u32>()
            };
            let first = sum(&tables[0]);
            if (1..LEAST).contains(&first) && tables.iter().all(|table| sum(table) == first) {
                found.push((view.clone(), words, first));
            }
        }
    }
    found
}

#[test]
fn nobody_is_singled_out_by_whoever_knows_how_it_is_made() {
    let found = worked_out(|counts| view(bands(counts)));
    assert!(found.is_empty(), "{found:?}");
}

/// The checker itself sees what is wrong with the usual way: cells below five are left out, the total is told.
#[test]
fn leaving_out_small_cells_would_be_seen_through() {
    let found = worked_out(|counts| {
        let shown = (0..5).filter(|place| counts[*place] >= LEAST || counts[*place] == 0);
        let total = (9, 9, counts.iter().sum());
        (counts.iter().sum::<u32>() >= LEAST).then(|| shown.map(|place| (place, place, counts[place])).chain([total]).collect())
    });
    assert!(!found.is_empty());
}

#[test]
fn what_all_have_said_is_not_told_of_each() {
    let one = |people| Some(vec![(0, 4, people)]);
    assert_eq!(view(bands(&[0, 0, 6, 0, 0])), one(6));
    assert_eq!(view(bands(&[9, 0, 0, 0, 0])), one(9));
    assert_eq!(view(bands(&[4, 0, 0, 0, 0])), None);
    assert_eq!(view(bands(&[6, 2, 3, 0, 4])), Some(vec![(0, 0, 6), (1, 4, 9)]));
    assert_eq!(view(bands(&[5, 5, 5, 5, 5])).map(|told| told.len()), Some(5));
    assert_eq!(view(bands(&[])), None);
}

proptest! {
    #[test]
    fn bands_are_large_and_make_up_everybody(counts in prop::collection::vec(0_u32..40, 1..9)) {
        let people: u32 = counts.iter().sum();
        match bands(&counts) {
            None => prop_assert!(people < LEAST),
            Some(told) => {
                prop_assert_eq!(told.iter().map(|band| band.people).sum::<u32>(), people);
                prop_assert!(told.iter().all(|band| band.people >= LEAST));
                let mut next = 0;
                for band in &told {
                    prop_assert_eq!(band.from, next);
                    prop_assert_eq!(band.people, counts[band.from..=band.to].iter().sum::<u32>());
                    next = band.to + 1;
                }
                prop_assert_eq!(next, counts.len());
            }
        }
    }

    /// Every sum of what is told, and every difference of two such sums, speaks of nobody or of at least five; of overlapping ones, of whole bands.
    #[test]
    fn no_subtraction_leads_to_few(counts in prop::collection::vec(0_u32..12, 5), more in 0_usize..32, less in 0_usize..32) {
        if let Some(told) = bands(&counts) {
            let within = |chosen: usize| (0..told.len()).filter(move |place| chosen & (1 << place) != 0);
            let left: u32 = within(more & !less).map(|place| told[place].people).sum();
            prop_assert!(left == 0 || left >= LEAST);
        }
    }

    #[test]
    fn rounded_figures_hide_the_one(people in 0_u32..200, got in 0_u32..200) {
        prop_assert_eq!(at_least(people).is_none(), people < LEAST);
        if let Some(told) = at_least(people) {
            prop_assert!(told % LEAST == 0 && told <= people && people - told < LEAST);
        }
        if let Some(share) = roughly(got, people) {
            prop_assert!((0.0..=1.0).contains(&share));
            prop_assert!((share * 20.0 - (share * 20.0).round()).abs() < 1e-9);
        }
    }
}
