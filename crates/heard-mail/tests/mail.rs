//! What comes in, what goes out, and that nothing breaks it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heard_mail::{CannotWrite, Incoming, Mailbox, NotMail, Outgoing, Sender, ThreadKeys, with_token};
use proptest::prelude::*;

fn parse(mail: &str) -> Incoming {
    Incoming::parse(mail.replace('\n', "\r\n").as_bytes()).unwrap()
}

fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox {
        name: name.into(),
        address: address.into(),
    }
}

fn outgoing() -> Outgoing {
    Outgoing {
        from: mailbox("Oak & Linen", "help@oak.example"),
        to: mailbox("Marta Öberg", "marta@post.example"),
        subject: "Your cot — where it is".into(),
        date: "2026-03-02T10:00:00Z".parse().unwrap(),
        message_id: "b2@oak.example".into(),
        references: vec!["a1@post.example".into()],
        text: "Dear Marta,\nit left us this morning. 🌱\n.\nTill Friday".into(),
    }
}

#[test]
fn a_plain_mail_is_understood() {
    let mail = parse(
        "From: Marta <Marta@Post.example>\nTo: help@oak.example\nSubject: The cot\nDate: Mon, 2 Mar 2026 09:00:00 +0100\n\
         Message-ID: <a1@post.example>\nReferences: <x@y.example> <z@y.example>\n\nWhere is it?\n",
    );
    assert_eq!(mail.from, mailbox("Marta", "marta@post.example"));
    assert_eq!(mail.text, "Where is it?");
    assert_eq!(mail.date.unwrap().to_string(), "2026-03-02T08:00:00Z");
    assert_eq!(mail.references, ["x@y.example", "z@y.example"]);
    assert_eq!(mail.message_id.as_deref(), Some("a1@post.example"));
    assert_eq!(mail.sender, Sender::Person);
}

#[test]
fn html_becomes_text() {
    let mail = parse("From: a@b.example\nContent-Type: text/html\n\n<p>Where is <b>my</b> cot?</p><script>alert(1)</script>");
    assert!(mail.text.starts_with("Where is my cot?"), "{:?}", mail.text);
    assert!(!mail.text.contains('<'));
}

#[test]
fn machines_and_lists_are_told_from_people() {
    let cases = [
        ("", Sender::Person),
        ("Auto-Submitted: no\n", Sender::Person),
        ("Auto-Submitted: auto-replied\n", Sender::Machine),
        ("Return-Path: <>\n", Sender::Machine),
        ("Precedence: auto_reply\n", Sender::Machine),
        ("Precedence: bulk\n", Sender::Bulk),
        ("List-Unsubscribe: <https://x.example>\n", Sender::Bulk),
    ];
    for (header, expected) in cases {
        assert_eq!(parse(&format!("From: a@b.example\n{header}\nHello")).sender, expected, "{header}");
    }
}

#[test]
fn what_is_no_mail_says_so() {
    assert_eq!(Incoming::parse(b""), Err(NotMail::NoHeaders));
    assert_eq!(Incoming::parse(b"Subject: hello\r\n\r\nHi"), Err(NotMail::NoSender));
}

#[test]
fn threads_are_found_by_references_token_and_subject() {
    let keys = |head: &str| ThreadKeys::of(&parse(&format!("From: a@b.example\n{head}\nHello")));
    assert_eq!(keys("In-Reply-To: <2@b>\nReferences: <1@b>\n").references, ["2@b", "1@b"]);
    assert_eq!(keys("To: help+h-7K2q@oak.example\n").token.as_deref(), Some("7k2q"));
    assert_eq!(keys("Subject: Re: cot [h-7k2q]\n").token.as_deref(), Some("7k2q"));
    assert_eq!(keys("Subject: [h-not a token]\n").token, None);
    assert_eq!(keys("Subject: Re: AW:  the   Cot\n").subject, keys("Subject: The cot\n").subject);
    assert_ne!(
        keys("Subject: The cot\nTo: c@d.example\n").subject,
        keys("Subject: The cot\n").subject
    );
    assert_eq!(keys("Subject: Re:\n").subject, None);
    assert_eq!(with_token("cot", "7k2q"), "cot [h-7k2q]");
    assert_eq!(with_token("Re: cot [h-7k2q]", "7k2q"), "Re: cot [h-7k2q]");
}

#[test]
fn what_goes_out_comes_in_again() {
    let out = outgoing();
    let back = Incoming::parse(&out.to_bytes().unwrap()).unwrap();
    assert_eq!((back.from, back.to), (out.from, vec![out.to]));
    assert_eq!((back.subject, back.text), (out.subject, out.text));
    assert_eq!((back.date, back.message_id), (Some(out.date), Some(out.message_id)));
    assert_eq!(back.references.first(), out.references.first());
}

#[test]
fn no_value_can_add_a_header() {
    let mut out = outgoing();
    out.subject = "Hello\r\nBcc: everybody@x.example".into();
    let bytes = String::from_utf8(out.to_bytes().unwrap()).unwrap();
    assert!(!bytes.lines().any(|line| line.starts_with("Bcc:")));
    out.message_id = "a@b>\r\nBcc: <c@d".into();
    assert!(matches!(out.to_bytes(), Err(CannotWrite::Id(_))));
    out = outgoing();
    out.to.address = "nobody".into();
    assert!(matches!(out.to_bytes(), Err(CannotWrite::Address(_))));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(mail) = Incoming::parse(&bytes) {
            let _ = ThreadKeys::of(&mail);
        }
    }

    #[test]
    fn mail_like_bytes_are_read_without_a_panic(
        head in "(From|To|Subject|Date|References|Content-Type|Content-Transfer-Encoding): [ -~é]{0,60}",
        more in "(Content-Type: (multipart/mixed; boundary=b|text/html; charset=[a-z0-9-]{0,9})\r\n)?",
        body in "(--b|<[a-z/]{0,4}>|=[0-9A-F]{0,2}|&[a-z]{0,4};|[^\u{0}]){0,60}",
    ) {
        let mail = format!("From: a@b.example\r\n{head}\r\n{more}\r\n{body}");
        if let Ok(mail) = Incoming::parse(mail.as_bytes()) {
            let _ = ThreadKeys::of(&mail);
        }
    }

    #[test]
    fn any_text_goes_out_and_comes_in_again(subject in "[^\\p{C}]{0,80}", text in "[^\\p{C}]{0,400}") {
        let out = Outgoing { subject: subject.clone(), text: text.clone(), ..outgoing() };
        let back = Incoming::parse(&out.to_bytes().unwrap()).unwrap();
        prop_assert_eq!(back.text.trim(), text.trim());
    }
}
