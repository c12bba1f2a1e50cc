"""Who changed what, in words, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.directory.filters import place_called, topics_called
from desk.directory.words import field_label, kind_name
from desk.words import moment
from directory.fields import FieldError
from directory.guide import Guide
from directory.history import Columns, text_of
from directory.pack_cells import NO, YES
from directory.records import ContactKind, State
from directory.spreadsheet.words import YES_NO
from directory.states import NAMES
from locales import LANGUAGES
from locales.catalogs import mark, texts
from storage.directory_tables import ChangeAction, ContactChange, ProcedureChange

PAGE = 10
ACTIONS: Mapping[str, str] = {
    ChangeAction.CREATED: mark("{who} made it"),
    ChangeAction.CHANGED: mark("{who} changed it"),
    ChangeAction.CONFIRMED: mark("{who} confirmed it"),
    ChangeAction.DEACTIVATED: mark("{who} made it inactive"),
    ChangeAction.REMOVED: mark("{who} removed it"),
    ChangeAction.IMPORTED: mark("{who} brought it in from a table"),
    ChangeAction.UNDONE: mark("{who} took a change back"),
    ChangeAction.PACK: mark("It comes from the starter pack"),
    ChangeAction.DUE: mark("Its confirmation has run out"),
    ChangeAction.OFFICE: mark("The office itself confirmed it, through the link that it was sent"),
    ChangeAction.DOUBTED: mark("It seems to be wrong, so it is to be confirmed again"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChanged:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change; `took_back`: the one that it took back. `faults`: why it could not be taken back just now."""

    number: int
    did: str
    at: datetime
    when: str
    note: str
    fields: tuple[FieldChanged, ...]
    took_back: int | None
    may_undo: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How values of fields are said."""

    columns: Columns
    guide: Guide
    language: str
    called: Callable[[str, str], str] = field_label

    def label(self, name: str) -> str:
        return self.called(name, self.language)

    def because(self, error: FieldError) -> str:
        """Why something is refused, with the name of its field."""
        reason = error.reason.in_words(self.language)
        return f"{self.label(error.field)}: {reason}" if error.field in self.columns else reason

    def value(self, name: str, recorded: object) -> str:
        """A recorded value; empty when there is none."""
        if recorded is None or recorded in ("", []):
            return ""
        text = text_of(name, recorded, self.columns)
        return self.said(name, text)

    def said(self, name: str, text: str) -> str:
        """A value as a form holds it."""
        _ = texts(self.language).gettext
        match name:
            case "topics" | "topic":
                return ", ".join(topics_called(self.guide, text.split(), self.language))
            case "municipality":
                return place_called(self.guide, text or None, self.language)
            case "languages":
                return ", ".join(LANGUAGES[code].endonym if code in LANGUAGES else code for code in text.split())
            case "state" if text in set(State):
                return _(NAMES[State(text)])
            case "kind" if text in set(ContactKind):
                return kind_name(ContactKind(text), self.language)
            case "demo" if text in (YES, NO):
                return _(YES_NO[text])
            case _:
                return text


def entries(
    changes: Sequence[tuple[ContactChange | ProcedureChange, str | None]],
    words: Words,
    *,
    may_edit: bool,
    faults: Mapping[int, tuple[str, ...]],
) -> list[Entry]:
    """The changes in words, in the order in which they come."""
    undone = {change.undoes for change, _ in changes if change.undoes is not None}
    return [
        Entry(
            number=change.id,
            did=did(change, name, words.language),
            at=change.changed_at,
            when=moment(change.changed_at, words.language),
            note=change.note,
            fields=tuple(_fields(change, words)),
            took_back=change.undoes,
            may_undo=may_edit and change.id not in undone and not _is_of_itself(change),
            faults=faults.get(change.id, ()),
        )
        for change, name in changes
    ]


def did(change: ContactChange | ProcedureChange, name: str | None, language: str) -> str:
    """Who did what."""
    _ = texts(language).gettext
    # Translators: somebody who works at a terminal and not at the desk
    who = name or _("The terminal")
    return _(ACTIONS[change.action]).format(who=who) if change.action in ACTIONS else f"{who}: {change.action}"


def _fields(change: ContactChange | ProcedureChange, words: Words) -> list[FieldChanged]:
    before, after = change.before or {}, change.after or {}
    return [
        FieldChanged(
            label=words.label(name),
            before=words.value(name, before.get(name)),
            after=words.value(name, after.get(name)),
        )
        for name in dict.fromkeys((*before, *after))
        if name != "key" and name in words.columns
    ]


def _is_of_itself(change: ContactChange | ProcedureChange) -> bool:
    """What nobody did: the pack's own offices, and time that went by."""
    return change.action == ChangeAction.DUE or (change.action == ChangeAction.PACK and change.before is None)
