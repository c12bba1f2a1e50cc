"""What an admin typed, brought into the directory; or why not, field by field, with nothing typed lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.contact_fields import typed_in
from desk.directory.fields import MINE, THEIRS, Clash, Filled, in_words
from desk.directory.history import Words, did
from desk.numbers import number_in
from desk.trail import trace
from desk.visit import Visit
from desk.words import moment
from directory.editing import Outdated, Refused, change, put_values, read_values
from directory.fields import FieldError
from directory.guide import Guide
from directory.history import BY_NAME
from directory.merging import as_texts, merge, rewound, typed_changes
from directory.records import ContactPoint
from locales.catalogs import mark, texts
from storage.directory import ChangeBy, ProcedureChangeBy, changes_since
from storage.directory_tables import ContactChange, ProcedureChange

CHANGED = "contact-change"
NOT_KEPT = mark("It was not kept yet. Please look at the fields that are marked.")
CLASH = mark(
    "Somebody else has changed the same fields while you wrote. Nothing was kept yet and nothing is lost: choose "
    "what shall stand in each field that is marked, then save once more."
)
CHANGED_ELSEWHERE = mark(
    "Somebody else has changed other fields while you wrote: {fields}. Both are put together here; nothing was kept "
    "yet. Please look at it, then save once more."
)
CHOOSE = mark("Please choose one of the two.")


class NotKept(Exception):
    """What was typed cannot be kept as it is; `filled` is the form to show again."""

    def __init__(self, filled: Filled, *, is_clash: bool = False) -> None:
        self.filled = filled
        self.is_clash = is_clash
        super().__init__()

    @property
    def status(self) -> int:
        return 409 if self.is_clash else 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a form says: column → text, made over `seen`, with the reason; `undecided`: columns where two texts stand
    and none was chosen.
    """

    texts: Mapping[str, str]
    seen: int
    note: str
    undecided: tuple[str, ...] = ()


def filled_with(contact: ContactPoint, texts_of: Mapping[str, str] | None = None, *, note: str = "") -> Filled:
    """The form of a contact point as it stands, with other texts in some fields."""
    return Filled(texts={**as_texts(contact), **(texts_of or {})}, seen=contact.version, note=note)


def typed_over(form: Mapping[str, str], guide: Guide, now: Mapping[str, str]) -> Typed:
    """What was typed; where two texts stood, the one that was chosen."""
    return decided(typed_in(form, guide), form, now)


def decided(typed: Mapping[str, str], form: Mapping[str, str], now: Mapping[str, str]) -> Typed:
    """`typed` with theirs where they were chosen. `now`: as it stands."""
    differing = [name for name in form.get("differs", "").split() if name in typed]
    theirs = {name: now.get(name, "") for name in differing if form.get(f"take-{name}") == THEIRS}
    undecided = tuple(name for name in differing if form.get(f"take-{name}") not in (MINE, THEIRS))
    return Typed(
        texts={**typed, **theirs},
        seen=number_in(form.get("seen", "")) or 0,
        note=form.get("note", ""),
        undecided=undecided,
    )


async def save(
    store: AsyncSession, visit: Visit, contact: ContactPoint, typed: Typed, words: Words, *, now: datetime
) -> ContactPoint:
    """Keep what was typed; gives the contact point as it is then. Raises `NotKept`, `NoSuchContact`."""
    if contact.version != typed.seen:
        changes = (await changes_since(store, {contact.key: typed.seen})).get(contact.key, [])
        raise clashing(contact, changes, typed, words)
    changed = typed_changes(as_texts(contact), typed.texts)
    _refuse_undecided(contact, typed, words)
    if not changed and typed.note.strip():
        return contact
    try:
        after = await change(
            store,
            contact.key,
            changed,
            version=typed.seen,
            scope=visit.scope,
            account_id=visit.account_id,
            note=typed.note,
            now=now,
        )
    except Outdated as outdated:
        raise clashing(outdated.contact, outdated.changes, typed, words) from outdated
    except Refused as refused:
        raise NotKept(refused_form(contact, typed, refused.errors, words.language)) from refused
    await trace(store, visit, CHANGED, "contact", contact.key, now=now, version=after.version, fields=sorted(changed))
    return after


def refused_form(contact: ContactPoint, typed: Typed, errors: Sequence[FieldError], language: str) -> Filled:
    """The form with what was typed, and why it cannot be kept."""
    known = [name for name in (*BY_NAME, "note") if name not in ("key", "municipality")]
    faults, others = in_words(errors, known, language)
    return Filled(
        texts={**as_texts(contact), **typed.texts},
        seen=typed.seen,
        note=typed.note,
        faults=faults,
        others=others,
        fault=texts(language).gettext(NOT_KEPT),
    )


def as_it_would_be(contact: ContactPoint, typed: Typed, language: str) -> tuple[ContactPoint, Filled]:
    """The contact point with what was typed, as far as that can be read, and the form."""
    values, errors = read_values(typed_changes(as_texts(contact), typed.texts))
    after = put_values(contact, values, errors)
    filled = refused_form(contact, typed, errors, language)
    return after, filled if errors else Filled(texts=filled.texts, seen=typed.seen, note=typed.note)


def clashing(contact: ContactPoint, changes: Sequence[ChangeBy], typed: Typed, words: Words) -> NotKept:
    """Both texts of each field that two people have changed, side by side."""
    base = rewound(contact, (each.before for each, _ in changes))
    return NotKept(together(as_texts(base), as_texts(contact), contact.version, changes, typed, words), is_clash=True)


def together(
    base: Mapping[str, str],
    now: Mapping[str, str],
    version: int,
    changes: Sequence[ChangeBy] | Sequence[ProcedureChangeBy],
    typed: Typed,
    words: Words,
) -> Filled:
    """The form with both: what was typed over `base`, and what stands there now."""
    merged = merge(base, typed.texts, now)
    _ = texts(words.language).gettext
    clashes = {
        name: Clash(
            who=_by_whom(name, changes, words.language),
            theirs=words.said(name, theirs),
            mine=words.said(name, merged.texts[name]),
        )
        for name, theirs in merged.clashes.items()
    }
    fields = ", ".join(words.label(name) for name in merged.theirs)
    return Filled(
        texts={**now, **merged.texts},
        seen=version,
        note=typed.note,
        clashes=clashes,
        fault=_(CLASH) if clashes else _(CHANGED_ELSEWHERE).format(fields=fields),
    )


def _refuse_undecided(contact: ContactPoint, typed: Typed, words: Words) -> None:
    if not typed.undecided:
        return
    _ = texts(words.language).gettext
    now = as_texts(contact)
    clashes = {
        name: Clash(who="", theirs=words.said(name, now[name]), mine=words.said(name, typed.texts[name]))
        for name in typed.undecided
    }
    faults = dict.fromkeys(typed.undecided, _(CHOOSE))
    raise NotKept(
        Filled(
            texts={**now, **typed.texts},
            seen=typed.seen,
            note=typed.note,
            faults=faults,
            clashes=clashes,
            fault=_(NOT_KEPT),
        ),
        is_clash=True,
    )


def _by_whom(name: str, changes: Sequence[tuple[ContactChange | ProcedureChange, str | None]], language: str) -> str:
    """Who wrote this field last, when and why."""
    for change_, account in changes:
        if name in (change_.after or {}):
            said = (did(change_, account, language), moment(change_.changed_at, language), change_.note)
            return " · ".join(part for part in said if part)
    return ""
