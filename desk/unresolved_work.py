"""What officers do about entries of the unresolved log; nothing is committed here.

All take the entries that were `chosen` as far as the actor may see them and nobody has settled them meanwhile, at most
`MAX_AT_ONCE` of them, oldest first; all raise `SettleError`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handlers import unresolved_news
from handlers.records import Reply
from handlers.replies import to_json
from handlers.unresolved import masked
from locales.catalogs import mark
from locales.country import country
from routing.normalise import fold
from routing.records import OUT_OF_SCOPE
from storage import examples, outbox, unresolved
from storage.learning_tables import UNDOABLE, SettledAs, Settlement
from storage.scope import Scope
from storage.tables import Resident, Unresolved
from storage.ticket_tables import Author, Ticket
from storage.unresolved import Chosen
from tickets.actors import Actor
from tickets.references import new_reference
from tickets.resident_work import open_ticket

MAX_AT_ONCE = 500
MAX_ANSWER = 4000


class SettleError(Exception):
    """Nothing was done; the message is marked for translation."""


NOTHING_LEFT = mark(
    "None of these waits any more: somebody has settled them, or their resident has left. Please choose."
)
ONLY_ONE = mark("A question at the office is made from one message. Please tick just one.")
NO_WORDS = mark("There are no words in this message that the office could answer.")
NO_ANSWER = mark("Every answer is empty. Please write at least one.")
TOO_LONG = mark("An answer is too long: at most 4,000 characters, please. Nothing was sent.")
CANNOT_UNDO = mark("This cannot be undone: it was undone already, or the residents have been told.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """`told`: residents who were written to. `cared_for`: those who were not, since they have a ticket meanwhile."""

    settlement: Settlement
    told: int
    cared_for: int


async def give_topic(session: AsyncSession, chosen: Chosen, topic: str, *, actor: Actor, now: datetime) -> Settlement:
    """They are about this topic of the directory; their wordings are proposed as examples of it."""
    rows = await _hold(session, chosen, actor)
    await _propose(session, rows, topic, now)
    return await _settle(session, rows, SettledAs.TOPIC, actor, now, topic=topic)


async def mark_out_of_scope(session: AsyncSession, chosen: Chosen, *, actor: Actor, now: datetime) -> Settlement:
    """No municipality answers such questions; their wordings are proposed as examples of that."""
    rows = await _hold(session, chosen, actor)
    await _propose(session, rows, OUT_OF_SCOPE, now)
    return await _settle(session, rows, SettledAs.OUT_OF_SCOPE, actor, now)


async def let_be(session: AsyncSession, chosen: Chosen, *, actor: Actor, now: datetime) -> Settlement:
    """Nothing is to be done about them, and nothing to be learnt."""
    return await _settle(session, await _hold(session, chosen, actor), SettledAs.NOTHING, actor, now)


async def make_ticket(
    session: AsyncSession, chosen: Chosen, *, topic: str | None, actor: Actor, now: datetime
) -> tuple[Ticket, Settlement]:
    """Make a ticket of the one that was chosen, about this topic if one is given, and tell its resident."""
    rows = await _hold(session, chosen, actor)
    if len(rows) != 1:
        raise SettleError(ONLY_ONE)
    (row,) = rows
    resident = (await unresolved.readers(session, rows)).get(row.resident_id or 0)
    text = await _words_of(session, row)
    if resident is None or not text.strip():
        raise SettleError(NO_WORDS)
    language = language_of(row, resident)
    ticket = Ticket(
        reference=new_reference(),
        resident_id=resident.id,
        municipality=row.municipality,
        topic=topic or row.topic,
        language=language,
        created_at=now,
        updated_at=now,
    )
    await open_ticket(session, ticket, text, message_id=row.message_id, actor=actor)
    await _send(session, [(resident, unresolved_news.taken_up(text, ticket.reference, language))], now)
    settlement = await _settle(
        session, rows, SettledAs.TICKET, actor, now, topic=topic, ticket=ticket.reference, told=1
    )
    return ticket, settlement


async def answer_residents(
    session: AsyncSession, chosen: Chosen, answers: Mapping[str, str], *, actor: Actor, now: datetime
) -> Answered:
    """Send each resident the answer in their language, once, if one is written in it; the entries of the others stay.

    Who has opened a ticket since is looked after there already, and is not written to.
    """
    written = {language: text for language, text in answers.items() if text.strip()}
    if not written:
        raise SettleError(NO_ANSWER)
    if any(len(text) > MAX_ANSWER for text in written.values()):
        raise SettleError(TOO_LONG)
    rows = await _hold(session, chosen, actor)
    audience = await _audience(session, rows, written)
    if not audience.rows:
        raise SettleError(NOTHING_LEFT)
    replies = [
        (resident, unresolved_news.answered(row.text, written[language], language))
        for resident, row, language in audience.to_tell
    ]
    await _send(session, replies, now)
    settlement = await _settle(session, audience.rows, SettledAs.ANSWER, actor, now, answers=written, told=len(replies))
    return Answered(settlement=settlement, told=len(replies), cared_for=len(audience.cared_for))


async def undo(session: AsyncSession, settlement_id: int, *, actor: Actor) -> int:
    """Take an act back, with the examples it proposed, as far as nobody has judged them; how many wait again."""
    found = await unresolved.settlement(session, settlement_id, scope=actor.scope)
    if found is None or found[0].settled_as not in UNDOABLE:
        raise SettleError(CANNOT_UNDO)
    entries = await unresolved.take_up_again(session, settlement_id, scope=actor.scope)
    await examples.withdraw(session, entries)
    return len(entries)


def language_of(row: Unresolved, resident: Resident | None) -> str:
    """The language to answer in: the resident's own, else the one of their message."""
    return (resident.language if resident else None) or row.language or country().first_language


