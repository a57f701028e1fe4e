"""Grammar of the program profile over the codec's tokens: which token may come next.

Besides form it holds what a program must mean: only declared objects are connected, only
properties that the class has are set, a distribution gets its number of arguments, a sink
sends nothing and a source receives nothing, and names are unique. When the model ends a
program while a station of the flow hangs loose, it must first connect it (``mended``
counts). A program written under this grammar parses and passes its checks.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from training.model.codec import (
    CLASSES,
    ENUMS,
    FAMILIES,
    MAX_OBJECTS,
    OTHER_FORM,
    OTHER_FORMS,
    PROPERTIES_OF,
    TIME_PROPERTIES,
    UNITS,
    meant_property,
    property_token,
)
from training.model.tokenizer import Words

__all__ = ["Grammar"]

FLOW = (
    "Source", "Queue", "Processor", "Combiner", "Separator", "Sink",
    "StraightConveyor", "MultiProcessor",
)  # fmt: skip
EXECUTERS = ("Operator", "TaskExecuter", "Transporter", "Robot")
_FLAGS = ("LIFO", "UseTransport", "UseProcessOperators")  # 1 is not a number that anybody said
_WHOLE = ("MaxContent", "ComponentsList", "SeparateQty", "Capacity")
MAX_NAME_TOKENS = 28
MAX_DIGITS = 8


class Grammar:
    """Follows one program. ``allowed`` lists the next token ids; ``advance`` takes one."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.classes: list[str] = []
        self.links: set[tuple[int, int, str]] = set()
        self.set: set[tuple[int, str]] = set()
        self._state: Callable[[], list[int]] = self._start
        self._target = -1
        self._key = ""
        self._family = ""
        self._numbers = 0
        self._digits = ""
        self._kind = ""
        self._from = -1
        self._name_tokens: tuple[int, ...] = ()
        self.names: list[tuple[int, ...]] = []  # token rows, one an object declared
        self._mending = False
        self.mended = 0
        self._digit_ids = {words.id(d): d for d in "0123456789"}
        self._point = words.id(".")
        self.done = False

    @property
    def name_so_far(self) -> tuple[int, ...]:
        """Return the token row of the name that is being written."""
        return self._name_tokens

    @property
    def has_unit(self) -> bool:
        """Return whether the number being written is a time, which may have a unit."""
        pure = {"lognormal": 2, "weibull": 1, "gamma": 1}.get(
            self._family, 0
        )  # leading pure numbers
        return self._key in TIME_PROPERTIES and self._numbers > pure

    @property
    def link_start(self) -> int:
        """Return the object that the connection being written starts at."""
        return self._from

    def may_connect(self, a: int, b: int) -> bool:
        """Return whether an item or team connection from object a to b is legal and new."""
        return b in self._targets_of("A", a)

    @property
    def writing(self) -> str:
        """Return what comes next: "object", "name start", "name", "number start", "number",
        "property", "link", "link from", "link to", "call from" or "".
        """
        named = {self._start: "object", self._after_object: "object", self._links_or_end: "link"}
        if self._state in named:
            return named[self._state]
        if self._state == self._link_from:
            return "link from" if self._kind == "A" else "call from"
        if self._state == self._link_to:
            return "link to" if self._kind == "A" else ""
        if self._state == self._name:
            return "name" if self._name_tokens else "name start"
        if self._state == self._property:
            return "property"
        if self._key in _FLAGS:
            return ""
        if self._state == self._value:
            return "number start"
        return "number" if self._state == self._number else ""

    def allowed(self) -> list[int]:
        """Return the token ids that may come next; never empty."""
        return self._state()

    def mask(self) -> Tensor:
        """Return (V,) true where the token may come next."""
        mask = torch.zeros(self.words.size, dtype=torch.bool)
        if self._state == self._name:
            mask[len(self.words.special) :] = True
            mask[self._forbidden_in_names()] = False
        mask[self.allowed()] = True
        return mask

    def _id(self, token: str) -> int:
        return self.words.special[token]

    def _start(self) -> list[int]:
        return [self._id("<refuse>"), *self._classes()]

    def _classes(self) -> list[int]:
        if len(self.classes) >= MAX_OBJECTS:
            return []
        return [self._id(f"<obj:{name}>") for name in CLASSES]

    def _name(self) -> list[int]:
        if not self._name_tokens and self.classes[-1] in OTHER_FORMS:
            return [self._id(OTHER_FORM)]
        whole = self._name_tokens and self._name_tokens not in self.names
        if not whole and len(self._name_tokens) < MAX_NAME_TOKENS:
            return []
        return [self._id(f"<x:{k}>") for k in range(64)]

    def _forbidden_in_names(self) -> list[int]:
        if len(self._name_tokens) >= MAX_NAME_TOKENS:
            return list(range(len(self.words.special), self.words.size))
        cached = getattr(self.words, "forbidden_in_names", None)
        if cached is None:
            cached = [
                k
                for k in range(len(self.words.special), self.words.size)
                if any(c in self.words.decode([k]) for c in '"\\\n\r\t;<>{}')
            ]
            self.words.forbidden_in_names = cached  # type: ignore[attr-defined]
        return list(cached)

    def _row(self) -> list[int]:
        return [self._id(f"<y:{k}>") for k in range(-32, 33)]

    def _after_object(self) -> list[int]:
        return [*self._classes(), *self._property_targets(0), *self._links_or_end()]

    def _property_targets(self, first: int) -> list[int]:
        return [
            self._id(f"<#{k}>")
            for k in range(max(first, 0), len(self.classes))
            if any((k, p) not in self.set for p in PROPERTIES_OF[self.classes[k]])
        ]

    def _property(self) -> list[int]:
        k = self._target
        return [
            self._id(property_token(p))
            for p in PROPERTIES_OF[self.classes[k]]
            if (k, p) not in self.set
        ]

    def _value(self) -> list[int]:
        if self._key in ENUMS:
            return [self._id(f"<e:{option}>") for option in ENUMS[self._key]]
        digits = list(self._digit_ids)
        if self._key in _FLAGS:
            return [self.words.id("1")]
        if self._key in TIME_PROPERTIES and not self._family:
            return [*digits, *(self._id(f"<d:{family}>") for family in FAMILIES)]
        if self._key in _WHOLE:  # a count begins at 1
            return [token for token, digit in self._digit_ids.items() if digit != "0"]
        return digits

    def _number(self) -> list[int]:
        allowed: list[int] = []
        if self._key in _FLAGS:
            return self._after_number()
        if len(self._digits) < MAX_DIGITS:
            allowed += list(self._digit_ids)
            if "." not in self._digits and self._key not in _WHOLE:
                allowed.append(self._point)
        if self._digits.endswith("."):
            return list(self._digit_ids)
        if self._key in TIME_PROPERTIES and float(self._digits) > 0:
            units = UNITS if self._key == "InterArrivalTime" else UNITS[:2]
            allowed += [self._id(f"<u:{unit}>") for unit in units]
        return [*allowed, *self._after_number()]

    def _after_number(self) -> list[int]:
        if self._family and self._numbers < FAMILIES[self._family]:
            return [self._id("<,>")]
        return [*self._property_targets(self._target), *self._links_or_end()]

    def _links_or_end(self) -> list[int]:
        kinds = ("A",) if self._must_mend() else ("A", "S")
        out = [self._id(f"<{kind}>") for kind in kinds if self._sources_of(kind)]
        if not self._must_mend():
            out.append(self._id("<eos>"))
        return out

    def loose(self) -> tuple[set[int], set[int]]:
        """Return the stations of the flow with no way out, and those with no way in."""
        outs = {a for a, _, kind in self.links if kind == "A"}
        ins = {b for _, b, kind in self.links if kind == "A"}
        flow = [k for k, c in enumerate(self.classes) if c in FLOW]
        return (
            {k for k in flow if self.classes[k] != "Sink" and k not in outs},
            {k for k in flow if self.classes[k] != "Source" and k not in ins},
        )

    def _must_mend(self) -> bool:
        return self._mending and self._mendable()

    def _mendable(self) -> bool:
        no_way_out, no_way_in = self.loose()
        return any(
            a in no_way_out or b in no_way_in
            for a in range(len(self.classes))
            if self.classes[a] in FLOW
            for b in self._targets_of("A", a)
        )

    def _sources_of(self, kind: str) -> list[int]:
        return [a for a in range(len(self.classes)) if self._targets_of(kind, a)]

    def _targets_of(self, kind: str, a: int) -> list[int]:
        here = self.classes[a]
        if kind == "A" and here in FLOW and here != "Sink":
            fits = [k for k, c in enumerate(self.classes) if c in FLOW and c != "Source"]
        elif kind == "A" and here == "Dispatcher":
            fits = [k for k, c in enumerate(self.classes) if c in EXECUTERS]
        elif kind == "S" and here in FLOW and here != "Sink":
            fits = [k for k, c in enumerate(self.classes) if c in EXECUTERS or c == "Dispatcher"]
        else:
            return []
        return [k for k in fits if k != a and (a, k, kind) not in self.links]

    def _link_from(self) -> list[int]:
        sources = self._sources_of(self._kind)
        if self._must_mend():
            no_way_out, no_way_in = self.loose()
            sources = [a for a in sources if a in no_way_out] or [
                a for a in sources if no_way_in & set(self._targets_of("A", a))
            ]
        return [self._id(f"<#{k}>") for k in sources]

    def _link_to(self) -> list[int]:
        targets = self._targets_of(self._kind, self._from)
        if self._must_mend():
            no_way_in = self.loose()[1]
            targets = [b for b in targets if b in no_way_in] or targets
        return [self._id(f"<#{k}>") for k in targets]

    def advance(self, token: int) -> None:
        """Take the next token; it must be an allowed one."""
        if not self.words.is_special(token):
            self._advance_text(token)
            return
        name = self.words.name(token)
        if name == "<eos>" and not self._mending and self._mendable():
            self._mending, self._state = True, self._links_or_end
        elif name in ("<eos>", "<refuse>"):
            self.done = True
        elif name.startswith("<obj:"):
            self.classes.append(name[5:-1])
            self._name_tokens, self._state = (), self._name
        elif name == OTHER_FORM:
            self.classes[-1] = OTHER_FORMS[self.classes[-1]]
        elif name.startswith("<x:"):
            self.names.append(self._name_tokens)
            self._state = self._row
        elif name.startswith("<y:"):
            self._state = self._after_object
        elif name.startswith("<#"):
            self._advance_reference(int(name[2:-1]))
        elif name.startswith("<p:"):
            self._key = meant_property(self.classes[self._target], name)
            self._family, self._numbers = "", 0
            self.set.add((self._target, self._key))
            self._state = self._value
        elif name.startswith("<d:"):
            self._family = name[3:-1]
        elif name.startswith(("<e:", "<u:")):
            self._state = self._after_number
        elif name == "<,>":
            self._state = self._value
        else:  # <A> or <S>
            self._kind, self._from, self._state = name[1:-1], -1, self._link_from

    def _advance_text(self, token: int) -> None:
        if self._state == self._name:
            self._name_tokens += (token,)
            return
        if self._state == self._value:
            self._digits, self._numbers = "", self._numbers + 1
            self._state = self._number
        self._digits += self._digit_ids.get(token, ".")

    def _advance_reference(self, index: int) -> None:
        if self._state not in (self._link_from, self._link_to):
            self._target, self._state = index, self._property
        elif self._from < 0:
            self._from, self._state = index, self._link_to
        else:
            self.links.add((self._from, index, self._kind))
            self.mended += self._mending
            self._state = self._links_or_end
