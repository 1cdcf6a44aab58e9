//! What one head of the encoder says of texts, before calibration: for benchmarks of the bytes that ship.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use heard_model::{Input, Model, Size, Weights};

/// As many texts are read together.
const TOGETHER: usize = 256;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The head, over the whole text.
    head: String,
    /// Texts, one JSON string a line.
    texts: PathBuf,
    /// Where the logits go, one list a line.
    out: PathBuf,
    /// The size: standard or small.
    #[arg(long, default_value = "standard")]
    model: String,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let size = match args.model.as_str() {
        "standard" => Size::Standard,
        "small" => Size::Small,
        other => bail!("no size \"{other}\"; there are: standard, small"),
    };
    let weights = Weights::embedded(size).with_context(|| format!("this build carries no {} model", args.model))?;
    let model = Model::new(&weights, 0)?;
    let name = |path: &Path| path.display().to_string();
    let lines = BufReader::new(File::open(&args.texts).with_context(|| name(&args.texts))?).lines();
    let texts: Vec<String> = lines
        .map(|line| anyhow::Ok(serde_json::from_str(&line?)?))
        .collect::<Result<_, _>>()?;
    let mut out = BufWriter::new(File::create(&args.out).with_context(|| name(&args.out))?);
    for some in texts.chunks(TOGETHER) {
        let inputs: Vec<_> = some.iter().map(|text| Input { text, ..Input::default() }).collect();
        for output in model.read(&inputs) {
            let scores = output.scores(&args.head).with_context(|| format!("no head \"{}\"", args.head))?;
            serde_json::to_writer(&mut out, scores.logits(0))?;
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
}
