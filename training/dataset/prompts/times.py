"""Times: quantities, distributions and rates in the words of one author.

An author mostly keeps to one way of writing a unit. The digits are those of the plant, in its
unit, so that a reader can copy them; few are said in words ("half a minute", "twelve").
"""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

from training.dataset.prompts.tongue import Tongue
from training.dataset.prompts.voice import Voice
from training.dataset.quantities import Quantity, Timing

__all__ = ["Clock", "plain_number"]

_CLAUSES = ("a ", "an ", "at ", "any", "some", "usually", "typically", "min ", "from ")
_SHIFT_H = 8
_WORDS_SHARE = 0.1
_CODE_LIKE = re.compile(r"\(\d[^)]*, |\d, \d")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def plain_number(value: Decimal) -> str:
    """Return digits without trailing zeros: "2.5", "50"."""
    return format(value.normalize(), "f")


class Clock:
    """Says times and counts for one prompt; with ``corrects`` it takes one time back."""

    __slots__ = ("_commas", "_corrects", "_no_unit", "_tongue", "_unit", "_voice", "_words")

    def __init__(
        self, voice: Voice, tongue: Tongue, no_unit: str = "", *, corrects: bool = False
    ) -> None:
        random = voice.random
        self._voice, self._tongue, self._no_unit = voice, tongue, no_unit
        self._unit: dict[str, str] = {
            unit: random.choice(forms) for unit, forms in tongue.units.items()
        }
        self._commas = random.random() < tongue.decimal_comma
        self._corrects = corrects
        self._words = random.random() < _WORDS_SHARE * 2

    def count(self, value: Decimal) -> str:
        """Return a count in digits or, at times, in words."""
        whole = int(value)
        if self._words and value == whole and self._voice.random.random() < 0.6:
            return self._tongue.word(whole) or str(whole)
        return self._number(value)

    def unit(self, unit: str) -> str:
        """Return the unit as this author writes it after a number."""
        if unit == self._no_unit:
            return ""
        random: Random = self._voice.random
        if random.random() < 0.12:
            return random.choice(self._tongue.units[unit])
        return self._unit[unit]

    def quantity(self, quantity: Quantity) -> str:
        """Return "8 s", "half a minute", "2 min 30 s"."""
        unit, stated = quantity.unit, quantity.stated
        random = self._voice.random
        if unit == self._no_unit or unit not in self._tongue.units:
            return self._number(stated)
        if stated == 1 and unit in self._tongue.one_of and len(self._unit[unit]) > 4:
            one = self._tongue.one if random.random() < 0.5 else "1"
            return one + self._tongue.one_of[unit]
        if stated != stated.to_integral_value() and random.random() < 0.3:
            special = f"special.{plain_number(stated)}.{unit}"
            if self._voice.knows(special):
                return self._voice.say(special)
            if (
                unit == "min"
                and stated % 1 == Decimal("0.5")
                and self._voice.knows("special.halves")
            ):
                return self._voice.say("special.halves", a=str(int(stated)))
        said = self.unit(unit)
        if len(said) > 4 or not said[-1:].isascii():  # a word, not a sign like "s" or "min"
            return self.count(stated) + said
        return self._number(stated) + said

    def duration(self, timing: Timing, form: str = "np") -> str:
        """Return a time.

        ``form`` "np" follows "takes", "of" follows "a time of" and "every", "is" follows "is"
        or a colon.
        """
        p = timing.params
        if timing.family == "constant":
            if self._corrects and self._voice.random.random() < 0.4:
                return self._corrected(p[0])
            if self._voice.random.random() < 0.8:
                return self.quantity(p[0])
        if form == "of":
            for _ in range(6):
                said = self.duration(timing)
                if not said.startswith(_CLAUSES):
                    return said
            form = "code"
        table = f"{timing.family}.{form}"  # "code" is in no family: written as a call
        if not self._voice.knows(table):
            table = "other_family.is"
        unit = p[-1].unit

        def slot(name: str) -> str:
            if name in "012":
                return self.quantity(p[int(name)])
            if name in "abc":
                return plain_number(p["abc".index(name)].stated)
            if name == "u":
                return self.unit(unit)
            if name == "family":
                return timing.family
            return ", ".join(plain_number(q.stated) for q in p)

        said = self._voice.tell(table, slot)
        if self._commas and not _CODE_LIKE.search(said):
            said = _POINT.sub(",", said)
        return said

    def _corrected(self, quantity: Quantity) -> str:
        """Return another time taken back at once, and the right one; no more than one a prompt."""
        self._corrects = False
        factor = self._voice.random.choice((Decimal("0.5"), Decimal(2), Decimal(3), Decimal(10)))
        wrong = Quantity((quantity.stated * factor).normalize(), quantity.unit)
        return self._voice.say("correct", wrong=self.quantity(wrong), right=self.quantity(quantity))

    def rate(self, quantity: Quantity, items: str) -> str:
        """Return "60 parts per hour"."""
        return self._voice.say(
            f"rate.{quantity.unit.removeprefix('/')}",
            a=plain_number(quantity.stated),
            shift=plain_number(quantity.stated * _SHIFT_H),
            items=items,
        )

    def _number(self, value: Decimal) -> str:
        said = plain_number(value)
        return said.replace(".", ",") if self._commas else said
