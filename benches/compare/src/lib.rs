//! Measures a checker written in Rust: reads the texts, checks one reply at a time, prints one line of JSON.

use std::hint::black_box;
use std::time::Instant;

/// Whatever goes wrong.
pub type Anything = Box<dyn std::error::Error>;

/// Times that the texts for warming up are checked.
const WARMING: usize = 3;

/// One line of `out/texts.jsonl`, as `texts.py` writes it.
#[derive(serde::Deserialize)]
pub struct Text {
    /// `good`, `poor`, or `warm` for those that only warm up.
    pub kind: String,
    /// What the customer is called.
    pub name: Option<String>,
    /// What was said before: author and words.
    pub turns: Vec<(String, String)>,
    /// What is checked.
    pub reply: String,
}

/// Checks every text of the file and prints what was found, the median time of a reply and the most memory held.
pub fn measure(path: &str, version: &str, mut check: impl FnMut(&Text) -> usize) -> Result<(), Anything> {
    let file = std::fs::read_to_string(path)?;
    let texts: Vec<Text> = file.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let (warm, measured): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.kind == "warm");
    for text in warm.iter().cycle().take(WARMING * warm.len()) {
        black_box(check(text));
    }
    let (mut good, mut poor, mut times) = (0, 0, Vec::with_capacity(measured.len()));
    for text in measured {
        let start = Instant::now();
        let found = black_box(check(text));
        times.push(start.elapsed());
        match text.kind.as_str() {
            "good" => good += found,
            _ => poor += found,
        }
    }
    times.sort_unstable();
    let middle = times.get(times.len() / 2).ok_or("no texts to measure")?;
    let line = serde_json::json!({
        "version": version,
        "good": good,
        "poor": poor,
        "p50_ms": middle.as_secs_f64() * 1e3,
        "peak_kb": peak()?,
    });
    println!("{line}");
    Ok(())
}

/// The most memory that this process held, in kilobytes.
fn peak() -> Result<u64, Anything> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.ok_or("no VmHWM in /proc/self/status")?.trim().trim_end_matches(" kB");
    Ok(kilobytes.parse()?)
}
