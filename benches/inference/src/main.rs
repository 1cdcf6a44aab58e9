//! Holds runtimes against each other on one encoder, on one thread. Usage: inference-bench GRAPHS WEIGHTS…
//!
//! GRAPHS holds `fp32.onnx` and `int8.onnx` (see `graph.py`), each of WEIGHTS the files of `heard_training.export`.
//! ONLY=rten, tract or heard in the environment measures one of them.

use std::path::Path;
use std::time::{Duration, Instant};

use rten_tensor::prelude::*;

type Anything = Box<dyn std::error::Error>;

const LENGTHS: [usize; 4] = [8, 25, 32, 128];
const BATCHES: [usize; 2] = [1, 64];

fn main() -> Result<(), Anything> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [graphs, weights @ ..] = arguments.as_slice() else {
        return Err("usage: inference-bench GRAPHS WEIGHTS…".into());
    };
    let only = std::env::var("ONLY").unwrap_or_default();
    println!("| runtime | batch | tokens | ms a batch | messages/s |\n|---|---|---|---|---|");
    // One thread everywhere: this program is the pool's only worker.
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global()?;
    for kind in ["fp32", "int8"] {
        let path = Path::new(graphs).join(format!("{kind}.onnx"));
        if "rten".contains(&only) {
            let model = rten::ModelOptions::with_all_ops().prepack_weights(true).load_file(&path)?;
            let inputs = model.input_ids().to_vec();
            table(&format!("rten graph, {kind}"), |ids, batch, length| {
                let ids = rten_tensor::NdTensor::from_data([batch, length], ids.to_vec());
                let types = rten_tensor::NdTensor::<i32, 2>::zeros([batch, length]);
                let states = model
                    .run(
                        vec![(inputs[0], ids.view().into()), (inputs[1], types.view().into())],
                        model.output_ids(),
                        None,
                    )
                    .unwrap();
                drop(states);
            });
        }
        if "tract".contains(&only) {
            tract(&path, kind)?;
        }
    }
    if "heard".contains(&only) {
        for folder in weights {
            heard(Path::new(folder))?;
        }
    }
    Ok(())
}

fn table(name: &str, mut run: impl FnMut(&[i32], usize, usize)) {
    for batch in BATCHES {
        for length in LENGTHS {
            let ids = ids(batch, length);
            let time = best(|| run(&ids, batch, length));
            line(name, batch, length, time);
        }
    }
}

fn ids(batch: usize, length: usize) -> Vec<i32> {
    (0..batch * length).map(|i| 1000 + (i as i32 * 7919) % 20000).collect()
}

fn line(name: &str, batch: usize, length: usize, time: Duration) {
    let seconds = time.as_secs_f64();
    println!(
        "| {name} | {batch} | {length} | {:.2} | {:.0} |",
        seconds * 1e3,
        batch as f64 / seconds
    );
}

/// The best of several runs: other work on the machine only ever makes a run longer.
fn best(mut run: impl FnMut()) -> Duration {
    run();
    let began = Instant::now();
    let mut best = Duration::MAX;
    let mut runs = 0;
    while runs < 3 || (began.elapsed() < Duration::from_secs(2) && runs < 200) {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
        runs += 1;
    }
    best
}

fn tract(path: &Path, kind: &str) -> Result<(), Anything> {
    use tract_onnx::prelude::*;
    let model = tract_onnx::onnx().model_for_path(path)?;
    for batch in BATCHES {
        for length in LENGTHS {
            let fact = InferenceFact::dt_shape(i64::datum_type(), [batch, length]);
            let fixed = model
                .clone()
                .with_input_fact(0, fact.clone())?
                .with_input_fact(1, fact)?
                .with_output_fact(0, InferenceFact::default())?;
            let runnable = match fixed.into_optimized().and_then(|m| m.into_runnable()) {
                Ok(runnable) => runnable,
                Err(fault) => {
                    println!(
                        "| tract graph, {kind} | {batch} | {length} | does not load: {} | |",
                        fault.root_cause()
                    );
                    return Ok(());
                }
            };
            let ids: Vec<i64> = ids(batch, length).into_iter().map(i64::from).collect();
            let ids = Tensor::from_shape(&[batch, length], &ids)?;
            let types = Tensor::zero::<i64>(&[batch, length])?;
            let time = best(|| drop(runnable.run(tvec!(ids.clone().into(), types.clone().into()))));
            line(&format!("tract graph, {kind}"), batch, length, time);
        }
    }
    Ok(())
}

/// Heard itself: cutting into pieces and heads included.
fn heard(folder: &Path) -> Result<(), Anything> {
    let [encoder, heads] = ["encoder", "heads"].map(|name| std::fs::read(folder.join(format!("{name}.safetensors"))));
    let (encoder, heads, vocabulary) = (encoder?, heads?, std::fs::read_to_string(folder.join("vocab.txt"))?);
    let start = Instant::now();
    let model = heard_model::Model::new(&heard_model::Weights::from_bytes(&encoder, &heads, &vocabulary), 0)?;
    let name = format!("heard-model, {}", folder.file_name().unwrap_or_default().display());
    println!("| {name}: loading | | | {:.1} | |", start.elapsed().as_secs_f64() * 1e3);
    let words = [
        "parcel", "late", "please", "refund", "order", "phone", "again", "where", "money", "wait",
    ];
    for batch in BATCHES {
        for length in LENGTHS {
            let texts: Vec<String> = (0..batch)
                .map(|i| {
                    (2..length)
                        .map(|j| words[(i * 7 + j * 3) % words.len()])
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect();
            let sentences: Vec<_> = texts.iter().map(|text| vec![0..text.len()]).collect();
            let inputs: Vec<_> = texts
                .iter()
                .zip(&sentences)
                .map(|(text, sentences)| heard_model::Input {
                    text,
                    context: "",
                    sentences,
                })
                .collect();
            let time = best(|| drop(model.read(&inputs)));
            line(&name, batch, length, time);
        }
    }
    Ok(())
}
