#!/usr/bin/env bash
# Makes of a trained encoder (training/out/SIZE-1.pt) the files that the binary carries. Usage: finish-model.sh standard|small [taught]
# taught: its heads and their calibration stay as they are.
set -euo pipefail
cd "$(dirname "$0")/../training"
python="${PYTHON:-.venv/bin/python}" weights="../crates/heard-model/weights"
"$python" -m heard_training.embedding "out/$1-1.pt"
if [ "${2:-}" != taught ]; then
	"$python" -m heard_training.hurts "out/$1-1.pt"
	"$python" -m heard_training.calibrate "out/$1-1.pt" "out/$1-1.json"
fi
"$python" -m heard_training.export "out/$1-1.pt" "$weights/$1" --calibration "out/$1-1.json"
mv "$weights/$1/vocab.txt" "$weights/vocab.txt"
