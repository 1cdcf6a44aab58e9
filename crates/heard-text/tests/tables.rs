//! What texts are cut into: tables of input and pieces, joined by " | ".

use heard_text::{Document, SegmentKind, TokenKind};

fn check(table: &[(&str, &str)], cut: impl Fn(&str) -> Vec<String>) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(input, expect)| (input, *expect, cut(input).join(" | ")))
        .filter(|(_, expect, found)| expect != found)
        .map(|(input, expect, found)| format!("{input:?}\n  expected {expect}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

fn sentences(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    doc.sentences().iter().map(|s| doc.slice(s.span).replace('\n', "⏎")).collect()
}

fn tokens(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let mark = |kind| match kind {
        TokenKind::Word | TokenKind::Punct => "",
        TokenKind::Number => "n:",
        TokenKind::Emoji => "e:",
        TokenKind::Url => "u:",
        TokenKind::Email => "m:",
        TokenKind::Mention => "@:",
        TokenKind::Hashtag => "#:",
    };
    doc.tokens()
        .iter()
        .map(|t| format!("{}{}", mark(t.kind), doc.slice(t.span)))
        .collect()
}

fn segments(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let mark = |kind| match kind {
        SegmentKind::Greeting => "G",
        SegmentKind::Body => "B",
        SegmentKind::Quote => "Q",
        SegmentKind::Signature => "S",
    };
    let shown = |text: &str| text.trim().replace('\n', "⏎");
    doc.segments()
        .iter()
        .map(|s| format!("{}:{}", mark(s.kind), shown(doc.slice(s.span))))
        .collect()
}

#[test]
fn sentence_table() {
    check(
        &[
            ("", ""),
            ("   \n ", ""),
            ("It broke. Please help!", "It broke. | Please help!"),
            ("it broke. please help", "it broke. | please help"),
            ("It is broken.Please help", "It is broken. | Please help"),
            ("it is broken.please help", "it is broken. | please help"),
            ("Really?Yes", "Really? | Yes"),
            (
                "See example.com or shop.example.co.uk. Then call",
                "See example.com or shop.example.co.uk. | Then call",
            ),
            ("Version 11.1.2 costs 3.5 more. Why?", "Version 11.1.2 costs 3.5 more. | Why?"),
            (
                "Mr. Smith and Dr. Jones called. Nobody came.",
                "Mr. Smith and Dr. Jones called. | Nobody came.",
            ),
            (
                "Use a card, e.g. Visa. It works, i.e. it pays.",
                "Use a card, e.g. Visa. | It works, i.e. it pays.",
            ),
            ("Call at 5 p.m. We are here.", "Call at 5 p.m. | We are here."),
            (
                "Call at 5 p.m. Friday or 9 a.m. on Monday",
                "Call at 5 p.m. Friday or 9 a.m. on Monday",
            ),
            (
                "Order No. 12 is late. I said no. Twice.",
                "Order No. 12 is late. | I said no. | Twice.",
            ),
            (
                "Cables, plugs etc. are missing. Boxes, tape etc. Nothing came.",
                "Cables, plugs etc. are missing. | Boxes, tape etc. | Nothing came.",
            ),
            ("It took approx. 3 hrs. and then nothing", "It took approx. 3 hrs. and then nothing"),
            (
                "J. R. Smith signed it. So did I. Then it left.",
                "J. R. Smith signed it. | So did I. | Then it left.",
            ),
            ("What?! Again!!! No...", "What?! | Again!!! | No..."),
            (
                "Well... it came… and broke. Hm... Now what",
                "Well... it came… and broke. | Hm... | Now what",
            ),
            ("Great 😊 Thank you", "Great 😊 | Thank you"),
            ("It works! 😊😊 Thank you", "It works! 😊😊 | Thank you"),
            ("Still broken :( Please help", "Still broken :( | Please help"),
            ("😡 This again", "😡 This again"),
            ("I ❤️ London and you 💔 this", "I ❤️ London and you 💔 this"),
            ("Thanks.\n🙏", "Thanks.⏎🙏"),
            ("I waited all day\nNobody came", "I waited all day | Nobody came"),
            ("I waited all day\nand nobody came", "I waited all day⏎and nobody came"),
            (
                "I have been waiting for this parcel for a whole week now and\nMarta from your team said it was on its way",
                "I have been waiting for this parcel for a whole week now and⏎Marta from your team said it was on its way",
            ),
            ("First thing\n\nsecond thing", "First thing | second thing"),
            ("Missing:\n- one cable\n- two plugs", "Missing: | - one cable | - two plugs"),
            ("1. Open the app.\n2. Tap the gear.", "1. Open the app. | 2. Tap the gear."),
            ("You wrote \"It is fine.\" It is not.", "You wrote \"It is fine.\" | It is not."),
            (
                "\"Is it?\" he asked. (It was not.) Fine.",
                "\"Is it?\" he asked. | (It was not.) | Fine.",
            ),
            (
                "See https://example.com/a.b?c=1. Thanks",
                "See https://example.com/a.b?c=1. | Thanks",
            ),
            ("Mail me at a.b@example.com. Soon", "Mail me at a.b@example.com. | Soon"),
            (
                "i dont know whats wrong it just stopped and nobody answers",
                "i dont know whats wrong it just stopped and nobody answers",
            ),
            ("Open invoice.pdf. It is empty.", "Open invoice.pdf. | It is empty."),
            ("!!! Help", "!!! Help"),
            (
                "The U.S. Office is shut. From the U.S. The rest",
                "The U.S. Office is shut. | From the U.S. | The rest",
            ),
        ],
        sentences,
    );
}

#[test]
fn token_table() {
    check(
        &[
            ("Don't follow-up", "Don't | follow-up"),
            ("the customers' check‑in", "the | customers | ' | check‑in"),
            ("'tis rock'n'roll", "' | tis | rock'n'roll"),
            ("£45.20 and 45€, $1,000", "n:£45.20 | and | n:45€ | , | n:$1,000"),
            (
                "3rd 12:30 5pm 48-2210 20% 3–5 5p.m. 24-hour",
                "n:3rd | n:12:30 | n:5pm | n:48-2210 | n:20% | n:3–5 | n:5p.m. | n:24-hour",
            ),
            (
                "2026-05-03 03/05 11.1.2 24/7 +44 2x",
                "n:2026-05-03 | n:03/05 | n:11.1.2 | n:24/7 | n:+44 | n:2x",
            ),
            ("AB1234 covid-19 #48-2210", "AB1234 | covid-19 | # | n:48-2210"),
            ("no!!! what?! …so...", "no | !!! | what | ? | ! | … | so | ..."),
            ("👍🏽👩‍👩‍👧 🇬🇧 1️⃣ ❤️", "e:👍🏽 | e:👩‍👩‍👧 | e:🇬🇧 | e:1️⃣ | e:❤️"),
            (":-( fine:) <3 :((( ;-)", "e::-( | fine | e::) | e:<3 | e::((( | e:;-)"),
            ("note:(see) 5:3 km:/h", "note | : | ( | see | ) | n:5:3 | km | : | / | h"),
            (
                "see <LINK>, https://a.example/b(c). now",
                "see | u:<LINK> | , | u:https://a.example/b(c) | . | now",
            ),
            (
                "www.example.com/x, (example.org) bit.ly/x2",
                "u:www.example.com/x | , | ( | u:example.org | ) | u:bit.ly/x2",
            ),
            ("to first.last+tag@mail.example.com!", "to | m:first.last+tag@mail.example.com | !"),
            ("@heard_desk hi #LateAgain x@y", "@:@heard_desk | hi | #:#LateAgain | x | @ | y"),
            ("R&amp;D &#39; & co", "R | &amp; | D | &#39; | & | co"),
            ("e.g. p.m. approx. U.S.A", "e.g. | p.m. | approx. | U.S.A"),
            ("and/or--well — no", "and | / | or | -- | well | — | no"),
            ("Ünïcode naïve Straße", "Ünïcode | naïve | Straße"),
            ("tell it.me now", "tell | it | . | me | now"),
            ("a\u{200B}b\u{FEFF}", "a | b"),
            ("half is ½", "half | is | n:½"),
        ],
        tokens,
    );
}

#[test]
fn segment_table() {
    check(
        &[
            ("", ""),
            ("It broke.", "B:It broke."),
            ("Hi Marta,\nit broke.", "G:Hi Marta, | B:it broke."),
            ("hi marta, it broke", "G:hi marta, | B:it broke"),
            ("Hi there I have a question", "G:Hi there | B:I have a question"),
            ("Hi Can you help", "G:Hi | B:Can you help"),
            ("Hello Marta thanks for writing", "G:Hello Marta | B:thanks for writing"),
            ("Dear Sir or Madam\n\nIt broke.", "G:Dear Sir or Madam | B:It broke."),
            ("Dear Ms. J. Kowalska:\nIt broke.", "G:Dear Ms. J. Kowalska: | B:It broke."),
            ("Hi, Marta. It broke", "G:Hi, Marta. | B:It broke"),
            ("Hi, Unfortunately, it broke", "G:Hi, | B:Unfortunately, it broke"),
            ("Hi, it broke, again", "G:Hi, | B:it broke, again"),
            ("We are on it. ^Alex C", "B:We are on it. | S:^Alex C"),
            ("Good morning! It broke.", "G:Good morning! | B:It broke."),
            ("Morning flight was late", "B:Morning flight was late"),
            ("Morning all, it broke", "G:Morning all, | B:it broke"),
            ("@heard hello - it broke", "G:@heard hello - | B:it broke"),
            ("To whom it may concern: it broke", "G:To whom it may concern: | B:it broke"),
            ("Hi, it broke. Hello?", "G:Hi, | B:it broke. Hello?"),
            ("Highly annoying. Hi-fi broken.", "B:Highly annoying. Hi-fi broken."),
            (
                "Fixed.\n\nKind regards,\nMarta Kowalska\nHeard team",
                "B:Fixed. | S:Kind regards,⏎Marta Kowalska⏎Heard team",
            ),
            ("Fixed.\nThanks,\nMarta", "B:Fixed. | S:Thanks,⏎Marta"),
            ("Thanks\nthat helped", "B:Thanks⏎that helped"),
            ("It works. Thanks", "B:It works. Thanks"),
            ("It works. Thanks, Leah", "B:It works. | S:Thanks, Leah"),
            ("It works. Thanks, Leah!", "B:It works. Thanks, Leah!"),
            ("Back on Friday. Kind regards, Marta", "B:Back on Friday. | S:Kind regards, Marta"),
            ("Regards the box, it is broken", "B:Regards the box, it is broken"),
            (
                "It broke.\n-- \nMarta\nLong disclaimer here.",
                "B:It broke. | S:-- ⏎Marta⏎Long disclaimer here.",
            ),
            ("It broke\n\nSent from my iPhone", "B:It broke | S:Sent from my iPhone"),
            ("We are on it. ^KJ", "B:We are on it. | S:^KJ"),
            ("We are on it.^KJ 1/2", "B:We are on it. | S:^KJ 1/2"),
            ("You are welcome. *TMT", "B:You are welcome. | S:*TMT"),
            ("We will look. /Anna", "B:We will look. | S:/Anna"),
            ("We will look! - Sam", "B:We will look! | S:- Sam"),
            ("Fly London -Paris", "B:Fly London -Paris"),
            ("what the f*CK", "B:what the f*CK"),
            ("> it broke\nWe will fix it", "Q:> it broke | B:We will fix it"),
            (
                "We did.\n\nOn 5 May 2026, Marta wrote:\n> it broke\n> badly",
                "B:We did. | Q:On 5 May 2026, Marta wrote:⏎> it broke⏎> badly",
            ),
            (
                "Done.\nOn 5 May 2026 at 10:00 Marta\n<m@example.com> wrote:\nit broke\n",
                "B:Done. | Q:On 5 May 2026 at 10:00 Marta⏎<m@example.com> wrote:⏎it broke",
            ),
            (
                "Done. Kind regards, Jo\n-----Original Message-----\nHi\nit broke",
                "B:Done. | S:Kind regards, Jo | Q:-----Original Message-----⏎Hi⏎it broke",
            ),
            (
                "Done.\nFrom: Marta\nSent: Monday\nit broke",
                "B:Done. | Q:From: Marta⏎Sent: Monday⏎it broke",
            ),
            ("From: the start it broke", "B:From: the start it broke"),
            ("On 3 May I wrote: nothing came", "B:On 3 May I wrote: nothing came"),
            (">:( it broke", "B:>:( it broke"),
        ],
        segments,
    );
}
