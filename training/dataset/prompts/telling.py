"""Telling: what a prompt tells, and in which tongue and manner."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

__all__ = ["LANGUAGES", "Telling", "draw_telling"]

LANGUAGES = {"en": 0.84, "de": 0.04, "es": 0.04, "zh": 0.04, "ja": 0.04}


@dataclass(frozen=True, slots=True)
class Telling:
    """What the prompt tells. With ``flow`` false a sketch must show the connections.

    Attributes:
        kinds: whether the text says what is a queue, a machine and so on.
        parameters: whether it states times, capacities and modes.
        crew_names: whether workers and carriers are named; else it speaks of "two operators".
        nouns: whether stations are spoken of by nouns ("a press", "the press") instead of names.
            Only for a plant that ``naming.prepare`` has renamed.
        language: one of ``LANGUAGES``.
        style: the name of one style of ``styles.STYLES``, or "" for a random one.
        held_out: write with held-out wordings only, wherever a table has them; without it
            none of them is ever used.
        noise: whether typos, lost punctuation, corrections and asides may occur.
    """

    flow: bool
    kinds: bool
    parameters: bool = True
    crew_names: bool = True
    nouns: bool = False
    language: str = "en"
    style: str = ""
    held_out: bool = False
    noise: bool = True


def draw_telling(random: Random, *, sketch: bool, held_out: bool = False) -> Telling:
    """Return what a prompt of the dataset tells; without a sketch it must tell everything."""
    return Telling(
        flow=not sketch or random.random() < 0.42,
        kinds=not sketch or random.random() < 0.85,
        crew_names=random.random() < (0.7 if sketch else 0.75),
        nouns=random.random() < (0.25 if sketch else 0.36),
        language=random.choices(list(LANGUAGES), list(LANGUAGES.values()))[0],
        held_out=held_out,
    )