@dataclass(slots=True, kw_only=True)
class _Audience:
    """Whom an answer goes to, and the entries that it settles."""

    rows: list[Unresolved] = field(default_factory=list)
    to_tell: list[tuple[Resident, Unresolved, str]] = field(default_factory=list)
    cared_for: set[int] = field(default_factory=set)


async def _audience(session: AsyncSession, rows: Sequence[Unresolved], languages: Collection[str]) -> _Audience:
    found = _Audience()
    residents = await unresolved.readers(session, rows)
    # Whoever's ticket it is: an officer who may not see it must not write over the colleague who has it.
    since = await unresolved.tickets_since(session, rows, scope=Scope.ALL)
    told: set[int] = set()
    for row in reversed(rows):  # the newest wording of each resident is quoted to them
        resident = residents.get(row.resident_id or 0)
        language = language_of(row, resident)
        if resident is None or language not in languages:
            continue
        found.rows.append(row)
        if row.id in since:
            found.cared_for.add(resident.id)
        elif resident.id not in told:
            told.add(resident.id)
            found.to_tell.append((resident, row, language))
    found.cared_for -= told
    return found


async def _hold(session: AsyncSession, chosen: Chosen, actor: Actor) -> Sequence[Unresolved]:
    rows = await unresolved.lock(session, chosen, scope=actor.scope, limit=MAX_AT_ONCE)
    if not rows:
        raise SettleError(NOTHING_LEFT)
    return rows


async def _settle(
    session: AsyncSession, rows: Collection[Unresolved], how: SettledAs, actor: Actor, now: datetime, **details: object
) -> Settlement:
    return await unresolved.settle(session, rows, how, account_id=actor.account_id, now=now, **details)


async def _propose(session: AsyncSession, rows: Sequence[Unresolved], label: str, now: datetime) -> None:
    """Each wording once: two that differ in capitals or script teach the same."""
    wordings = {folded: row for row in rows if (folded := fold(row.text))}
    for row in wordings.values():
        await examples.propose(
            session,
            resident_id=row.resident_id,
            text=row.text,
            language=row.language or "",
            label=label,
            municipality=row.municipality,
            source=Author.OFFICER,
            unresolved_id=row.id,
            now=now,
        )


async def _words_of(session: AsyncSession, row: Unresolved) -> str:
    """What the resident wrote, unmasked, if it is still there and just what the entry shows."""
    message = await unresolved.message_of(session, row)
    if message is not None and masked(message.text).strip() == row.text.strip():
        return message.text
    return row.text


async def _send(session: AsyncSession, replies: Sequence[tuple[Resident, Reply]], now: datetime) -> None:
    rows = [outbox.row_for(resident, to_json(reply), message_id=None, now=now) for resident, reply in replies]
    await outbox.add(session, rows)
