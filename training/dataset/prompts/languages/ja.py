"""Japanese: numbers, units and joints; there are no articles, plurals or blanks."""

from __future__ import annotations

from training.dataset.prompts.languages.zh import numeral
from training.dataset.prompts.tongue import Tongue

__all__ = ["TONGUE"]

TONGUE = Tongue(
    units={
        "s": ("秒", "秒", " 秒", "s", " s"),
        "min": ("分", "分", "分間", "min", " min"),
        "h": ("時間", "時間", " 時間", "h"),
        "": ("",),
    },
    one_of={},
    one="一",
    word=numeral,
    plural=lambda noun: noun,
    a=lambda noun: noun,
    the=lambda noun: noun,
    third=lambda phrase: phrase,
    conjunctions=("と", "、", "、"),
    clause_joints=("、", "、", "で、"),
    number_joints=("", " "),
    or_words=("または", "か"),
    arrows=(" -> ", "→", " → ", "、次に", "、", " => ", "、それから", "-"),
    row_marks=("、", "、", "、次に", "\n", " / ", "。"),
    fact_joins=("、", "・", "、"),
    twin_marks=("と", "、", " / ", "・"),
    comma="、",
    space="",
    stop="。",
    cased=False,
)
