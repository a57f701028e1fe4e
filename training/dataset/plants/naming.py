"""Naming: unique station names in one style a plant, so that they look as one hand would."""

from __future__ import annotations

from random import Random

from training.dataset.vocabulary import (
    CREW_NAMES,
    UNSEEN_CREW_NAMES,
    Industry,
    novel_name,
)

__all__ = ["Namer"]

_NOVEL_PLANTS = 0.3  # of plants have names that no list holds ...
_NOVEL_NAMES = 0.7  # ... for this share of their stations


class Namer:
    """Gives names that were not given yet. ``unseen`` takes held-out ones only."""

    def __init__(self, random: Random, industry: Industry, *, unseen: bool = False) -> None:
        self.random, self.industry, self.unseen = random, industry, unseen
        self.used: set[str] = set()
        self.separator = random.choice(("", " ", " ", "_", "-", " #"))
        self.case = random.choices(
            ("title", "lower", "upper", "camel", "plain_class"),
            (62, 8, 5, 9, 0 if unseen else 16),
        )[0]
        self.novel = random.random() < _NOVEL_PLANTS
        self.counts: dict[str, int] = {}

    def base(self, class_name: str) -> str:
        """Return a name without line number that is not used yet."""
        for attempt in range(200):
            name = self._candidate(class_name, attempt)
            if name.lower() not in self.used:
                self.used.add(name.lower())
                return name
        raise RuntimeError(f"no unused name left for a {class_name}")

    def _candidate(self, class_name: str, attempt: int) -> str:
        if self.case == "plain_class":
            self.counts[class_name] = self.counts.get(class_name, 0) + 1
            return f"{class_name}{self.separator.strip() or ''}{self.counts[class_name]}"
        if attempt > 30 or (self.novel and self.random.random() < _NOVEL_NAMES):
            return novel_name(self.random, unseen=self.unseen)
        names = self.industry.unseen_names if self.unseen else self.industry.names
        return self._styled(self.random.choice(names(class_name)))

    def numbered(self, base: str, index: int) -> str:
        """Return the name of the same station on line ``index``."""
        name = f"{base}{self.separator}{index}"
        self.used.add(name.lower())
        return name

    def crew(self, kind: str) -> str:
        """Return a name for a worker, carrier or dispatcher; ``kind`` is a key of CREW_NAMES."""
        return self.random.choice((UNSEEN_CREW_NAMES if self.unseen else CREW_NAMES)[kind])

    def _styled(self, name: str) -> str:
        if self.case == "lower":
            return name.lower()
        if self.case == "upper":
            return name.upper()
        if self.case == "camel":
            return "".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())
        return name
