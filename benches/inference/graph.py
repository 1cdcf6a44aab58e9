"""Writes an encoder as ONNX graphs, fp32 and int8, to hold runtimes against each other. Usage: python graph.py MODEL.pt|base DIR

Run with `training/` on PYTHONPATH. The graphs measure runtimes; Heard itself reads the files of `heard_training.export`.
"""

import sys
from pathlib import Path

import onnx
import torch
from heard_training import encoder
from onnxruntime.quantization import QuantType, quantize_dynamic


class States(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, types):
        return self.model.states(ids, types)


def main():
    source, out = sys.argv[1], Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    model = encoder.from_base() if source == "base" else encoder.load(Path(source))
    ids = torch.randint(1000, 2000, (2, 9))
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "types", "states")}
    torch.onnx.export(
        States(model.eval()),
        (ids, torch.zeros_like(ids)),
        out / "fp32.onnx",
        input_names=["ids", "types"],
        output_names=["states"],
        dynamic_axes=axes,
        opset_version=18,
        dynamo=False,
    )
    quantize_dynamic(out / "fp32.onnx", out / "int8.onnx", per_channel=True, weight_type=QuantType.QInt8, extra_options={"WeightSymmetric": True})
    for name in ("fp32", "int8"):
        # Shapes told by name between nodes cannot be made fixed by every runtime.
        graph = onnx.load(out / f"{name}.onnx")
        del graph.graph.value_info[:]
        onnx.save(graph, out / f"{name}.onnx")


if __name__ == "__main__":
    main()
