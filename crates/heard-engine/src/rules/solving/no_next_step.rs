//! See `no_next_step.md`.

use heard_text::{SegmentKind, Token, TokenKind};

use crate::Applicability::{Check, Idea};
use crate::cue::Cue;
use crate::reply::Line;
use crate::reply::words::{Content, content};
use crate::rules::{Context, Report, quoted, unanswered_need};
use crate::{Act, AskKind, Ledger, NeedState};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(place) = cx.closing().filter(|_| !cx.pleasant() && !cx.in_parts()) else {
        return;
    };
    let wants = matches!(
        cx.reading.ask.kind,
        AskKind::Fix | AskKind::Refund | AskKind::Replacement | AskKind::Status | AskKind::Cancel
    );
    let Some(problem) = cx.reading.problem.first().filter(|_| wants && cx.reading.feeling().sign() < 0) else {
        return;
    };
    // What manners leave open is another rule's to say, at the same place; but who truly sees it has only left out the step.
    let open = || {
        let rational = |state: &NeedState| state.need.ledger == Ledger::Rational && state.answered_by.is_none();
        unanswered_need::speaks(cx) || (cx.empathy.given < 2 && cx.needs.iter().any(rational))
    };
    if !sees(cx) || !whole(cx) || follows(cx) || says_news(cx) || is_over(cx) || only_tells(cx) || open() {
        return;
    }
    let message = format!(
        "They wrote {}. This sees it, and does not say what happens now.",
        quoted(&problem.quote)
    );
    report
        .at(place, message)
        .about(Some(problem))
        .suggest(Check, " I will check [what] today and write to you by [time].")
        .suggest(Idea, "Say one thing that you do now, or ask the one thing that you need for it.");
}

/// Whether it sees the trouble. Gladness and good wishes do not, nor do kind words to somebody who is not upset.
fn sees(cx: &Context<'_>) -> bool {
    let kind = cx.does(Act::FeelingAcknowledged) || cx.hits.any(Cue::ReplySympathy);
    cx.empathy.given > 0 && (cx.does(Act::Apology) || (kind && cx.upset()))
}

/// Whether it has passed, by what the reply knows or the customer says: they asked for nothing that could still be done. Who is glad
/// of how it stands or wishes joy takes it to be so; where that is too early, the goodbye is another rule's.
fn is_over(cx: &Context<'_>) -> bool {
    let glad = cx.body().any(|s| cx.any_of(cx.draft.tokens_of(s), &["glad", "enjoy"]));
    glad || cx.hits.any(Cue::RuleOver)
        || cx.hits.any(Cue::RuleParting)
        || (cx.customer_hits.any(Cue::RuleIsover) && cx.reading.questions.is_empty())
}

/// Whether they only tell of it: nothing is asked, demanded or still missing, and no money is at stake. To be heard is all they look for.
fn only_tells(cx: &Context<'_>) -> bool {
    let money = matches!(cx.reading.ask.kind, AskKind::Refund | AskKind::Replacement | AskKind::Cancel) && cx.reading.intensity >= 2;
    let wants = [Cue::ProblemWant, Cue::IntensityDemand, Cue::IntensityHelp, Cue::FlagUrgent];
    let wants = wants.into_iter().any(|cue| cx.customer_hits.any(cue)) || !cx.reading.questions.is_empty();
    let lacks = |norm: &str| {
        matches!(
            norm,
            "still" | "missed" | "missing" | "lost" | "cant" | "cannot" | "unable" | "please" | "pls"
        )
    };
    !money && !wants && !cx.customer.tokens().iter().any(|t| lacks(cx.customer.norm(t)))
}

/// Whether the last sentence has its stop: before that it is still being written.
fn whole(cx: &Context<'_>) -> bool {
    let last = cx.body().next_back();
    last.is_some_and(|s| cx.draft.slice(s.span).trim_end().ends_with(['.', '!', '?', '…']))
}

/// Whether anything moves it on.
fn follows(cx: &Context<'_>) -> bool {
    const STEPS: [Act; 9] = [
        Act::NextStep,
        Act::AsksInfo,
        Act::OpenQuestion,
        Act::Options,
        Act::Time,
        Act::Promise,
        Act::FollowUp,
        Act::Reason,
        Act::ChannelPush,
    ];
    const SAID: [Cue; 13] = [
        Cue::ReplyDone,
        Cue::ReplyReason,
        Cue::ReplyYesno,
        Cue::ReplyHolding,
        Cue::ReplyNotyet,
        Cue::ReplyVague,
        Cue::ReplyStep,
        Cue::ReplyPromise,
        Cue::ReplyTime,
        Cue::RulePolicy,
        Cue::RuleAlternative,
        Cue::RuleSettled,
        Cue::RuleOnoffer,
    ];
    // "You would need to see the porter", "the evening slot may be possible", "it should not be much longer", "the weather is against us".
    let tells = |line: &Line<'_>| {
        cx.any_of(
            cx.draft.tokens_of(line.sentence),
            &["need", "needs", "possible", "longer", "minutes", "weather"],
        )
    };
    let moves = |line: &Line<'_>| line.question || line.link || tells(line) || SAID.into_iter().any(|cue| line.has(cue));
    STEPS.into_iter().any(|act| cx.does(act)) || cx.lines.iter().any(moves)
}

/// Whether a clause without a warm wording has a word that is not the customer's, or more than one stands before the warm wording
/// ("the river rose over the track sorry for the wait"): then it tells them something.
fn says_news(cx: &Context<'_>) -> bool {
    /// New words before an apology in one breath with it that tell something.
    const TOLD: usize = 2;
    const WARM: [Cue; 8] = [
        Cue::ReplyGreeting,
        Cue::ReplyApology,
        Cue::ReplyFeeling,
        Cue::ReplySympathy,
        Cue::ReplyGlad,
        Cue::ReplyThanks,
        Cue::ReplyWish,
        Cue::StockPhrase,
    ];
    /// Probability from which a sentence sees how they feel by its meaning.
    const FELT: f32 = 0.7;
    let felt = |line: &Line<'_>| {
        let turns = cx.any_of(cx.draft.tokens_of(line.sentence), &["but", "however", "because", "as", ";", ":"]);
        !turns
            && cx
                .meaning
                .is_some_and(|meaning| meaning.does(Act::FeelingAcknowledged, line.sentence.span) >= FELT)
    };
    let theirs = Content::of(cx.customer);
    let known = |token: &Token| {
        let name = cx.acts(Act::Name).any(|name| name.span().contains(token.span));
        let figure = token.kind == TokenKind::Number;
        name || (!figure && content(cx.draft, token).is_none_or(|word| theirs.has(word)))
    };
    let mut body = cx.lines.iter().filter(|line| line.sentence.segment == SegmentKind::Body);
    body.any(|line| {
        if felt(line) {
            return false;
        }
        let warm: Vec<_> = WARM.into_iter().filter_map(|cue| line.hit(cue)).map(|hit| hit.span).collect();
        let tokens = cx.draft.tokens_of(line.sentence);
        tokens.split(|t| ends_clause(cx.draft.norm(t))).any(|clause| {
            let kind = |t: &Token| warm.iter().any(|span| span.contains(t.span));
            let enough = if clause.iter().any(kind) { TOLD } else { 1 };
            clause.iter().take_while(|t| !kind(t)).filter(|t| !known(t)).count() >= enough
        })
    })
}

fn ends_clause(norm: &str) -> bool {
    matches!(norm, "," | ";" | ":" | "-" | "–" | "—" | "but" | "and")
}
