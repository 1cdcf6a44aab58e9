"""proselint with its default checks. Usage: python run_proselint.py TEXTS"""

import json
import re
import sys
import time
from importlib.metadata import version
from pathlib import Path

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

# Times that the texts for warming up are checked.
WARMING = 3


def check(reply: str) -> int:
    return len(LintFile("reply", reply).lint())


def main():
    CheckRegistry().register_many(__register__)
    texts = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf8").splitlines()]
    for text in [text for text in texts if text["kind"] == "warm"] * WARMING:
        check(text["reply"])
    found, times = {"good": 0, "poor": 0}, []
    for text in texts:
        if text["kind"] != "warm":
            start = time.perf_counter()
            found[text["kind"]] += check(text["reply"])
            times.append(time.perf_counter() - start)
    peak = re.search(r"^VmHWM:\s+(\d+) kB$", Path("/proc/self/status").read_text(), re.M)
    print(json.dumps({"version": version("proselint"), **found, "p50_ms": sorted(times)[len(times) // 2] * 1e3, "peak_kb": int(peak[1])}))


if __name__ == "__main__":
    main()
