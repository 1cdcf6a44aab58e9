//! Any text is read, by itself, with places on character boundaries, and the same whatever is read with it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use heard_model::{Input, Kind, Model, Output, Size, Weights};
use proptest::prelude::*;

const TINY: Weights = Weights {
    encoder: include_bytes!("tiny/encoder.int8.safetensors"),
    heads: include_bytes!("tiny/heads.safetensors"),
    vocabulary: include_str!("tiny/vocab.txt"),
};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::new(&TINY, 0).unwrap());

fn read(text: &str, context: &str, sentences: &[Range<usize>]) -> Arc<Output> {
    MODEL.read(&[Input { text, context, sentences }]).pop().unwrap()
}

fn check(text: &str, context: &str, sentences: &[Range<usize>]) {
    let output = read(text, context, sentences);
    assert!(text.is_char_boundary(output.read) && output.embedding.iter().all(|x| x.is_finite()));
    for place in &output.places {
        assert!(text.get(place.clone()).is_some(), "{place:?} of {text:?}");
    }
    for head in MODEL.heads() {
        let scores = output.scores(&head.name).unwrap();
        let rows = match head.over {
            heard_model::Over::Text => 1,
            heard_model::Over::Token => output.places.len(),
            heard_model::Over::Sentence => sentences.len(),
        };
        assert_eq!(scores.rows(), rows);
        for row in 0..rows {
            let values = scores.values(row);
            assert!(
                values
                    .iter()
                    .all(|&p| p.is_finite() && (head.kind == Kind::Number || (0.0..=1.0).contains(&p))),
                "{values:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn any_text(text in any::<String>(), context in any::<String>(), ends in prop::collection::vec(0_usize..200, 0..4)) {
        let sentences: Vec<_> = ends.windows(2).map(|pair| pair[0]..pair[1]).collect();
        check(&text, &context, &sentences);
    }

    #[test]
    fn words_with_odd_company(parts in prop::collection::vec(prop_oneof!["[a-zA-Z' ]{0,30}", "\\PC{0,8}", Just("😡".to_owned()), Just("[SEP]".to_owned())], 0..40)) {
        check(&parts.concat(), "", &[]);
    }

    #[test]
    fn company_makes_no_difference(texts in prop::collection::vec("[a-z ?!]{0,200}", 1..20)) {
        let inputs: Vec<_> = texts.iter().map(|text| Input { text, ..Input::default() }).collect();
        for (input, together) in inputs.iter().zip(MODEL.read(&inputs)) {
            prop_assert_eq!(&read(input.text, "", &[]), &together);
        }
    }
}

#[test]
fn long_texts_are_read_in_windows_up_to_a_bound() {
    let sentence = "I am so tired of this! ";
    let (text, n) = (sentence.repeat(1000), sentence.len());
    let sentences: Vec<_> = (0..1000).map(|i| i * n..(i + 1) * n - 1).collect();
    check(&text, "", &sentences);
    let output = read(&text, "", &sentences);
    assert_eq!(output.places.len(), 8 * 160);
    assert!(output.read < text.len());
    let short = read(&text[..n * 100], "", &sentences[..100]);
    assert_eq!(short.read, n * 100);
    // Windows end where sentences end: each is read whole.
    assert_eq!(short.scores("acts").unwrap().rows(), 100);
}

/// What a reply is said to do depends on its words alone, not on the drafts that were read before it.
#[test]
fn a_reply_reads_the_same_however_it_came_about() {
    let sentences = |text: &str| -> Vec<Range<usize>> {
        let ends = text.match_indices(". ").map(|(at, _)| at + 1).chain([text.len()]);
        let all = ends.scan(0, |from, end| Some(std::mem::replace(from, end)..end));
        all.filter(|sentence| !sentence.is_empty()).collect()
    };
    let read = |model: &Model, text: &str, context: &str| {
        model.read_reply(&Input {
            text,
            context,
            sentences: &sentences(text),
        })
    };
    let whole = "I am so sorry that the cot has not come, with the baby due on Friday and nobody calling you back. Thanks. I have asked the depot \
        where it is, and I will call you by four today with what they say. You can also fetch another one from the store tomorrow morning. Best, Nils";
    for size in [TINY].into_iter().chain(Weights::embedded(Size::Standard)) {
        let typing = Model::new(&size, 1000).unwrap();
        for end in (0..whole.len()).step_by(37) {
            read(&typing, &whole[..end], "where is my cot?");
        }
        let moved = whole.replacen("the depot", "our depot in town", 1);
        for (text, context) in [
            (whole, "where is my cot?"),
            (&moved, "where is my cot?"),
            (whole, ""),
            ("", "hello"),
            ("Sorry!", "hello"),
        ] {
            let afresh = read(&Model::new(&size, 0).unwrap(), text, context);
            assert_eq!(read(&typing, text, context), afresh, "{text} beside {context}");
            for at in 0..sentences(text).len() {
                assert!(
                    afresh.sentence("acts", "apology", at).is_some_and(f32::is_finite),
                    "sentence {at} of {text}"
                );
            }
            assert_eq!(afresh.sentence("acts", "apology", sentences(text).len()), None);
        }
    }
}

proptest! {
    #[test]
    fn any_reply_is_read_sentence_by_sentence(text in any::<String>(), context in any::<String>(), ends in prop::collection::vec(0_usize..200, 0..6)) {
        let sentences: Vec<_> = ends.windows(2).map(|pair| pair[0]..pair[1]).collect();
        let said = MODEL.read_reply(&Input { text: &text, context: &context, sentences: &sentences });
        for head in MODEL.heads().iter().filter(|head| head.over == heard_model::Over::Text) {
            let class = &head.classes[0];
            let (mean, most) = (said.mean(&head.name, class).unwrap(), said.most(&head.name, class).unwrap());
            prop_assert!(mean.is_finite() && most.is_finite());
        }
    }
}

#[test]
fn what_was_read_is_remembered() {
    let model = Model::new(&TINY, 100).unwrap();
    let input = Input {
        text: "WHERE is my refund",
        context: "Zürich",
        sentences: &[],
    };
    let (first, second) = (model.read(&[input]), model.read(&[input, Input { text: "ok", ..input }]));
    assert!(Arc::ptr_eq(&first[0], &second[0]));
    let other = model.read(&[Input { context: "", ..input }]);
    assert_ne!(first, other);
}

#[test]
fn broken_files_are_an_error() {
    for cut in [0, 7, 100, TINY.encoder.len() - 1] {
        assert!(
            Model::new(
                &Weights {
                    encoder: &TINY.encoder[..cut],
                    ..TINY
                },
                0
            )
            .is_err()
        );
        assert!(
            Model::new(
                &Weights {
                    heads: TINY.heads.get(..cut).unwrap_or_default(),
                    ..TINY
                },
                0
            )
            .is_err()
        );
    }
    assert!(Model::new(&Weights { vocabulary: "", ..TINY }, 0).is_err());
    assert!(
        Model::new(
            &Weights {
                heads: TINY.encoder,
                ..TINY
            },
            0
        )
        .is_err()
    );
}

#[test]
fn embedded_weights_make_a_model_where_they_are() {
    for weights in [Size::Standard, Size::Small].into_iter().filter_map(Weights::embedded) {
        assert!(Model::new(&weights, 0).is_ok());
    }
}
