"""What the staff group reads about a ticket. Pure; everything is plain text, within Telegram's limits."""

from __future__ import annotations

from collections.abc import Sequence

from desk.ticket_delivery import delivery
from desk.ticket_happened import happened
from desk.words import CHANNELS, STATES, endonym, in_words, moment
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from storage.staff import Matter
from storage.tables import Outbox
from storage.ticket_tables import UNFINISHED_TICKETS, Author, EntryKind, EventKind, TicketEntry, TicketEvent

MAX_TITLE = 128
MAX_ENTRY = 1_200
MAX_TEXT = 3_900  # Telegram takes 4,096, counted in its own way
LAST_ENTRIES = 5
COMMENTED = mark("They also wrote a sentence about it; it stands at the desk.")

Buttons = list[list[dict[str, str]]]


def title(matter: Matter, guide: Guide, language: str) -> str:
    """Reference, municipality, topic."""
    ticket = matter.ticket
    parts = (
        ticket.reference,
        municipality_called(guide, ticket.municipality, language),
        topic_called(guide, ticket.topic, language),
    )
    return _shortened(" · ".join(part for part in parts if part), MAX_TITLE)


def opening(matter: Matter, guide: Guide, language: str) -> str:
    """The first message of a topic; of one that is made anew, with the last that was written since."""
    _ = texts(language).gettext
    question, later = matter.entries[:1], matter.entries[1:]
    lines = [
        _facts(matter, guide, language),
        *(_entry(entry, matter, language) for entry in question),
        *(["…"] if len(later) > LAST_ENTRIES else []),
        *(_entry(entry, matter, language) for entry in later[-LAST_ENTRIES:]),
        _("What you write here goes to the resident. For colleagues only: /note. All commands: /help"),
    ]
    return _shortened("\n\n".join(lines), MAX_TEXT)


def opening_buttons(reference: str, desk_url: str | None, language: str) -> Buttons:
    """`desk_url`: where the desk is, if it has an address."""
    _ = texts(language).gettext
    take = {"text": _("✋ Take it"), "callback_data": "take"}
    open_there = {"text": _("Open at the desk"), "url": f"{desk_url}/desk/tickets/{reference}"}
    return [[take, open_there] if desk_url else [take]]


def told(matter: Matter, events: Sequence[TicketEvent], guide: Guide, language: str) -> list[str]:
    """These events in words, as few messages as hold them."""
    messages: list[str] = []
    for line in filter(None, (_event(event, matter, guide, language) for event in events)):
        if messages and len(messages[-1]) + len(line) < MAX_TEXT:
            messages[-1] += f"\n\n{line}"
        else:
            messages.append(_shortened(line, MAX_TEXT))
    return messages


def lost(row: Outbox, matter: Matter, language: str) -> str:
    """An answer that has not reached the resident, by its first words."""
    _ = texts(language).gettext
    entry = next((each for each in matter.entries if each.id == row.ticket_entry_id), None)
    fate = delivery([row], language)
    return _("⚠ “{beginning}”: {fate}").format(
        beginning=_shortened(entry.text if entry else "", 100), fate=fate.text if fate else ""
    )


def _facts(matter: Matter, guide: Guide, language: str) -> str:
    _ = texts(language).gettext
    ticket = matter.ticket
    facts = [
        title(matter, guide, language),
        _("Language: {language} · by {channel}").format(
            language=endonym(matter.resident.language or ticket.language),
            channel=in_words(matter.resident.channel, CHANNELS, language),
        ),
        _("State: {state}").format(state=in_words(ticket.status, STATES, language)),
    ]
    if ticket.assignee_id is not None:
        facts.append(_("{name} has it.").format(name=matter.names.get(ticket.assignee_id, "?")))
    if ticket.due_at is not None and ticket.status in UNFINISHED_TICKETS:
        facts.append(_("Due: {time}").format(time=moment(ticket.due_at, language)))
    return "\n".join(facts)


def _event(event: TicketEvent, matter: Matter, guide: Guide, language: str) -> str:
    """Empty for what needs no words: a question that was opened stands in the first message."""
    if event.kind == EventKind.OPENED:
        return ""
    if event.kind in (EventKind.WRITTEN, EventKind.ANSWERED, EventKind.NOTED):
        entry = next((each for each in matter.entries if each.id == event.entry_id), None)
        return _entry(entry, matter, language) if entry else ""
    line = happened(event, lambda account_id: matter.names.get(account_id or 0, ""), guide, language)
    if event.kind == EventKind.RATED and event.details.get("comment"):
        return f"• {line}\n{texts(language).gettext(COMMENTED)}"
    return f"• {line}" if line else ""


def _entry(entry: TicketEntry, matter: Matter, language: str) -> str:
    _ = texts(language).gettext
    text = _shortened(entry.text.strip(), MAX_ENTRY)
    if entry.attachment is not None:
        name = entry.attachment.get("name") or _("a file")
        text = f"{text}\n📎 {name}".strip()
    heading = _("{who}:").format(who=_who(entry, matter, language))
    return f"{heading}\n{text}"


def _who(entry: TicketEntry, matter: Matter, language: str) -> str:
    _ = texts(language).gettext
    name = matter.names.get(entry.account_id or 0) or _("The office")
    if entry.kind == EntryKind.NOTE:
        return _("📝 Note by {name}, for colleagues").format(name=name)
    if entry.author == Author.RESIDENT:
        return _("💬 The resident (changed)") if entry.replaces_id else _("💬 The resident")
    return _("📩 {name}").format(name=name) if entry.author == Author.OFFICER else _("📩 Kontakt")


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
