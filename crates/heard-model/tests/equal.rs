//! Rust reads what Python reads: rows, logits of every head, embeddings. Fixtures are written by `heard_training.export`.
//!
//! A tiny random encoder is committed; a real one is compared where `training/out/float` holds it.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test reads files, says why it skips"
)]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use heard_model::{Input, Model, Weights};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    text: String,
    context: String,
    sentences: Vec<[usize; 2]>,
    offsets: Vec<[usize; 2]>,
    logits: BTreeMap<String, Vec<f32>>,
    embedding: Vec<f32>,
}

#[test]
fn tiny_in_floats() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tiny"), "encoder", 1e-3);
}

#[test]
fn tiny_in_bytes() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tiny"), "encoder.int8", 0.2);
}

#[test]
fn real_in_floats() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../training/out/float");
    if folder.join("expected.json").exists() {
        check(&folder, "encoder", 1e-3);
    } else {
        println!("skipped: no fixture in training/out/float (python -m heard_training.export MODEL.pt out/float --float --expect 500)");
    }
}

fn check(folder: &Path, encoder: &str, most: f32) {
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let (encoder, heads) = (bytes(&format!("{encoder}.safetensors")), bytes("heads.safetensors"));
    let vocabulary = String::from_utf8(bytes("vocab.txt")).unwrap();
    let expected: Vec<Expected> = serde_json::from_slice(&bytes("expected.json")).unwrap();
    let model = Model::new(&Weights::from_bytes(&encoder, &heads, &vocabulary), 0).unwrap();
    let sentences: Vec<Vec<Range<usize>>> = expected.iter().map(|e| e.sentences.iter().map(|&[a, b]| a..b).collect()).collect();
    let inputs: Vec<_> = expected
        .iter()
        .zip(&sentences)
        .map(|(e, sentences)| Input {
            text: &e.text,
            context: &e.context,
            sentences,
        })
        .collect();
    let mut worst = 0.0_f32;
    for (output, e) in model.read(&inputs).iter().zip(&expected) {
        let places: Vec<_> = output.places.iter().map(|p| [p.start, p.end]).collect();
        assert_eq!(places, e.offsets, "{:?}", e.text);
        assert_eq!(e.logits.len(), model.heads().len());
        for (head, logits) in &e.logits {
            let scores = output.scores(head).unwrap();
            let found: Vec<f32> = (0..scores.rows()).flat_map(|row| scores.logits(row)).copied().collect();
            worst = worst.max(furthest(&found, logits));
        }
        worst = worst.max(furthest(&output.embedding, &e.embedding));
    }
    println!("{} texts, furthest from Python: {worst}", expected.len());
    assert!(worst <= most, "furthest from Python: {worst}");
}

fn furthest(found: &[f32], expect: &[f32]) -> f32 {
    assert_eq!(found.len(), expect.len());
    found.iter().zip(expect).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}
