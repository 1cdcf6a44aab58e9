//! Looks which weights stand under `weights/` and says so in cfgs, so that the crate builds without any.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=weights");
    for (size, cfg) in [("standard", "standard_weights"), ("small", "small_weights")] {
        println!("cargo::rustc-check-cfg=cfg({cfg})");
        let files = [
            format!("weights/{size}/encoder.safetensors"),
            format!("weights/{size}/heads.safetensors"),
            "weights/vocab.txt".to_owned(),
        ];
        if files.iter().all(|file| Path::new(file).exists()) {
            println!("cargo::rustc-cfg={cfg}");
        }
    }
}
