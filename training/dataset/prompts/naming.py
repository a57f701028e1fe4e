"""Naming: what a station is called in the program, given how the prompt speaks of it.

The convention, in this one place:

* A **name** is spelled in the program as in the prompt: "Mask Coater1", "m_2", "Oven #3".
* A **noun** ("a press of 8 s", "then the stamping press") gives its title case: "Press",
  "Stamping Press". So does any name written all in small letters without quotes ("mixer");
  in quotes it stays as it is. Words like "of" and "and" stay small inside a name.
* Several stations of one noun are numbered in the order of the plant: "two presses" are
  "Press 1" and "Press 2". A single one has no number.
* A station that the text only implies ("parts arrive every 12 s") has its class as noun:
  "Source". Workers and carriers without names follow the same rules: "two AGVs" are "AGV 1"
  and "AGV 2", "an operator" is "Operator".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from random import Random

from training.dataset.plants import FLOW_CLASSES, PlantSpec
from training.dataset.prompts.telling import Telling
from training.dataset.prompts.tongue import tongue
from training.dataset.prompts.voice import Voice

__all__ = ["base_of", "is_noun_name", "name_crew", "prepare", "program_name", "title"]

_SMALL = frozenset(
    [
        "and",
        "of",
        "to",
        "the",
        "in",
        "for",
        "on",
        "at",
        "de",
        "del",
        "la",
        "el",
        "y",
        "und",
        "von",
        "mit",
        "der",
    ]
)
_PLAIN = re.compile(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,})*(?: \d+)?")
_NUMBERED = re.compile(r"(.*?)[ _\-#]*(\d+)")
_QUOTES = "\"'“”‘’„«»「」『』"

_CREW = {
    "Operator": "Operator",
    "TaskExecuter": "Task Executer",
    "Transporter": "Transporter",
    "Robot": "Robot",
    "Dispatcher": "Dispatcher",
}  # what crew is called that nobody speaks of
MACHINES = ("Processor", "MultiProcessor", "Combiner", "Separator")


def title(noun: str) -> str:
    """Return the title case of a noun: "Pick and Place", "E-Beam Writer", "Press 2"."""
    return " ".join(
        word if k and word in _SMALL else "-".join(p[:1].upper() + p[1:] for p in word.split("-"))
        for k, word in enumerate(noun.split(" "))
    )


def is_noun_name(name: str) -> bool:
    """Return whether the name is the title case of plain words, so that a noun can stand for it."""
    noun = name.lower()
    return title(noun) == name and _PLAIN.fullmatch(noun) is not None


def base_of(name: str) -> str:
    """Return the name without a number at its end: "Welder" of "Welder 2" and "Welder_2"."""
    match = _NUMBERED.fullmatch(name)
    return match[1] if match and match[1] else name


def program_name(prompt: str, name: str) -> str | None:
    """Return how the program spells the station that the prompt calls ``name``.

    Returns:
        ``None`` where the prompt does not speak of it, so that a sketch must name it.
    """
    if name in prompt:
        plain = name == name.lower() and _PLAIN.fullmatch(name) is not None
        return title(name) if plain and not _is_quoted(prompt, name) else name
    if is_noun_name(name):
        said = prompt.lower()
        if name.lower() in said or (base_of(name) != name and base_of(name).lower() in said):
            return name
    return None


def _is_quoted(prompt: str, name: str) -> bool:
    at = prompt.find(name)
    after = at + len(name)
    return at > 0 and prompt[at - 1] in _QUOTES and prompt[after : after + 1] in tuple(_QUOTES)


def prepare(random: Random, spec: PlantSpec, telling: Telling) -> PlantSpec:
    """Return the plant with the names that this telling implies, to be written and drawn."""
    names = [station.name for station in spec.stations]
    voice = Voice(random, telling.language, held_out=telling.held_out)
    if telling.language != "en":
        spec = replace(spec, item=voice.say("item"))
        if telling.nouns or voice.chance(0.7):
            _name_by_nouns(voice, spec, names, keep_own=False)
    elif telling.nouns:
        _name_by_nouns(voice, spec, names, keep_own=True)
    if not telling.crew_names:
        _name_crew(voice, spec, names)
    stations = [replace(s, name=n) for s, n in zip(spec.stations, names, strict=True)]
    return replace(spec, stations=stations)


def _name_by_nouns(voice: Voice, spec: PlantSpec, names: list[str], *, keep_own: bool) -> None:
    """Give every station of the flow the title case of a noun, numbered where it is shared."""
    generic: dict[str, str] = {}
    flow = [i for i, s in enumerate(spec.stations) if s.class_name in FLOW_CLASSES]
    alike = Counter(base_of(names[i]) for i in flow)
    bases: dict[str, str] = {}
    for i in flow:
        class_name, own = spec.stations[i].class_name, base_of(names[i])
        if own not in bases or alike[own] == 1:
            keep = (
                0.0 if not keep_own else 0.4 if class_name in ("Source", "Queue", "Sink") else 0.85
            )
            if is_noun_name(own) and own not in FLOW_CLASSES and voice.chance(keep):
                bases[own] = own
            else:
                again = 0.2 if keep_own or class_name not in MACHINES else 0.95
                if class_name not in generic or voice.chance(again):
                    generic[class_name] = title(voice.say(f"noun.{class_name}"))
                bases[own] = generic[class_name]
        names[i] = bases[own]
    _number(names, flow, voice.random.choice(tongue(voice.bank.language).number_joints))


def name_crew(spec: PlantSpec) -> PlantSpec:
    """Return the plant with its crew named by their classes: "Operator", "Task Executer 1"."""
    names = [station.name for station in spec.stations]
    _name_crew(Voice(Random(0)), spec, names, plain=True)
    stations = [replace(s, name=n) for s, n in zip(spec.stations, names, strict=True)]
    return replace(spec, stations=stations)


def _name_crew(voice: Voice, spec: PlantSpec, names: list[str], *, plain: bool = False) -> None:
    crew = [i for i, s in enumerate(spec.stations) if s.class_name not in FLOW_CLASSES]
    nouns: dict[str, str] = {}
    for i in crew:
        class_name = spec.stations[i].class_name
        if class_name not in nouns:
            nouns[class_name] = _CREW[class_name] if plain else voice.say(f"crew.{class_name}")
        names[i] = nouns[class_name]
    _number(names, crew, voice.random.choice(tongue(voice.bank.language).number_joints))


def _number(names: list[str], members: list[int], joint: str) -> None:
    """Number the names that several members share, in their order."""
    shared = Counter(names[i] for i in members)
    seen: Counter[str] = Counter()
    for i in members:
        if shared[names[i]] > 1:
            seen[names[i]] += 1
            names[i] = f"{names[i]}{joint}{seen[names[i]]}"
