"""Recognition: what a reader of sketches makes of a drawing, right or nearly right.

A board document gives exact objects and arrows. From a picture, classes and arrows are beliefs,
arrows without heads may point the wrong way, and letters are confused: the decoder must learn to
weigh that against the text.
"""

from __future__ import annotations

from random import Random

from training.dataset.drawings import Drawing
from training.dataset.plants import PlantSpec
from training.model.codec import token_class
from training.model.sketch_graph import KINDS, SketchGraph, SketchObject, one_hot

__all__ = ["seen"]


def seen(
    random: Random, spec: PlantSpec, drawing: Drawing, *, kinds_known: bool, noise: bool
) -> SketchGraph:
    """Return the drawing as a graph, its objects in no order.

    Args:
        kinds_known: whether the drawing shows what its objects are; boxes do not.
        noise: read as from a picture: classes and arrows are believed, some labels misread.
    """
    order = list(range(len(drawing.shapes)))
    random.shuffle(order)
    slot = {shape: k for k, shape in enumerate(order)}
    misread = random.random() < 0.15 if noise else False
    objects = []
    for shape_index in order:
        shape = drawing.shapes[shape_index]
        class_name = token_class(spec.stations[shape.station].class_name)
        objects.append(
            SketchObject(
                label=_misread(random, shape.label)
                if misread and random.random() < 0.3
                else shape.label,
                kinds=_kinds(random, class_name, kinds_known, noise),
                x=shape.x / drawing.width,
                y=shape.y / drawing.width,
            )
        )
    links = {(slot[a], slot[b]): 1.0 for a, b in drawing.arrows}
    if noise and random.random() < 0.18:
        links = _headless(random, links)
    if noise and random.random() < 0.5:
        links = _noisy_links(random, links, len(order))
    return SketchGraph(tuple(objects), links)


def _headless(random: Random, links: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Return links as seen on a page whose lines have no heads: some point the wrong way."""
    wrong = random.choice((0.1, 0.2, 0.35))
    return {
        (b, a) if random.random() < wrong and (b, a) not in links else (a, b): random.uniform(
            0.45, 1.0
        )
        for a, b in links
    }


def _kinds(random: Random, class_name: str, known: bool, noise: bool) -> tuple[float, ...]:
    if not known:
        return one_hot("Unknown")
    if not noise or random.random() < 0.6:
        return one_hot(class_name)
    weights = [random.random() ** 6 * 0.5 for _ in KINDS]
    weights[KINDS.index(class_name)] += random.uniform(0.4, 2.0)
    if random.random() < 0.1:
        weights[random.randrange(len(KINDS))] += 2.0
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def _noisy_links(
    random: Random, links: dict[tuple[int, int], float], count: int
) -> dict[tuple[int, int], float]:
    noisy = {pair: min(1.0, random.uniform(0.55, 1.1)) for pair in links}
    for a, b in list(links):
        if random.random() < 0.03:
            noisy[a, b] = random.uniform(0.05, 0.4)
        if random.random() < 0.06:
            noisy[b, a] = random.uniform(0.05, 0.45)
    for _ in range(random.randint(0, count // 2)):
        a, b = random.randrange(count), random.randrange(count)
        if a != b and (a, b) not in noisy:
            noisy[a, b] = random.uniform(0.03, 0.35)
    return noisy


_CONFUSED = {
    "l": "I",
    "I": "l",
    "O": "0",
    "0": "O",
    "1": "l",
    "S": "5",
    "rn": "m",
    "e": "c",
    "a": "o",
    "t": "f",
}


def _misread(random: Random, label: str) -> str:
    if len(label) < 3:
        return label
    k = random.randrange(len(label))
    form = random.random()
    if form < 0.5:
        return label[:k] + _CONFUSED.get(label[k], label[k]) + label[k + 1 :]
    if form < 0.75:
        return label[:k] + label[k + 1 :]
    return label.replace(" ", "", 1)
