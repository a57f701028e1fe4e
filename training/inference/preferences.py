"""Preferences: the guides' weights on the next token, by what the grammar says comes next."""

from __future__ import annotations

from torch import Tensor

from training.inference.copying import CopyGuide
from training.inference.grammar import Grammar
from training.inference.plant_guide import PlantGuide
from training.inference.sketch_guide import SketchGuide
from training.model.codec import OTHER_FORM

__all__ = ["preferences"]

_TAKEN = 1e-3  # weight of the last token of a name that another object has


def preferences(
    grammar: Grammar, plant: PlantGuide, guide: CopyGuide, drawn: SketchGuide | None
) -> Tensor | float:
    """Return factors on the next token that keep the program to what was said and drawn."""
    state = grammar.writing
    if state in ("name start", "name"):
        return _name_weights(grammar, guide, drawn, started=state == "name")
    if state == "number start":
        guide.begin_number()
    if state == "number":
        weights = guide.number_weights()
        return weights * guide.unit_weights() if grammar.has_unit else weights
    match state:
        case "object" if drawn:
            return drawn.object_weights(grammar)
        case "link":
            usual = plant.link_weights(grammar)
            return usual * drawn.link_weights(grammar) if drawn else usual
        case "link from":
            usual = plant.from_weights(grammar, "A")
            return drawn.from_weights(grammar, usual) if drawn else usual
        case "link to" if drawn:
            return drawn.to_weights(grammar, grammar.link_start)
        case "property":
            return plant.property_weights(grammar)
        case "call from":
            return plant.from_weights(grammar, "S")
        case _:
            return 1.0


def _name_weights(
    grammar: Grammar, guide: CopyGuide, drawn: SketchGuide | None, *, started: bool
) -> Tensor:
    if not started:
        guide.begin_name()
    said = guide.name_weights(started=started)
    weights = drawn.name_weights(grammar, said) if drawn else said
    for name in grammar.names:  # a taken name could not end there
        if name[:-1] == grammar.name_so_far:
            weights[name[-1]] *= _TAKEN
    if not started:  # not yet a name: whether it is the class's other form is the model's to say
        weights[grammar.words.special[OTHER_FORM]] = 1.0
    return weights
