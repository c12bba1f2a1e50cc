"""What an import would do, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from directory.fields import FieldError, Known, errors_in, settled, warnings_in
from directory.history import BY_NAME, changed_columns, put_back
from directory.import_lines import AS_TYPED, Gathered, RowFault, says_nothing_new
from directory.pack_cells import COLUMNS, Column, Values, created, updated
from directory.pack_offices import Codes
from directory.reasons import Reason, ValueFault
from directory.records import ContactKind, ContactPoint, State
from directory.spreadsheet.cells import CLEARED
from directory.spreadsheet.headers import KEY, TOPIC, VERSION
from directory.spreadsheet.words import Words
from directory.states import NAMES
from locales.catalogs import mark
from storage.directory import ChangeBy
from storage.directory_tables import ChangeAction, ContactChange
from storage.scope import Scope

LISTED_IN_SUMMARY = 20
TOLD_EVERY = 500
MAX_DIGITS = 9  # of a version

Progress = Callable[[int, int], None]
"""Told how many of how many contact points are done; called from whichever thread does the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedChange:
    """`before` None: it is new. `row` is 0 for what the table does not name."""

    row: int
    before: ContactPoint | None
    after: ContactPoint

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What differs, as texts; of a new contact point everything that is filled in."""
        if self.before is None:
            filled = [column for column in COLUMNS if column.value_of(self.after) != column.empty]
            return tuple(FieldChange(column=each.name, before="", after=each.text_of(self.after)) for each in filled)
        return tuple(
            FieldChange(column=each.name, before=each.text_of(self.before), after=each.text_of(self.after))
            for each in changed_columns(self.before, self.after)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do. `version`: the state of the directory that it was made for."""

    version: str
    file_name: str
    read_as: Reason
    new: tuple[PlannedChange, ...] = ()
    changed: tuple[PlannedChange, ...] = ()
    removed: tuple[PlannedChange, ...] = ()
    unchanged: int = 0
    faults: tuple[RowFault, ...] = ()
    warnings: tuple[RowFault, ...] = ()

    @property
    def planned(self) -> tuple[PlannedChange, ...]:
        return (*self.new, *self.changed, *self.removed)

    def summary(self) -> str:
        """For an admin at a terminal: every fault, or what is new, changed field by field, and removed."""
        if self.faults:
            return "\n".join([f"{self.file_name}: {self.read_as}", *_shortened(self.faults, "faults")])
        lines = [f"new: {each.after.key}" for each in self.new]
        for each in self.changed:
            lines += [
                f"{each.after.key}, {field.column}: {field.before or '(empty)'} → {field.after or '(empty)'}"
                for field in each.fields
            ]
        lines += [f"no longer there: {each.after.key}" for each in self.removed]
        counts = f"{len(self.new)} new, {len(self.changed)} changed, {len(self.removed)} removed, {self.unchanged} same"
        return "\n".join(
            [
                f"{self.file_name}: {self.read_as}",
                counts,
                *_shortened(lines, "changes"),
                *(f"look again: {line}" for line in _shortened(self.warnings, "warnings")),
            ]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The directory as an import finds it. `changes`: what happened since the versions that the table names.

    `account_id`: who brings it in, if an account does.
    """

    version: str
    contacts: Mapping[str, ContactPoint]
    codes: Codes
    words: Words
    today: date
    scope: Scope
    changes: Mapping[str, Sequence[ChangeBy]]
    account_id: int | None = None


class Planner:
    """Plans contact point by contact point; what is faulty is named and planned no further."""

    def __init__(self, stored: Stored, faults: Iterable[RowFault]) -> None:
        self._stored = stored
        self._faults = list(faults)
        self._warnings: list[RowFault] = []
        self._pairs: list[tuple[Gathered | None, ContactPoint | None, ContactPoint]] = []
        self._unchanged = 0

    def take(self, gathered: Gathered) -> None:
        """Work out what a contact point would be; whether it may be so is seen at the end, when all are known."""
        before = self._stored.contacts.get(gathered.key)
        values = self._values(gathered, before)
        if values is None:
            return
        after = self._made(gathered, before, values)
        if after is None:
            return
        after = settled(before, after, self._stored.today)
        if after == before:
            self._unchanged += 1
            self._warn_of_inactive(gathered, before)
        else:
            self._pairs.append((gathered, before, after))

    def remove(self, keys: Iterable[str]) -> None:
        """Make contact points inactive that the table no longer names."""
        for key in keys:
            before = self._stored.contacts[key]
            self._pairs.append((None, before, replace(before, state=State.INACTIVE)))

    def judge(self) -> None:
        """See what may not be so, now that all that the table says is known."""
        stored = self._stored
        successors = {key: contact.successor for key, contact in stored.contacts.items()}
        successors |= {after.key: after.successor for _, _, after in self._pairs}
        known = Known(codes=stored.codes, successors=successors, today=stored.today, scope=stored.scope)
        for gathered, before, after in self._pairs:
            for error in errors_in(before, after, known):
                self._faults.append(_placed(gathered, error.field, self._helped(error)))
            for warning in warnings_in(before, after):
                self._warnings.append(_placed(gathered, warning.field, warning.reason))

    def plan(self, *, file_name: str, read_as: Reason) -> ImportPlan:
        planned = [
            PlannedChange(row=gathered.row if gathered else 0, before=before, after=after)
            for gathered, before, after in self._pairs
        ]
        return ImportPlan(
            version=self._stored.version,
            file_name=file_name,
            read_as=read_as,
            new=tuple(each for each in planned if each.before is None),
            changed=tuple(each for each in planned if each.before is not None and each.row),
            removed=tuple(each for each in planned if not each.row),
            unchanged=self._unchanged,
            faults=tuple(sorted(self._faults, key=lambda fault: fault.row)),
            warnings=tuple(sorted(self._warnings, key=lambda fault: fault.row)),
        )

    def _helped(self, error: FieldError) -> Reason:
        """With what may have been meant by a topic that is not known."""
        text = error.reason.values.get("text")
        if error.field != "topics" or text is None:
            return error.reason
        near = ", ".join(self._stored.words.near_topics(str(text)))
        if not near:
            return error.reason
        return Reason(mark('unknown topic "{text}"; is one of these meant: {near}?'), {"text": text, "near": near})

    def _values(self, gathered: Gathered, before: ContactPoint | None) -> Values | None:
        """What the cells of a contact point say that is news; None when one of them is wrong."""
        base = self._as_exported(gathered, before)
        values: dict[Column, object] = {}
        faults = len(self._faults)
        for name, (row, text) in gathered.cells.items():
            if name in (VERSION, TOPIC) or says_nothing_new(name, text, before) or says_nothing_new(name, text, base):
                continue
            column = BY_NAME[name]
            try:
                value = column.cleared() if text == CLEARED else column.filled(self._machine(name, text))
            except ValueFault as fault:
                self._faults.append(RowFault(row=row, column=name, reason=_in_their_words(name, fault.reason)))
                continue
            if before is not None and value == column.value_of(before):
                continue  # the same, written in another way
            if reason := self._clash(gathered.key, column, base, before):
                self._faults.append(RowFault(row=row, column=name, reason=reason))
                continue
            values[column] = value
        self._add_topics(gathered, before, values)
        return values if len(self._faults) == faults else None

    def _machine(self, column: str, text: str) -> str:
        return self._stored.words.machine(column, text) if column in AS_TYPED else text

    def _add_topics(self, gathered: Gathered, before: ContactPoint | None, values: dict[Column, object]) -> None:
        if TOPIC not in gathered.cells or gathered.cells[TOPIC][1] == CLEARED:
            return
        there = before.topics if before else ()
        topics = tuple(dict.fromkeys((*there, *gathered.cells[TOPIC][1].split())))
        if topics != there:
            values[BY_NAME["topics"]] = topics

    def _made(self, gathered: Gathered, before: ContactPoint | None, values: Values) -> ContactPoint | None:
        try:
            if before is not None:
                return updated(before, values)
            key = {BY_NAME[KEY]: BY_NAME[KEY].filled(gathered.key)}
            usual = {BY_NAME["kind"]: ContactKind.OFFICE}
            return created({**usual, **values, **key})
        except ValueFault as fault:
            self._faults.append(RowFault(row=gathered.row, column="", reason=fault.reason))
            return None

    def _as_exported(self, gathered: Gathered, before: ContactPoint | None) -> ContactPoint | None:
        """The contact point as it was when the table was written, if the table says so and it was different then."""
        row, text = gathered.cells.get(VERSION, (gathered.row, ""))
        if before is None or text in ("", CLEARED, str(before.version)):
            return None
        version = version_in(text)
        if version is None or version > before.version:
            reason = Reason(mark('"{text}" is not a version of {key}'), {"text": text, "key": gathered.key})
            self._faults.append(RowFault(row=row, column=VERSION, reason=reason))
            return None
        base = before
        for change, _ in self._stored.changes.get(gathered.key, ()):
            if change.version > version and change.before is not None:
                base = put_back(base, change.before)
        return base

    def _clash(self, key: str, column: Column, base: ContactPoint | None, before: ContactPoint | None) -> Reason | None:
        """Who has changed a field since the table was written; not by tables that the same person has brought in."""
        if base is None or before is None or column.value_of(base) == column.value_of(before):
            return None
        for change, name in self._stored.changes.get(key, ()):
            if change.before is not None and column.name in change.before and not self._is_own_table(change):
                values = {"who": name or Reason(mark("somebody at the terminal")), "day": change.changed_at.date()}
                return Reason(mark("was changed by {who} on {day}, after this table was written: look at both"), values)
        return None

    def _is_own_table(self, change: ContactChange) -> bool:
        """People correct the table that they have just brought in, and send it once more."""
        own = self._stored.account_id
        return own is not None and change.account_id == own and change.action == ChangeAction.IMPORTED

    def _warn_of_inactive(self, gathered: Gathered, before: ContactPoint | None) -> None:
        if before is not None and before.state is State.INACTIVE and len(gathered.cells) > 1:
            reason = Reason(
                mark("{key} is inactive and stays so: write a state to bring it back"), {"key": gathered.key}
            )
            self._warnings.append(RowFault(row=gathered.row, column="state", reason=reason))


def version_in(text: str) -> int | None:
    """The version that a table names; None for what is none."""
    return int(text) if text.isdecimal() and len(text) <= MAX_DIGITS else None


def _placed(gathered: Gathered | None, column: str, reason: Reason) -> RowFault:
    """Where in the table a field stands; what is meant as a whole, or not in the table, stands in the first row."""
    if gathered is None:
        return RowFault(row=0, column=column, reason=reason)
    if column == "topics" and (row := gathered.topic_rows.get(str(reason.values.get("text")))):
        return RowFault(row=row, column=TOPIC, reason=reason)
    row, _ = gathered.cells.get(column, (gathered.row, ""))
    return RowFault(row=row, column=column, reason=reason)


def _in_their_words(column: str, reason: Reason) -> Reason:
    """What may be chosen is called as in the tables that are filled in, not by its code."""
    if column != "state":
        return reason
    known = tuple(Reason(NAMES[state]) for state in State if state is not State.DUE)  # which comes by itself
    return Reason(reason.message, {**reason.values, "known": known})


def _shortened(lines: Sequence[object], what: str) -> list[str]:
    shown = [str(line) for line in lines[:LISTED_IN_SUMMARY]]
    more = len(lines) - LISTED_IN_SUMMARY
    return [*shown, f"… and {more} more {what}"] if more > 0 else shown
