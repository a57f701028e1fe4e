"""Listed: a station a line, with bullets, numbers, or as cards of keys and values."""

from __future__ import annotations

from training.dataset.prompts.author import Author
from training.dataset.prompts.describe import describe, groups
from training.dataset.prompts.flow import tell_flow
from training.dataset.prompts.styles.prose import mark_stages

__all__ = ["bullets", "cards", "numbered"]


def bullets(author: Author) -> list[str]:
    """Return the flow and a line for each station, in one manner of marks."""
    r = author.random
    mark = r.choice(("- ", "- ", "* ", "", "• ", "– "))
    lines = [mark + text for group in groups(author) if (text := station_line(author, group))]
    flow = tell_flow(author)
    if author.voice.chance(0.15):
        r.shuffle(lines)
    if author.voice.chance(0.3) and lines:
        lines.insert(0, author.sentence("heading.stations") + r.choice((":", "", " -")))
    return [*flow, *lines] if author.voice.chance(0.5) else [*lines, *flow]


def station_line(author: Author, group: list[int]) -> str:
    """Return "Press 3 (machine): cycle time 8 s, setup 2 min"; "" where there is nothing to say."""
    index, many = group[0], len(group) > 1
    facts = author.untold(index)
    kind = author.needs_kind(index)
    if not facts and not kind:
        return ""
    if author.voice.chance(0.12):
        return describe(author, group)
    author.mark(group, facts)
    head = author.names(group, bare=True)
    if kind or (author.telling.kinds and author.voice.chance(0.35)):
        author.kind_said.update(group)
        word = author.kind(index, plain=True)
        word = author.kinds(word) if many else word
        head = f"{head} ({word})" if author.voice.chance(0.75) else f"{head}, {word}"
    said = author.fields(index, facts) if author.voice.chance(0.6) else author.shorts(index, facts)
    if not said:
        return head
    r = author.random
    blank = ": " if head[-1:].isdigit() else " "
    return (
        head
        + r.choice((": ", ": ", " - ", ", ", " – ", blank))
        + r.choice((", ", ", ", "; ")).join(said)
    )


def numbered(author: Author) -> list[str]:
    """Return the steps of the flow, numbered in order; the order is the flow."""
    r = author.random
    close = r.choice((". ", ") ", ": ", " - "))
    out = []
    for k, stage in enumerate(author.spec.stages, 1):
        out.append(f"{k}{close}{_step_line(author, stage)}")
    mark_stages(author)
    if author.voice.chance(0.4):
        out.insert(0, author.sentence("heading.flow") + ":")
    return out


def _step_line(author: Author, stage: list[int]) -> str:
    facts = author.untold(stage[0])
    same = all(author.untold(i) == facts for i in stage)
    if len(stage) == 1 or same:
        return station_line(author, stage) or author.names(stage, bare=True)
    return author.random.choice((" / ", " + ", " & ")).join(
        station_line(author, [i]) or author.bare(i) for i in stage
    )


def cards(author: Author) -> list[str]:
    """Return each station as an entry of keys and values, as in a file of settings."""
    out: list[str] = []
    dash = author.voice.chance(0.5)
    for index in author.places:
        facts = author.untold(index)
        author.mark([index], facts)
        name = author.bare(index)
        out.append(f"- name: {name}" if dash else f"{name}:")
        if author.telling.kinds:
            author.kind_said.add(index)
            kind = author.kind(index)
            out.append(f"  type: {kind}")
        out += ["  " + field for field in author.fields(index, facts)]
    return [*out, *tell_flow(author)]
