"""Diversity: the measures on texts whose values are known by hand, and the bars we hold."""

from __future__ import annotations

import math
from random import Random

import pytest

from training.dataset.diversity import distinct, mask, measure, self_bleu
from training.dataset.plants import sample_plant
from training.dataset.prompts import LANGUAGES, Telling, prepare, write_prompt
from training.dataset.prompts.bank import load


def test_distinct_counts_different_n_grams() -> None:
    texts = [["a", "b", "a", "b"], ["a", "b"]]
    assert distinct(texts, 1) == pytest.approx(2 / 6)
    assert distinct(texts, 2) == pytest.approx(2 / 4)  # ab, ba, ab, ab
    assert distinct([["a"]], 2) == 0.0


def test_self_bleu_is_one_for_one_text_over_and_over() -> None:
    text = ["the", "press", "takes", "eight", "seconds"]
    assert self_bleu([text, text, text]) == pytest.approx(1.0)


def test_self_bleu_of_a_text_with_half_its_words_elsewhere() -> None:
    # Of "a b c d" the other text has a, b and the pair ab: 2/4, 1/3, 0 -> 1/4, 0 -> 1/2.
    one = math.exp((math.log(2 / 4) + math.log(1 / 3) + math.log(1 / 4) + math.log(1 / 2)) / 4)
    assert self_bleu([["a", "b", "c", "d"], ["a", "b", "x", "y"]]) == pytest.approx(one)


def test_names_and_numbers_are_masked() -> None:
    assert mask("Press 2 takes 8.5 s", ["Press 2"]) == ["X", "takes", "0", "s"]
    assert mask("铣床需要8秒", ["铣床"]) == ["X", "需", "要", "0", "秒"]


def test_a_single_prompt_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="two or more"):
        measure([("Press takes 8 s", [])])


def _sample(language: str, count: int) -> list[tuple[str, list[str]]]:
    rows = []
    for seed in range(count):
        random = Random(f"diversity-{seed}")
        telling = Telling(flow=True, kinds=True, language=language)
        spec = prepare(random, sample_plant(random), telling)
        rows.append((write_prompt(random, spec, telling), [s.name for s in spec.stations]))
    return rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_prompts_keep_the_bar_of_diversity(language: str) -> None:
    found = measure(_sample(language, 120))
    assert found.distinct_4 > (0.62 if language == "en" else 0.27), found
    assert found.self_bleu < (0.68 if language == "en" else 0.9), found


def test_the_bank_has_thousands_of_wordings() -> None:
    count = {language: len(load(language).wordings()) for language in LANGUAGES}
    assert count["en"] > 2000
    assert min(count.values()) > 500, count
