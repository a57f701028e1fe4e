"""Put trained parts together as the embedded model's weights folder.

    python -m training.recipes.publish_embedded --decoder runs/decoder --sketch runs/sketch \
        --out training/weights/embedded --version 2026.11.23

Floating weights are stored as float16: half the size, no measured change in what is written.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def publish(decoder: Path, sketch: Path, out: Path, version: str) -> None:
    """Write config, tokenizer and both weight files to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    settings = json.loads((decoder / "config.json").read_text())
    (out / "config.json").write_text(json.dumps({"version": version, **settings}, indent=1) + "\n")
    shutil.copy(decoder / "tokenizer.json", out / "tokenizer.json")
    for source, name in ((decoder, "decoder.safetensors"), (sketch, "sketch.safetensors")):
        tensors = load_file(str(source / "weights.safetensors"))
        halved = {
            k: v.to(torch.float16) if v.is_floating_point() else v for k, v in tensors.items()
        }
        save_file({k: v.contiguous() for k, v in halved.items()}, str(out / name))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--decoder", type=Path, required=True, help="folder of a decoder run")
    parser.add_argument("--sketch", type=Path, required=True, help="folder of a sketch encoder run")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True, help="shown to users with every program")
    a = parser.parse_args()
    publish(a.decoder, a.sketch, a.out, a.version)


if __name__ == "__main__":
    main()
