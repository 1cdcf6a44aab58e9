//! Each place of a row looks at every place of its row; rows do not see each other, so nothing is padded and nothing masked.
//! What rows are read beside is seen by each of them.

use rten_gemm::{GemmInputA, GemmInputB, GemmOptions};
use rten_simd::SimdOp as _;
use rten_tensor::NdTensorView;

use super::curves::Look;
use super::linear::Multiplier;

/// Room for one row.
#[derive(Default)]
pub(super) struct Room {
    /// Keys and values, place by place: the row's own, then those beside it.
    seen: Vec<f32>,
    scores: Vec<f32>,
    /// What the scores of each place add up to.
    sums: Vec<f32>,
    mixed: Vec<f32>,
}

/// `qkv`: for each place, queries, keys and values of all heads. `beside`: keys and values of places that every row sees too. `out`: for each place,
/// the values it took in.
pub(super) fn attend(qkv: &[f32], beside: &[f32], lengths: &[usize], heads: usize, out: &mut [f32], room: &mut Room, by: &Multiplier) {
    let mut at = 0;
    let places: usize = lengths.iter().sum();
    let wide = out.len() / places.max(1);
    for &length in lengths {
        let (from, to) = (at * wide, (at + length) * wide);
        row(&qkv[3 * from..3 * to], beside, length, heads, &mut out[from..to], room, by);
        at += length;
    }
}

#[allow(clippy::cast_precision_loss, reason = "a head has some dozen places")]
fn row(qkv: &[f32], beside: &[f32], length: usize, heads: usize, out: &mut [f32], room: &mut Room, by: &Multiplier) {
    let wide = out.len() / length;
    let one = wide / heads;
    room.seen.clear();
    for place in qkv.chunks_exact(3 * wide) {
        room.seen.extend_from_slice(&place[wide..]);
    }
    room.seen.extend_from_slice(beside);
    let seen = room.seen.len() / (2 * wide);
    room.scores.resize(length * seen, 0.0);
    room.sums.resize(length, 0.0);
    room.mixed.resize(length * one, 0.0);
    for head in 0..heads {
        let at = head * one;
        let queries = NdTensorView::from_slice_with_strides([length, one], &qkv[at..], [3 * wide, 1]);
        let keys = NdTensorView::from_slice_with_strides([one, seen], &room.seen[at..], [1, 2 * wide]);
        let values = NdTensorView::from_slice_with_strides([seen, one], &room.seen[wide + at..], [2 * wide, 1]);
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
        Look {
            scores: &mut room.scores,
            width: seen,
            sums: &mut room.sums,
        }
        .dispatch();
        let scores = NdTensorView::from_data([length, seen], room.scores.as_slice());
        let took = by.floats.gemm(
            &mut room.mixed,
            GemmInputA::Unpacked(scores),
            GemmInputB::Unpacked(values),
            GemmOptions::default(),
        );
        debug_assert!(looked.is_ok() && took.is_ok(), "all sizes come from one row: {looked:?} {took:?}");
        let mixed = room.mixed.chunks_exact(one).zip(&room.sums);
        for (out, (mixed, sum)) in out.chunks_exact_mut(wide).zip(mixed) {
            let share = 1.0 / sum;
            out[at..at + one].iter_mut().zip(mixed).for_each(|(out, x)| *out = x * share);
        }
    }
}
