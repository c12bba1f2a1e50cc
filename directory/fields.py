"""What must hold for a contact point as a whole before it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import is_within
from directory.pack_details import look_closely
from directory.pack_faults import Severity
from directory.pack_offices import Codes
from directory.reasons import Reason
from directory.records import ContactPoint, State
from directory.states import NAMES, may_become
from directory.succession import goes_round, line_of_succession
from locales.catalogs import mark
from storage.directory_tables import ContactPointRow, MunicipalityRow, TopicRow
from storage.scope import Scope

MAX_PHONES = 10
NOT_IN_CARE = mark("{key} is not in your care")


@dataclass(frozen=True, slots=True)
class FieldError:
    """A column (empty: the whole contact point), and why its value is refused."""

    field: str
    reason: Reason

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}" if self.field else str(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a change is measured by. `successors`: of all contact points, as they will be. `scope`: of who makes it."""

    codes: Codes
    successors: Mapping[str, str | None]
    today: date
    scope: Scope


async def load_codes(session: AsyncSession) -> Codes:
    return Codes(
        municipalities=set(await session.scalars(select(MunicipalityRow.code))),
        topics=set(await session.scalars(select(TopicRow.code))),
    )


async def load_successors(session: AsyncSession) -> dict[str, str | None]:
    rows = await session.execute(select(ContactPointRow.key, ContactPointRow.successor))
    return dict(rows.all())


def settled(before: ContactPoint | None, after: ContactPoint, today: date) -> ContactPoint:
    """The dates that go with a new state or confirmation, where nobody has given them."""
    if before is None:
        missing = after.state is State.CONFIRMED and after.confirmed_on is None
        return replace(after, confirmed_on=today) if missing else after
    same_day = after.confirmed_on == before.confirmed_on
    # A day that was set for the next confirmation was meant for the one before.
    due_on = None if after.due_on == before.due_on else after.due_on
    if after.state is State.UNCONFIRMED and before.state is not State.UNCONFIRMED:
        return replace(after, confirmed_on=None if same_day else after.confirmed_on, due_on=due_on)
    if after.state is State.CONFIRMED and (before.state is not State.CONFIRMED or not same_day):
        return replace(after, confirmed_on=today if same_day else after.confirmed_on, due_on=due_on)
    return after


def errors_in(before: ContactPoint | None, after: ContactPoint, known: Known) -> list[FieldError]:
    """Everything for which this change must not be made. What was wrong before and stays is not its fault."""
    return [
        *_care(before, after, known.scope),
        *_codes(before, after, known.codes),
        *_state(before, after),
        *_dates(before, after, known.today),
        *_succession(before, after, known.successors),
        *_place(before, after),
        *(FieldError(field, reason) for field, reason, severity in _details(before, after) if _is_error(severity)),
    ]


def warnings_in(before: ContactPoint | None, after: ContactPoint) -> list[FieldError]:
    """What somebody should look at again, though it may be right."""
    return [FieldError(field, reason) for field, reason, severity in _details(before, after) if not _is_error(severity)]


def _is_error(severity: Severity) -> bool:
    return severity is Severity.ERROR


def _care(before: ContactPoint | None, after: ContactPoint, scope: Scope) -> Iterator[FieldError]:
    """Neither may one's own be given away, nor another's be taken."""
    if not all(is_within(contact, scope) for contact in (before, after) if contact is not None):
        yield FieldError("municipality", Reason(NOT_IN_CARE, {"key": after.key}))


def _codes(before: ContactPoint | None, after: ContactPoint, codes: Codes) -> Iterator[FieldError]:
    if before is None or (before.municipality, before.topics) != (after.municipality, after.topics):
        for field, reason in codes.faults_of(after):
            yield FieldError(field, reason)


def _state(before: ContactPoint | None, after: ContactPoint) -> Iterator[FieldError]:
    if before is not None and not may_become(before.state, after.state):
        # Translators: states of an office's contact details, e.g. "confirmed cannot become not confirmed"
        message = mark("“{before}” cannot become “{after}”")
        states = {"before": Reason(NAMES[before.state]), "after": Reason(NAMES[after.state])}
        yield FieldError("state", Reason(message, states))


def _dates(before: ContactPoint | None, after: ContactPoint, today: date) -> Iterator[FieldError]:
    if before is not None and _days(before) == _days(after):
        return
    if after.confirmed_on is not None and after.confirmed_on > today:
        yield FieldError("confirmed_on", Reason(mark("is in the future")))
    if after.confirmed_on is not None and after.state is State.UNCONFIRMED:
        yield FieldError("confirmed_on", Reason(mark("is given, but the state is unconfirmed: write confirmed there")))
    if after.confirmed_on is None and after.state is State.CONFIRMED:
        yield FieldError("confirmed_on", Reason(mark("is missing: on which day was it confirmed?")))
    if after.due_on is not None and (after.confirmed_on is None or after.due_on <= after.confirmed_on):
        yield FieldError("due_on", Reason(mark("is not after the day of the confirmation")))
    if after.valid_from is not None and after.valid_to is not None and after.valid_to < after.valid_from:
        yield FieldError("valid_to", Reason(mark("is before the first day")))


def _days(contact: ContactPoint) -> Sequence[object]:
    return contact.confirmed_on, contact.due_on, contact.valid_from, contact.valid_to, contact.state


def _succession(
    before: ContactPoint | None, after: ContactPoint, successors: Mapping[str, str | None]
) -> Iterator[FieldError]:
    if after.successor is None or (before is not None and before.successor == after.successor):
        return
    values = {"key": after.successor}
    if after.successor not in successors and after.successor != after.key:
        yield FieldError("successor", Reason(mark("there is no contact point {key}"), values))
        return
    if goes_round(after.key, successors):
        line = [after.key, *line_of_succession(after.key, successors)]
        message = mark("the line of successors comes back to where it began: {line}")
        yield FieldError("successor", Reason(message, {"line": " → ".join([*line, after.key])}))


def _place(before: ContactPoint | None, after: ContactPoint) -> Iterator[FieldError]:
    if before is not None and (before.latitude, before.longitude) == (after.latitude, after.longitude):
        return
    if (after.latitude is None) != (after.longitude is None):
        missing = "latitude" if after.latitude is None else "longitude"
        yield FieldError(missing, Reason(mark("is missing: a place on the map needs both")))


def _details(before: ContactPoint | None, after: ContactPoint) -> Iterator[tuple[str, Reason, Severity]]:
    if before is None or (before.phones, before.email, before.demo) != (after.phones, after.email, after.demo):
        yield from look_closely(after)
    if len(after.phones) > MAX_PHONES and (before is None or before.phones != after.phones):
        yield "phones", Reason(mark("more than {most} numbers"), {"most": MAX_PHONES}), Severity.ERROR
