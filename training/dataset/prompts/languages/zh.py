"""Chinese: numbers, units and joints; there are no articles, plurals or blanks."""

from __future__ import annotations

from training.dataset.prompts.tongue import Tongue

__all__ = ["TONGUE", "numeral"]

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Return a number up to 99 in Chinese numerals, else ""."""
    if number >= 100:
        return ""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def word(number: int) -> str:
    """Return a number before a measure word: 两 for 2."""
    return "两" if number == 2 else numeral(number)


TONGUE = Tongue(
    units={
        "s": ("秒", "秒", " 秒", "s", " s"),
        "min": ("分钟", "分钟", " 分钟", "分", "min"),
        "h": ("小时", "小时", " 小时", "h"),
        "": ("",),
    },
    one_of={},
    one="一",
    word=word,
    plural=lambda noun: noun,
    a=lambda noun: f"一个{noun}",
    the=lambda noun: noun,
    third=lambda phrase: phrase,
    conjunctions=("和", "、", "以及"),
    clause_joints=("，", "，", "，并且"),
    number_joints=("", " "),
    or_words=("或", "或者"),
    arrows=(" -> ", "→", " → ", "，然后", "、", " => ", "，再到", "-"),
    row_marks=("，", "，", "；", "、", "\n", "，然后", " / "),
    fact_joins=("，", "、", "，"),
    twin_marks=("和", "、", " / ", "+"),
    comma="、",
    space="",
    stop="。",
    cased=False,
)
