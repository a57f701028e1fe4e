"""Together: facts of several stations in one sentence, in the order of the flow or in pairs.

"Mixer takes 8 s, Oven 20 s and Packer 5 s", "8 s at the press, 20 s at the oven", "the times
are 8, 20 and 5 s, in that order", "all buffers hold 10".
"""

from __future__ import annotations

from training.dataset.prompts.author import Author
from training.dataset.prompts.facts import Fact
from training.dataset.prompts.naming import MACHINES
from training.dataset.quantities import Timing

__all__ = ["tell_together"]

_TOPICS = ("process", "room")


def tell_together(author: Author) -> list[str]:
    """Return sentences that each tell one kind of fact for several stations."""
    out = []
    for topic in _TOPICS:
        having = _having(author, topic)
        if len(having) < 2:
            continue
        if len(having) > 4 and author.voice.chance(0.6):
            half = len(having) // 2
            out += [_tell(author, topic, having[:half]), _tell(author, topic, having[half:])]
        else:
            out.append(_tell(author, topic, having))
    return out


def _having(author: Author, topic: str) -> list[tuple[int, Fact]]:
    """Return the stations that still have a fact of the topic to tell, in their order."""
    return [(i, fact) for i in author.places for fact in author.untold(i) if fact.topic == topic]


def _tell(author: Author, topic: str, having: list[tuple[int, Fact]]) -> str:
    values = {repr(fact.value) for _, fact in having}
    for index, fact in having:
        author.mark([index], [fact])
    if _is_whole_row(author, topic, having) and author.voice.chance(0.45):
        values_in_row = _values(author, [fact for _, fact in having])
        return author.sentence(f"in_order.{topic}", times=values_in_row)
    if len(values) == 1 and len(having) > 1:
        return _shared(author, having)
    form = author.random.random()
    names = [author.name(i) for i, _ in having]
    facts = [fact for _, fact in having]
    if form < 0.32:
        table = "respectively" if topic == "process" else "respectively.room"
        return author.sentence(
            table, names=author.listed(names), times=_values(author, facts), many=True
        )
    if form < 0.42:
        listed = f"{_values(author, facts)} ({author.listed(names)})"
        return author.sentence(f"{topic}.list", list=listed)
    if form < 0.72:
        role = "value" if names[0][-1:].isdigit() else "after"
        first = author.word(facts[0], role, names[0])
        first = author.beside(names[0], first) if role == "value" else first
        rest = [
            author.beside(n, author.word(f, "value"))
            for n, f in zip(names[1:], facts[1:], strict=True)
        ]
        return author.cap(author.listed([first, *rest]) + author.tongue.stop)
    said = [author.word(f, "before", n) for n, f in zip(names, facts, strict=True)]
    if author.voice.chance(0.6):
        return author.sentence(f"{topic}.list", list=author.listed(said))
    return author.cap(author.listed(said) + author.tongue.stop)


def _is_whole_row(author: Author, topic: str, having: list[tuple[int, Fact]]) -> bool:
    """Return whether the facts are those of all such stations of a line told just before.

    Then their order alone tells whose they are.
    """
    row = [stage[0] for stage in author.spec.stages if len(stage) == 1]
    told = author.telling.flow and not author.unmentioned_edges()
    if not told or len(row) < len(author.places):
        return False
    wanted = ("Queue",) if topic == "room" else MACHINES
    return [i for i in row if author.station(i).class_name in wanted] == [i for i, _ in having]


def _values(author: Author, facts: list[Fact]) -> str:
    """Return "8 s, 20 s and 5 s", or "8, 20 and 5 s" where they share a unit."""
    plain = [
        f.value.params[0]
        for f in facts
        if isinstance(f.value, Timing) and f.value.family == "constant"
    ]
    if len(plain) == len(facts) and len({q.unit for q in plain}) == 1 and author.voice.chance(0.6):
        numbers = author.listed([author.clock.count(q.stated) for q in plain])
        return numbers + author.clock.unit(plain[0].unit)
    return author.listed([author.word(fact, "value") for fact in facts])


def _shared(author: Author, having: list[tuple[int, Fact]]) -> str:
    indexes = [i for i, _ in having]
    fact = having[0][1]
    does = author.word(fact, "does", many=True)
    does1 = author.word(fact, "does")
    class_name = author.station(indexes[0]).class_name
    everyone = [i for i in author.places if author.station(i).class_name == class_name]
    # "All machines" would hold combiners too.
    others = class_name in MACHINES and any(
        author.station(i).class_name in MACHINES and i not in everyone for i in author.places
    )
    if everyone == indexes and author.telling.kinds and not others and author.voice.chance(0.5):
        kind = author.kind(indexes[0], plain=True)
        return author.sentence(
            "shared.all", kinds=author.kinds(kind), kind1=kind, does=does, does1=does1
        )
    return author.sentence("shared", names=author.names(indexes), does=does, does1=does1)
