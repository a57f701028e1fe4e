"""Train the embedded model's decoder and connector on sampled triplets.

    python -m training.recipes.embedded_decoder --out runs/decoder --steps 6000
    python -m training.recipes.embedded_decoder --out runs/tiny --steps 20 --tokens 2000  # a minute

Turns (first requests and edits) are made on the fly from their seed: turn k of a run has seed
``--data-seed + k``. Held-out cases are of the dataset's test slice. Hidden matrices train with Muon
(Jordan et al. 2024), everything else with AdamW; the rate warms up and falls to 5 % by cosine.
Each line of ``log.jsonl`` is a training step with loss in nats a program token.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from safetensors.torch import load_file, save_file

from training.dataset.plants import sample_plant
from training.dataset.prompts import Telling, write_prompt
from training.dataset.samples import sample
from training.dataset.turns import turn
from training.model.codec import SPECIAL_TOKENS
from training.model.decoder import DecoderConfig
from training.model.tokenizer import Words, tidy, train_tokenizer
from training.model.vlsm import VLSM, Prefix, build_prefix

Row = tuple[int, Prefix, list[int]]  # positions, prefix, program


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a run; stored beside the weights."""

    steps: int
    tokens: int  # positions a batch, padding included
    data_seed: int
    rate: float
    muon_rate: float
    warmup: int
    threads: int
    bf16: bool
    width: int
    layers: int
    heads: int
    hidden: int
    held_out: int = 96  # samples scored beside training


def corpus(count: int) -> Iterator[str]:
    """Yield prompts and names to train the tokenizer on."""
    for seed in range(count):
        random = Random(f"corpus-{seed}")
        spec = sample_plant(random)
        yield tidy(write_prompt(random, spec, Telling(flow=True, kinds=True)))
        for station in spec.stations:
            yield " " + station.name


def batches(
    words: Words, recipe: Recipe, start: int
) -> Iterator[tuple[list[Prefix], list[list[int]]]]:
    """Yield batches of about ``recipe.tokens`` positions, from sample ``start`` on.

    Samples of like length share a batch, so that little is padding.
    """
    cursor, order = start, Random(recipe.data_seed + start)
    while True:
        pool = []
        for seed in range(recipe.data_seed + cursor, recipe.data_seed + cursor + 384):
            case = turn(seed)
            prefix = build_prefix(words, case.prompt, case.sketch, case.before)
            program = words.steps(case.steps)
            if len(prefix.ids) + len(program) < 1500:
                pool.append((len(prefix.ids) + len(program), prefix, program))
        cursor += 384
        pool.sort(key=lambda row: row[0])
        groups: list[list[Row]] = []
        group: list[Row] = []
        for row in pool:
            if group and (len(group) + 1) * row[0] > recipe.tokens:
                groups.append(group)
                group = []
            group.append(row)
        groups.append(group)
        order.shuffle(groups)
        for group in groups:
            yield [prefix for _, prefix, _ in group], [program for _, _, program in group]


def optimisers(model: VLSM, recipe: Recipe) -> list[torch.optim.Optimizer]:
    """Return Muon for the blocks' matrices and AdamW for the rest."""
    blocks = [p for p in model.decoder.blocks.parameters() if p.ndim == 2]
    inside = {id(p) for p in blocks}
    rest = [p for p in model.parameters() if id(p) not in inside]
    return [
        torch.optim.Muon(blocks, lr=recipe.muon_rate, weight_decay=0.01, momentum=0.95),
        torch.optim.AdamW(rest, lr=recipe.rate, betas=(0.9, 0.98), weight_decay=0.01),
    ]


def schedule(step: int, recipe: Recipe) -> float:
    """Return the factor on the rates at a step."""
    if step < recipe.warmup:
        return (step + 1) / recipe.warmup
    done = (step - recipe.warmup) / max(1, recipe.steps - recipe.warmup)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


