//! See `policy_shield.md`.

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Fault, Report, quoted};
use crate::settings::Team;
use crate::{Act, AskKind};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let way_round = cx.hits.any(Cue::RuleAlternative)
        || [Act::Options, Act::NextStep, Act::FeelingAcknowledged]
            .into_iter()
            .any(|act| cx.does(act));
    // To a question that is only a question, a limit is the answer; and who asks back has not ended with it.
    let only_asked = cx.reading.ask.kind == AskKind::Information && !cx.upset();
    let asks = cx.lines.iter().any(|line| line.question);
    if way_round || only_asked || asks || cx.pleasant() || cx.empathy.given == 2 {
        return;
    }
    let wordings = cx
        .hits
        .of(Cue::RulePolicy)
        .filter(|hit| !hit.quoted && !cx.hits.touches(Cue::RuleNotpolicy, hit.span))
        .map(|hit| hit.span);
    let wordings = wordings.chain(Team::policies(cx.team_hits));
    let usable = |fault: &Fault| !cx.hits.touches(Cue::RuleNotpolicy, fault.span);
    let Some(fault) = cx.faults("policy_shield", wordings).find(usable) else {
        return;
    };
    let theirs = cx.telling();
    let words = quoted(cx.draft.slice(fault.span));
    let message = match theirs {
        Some(theirs) => format!(
            "{words} is a rule for an answer. What it means for {} is not seen.",
            quoted(&theirs.quote)
        ),
        None => format!("{words} is a rule for an answer. What it means for the customer is not seen."),
    };
    report.at(fault.span, message).of(&fault).about(theirs).suggest(
        Idea,
        "Say first what it means for them, then the limit in one sentence, then what you can do.",
    );
}
