"""What an office has pressed on its page. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desk.numbers import number_in
from storage.keeping_tables import OfficeAnswer

ALL_RIGHT = "all-right"
VERSION_OF = "version-"  # then the number of a contact point of the letter
MAX_WORDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """About one contact point of a letter, by its number there, as it was shown at `version`."""

    number: int
    version: int
    answer: OfficeAnswer
    words: str = ""


def said_in(form: Mapping[str, str]) -> list[Said]:
    """One button for one contact point, or one for all that were open; raises `ValueError` for anything else."""
    do = form.get("do", "")
    if do == ALL_RIGHT:
        return [
            Said(number=_number(name.removeprefix(VERSION_OF)), version=_number(version), answer=OfficeAnswer.RIGHT)
            for name, version in form.items()
            if name.startswith(VERSION_OF)
        ]
    number = _number(form.get("asked", ""))
    version = _number(form.get(f"{VERSION_OF}{number}", ""))
    words = form.get("words", "").strip()[:MAX_WORDS]
    return [Said(number=number, version=version, answer=OfficeAnswer(do), words=words)]


def _number(text: str) -> int:
    number = number_in(text)
    if number is None:
        raise ValueError("no number of ours")
    return number
