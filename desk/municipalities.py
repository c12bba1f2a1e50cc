"""The municipalities: their names, what people call them, their languages and usual hours; a list and one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.code_words import CHANGED_MEANWHILE, NOT_KEPT, Told, differences, event, faults_of
from desk.directory.words import missing_languages
from desk.house import House
from desk.numbers import number_in
from desk.pages import page
from desk.topic_form import done_in_words, tongues_of, version_seen
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import endonym
from directory.code_editing import NoSuchCode, OutdatedCode
from directory.code_store import MUNICIPALITIES, Held, facts, load_held
from directory.editing import Refused
from directory.municipality_editing import MAX_NAME, NAME, change_municipality, undo_municipality_change
from directory.records import Municipality
from handlers.hours_words import week_in_words
from handlers.names import municipality_name
from locales import LANGUAGES
from locales.catalogs import texts
from storage import codes
from storage.code_tables import CodeKind

LIST = "/desk/municipalities"
MUNICIPALITY = "/desk/municipalities/{municipality:[a-z0-9-]{1,32}}"
CHANGED, UNDONE = "municipality-change", "municipality-undo"
FIELDS = ("aliases", "opening_hours", "website", "latitude", "longitude")
LANGUAGE = "language-"  # before an official language, in names of fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A municipality of the list; `aliases`: how many names were added here."""

    code: str
    name: str
    languages: str
    missing: str
    aliases: int
    hours: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`texts`: field → text as typed; `spoken`: the official languages; `seen`: the version that was read."""

    texts: Mapping[str, str]
    spoken: Sequence[str]
    note: str = ""
    seen: int = 0
    faults: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    @property
    def tongues(self) -> list[tuple[str, str]]:
        return tongues_of(self.texts)

    @property
    def all_texts(self) -> Mapping[str, str]:
        return {**self.texts, "official_languages": " ".join(self.spoken)}


class MunicipalityList:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            held = await load_held(store, MUNICIPALITIES)
        lines = [
            _line(each, visit.language) for each in held.values() if visit.scope.allows_municipality(each.entry.code)
        ]
        lines.sort(key=lambda line: line.name.casefold())
        return page(self._house, visit, "municipalities.html", lines=lines)


class MunicipalityPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def work(self, visit: Visit) -> web.Response:
        """A button was pressed. What cannot be done changes nothing."""
        code, language = _code(visit), visit.language
        form = _filled(visit) if visit.filled_in("do") == "save" else None
        try:
            async with self._house.database.transaction() as store:
                done = await self._do(store, visit, code)
        except NoSuchCode as error:
            raise web.HTTPNotFound from error
        except Refused as refused:
            faults = faults_of(refused.errors, language)
            said = texts(language).gettext(NOT_KEPT) if form else "; ".join(faults.values())
            return await self._page(visit, form and replace(form, faults=faults), Told(status=422, fault=said))
        except OutdatedCode as outdated:
            meanwhile = [event(each, language, may_undo=False) for each in outdated.changes]
            told = Told(status=409, fault=texts(language).gettext(CHANGED_MEANWHILE), meanwhile=meanwhile)
            return await self._page(visit, form, told)
        return see_other(f"{LIST}/{code}?done={done}")

    async def _do(self, store: AsyncSession, visit: Visit, code: str) -> str:
        now, account = self._house.clock(), visit.account_id
        match visit.filled_in("do"):
            case "save":
                form = _filled(visit)
                await change_municipality(
                    store, code, form.all_texts, version=form.seen, account_id=account, note=form.note, now=now
                )
                await trace(store, visit, CHANGED, "municipality", code, now=now)
                return "save"
            case "undo":
                number, note = number_in(visit.filled_in("change")) or 0, visit.filled_in("note")
                undone = await undo_municipality_change(store, number, account_id=account, note=note, now=now)
                if undone.code != code:
                    raise NoSuchCode(code)
                await trace(store, visit, UNDONE, "municipality", code, now=now)
                return "undo"
            case _:
                raise web.HTTPBadRequest

    async def _page(self, visit: Visit, form: Form | None = None, told: Told | None = None) -> web.Response:
        code, told = _code(visit), told or Told()
        async with self._house.database.reading() as store:
            held = await load_held(store, MUNICIPALITIES)
            if code not in held:
                raise web.HTTPNotFound
            history = await codes.history(store, CodeKind.MUNICIPALITY, code)
        place, language = held[code].entry, visit.language
        if form is not None and told.meanwhile:  # whoever has seen what others have changed may write over it
            form = replace(form, seen=place.version)
        return page(
            self._house,
            visit,
            "municipality.html",
            status=told.status,
            fault=told.fault,
            done=done_in_words(visit) if not told.fault else "",
            meanwhile=told.meanwhile,
            title=municipality_name(place, language),
            form=form or _form_of(place),
            official=[(code, info.endonym) for code, info in LANGUAGES.items()],
            usual_hours=week_in_words(place.opening_hours, language),
            pack_says=differences(facts(MUNICIPALITIES, place), held[code].differs(MUNICIPALITIES), language),
            max_name=MAX_NAME,
            history=[event(each, language, may_undo=True) for each in history],
        )


def _code(visit: Visit) -> str:
    """Raises 404 for one that is not in the visitor's care."""
    code = visit.request.match_info["municipality"]
    if not visit.scope.allows_municipality(code):
        raise web.HTTPNotFound
    return code


def _form_of(place: Municipality) -> Form:
    names = {f"{NAME}_{code}": name for code, name in place.names.items()}
    return Form(
        texts={
            **names,
            "aliases": "\n".join(place.aliases),
            "opening_hours": place.opening_hours or "",
            "website": place.website or "",
            "latitude": str(place.latitude),
            "longitude": str(place.longitude),
        },
        spoken=place.official_languages,
        seen=place.version,
    )


def _filled(visit: Visit) -> Form:
    typed = {name: text for name, text in visit.form.items() if name in FIELDS or name.startswith(f"{NAME}_")}
    ticked = [code for code in LANGUAGES if f"{LANGUAGE}{code}" in visit.form]
    # Which language comes first is not a matter of ticks: the bot speaks it when it knows nothing else.
    first = visit.filled_in("first")
    spoken = sorted(ticked, key=lambda code: code != first)
    return Form(texts=typed, spoken=spoken, note=visit.filled_in("note"), seen=version_seen(visit))


def _line(held: Held[Municipality], language: str) -> Line:
    place = held.entry
    return Line(
        code=place.code,
        name=municipality_name(place, language),
        languages=", ".join(map(endonym, place.official_languages)),
        missing=", ".join(map(endonym, missing_languages(place.names))),
        aliases=len(place.aliases),
        hours=week_in_words(place.opening_hours, language),
        is_own=bool(held.differs(MUNICIPALITIES)),
    )
