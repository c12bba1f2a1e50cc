"""The thread of a question: what was written, by day, with what happened in between."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.attached import Attached, attached
from desk.ticket_delivery import Delivery, delivery
from desk.ticket_happened import happened
from desk.ticket_matter import Matter
from desk.words import AUTHORS, clock_time, day, in_words, moment
from directory.guide import Guide
from locales.catalogs import texts
from storage.file_tables import StoredFile
from storage.ticket_tables import Author, EntryKind, TicketEntry

FileLink = Callable[[StoredFile], str]
RESIDENT, OFFICE, NOTE = "theirs", "ours", "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier text of an entry."""

    text: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that was written, in its latest version. `side` is one of the three above.

    `language_code` is known for what the resident wrote only. `is_new`: the reader has not seen it yet.
    """

    id: int
    side: str
    author: str
    text: str
    language_code: str | None
    file: Attached | None
    earlier: tuple[Version, ...]
    changed: str
    delivery: Delivery | None
    is_new: bool
    created_at: datetime
    when: str
    kind: str = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """Something that happened; `reason` is in whatever language a colleague wrote it in."""

    text: str
    reason: str
    created_at: datetime
    when: str
    kind: str = "small"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    text: str
    kind: str = "day"


Item = Line | Small | Day


def thread(
    matter: Matter,
    guide: Guide,
    language: str,
    link: FileLink,
    *,
    channels: Collection[str] | None = None,
    seen: int | None = None,
) -> list[Item]:
    """In order of time. What came after the entry `seen` is marked as new; None: nothing is. `channels` are those that
    are switched on; None: all.
    """
    lines = [
        _line(
            chain,
            matter,
            language,
            _file(chain, matter, language, link),
            delivery(matter.sent.get(chain[0].id, ()), language, channels=channels),
            is_new=seen is not None and chain[-1].id > seen,
        )
        for chain in chains(matter.entries)
    ]
    return list(_by_day([*lines, *_small(matter, guide, language)], language))


def chains(entries: Sequence[TicketEntry]) -> list[list[TicketEntry]]:
    """Each entry with its later versions, oldest first; entries in the order in which they began."""
    found: dict[int, list[TicketEntry]] = {}
    for entry in entries:
        chain = found.get(entry.replaces_id or 0, [])
        chain.append(entry)
        found[entry.id] = chain
    return list({id(chain): chain for chain in found.values()}.values())


def _line(
    chain: Sequence[TicketEntry],
    matter: Matter,
    language: str,
    file: Attached | None,
    delivered: Delivery | None,
    *,
    is_new: bool,
) -> Line:
    first, last = chain[0], chain[-1]
    is_resident = first.author == Author.RESIDENT
    is_note = first.kind == EntryKind.NOTE
    return Line(
        id=first.id,
        side=NOTE if is_note else RESIDENT if is_resident else OFFICE,
        author=matter.called(last.account_id) or in_words(first.author, AUTHORS, language),
        text=last.text,
        language_code=matter.ticket.language if is_resident else None,
        file=file,
        earlier=tuple(Version(text=each.text, when=moment(each.created_at, language)) for each in chain[:-1]),
        changed=moment(last.created_at, language) if len(chain) > 1 else "",
        delivery=delivered,
        is_new=is_new,
        created_at=first.created_at,
        when=clock_time(first.created_at),
    )


def _file(chain: Sequence[TicketEntry], matter: Matter, language: str, link: FileLink) -> Attached | None:
    """A new version of a caption leaves the file where it was."""
    held = next((each.attachment for each in reversed(chain) if each.attachment), None)
    return attached(held, matter.files.get(held.get("key", "")), language, link) if held else None


def _small(matter: Matter, guide: Guide, language: str) -> Iterator[Small]:
    for event in matter.events:
        if text := happened(event, matter.called, guide, language):
            yield Small(text=text, reason=event.reason, created_at=event.created_at, when=clock_time(event.created_at))
    for chain in chains(matter.entries):
        for later in chain[1:]:
            if later.author == Author.RESIDENT:
                text = texts(language).gettext("The resident changed a message")
                yield Small(text=text, reason="", created_at=later.created_at, when=clock_time(later.created_at))
    for rating in matter.ratings:
        if rating.comment:
            text = texts(language).gettext("The resident wrote about the answer:")
            yield Small(
                text=text, reason=rating.comment, created_at=rating.updated_at, when=clock_time(rating.updated_at)
            )


def _by_day(items: Sequence[Line | Small], language: str) -> Iterator[Item]:
    """What was written at one moment comes before what happened through it."""
    before = ""
    for item in sorted(items, key=lambda each: (each.created_at, each.kind == "small")):
        if (today := day(item.created_at, language)) != before:
            yield Day(text=today)
            before = today
        yield item
