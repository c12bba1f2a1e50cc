"""What an admin reads about changes of topics and municipalities: fields, before and after, who and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desk.words import endonym, in_words, moment
from directory.fields import FieldError
from locales.catalogs import mark, texts
from storage.code_tables import CodeAction
from storage.codes import CodeChangeBy

FACTS: dict[str, str] = {
    "labels": mark("Its name"),
    "names": mark("Its name"),
    "descriptions": mark("What it covers"),
    # Translators: the heading in the menu under which a topic stands
    "group": mark("Group"),
    "position": mark("Place in the menu"),
    # Translators: of a topic: it is offered no more
    "retired": mark("Retired"),
    "replacement": mark("What stands in for it"),
    "official_languages": mark("Official languages"),
    "aliases": mark("What people call it"),
    "opening_hours": mark("Usual office hours"),
    "website": mark("Website"),
    "latitude": mark("Latitude"),
    "longitude": mark("Longitude"),
    "sources": mark("Sources"),
}
ACTIONS: dict[str, str] = {
    CodeAction.CREATED: mark("made"),
    CodeAction.CHANGED: mark("changed"),
    # Translators: what was done to a topic: it is offered no more
    CodeAction.RETIRED: mark("retired"),
    CodeAction.RESTORED: mark("brought back"),
    # Translators: what was done: an earlier change was taken back
    CodeAction.UNDONE: mark("took a change back"),
    # Translators: what was done: a new edition of the files that come with the product was loaded
    CodeAction.PACK: mark("changed by the pack"),
}


NOT_KEPT = mark("Nothing was saved yet. Please look at the fields that are marked.")
CHANGED_MEANWHILE = mark(
    "Somebody has changed this meanwhile. Yours was not saved; what you typed still stands here. Compare with what was "
    "changed, below, and save once more if yours is right."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field, in one language where it has several (`language` is that language's own name)."""

    name: str
    language: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One change in words; `may_undo`: a button may be offered."""

    id: int
    action: str
    who: str
    when: str
    note: str
    differences: Sequence[Difference]
    may_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What to say above the page; `meanwhile`: what others have changed."""

    status: int = 200
    fault: str = ""
    meanwhile: Sequence[Event] = ()


def event(change_by: CodeChangeBy, language: str, *, may_undo: bool) -> Event:
    change, name = change_by
    return Event(
        id=change.id,
        action=in_words(change.action, ACTIONS, language),
        who=name or "",
        when=moment(change.changed_at, language),
        note=change.note,
        differences=differences(change.before or {}, change.after, language),
        may_undo=may_undo and change.before is not None,
    )


def differences(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> list[Difference]:
    """What is not the same, field by field, texts language by language."""
    found: list[Difference] = []
    for name in after:
        old, new = before.get(name), after[name]
        label = in_words(name, FACTS, language)
        if not isinstance(new, dict):
            found.append(_difference(label, "", _said(old, language), _said(new, language)))
            continue
        versions = old if isinstance(old, dict) else {}
        found += [
            _difference(label, endonym(code), versions.get(code, ""), new.get(code, ""))
            for code in dict.fromkeys((*versions, *new))
        ]
    return [each for each in found if each.before != each.after]


def faults_of(errors: Iterable[FieldError], language: str) -> dict[str, str]:
    """Field → what is wrong there; those of the whole stand under an empty name."""
    found: dict[str, str] = {}
    for error in errors:
        reason = error.reason.in_words(language)
        found[error.field] = f"{found[error.field]}; {reason}" if error.field in found else reason
    return found


def _difference(name: str, language: str, before: str, after: str) -> Difference:
    return Difference(name=name, language=language, before=before, after=after)


def _said(value: Any, language: str) -> str:
    _ = texts(language).gettext
    match value:
        case None:
            return ""
        case True:
            return _("yes")
        case False:
            return _("no")
        case list():
            return ", ".join(map(str, value))
        case _:
            return str(value)
