"""Crew: who operates the machines and who carries items, with or without names."""

from __future__ import annotations

from training.dataset.plants import FLOW_CLASSES
from training.dataset.prompts.author import Author
from training.dataset.prompts.naming import base_of

__all__ = ["tell_crew"]


def tell_crew(author: Author) -> list[str]:
    """Return sentences on operators, carriers and dispatchers; at times that there are none."""
    spec = author.spec
    members = [
        i
        for i, s in enumerate(spec.stations)
        if s.class_name not in FLOW_CLASSES and s.class_name != "Dispatcher"
    ]
    if not members or not spec.resources:
        return [author.sentence("no_more")] if author.voice.chance(0.06) else []
    if spec.automation == "own":
        return _own(author, members)
    named = author.telling.crew_names
    told = _named(author, members) if named else _nameless(author, members)
    return [told, *_details(author, members)]


def _leader(author: Author) -> int | None:
    stations = author.spec.stations
    return next((i for i, s in enumerate(stations) if s.class_name == "Dispatcher"), None)


def _carries(author: Author) -> bool:
    return author.spec.automation in ("transport", "carrier")


def _served(author: Author, members: list[int]) -> list[int]:
    """Return the stations that the crew serves; none where it serves all that it can."""
    spec = author.spec
    leader = _leader(author)
    centre = leader if leader is not None else members[0]
    served = [a for a, b, kind in spec.resources if kind == "S" and b == centre]
    everyone = _senders(author) if _carries(author) else _machines(author)
    return [] if sorted(served) == everyone and author.voice.chance(0.92) else served


def _job(author: Author, served: list[int]) -> str:
    """Return the job as an infinitive: "run all machines", "carry items away from A"."""
    work = "carry" if _carries(author) else "run"
    if not served:
        return author.voice.tell(f"{work}_all", lambda slot: _item_word(author, slot))
    where = author.names(served, bare=author.nouns and author.voice.chance(0.2))
    return author.voice.tell(
        f"{work}_some", lambda slot: where if slot == "where" else _item_word(author, slot)
    )


def _machines(author: Author) -> list[int]:
    works = ("Processor", "MultiProcessor")
    return [i for i, s in enumerate(author.spec.stations) if s.class_name in works]


def _senders(author: Author) -> list[int]:
    """Return the stations that carriers can serve: a belt moves its items itself."""
    belts = {i for i in author.places if author.station(i).class_name == "StraightConveyor"}
    return sorted({a for a, b in author.spec.flow if a not in belts and b not in belts})


def _item_word(author: Author, slot: str) -> str:
    return author.items() if slot == "items" else author.item1()


def _jobs(author: Author, job: str, *, many: bool) -> str:
    """Return the job with a finite verb: "runs all machines"."""
    return job if many else author.tongue.third(job)


def _named(author: Author, members: list[int]) -> str:
    many = len(members) > 1
    kind = author.kind(members[0])
    served = _served(author, members)
    leader = _leader(author)
    names = author.names(members)
    amount = f"carried_{'some' if served else 'all'}.{'alone' if leader is None else 'team'}"
    if _carries(author) and author.voice.knows(amount) and author.voice.chance(0.2):
        return author.sentence(
            amount,
            boss=author.name(leader) if leader is not None else "",
            names=names,
            count=author.tongue.word(len(members)) or str(len(members)),
            what=author.tongue.a(kind),
            whats=author.kinds(kind),
            where=author.names(served),
        )
    job = _job(author, served)
    if leader is not None:
        return author.sentence(
            "team",
            boss=author.name(leader),
            names=names,
            count=author.tongue.word(len(members)) or str(len(members)),
            whats=author.kinds(kind),
            job=job,
        )
    return author.sentence(
        "alone",
        names=names,
        what=author.kinds(kind) if many else author.tongue.a(kind),
        job=job,
        jobs=_jobs(author, job, many=many),
    )


def _nameless(author: Author, members: list[int]) -> str:
    many = len(members) > 1
    noun = _noun(author, members)
    if many:
        number = author.tongue.word(len(members)) if author.voice.chance(0.7) else str(len(members))
        crew = author.voice.say("crew.many", count=number, nouns=author.tongue.plural(noun))
    else:
        crew = author.tongue.a(noun)
    job = _job(author, _served(author, members))
    table = "nameless_team" if _leader(author) is not None else "nameless_alone"
    return author.sentence(table, many=many, crew=crew, job=job, jobs=_jobs(author, job, many=many))


def _noun(author: Author, members: list[int]) -> str:
    """Return the noun of a crew without names: "AGV", "operator"."""
    base = base_of(author.station(members[0]).name)
    if not author.tongue.small_nouns:
        return base
    return " ".join(word if word.isupper() else word.lower() for word in base.split(" "))


def _details(author: Author, members: list[int]) -> list[str]:
    """Return what the members are able to do, where the plant says it: speed, load."""
    facts = author.untold(members[0])
    alike = [i for i in members if author.untold(i) == facts]
    if not facts or len(alike) < len(members):
        return []
    many = len(members) > 1
    author.mark(members, facts)
    if author.voice.chance(0.5):
        told = author.clauses(members[0], facts, many=many)
        return [author.sentence("and_it", many=many, facts=told)]
    noun = _noun(author, members) if not author.telling.crew_names else ""
    subject = author.tongue.the(author.tongue.plural(noun) if many else noun)
    subject = subject if noun else author.names(members)
    if author.voice.chance(0.35):
        said = author.tongue.comma.join(author.shorts(members[0], facts))
        return [author.sentence("say.short", n=subject, facts=said)]
    return [author.cap(author.word(fact, "full", subject, many=many)) for fact in facts]


def _own(author: Author, members: list[int]) -> list[str]:
    pairs = [(a, b) for a, b, _ in author.spec.resources]
    stations = [a for a, _ in pairs]
    if not author.telling.crew_names:
        table = "own_nameless" if len(pairs) > 1 else "own_nameless_one"
        noun = author.tongue.a(_noun(author, members))
        return [author.sentence(table, s=author.names(stations), an_operator=noun)]
    if len(pairs) > 1 and author.voice.chance(0.4):
        crew = author.names([b for _, b in pairs])
        return [author.sentence("own_list", s=author.names(stations, bare=True), c=crew)]
    return [author.sentence("own", a=author.name(a), b=author.name(b)) for a, b in pairs]