@torch.no_grad()
def held_out_loss(model: VLSM, words: Words, count: int) -> tuple[float, float]:
    """Return loss and share of tokens given more than half the belief, on held-out samples."""
    loss = tokens = hits = 0.0
    for first in range(0, count, 16):
        cases = [sample(k, slice="test") for k in range(first, min(first + 16, count))]
        prefixes = [build_prefix(words, case.prompt, case.sketch) for case in cases]
        mean, n, hit = model.loss(
            prefixes, [words.steps(c.steps) for c in cases], len(SPECIAL_TOKENS)
        )
        loss, tokens, hits = loss + float(mean.detach()) * n, tokens + n, hits + hit
    return loss / tokens, hits / tokens


def train(recipe: Recipe, out: Path, resume: Path | None) -> None:
    """Run the recipe; weights, tokenizer, settings and log land in ``out``."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.data_seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer_path = out / "tokenizer.json"
    if not tokenizer_path.exists():
        train_tokenizer(corpus(12_000)).save(str(tokenizer_path))
    words = Words.load(tokenizer_path)
    config = DecoderConfig(words.size, recipe.width, recipe.layers, recipe.heads, recipe.hidden)
    model = VLSM(config)
    if resume:
        model.load_state_dict(load_file(str(resume)))
    (out / "config.json").write_text(
        json.dumps({"decoder": asdict(config), "recipe": asdict(recipe)}, indent=1)
    )
    size = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"{size:.2f} M parameters, vocabulary {words.size}", flush=True)
    optimizers = optimisers(model, recipe)
    rates = [group["lr"] for o in optimizers for group in o.param_groups]
    stream, started, seen = batches(words, recipe, 0), time.time(), 0
    with (out / "log.jsonl").open("a") as log:
        for step in range(recipe.steps):
            prefixes, programs = next(stream)
            factor = schedule(step, recipe)
            for rate, group in zip(
                rates, (g for o in optimizers for g in o.param_groups), strict=True
            ):
                group["lr"] = rate * factor
            with torch.autocast("cpu", torch.bfloat16, enabled=recipe.bf16):
                loss, tokens, hits = model.loss(prefixes, programs, len(SPECIAL_TOKENS))
            loss.backward()  # type: ignore[no-untyped-call]
            norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for optimizer in optimizers:
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
            seen += len(prefixes)
            row = {
                "step": step, "loss": round(float(loss.detach()), 4),
                "hit": round(hits / tokens, 4), "norm": round(float(norm), 2),
                "samples": seen, "seconds": round(time.time() - started, 1),
            }  # fmt: skip
            if (step + 1) % 250 == 0 or step + 1 == recipe.steps:
                row["held_out_loss"], row["held_out_hit"] = (
                    round(v, 4) for v in held_out_loss(model, words, recipe.held_out)
                )
                partial = out / "weights.partial"
                save_file(model.state_dict(), str(partial))
                partial.replace(out / "weights.safetensors")
            log.write(json.dumps(row) + "\n")
            log.flush()
            if step % 20 == 0 or "held_out_loss" in row:
                print(json.dumps(row), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--tokens", type=int, default=6000, help="positions a batch")
    parser.add_argument("--data-seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3, help="of AdamW")
    parser.add_argument("--muon-rate", type=float, default=1e-2)
    parser.add_argument("--warmup", type=int, default=60, help="steps")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fp32", action="store_true", help="no bfloat16 autocast")
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--hidden", type=int, default=704)
    parser.add_argument("--resume", type=Path, default=None, help="weights to start from")
    a = parser.parse_args()
    recipe = Recipe(
        a.steps,
        a.tokens,
        a.data_seed,
        a.rate,
        a.muon_rate,
        a.warmup,
        a.threads,
        not a.fp32,
        a.width,
        a.layers,
        a.heads,
        a.hidden,
    )
    train(recipe, a.out, a.resume)


if __name__ == "__main__":
    main()
