//! Vectors that lie near each other, gathered: each joins the nearest group or begins one, near groups become one, and each looks once more.

/// The most groups; what is like none of so many stands alone.
const MOST: usize = 400;

/// Groups as middles, and which vector is in which.
pub(super) struct Gathered {
    pub(super) centres: Vec<Vec<f32>>,
    pub(super) places: Vec<Option<usize>>,
}

pub(super) fn gather(vectors: &[Vec<f32>], least: f32) -> Gathered {
    let mut sums: Vec<Vec<f32>> = Vec::new();
    let mut centres: Vec<Vec<f32>> = Vec::new();
    for vector in vectors {
        let near = nearest(vector, &centres, least);
        if let Some((sum, centre)) = near.and_then(|at| sums.get_mut(at).zip(centres.get_mut(at))) {
            add(sum, vector);
            *centre = of_length_one(sum);
        } else if sums.len() < MOST {
            sums.push(vector.clone());
            centres.push(vector.clone());
        }
    }
    let centres = merged(sums, least);
    let places = assign(vectors, &centres, least);
    let centres = middles(vectors, &places, centres);
    let places = assign(vectors, &centres, least);
    Gathered { centres, places }
}

/// The nearest group of each vector that is near enough to one.
pub(super) fn assign(vectors: &[Vec<f32>], centres: &[Vec<f32>], least: f32) -> Vec<Option<usize>> {
    vectors.iter().map(|vector| nearest(vector, centres, least)).collect()
}

pub(super) fn product(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// A vector with the same direction.
pub(super) fn of_length_one(vector: &[f32]) -> Vec<f32> {
    let length = product(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter().map(|value| value / length).collect()
    } else {
        vector.to_vec()
    }
}

fn nearest(vector: &[f32], centres: &[Vec<f32>], least: f32) -> Option<usize> {
    let near = centres.iter().map(|centre| product(vector, centre)).enumerate();
    let best = near.filter(|(_, product)| *product >= least);
    best.fold(None, |best: Option<(usize, f32)>, found| match best {
        Some(kept) if kept.1 >= found.1 => Some(kept),
        _ => Some(found),
    })
    .map(|(at, _)| at)
}

fn add(sum: &mut [f32], vector: &[f32]) {
    for (total, value) in sum.iter_mut().zip(vector) {
        *total += value;
    }
}

/// The middles of groups, those near each other joined; the longest sums, which are the largest groups, come first.
fn merged(mut sums: Vec<Vec<f32>>, least: f32) -> Vec<Vec<f32>> {
    sums.sort_by(|one, other| product(other, other).total_cmp(&product(one, one)));
    let mut kept: Vec<Vec<f32>> = Vec::new();
    let mut centres: Vec<Vec<f32>> = Vec::new();
    for sum in sums {
        let near = nearest(&of_length_one(&sum), &centres, least);
        if let Some((total, centre)) = near.and_then(|at| kept.get_mut(at).zip(centres.get_mut(at))) {
            add(total, &sum);
            *centre = of_length_one(total);
        } else {
            centres.push(of_length_one(&sum));
            kept.push(sum);
        }
    }
    centres
}

/// The middles of what is in each group; a group that lost all keeps the one it had.
fn middles(vectors: &[Vec<f32>], places: &[Option<usize>], centres: Vec<Vec<f32>>) -> Vec<Vec<f32>> {
    let mut sums: Vec<Option<Vec<f32>>> = vec![None; centres.len()];
    for (vector, place) in vectors.iter().zip(places) {
        let Some(sum) = place.and_then(|at| sums.get_mut(at)) else {
            continue;
        };
        match sum {
            Some(sum) => add(sum, vector),
            None => *sum = Some(vector.clone()),
        }
    }
    let found = sums.into_iter().zip(centres);
    found.map(|(sum, centre)| sum.map_or(centre, |sum| of_length_one(&sum))).collect()
}
