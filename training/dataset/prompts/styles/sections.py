"""Sections: headings with the flow under one, each kind of fact under another."""

from __future__ import annotations

from training.dataset.prompts.author import Author
from training.dataset.prompts.facts import Fact
from training.dataset.prompts.flow import tell_flow

__all__ = ["sections"]


def sections(author: Author) -> list[str]:
    """Return the flow, then times and capacities as lists of their own."""
    mark = author.random.choice(("- ", "", "* ", ""))
    close = author.random.choice((":", ":", "", " -"))
    flow = tell_flow(author)
    if author.telling.flow and author.voice.chance(0.6):
        flow = [author.sentence("heading.flow") + close, *flow]
    parts = [flow]
    for topic in ("process", "setup", "room"):
        block = _block(author, topic, mark, close)
        if block:
            parts.append(block)
    if author.voice.chance(0.25):
        author.random.shuffle(parts)
    return [line for part in parts for line in part]


def _block(author: Author, topic: str, mark: str, close: str) -> list[str]:
    """Return a heading and a line for each station that has this kind of fact."""
    having: list[tuple[int, Fact]] = [
        (i, fact) for i in author.places for fact in author.untold(i) if fact.topic == topic
    ]
    if not having:
        return []
    for index, fact in having:
        author.mark([index], [fact])
    pairs = [(author.bare(i), author.word(fact, "value")) for i, fact in having]
    heading = author.sentence(f"heading.{topic}")
    if author.voice.chance(0.3):
        return [f"{heading}{close or ':'} " + ", ".join(author.beside(n, v) for n, v in pairs)]
    join = author.random.choice((": ", ": ", " = ", " - ", ", "))
    if author.voice.chance(0.2):
        return [heading + close, *(f"{mark}{v} {n}" for n, v in pairs)]
    if author.voice.chance(0.2):
        return [heading + close, *(f"{mark}{author.beside(n, v)}" for n, v in pairs)]
    return [heading + close, *(f"{mark}{n}{join}{v}" for n, v in pairs)]
