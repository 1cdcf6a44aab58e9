//! What stands behind a cause: the rule, the line of the practice, the studies.

use heard_engine::rules::Rule;
use heard_engine::{Act, Study, studies};

use crate::Source;

/// What stands behind a cause. Empty where it is about this one person, or plain.
#[derive(Clone, Default)]
pub struct Backing {
    /// The rule of the coach, where one says so.
    pub rule: Option<&'static Rule>,
    /// Lines of the practice.
    pub practice: &'static [&'static str],
    /// The studies.
    pub studies: Vec<&'static Study>,
}

impl Source {
    /// What stands behind it.
    pub fn backing(&self) -> Backing {
        let plain = |practice, cites: &'static [&'static str]| Backing {
            rule: None,
            practice,
            studies: cited(cites),
        };
        match self {
            Self::Rule(id) => Rule::find(id).map_or_else(Backing::default, |rule| Backing {
                rule: Some(rule),
                practice: rule.practice,
                studies: cited(rule.cites),
            }),
            Self::Act(act) => of_act(*act).map_or_else(Backing::default, |(practice, cites)| plain(practice, cites)),
            Self::Empathy(0) => plain(&["V1"], &["yu-2021"]),
            Self::Empathy(1) => plain(&["V2", "V3"], &["packard-berger-2021"]),
            Self::Empathy(_) => plain(&["V1", "V2"], &["yu-2021", "packard-berger-2021"]),
            Self::Hurt => plain(&["C4"], &[]),
            Self::Solution(_) => plain(&["O1"], &["little-2013"]),
            Self::Worn => plain(&["V3"], &[]),
            Self::Parroted => plain(&["L6"], &[]),
            Self::List => plain(&["C1"], &["plain-language"]),
            Self::PassedOver => plain(&["L2", "V1"], &["herhausen-2023"]),
            Self::Met(_) | Self::Open(_) | Self::Trait(_) | Self::Language => Backing::default(),
        }
    }
}

/// The same lines and studies as the coach gives beside a strength.
fn of_act(act: Act) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match act {
        Act::FeelingAcknowledged => (&["V1"], &["yu-2021"]),
        Act::Restates => (&["L6"], &["packard-berger-2021"]),
        Act::Specific => (&["V2"], &["packard-berger-2021"]),
        Act::Ownership => (&["V4"], &["singh-2018"]),
        Act::OpenQuestion => (&["L5"], &["herhausen-2023"]),
        Act::Options => (&["O2"], &["mattila-2005", "singh-2018"]),
        Act::NextStep => (&["O1"], &["little-2013"]),
        Act::Reason => (&["C5"], &["train-delay"]),
        Act::Time => (&["O3", "O4"], &["gneezy-2014"]),
        Act::FollowUp => (&["F1"], &["buell-2011"]),
        _ => return None,
    })
}

fn cited(keys: &[&str]) -> Vec<&'static Study> {
    let find = |key: &&str| studies().iter().find(|study| study.key == *key);
    keys.iter().filter_map(find).collect()
}

#[cfg(test)]
mod tests {
    use heard_engine::{Engine, practice_line};

    use super::*;
    use crate::Shelf;

    #[test]
    fn every_line_and_study_is_there() {
        let acts = Act::ALL.into_iter().filter_map(of_act);
        for (practice, cites) in acts {
            assert!(practice.iter().all(|id| practice_line(id).is_some()), "{practice:?}");
            assert_eq!(cited(cites).len(), cites.len(), "{cites:?}");
        }
        for source in [
            Source::Empathy(0),
            Source::Empathy(1),
            Source::Empathy(2),
            Source::Hurt,
            Source::PassedOver,
            Source::List,
        ] {
            let backing = source.backing();
            assert!(!backing.practice.is_empty() && backing.practice.iter().all(|id| practice_line(id).is_some()));
        }
    }

    /// An act is backed by what the coach says beside its strength.
    #[test]
    fn acts_are_backed_as_strengths_are() {
        let (engine, shelf) = (Engine::new(), Shelf::embedded());
        let scenario = shelf.find("birthday-telescope").unwrap();
        let mut run = crate::Rehearsal::begin(scenario, 1);
        let policies = scenario.replies.as_ref().unwrap();
        let at = run.reply(scenario, &engine, None, &policies.excellent.first[0]).unwrap();
        let backed: Vec<(Vec<String>, Vec<String>)> = Act::ALL
            .into_iter()
            .filter_map(of_act)
            .map(|(practice, cites)| {
                let words = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
                (words(practice), cited(cites).iter().map(|study| study.short.to_owned()).collect())
            })
            .collect();
        let strengths = &run.turns[at].appraisal.strengths;
        assert!(!strengths.is_empty());
        for strength in strengths {
            let same = (strength.practice.clone(), strength.cites.clone());
            assert!(backed.contains(&same), "{}", strength.title);
        }
    }
}
