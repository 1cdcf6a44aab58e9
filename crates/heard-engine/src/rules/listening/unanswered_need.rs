//! See `unanswered_need.md`.

use heard_text::{Document, TokenKind, normalise};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Evidence, Flag, Ledger, NeedKind, NeedState, Who};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let silent = cx.pleasant() || cx.in_parts() || !is_bare(cx) || is_glad(cx);
    let Some(place) = cx.closing().filter(|_| !silent) else {
        return;
    };
    let mut said = false;
    for (state, plain) in left(cx) {
        let words = quoted(&state.need.evidence.quote);
        let (message, idea) = match state.need.kind {
            NeedKind::Time => (
                format!("They want to know when: {words}. No time is given."),
                "Give a time, or say when you will know one.",
            ),
            NeedKind::Answer => (
                format!("They asked {words}. Nothing here answers it."),
                "Answer it, or say that you do not know yet and when you will.",
            ),
            _ => (
                format!("They need a way on with {words}. None is offered yet."),
                "Say what you will do, or what they can do, and by when.",
            ),
        };
        let remark = report.at(place, message).about(Some(&state.need.evidence));
        let remark = if plain { remark } else { remark.softly() };
        remark.suggest(Idea, idea);
        said = true;
    }
    if let Some(words) = passed_over(cx).filter(|_| !said && !is_under_way(cx)) {
        report
            .at(place, format!("They wrote {}. Nothing here takes it up.", quoted(&words.quote)))
            .about(Some(words))
            .softly()
            .suggest(Idea, "Take it up in one sentence, before or beside the rest.");
    }
}

/// Whether something is left open here, which this rule says at the end of the draft.
pub(crate) fn speaks(cx: &Context<'_>) -> bool {
    is_bare(cx) && left(cx).next().is_some()
}

/// The needs that manners leave open, each with whether it was put in so many words.
fn left<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = (&'c NeedState, bool)> {
    let asks_what = asks_what(cx);
    // In the middle of a talk, what they tell may have been taken up before: only what they ask for counts.
    let told = move |state: &NeedState| is_under_way(cx) || asks_what || !is_mannerly(cx) || !wants_word(cx, state);
    let invited = move |state: &NeedState| asks_what && pleads(&state.need.evidence);
    let all = cx.needs.iter().filter_map(|state| Some((state, open(cx, state)?)));
    all.filter(move |&(state, plain)| (plain || !told(state)) && !invited(state) && !settled_since(cx, state))
}

fn is_under_way(cx: &Context<'_>) -> bool {
    cx.situation.turns.iter().any(|turn| turn.who == Who::Agent)
}

/// Whether the draft is manners through and through: regret, thanks, good wishes, an empty offer, what a company says of itself. Only then can
/// nothing in it be an answer. What is hoped to be over is taken to be so.
fn is_bare(cx: &Context<'_>) -> bool {
    /// Content words besides the manners from which a sentence says something.
    const ENOUGH: usize = 4;
    /// Words of a bare signature, with the customer's name.
    const SIGNED: usize = 2;
    const GIVES: [Act; 6] = [Act::NextStep, Act::Options, Act::Time, Act::Promise, Act::Reason, Act::ChannelPush];
    /// How far the encoder sees help from which on some words may be an answer.
    const HELPS: f32 = 0.3;
    #[rustfmt::skip]
    const AT_WORK: [&str; 17] = [
        "take", "look", "discuss", "unsure", "taking", "checking", "working", "aware", "resolve", "while", "submitted", "sent", "passed", "however", "wouldnt", "wont", "hoping",
    ];
    const TELLS: [Cue; 8] = [
        Cue::RuleAllwell,
        Cue::RuleInhand,
        Cue::RuleTurnto,
        Cue::RuleOvernow,
        Cue::RuleBesides,
        Cue::RuleOver,
        Cue::RuleComeagain,
        Cue::RuleForpraise,
    ];
    const MANNERS: [Cue; 11] = [
        Cue::ReplyGreeting,
        Cue::ReplyThanks,
        Cue::ReplyApology,
        Cue::ReplyFeeling,
        Cue::ReplySympathy,
        Cue::ReplyGlad,
        Cue::ReplyWish,
        Cue::ReplyAskoffer,
        Cue::StockPhrase,
        Cue::StockGeneric,
        Cue::StockCreed,
    ];
    let names = cx.said_names();
    let is_bare = |line: &Line<'_>| {
        if asks_back(cx, line) {
            return false;
        }
        let manners = MANNERS
            .into_iter()
            .filter_map(|cue| line.hit(cue))
            .filter(|hit| !is_theirs(cx, hit));
        let manners: Vec<_> = manners.map(|hit| hit.span).collect();
        let words = || {
            cx.draft
                .tokens_of(line.sentence)
                .iter()
                .filter(|token| token.kind == TokenKind::Word)
        };
        if manners.is_empty() {
            return !line.says && words().count() <= SIGNED;
        }
        let besides = words().filter(|token| !manners.iter().any(|span| span.contains(token.span)));
        let besides: usize = besides.map(|token| cx.content_of(std::slice::from_ref(token), &names).len()).sum();
        besides < ENOUGH && (!line.says || line.has(Cue::StockCreed))
    };
    let helps = cx.meaning.is_some_and(|meaning| meaning.helps() >= HELPS) || cx.any_of(cx.draft.tokens(), &AT_WORK);
    let gives = GIVES.into_iter().any(|act| cx.does(act)) || TELLS.into_iter().any(|cue| cx.hits.any(cue));
    !helps && !gives && !knows_nothing(cx) && cx.lines.iter().all(is_bare)
}

