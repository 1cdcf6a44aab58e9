//! The worksheet: what is kept, and that nobody hears of it.

use heard_desk::{FourSteps, StepText, Write};
use proptest::prelude::*;

use crate::sample::{agent, at, opened};

fn step(words: &str) -> StepText {
    StepText::new(words).unwrap()
}

#[test]
fn it_is_kept_for_its_writer_and_nobody_is_told() {
    let (conversation, ada) = (opened(), agent());
    let steps = FourSteps {
        problem: Some(step("The lamp came broken, twice. ")),
        how_to_show: Some(step("")),
        ..FourSteps::default()
    };
    let (sheet, change) = conversation.think(ada, steps.clone(), at(5));
    assert_eq!(
        (sheet.conversation, sheet.by, &sheet.steps, sheet.saved_at),
        (conversation.id, ada, &steps, at(5))
    );
    assert_eq!(change.writes, [Write::Sheet(sheet)]);
    assert!(change.events.is_empty() && change.jobs.is_empty());
}

#[test]
fn to_start_again_from_the_reading_leaves_nothing() {
    let (conversation, ada) = (opened(), agent());
    let (_, change) = conversation.think(ada, FourSteps::default(), at(5));
    assert_eq!(change.writes, [Write::RemoveSheet(conversation.id, ada)]);
}

proptest! {
    /// Whatever is written: words stand as they are, and only a sheet without any is gone.
    #[test]
    fn words_are_kept_as_they_are(written in prop::array::uniform4(prop::option::of("[ -~é🙂\n]{0,40}"))) {
        let [problem, why_upset, similar_experience, how_to_show] = written.clone().map(|words| words.as_deref().map(step));
        let steps = FourSteps { problem, why_upset, similar_experience, how_to_show };
        let (sheet, change) = opened().think(agent(), steps, at(5));
        let kept = [&sheet.steps.problem, &sheet.steps.why_upset, &sheet.steps.similar_experience, &sheet.steps.how_to_show];
        for (kept, written) in kept.into_iter().zip(&written) {
            prop_assert_eq!(kept.as_ref().map(StepText::as_str), written.as_deref());
        }
        prop_assert_eq!(matches!(change.writes[..], [Write::RemoveSheet(..)]), written.iter().all(Option::is_none));
        prop_assert!(change.events.is_empty() && change.jobs.is_empty());
        let quiet = format!("{sheet:?}");
        prop_assert!(written.iter().flatten().filter(|words| words.trim().len() > 12).all(|words| !quiet.contains(words.trim())));
    }
}
