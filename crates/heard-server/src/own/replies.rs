//! What the coach says of a reply that goes out, as marks of its writer: of strengths and remarks of an area, how many were strengths. No words
//! are kept.

use std::collections::BTreeMap;

use heard_desk::{AREAS, Mark, Message, Source};
use heard_engine::{Engine, Situation, Turn};
use jiff::{Timestamp, Zoned};

/// The marks of one reply. `said`: what was said before it.
pub(crate) fn marks(engine: &Engine, said: &[Message], reply: &Message, now: &Zoned) -> Vec<Mark> {
    let turns: Vec<Turn<'_>> = said
        .iter()
        .filter(|message| message.is_said() && message.id < reply.id)
        .map(|message| Turn {
            who: message.who(),
            text: &message.text,
        })
        .collect();
    let situation = Situation {
        turns: &turns,
        draft: &reply.text,
        now: Some(now),
        ..Situation::default()
    };
    let appraisal = engine.appraise(&situation);
    let strengths = appraisal.strengths.iter().map(|strength| (&strength.practice, 1));
    let remarks = appraisal.findings.iter().map(|finding| (&finding.practice, 0));
    counted(strengths.chain(remarks), now.timestamp())
}

fn counted<'a>(seen: impl Iterator<Item = (&'a Vec<String>, u32)>, at: Timestamp) -> Vec<Mark> {
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
    let mark = |(area, (got, of))| Mark::new(area, Source::Reply, got, of, at);
    areas.into_iter().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_counts_once_for_each_strength_and_remark() {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let (both, one, none) = (lines(&["V1", "V2", "O4"]), lines(&["V3"]), lines(&["R1"]));
        let marks = counted([(&both, 1), (&one, 0), (&none, 1)].into_iter(), Timestamp::UNIX_EPOCH);
        let told: Vec<_> = marks.iter().map(|mark| (mark.area, mark.got, mark.of)).collect();
        assert_eq!(told, [('O', 1, 1), ('V', 1, 2)]);
    }
}