/// "We have no information about that yet": who says that nothing is known has answered.
fn knows_nothing(cx: &Context<'_>) -> bool {
    /// Words between the "no" and what there is none of.
    const NEAR: usize = 4;
    const NONE: [&str; 7] = ["no", "not", "dont", "havent", "isnt", "arent", "without"];
    const NEWS: [&str; 9] = [
        "information",
        "info",
        "news",
        "update",
        "updates",
        "word",
        "plans",
        "idea",
        "details",
    ];
    let tokens = cx.draft.tokens();
    let near = |at: usize| cx.any_of(tokens.get(at + 1..tokens.len().min(at + 1 + NEAR)).unwrap_or_default(), &NEWS);
    tokens
        .iter()
        .enumerate()
        .any(|(at, token)| NONE.contains(&cx.draft.norm(token)) && near(at))
}

/// Whether a line asks something of the matter. "How can I help?" alone asks for what was told already; "do you need help with the lift?" names it.
fn asks_back(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let asks = line.question || line.has(Cue::ReplyOpen);
    let names = |hit: &Hit| match cx.after(hit) {
        [with, rest @ ..] => {
            let bare = |norm: &str| {
                matches!(
                    norm,
                    "this" | "that" | "it" | "anything" | "?" | "any" | "today" | "else" | "something"
                )
            };
            matches!(cx.draft.norm(with), "with" | "from") && rest.first().is_some_and(|t| !bare(cx.draft.norm(t)))
        }
        [] => false,
    };
    let offers = line.hit(Cue::ReplyAskoffer);
    let listens = asks && line.has(Cue::RuleInvites);
    listens || (asks && offers.is_none_or(names)) || line.hit_but(Cue::ReplyAskinfo, Cue::ReplyNotaskinfo).is_some()
}

/// Whether the reply asks how it may help: a plea that has not said for what is answered by that.
fn asks_what(cx: &Context<'_>) -> bool {
    let how = |line: &Line<'_>| line.question && line.has(Cue::RuleHowhelp);
    cx.lines.iter().any(how)
}

/// "Is there anybody who can help me with a booking?": a plea for help, not yet the question.
fn pleads(words: &Evidence) -> bool {
    const PLEAS: [&str; 9] = ["help", "assist", "assistance", "word", "hold", "reach", "contact", "talk", "speak"];
    let words: Vec<String> = words.quote.split_whitespace().map(bare).collect();
    words.iter().any(|word| PLEAS.contains(&word.as_str()))
}

