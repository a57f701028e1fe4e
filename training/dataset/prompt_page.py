"""Page: random prompts of every slice, with measures of diversity, for a person to judge.

python -m training.dataset.prompt_page                      # writes docs/dataset/prompts.md
python -m training.dataset.prompt_page --seed 7 --out /tmp/page.md
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from training.dataset.diversity import measure
from training.dataset.offtopic import off_topic_prompt
from training.dataset.plants import PlantSpec, sample_plant
from training.dataset.prompts import LANGUAGES, Telling, draw_telling, prepare, write_prompt
from training.dataset.prompts.bank import load
from training.dataset.prompts.styles import STYLES

__all__ = ["main", "page"]

_LANGUAGE_NAMES = {
    "en": "English", "de": "German", "es": "Spanish", "zh": "Chinese", "ja": "Japanese",
}  # fmt: skip
_MEASURED = 300  # prompts a slice: measures depend on the number
_STAGED = [name for name, style in STYLES.items() if style.staged]

_HEAD = """# Prompts, at random

Random prompts of every slice of the grammar, for a person to judge. Written by
`python -m training.dataset.prompt_page --seed {seed}`; run it again after a change of wordings.

How a prompt is made: a **style** gives its whole manner; each **fact** is said by a line of a text
file, `training/dataset/prompts/wordings/<language>/`; what a style leaves out is told after it,
so that every prompt tells all that it must. About one line in {one_in} is held out of training.

## How a station gets its name

{convention}

## Wordings

{bank}

## Diversity

{count} prompts a slice that tell the whole plant, names and numbers masked. *distinct-n*: share of
different n-grams; *self-BLEU*: BLEU-4 of each prompt against all others (lower is more varied).
Chinese and Japanese are counted by characters, so compare
them with each other only.

{diversity}
"""

_CONVENTION = """A **name** is spelled in the program as in the prompt ("Mask Coater1", "m_2").
A **noun** gives its title case: "a press of 8 s" is `Press`, "the stamping press" is
`Stamping Press`; so does a name in small letters without quotes ("mixer"). Two of a noun are
numbered in the order of the plant: "two presses" are `Press 1` and `Press 2`. What the text only
implies has its class as noun: "parts arrive every 12 s" is `Source`. Workers and carriers follow
the same rules: "two AGVs" are `AGV 1` and `AGV 2`."""


def page(seed: int) -> str:
    """Return the page in Markdown; the same seed gives the same page."""
    head = _HEAD.format(
        seed=seed,
        one_in=10,
        convention=_CONVENTION,
        bank=_bank_table(),
        count=_MEASURED,
        diversity=_diversity_table(),
    )
    sections = [f"## {title}\n\n{_quoted(prompts)}" for title, prompts in _sections(seed)]
    return "\n".join([head, *sections])


def _sections(seed: int) -> Iterator[tuple[str, list[str]]]:
    random = Random(f"page-{seed}")
    whole = Telling(flow=True, kinds=True)
    for style in STYLES:
        yield f"Style: {style}", _prompts(random, replace(whole, style=style), 4)
    nouns = replace(whole, nouns=True, crew_names=False)
    yield "Stations without names", _prompts(random, nouns, 6)
    sketch = [draw_telling(random, sketch=True) for _ in range(6)]
    sketch = [replace(t, flow=False, language="en") for t in sketch]
    yield "Beside a sketch that shows the flow", [_prompt(random, t) for t in sketch]
    yield "Held-out wordings", _prompts(random, replace(whole, held_out=True), 6)
    for language in LANGUAGES:
        if language != "en":
            told = replace(whole, language=language)
            yield _LANGUAGE_NAMES[language], _prompts(random, told, 6)
    yield "About something else", [off_topic_prompt(random) for _ in range(6)]


def _prompts(random: Random, telling: Telling, count: int) -> list[str]:
    varied = replace(telling, nouns=telling.nouns or random.random() < 0.3)
    return [_prompt(random, varied) for _ in range(count)]


def _prompt(random: Random, telling: Telling) -> str:
    spec = _plant(random, staged=telling.style in _STAGED)
    spec = prepare(random, spec, telling)
    return write_prompt(random, spec, telling)


def _plant(random: Random, *, staged: bool) -> PlantSpec:
    """Return a plant that is not too long to read, of stages where the style needs them."""
    while True:
        spec = sample_plant(random)
        if len(spec.stations) <= 14 and (spec.stages or not staged):
            return spec


def _quoted(prompts: list[str]) -> str:
    return "\n".join(f"```text\n{prompt}\n```\n" for prompt in prompts)


def _bank_table() -> str:
    rows = ["| Language | Wordings | Held out | Tables |", "| --- | ---: | ---: | ---: |"]
    for language, name in _LANGUAGE_NAMES.items():
        bank = load(language)
        wordings = bank.wordings()
        held = sum(wording.held_out for wording in wordings)
        rows.append(f"| {name} | {len(wordings):,} | {held:,} | {len(bank.tables)} |")
    return "\n".join(rows)


def _diversity_table() -> str:
    rows = [
        "| Slice | Tokens | distinct-1 = type/token | distinct-2 | distinct-3 | distinct-4 | self-BLEU |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    whole = Telling(flow=True, kinds=True)
    for language in LANGUAGES:
        told = replace(whole, language=language)
        rows.append(_diversity_row(_LANGUAGE_NAMES[language], told))
    rows.append(_diversity_row("English, held-out wordings", replace(whole, held_out=True)))
    for style in STYLES:
        rows.append(_diversity_row(f"English, {style}", replace(whole, style=style)))
    return "\n".join(rows)


def _diversity_row(title: str, telling: Telling) -> str:
    found = measure(_named_prompts(telling))
    return (
        f"| {title} | {found.words:.0f} | {found.distinct_1:.3f} | {found.distinct_2:.3f} | "
        f"{found.distinct_3:.3f} | {found.distinct_4:.3f} | {found.self_bleu:.3f} |"
    )


def _named_prompts(telling: Telling) -> Iterator[tuple[str, list[str]]]:
    staged = telling.style in _STAGED
    for seed in range(_MEASURED):
        random = Random(f"diversity-{seed}")
        spec = prepare(random, _plant(random, staged=staged), telling)
        yield write_prompt(random, spec, telling), [station.name for station in spec.stations]


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description="Write random prompts of every slice.")
    parser.add_argument("--out", type=Path, default=Path("docs/dataset/prompts.md"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(page(args.seed), encoding="utf-8")


if __name__ == "__main__":
    main()
