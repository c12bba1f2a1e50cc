"""A plan as an admin reads it: a part at a time, what changes field by field, what is wrong with row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yarl import URL

from desk.directory.words import day_in_words, field_label, kind_name
from desk.paging import Paging
from desk.words import endonym
from directory.guide import Guide
from directory.import_lines import RowFault
from directory.import_plan import FieldChange, ImportPlan, PlannedChange
from directory.records import ContactKind, State
from directory.states import NAMES as STATE_NAMES
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from locales.choose import choose_text

PAGE = 25  # contact points on a page; each has up to thirty fields
FAULTS_PAGE = 100
FAULTS, NEW, CHANGED, REMOVED, WARNINGS = "faults", "new", "changed", "removed", "warnings"
PARTS = {
    FAULTS: mark("Mistakes"),
    NEW: mark("New"),
    CHANGED: mark("Changed"),
    # Translators: contact points that an import makes inactive
    REMOVED: mark("No longer there"),
    # Translators: what somebody should look at again, though it may be right
    WARNINGS: mark("Look again"),
}
NOT_WORTH_TELLING = ("key", "version", "kind", "municipality")  # of what is new: said above, or in no one's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One kind of what a plan holds, to choose."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShown:
    """`row` 0: the table does not name it."""

    row: int
    name: str
    place: str
    key: str
    fields: Sequence[FieldShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultShown:
    """`row` 0: it is not in the table; `column` empty: the whole row is meant."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`part` is the one that is looked at; only one of `contacts` and `faults` is filled."""

    parts: Sequence[Part]
    part: str
    paging: Paging
    contacts: Sequence[ContactShown] = ()
    faults: Sequence[FaultShown] = ()


def shown(plan: ImportPlan, asked: str, url: URL, guide: Guide, language: str) -> Shown:
    """The part of a plan that an address asks for, or the first that holds anything."""
    _ = texts(language).gettext
    parts = [Part(code=code, label=_(PARTS[code]), count=len(_of(plan, code))) for code in PARTS]
    parts = [part for part in parts if part.count]
    part = next((each.code for each in parts if each.code == asked), parts[0].code if parts else NEW)
    found = _of(plan, part)
    is_fault = part in (FAULTS, WARNINGS)
    paging = Paging.of(url, count=len(found), size=FAULTS_PAGE if is_fault else PAGE)
    some = found[paging.offset : paging.offset + paging.size]
    return Shown(
        parts=parts,
        part=part,
        paging=paging,
        contacts=[contact_shown(each, guide, language) for each in some if isinstance(each, PlannedChange)],
        faults=[_fault(each, language) for each in some if isinstance(each, RowFault)],
    )


def contact_shown(change: PlannedChange, guide: Guide, language: str) -> ContactShown:
    contact = change.after
    fields: Iterable[FieldChange] = change.fields
    if change.before is None:
        fields = [each for each in fields if each.column not in NOT_WORTH_TELLING]
    return ContactShown(
        row=change.row,
        name=choose_text(contact.names, language) or contact.key,
        place=municipality_called(guide, contact.municipality, language),
        key=contact.key,
        fields=[
            FieldShown(
                label=field_label(each.column, language),
                before=value_in_words(each.column, each.before, guide, language),
                after=value_in_words(each.column, each.after, guide, language),
            )
            for each in fields
        ],
    )


def value_in_words(column: str, text: str, guide: Guide, language: str) -> str:
    """What a cell says, for people; what has no words stays as it is."""
    _ = texts(language).gettext
    match column:
        case "topics":
            return ", ".join(topic_called(guide, code, language) or code for code in text.split())
        case "municipality":
            return municipality_called(guide, text, language) or text
        case "state" if text in set(State):
            return _(STATE_NAMES[State(text)])
        case "kind" if text in set(ContactKind):
            return kind_name(ContactKind(text), language)
        case "confirmed_on" | "due_on" | "valid_from" | "valid_to" if text:
            return day_in_words(date.fromisoformat(text), language)
        case "languages":
            return ", ".join(map(endonym, text.split()))
        case _:
            return text


def _of(plan: ImportPlan, part: str) -> Sequence[PlannedChange | RowFault]:
    found: dict[str, Sequence[PlannedChange | RowFault]] = {
        FAULTS: plan.faults,
        NEW: plan.new,
        CHANGED: plan.changed,
        REMOVED: plan.removed,
        WARNINGS: plan.warnings,
    }
    return found[part]


def _fault(fault: RowFault, language: str) -> FaultShown:
    return FaultShown(row=fault.row, column=field_label(fault.column, language), reason=fault.reason.in_words(language))
