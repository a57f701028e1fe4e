"""Rows: the whole line in one row, with arrows or commas, facts beside each station."""

from __future__ import annotations

from training.dataset.prompts.author import Author
from training.dataset.prompts.flow import arrow
from training.dataset.prompts.styles.prose import mark_stages

__all__ = ["inline", "telegram"]


def inline(author: Author) -> list[str]:
    """Return "A (10 s) -> B (max 20) -> C"."""
    mark = arrow(author)
    role = author.fields if author.voice.chance(0.35) else author.shorts
    steps = []
    for stage in author.spec.stages:
        index = stage[0]
        names = _row_names(author, stage, inside=mark)
        facts = author.untold(index)
        if any(author.untold(i) != facts for i in stage):
            facts = []
        author.mark(stage, facts)
        notes = role(index, facts)
        if _wants_kind(author, index):
            author.kind_said.update(stage)
            notes.insert(0, author.kind(index, plain=True))
        steps.append(names + _notes(author, notes))
    mark_stages(author)
    text = mark.join(steps)
    if author.voice.chance(0.25):
        return [author.sentence("path", path=text)]
    return [text + author.random.choice((author.tongue.stop, "", author.tongue.stop))]


def _wants_kind(author: Author, index: int) -> bool:
    return author.needs_kind(index) or (author.telling.kinds and author.voice.chance(0.2))


def _row_names(author: Author, stage: list[int], *, inside: str) -> str:
    names = [author.bare(i) for i in stage]
    if len(names) == 1:
        return names[0]
    joined = author.random.choice(author.tongue.twin_marks).join(names)
    return f"({joined})" if author.voice.chance(0.15) else joined


def _notes(author: Author, notes: list[str]) -> str:
    if not notes:
        return ""
    inner = author.tongue.comma.join(notes)
    return author.random.choice(
        (f" ({inner})", f" ({inner})", f" ({inner})", f" [{inner}]", f": {inner}")
    )


def telegram(author: Author) -> list[str]:
    """Return the shortest telling: "source every 12 s, press of 8 s, sink"."""
    r = author.random
    articles = author.nouns and author.voice.chance(0.6)
    steps: list[str] = []
    for stage in author.spec.stages:
        steps.append(_item(author, stage, articles=articles))
    mark_stages(author)
    mark = r.choice(author.tongue.row_marks)
    text = mark.join(steps)
    if mark == author.tongue.comma and author.voice.chance(0.35):
        text = author.listed(steps)
    if author.voice.chance(0.2) and "\n" not in text:
        return [author.sentence("list.stations", list=text)]
    ends = r.choice((author.tongue.stop, author.tongue.stop, ""))
    return [(author.cap(text) if author.voice.chance(0.7) else text) + ends]


def _row_noun(author: Author, stage: list[int]) -> str:
    """Return "a press", or "two presses"; the article is the indefinite one, as in a list."""
    if len(stage) > 1 or author.tongue.articles or not author.is_noun(stage[0]):
        return author.names(stage)
    noun = author.bare(stage[0])
    return noun if noun[-1:].isdigit() else author.tongue.a(noun)


def _item(author: Author, stage: list[int], *, articles: bool) -> str:
    index, many = stage[0], len(stage) > 1
    facts = author.untold(index)
    if any(author.untold(i) != facts for i in stage):
        facts = []
    name = _row_noun(author, stage) if articles else author.names(stage, bare=True)
    if author.needs_kind(index):
        author.kind_said.update(stage)
        name = f"{name} ({author.kind(index, plain=True)})"
    author.mark(stage, facts)
    if not facts:
        return name
    first, rest = facts[0], facts[1:]
    if author.has_role(first, "noun") and author.voice.chance(0.55):
        text = author.word(first, "noun", name, many=many).rstrip(",")
    else:
        text = author.beside(name, author.word(first, "short", name))
    tail = author.shorts(index, rest)
    return author.random.choice(author.tongue.fact_joins).join([text, *tail]) if tail else text
