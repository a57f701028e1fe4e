"""User text inside Markdown."""

from __future__ import annotations

import pytest

from twinwright.panels.markdown import plain


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Mask Coater 1", "Mask Coater 1"),
        ("[click](http://x)", "\\[click\\](http\\://x)"),
        ("<b>a</b>", "\\<b\\>a\\</b\\>"),
        ("2 $ and 3 $", "2 \\$ and 3 \\$"),
        ("line\nbreak", "line break"),
    ],
)
def test_formatting_characters_stay_characters(given: str, shown: str) -> None:
    assert plain(given) == shown
