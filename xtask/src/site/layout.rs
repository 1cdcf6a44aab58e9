//! What every page of the site has around it.

use maud::{DOCTYPE, Markup, html};

use super::pages::PAGES;

/// A whole page at an address of the site.
pub(super) fn page(title: &str, address: &str, content: &Markup) -> String {
    let up = "../".repeat(address.matches('/').count());
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Heard" }
                link rel="stylesheet" href={ (up) "style.css" };
            }
            body {
                a.skip href="#main" { "To the text" }
                header.top {
                    a.brand href={ (up) "index.html" } { "Hear" span { "d" } " · the coach" }
                    nav aria-label="Pages" { ul {
                        @for page in &PAGES {
                            li { a href={ (up) (page.address) } aria-current=[current(page.address, address)] { (page.name) } }
                        }
                    } }
                }
                main id="main" { (content) }
                footer { p { "Made from the sources with " code { "make site" } "." } }
            }
        }
    };
    page.into_string()
}

/// Whether an entry of the navigation is the page itself, or the one above it.
fn current(entry: &str, address: &str) -> Option<&'static str> {
    let above = address.split_once('/').map(|(folder, _)| format!("{folder}.html"));
    match above {
        _ if entry == address => Some("page"),
        Some(above) if above == entry => Some("true"),
        _ => None,
    }
}