/// Whether they ask anything at all, cry for help, or still have no word: trouble that is only told may want no more than regret.
fn wants_word(cx: &Context<'_>, state: &NeedState) -> bool {
    const WORDLESS: [&str; 5] = ["no", "not", "nothing", "havent", "waiting"];
    let words: Vec<String> = state.need.evidence.quote.split_whitespace().map(bare).collect();
    let no_word = words
        .windows(2)
        .any(|pair| matches!(pair, [still, next] if still == "still" && WORDLESS.contains(&next.as_str())));
    no_word || cx.customer.text().contains('?') || cx.customer_hits.any(Cue::IntensityHelp)
}

/// Whether the draft is sorry or thanks for waiting, and glad of nothing: what is merely told is then left where it was.
fn is_mannerly(cx: &Context<'_>) -> bool {
    let waits = cx.any_of(cx.draft.tokens(), &["patience", "waiting"]);
    (waits || cx.does(Act::Apology) || cx.does(Act::Thanks))
        && ![Cue::ReplyGlad, Cue::RuleGladly, Cue::RuleGladtold]
            .into_iter()
            .any(|cue| cx.hits.any(cue))
}

/// Whether a later message of theirs says that it has come right, or thanks for it.
fn settled_since(cx: &Context<'_>, state: &NeedState) -> bool {
    const RIGHT: [&str; 7] = ["sorted", "solved", "fixed", "thank", "thanks", "yay", "resolved"];
    let later = cx.situation.turns.iter().rev().take_while(|turn| turn.who == Who::Customer);
    let later = later.take_while(|turn| !turn.text.contains(state.need.evidence.quote.as_str()));
    later.map(|turn| Document::new(turn.text)).any(|doc| {
        let norms: Vec<&str> = doc.tokens().iter().map(|token| doc.norm(token)).collect();
        let made = norms.windows(3).any(|words| matches!(words, ["i" | "we", "made", "it"]));
        made || (norms.iter().any(|word| RIGHT.contains(word)) && !norms.contains(&"?") && !norms.contains(&"not"))
    })
}

/// "You are able to check it", "we are not able to look": what they can do and we cannot is no offer.
fn is_theirs(cx: &Context<'_>, hit: &Hit) -> bool {
    let near = cx.before(hit).iter().rev().take(2);
    hit.cue == Cue::StockGeneric
        && near
            .into_iter()
            .any(|token| matches!(cx.draft.norm(token), "you" | "youll" | "youre" | "not" | "arent" | "unable"))
}

/// Whether a need of the matter is left open by manners, and whether it was put in so many words: a question that only an answer settles, a request,
/// or trouble that goes on. A reproach, an opinion or a wish put as a question is settled by regret or thanks.
fn open(cx: &Context<'_>, state: &NeedState) -> Option<bool> {
    let need = &state.need;
    let told = matches!(cx.reading.ask.kind, AskKind::Feedback | AskKind::Thanks | AskKind::Other);
    let scolds = [Cue::RuleTaunt, Cue::IntensityReproach]
        .into_iter()
        .any(|cue| cx.customer_hits.touches(cue, need.evidence.span()));
    if need.ledger != Ledger::Rational || scolds {
        return None;
    }
    let words: Vec<String> = need.evidence.quote.split_whitespace().map(bare).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let request = need.kind == NeedKind::Solution && requests(&words);
    if request {
        return (!told && !is_noted(cx)).then_some(true);
    }
    if feels_good(cx) {
        return None;
    }
    match need.kind {
        NeedKind::Solution => {
            (!told && cx.reading.ask.kind != AskKind::Information && words.len() > 2 && goes_on(cx, &words)).then_some(false)
        }
        _ if inquires(cx, &words) => Some(true),
        _ => wonders(cx, &words).then_some(false),
    }
}

/// Whether words request something of us for themselves.
fn requests(words: &[&str]) -> bool {
    const US: [&str; 6] = ["you", "u", "someone", "somebody", "anyone", "i"];
    let asked = |pair: &[&str]| matches!(pair, ["can" | "could" | "would" | "will", subject] if US.contains(subject));
    if proposes(words) {
        return false;
    }
    let wants = matches!(words, ["i" | "we", "would", "like", ..] | ["id" | "wed", "like", ..]);
    let pleads = has(words, &["please", "pls", "plz", "kindly"]) && (is_own(words) || words.contains(&"help"));
    wants || pleads || (words.windows(2).take(2).any(asked) && (is_own(words) || words.contains(&"help")))
}

