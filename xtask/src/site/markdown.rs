//! Markdown as HTML. Headings get anchors, links lead to pages of the site or become plain text, and HTML in the text is text.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

use super::links::Place;

/// Round a table: a wide one moves sideways by itself, with the keyboard too.
const WIDE: &str = "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n";

/// The HTML of a text.
pub(super) fn html(text: &str, place: Place<'_>) -> Markup {
    let events: Vec<Event<'_>> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut anchors = anchors(&events).into_iter();
    let mut kept: Vec<Event<'_>> = Vec::with_capacity(events.len());
    // Whether the link, the picture that is open leads somewhere.
    let (mut linked, mut shown) = (true, true);
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => kept.push(Event::Start(Tag::Heading {
                level,
                id: anchors.next().map(CowStr::from),
                classes,
                attrs,
            })),
            Event::Start(mut tag @ (Tag::Link { .. } | Tag::Image { .. })) => {
                let open = if matches!(tag, Tag::Link { .. }) { &mut linked } else { &mut shown };
                *open = led(&mut tag, place);
                kept.extend(open.then_some(Event::Start(tag)));
            }
            Event::End(TagEnd::Link) if !linked => {}
            Event::End(TagEnd::Image) if !shown => {}
            Event::Start(Tag::Table(columns)) => kept.extend([Event::Html(WIDE.into()), Event::Start(Tag::Table(columns))]),
            Event::End(TagEnd::Table) => kept.extend([Event::End(TagEnd::Table), Event::Html("</div>\n".into())]),
            Event::Html(raw) | Event::InlineHtml(raw) => kept.extend((!is_comment(&raw)).then_some(Event::Text(raw))),
            other => kept.push(other),
        }
    }
    let mut page = String::new();
    push_html(&mut page, kept.into_iter());
    PreEscaped(page)
}

/// Leads a link or a picture to the site; whether there is anything to lead it to.
fn led(tag: &mut Tag<'_>, place: Place<'_>) -> bool {
    let (Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = tag else {
        return true;
    };
    let Some(lead) = place.lead(dest_url) else {
        return false;
    };
    *dest_url = lead.into();
    true
}

fn is_comment(raw: &str) -> bool {
    raw.trim().starts_with("<!--") && raw.trim().ends_with("-->")
}

/// The anchor of each heading, in order; one that is there already gets a number.
fn anchors(events: &[Event<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut heading: Option<String> = None;
    for event in events {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(words);
                }
            }
            Event::End(TagEnd::Heading(_)) => names.push(anchor(&heading.take().unwrap_or_default())),
            _ => {}
        }
    }
    let numbered = names.iter().enumerate().map(|(at, name)| {
        let before = names.iter().take(at).filter(|other| *other == name).count();
        if before == 0 { name.clone() } else { format!("{name}-{before}") }
    });
    numbered.collect()
}

/// The anchor of a heading, as hosts of repositories make it: so a link holds here and there.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let place = Place { folder: "docs", up: "" };
        assert_eq!(html(text, place).into_string().trim(), expected);
    }

    #[test]
    fn html_is_text_and_comments_are_left_out() {
        check("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>");
        check("<!-- note -->\n\nText", "<p>Text</p>");
    }

    #[test]
    fn a_link_without_a_page_keeps_its_words() {
        check("[practice](practice.md)", "<p><a href=\"practice.html\">practice</a></p>");
        check("[the map](../ARCHITECTURE.md)", "<p>the map</p>");
    }

    #[test]
    fn headings_have_anchors_of_their_own() {
        check(
            "## Why `so`?\n## Why so",
            "<h2 id=\"why-so\">Why <code>so</code>?</h2>\n<h2 id=\"why-so-1\">Why so</h2>",
        );
    }
}
