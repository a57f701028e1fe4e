"""Styles: whole prompts of one manner. Each is a function from an author to its paragraphs.

A style may leave things out: the writer adds what is still untold. ``STYLES`` gives each with
its share of prompts; a style that needs a plain row of stages gives way to ``plain`` else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from training.dataset.prompts.author import Author
from training.dataset.prompts.styles.listed import bullets, cards, numbered
from training.dataset.prompts.styles.orders import orders
from training.dataset.prompts.styles.prose import compact, mixed, plain, story
from training.dataset.prompts.styles.rows import inline, telegram
from training.dataset.prompts.styles.sections import sections
from training.dataset.prompts.styles.table import table

__all__ = ["STYLES", "Style"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a whole prompt is written.

    Attributes:
        write: gives the paragraphs of the body.
        share: weight among the styles.
        lines: whether each paragraph stands on a line of its own.
        staged: whether it needs the plant as a row of stages, and its flow in the text.
        short: whether it is for people of few words, who seldom greet or explain.
    """

    write: Callable[[Author], list[str]]
    share: float
    lines: bool = False
    staged: bool = False
    short: bool = False


STYLES: dict[str, Style] = {
    "story": Style(story, 17, staged=True),
    "compact": Style(compact, 11, staged=True),
    "plain": Style(plain, 17),
    "mixed": Style(mixed, 12),
    "inline": Style(inline, 9, staged=True, short=True),
    "telegram": Style(telegram, 12, staged=True, short=True),
    "bullets": Style(bullets, 6, lines=True),
    "numbered": Style(numbered, 4, lines=True, staged=True),
    "cards": Style(cards, 2, lines=True),
    "sections": Style(sections, 5, lines=True),
    "table": Style(table, 3, lines=True),
    "orders": Style(orders, 6),
}
