//! The first page: what the coach is, and where to go.

use heard_engine::rules::RULES;
use maud::{Markup, html};

use super::pages::PAGES;

pub(super) fn home() -> Markup {
    html! {
        h1 { "The coach" }
        p.lead {
            "Heard reads what a customer feels and needs, and coaches the reply while it is being written. "
            "Each of its " (RULES.len()) " rules shows the words that it rests on, the practice that it comes from, and the study behind it. "
            "A reply is held against what this customer needs, in the matter and as a person, and both scores are sums with every addend in sight. "
            "It looks at replies, never at how the people who write them feel, and the agent has the last word. "
            "It runs on your own machine, sends nothing anywhere, and learns nothing silently."
        }
        h2 { "Where to go" }
        ul.ways {
            @for page in &PAGES {
                li { a href=(page.address) { (page.name) } p { (page.says) } }
            }
        }
    }
}
