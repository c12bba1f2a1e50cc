"""Fields of a form that changes a contact point or a procedure, and how they are read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desk.filters import Choice
from directory.fields import FieldError
from directory.pack_values import WRITTEN_LANGUAGES, complete_languages
from locales import LANGUAGES

MAX_LINE, MAX_TEXT, MAX_NOTE = 300, 2000, 500
MINE, THEIRS = "mine", "theirs"
IN_ONE_LINE = ("name", "role", "title", "fee")  # texts in several languages that hold no line breaks


class Shape(StrEnum):
    LINE = "line"
    NAME = "name"  # one line, broken where it does not fit
    TEXT = "text"  # several lines
    DATE = "date"
    LIST = "list"  # one of `choices`
    TICKS = "ticks"  # any of `choices`
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What somebody else wrote into the same field meanwhile, in words and as the form holds it."""

    who: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field; `value` as the form holds it, of TICKS with blanks between. `language`: what it is written in."""

    name: str
    label: str
    value: str = ""
    shape: Shape = Shape.LINE
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    language: str = ""
    is_missing: bool = False
    fault: str = ""
    clash: Clash | None = None
    longest: int = MAX_LINE

    @property
    def chosen(self) -> list[str]:
        return self.value.split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together; `side_by_side`: one text in several languages."""

    title: str
    fields: tuple[FormField, ...]
    hint: str = ""
    side_by_side: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in a form: column → text, what is wrong with it, and where somebody else wrote something else.

    `fault` is about the whole of it, `others` what is wrong and has no field.
    """

    texts: Mapping[str, str]
    seen: int = 0
    note: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    clashes: Mapping[str, Clash] = field(default_factory=dict)
    fault: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes fields with what is filled in."""

    filled: Filled
    language: str

    def make(
        self,
        name: str,
        label: str,
        shape: Shape = Shape.LINE,
        *,
        choices: Iterable[Choice] = (),
        hint: str = "",
        language: str = "",
        is_missing: bool = False,
        longest: int = MAX_LINE,
    ) -> FormField:
        return FormField(
            name=name,
            label=label,
            value=self.filled.texts.get(name, ""),
            shape=shape,
            choices=tuple(choices),
            hint=hint,
            language=language,
            is_missing=is_missing,
            fault=self.filled.faults.get(name, ""),
            clash=self.filled.clashes.get(name),
            longest=longest,
        )

    def in_languages(
        self, prefix: str, title: str, shape: Shape = Shape.NAME, *, hint: str = "", needed: bool = False
    ) -> Group:
        """One text in every written language, side by side; what is missing is marked where it is `needed` at all."""
        values = self.filled.texts
        begun = needed or any(values.get(f"{prefix}_{code}") for code in WRITTEN_LANGUAGES)
        fields = tuple(
            self.make(
                f"{prefix}_{code}",
                LANGUAGES[code].endonym,
                shape,
                language=code,
                longest=MAX_TEXT if shape is Shape.TEXT else MAX_LINE,
                is_missing=begun and code in complete_languages() and not values.get(f"{prefix}_{code}"),
            )
            for code in WRITTEN_LANGUAGES
        )
        return Group(title=title, fields=fields, hint=hint, side_by_side=True)


def read(form: Mapping[str, str], columns: Iterable[str], ticks: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Column → text as typed, of the columns that the form has. `ticks`: columns of boxes, with what may be ticked."""
    typed = {name: _one_line(form[name]) if _is_name(name) else form[name] for name in columns if name in form}
    for name, codes in ticks.items():
        if f"has-{name}" in form:
            typed[name] = " ".join(code for code in codes if f"{name}:{code}" in form)
    return typed


def _is_name(column: str) -> bool:
    return column.partition("_")[0] in IN_ONE_LINE


def _one_line(text: str) -> str:
    return " ".join(text.split())


def in_words(
    errors: Iterable[FieldError], known: Iterable[str], language: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Field → what is wrong there, and what is wrong elsewhere. Several reasons of one field stand together."""
    known = set(known)
    faults: dict[str, str] = {}
    others = []
    for error in errors:
        said = _sentence(error.reason.in_words(language))
        if error.field in known:
            faults[error.field] = f"{faults[error.field]} {said}" if error.field in faults else said
        else:
            others.append(said)
    return faults, tuple(others)


def languages_spoken() -> tuple[Choice, ...]:
    return tuple(Choice(value=info.code, label=info.endonym) for info in LANGUAGES.values())


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."
