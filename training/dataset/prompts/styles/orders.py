"""Orders: what to build, as instructions, object by object and link by link."""

from __future__ import annotations

import itertools

from training.dataset.prompts.author import Author
from training.dataset.prompts.flow import chains, tell_flow

__all__ = ["orders"]


def orders(author: Author) -> list[str]:
    """Return "Create a queue called X with room for 20. ... Connect X to Y."."""
    out = []
    for index in author.places:
        out.append(_create(author, index))
    if not author.telling.flow or author.voice.chance(0.3):
        return [*out, *tell_flow(author)]
    for path in chains(author.spec.flow):
        author.mark_path(path)
        names = [author.name(i) for i in path]
        for a, b in itertools.pairwise(names):
            out.append(author.sentence("connect", a=a, b=b))
    return out


def _create(author: Author, index: int) -> str:
    facts = author.untold(index)
    author.mark([index], facts)
    name = author.bare(index)
    if author.telling.kinds and not author.is_noun(index):
        author.kind_said.add(index)
        kind = author.kind(index)
        text = author.sentence("create", n=name, a_kind=author.tongue.a(kind), kind=kind)
    elif author.needs_kind(index):
        author.kind_said.add(index)
        kind = author.kind(index, plain=True)
        text = author.sentence("create.plain", n=f"{author.name(index)} ({kind})")
    else:
        one = author.tongue.articles and author.is_noun(index) and not name[-1:].isdigit()
        text = author.sentence("create.plain", n=author.tongue.a(name) if one else name)
    if not facts:
        return text + author.tongue.stop
    if all(author.has_role(f, "with") for f in facts) and author.voice.chance(0.55):
        nouns = author.listed([author.word(f, "with", name) for f in facts])
        return author.sentence("create.with", text=text, nouns=nouns)
    asked_for = all(author.has_role(f, "order") for f in facts)
    if not asked_for or author.voice.chance(0.5):
        return author.sentence("create.that", text=text, facts=author.clauses(index, facts))
    said = author.name(index)
    asked = [author.sentence("ask", order=author.word(f, "order", said)) for f in facts]
    return text + author.tongue.stop + author.tongue.space + author.tongue.space.join(asked)
