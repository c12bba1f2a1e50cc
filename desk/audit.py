"""The audit log, for admins: who read and did what, searched by account, action, subject and days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aiohttp import web

from desk.account_words import ACTIONS, ROLES
from desk.house import House
from desk.pages import page
from desk.visit import Visit
from desk.words import in_words, moment
from directory.hours import ZONE
from locales.catalogs import texts
from storage import accounts, audit
from storage.account_tables import Account
from storage.audit import Search
from storage.audit_tables import AuditEntry

PAGE = 50
MAX_ID_DIGITS = 9
SCOPES = ("municipalities", "topics")
NOT_KNOWN = "–"
LINKS = {
    "ticket": "/desk/tickets/{}",
    "account": "/desk/accounts/{}",
    "import": "/desk/directory/import/past/{}",
    "contact": "/desk/directory/contacts/{}",
    "procedure": "/desk/directory/procedures/{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry in words; `link` leads to what it is about, if that has a page."""

    who: str
    did: str
    subject: str
    link: str
    details: str
    created_at: datetime
    when: str


class AuditLog:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        asked = visit.request.query
        async with self._house.database.reading() as store:
            people = await accounts.everybody(store)
            found = await audit.find(store, search_of(asked), limit=PAGE + 1, before=_number(asked.get("before", "")))
        called = {each.id: each.called for each in people}
        shown = found[:PAGE]
        older = visit.request.rel_url.update_query(before=shown[-1].id) if len(found) > PAGE else None
        return page(
            self._house,
            visit,
            "audit.html",
            lines=[_line(entry, called, visit.language) for entry in shown],
            older=str(older) if older else "",
            newest=str(visit.request.rel_url.without_query_params("before")) if "before" in asked else "",
            people=_people(people),
            actions=_actions(visit.language),
            asked={name: asked.get(name, "") for name in ("account", "action", "subject", "since", "until")},
        )


def search_of(asked: Mapping[str, str]) -> Search:
    """What the address asks for; days are local ones, both included. What cannot be read asks for nothing."""
    since, until = _day(asked.get("since", "")), _day(asked.get("until", ""))
    return Search(
        account_id=_number(asked.get("account", "")),
        action=asked.get("action", "").replace("\0", "") or None,
        subject=" ".join(asked.get("subject", "").replace("\0", "").split()) or None,
        since=_begin(since) if since else None,
        until=_begin(until + timedelta(days=1)) if until and until < date.max else None,
    )


def _line(entry: AuditEntry, called: Mapping[int, str], language: str) -> Line:
    _ = texts(language).gettext
    kind, _blank, which = entry.subject.partition(" ")
    number = _number(which)
    other = called.get(number, "") if kind == "account" and number is not None else ""
    return Line(
        # Translators: it was done by a command, not on a page of the desk
        who=called.get(entry.account_id or 0, "") or _("from the terminal"),
        did=in_words(entry.action, ACTIONS, language),
        subject=f"{other} ({entry.subject})" if other else entry.subject,
        link=LINKS[kind].format(which) if kind in LINKS and which else "",
        details=", ".join(f"{name}: {_said(name, value, language)}" for name, value in entry.details.items()),
        created_at=entry.created_at,
        when=moment(entry.created_at, language),
    )


def _said(name: str, value: object, language: str) -> str:
    """A detail: a code or a count. A scope that is empty is not limited; anything else that is empty is not known."""
    _ = texts(language).gettext
    match value:
        case None if name in SCOPES:
            # Translators: municipalities or topics that somebody sees: all of them
            return _("all")
        case None:
            return NOT_KNOWN
        case bool():
            return _("yes") if value else _("no")
        case list():
            return " ".join(map(str, value)) or NOT_KNOWN
        case _ if name == "role":
            return in_words(str(value), ROLES, language)
        case _:
            return str(value)


def _people(people: Sequence[Account]) -> list[tuple[str, str]]:
    return sorted(((str(each.id), each.called) for each in people), key=lambda pair: pair[1].casefold())


def _actions(language: str) -> list[tuple[str, str]]:
    return sorted(((code, in_words(code, ACTIONS, language)) for code in ACTIONS), key=lambda pair: pair[1].casefold())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_ID_DIGITS else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
