"""Prompts that are not about a line: the model must say so instead of inventing one."""

from __future__ import annotations

from random import Random

from training.dataset.prompts.telling import LANGUAGES
from training.dataset.prompts.tongue import tongue
from training.dataset.prompts.voice import Voice

__all__ = ["off_topic_prompt"]


def off_topic_prompt(random: Random, *, held_out: bool = False) -> str:
    """Return a prompt with nothing about a factory in it, in one of the dataset's languages."""
    language = random.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    voice = Voice(random, language, held_out=held_out)
    form = random.random()
    if form < 0.2:
        return voice.say("offtopic.short")
    asks = form < 0.75
    count = random.choice((1, 1, 1, 2, 3)) if asks else random.randint(1, 5)
    return tongue(language).space.join(
        _asked(voice) if asks else _told(voice) for _ in range(count)
    )


def _asked(voice: Voice) -> str:
    return voice.say("offtopic.ask", about=voice.say("offtopic.about"))


def _told(voice: Voice) -> str:
    return voice.say("offtopic.told", who=voice.say("offtopic.who"))
