"""Byte indexes of strings: FlexScript counts the bytes of UTF-8, Python counts characters.

For ASCII text, which nearly all of a program is, both are the same and nothing is encoded.
"""

from __future__ import annotations

__all__ = ["byte_length", "byte_place", "char_place", "cut"]


def byte_length(text: str) -> int:
    """Return the length in bytes."""
    return len(text) if text.isascii() else len(_encoded(text))


def byte_place(text: str, place: int) -> int:
    """Return the byte offset (from 0) of a character offset."""
    return place if text.isascii() else len(_encoded(text[:place]))


def char_place(text: str, place: int) -> int:
    """Return the offset of the character that holds the byte at a byte offset (from 0)."""
    if text.isascii() or place <= 0:
        return place
    data = _encoded(text)
    # Bytes behind the first one of a character belong to the one before.
    while place < len(data) and data[place] & 0xC0 == 0x80:
        place -= 1
    return len(data[:place].decode("utf-8", "surrogatepass")) if place <= len(data) else place


def cut(text: str, start: int, stop: int) -> str:
    """Return the text between two byte offsets; half a character counts as a whole one."""
    start, stop = max(0, start), max(0, stop)
    if text.isascii():
        return text[start:stop]
    if stop <= start:
        return ""
    return text[char_place(text, start) : char_place(text, stop - 1) + 1]


def _encoded(text: str) -> bytes:
    # A lone surrogate, as "\ud800" in JSON, is no character, but must not stop the program.
    return text.encode("utf-8", "surrogatepass")
