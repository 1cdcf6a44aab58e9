//! See `channel_push.md`.

use heard_text::{Document, Span, TokenKind, normalise};

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::reply::Line;
use crate::reply::words::content;
use crate::rules::context::HELPING;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Who};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.does(Act::Promise) || answers(cx) || cx.pleasant() || cx.in_parts() {
        return;
    }
    for push in cx.acts(Act::ChannelPush) {
        if helps_beside(cx, push) {
            continue;
        }
        let line = cx.sentence_at(push.span()).map_or(push.span(), |sentence| sentence.span);
        let words = quoted(cx.draft.slice(line));
        if let Some(before) = used(cx, push) {
            report
                .at(
                    push.span(),
                    format!("They wrote {}. {words} sends them there once more.", quoted(&before.quote)),
                )
                .about(Some(&before))
                .suggest(Idea, "Take it over here: say what you will look up or do yourself, and by when.");
            return;
        }
        if !cx.helps() && is_detour(cx, push) {
            let about = cx.reading.questions.first().or(cx.reading.problem.first());
            let asked = about.map_or_else(|| "what they wrote".to_owned(), |words| quoted(&words.quote));
            report
                .at(
                    push.span(),
                    format!("{words} is all that answers {asked}. It could be answered here."),
                )
                .about(about)
                .softly()
                .suggest(Idea, "Answer it here, and name the other place only for what cannot be done here.");
            return;
        }
    }
}

/// Whether another sentence than the push gives something of substance: a push is not its own help.
fn helps_beside(cx: &Context<'_>, push: &Evidence) -> bool {
    let here = cx.sentence_at(push.span()).map_or(push.span(), |sentence| sentence.span);
    let helping = cx.acts.iter().filter(|found| HELPING.contains(&found.act));
    helping.into_iter().any(|found| !here.contains(found.evidence.span()))
}

/// Whether anything besides the push is given: a deed, a yes or no, a page to look at, a question of its own, or a whole sentence of something.
fn answers(cx: &Context<'_>) -> bool {
    /// Words of content from which a sentence is more than a remark.
    const TOLD: usize = 3;
    const GIVEN: [Cue; 5] = [
        Cue::ReplyDone,
        Cue::ReplyYesno,
        Cue::ReplyHolding,
        Cue::ReplyNotyet,
        Cue::RulePolicy,
    ];
    let pushes = |line: &Line<'_>| cx.acts(Act::ChannelPush).any(|push| line.sentence.span.contains(push.span()));
    let weight = |line: &Line<'_>| {
        let words = cx.draft.tokens_of(line.sentence).iter().filter(|t| t.kind == TokenKind::Word);
        words.filter_map(|t| content(cx.draft, t)).count()
    };
    let gives = |line: &Line<'_>| {
        let theirs = line.shared > 0 || line.question || line.link;
        theirs || GIVEN.into_iter().any(|cue| line.has(cue)) || (line.says && weight(line) >= TOLD)
    };
    cx.lines.iter().any(|line| !pushes(line) && gives(line))
}

/// The customer's words that they have used this very way before.
fn used(cx: &Context<'_>, push: &Evidence) -> Option<Evidence> {
    let named: Vec<Way> = ways(cx.draft, push.span()).collect();
    let rest = || cx.sentence_at(push.span()).map(|s| Span::new(push.start, s.span.end.max(push.end)));
    let wanted = if named.is_empty() {
        rest().map(|rest| ways(cx.draft, rest).collect()).unwrap_or_default()
    } else {
        named
    };
    let ours = |span: Span| !cx.customer_hits.touches(Cue::RuleNotused, span);
    let same = |span: Span| ways(cx.customer, span).any(|way| wanted.contains(&way));
    let mut hits = cx.customer_hits.live(Cue::RuleUsedchannel).map(|hit| hit.span);
    hits.find(|span| ours(*span) && same(*span))
        .map(|span| Evidence::new(cx.customer, span))
}

/// Ways to reach us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Message,
    Phone,
    Mail,
    Form,
    Chat,
    Counter,
}

/// The ways that these words name.
fn ways(doc: &Document<'_>, span: Span) -> impl Iterator<Item = Way> {
    let inside = doc
        .tokens()
        .iter()
        .filter(move |t| span.contains(t.span) && t.kind != TokenKind::Punct);
    inside.filter_map(move |t| match doc.norm(t) {
        "dm" | "dms" | "dmd" | "dmed" | "dming" | "pm" | "pmd" | "inbox" | "inboxed" | "direct" | "private" | "privately" | "message"
        | "messages" | "messaged" => Some(Way::Message),
        "call" | "called" | "calls" | "calling" | "phone" | "phoned" | "phones" | "ring" | "rang" | "rung" | "telephone" | "telephoned"
        | "helpline" | "hotline" => Some(Way::Phone),
        "email" | "emails" | "emailed" | "e-mail" | "e-mailed" | "mail" | "write" | "wrote" | "written" => Some(Way::Mail),
        "form" | "forms" => Some(Way::Form),
        "chat" | "chats" | "chatted" | "chatting" => Some(Way::Chat),
        "branch" | "shop" | "store" | "counter" | "desk" | "office" | "reception" => Some(Way::Counter),
        _ => None,
    })
}

