"""Voice: one author's choices of words from the bank, from one seeded random state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from training.dataset.prompts.bank import Bank, Wording, load

__all__ = ["Voice"]


class Voice:
    """Says wordings of one language; remembers which it used.

    With ``held_out`` it uses held-out wordings wherever a table has any, else never.
    """

    __slots__ = ("bank", "held_out", "random", "used")

    def __init__(self, random: Random, language: str = "en", *, held_out: bool = False) -> None:
        self.random = random
        self.bank: Bank = load(language)
        self.held_out = held_out
        self.used: list[Wording] = []

    def knows(self, table: str) -> bool:
        """Return whether the language has this table."""
        return table in self.bank.tables

    def say(self, table: str, /, *, plural: bool = False, **slots: str) -> str:
        """Return a random wording of the table with its slots filled.

        Raises:
            KeyError: no such table, or a slot of the wording was not given.
        """
        return self.tell(table, slots.__getitem__, plural=plural)

    def tell(self, table: str, resolve: Callable[[str], str], *, plural: bool = False) -> str:
        """Return a random wording; ``resolve`` gives the text of a slot only when it is needed."""
        found = self.bank.table(table)
        pool = found.held if self.held_out and found.held else found.train
        random = self.random
        wording = pool[int(random.random() * len(pool))]
        self.used.append(wording)
        out = []
        for part in wording.parts:
            if isinstance(part, str):
                out.append(part)
                continue
            kind, contents = part
            if kind == "slot":
                out.append(resolve(contents[0]))
            elif kind == "agree":
                out.append(contents[1 if plural else 0])
            else:
                out.append(contents[int(random.random() * len(contents))])
        return "".join(out)

    def choice(self, options: Mapping[str, float]) -> str:
        """Return one of the options by its weight."""
        return self.random.choices(list(options), list(options.values()))[0]

    def chance(self, share: float) -> bool:
        """Return true in that share of calls."""
        return self.random.random() < share
