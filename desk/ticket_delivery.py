"""How far an answer has come on its way to the resident, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.words import moment
from locales.catalogs import texts
from storage.tables import Outbox, OutboxStatus

ON_ITS_WAY, ARRIVED, LOST = "waiting", "arrived", "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """`kind` is one of the three above, for its sign."""

    kind: str
    text: str


def delivery(rows: Sequence[Outbox], language: str) -> Delivery | None:
    """Of the last thing that was sent for an entry; None when nothing was."""
    if not rows:
        return None
    row = rows[-1]
    match row.status:
        case OutboxStatus.FAILED:
            return Delivery(kind=LOST, text=_lost(row, language))
        case OutboxStatus.DELIVERED:
            return Delivery(kind=ARRIVED, text=_arrived(row, language))
        case _:
            return Delivery(kind=ON_ITS_WAY, text=_on_its_way(row, language))


def _lost(row: Outbox, language: str) -> str:
    """The reason comes from the platform, in English."""
    _ = texts(language).gettext
    if not row.error:
        return _("could not be delivered")
    return _("could not be delivered: {reason}").format(reason=row.error)


def _arrived(row: Outbox, language: str) -> str:
    _ = texts(language).gettext
    if row.seen_at:
        return _("seen {time}").format(time=moment(row.seen_at, language))
    if row.delivered_at:
        return _("delivered {time}").format(time=moment(row.delivered_at, language))
    if row.finished_at:
        return _("sent {time}").format(time=moment(row.finished_at, language))
    return _("sent")


def _on_its_way(row: Outbox, language: str) -> str:
    _ = texts(language).gettext
    if row.held_at:
        return _("held back by the chat app until {time}, or until the resident writes").format(
            time=moment(row.due_at, language)
        )
    if row.error and row.attempts:
        return _("on its way, not arrived yet: {reason}").format(reason=row.error)
    return _("on its way")
