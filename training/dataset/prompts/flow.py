"""Flow: who feeds whom, in chains, pairs, forks, lines, from the front or from the back."""

from __future__ import annotations

import itertools
from collections import defaultdict

from training.dataset.prompts.author import Author

__all__ = ["arrow", "chains", "tell_flow", "tell_pairs"]

Edge = tuple[int, int]


def arrow(author: Author) -> str:
    """Return what stands between two stations of a path."""
    return author.random.choice(author.tongue.arrows)


def tell_flow(author: Author) -> list[str]:
    """Return sentences for every connection of the plant; none where the sketch shows them."""
    if not author.telling.flow:
        return [author.sentence("see_sketch")] if author.voice.chance(0.85) else []
    spec = author.spec
    paths = chains(spec.flow)
    if len(paths) == 1:
        return [_chain(author, paths[0])]
    if spec.layout == "parallel" and author.voice.chance(0.6):
        told = _lines(author)
        return told + tell_pairs(author, author.unmentioned_edges())
    if author.voice.chance(0.4):
        return tell_pairs(author, list(spec.flow))
    return [_chain(author, path) for path in paths]


def chains(edges: list[Edge]) -> list[list[int]]:
    """Return the edges as maximal paths, in order; each edge is in one path."""
    left = list(edges)
    paths = []
    while left:
        a, b = left.pop(0)
        path = [a, b]
        while True:
            nexts = [edge for edge in left if edge[0] == path[-1]]
            ways = sum(edge[0] == path[-1] for edge in edges)
            if not nexts or ways > 1:
                break
            left.remove(nexts[0])
            path.append(nexts[0][1])
        paths.append(path)
    return paths


def tell_pairs(author: Author, edges: list[Edge]) -> list[str]:
    """Return a sentence for each fork, each merge and each remaining connection."""
    out: list[str] = []
    left = list(edges)
    style = author.random.random()
    while left:
        a, b = left[0]
        forks = [e for e in left if e[0] == a]
        joins = [e for e in left if e[1] == b]
        if len(forks) > 1 and style < 0.75:
            out.append(_fork(author, a, [e[1] for e in forks]))
            left = [e for e in left if e not in forks]
        elif len(joins) > 1 and style < 0.75:
            out.append(_merge(author, [e[0] for e in joins], b))
            left = [e for e in left if e not in joins]
        else:
            author.mark_path((a, b))
            out.append(author.sentence("edge", a=author.name(a), b=author.name(b)))
            left.pop(0)
    return out


def _fork(author: Author, a: int, targets: list[int]) -> str:
    for b in targets:
        author.mark_path((a, b))
    return author.sentence(
        "fan_out",
        a=author.name(a),
        list=author.names(targets),
        or_list=author.names(targets, either=True),
        count=author.tongue.word(len(targets)) or str(len(targets)),
    )


def _merge(author: Author, sources: list[int], b: int) -> str:
    for a in sources:
        author.mark_path((a, b))
    return author.sentence("fan_in", list=author.names(sources), b=author.name(b))


def _chain(author: Author, path: list[int]) -> str:
    author.mark_path(path)
    style = author.random.random()
    if style < 0.38 and len(path) > 2:
        text = arrow(author).join(author.bare(i) for i in path)
        return author.sentence("path", path=text)
    if len(path) > 2 and style < 0.7:
        names = [author.name(i) for i in path]
        return author.sentence(
            "through",
            first=names[0],
            middle=author.listed(names[1:-1]),
            last=names[-1],
            all=author.listed(names),
            row=author.tongue.comma.join(names),
        )
    pairs = list(itertools.pairwise(path))
    if style > 0.93:
        pairs.reverse()
    return author.tongue.space.join(
        author.sentence("edge", a=author.name(a), b=author.name(b)) for a, b in pairs
    )


def _lines(author: Author) -> list[str]:
    """Return the flow of parallel lines: where they start, each line, where they end."""
    spec = author.spec
    lines: dict[int, list[int]] = defaultdict(list)
    order = {i: k for k, i in enumerate(sorted(range(len(spec.stations)), key=lambda i: i))}
    heads = [b for a, b in spec.flow if a == spec.flow[0][0]]
    for line, head in enumerate(heads):
        here = head
        while True:
            lines[line].append(here)
            nexts = [b for a, b in spec.flow if a == here]
            merges = len(nexts) != 1 or sum(b == nexts[0] for _, b in spec.flow) > 1
            if merges or nexts[0] not in order or here == nexts[0] or nexts[0] in lines[line]:
                break
            here = nexts[0]
    if len(lines) < 2:
        return []
    source = spec.flow[0][0]
    count = author.tongue.word(len(lines)) or str(len(lines))
    out = [author.sentence("lines_from", a=author.name(source), count=count)]
    mark = arrow(author)
    ends: set[int] = set()
    for line, members in lines.items():
        author.mark_path((source, *members))
        path = mark.join(author.bare(i) for i in members)
        out.append(author.sentence("line", k=str(line + 1), path=path))
        ends.update(b for a, b in spec.flow if a == members[-1])
    if len(ends) == 1:
        end = ends.pop()
        for members in lines.values():
            author.mark_path((members[-1], end))
        out.append(author.sentence("lines_to", b=author.name(end)))
    return out
