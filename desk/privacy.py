"""For how long what is kept, what would go now, and letting it go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from aiohttp import web

from desk.house import House
from desk.pages import page
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import in_words
from locales.catalogs import mark, texts
from storage import retention
from storage.retention import LONGEST_DAYS, RULES, Kind

log = structlog.get_logger()
PRIVACY = "/desk/privacy"
KEEP, APPLY = "keep", "apply"
CHANGED, APPLIED = "retention-change", "retention-apply"
MOST_BATCHES = 50  # of one kind; a press of a button takes seconds, and the night does the rest
DONE = {
    KEEP: mark("Kept. From tonight on these times count."),
    APPLY: mark("Deleted. If there was very much of it, the rest goes tonight."),
}
KINDS: Mapping[str, str] = {
    Kind.MESSAGES: mark("What residents wrote to the bot, as far as no question at the office holds it"),
    Kind.REPLIES: mark("What the bot sent to residents"),
    Kind.TICKETS: mark("Questions at the office that are closed, with their files"),
    Kind.UNRESOLVED: mark("What the bot could not place"),
    Kind.FEEDBACK: mark("Whether a contact helped"),
    Kind.CORRECTIONS: mark("What was said to be wrong in the directory, once it is settled"),
    Kind.EXAMPLES: mark("Examples to learn from that nobody has accepted"),
    Kind.RESIDENTS: mark("Residents who have not written for so long and have no question at the office"),
    Kind.AUDIT: mark("The audit log"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A kind in words; `days` is what stands in its field, `due` how many of it would go now."""

    kind: str
    name: str
    days: str
    least: int
    due: int
    fault: str


class PrivacyPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        done = DONE.get(visit.asked("done"), "")
        return await self._page(visit, done=texts(visit.language).gettext(done) if done else "")

    async def work(self, visit: Visit) -> web.Response:
        match visit.filled_in("do"):
            case "keep":
                return await self._keep(visit)
            case "apply":
                return await self._apply(visit)
        raise web.HTTPBadRequest

    async def _keep(self, visit: Visit) -> web.Response:
        filled = {kind: visit.filled_in(kind).strip() for kind in Kind}
        wrong = {kind for kind, typed in filled.items() if not _is_number(typed)}
        days = {kind: int(typed) for kind, typed in filled.items() if kind not in wrong}
        wrong |= {kind for kind, number in days.items() if not RULES[kind].least <= number <= LONGEST_DAYS}
        if wrong:
            return await self._page(visit, status=422, filled=filled, wrong=wrong)
        async with self._house.database.transaction() as store:
            for kind in await retention.keep_for(store, days):
                now = self._house.clock()
                await trace(store, visit, CHANGED, "retention", kind.value, now=now, days=days[kind])
        return see_other(f"{PRIVACY}?done={KEEP}")

    async def _apply(self, visit: Visit) -> web.Response:
        """By the rules as they are kept, not as they stand in the form."""
        now = self._house.clock()
        async with self._house.database.reading() as store:
            days = await retention.days_kept(store)
        counts = {}
        for kind, number in days.items():
            before = now - timedelta(days=number)
            if count := await retention.let_all_go(self._house.database, kind, before, most=MOST_BATCHES):
                counts[kind.value] = count
        async with self._house.database.transaction() as store:
            await trace(store, visit, APPLIED, "retention", "all", now=now, **counts)
        log.info("desk.retention_applied", account=visit.account_id, **counts)
        return see_other(f"{PRIVACY}?done={APPLY}")

    async def _page(
        self,
        visit: Visit,
        *,
        status: int = 200,
        done: str = "",
        filled: Mapping[Kind, str] | None = None,
        wrong: set[Kind] | None = None,
    ) -> web.Response:
        async with self._house.database.reading() as store:
            days = await retention.days_kept(store)
            due = await retention.preview(store, days, self._house.clock())
        return page(
            self._house,
            visit,
            "privacy.html",
            status=status,
            done=done,
            is_sealed=bool(self._house.database.keys.keys),
            longest=LONGEST_DAYS,
            due=sum(due.values()),
            lines=[
                Line(
                    kind=kind.value,
                    name=in_words(kind, KINDS, visit.language),
                    days=filled[kind] if filled else str(days[kind]),
                    least=RULES[kind].least,
                    due=due[kind],
                    fault=_fault(kind, visit.language) if wrong and kind in wrong else "",
                )
                for kind in Kind
            ],
        )


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 6


def _fault(kind: Kind, language: str) -> str:
    said = texts(language).gettext("Please give a number of days from {least} to {longest}.")
    return said.format(least=RULES[kind].least, longest=LONGEST_DAYS)
