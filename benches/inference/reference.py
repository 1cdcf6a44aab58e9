"""onnxruntime on the same graphs and one thread, as a reference. Usage: python reference.py DIR"""

import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime


def main():
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    for kind in ("fp32", "int8"):
        session = onnxruntime.InferenceSession(Path(sys.argv[1]) / f"{kind}.onnx", options)
        for batch in (1, 64):
            for length in (8, 25, 32, 128):
                ids = (1000 + np.arange(batch * length) * 7919 % 20000).reshape(batch, length)
                best, began, runs = 1e9, time.perf_counter(), 0
                while runs < 3 or time.perf_counter() - began < 2:
                    start = time.perf_counter()
                    session.run(None, {"ids": ids, "types": ids * 0})
                    best, runs = min(best, time.perf_counter() - start), runs + 1
                print(f"| onnxruntime {onnxruntime.__version__}, {kind} | {batch} | {length} | {best * 1e3:.2f} | {batch / best:.0f} |")


if __name__ == "__main__":
    main()
