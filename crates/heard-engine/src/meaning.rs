//! What the encoder says of a customer's message or of a reply, in the engine's own words. It judges nothing: `reading` and `reply`
//! weigh it against the cues.

use std::ops::Range;

use heard_model::{Input, Model, Output, Stretches};
use heard_text::{Document, SegmentKind, Span};

use crate::{Act, AskKind, Feeling, Flag, Turn};

/// Turns before the message that are read with it.
const BEFORE: usize = 3;

/// What a customer's message means. Every figure is a probability.
pub(crate) struct Meaning {
    /// That this is the primary feeling, in the order of [`Feeling::ALL`].
    pub(crate) primary: [f32; 9],
    /// That this feeling is there at all, in the same order; that of neutral is not used.
    pub(crate) felt: [f32; 9],
    /// That it is at least mild, clear, strong.
    pub(crate) intensity: [f32; 3],
    /// That a feeling or hardship wants to be acknowledged.
    pub(crate) needed: f32,
    /// What they want.
    pub(crate) asks: Vec<(AskKind, f32)>,
    /// That a flag is meant, in the order of [`Flag::ALL`].
    pub(crate) flags: [f32; 9],
    /// The pieces of the text with what they tell.
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of the text, and whether it states the problem or why it matters.
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) problem: f32,
    pub(crate) impact: f32,
    /// How much it speaks for each feeling, and for each flag; to be compared within one text only.
    pub(crate) feels: [f32; 9],
    pub(crate) flags: [f32; 9],
}

impl Meaning {
    /// Reads a message; `before` disambiguates.
    pub(crate) fn of(model: &Model, doc: &Document<'_>, before: &[Turn<'_>]) -> Option<Self> {
        let text = own_words(doc);
        let last = before.get(before.len().saturating_sub(BEFORE)..).unwrap_or_default();
        let context = last.iter().map(|turn| turn.text).collect::<Vec<_>>().join(" ");
        let said = model.read(&[Input {
            text: &text,
            context: &context,
            sentences: &cuts(doc),
        }]);
        let said = said.first()?;
        let value = |head: &str, class: &str| said.value(head, class).unwrap_or_default();
        Some(Self {
            primary: Feeling::ALL.map(|feeling| value("feeling", feeling.name())),
            felt: Feeling::ALL.map(|feeling| value("felt", feeling.name())),
            intensity: ["mild", "clear", "strong"].map(|level| value("intensity", level)),
            needed: value("needed", "needed"),
            asks: AskKind::ALL.into_iter().map(|kind| (kind, value("ask", kind.name()))).collect(),
            flags: Flag::ALL.map(|flag| value("flags", flag.name())),
            pieces: pieces(said),
        })
    }
}

fn pieces(said: &Output) -> Vec<Piece> {
    let (Some(spans), Some(felt), Some(flags)) = (said.scores("span"), said.scores("felt"), said.scores("flags")) else {
        return Vec::new();
    };
    let feelings = Feeling::ALL.map(|feeling| said.class("felt", feeling.name()));
    let flagged = Flag::ALL.map(|flag| said.class("flags", flag.name()));
    let pull = |pulls: &[f32], class: Option<usize>| class.and_then(|class| pulls.get(class)).copied().unwrap_or_default();
    let of = |row: usize, class: usize| spans.values(row).get(class).copied().unwrap_or_default();
    let rows = said.places.iter().enumerate();
    rows.map(|(row, place)| Piece {
        span: Span::new(place.start, place.end),
        problem: of(row, PROBLEM),
        impact: of(row, IMPACT),
        feels: feelings.map(|class| pull(felt.pulls(row), class)),
        flags: flagged.map(|class| pull(flags.pulls(row), class)),
    })
    .collect()
}

/// The places of the classes of the head over pieces.
const PROBLEM: usize = 0;
const IMPACT: usize = 1;

/// What a reply does, sentence by sentence, beside the words it answers. Every figure is a probability.
pub(crate) struct ReplyMeaning {
    said: Stretches,
    sentences: Vec<Range<usize>>,
}

impl ReplyMeaning {
    /// Reads a draft as an answer to the customer's words.
    pub(crate) fn of(model: &Model, draft: &Document<'_>, customer: &Document<'_>) -> Self {
        let (text, sentences) = (own_words(draft), cuts(draft));
        let said = model.read_reply(&Input {
            text: &text,
            context: customer.text(),
            sentences: &sentences,
        });
        Self { said, sentences }
    }

    /// That the sentence which begins here does this.
    pub(crate) fn does(&self, act: Act, sentence: Span) -> f32 {
        self.label(act.name(), sentence)
    }

    /// That it could be sent unchanged to almost anybody who complains.
    pub(crate) fn stock(&self) -> f32 {
        self.said.mean("reply", "stock").unwrap_or_default()
    }

    /// That it names or validates what they feel or face.
    pub(crate) fn sees(&self) -> f32 {
        self.said.most("empathy", "strong").unwrap_or_default()
    }

    /// That it hurts: puts it on somebody, sets our word against theirs, or makes it small.
    pub(crate) fn hurts(&self) -> f32 {
        self.said.mean("hurts", "hurts").unwrap_or_default()
    }

    /// How far it meets what the customer wants: 0 not, ½ partly or it moves it on, 1 wholly. A reply helps as much as the part of it that helps most.
    pub(crate) fn helps(&self) -> f32 {
        let at_least = |class: &str| self.said.most("helps", class).unwrap_or_default();
        f32::midpoint(at_least("partly"), at_least("fully"))
    }

    /// That a label of the annotation guide, also one of a fault, holds for the sentence which begins here.
    pub(crate) fn label(&self, label: &str, sentence: Span) -> f32 {
        let row = self.sentences.partition_point(|cut| cut.start < sentence.start);
        let here = self.sentences.get(row).is_some_and(|cut| cut.start == sentence.start);
        let value = || self.said.sentence("acts", label, row).unwrap_or_default();
        if here { value() } else { 0.0 }
    }
}

/// The text with quoted mail blanked out: what others wrote is not read, and every byte keeps its place.
pub(crate) fn own_words(doc: &Document<'_>) -> String {
    let mut text = doc.text().to_owned();
    for segment in doc.segments().iter().filter(|s| s.kind == SegmentKind::Quote) {
        text.replace_range(
            segment.span.start..segment.span.end,
            &" ".repeat(segment.span.end - segment.span.start),
        );
    }
    text
}

pub(crate) fn cuts(doc: &Document<'_>) -> Vec<Range<usize>> {
    doc.sentences()
        .iter()
        .map(|sentence| sentence.span.start..sentence.span.end)
        .collect()
}