/// "Can we fix this, please?", "could we be on time for once?": a reproach, not a request.
fn proposes(words: &[&str]) -> bool {
    let rest = words
        .iter()
        .position(|word| matches!(*word, "can" | "could"))
        .and_then(|at| words.get(at..))
        .unwrap_or_default();
    matches!(
        rest,
        [
            _,
            "we",
            "be" | "fix" | "stop" | "not" | "all" | "just" | "pls" | "plz" | "agree" | "talk",
            ..
        ]
    ) || matches!(rest, [_, "we", please, ..] if please.starts_with("pleas"))
}

/// Whether words ask what only an answer gives: when, where, who, how to, whether they may, what is going on; of their own matter, or by somebody
/// who is not upset.
fn inquires(cx: &Context<'_>, words: &[&str]) -> bool {
    const OWN: [&str; 6] = ["i", "we", "my", "our", "someone", "somebody"];
    #[rustfmt::skip]
    const VERBS: [&str; 16] = [
        "is", "are", "am", "was", "were", "will", "do", "does", "can", "could", "would", "should", "may", "might", "has", "have",
    ];
    let fills = |word: &&&str| {
        matches!(
            **word,
            "and" | "so" | "but" | "also" | "hi" | "hey" | "hello" | "please" | "well" | "ok" | "then"
        )
    };
    let rest: Vec<&str> = words.iter().skip_while(fills).copied().collect();
    let meant = is_own(words) || !(cx.upset() || is_noted(cx));
    if proposes(words) || words.len() < 3 && !words.first().is_some_and(|word| ASKS.contains(word) && *word != "do") {
        return false;
    }
    match rest.as_slice() {
        ["how", "can" | "could", "we" | "i", "have" | "be" | "still", ..]
        | ["should" | "must", "i" | "we", "be", ..]
        | ["what", "is", "going", "on", "with", "this" | "your" | "you", ..]
        | ["whats", "going", "on", "with", "this" | "your" | "you", ..]
        | ["am", "i", "the" | "wrong", ..]
        | [_, "we", "be" | "talk", ..]
        | ["how", "much", "more" | "do", ..] => false,
        ["when" | "where" | "who", verb, ..] => VERBS.contains(verb) && meant,
        ["wheres" | "which" | "any", _, ..]
        | ["how", "long" | "soon" | "much" | "many", ..]
        | ["is" | "are", "there" | "something", ..] => meant,
        ["what", "is", "going", "on", ..] | ["whats", "going", "on", ..] => cx.reading.ask.kind == AskKind::Status,
        ["what" | "how", "do" | "can" | "could" | "should", "i" | "we", ..] | ["what", "time" | "number", ..] => true,
        [verb, subject, ..] => VERBS.contains(verb) && OWN.contains(subject) && cx.customer.text().contains('?'),
        _ => false,
    }
}

/// Whether a question that may as well be a reproach wants an answer: why something happened to them, or how a thing of ours is, asked by somebody
/// calm where nobody is sorry and the encoder sees no help.
fn wonders(cx: &Context<'_>, words: &[&str]) -> bool {
    /// How far the encoder sees help at most.
    const NO_HELP: f32 = 0.2;
    const THING: [&str; 8] = ["the", "your", "this", "these", "that", "it", "my", "our"];
    let happened = matches!(words, ["why", "was" | "were" | "did" | "is" | "are", ..]) && is_own(words);
    let thing = match words {
        ["why" | "how", _, subject, _, ..] | [_, subject, _, ..] => THING.contains(subject),
        _ => false,
    };
    let helpless = cx.meaning.is_none_or(|meaning| meaning.helps() < NO_HELP);
    let calm = thing && !cx.upset() && !cx.does(Act::Apology) && helpless && cx.reading.ask.kind == AskKind::Information;
    let asks = words.first().is_some_and(|word| ASKS.contains(word));
    let always = has(words, &["every", "always", "ever", "never", "keep", "continue"]);
    asks && !always && !is_noted(cx) && (happened || calm)
}

