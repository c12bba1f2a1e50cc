"""How far an answer has come on its way to the resident, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desk.words import CHANNELS, in_words, moment
from handlers import delivery_reasons
from locales.catalogs import texts
from storage.tables import Outbox, OutboxStatus

ON_ITS_WAY, ARRIVED, LOST = "waiting", "arrived", "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """`kind` is one of the three above, for its sign."""

    kind: str
    text: str


def delivery(rows: Sequence[Outbox], language: str, *, channels: Collection[str] | None = None) -> Delivery | None:
    """Of the last thing that was sent for an entry; None when nothing was. `channels` are those that are switched on;
    None: all.
    """
    if not rows:
        return None
    row = rows[-1]
    match row.status:
        case OutboxStatus.FAILED:
            return Delivery(kind=LOST, text=_lost(row, language))
        case OutboxStatus.DELIVERED:
            return Delivery(kind=ARRIVED, text=_arrived(row, language))
        case _ if channels is not None and row.channel not in channels:
            return Delivery(kind=LOST, text=_switched_off(row, language))
        case _:
            return Delivery(kind=ON_ITS_WAY, text=_on_its_way(row, language))


def _lost(row: Outbox, language: str) -> str:
    _ = texts(language).gettext
    if not row.error:
        return _("could not be delivered")
    return _("could not be delivered: {reason}").format(reason=delivery_reasons.in_words(row.error, language))


def _switched_off(row: Outbox, language: str) -> str:
    """It waits for as long as nobody switches the channel on: in a demo for ever."""
    _ = texts(language).gettext
    return _("not sent: {channel} is switched off here. It leaves when that is switched on").format(
        channel=in_words(row.channel, CHANNELS, language)
    )


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
        return _("on its way, not arrived yet: {reason}").format(reason=delivery_reasons.in_words(row.error, language))
    return _("on its way")
