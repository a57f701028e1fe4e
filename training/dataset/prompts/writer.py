"""Writer: a prompt from a plant: a style for the body, what is still untold, and what frames it."""

from __future__ import annotations

import re
from random import Random

from training.dataset.plants import PlantSpec
from training.dataset.prompts.author import Author
from training.dataset.prompts.crew import tell_crew
from training.dataset.prompts.describe import complete
from training.dataset.prompts.flow import tell_pairs
from training.dataset.prompts.noise import hurried, mistyped, small_letters
from training.dataset.prompts.styles import STYLES, Style
from training.dataset.prompts.telling import Telling
from training.dataset.prompts.tongue import number_words

__all__ = ["write_prompt"]

_CLOSES = ".!?:;)。！？：；）"
_OUR_THE = re.compile(r"\b([Oo])ur (?:the|an?) ")
_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiouAEIO])")


def write_prompt(
    random: Random, spec: PlantSpec, telling: Telling, author: Author | None = None
) -> str:
    """Return the prompt for the plant; the same random state gives the same text.

    Args:
        author: who writes it, where the caller wants to see what was used; else a new one.
    """
    author = author or Author(random, spec, telling)
    style = _style(author)
    body = style.write(author)
    crew = tell_crew(author)
    if author.telling.flow:
        body += tell_pairs(author, author.unmentioned_edges())
    body += [*crew, *complete(author)]
    parts = [part for part in (*_opening(author, style), *body, *_closing(author, style)) if part]
    if style.lines or author.voice.chance(0.08):
        text = "\n".join(parts)
    else:
        closed = [p if p[-1] in _CLOSES else p + author.tongue.stop for p in parts[:-1]]
        text = author.tongue.space.join([*closed, *parts[-1:]])
    return _soiled(author, _tidy(text))


def _style(author: Author) -> Style:
    if author.telling.style:
        style = STYLES[author.telling.style]
        return style if _fits(author, style) else STYLES["plain"]
    name = author.voice.choice({k: s.share for k, s in STYLES.items() if _fits(author, s)})
    return STYLES[name]


def _fits(author: Author, style: Style) -> bool:
    return not style.staged or (author.telling.flow and bool(author.spec.stages))


def _opening(author: Author, style: Style) -> list[str]:
    out = [author.sentence("intro")] if author.voice.chance(0.15 if style.short else 0.42) else []
    if author.telling.language == "en":
        out = [_ARTICLE.sub(r"\1n ", intro) for intro in out]
    if author.no_unit:
        out.append(author.sentence(f"all_in.{author.no_unit}"))
    return out


def _closing(author: Author, style: Style) -> list[str]:
    out = []
    if author.telling.noise and author.voice.chance(0.12):
        out.append(author.sentence("aside"))
    if author.telling.flow and author.telling.parameters and author.voice.chance(0.07):
        out.append(_negation(author))
    if author.voice.chance(0.08 if style.short else 0.25):
        out.append(author.sentence("outro"))
    return out


def _negation(author: Author) -> str:
    """Return what there is none of: a buffer between two machines, a setup."""
    spec = author.spec
    machines = ("Processor", "Combiner", "Separator")
    direct = [
        (a, b)
        for a, b in spec.flow
        if {author.station(a).class_name, author.station(b).class_name} <= set(machines)
    ]
    bare = [
        i
        for i, s in enumerate(spec.stations)
        if s.class_name in machines and "SetupTime" not in s.properties
    ]
    if direct and author.voice.chance(0.6):
        a, b = author.random.choice(direct)
        return author.sentence("no_buffer", a=author.name(a), b=author.name(b))
    if bare:
        return author.sentence("no_setup", n=author.name(author.random.choice(bare)))
    return ""


def _tidy(text: str) -> str:
    text = re.sub(r" {2,}(?=\S)", " ", text) if "\n" not in text else text
    text = _OUR_THE.sub(r"\1ur ", text)
    return re.sub(r",(?=[.;,])|\.(?=\.(?:\s|$))", "", text).strip()


def _slips(random: Random) -> float:
    return random.choice((0.03, 0.06, 0.12))


def _soiled(author: Author, text: str) -> str:
    """Return the text as it was typed: in a hurry, with slips, in small letters."""
    if not author.telling.noise:
        return text
    r = author.random
    if r.random() < 0.14:
        text = hurried(r, text)
    if r.random() < 0.1:
        text = mistyped(r, text, author.spec, number_words(author.telling.language), _slips(r))
    if r.random() < 0.1:
        text = small_letters(text, author.spec)
    return text
