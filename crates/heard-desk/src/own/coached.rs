//! What the coach says of replies, as marks of their writer: of strengths and remarks of an area, how many were strengths. No words are kept.

use std::collections::BTreeMap;

use heard_engine::Appraisal;
use jiff::Timestamp;

use super::mark::{AREAS, Mark, Source};

/// The marks of somebody's replies.
pub fn coached<'a>(appraisals: impl IntoIterator<Item = &'a Appraisal>, source: Source, at: Timestamp) -> Vec<Mark> {
    let seen = appraisals.into_iter().flat_map(|appraisal| {
        let strengths = appraisal.strengths.iter().map(|strength| (strength.practice.as_slice(), 1));
        let remarks = appraisal.findings.iter().map(|finding| (finding.practice.as_slice(), 0));
        strengths.chain(remarks)
    });
    counted(seen, source, at)
}

fn counted<'a>(seen: impl Iterator<Item = (&'a [String], u32)>, source: Source, at: Timestamp) -> Vec<Mark> {
    let mut areas: BTreeMap<char, (u32, u32)> = BTreeMap::new();
    for (practice, well) in seen {
        // Something that stands for several lines of an area counts there once.
        let mut letters: Vec<char> = practice.iter().filter_map(|line| line.chars().next()).collect();
        letters.sort_unstable();
        letters.dedup();
        for letter in letters.into_iter().filter(|letter| AREAS.contains(*letter)) {
            let (got, of) = areas.entry(letter).or_default();
            *got += well;
            *of += 1;
        }
    }
    let mark = |(area, (got, of))| Mark::new(area, source, got, of, at);
    areas.into_iter().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_counts_once_for_each_strength_and_remark() {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let (both, one, none) = (lines(&["V1", "V2", "O4"]), lines(&["V3"]), lines(&["R1"]));
        let seen = [(both.as_slice(), 1), (one.as_slice(), 0), (none.as_slice(), 1)];
        let marks = counted(seen.into_iter(), Source::Reply, Timestamp::UNIX_EPOCH);
        let told: Vec<_> = marks.iter().map(|mark| (mark.area, mark.got, mark.of)).collect();
        assert_eq!(told, [('O', 1, 1), ('V', 1, 2)]);
    }
}