/// Whether the draft says something of the matter after all, even beside the push: an answer, a limit, a reason, a deed, how things
/// stand; or that the other place, or the matter, is somebody else's.
fn tells(cx: &Context<'_>) -> bool {
    const TELLING: [Cue; 8] = [
        Cue::ReplyYesno,
        Cue::RuleOnemoment,
        Cue::ReplyReason,
        Cue::RulePolicy,
        Cue::RuleOwnhand,
        Cue::RuleToldstate,
        Cue::RuleTheirplace,
        Cue::RuleProxy,
    ];
    /// Words of how it stands, or that it is in somebody's hands.
    const STANDS: [&str; 7] = ["reported", "unaware", "aware", "looking", "vary", "varies", "hours"];
    let told = cx.lines.iter().any(|line| TELLING.into_iter().any(|cue| line.has(cue)));
    told || cx.any_of(cx.draft.tokens(), &STANDS)
}

/// "If you still need help, …", "you can also …", "once the trip is over, …", "please continue …": offered beside, for a case that may not come
/// or is yet to come, or where they are already.
fn is_aside(cx: &Context<'_>, push: &Evidence) -> bool {
    cx.sentence_at(push.span())
        .is_some_and(|sentence| cx.any_of(cx.draft.tokens_of(sentence), &["if", "also", "once", "when", "continue"]))
}

/// Whether the words send nobody away: thanks for having come, others who write to them by themselves, somebody who stands near them.
fn sends_nobody(cx: &Context<'_>, push: &Evidence) -> bool {
    #[rustfmt::skip]
    const AT_HAND: [&str; 10] = [
        "gate", "crew", "attendant", "steward", "usher", "nurse", "receptionist", "waiter", "onboard", "aboard",
    ];
    let Some(sentence) = cx.sentence_at(push.span()) else {
        return false;
    };
    let tokens = cx.draft.tokens_of(sentence);
    let before = tokens.iter().rev().skip_while(|t| t.span.end > push.span().start);
    let clause: Vec<&str> = before
        .take_while(|t| t.kind != TokenKind::Punct)
        .map(|t| cx.draft.norm(t))
        .collect();
    let thanks = clause.iter().any(|norm| matches!(*norm, "appreciate" | "thank" | "thanks"));
    let come = clause.iter().any(|norm| matches!(*norm, "will" | "theyll")) && !cx.any_of(tokens, &["you", "please", "kindly"]);
    thanks || come || cx.any_of(tokens, &AT_HAND)
}

/// Whether the customer puts a question that anybody could put: it requests no deed, and their words speak of nothing that they have. A fault
/// or a request without one may well need the place it is sent to.
fn asks_plainly(cx: &Context<'_>) -> bool {
    const MODALS: [&str; 4] = ["can", "could", "will", "would"];
    const DEEDS: [&str; 6] = ["please", "pls", "plz", "kindly", "help", "helping"];
    let norms: Vec<&str> = cx.customer.tokens().iter().map(|t| cx.customer.norm(t)).collect();
    let owns = norms.iter().any(|norm| matches!(*norm, "my" | "mine" | "our" | "ours"))
        || norms
            .windows(3)
            .any(|three| matches!(three, ["i" | "we", "have" | "got", "a" | "an"]));
    let plain = |question: &Evidence| {
        let words: Vec<String> = question.quote.split_whitespace().map(normalise).collect();
        // "Can you tell me whether …" asks for words alone.
        let deed = words
            .windows(3)
            .any(|row| matches!(row, [modal, you, deed] if you == "you" && MODALS.contains(&modal.as_str()) && deed != "tell"));
        words.len() > 1 && !deed && !words.iter().any(|word| DEEDS.contains(&word.as_str()))
    };
    !owns && cx.reading.questions.iter().any(plain)
}

/// Whether a plain question, with nothing private in it, is only sent to another place of ours.
fn is_detour(cx: &Context<'_>, push: &Evidence) -> bool {
    let plain = matches!(cx.reading.ask.kind, AskKind::Information | AskKind::Fix | AskKind::Status);
    let person = [Cue::AskHuman, Cue::RuleWantsway].into_iter().any(|cue| cx.customer_hits.any(cue));
    let private = person || cx.customer_hits.of(Cue::RuleOwnmatter).next().is_some();
    // What was told before may be private.
    let first = !cx.situation.turns.iter().any(|turn| turn.who == Who::Agent);
    let ours = cx.hits.touches(Cue::RuleOurchannel, push.span());
    // "Send us a message" asks for nothing by itself.
    let more = |words: &Evidence| !push.span().contains(words.span());
    let asks = cx.acts(Act::AsksInfo).chain(cx.acts(Act::OpenQuestion)).any(more);
    let page = cx.lines.iter().any(|line| line.link);
    let away = ours && !is_aside(cx, push) && !sends_nobody(cx, push);
    plain && asks_plainly(cx) && first && away && !private && !page && !asks && !tells(cx)
}
