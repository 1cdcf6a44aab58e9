//! See `asks_again.md`.

use heard_text::Document;

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::told::{
    Find, Request, Wanted, device, email, known, number, order_date, phone, photo, postcode, street, travel_date, tried_before,
};
use crate::{Act, Evidence, Who};

const ASKED: [(Cue, Find); 9] = [
    (Cue::RuleAsknumber, number),
    (Cue::RuleAskemail, email),
    (Cue::RuleAskpostcode, postcode),
    (Cue::RuleAskaddress, street),
    (Cue::RuleAskphone, phone),
    (Cue::RuleAskorderdate, order_date),
    (Cue::RuleAsktraveldate, travel_date),
    (Cue::RuleAskdevice, device),
    (Cue::RuleAskphoto, photo),
];

/// What a fact from before answers.
const KNOWN: [(Cue, Wanted); 10] = [
    (Cue::RuleAsknumber, Wanted::Number),
    (Cue::RuleAskemail, Wanted::Words(email)),
    (Cue::RuleAskpostcode, Wanted::Words(postcode)),
    (Cue::RuleAskaddress, Wanted::Words(street)),
    (Cue::RuleAskphone, Wanted::Words(phone)),
    (Cue::RuleAskorderdate, Wanted::Words(order_date)),
    (Cue::RuleAsktraveldate, Wanted::Words(travel_date)),
    (Cue::RuleAskdevice, Wanted::Device),
    (Cue::RuleAskcalled, Wanted::Called),
    (Cue::RuleAsksaid, Wanted::Pronunciation),
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who could not find or read it, or has to know who writes, asks with a reason.
    if cx.hits.of(Cue::RuleAskreason).any(|hit| !hit.quoted) {
        return;
    }
    let tried = requested(cx, Cue::RuleAsktried).filter(|hit| !cx.hits.in_sentence(Cue::RuleOncemore, hit.sentence));
    let asked: Vec<(&Hit, Find)> = ASKED
        .into_iter()
        .filter_map(|(cue, find)| Some((requested(cx, cue)?, find)))
        .chain(tried.map(|hit| (hit, tried_before as Find)))
        .collect();
    let turns = if asked.is_empty() { Vec::new() } else { told(cx) };
    let mut said = Vec::new();
    for (hit, find) in asked {
        let request = Request { draft: cx.draft, hit };
        let words = turns.iter().find_map(|(turn, doc)| {
            let span = find(doc, &request)?;
            Some(Evidence {
                turn: Some(*turn),
                ..Evidence::new(doc, span)
            })
        });
        if let Some(words) = words {
            said.push(hit.span);
            remark(cx, report, hit, &words, false);
        }
    }
    for (hit, words) in known_before(cx) {
        if !said.contains(&hit.span) {
            said.push(hit.span);
            remind(cx, report, hit, words);
        }
    }
    if said.is_empty()
        && let Some((hit, words)) = told_already(cx)
    {
        remark(cx, report, hit, &words, true);
    }
}

fn remark(cx: &Context<'_>, report: &mut Report<'_>, hit: &Hit, words: &Evidence, softly: bool) {
    let (asks, says) = (quoted(cx.draft.slice(hit.span)), quoted(&words.quote));
    let message = format!("{asks} asks for what they have given already: {says}.");
    let remark = report.at(hit.span, message).about(Some(words));
    let remark = if softly { remark.softly() } else { remark };
    remark.suggest(
        Idea,
        "Use what they gave. If it does not lead anywhere, say so and ask for something else.",
    );
}

/// What is known from before may have changed, or be about another matter: it is a hint.
fn remind(cx: &Context<'_>, report: &mut Report<'_>, hit: &Hit, words: &str) {
    let (asks, known) = (quoted(cx.draft.slice(hit.span)), quoted(words));
    let remark = report.at(hit.span, format!("{asks} asks for what is known of them already: {known}."));
    remark
        .softly()
        .suggest(Idea, "Name what is known, and ask only whether it is still so.");
}

/// Requests that a fact answers.
fn known_before<'c>(cx: &'c Context<'_>) -> Vec<(&'c Hit, &'c str)> {
    if cx.situation.known.is_empty() {
        return Vec::new();
    }
    let asked = KNOWN.into_iter().filter_map(|(cue, wanted)| Some((requested(cx, cue)?, wanted)));
    asked
        .filter_map(|(hit, wanted)| {
            let request = Request { draft: cx.draft, hit };
            Some((hit, known(cx.situation.known, wanted, &request)?))
        })
        .collect()
}

/// The request of a cue, unless it is for another one, or for a later case.
fn requested<'c>(cx: &'c Context<'_>, cue: Cue) -> Option<&'c Hit> {
    cx.hits.live(cue).find(|hit| !cx.hits.in_sentence(Cue::RuleAskother, hit.sentence))
}

/// The customer's turns with their index, latest first.
fn told<'c>(cx: &Context<'c>) -> Vec<(usize, Document<'c>)> {
    let theirs = cx.situation.turns.iter().enumerate().filter(|(_, turn)| turn.who == Who::Customer);
    theirs.rev().map(|(at, turn)| (at, Document::new(turn.text))).collect()
}

/// "I already sent you all that", where the draft asks for it, or for a message, once more.
fn told_already<'c>(cx: &'c Context<'_>) -> Option<(&'c Hit, Evidence)> {
    let words = cx.customer_hits.live(Cue::RuleAlreadytold).next()?;
    // A reply that only sends them off is the matter of another rule.
    let message = requested(cx, Cue::RuleAskdm).filter(|_| cx.helps() && cx.does(Act::ChannelPush));
    let hit = requested(cx, Cue::RuleAskdetails).or(message)?;
    Some((hit, Evidence::new(cx.customer, words.span)))
}
