//! See `worn_phrase.md`.

use heard_text::{Document, SegmentKind, Sentence, TokenKind};
use rustc_hash::FxHashSet;

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::reply::Line;
use crate::rules::{Context, Report, quoted};

/// Earlier replies that hold nearly the same sentence, from which on it is worn: so many, and one in so many.
const OFTEN: usize = 3;
const ONE_IN: usize = 8;
/// Words of a sentence below which its likeness says nothing.
const LEAST: usize = 5;
/// Words in a row that are compared, and the share of them that makes two sentences nearly the same.
const ROW: usize = 3;
const ALIKE: f32 = 0.75;

type Rows = FxHashSet<Vec<String>>;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let earlier = cx.situation.earlier;
    if earlier.len() < OFTEN {
        return;
    }
    let warm: Vec<&Line<'_>> = cx.lines.iter().filter(|line| is_warm(cx, line)).collect();
    if warm.is_empty() {
        return;
    }
    let before: Vec<Rows> = earlier.iter().map(|reply| rows_of(&Document::new(reply))).collect();
    for line in warm {
        let rows = rows(cx.draft, line.sentence);
        let times = before.iter().filter(|reply| alike(&rows, reply)).count();
        if times < OFTEN || times * ONE_IN < earlier.len() {
            continue;
        }
        let words = quoted(cx.draft.slice(line.sentence.span));
        let of = earlier.len();
        let remark = report.at(
            line.sentence.span,
            format!("{words} stands in {times} of your last {of} replies. Said to everybody it is said to nobody."),
        );
        match cx.telling() {
            Some(theirs) => remark
                .about(Some(theirs))
                .suggest(Idea, format!("Say it of theirs: {}.", quoted(&theirs.quote))),
            None => remark.suggest(Idea, "Say it in other words, of this one case."),
        };
    }
}

/// A sentence that is meant for the person, not for the matter: the same question and the same instruction may go to everybody.
fn is_warm(cx: &Context<'_>, line: &Line<'_>) -> bool {
    let acts = [Act::Apology, Act::FeelingAcknowledged, Act::Thanks];
    let does = acts
        .into_iter()
        .flat_map(|act| cx.acts(act))
        .any(|words| line.sentence.span.contains(words.span()));
    let warm = does
        || [Cue::ReplySympathy, Cue::ReplyGlad, Cue::StockPhrase]
            .into_iter()
            .any(|cue| line.has(cue));
    let matter = line.question || line.link || line.has(Cue::ReplyStep) || line.has(Cue::ReplyTime);
    line.sentence.segment == SegmentKind::Body && warm && !matter
}

fn alike(rows: &Rows, reply: &Rows) -> bool {
    #[allow(clippy::cast_precision_loss, reason = "a sentence has some dozen words")]
    let share = rows.iter().filter(|row| reply.contains(*row)).count() as f32 / rows.len().max(1) as f32;
    rows.len() > LEAST - ROW && share >= ALIKE
}

fn rows_of(doc: &Document<'_>) -> Rows {
    let own = doc.sentences().iter().filter(|s| s.segment == SegmentKind::Body);
    own.flat_map(|sentence| rows(doc, sentence)).collect()
}

/// The words in a row of a sentence. Figures are as one: they change from reply to reply.
fn rows(doc: &Document<'_>, sentence: &Sentence) -> Rows {
    let word = |token: &heard_text::Token| match token.kind {
        TokenKind::Word => Some(doc.norm(token).to_owned()),
        TokenKind::Number => Some("0".to_owned()),
        _ => None,
    };
    let words: Vec<String> = doc.tokens_of(sentence).iter().filter_map(word).collect();
    words.windows(ROW).map(<[String]>::to_vec).collect()
}
