//! The curves between multiplications, as polynomials: GELU, and the powers of a softmax.

#![allow(
    clippy::inline_always,
    reason = "only what is inlined into `dispatch` is compiled for the widest vectors"
)]

use rten_simd::ops::{BitOps as _, IntOps as _, NumOps as _};
use rten_simd::{Isa, Simd as _, SimdOp, SimdUnaryOp};

use super::kernels::across;

/// `x · Φ(x)`. Up to ±5, `Φ(x) − ½` is `x` times a polynomial of `x²`, fitted for the least error; beyond it counts as there. Off by 5 · 10⁻⁶ at most
/// up to ±8, a thousandth of what bytes round.
pub(super) struct Gelu;

const GELU_FAR: f32 = 5.0;
/// By the powers of `2x²/25 − 1`, the highest first.
const GELU: [f32; 12] = [
    -0.001_096_526_9,
    0.003_194_712_6,
    -0.003_886_639_6,
    0.005_112_813_3,
    -0.010_165_513,
    0.016_910_406,
    -0.023_624_979,
    0.031_356_663,
    -0.040_391_974,
    0.051_525_403,
    -0.070_298_23,
    0.141_363_75,
];

impl SimdUnaryOp<f32> for Gelu {
    #[inline(always)]
    fn eval<I: Isa>(&self, isa: I, x: I::F32) -> I::F32 {
        let ops = isa.f32();
        let near = ops.clamp(x, ops.splat(-GELU_FAR), ops.splat(GELU_FAR));
        let at = ops.mul_add(ops.mul(near, near), ops.splat(2.0 / (GELU_FAR * GELU_FAR)), ops.splat(-1.0));
        let share = ops.mul_add(near, polynomial(isa, at, &GELU), ops.splat(0.5));
        ops.mul(x, share)
    }
}

#[inline(always)]
fn polynomial<I: Isa, const N: usize>(isa: I, x: I::F32, factors: &[f32; N]) -> I::F32 {
    let ops = isa.f32();
    let mut sum = ops.splat(factors[0]);
    for &factor in &factors[1..] {
        sum = ops.mul_add(sum, x, ops.splat(factor));
    }
    sum
}

/// Rows of scores to shares that still are to be divided by their sums: `exp(x − greatest of the row)`.
pub(super) struct Look<'a> {
    pub(super) scores: &'a mut [f32],
    pub(super) width: usize,
    pub(super) sums: &'a mut [f32],
}

impl SimdOp for Look<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let ops = isa.f32();
        let (lanes, whole) = (ops.len(), self.width - self.width % ops.len());
        for (row, total) in self.scores.chunks_exact_mut(self.width).zip(self.sums) {
            // What is missing of the last vector never is the greatest and adds nothing.
            let (last, there) = ops.load_pad(&row[whole..]);
            let last = ops.select(last, ops.splat(f32::MIN), there);
            let mut most = last;
            for part in row.chunks_exact(lanes) {
                most = ops.max(most, ops.load(part));
            }
            let most = ops.splat(across::<I>(most, f32::max));
            let last = ops.select(power(isa, ops.sub(last, most)), ops.zero(), there);
            let mut sum = last;
            for part in row.chunks_exact_mut(lanes) {
                let x = power(isa, ops.sub(ops.load(part), most));
                sum = ops.add(sum, x);
                ops.store(x, part);
            }
            row[whole..].copy_from_slice(&last.to_array().as_ref()[..self.width - whole]);
            *total = across::<I>(sum, |a, b| a + b);
        }
    }
}

/// For `2^x` from -½ to ½, the highest power first: off by a float's rounding.
const POWER: [f32; 6] = [0.001_327_646_1, 0.009_675_541, 0.055_507_135, 0.240_221_2, 0.693_146_94, 1.0];
/// Added to a small float, its last bits are the nearest integer.
const ROUNDING: f32 = 12_582_912.0;
/// `2^x` of less is not told from nought.
const LEAST_POWER: f32 = -126.0;

/// `exp(x)` of numbers that are not above 0.
#[inline(always)]
fn power<I: Isa>(isa: I, x: I::F32) -> I::F32 {
    let (ops, ints) = (isa.f32(), isa.i32());
    let x = ops.max(ops.mul(x, ops.splat(std::f32::consts::LOG2_E)), ops.splat(LEAST_POWER));
    let rounded = ops.add(x, ops.splat(ROUNDING));
    let part = ops.sub(x, ops.sub(rounded, ops.splat(ROUNDING)));
    // The integer goes to the exponent.
    let bits: I::I32 = polynomial(isa, part, &POWER).reinterpret_cast();
    let whole: I::I32 = rounded.reinterpret_cast();
    ints.add(bits, ints.shift_left::<23>(whole)).reinterpret_cast()
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod tests {
    use super::*;

    /// Against sums of a series in double precision.
    #[test]
    fn gelu_is_near_its_definition() {
        let density = |x: f64| (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
        let (mut x, mut below) = (-8.0_f64, 0.0);
        const STEP: f64 = 1e-3;
        while x < 8.0 {
            let found = f64::from(Gelu.scalar_eval(x as f32));
            assert!((found - x * below).abs() < 6e-6, "at {x}: {found}, not {}", x * below);
            // Simpson's rule
            below += STEP / 6.0 * (density(x) + 4.0 * density(x + STEP / 2.0) + density(x + STEP));
            x += STEP;
        }
        assert_eq!(Gelu.scalar_eval(0.0), 0.0);
    }

    #[test]
    fn shares_are_powers_at_any_width() {
        for width in [1, 5, 16, 17, 48, 129] {
            let scores: Vec<f32> = (0..3 * width).map(|i| (i * 37 % 101) as f32 - 90.0).collect();
            let (mut found, mut sums) = (scores.clone(), vec![0.0; 3]);
            Look {
                scores: &mut found,
                width,
                sums: &mut sums,
            }
            .dispatch();
            for ((row, found), sum) in scores.chunks(width).zip(found.chunks(width)).zip(sums) {
                let most = row.iter().copied().fold(f32::MIN, f32::max);
                let expect: Vec<f32> = row.iter().map(|x| (x - most).exp()).collect();
                let off = |a: f32, b: f32| (a - b).abs() / (a + b);
                assert!(off(sum, expect.iter().sum()) < 1e-5, "{width} wide: {sum}");
                for (found, expect) in found.iter().zip(expect) {
                    assert!((found - expect).abs() < 1e-6 && (expect < 1e-30 || off(*found, expect) < 1e-5));
                }
            }
        }
    }
}