/// Whether what they tell goes on in these very words: something does not work, or is waited for now. Or it is broken, and nobody is even sorry.
fn goes_on(cx: &Context<'_>, words: &[&str]) -> bool {
    const LASTS: [&str; 8] = ["still", "since", "cant", "cannot", "unable", "stuck", "wont", "trying"];
    let others = |word: &&str| matches!(*word, "you" | "they" | "he" | "she");
    let lasts = has(words, &LASTS) && !words.first().is_some_and(others);
    let kind = [Cue::ReplyApology, Cue::ReplyFeeling, Cue::ReplySympathy, Cue::StockCreed]
        .into_iter()
        .any(|cue| cx.hits.any(cue));
    let broken = !kind
        && cx.empathy.given == 0
        && !cx.praised()
        && [Cue::ProblemFault, Cue::ProblemHarm]
            .into_iter()
            .any(|cue| cx.customer_hits.any(cue));
    !is_noted(cx) && !cx.customer_hits.any(Cue::RuleIsover) && (lasts || broken || cx.customer_hits.any(Cue::IntensityHelp))
}

/// Words by which something does not work, or was done to them.
const BROKEN: [Cue; 2] = [Cue::ProblemFault, Cue::ProblemHarm];

/// Words that open a question.
#[rustfmt::skip]
const ASKS: [&str; 32] = [
    "when", "where", "wheres", "who", "which", "any", "what", "whats", "how", "why", "is", "are", "am", "was", "were", "do", "does", "did", "has",
    "have", "can", "could", "may", "will", "would", "should", "isnt", "arent", "cant", "dont", "doesnt", "hasnt",
];

fn is_own(words: &[&str]) -> bool {
    has(words, &["i", "im", "ive", "me", "my", "mine", "we", "us", "our"])
}

fn has(words: &[&str], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(word))
}

/// A word in normal form, without the marks at its ends.
fn bare(word: &str) -> String {
    normalise(word).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Whether what they wrote is taken in as feedback: thanks for it, passed on.
fn is_noted(cx: &Context<'_>) -> bool {
    let opinion = |norm: &str| {
        matches!(
            norm,
            "feedback" | "comments" | "suggestion" | "suggestions" | "thoughts" | "concerns"
        )
    };
    cx.hits.any(Cue::RuleNoted) || cx.draft.tokens().iter().any(|token| opinion(cx.draft.norm(token)))
}

/// Whether they are glad, and mean it.
fn feels_good(cx: &Context<'_>) -> bool {
    cx.reading.feeling().sign() > 0 && !cx.customer_hits.any(Cue::FlagSarcasm)
}

/// Whether the agent has met praise: gladness at theirs, thanks for it. Gladness where nobody is glad is `cheerful_mismatch`'s.
fn is_glad(cx: &Context<'_>) -> bool {
    let theirs = [Cue::RulePleased, Cue::RulePraisedback].into_iter().any(|cue| cx.hits.any(cue));
    let told = [Cue::RuleGladtold, Cue::ReplyGlad, Cue::ReplyWish]
        .into_iter()
        .any(|cue| cx.hits.any(cue));
    (theirs || (cx.reading.questions.is_empty() && told)) && !cx.does(Act::Apology)
}

/// A hardship, legal steps or a threat to leave that gets no reaction: no warm word, no question of the matter, nothing said at all. An earlier try
/// is `second_failure`'s.
fn passed_over<'c>(cx: &'c Context<'_>) -> Option<&'c Evidence> {
    const GRAVE: [Flag; 3] = [Flag::Vulnerable, Flag::Legal, Flag::Churn];
    if cx.empathy.given > 0 || !cx.touches_nothing() || !cx.upset() || feels_good(cx) {
        return None;
    }
    // One word alone ("again") is too little to say that it was passed over.
    let told = |words: &&Evidence| words.quote.split_whitespace().nth(1).is_some();
    let wrong = BROKEN.into_iter().any(|cue| cx.customer_hits.any(cue));
    let grave = |flag: Flag| GRAVE.contains(&flag) && (flag != Flag::Churn || wrong) && !is_noted(cx);
    let mut words = cx.reading.flags.iter().filter(|f| grave(f.flag)).map(|f| &f.evidence);
    words.find(told)
}
