"""Entries of the unresolved log and what was done about them, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from desk.words import CHANNELS, endonym, in_words, moment
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from handlers.unresolved import reason_text
from locales.catalogs import texts
from storage.learning_tables import UNDOABLE, SettledAs, Settlement
from storage.tables import Unresolved

MAX_SHOWN = 300  # characters of a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`text` is in `language_code`, if that is known, with personal data masked. `ticket`: the reference of one that
    its resident has opened since. `settled` says what was done about it; `undo` is the act that can be taken back.
    """

    id: int
    text: str
    language_code: str | None
    reason: str
    facts: tuple[str, ...]
    created_at: datetime
    when: str
    ticket: str = ""
    settled: str = ""
    undo: int | None = None


def entry(
    row: Unresolved, guide: Guide, language: str, *, ticket: str = "", settlement: Settlement | None = None
) -> Entry:
    facts = (
        municipality_called(guide, row.municipality, language),
        topic_called(guide, row.topic, language),
        endonym(row.language),
        in_words(row.channel, CHANNELS, language),
    )
    undoable = settlement is not None and settlement.settled_as in UNDOABLE
    return Entry(
        id=row.id,
        text=shorten(row.text, MAX_SHOWN, placeholder=" …"),
        language_code=row.language,
        reason=reason_text(row.reason, language),
        facts=tuple(filter(None, facts)),
        created_at=row.created_at,
        when=moment(row.created_at, language),
        ticket=ticket,
        settled=settled_in_words(settlement, guide, language) if settlement else "",
        undo=settlement.id if settlement and undoable else None,
    )


def settled_in_words(settlement: Settlement, guide: Guide, language: str) -> str:
    """What was done, in one line."""
    _ = texts(language).gettext
    match settlement.settled_as:
        case SettledAs.TOPIC:
            name = topic_called(guide, settlement.topic, language) or settlement.topic
            return _("It is about: {topic}").format(topic=name)
        case SettledAs.OUT_OF_SCOPE:
            return _("Nothing that a municipality answers")
        case SettledAs.NOTHING:
            return _("Nothing is to be done")
        case SettledAs.ANSWER:
            if not settlement.told:
                return _("Nobody was written to: all have asked the office meanwhile")
            ngettext = texts(language).ngettext
            told = ngettext("{count} resident was answered", "{count} residents were answered", settlement.told)
            return told.format(count=settlement.told)
        case SettledAs.TICKET:
            return _("It became the question {reference}").format(reference=settlement.ticket)
        case _:
            return settlement.settled_as
