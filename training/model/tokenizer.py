"""Tokenizer: byte-level BPE for words, single digits, and the codec's special tokens.

Names and numbers of a program are copied from the prompt or from sketch labels, so the same
word must be the same token in all three: a name is always encoded with one space before it,
and ``tidy`` puts that space where a quote, a bracket or a line end stands before a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from training.model.codec import SPECIAL_TOKENS, Step

__all__ = ["Words", "tidy", "train_tokenizer"]

_GLUED = re.compile(r"(?<=[\n\r\t\"'“”‘’(\[:=>*,;/-])(?=[^\s\W])")


def tidy(text: str) -> str:
    """Return the prompt as the model reads it: a space before every word, runs of blanks cut."""
    text = re.sub(r"[ \t]+", " ", text.strip())
    return " " + _GLUED.sub(" ", text)


def train_tokenizer(corpus: Iterator[str], size: int = 4096) -> Tokenizer:
    """Return a tokenizer of ``size`` tokens trained on ``corpus``."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=list(SPECIAL_TOKENS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(corpus, trainer)
    return tokenizer


class Words:
    """The tokenizer as the model uses it: text to ids, program steps to ids, ids to pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.size = tokenizer.get_vocab_size()
        self.special: dict[str, int] = {t: self.id(t) for t in SPECIAL_TOKENS}
        self._special_ids = set(self.special.values())

    def id(self, token: str) -> int:
        """Return the id of one token of the vocabulary.

        Raises:
            KeyError: the tokenizer was trained without it.
        """
        found = self.tokenizer.token_to_id(token)
        if found is None:
            raise KeyError(f"the tokenizer has no token {token!r}: train it again")
        return int(found)

    @classmethod
    def load(cls, path: Path) -> Words:
        """Return the tokenizer stored at ``path`` (tokenizers' JSON)."""
        return cls(Tokenizer.from_file(str(path)))

    def text(self, text: str) -> list[int]:
        """Return ids of plain text; text that looks like a special token stays text."""
        ids: list[int] = []
        for part in re.split(r"(<)", text):  # never let a user's "<eos>" become the token
            if part:
                ids += self.tokenizer.encode(part, add_special_tokens=False).ids
        return ids

    def steps(self, steps: Iterable[Step]) -> list[int]:
        """Return ids of program steps."""
        ids: list[int] = []
        for step in steps:
            special = self.special.get(step)
            ids += [special] if special is not None else self.text(step)
        return ids

    def is_special(self, token: int) -> bool:
        """Return whether the id is one of the codec's tokens."""
        return token in self._special_ids

    def name(self, token: int) -> str:
        """Return the special token's own text."""
        return str(self.tokenizer.id_to_token(token))

    def decode(self, ids: list[int]) -> str:
        """Return the text of plain ids."""
        return str(self.tokenizer.decode(ids, skip_special_tokens=False))
