"""What residents and officers showed, for a head of office to judge, and the models that are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from desk import teaching
from desk.filters import Choice
from desk.house import House
from desk.learning_words import SOURCES, STATUSES, Trained, label_name, language_name, trained
from desk.numbers import number_in
from desk.pages import page
from desk.paging import Paging
from desk.teaching import TeachingError
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import in_words, moment
from locales.catalogs import mark, texts
from routing.learned import LANGUAGES, language_of_sentences
from routing.records import NOT_TOPICS
from storage import examples, trainings
from storage.learning_tables import Training
from storage.tables import Proposal, ProposedExample

log = structlog.get_logger()
LEARNING = "/desk/learning"
PAGE = 50
ROW = "row-"  # before the number of an example, in names of fields
ACCEPT, REJECT, TRAIN, USE, DROP = "accept", "reject", "train", "use", "drop"
ACCEPTED, REJECTED = "examples-accept", "examples-reject"
WANTED, USED, DROPPED = "training-want", "model-use", "model-drop"
DONE: dict[str, str] = {
    ACCEPT: mark("Accepted. The bot learns from it at the next training."),
    REJECT: mark("Rejected."),
    TRAIN: mark("A new model is being made. Its figures stand here in some minutes."),
    USE: mark("The model is in use; all machines have it within some minutes."),
    DROP: mark("The model is not used."),
}
NOTHING_CHOSEN = mark("Nothing is ticked. Please tick what you want to judge.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An example in words; `text` is in `language_code`, with personal data masked."""

    id: int
    text: str
    language_code: str
    language: str
    label: str
    shown_by: str
    when: str


class LearningPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        done = DONE.get(visit.asked("done"), "")
        return await self._page(visit, done=texts(visit.language).gettext(done) if done else "")

    async def work(self, visit: Visit) -> web.Response:
        """A button was pressed. What cannot be done changes nothing."""
        do, ids = visit.filled_in("do"), _ticked(visit)
        if do in (ACCEPT, REJECT) and not ids:
            return await self._page(visit, status=409, fault=texts(visit.language).gettext(NOTHING_CHOSEN))
        try:
            async with self._house.database.transaction() as store:
                await self._do(store, visit, do, ids)
        except TeachingError as error:
            return await self._page(visit, status=409, fault=texts(visit.language).gettext(error.said))
        log.info("desk.taught", do=do, account=visit.account_id)
        return see_other(str(URL(LEARNING).with_query(_kept(visit) | {"done": do})))

    async def _do(self, store: AsyncSession, visit: Visit, do: str, ids: Sequence[int]) -> None:
        actor, now = visit.actor, self._house.clock()
        match do:
            case "accept":
                label, language = visit.filled_in("label") or None, visit.filled_in("language") or None
                await teaching.accept_examples(store, ids, label=label, language=language, actor=actor, now=now)
                await trace(store, visit, ACCEPTED, "examples", "judged", now=now, label=label, ids=_listed(ids))
            case "reject":
                await teaching.reject_examples(store, ids, actor=actor, now=now)
                await trace(store, visit, REJECTED, "examples", "judged", now=now, ids=_listed(ids))
            case "train":
                training = await teaching.want_training(store, actor=actor, now=now)
                await trace(store, visit, WANTED, "training", training.id, now=now, examples=len(training.examples))
            case "use":
                training = await teaching.use_model(store, _training(visit), actor=actor, now=now)
                await trace(store, visit, USED, "training", training.id, now=now)
            case "drop":
                training = await teaching.drop_model(store, _training(visit), actor=actor)
                await trace(store, visit, DROPPED, "training", training.id, now=now)
            case _:
                raise TeachingError("there is no such button")

    async def _page(self, visit: Visit, *, status: int = 200, done: str = "", fault: str = "") -> web.Response:
        chosen = _status(visit)
        async with self._house.database.reading() as store:
            count = await examples.count(store, chosen, scope=visit.scope)
            paging = Paging.of(visit.request.rel_url.without_query_params("done"), count=count, size=PAGE)
            rows = await examples.find(store, chosen, scope=visit.scope, limit=paging.size, offset=paging.offset)
            last, under_way = await trainings.latest(store, limit=5), await trainings.under_way(store)
            used, accepted = await trainings.in_use(store), await examples.accepted_ids(store)
        learnt = used.examples if used else []
        return page(
            self._house,
            visit,
            "learning.html",
            status=status,
            done=done,
            fault=fault,
            chosen=chosen.value,
            statuses=[Choice(value=each.value, label=in_words(each, STATUSES, visit.language)) for each in Proposal],
            lines=[self._line(row, visit.language) for row in rows],
            paging=paging,
            labels=self._labels(visit.language),
            languages_of_sentences=[Choice(value=code, label=language_name(code)) for code in LANGUAGES],
            new=len(set(accepted) - set(learnt)),
            taken_back=len(set(learnt) - set(accepted)),
            under_way=under_way is not None,
            trainings=self._trained(last, used.id if used else 0, visit.language),
        )

    def _line(self, row: ProposedExample, language: str) -> Line:
        return Line(
            id=row.id,
            text=row.text,
            language_code=row.language,
            language=language_name(language_of_sentences(row.language) or row.language),
            label=label_name(row.label, self._house.guide(), language),
            shown_by=in_words(row.source, SOURCES, language),
            when=moment(row.judged_at or row.created_at, language),
        )

    def _labels(self, language: str) -> list[Choice]:
        guide = self._house.guide()
        choices = [Choice(value=code, label=label_name(code, guide, language)) for code in guide.offered()]
        others = [Choice(value=code, label=label_name(code, guide, language)) for code in NOT_TOPICS]
        return [*sorted(choices, key=lambda choice: choice.label.casefold()), *others]

    def _trained(self, rows: Sequence[Training], used: int, language: str) -> list[Trained]:
        return [trained(row, language, is_used=row.id == used) for row in rows]


def _status(visit: Visit) -> Proposal:
    asked = visit.asked("status")
    return Proposal(asked) if asked in set(Proposal) else Proposal.PROPOSED


def _kept(visit: Visit) -> dict[str, str]:
    """Of the address, what is to stay after a button was pressed."""
    return {"status": visit.asked("status")} if visit.asked("status") else {}


def _ticked(visit: Visit) -> list[int]:
    numbers = (number_in(name.removeprefix(ROW)) for name in visit.form if name.startswith(ROW))
    return sorted(number for number in numbers if number is not None)[:PAGE]


def _training(visit: Visit) -> int:
    return number_in(visit.filled_in("training")) or 0


def _listed(ids: Sequence[int]) -> list[str]:
    return [str(number) for number in ids]
