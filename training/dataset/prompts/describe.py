"""Describe: sentences on what a station is and does, alone or with others like it."""

from __future__ import annotations

from collections.abc import Sequence

from training.dataset.prompts.author import Author
from training.dataset.prompts.facts import Fact

__all__ = ["complete", "describe", "describe_all", "groups"]

_TIMED = ("process", "setup")


def groups(author: Author, *, share: float = 0.75) -> list[list[int]]:
    """Return the stations of the flow, those with equal facts together at times."""
    return _grouped(author, author.places, share)


def _grouped(author: Author, members: Sequence[int], share: float) -> list[list[int]]:
    out: list[list[int]] = []
    done: set[int] = set()
    stations = author.spec.stations
    together = author.spec.identical_lines or author.voice.chance(0.5)
    for index in members:
        station = stations[index]
        if index in done:
            continue
        facts = author.untold(index)
        group = [index]
        if facts and together and author.voice.chance(share):
            group = [
                i
                for i in members
                if i not in done
                and stations[i].class_name == station.class_name
                and author.untold(i) == facts
            ]
        done.update(group)
        out.append(group)
    return out


def describe_all(author: Author, *, shuffled: float = 0.15) -> list[str]:
    """Return a sentence or two for every station that has something to tell."""
    parts = groups(author)
    if author.voice.chance(shuffled):
        author.random.shuffle(parts)
    return [text for group in parts if (text := describe(author, group))]


def describe(author: Author, group: Sequence[int]) -> str:
    """Return what the stations of a group, with the same facts, are and do; "" for nothing."""
    index, many = group[0], len(group) > 1
    facts = author.untold(index)
    kind = author.needs_kind(index) and index in author.places
    if not facts:
        return _is(author, group) if kind else ""
    if author.voice.chance(0.25) and len(facts) > 1:
        author.random.shuffle(facts)
    author.mark(group, facts)
    like = _like_before(author, group, facts)
    if like:
        return like
    if author.voice.chance(0.15 if kind else 0.42):
        return _by_sentence(author, group, facts)
    if author.telling.kinds and not author.nouns and (kind or author.voice.chance(0.3)):
        return _with_kind(author, group, facts)
    base = author.shared_base(group)
    if base and author.family(index) == list(group) and author.voice.chance(0.35):
        author.mentioned.update(group)
        return author.sentence(
            "each_base",
            base=base.lower() if author.nouns else base,
            nouns=author.tongue.plural(base.lower() if author.nouns else base),
            does=author.clauses(index, facts, many=True),
            does1=author.clauses(index, facts),
        )
    name = author.where(group, share=0.0)
    if many and author.voice.chance(0.4):
        return author.sentence(
            "shared",
            names=name,
            does=author.clauses(index, facts, many=True),
            does1=author.clauses(index, facts),
        )
    if author.voice.chance(0.12):
        short = author.tongue.comma.join(author.shorts(index, facts))
        return author.sentence("say.short", n=name, facts=short)
    told = author.clauses(index, facts, many=many)
    return author.sentence("say.clauses", n=name, facts=told, many=many)


def _by_sentence(author: Author, group: Sequence[int], facts: list[Fact]) -> str:
    """Return a sentence of its own for the first fact; the rest follows with "it"."""
    many, index = len(group) > 1, group[0]
    name = author.where(group, share=0.0)
    first, rest = facts[0], facts[1:]
    if author.voice.chance(0.25) and author.has_role(first, "order"):
        text = author.sentence("ask", order=author.word(first, "order", name, many=many))
    else:
        text = author.cap(author.word(first, "full", name, many=many))
    if not rest:
        return text
    more = author.clauses(index, rest, many=many)
    return text + author.tongue.space + author.sentence("and_it", many=many, facts=more)


def _like_before(author: Author, group: Sequence[int], facts: list[Fact]) -> str:
    """Return "X uses the same times as Y" where Y was described just before with these times."""
    many, index = len(group) > 1, group[0]
    timed = sorted((f for f in facts if f.topic in _TIMED), key=lambda fact: fact.topic)
    before, author.ledger.timed = author.ledger.timed, (index, timed) if timed else None
    if not timed or before is None or before[1] != timed or author.voice.chance(0.4):
        return ""
    name = author.where(group, share=0.2)
    said = author.voice.say("same_as", plural=many, other=author.name(before[0]))
    rest = [f for f in facts if f.topic not in _TIMED]
    if rest:
        said = author.listed([author.clauses(index, rest, many=many), said])
    return author.sentence("say.clauses", many=many, n=name, facts=said)


def _with_kind(author: Author, group: Sequence[int], facts: list[Fact]) -> str:
    many, index = len(group) > 1, group[0]
    author.kind_said.update(group)
    kind = author.kind(index)
    slots = {
        "n": author.names(group),
        "kinds": author.kinds(kind) if many else kind,
        "a_kinds": author.kinds(kind) if many else author.tongue.a(kind),
    }
    slots["Kinds"] = slots["kinds"][:1].upper() + slots["kinds"][1:]
    if author.voice.chance(0.4) and all(author.has_role(f, "with") for f in facts):
        nouns = author.listed([author.word(f, "with", slots["n"], many=many) for f in facts])
        return author.sentence("is_kind_with", many=many, nouns=nouns, **slots)
    told = author.clauses(index, facts, many=many)
    return author.sentence("is_kind_that", many=many, facts=told, **slots)


def _is(author: Author, group: Sequence[int]) -> str:
    """Return only what the stations are."""
    many, index = len(group) > 1, group[0]
    author.kind_said.update(group)
    class_name = author.station(index).class_name
    name = author.names(group)
    only = sum(s.class_name == class_name for s in author.spec.stations) == 1
    if only and class_name in ("Source", "Sink") and author.voice.chance(0.5):
        the_kind = author.sentence(f"kind.one_{class_name.lower()}")
        the_kind = the_kind[0].lower() + the_kind[1:] if author.tongue.cased else the_kind
        return author.sentence("is_the", n=name, the_kind=the_kind)
    kind = author.kind(index)
    return author.sentence(
        "is_kind",
        many=many,
        n=name,
        kinds=author.kinds(kind) if many else kind,
        a_kinds=author.kinds(kind) if many else author.tongue.a(kind),
    )


def complete(author: Author) -> list[str]:
    """Return sentences for all that is still untold: facts, then kinds of stations."""
    crew = [i for i in range(len(author.spec.stations)) if i not in author.places]
    members = [*groups(author), *_grouped(author, crew, 1.0)]
    out = [text for group in members if (text := describe(author, group))]
    left = [i for i in author.places if author.needs_kind(i)]
    while left:
        class_name = author.station(left[0]).class_name
        alike = [i for i in left if author.station(i).class_name == class_name]
        out.append(_is(author, alike))
        left = [i for i in left if i not in alike]
    return out
