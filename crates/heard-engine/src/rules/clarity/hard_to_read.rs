//! See `hard_to_read.md`.

use heard_text::{Sentence, Token};

use crate::Applicability::Idea;
use crate::rules::{Context, Report, quoted};

/// Words of a sentence from which on nobody holds the beginning in mind at the end.
const LONG: usize = 34;
/// Words of a sentence that weigh on a reply that is hard as a whole.
const LONGISH: usize = 25;
/// School grade above which a reply is hard.
const GRADE: f32 = 12.0;
/// Sentences from which on a grade can be told.
const ENOUGH: usize = 3;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose: Vec<Said<'_>> = cx
        .body()
        .filter(|s| !cx.listed(s))
        .map(|s| Said::of(cx, s))
        .filter(|said| said.words > 0)
        .collect();
    let Some(longest) = prose.iter().rev().max_by_key(|said| said.words) else {
        return;
    };
    let grade = school_grade(&prose);
    let hard = prose.len() >= ENOUGH && grade > GRADE && longest.words > LONGISH;
    if longest.words <= LONG && !hard {
        return;
    }
    // One endless sentence among easy ones is not made better by their grade.
    let reads = if hard {
        format!("the reply reads at school grade {grade:.0}")
    } else {
        let alone = school_grade(std::slice::from_ref(longest));
        format!("read alone it is at school grade {:.0}", alone.max(0.0))
    };
    let message = format!("{} words in one sentence; {reads}.", longest.words);
    let idea = match joint(cx, longest.sentence) {
        Some(words) => format!("A new sentence could begin at {words}."),
        None => "Make two sentences of it, one thought each.".to_owned(),
    };
    report.at(longest.sentence.span, message).suggest(Idea, idea);
}

/// A sentence, counted.
struct Said<'s> {
    sentence: &'s Sentence,
    words: usize,
    syllables: usize,
}

impl<'s> Said<'s> {
    fn of(cx: &Context<'_>, sentence: &'s Sentence) -> Self {
        let words = cx.spoken(sentence);
        Self {
            sentence,
            words: words.len(),
            syllables: words.iter().map(|token| syllables(cx.draft.norm(token))).sum(),
        }
    }
}

/// The Flesch–Kincaid grade (Kincaid et al. 1975).
fn school_grade(prose: &[Said<'_>]) -> f32 {
    let count = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX)).max(1.0);
    let words = count(prose.iter().map(|said| said.words).sum());
    let syllables = count(prose.iter().map(|said| said.syllables).sum());
    0.39 * words / count(prose.len()) + 11.8 * syllables / words - 15.59
}

/// Syllables of a word, estimated: runs of vowels, without a last "e" that is not spoken; at least one.
fn syllables(word: &str) -> usize {
    let mut runs = 0;
    let mut inside = false;
    for c in word.chars() {
        runs += usize::from(vowel(c) && !inside);
        inside = vowel(c);
    }
    runs.saturating_sub(usize::from(silent(word))).max(1)
}

/// Whether the last "e", "es" or "ed" is not spoken: "make", "makes", "called"; not "table", "boxes", "wanted".
fn silent(word: &str) -> bool {
    let Some((head, ending)) = ["es", "ed", "e"].into_iter().find_map(|end| Some((word.strip_suffix(end)?, end))) else {
        return false;
    };
    let mut before = head.chars().rev();
    let (Some(last), earlier) = (before.next(), before.next()) else {
        return false;
    };
    let spoken = match ending {
        "es" => matches!(last, 's' | 'x' | 'z' | 'c' | 'g' | 'h'),
        "ed" => matches!(last, 't' | 'd'),
        _ => false,
    };
    let handle = last == 'l' && earlier.is_some_and(|c| !vowel(c));
    !vowel(last) && !spoken && !handle
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The words nearest the middle of a sentence at which another could begin.
fn joint(cx: &Context<'_>, sentence: &Sentence) -> Option<String> {
    /// Words shown of the new sentence.
    const SHOWN: usize = 2;
    let tokens = cx.draft.tokens_of(sentence);
    let opens = |pair: &[Token]| match pair {
        [before, token] => {
            let word = cx.draft.norm(token);
            matches!(word, "which" | "because" | "whereas" | "although")
                || (cx.draft.norm(before) == "," && matches!(word, "and" | "but" | "so" | "as" | "while" | "where" | "if" | "or"))
        }
        _ => false,
    };
    let joints = tokens.windows(2).enumerate().filter_map(|(at, pair)| opens(pair).then_some(at + 1));
    let at = joints.min_by_key(|at| at.abs_diff(tokens.len() / 2))?;
    let (first, last) = (tokens.get(at)?, tokens.get(at + SHOWN)?);
    Some(quoted(cx.draft.slice(first.span.cover(last.span))))
}
