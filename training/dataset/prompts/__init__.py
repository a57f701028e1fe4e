"""Prompts: the words for a plant. ``write_prompt`` is the way in, ``Telling`` what it tells."""

from training.dataset.prompts.naming import prepare, program_name
from training.dataset.prompts.telling import LANGUAGES, Telling, draw_telling
from training.dataset.prompts.writer import write_prompt

__all__ = ["LANGUAGES", "Telling", "draw_telling", "prepare", "program_name", "write_prompt"]
