"""Slices: the named parts of GDT-120K, and which plants and words each may hold.

The random part is split 90/5/5 as in the paper. A plant's own content decides its part: its
fingerprint (names without case and spacing, classes, values in seconds, connections) falls in
one of twenty buckets, eighteen for training, one for validation, one for test. So whatever
stream of seeds anybody draws from, no plant of validation or test occurs in training.

Beside it stand held-out slices that a memoriser fails. Their plants are of the test bucket,
and each holds one kind of thing that training never has:

* ``wordings``: phrases of the bank that training never uses;
* ``names``: station names on no training list, invented ones with syllables of their own;
* ``combinations``: pairs of service family and layout, see ``plants.constraints``;
* ``longer``: more objects than any training plant;
* ``hands``: pens, glyphs and papers of held-out sketch hands;
* ``german`` and so on: prompts in that language, in held-out wordings.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from training.dataset.plants import TRAINING, Constraints, PlantSpec
from training.dataset.plants.spec import plain_value
from training.dataset.prompts import LANGUAGES

__all__ = ["SLICES", "Slice", "bucket", "bucket_of", "find_slice", "fingerprint"]

_BUCKETS = 20
_VALIDATION, _TEST = 18, 19
_LANGUAGE_NAMES = {"de": "german", "es": "spanish", "zh": "chinese", "ja": "japanese"}


@dataclass(frozen=True, slots=True)
class Slice:
    """One named part.

    Attributes:
        count: triplets in GDT-120K.
        bucket: "training", "validation" or "test": the plants it takes.
        words: whether its prompts use held-out wordings.
        hands: whether its sketches are of held-out hands.
        language: of its prompts; "" for the shares of training.
    """

    name: str
    count: int
    bucket: str = "test"
    constraints: Constraints = TRAINING
    words: bool = False
    hands: bool = False
    language: str = ""

    @property
    def held_out(self) -> bool:
        """Whether it stands beside the random part."""
        return self.name not in ("train", "validation", "test")


_HELD_OUT_COUNT = 500

SLICES: dict[str, Slice] = {
    part.name: part
    for part in (
        Slice("train", 108_257, "training"),
        Slice("validation", 6_014, "validation"),
        Slice("test", 6_014),
        Slice("wordings", _HELD_OUT_COUNT, words=True),
        Slice("names", _HELD_OUT_COUNT, constraints=Constraints(unseen_names=True)),
        Slice("combinations", _HELD_OUT_COUNT, constraints=Constraints(unseen_combination=True)),
        Slice("longer", _HELD_OUT_COUNT, constraints=Constraints(longer=True)),
        Slice("hands", _HELD_OUT_COUNT, hands=True),
        *(
            Slice(_LANGUAGE_NAMES[code], _HELD_OUT_COUNT, words=True, language=code)
            for code in LANGUAGES
            if code in _LANGUAGE_NAMES
        ),
    )
}


def find_slice(name: str) -> Slice:
    """Return the slice of that name.

    Raises:
        ValueError: there is none; the message lists the names.
    """
    found = SLICES.get(name)
    if found is None:
        raise ValueError(f"no slice {name!r}; there are {', '.join(SLICES)}")
    return found


def fingerprint(spec: PlantSpec) -> int:
    """Return a number of 64 bits that is the same for plants that are the same to a reader."""
    keys = ["".join(c for c in s.name.lower() if c.isalnum()) for s in spec.stations]
    objects = sorted(
        f"{key}:{s.class_name}:"
        + ",".join(sorted(f"{k}={plain_value(k, v)}" for k, v in s.properties.items()))
        for key, s in zip(keys, spec.stations, strict=True)
    )
    edges = sorted(
        f"{keys[a]}>{keys[b]}:{kind}"
        for a, b, kind in [*((a, b, "A") for a, b in spec.flow), *spec.resources]
    )
    text = "\n".join((*objects, *edges))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def bucket(mark: int) -> str:
    """Return the part that a fingerprint belongs to: "training", "validation" or "test"."""
    return {_VALIDATION: "validation", _TEST: "test"}.get(mark % _BUCKETS, "training")


def bucket_of(spec: PlantSpec) -> str:
    """Return the part that a plant belongs to."""
    return bucket(fingerprint(spec))
