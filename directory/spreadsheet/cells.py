"""Texts in cells: none is ever a formula, and all come back as they were."""

from __future__ import annotations

from directory.pack_cells import EMPTIED

APOSTROPHE = "'"  # in front of what would be a formula: it makes a spreadsheet take it for text
_FORMULA_STARTS = ("=", "+", "-", "@", APOSTROPHE)
_BLANK_STARTS = ("\t", "\r", "\n")
CLEARED = "\0"  # what a cell says that empties its field; no text holds it


def guarded(text: str) -> str:
    """As a CSV table must hold it, where a spreadsheet guesses what a cell is."""
    return APOSTROPHE + text if _is_risky(text) else text


def guarded_text_cell(text: str) -> str:
    """As a workbook must hold it, where the cell itself says that it is text: only our own signs need a guard."""
    ours = text.strip() == EMPTIED or text.lstrip().startswith(APOSTROPHE)
    return APOSTROPHE + text if ours else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith(APOSTROPHE) and _is_risky(text[1:]) else text


def said(text: str) -> str:
    """What a cell says: nothing (empty), `CLEARED`, or a text."""
    text = plain(text)
    return CLEARED if text == EMPTIED else plain(unguarded(text))


def plain(text: str) -> str:
    """Without what a spreadsheet or a text editor changes on the way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _is_risky(text: str) -> bool:
    begins = text.lstrip()
    return begins.startswith(_FORMULA_STARTS) or (bool(begins) and text.startswith(_BLANK_STARTS))
