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
