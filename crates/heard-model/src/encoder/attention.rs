//! Each place of a row looks at every place of its row; rows do not see each other, so nothing is padded and nothing masked.

use rten_gemm::{GemmInputA, GemmInputB, GemmOptions};
use rten_simd::SimdOp as _;
use rten_tensor::NdTensorView;
use rten_vecmath::Softmax;

use super::linear::Multiplier;

/// Room for one head of one row.
#[derive(Default)]
pub(super) struct Room {
    scores: Vec<f32>,
    mixed: Vec<f32>,
}

/// `qkv`: for each place, queries, keys and values of all heads. `out`: for each place, the values it took in.
pub(super) fn attend(qkv: &[f32], lengths: &[usize], heads: usize, out: &mut [f32], room: &mut Room, by: &Multiplier) {
    let mut at = 0;
    let places: usize = lengths.iter().sum();
    let wide = out.len() / places.max(1);
    for &length in lengths {
        let (from, to) = (at * wide, (at + length) * wide);
        row(&qkv[3 * from..3 * to], length, heads, &mut out[from..to], room, by);
        at += length;
    }
}

#[allow(clippy::cast_precision_loss, reason = "a head has some dozen places")]
fn row(qkv: &[f32], length: usize, heads: usize, out: &mut [f32], room: &mut Room, by: &Multiplier) {
    let wide = out.len() / length;
    let one = wide / heads;
    room.scores.resize(length * length, 0.0);
    room.mixed.resize(length * one, 0.0);
    for head in 0..heads {
        let part = |which: usize, shape: [usize; 2], strides: [usize; 2]| {
            NdTensorView::from_slice_with_strides(shape, &qkv[which * wide + head * one..], strides)
        };
        let queries = part(0, [length, one], [3 * wide, 1]);
        let keys = part(1, [one, length], [1, 3 * wide]);
        let values = part(2, [length, one], [3 * wide, 1]);
        let (Ok(queries), Ok(keys), Ok(values)) = (queries, keys, values) else {
            return;
        };
        let options = GemmOptions {
            alpha: 1.0 / (one as f32).sqrt(),
            ..Default::default()
        };
        let looked = by
            .floats
            .gemm(&mut room.scores, GemmInputA::Unpacked(queries), GemmInputB::Unpacked(keys), options);
        for scores in room.scores.chunks_exact_mut(length) {
            Softmax::new_mut(scores).dispatch();
        }
        let scores = NdTensorView::from_data([length, length], room.scores.as_slice());
        let took = by.floats.gemm(
            &mut room.mixed,
            GemmInputA::Unpacked(scores),
            GemmInputB::Unpacked(values),
            GemmOptions::default(),
        );
        debug_assert!(looked.is_ok() && took.is_ok(), "all sizes come from one row: {looked:?} {took:?}");
        for (out, mixed) in out.chunks_exact_mut(wide).zip(room.mixed.chunks_exact(one)) {
            out[head * one..(head + 1) * one].copy_from_slice(mixed);
        }
    }
}
