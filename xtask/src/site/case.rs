//! A case of a rule's page as a little conversation: what was given, who said what, and the draft with the words that the rule marks.

use maud::{Markup, html};

/// A case, as it is written.
#[derive(Default)]
struct Case<'c> {
    /// What else the engine is told, each with its name.
    given: Vec<(&'c str, &'c str)>,
    /// The turns before the draft.
    turns: Vec<Turn<'c>>,
    draft: &'c str,
}

struct Turn<'c> {
    class: &'static str,
    who: &'static str,
    text: &'c str,
}

impl<'c> Case<'c> {
    /// Line by line; the draft comes last and may have several.
    fn read(written: &'c str) -> Self {
        let mut case = Self::default();
        let mut rest = written;
        while let Some((line, after)) = rest.split_once('\n') {
            if let Some(draft) = rest.strip_prefix("draft:") {
                case.draft = draft.trim();
                break;
            }
            let (key, value) = line.split_once(':').unwrap_or(("", line));
            case.tell(key, value.trim());
            rest = after;
        }
        case
    }

    fn tell(&mut self, key: &'c str, text: &'c str) {
        let turn = |class, who| Turn { class, who, text };
        match key {
            "customer" => self.turns.push(turn("customer", "Customer")),
            "agent" => self.turns.push(turn("agent", "Reply before")),
            "answered" => self.turns.push(turn("customer", "Customer, to the check-back")),
            "name" => self.given.push(("The customer is called", text)),
            "tone" => self.given.push(("The team has settled on a tone", text)),
            "earlier" => self.given.push(("The agent wrote to others before", text)),
            other => self.given.push((other, text)),
        }
    }
}

/// The conversation of a case.
pub(super) fn conversation(written: &str) -> Markup {
    let case = Case::read(written);
    html! {
        @if !case.given.is_empty() {
            dl.given { @for (name, text) in &case.given { div { dt { (name) } dd { (text) } } } }
        }
        @for turn in &case.turns {
            div.said.(turn.class) { p.who { (turn.who) } p { (turn.text) } }
        }
        div.said.draft { p.who { "Draft" } p { (marked(case.draft)) } }
    }
}

/// A draft with its marked words; an empty mark is the place of something that is missing.
fn marked(draft: &str) -> Markup {
    let (begin, rest) = draft.split_once("[[").unwrap_or((draft, ""));
    let pieces: Vec<&str> = rest.split("[[").filter(|piece| !piece.is_empty()).collect();
    html! {
        (begin)
        @for piece in pieces {
            @if let Some((words, after)) = piece.split_once("]]") {
                @if words.is_empty() {
                    mark.place { span.out { "(something is missing here)" } }
                } @else {
                    mark { (words) }
                }
                (after)
            } @else {
                "[[" (piece)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_a_conversation() {
        let page = conversation("name: Ana\ncustomer: <b>Late!</b>\ndraft: Hi, [[]]it comes [[soon]].\nBye\n").into_string();
        assert_eq!(
            page,
            "<dl class=\"given\"><div><dt>The customer is called</dt><dd>Ana</dd></div></dl>\
             <div class=\"said customer\"><p class=\"who\">Customer</p><p>&lt;b&gt;Late!&lt;/b&gt;</p></div>\
             <div class=\"said draft\"><p class=\"who\">Draft</p><p>Hi, <mark class=\"place\"><span class=\"out\">(something is missing here)\
             </span></mark>it comes <mark>soon</mark>.\nBye</p></div>"
        );
    }
}
