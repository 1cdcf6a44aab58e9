//! See `wrong_name.md`.

use heard_text::{Document, Span, Token, TokenKind, normalise};

use crate::Applicability::{Check, Safe};
use crate::Who;
use crate::rules::{Context, Report, quoted};

/// Words of a greeting that are nobody's name, or by which it speaks to more than one, or of somebody else.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "absolutely", "again", "all", "and", "apologies", "both", "client", "customer", "everybody", "everyone", "family", "folks", "friend",
    "friends", "from", "great", "guest", "guys", "happy", "here", "love", "maam", "madam", "many", "mate", "member", "neighbour", "new",
    "no", "of", "oh", "ok", "okay", "or", "parent", "parents", "passenger", "resident", "sir", "sirs", "sorry", "student", "support",
    "sure", "team", "thank", "thanks", "there", "valued", "welcome", "yes",
];
/// Words with which a sentence goes on after a greeting that nothing closes.
const GOES_ON: [&str; 10] = ["i", "im", "ive", "we", "weve", "thanks", "thank", "sorry", "your", "youre"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let known = cx.names();
    let Some((span, said, title)) = addressed(cx).filter(|_| !known.is_empty()) else {
        return;
    };
    let theirs = |name: &&str| known.iter().any(|part| is_same(name, part)) || in_their_words(cx, name);
    if said.iter().any(theirs) {
        return;
    }
    let words = quoted(cx.draft.slice(span));
    let known_as = known.join(" ");
    let remark = report.at(
        span,
        format!("The greeting says {words}. The customer is called {}.", quoted(&known_as)),
    );
    match (title, known.get(1..).and_then(<[&str]>::last), cx.called()) {
        (true, Some(last), _) => remark.suggest(Check, *last),
        (true, None, _) | (false, _, None) => remark,
        (false, _, Some(name)) => remark.suggest(Safe, name),
    };
}

/// The name in the greeting: where it stands, its parts, and whether a title goes before it.
fn addressed<'c>(cx: &'c Context<'_>) -> Option<(Span, Vec<&'c str>, bool)> {
    let stops = [',', '.', '!', ':', ';', '-', '–', '—', '…'];
    let plain = |token: &Token| match token.kind {
        TokenKind::Word => !NO_NAMES.contains(&cx.draft.norm(token)),
        TokenKind::Punct => cx.draft.slice(token.span).starts_with(stops),
        _ => false,
    };
    if !cx.greeting().all(plain) || !closes(cx, cx.greeting().last()?) {
        return None;
    }
    let (_, words) = cx.greeted();
    let names: Vec<&Token> = words.iter().copied().filter(|t| !Context::is_title(cx.draft.norm(t))).collect();
    let capital = |token: &&Token| cx.draft.slice(token.span).starts_with(char::is_uppercase);
    let span = names.first()?.span.cover(names.last()?.span);
    let said = names.iter().map(|t| cx.draft.slice(t.span)).collect();
    names.iter().all(capital).then_some((span, said, names.len() < words.len()))
}

/// Whether the greeting ends where it seems to: "Hi Anna," and "Hi Anna thanks for …", not "Hi Anna Maria is …".
fn closes(cx: &Context<'_>, last: &Token) -> bool {
    let next = cx.draft.tokens().iter().find(|t| t.span.start >= last.span.end);
    let Some(next) = next.filter(|_| last.kind != TokenKind::Punct) else {
        return true;
    };
    let between = cx.draft.slice(Span::new(last.span.end, next.span.start));
    between.contains('\n') || GOES_ON.contains(&cx.draft.norm(next))
}

/// Whether the customer uses this name anywhere, as by signing with it.
fn in_their_words(cx: &Context<'_>, name: &str) -> bool {
    let name = normalise(name);
    let theirs = cx.situation.turns.iter().filter(|turn| turn.who == Who::Customer);
    theirs
        .map(|turn| Document::new(turn.text))
        .any(|doc| doc.tokens().iter().any(|token| doc.norm(token) == name))
}

/// Forms of one name that begin differently, or part before the end.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "alexander alexandra alex sandy sasha sandra xander alessandra alejandro lex", "andrew drew andreas", "anthony antony tony",
    "ann anna anne annie hannah nancy", "barbara babs barb", "charles chuck charlie",
    "catherine katherine kathryn kate katie cathy kathy kitty cat kat", "christopher christine christina kit tina chris",
    "deborah debra deb", "dorothy dot dolly", "edward edmund edwin ed ted ned teddy eddie",
    "eleanor ellen helen nell nellie nora ellie elena",
    "elizabeth elisabeth liz lizzie beth betty betsy bess eliza lisa libby elsie", "emily emma em millie", "florence flo florrie",
    "francis frances francesca fran frank franklin", "frederick frederica freddie rick", "gerald gerard jerry gerry",
    "harold henry harry hank hal", "isabel isabella isobel bella izzy", "james jim jimmy jamie", "jacqueline jackie jacqui",
    "john jonathan jack johnny jon ian ivan", "joseph josephine joe jo josie jose pepe", "lawrence laurence larry laurie",
    "leonard leonardo leo len lenny", "margaret meg peggy maggie rita greta daisy madge", "martha marta patty",
    "mary maria marie molly polly", "michael mike mick mickey micah misha miguel", "nicholas nicola nicole nick nicky colin klaus",
    "patricia patrick pat paddy tricia trish patsy", "penelope penny", "philip phillip philippa pip phil", "rebecca becky becca",
    "richard dick rick rich ricky", "robert roberta bob bobby rob bert", "samuel samantha sam", "sarah sara sally sadie",
    "stephen steven stephanie steve steph", "susan suzanne sue susie suzy", "theodore theodora ted theo dora", "thomas tom tommy",
    "william wilhelm will bill billy liam willy",
];

/// Whether two names can be one person's: equal, an initial, one the beginning of the other, or forms of one name.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let begins = |long: &str, short: &str| !short.is_empty() && long.starts_with(short);
    let pet = |short: &str, long: &str| pet_of(short).is_some_and(|stem| long.starts_with(stem));
    let forms = |line: &&str| [&one, &other].into_iter().all(|name| line.split(' ').any(|form| form == name));
    begins(&one, &other) || begins(&other, &one) || pet(&one, &other) || pet(&other, &one) || FORMS.iter().any(forms)
}

/// "danny" as "dan", "katie" as "kat".
fn pet_of(name: &str) -> Option<&str> {
    const LEAST: usize = 3;
    let stem = ["ey", "ie", "y", "i"].iter().find_map(|end| name.strip_suffix(end))?;
    let mut last = stem.char_indices().rev();
    let stem = match (last.next(), last.next()) {
        (Some((at, a)), Some((_, b))) if a == b => stem.get(..at)?,
        _ => stem,
    };
    (stem.chars().count() >= LEAST).then_some(stem)
}

/// A name in plain small letters: without accents, and without the dot of an initial.
fn plain(name: &str) -> String {
    let bare = normalise(name.trim_end_matches('.'));
    let letter = |c: char| match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    };
    bare.chars().map(letter).collect()
}
