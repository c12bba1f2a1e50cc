"""What happened to a question, in a line of small print each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desk.ticket_contacts import office_name
from desk.words import PRIORITIES, in_words
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from storage.ticket_tables import Author, EventKind, TicketEvent
from tickets.steps import NO_ACCESS

Called = Callable[[int | None], str]

# These stand in the thread as what was written.
TOLD_BY_ENTRIES = (EventKind.WRITTEN, EventKind.ANSWERED, EventKind.NOTED)
BY_SOMEBODY: Mapping[str, str] = {
    EventKind.OPENED: mark("{who} sent it to the office"),
    EventKind.GIVEN_BACK: mark("{who} gave it back to the queue"),
    EventKind.TRANSFERRED: mark("{who} transferred it: {change}"),
    EventKind.CORRECTED: mark("{who} corrected it: {change}"),
    EventKind.PRIORITISED: mark("{who} changed the priority: {change}"),
    EventKind.RESOLVED: mark("{who} marked it as solved"),
    EventKind.REFERRED: mark("{who} referred the resident to: {office}"),
    EventKind.REOPENED: mark("{who} took it up again"),
    EventKind.MARKED_SPAM: mark("{who} marked it as spam"),
}
BY_ITSELF: Mapping[str, str] = {
    EventKind.RETURNED: mark("back in the queue, because no answer came"),
    EventKind.CLOSED: mark("closed, 14 days after it was solved"),
}
LEFT_BEHIND = mark("back in the queue, because whoever had it is not responsible for it any more")
ALARMS: Mapping[tuple[str, str], str] = {
    (EventKind.REMINDED, "answer"): mark("reminder: the first answer is due soon"),
    (EventKind.REMINDED, "resolve"): mark("reminder: the solution is due soon"),
    (EventKind.ESCALATED, "answer"): mark("the first answer is overdue; the head of office was told"),
    (EventKind.ESCALATED, "resolve"): mark("the solution is overdue; the head of office was told"),
}


def happened(event: TicketEvent, called: Called, guide: Guide, language: str) -> str:
    """An event in words; empty for what the thread tells by itself."""
    _ = texts(language).gettext
    if event.kind in TOLD_BY_ENTRIES:
        return ""
    if event.kind == EventKind.ASSIGNED:
        return _assigned(event, called, language)
    if event.kind == EventKind.RATED:
        return _rated(event, language)
    if event.details.get("why") == NO_ACCESS:
        return _(LEFT_BEHIND)
    if event.kind in BY_ITSELF:
        return _(BY_ITSELF[event.kind])
    if alarm := ALARMS.get((event.kind, event.details.get("deadline", ""))):
        return _(alarm)
    if event.kind not in BY_SOMEBODY:
        return event.kind
    return _(BY_SOMEBODY[event.kind]).format(
        who=_who(event, called, language),
        change=_change(event, guide, language),
        office=office_name(guide, event.details.get("contact", ""), language),
    )


def _who(event: TicketEvent, called: Called, language: str) -> str:
    _ = texts(language).gettext
    if event.author == Author.RESIDENT:
        return _("The resident")
    return called(event.account_id) or (_("The office") if event.author == Author.OFFICER else "Kontakt")


def _assigned(event: TicketEvent, called: Called, language: str) -> str:
    _ = texts(language).gettext
    _before, to = event.changes.get("assignee_id", [None, None])
    if to == event.account_id and event.account_id is not None:
        return _("{who} took it").format(who=_who(event, called, language))
    to_whom = called(to) or _("a colleague")
    return _("{who} gave it to {colleague}").format(who=_who(event, called, language), colleague=to_whom)


def _rated(event: TicketEvent, language: str) -> str:
    _ = texts(language).gettext
    if event.details.get("helped"):
        return _("👍 The resident says that the answer helped")
    return _("👎 The resident says that the answer did not help")


def _change(event: TicketEvent, guide: Guide, language: str) -> str:
    """What it was before and after, e.g. `Roads → Water`."""
    words: list[str] = []
    for column, (before, after) in event.changes.items():
        if column == "municipality":
            words.append(_arrow(*(municipality_called(guide, code, language) for code in (before, after))))
        elif column == "topic":
            words.append(_arrow(*(topic_called(guide, code, language) for code in (before, after))))
        elif column == "priority":
            words.append(_arrow(*(in_words(code, PRIORITIES, language) for code in (before, after))))
    return ", ".join(words)


def _arrow(before: str, after: str) -> str:
    return f"{before or '–'} → {after or '–'}"
