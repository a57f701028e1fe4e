"""Table: stations as rows, their parameters as columns, in four manners of writing tables."""

from __future__ import annotations

from training.dataset.prompts.author import Author
from training.dataset.prompts.facts import Fact
from training.dataset.prompts.flow import tell_flow

__all__ = ["table"]


def table(author: Author) -> list[str]:
    """Return a table of the flow's stations, and the flow, in a column or apart."""
    facts = {i: author.untold(i) for i in author.places}
    topics = [
        topic
        for topic in ("process", "setup", "capacity")
        if any(_column(fact) == topic for own in facts.values() for fact in own)
    ]
    rest = any(_column(fact) == "notes" for own in facts.values() for fact in own)
    onward = author.telling.flow and author.voice.chance(0.55)
    kinds = author.telling.kinds
    head = [author.voice.say("column.name")]
    head += [author.voice.say("column.kind")] if kinds else []
    head += [author.voice.say(f"column.{topic}") for topic in topics]
    head += [author.voice.say("column.notes")] if rest else []
    head += [author.voice.say("column.next")] if onward else []
    rows = [head]
    for index in author.places:
        row = [author.bare(index)]
        if kinds:
            author.kind_said.add(index)
            row.append(author.kind(index))
        for topic in topics:
            row.append(_cell(author, [f for f in facts[index] if _column(f) == topic]))
        if rest:
            others = [f for f in facts[index] if _column(f) == "notes"]
            row.append(", ".join(author.fields(index, others)))
        if onward:
            row.append(" + ".join(author.bare(b) for a, b in author.spec.flow if a == index))
        author.mark([index], facts[index])
        rows.append(row)
    if onward:
        author.edges_said.update(author.spec.flow)
    lines = _written(author, rows)
    return lines if onward else [*lines, *tell_flow(author)]


def _column(fact: Fact) -> str:
    return {"process": "process", "setup": "setup", "room": "capacity", "batch": "capacity"}.get(
        fact.topic, "notes"
    )


def _cell(author: Author, facts: list[Fact]) -> str:
    return author.word(facts[0], "value") if facts else ""


def _written(author: Author, rows: list[list[str]]) -> list[str]:
    """Return the rows with bars, tabs, semicolons or aligned blanks; empty cells as a dash."""
    r = author.random
    blank = r.choice(("", "-", "–", "-"))
    cells = [[cell or blank for cell in row] for row in rows]
    manner = r.choice(("bars", "bars", "plain bars", "tabs", "semicolons", "aligned"))
    match manner:
        case "bars":
            lines = ["| " + " | ".join(row) + " |" for row in cells]
            return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]
        case "plain bars":
            return [" | ".join(row) for row in cells]
        case "tabs":
            return ["\t".join(row) for row in cells]
        case "semicolons":
            return [";".join(row) for row in cells]
        case _:
            widths = [max(len(row[k]) for row in cells) for k in range(len(rows[0]))]
            return [
                "  ".join(
                    cell.ljust(width) for cell, width in zip(row, widths, strict=True)
                ).rstrip()
                for row in cells
            ]
