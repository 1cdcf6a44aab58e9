//! See `threat.md`.

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let held_over = |hit: &&Hit| cx.hits.in_sentence(Cue::RuleIfgoeson, hit.sentence);
    let sanctions = cx.against(Cue::RuleSanction, Cue::RuleNotthreat).filter(held_over);
    for hit in cx.against(Cue::RuleThreat, Cue::RuleNotthreat).chain(sanctions) {
        let words = quoted(cx.draft.slice(hit.span));
        report
            .at(hit.span, format!("{words} is a threat to somebody who asked for help."))
            .about(cx.telling())
            .suggest(
                Idea,
                "Say what you can do. Where a limit is needed, say it calmly, for yourself, and after the help.",
            );
    }
}
