"""Prose: the line as a story, in long sentences, flow and facts apart, or facts mixed."""

from __future__ import annotations

from training.dataset.prompts.author import Author
from training.dataset.prompts.describe import describe_all
from training.dataset.prompts.flow import tell_flow
from training.dataset.prompts.together import tell_together

__all__ = ["compact", "mixed", "plain", "story"]


def plain(author: Author) -> list[str]:
    """Return the flow, then each station, or the other way round."""
    if author.voice.chance(0.55):
        return [*tell_flow(author), *arrivals(author), *describe_all(author)]
    return [*arrivals(author), *describe_all(author), *tell_flow(author)]


def mixed(author: Author) -> list[str]:
    """Return the flow and facts of several stations in one sentence each."""
    if author.voice.chance(0.35):
        first = [*arrivals(author), *tell_together(author)]
        return [*first, *tell_flow(author), *describe_all(author)]
    return [*tell_flow(author), *arrivals(author), *tell_together(author), *describe_all(author)]


def arrivals(author: Author) -> list[str]:
    """Return the arrivals of the only source without naming it, at times."""
    sources = [i for i in author.places if author.station(i).class_name == "Source"]
    if len(sources) != 1 or not author.voice.chance(0.4):
        return []
    facts = [f for f in author.untold(sources[0]) if f.key == "InterArrivalTime"]
    if not facts or not author.has_role(facts[0], "nameless"):
        return []
    author.mark(sources, facts)
    return [author.cap(author.word(facts[0], "nameless"))]


def story(author: Author) -> list[str]:
    """Return what happens to an item, station by station."""
    stages = author.spec.stages
    out = [begin(author, stages[0])]
    for stage in stages[1:-1]:
        out.append(_step(author, stage))
    out.append(author.sentence("end", where=author.where(stages[-1])))
    mark_stages(author)
    return out


def mark_stages(author: Author) -> None:
    """Remember that every connection of the stages is told."""
    author.edges_said.update(author.spec.flow)


def begin(author: Author, stage: list[int]) -> str:
    """Return the first sentence: where items come from, and how often."""
    facts = author.untold(stage[0])
    many = len(stage) > 1
    if not facts or many:
        return author.sentence("begin.bare", where=author.where(stage))
    author.mark(stage, facts)
    first, *rest = facts
    where = author.where(stage)
    if author.voice.chance(0.6) and author.has_role(first, "full"):
        text = author.cap(author.word(first, "full", where))
    else:
        does = author.word(first, "does", where)
        text = author.sentence("say.clauses", n=where, facts=does)
    if rest:
        more = author.clauses(stage[0], rest)
        text += author.tongue.space + author.sentence("and_it", facts=more)
    return text


def _step(author: Author, stage: list[int]) -> str:
    index, many = stage[0], len(stage) > 1
    facts = author.untold(index)
    if many and any(author.untold(i) != facts for i in stage):
        facts = []  # they differ: told one by one later
    queue = author.station(index).class_name == "Queue"
    lead = author.voice.tell(
        "lead.queue" if queue and author.voice.chance(0.6) else "lead", lambda _: author.items()
    )
    if facts and author.voice.chance(0.3):
        said = _noun_step(author, stage, lead)
        if said:
            return said
    where = author.where(stage)
    if many:
        where = (
            author.voice.say(
                "parallel.names",
                names=where,
                or_names=where if "(" in where else author.names(stage, either=True),
                count=author.tongue.word(len(stage)) or str(len(stage)),
            )
            if author.voice.chance(0.6) and not author.nouns
            else where
        )
    if not facts:
        return author.sentence("step.bare", lead=lead, where=where)
    author.mark(stage, facts)
    clauses = author.clauses(index, facts, many=many)
    table = author.voice.choice({"step.which": 40, "step.it": 25, "step.direct": 35})
    if many and table == "step.it":
        table = "step.they"
    clauses1 = author.clauses(index, facts) if table == "step.they" else ""
    return author.sentence(
        table,
        many=many,
        lead=lead,
        where=where,
        facts=clauses,
        facts1=clauses1,
        Where=author.cap(where),
    )


def _noun_step(author: Author, stage: list[int], lead: str) -> str:
    """Return "They go to a press of 8 s." where the bank has such a phrase; else ""."""
    index, many = stage[0], len(stage) > 1
    facts = author.untold(index)
    if not author.has_role(facts[0], "noun"):
        return ""
    author.mark(stage, facts[:1])
    said = author.word(facts[0], "noun", author.where(stage), many=many).rstrip(",")
    rest = facts[1:]
    if rest:
        author.mark(stage, rest)
        more = author.clauses(index, rest, many=many)
        text = author.sentence("step.bare", lead=lead, where=said) + author.tongue.space
        return text + author.sentence("and_it", many=many, facts=more)
    return author.sentence("step.bare", lead=lead, where=said)


def compact(author: Author) -> list[str]:
    """Return the line in few long sentences: "They wait in A, are cut at B and ..."."""
    r, stages = author.random, author.spec.stages
    out = [begin(author, stages[0])]
    steps = [_passing(author, stage) for stage in stages[1:]]
    mark_stages(author)
    while steps:
        size = min(len(steps), r.choice((1, 2, 2, 3, 4)))
        head, steps = steps[:size], steps[size:]
        they = author.sentence("they")
        out.append(author.sentence("they.do", they=they, list=author.listed(head)))
    return out


def _passing(author: Author, stage: list[int]) -> str:
    """Return what items do at a stage: "are cut at A in 8 s"."""
    index, many = stage[0], len(stage) > 1
    class_name = author.station(index).class_name
    facts = author.untold(index)
    if many and any(author.untold(i) != facts for i in stage):
        facts = []
    names = author.where(stage, share=0.2)
    if many and not author.nouns and author.voice.chance(0.4):
        names = author.names(stage, either=True) if "(" not in names else names
    topic = {"Sink": "leave", "Queue": "wait", "StraightConveyor": "ride"}.get(class_name, "go")
    first = next((f for f in facts if author.has_role(f, "pass")), None)
    if first is None:
        text = author.uncapped(f"{topic}.pass", n=names)
    else:
        author.mark(stage, [first])
        text = author.word(first, "pass", names, many=many)
    rest = [f for f in facts if f is not first]
    if rest and author.voice.chance(0.7):
        author.mark(stage, rest)
        more = author.tongue.comma.join(author.shorts(index, rest))
        text = author.voice.say("beside.more", text=text, more=more)
    return text
