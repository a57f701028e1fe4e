"""Train the embedded model's sketch encoder on rendered drawings.

    python -m training.recipes.embedded_sketch --out runs/sketch --steps 2400
    python -m training.recipes.embedded_sketch --out runs/tiny-sketch --steps 4 --batch 2  # seconds

Page k of a run comes from sample seed ``--data-seed + k``; held-out pages use seeds from
2,000,000,000 on. The points that the heads look at are jittered, and at times derived from
the label below the object, because that is what reading a real sketch gives.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.dataset.rendering import SketchPage, draw_page
from training.dataset.samples import sample
from training.model.codec import token_class
from training.model.pages import page_of
from training.model.sketch_encoder import PAGE_HEIGHT, PAGE_WIDTH, STRIDE, SketchEncoder
from training.model.sketch_graph import KINDS

HELD_OUT_SEED = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """One training page: ink, exact centres (N, 2) in page pixels, kinds (N), arrows."""

    ink: Tensor
    centres: Tensor
    from_label: Tensor
    kinds: Tensor
    arrows: tuple[tuple[int, int], ...]


def pages(first_seed: int) -> Iterator[Page]:
    """Yield a page for every sample that has a drawing."""
    seed = first_seed
    while True:
        case = sample(seed, noise=False)
        seed += 1
        if case.drawing is None or case.spec is None:
            continue
        drawn = draw_page(Random(f"ink-{seed}"), case.spec, case.drawing)
        ink, scale = page_of(drawn.image)
        shapes = drawn.drawing.shapes
        yield Page(
            ink,
            torch.tensor([(s.x, s.y) for s in shapes]) * scale,
            torch.tensor(_from_labels(drawn)) * scale,
            torch.tensor(
                [KINDS.index(token_class(case.spec.stations[s.station].class_name)) for s in shapes]
            ),
            # Where shapes touch no line is drawn: there is nothing to see.
            tuple(
                pair for pair, line in zip(drawn.drawing.arrows, drawn.lines, strict=True) if line
            ),
        )


def _from_labels(drawn: SketchPage) -> list[tuple[float, float]]:
    """Return the points that ``sketch_reader`` takes for shapes of which it saw only the label."""
    return [
        ((label[0] + label[2]) / 2, max(8.0, label[1] - 18))
        if label is not None and s.label_at == "below"
        else (s.x, s.y)
        for s, label in zip(drawn.drawing.shapes, drawn.labels, strict=True)
    ]


def heat_target(centres: Tensor) -> Tensor:
    """Return (1, H/8, W/8): a bump of one cell's width at each centre."""
    y = torch.arange(PAGE_HEIGHT // STRIDE) * STRIDE + STRIDE / 2
    x = torch.arange(PAGE_WIDTH // STRIDE) * STRIDE + STRIDE / 2
    square = (x[None, None] - centres[:, 0, None, None]) ** 2 + (
        y[None, :, None] - centres[:, 1, None, None]
    ) ** 2
    return torch.exp(-square / (2 * 8.0**2)).amax(0)[None]


def heat_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Return the focal loss of CornerNet (Law & Deng 2018) a centre."""
    p = logits.sigmoid().clamp(1e-4, 1 - 1e-4)
    sure = target > 0.85
    hit = -((1 - p) ** 2) * p.log() * sure
    miss = -((1 - target) ** 4) * p**2 * (1 - p).log() * ~sure
    return (hit.sum() + miss.sum()) / sure.sum().clamp_min(1)


def page_losses(
    model: SketchEncoder, features: Tensor, heat: Tensor, page: Page, random: Random | None
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return kind loss, link loss, kind logits and link logits of one page."""
    points = page.centres
    if random is not None:
        points = page.from_label if random.random() < 0.3 else points
        points = points + torch.randn_like(points) * random.choice((0.0, 3.0, 6.0))
    kinds = model.kinds(features, points)
    n = len(points)
    pairs = [(a, b) for a in range(n) for b in range(n) if a != b]
    index = torch.tensor(pairs)
    links = model.links(features, heat, points[index[:, 0]], points[index[:, 1]])
    wanted = torch.tensor([1.0 if pair in set(page.arrows) else 0.0 for pair in pairs])
    weight = 1.0 + 2.0 * wanted
    return (
        F.cross_entropy(kinds, page.kinds),
        F.binary_cross_entropy_with_logits(links, wanted, weight=weight) * 8,
        kinds,
        links,
    )


@torch.no_grad()
def evaluate(model: SketchEncoder, count: int) -> dict[str, float]:
    """Return kind accuracy and precision, recall of arrows at 0.5 on held-out pages."""
    model.eval()
    stream = pages(HELD_OUT_SEED)
    right = total = hit = claimed = wanted = 0
    for _ in range(count):
        page = next(stream)
        features, heat = model(page.ink[None])
        _, _, kinds, links = page_losses(model, features[0], heat[0], page, None)
        right += int((kinds.argmax(1) == page.kinds).sum())
        total += len(page.kinds)
        n = len(page.centres)
        pairs = [(a, b) for a in range(n) for b in range(n) if a != b]
        found = {pair for pair, logit in zip(pairs, links.tolist(), strict=True) if logit > 0}
        truth = set(page.arrows)
        hit, claimed, wanted = hit + len(found & truth), claimed + len(found), wanted + len(truth)
    model.train()
    return {
        "kind_accuracy": round(right / total, 4),
        "arrow_precision": round(hit / max(1, claimed), 4),
        "arrow_recall": round(hit / wanted, 4),
    }


def train(
    out: Path,
    steps: int,
    batch: int,
    data_seed: int,
    rate: float,
    threads: int,
    resume: Path | None,
    held_out: int = 120,
) -> None:
    """Run the recipe; weights and log land in ``out``."""
    torch.set_num_threads(threads)
    torch.manual_seed(data_seed)
    out.mkdir(parents=True, exist_ok=True)
    model = SketchEncoder().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    if resume:
        model.load_state_dict(load_file(str(resume)))
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=1e-4)
    stream, random, started = pages(data_seed), Random(data_seed), time.time()
    with (out / "log.jsonl").open("a") as log:
        for step in range(steps):
            factor = min(1.0, (step + 1) / 50) * (
                0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * step / steps))
            )
            optimizer.param_groups[0]["lr"] = rate * factor
            group = [next(stream) for _ in range(batch)]
            ink = torch.stack([page.ink for page in group]).to(memory_format=torch.channels_last)
            with torch.autocast("cpu", torch.bfloat16):
                features, heat = model(ink)
            features, heat = features.float(), heat.float()
            loss = heat_loss(heat, torch.stack([heat_target(page.centres) for page in group])) * 0.5
            kinds = links = 0.0
            for k, page in enumerate(group):
                kind_loss, link_loss, _, _ = page_losses(
                    model, features[k], heat[k].detach(), page, random
                )
                loss = loss + (kind_loss * 0.5 + link_loss) / batch
                kinds, links = (
                    kinds + float(kind_loss.detach()) / batch,
                    links + float(link_loss.detach()) / batch,
                )
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            row: dict[str, float] = {
                "step": step, "loss": round(float(loss.detach()), 4),
                "kinds": round(kinds, 4), "links": round(links, 4),
                "pages": (step + 1) * batch, "seconds": round(time.time() - started, 1),
            }  # fmt: skip
            if (step + 1) % 200 == 0 or step + 1 == steps:
                row |= evaluate(model, held_out)
                partial = out / "weights.partial"
                save_file({k: v.contiguous() for k, v in model.state_dict().items()}, str(partial))
                partial.replace(out / "weights.safetensors")
            log.write(json.dumps(row) + "\n")
            log.flush()
            if step % 20 == 0 or "arrow_recall" in row:
                print(json.dumps(row), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--batch", type=int, default=8, help="pages a step")
    parser.add_argument("--data-seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", type=Path, default=None, help="weights to start from")
    a = parser.parse_args()
    train(a.out, a.steps, a.batch, a.data_seed, a.rate, a.threads, a.resume)


if __name__ == "__main__":
    main()
