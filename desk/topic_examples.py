"""The sentences that the bot knows a topic by: the pack's own, and those that were added here.

What is added goes the way of all that the bot learns (`desk.teaching`): accepted, trained with, measured, put into use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from desk.learning_words import language_name
from desk.rights import Right
from desk.teaching import accept_examples, reject_examples
from desk.visit import Visit
from handlers.unresolved import masked
from locales.country import country
from routing.data import EXAMPLES, Example, read_label
from routing.learned import language_of_sentences
from routing.normalise import fold
from storage import examples, trainings
from storage.scope import Scope
from storage.tables import Proposal, ProposedExample
from storage.ticket_tables import Author

MAX_LINES = 200  # in one language at once
MAX_SENTENCE = 300
FEW = 20  # sentences in a language; below that it is a matter of luck
SENTENCES = "sentences_"  # before a language, in names of fields
TAKE_OUT = "out-"  # before the number of an example


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A sentence that was added here, and how far it has come: in use, waiting, or only proposed."""

    id: int
    text: str
    language_code: str
    language: str
    is_in_use: bool
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language of a topic's sentences."""

    code: str
    name: str
    from_pack: Sequence[str] = ()
    in_use: int = 0
    waiting: int = 0
    proposed: int = 0

    @property
    def is_thin(self) -> bool:
        return len(self.from_pack) + self.in_use < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """`waiting`: how many changes have no effect yet; `known`: how many sentences the model in use has learnt from."""

    tongues: Sequence[Tongue]
    added: Sequence[Added]
    waiting: int
    known: int
    under_way: bool = False
    fewest: int = field(default=FEW)


def languages() -> list[str]:
    """In which sentences are kept here: scripts are one, and only what residents of the country are offered."""
    codes = (language_of_sentences(code) for code in country().languages)
    return list(dict.fromkeys(code for code in codes if code is not None))


async def sentences_of(store: AsyncSession, pack: Path, label: str, *, scope: Scope) -> Sentences:
    """Of one topic; what was added is listed as far as the scope reaches."""
    used = await trainings.in_use(store)
    learnt = set(used.examples if used else [])
    rows = [
        row
        for status in (Proposal.ACCEPTED, Proposal.PROPOSED)
        for row in await examples.find(store, status, scope=scope, label=label, limit=500)
    ]
    own = pack_sentences(pack, label)
    rejected = await examples.labels_by_id(store, Proposal.REJECTED, scope=scope, label=label)
    taken_back = len(learnt & rejected.keys())  # the model in use still knows them
    tongues = [_tongue(code, own, rows, learnt) for code in languages()]
    return Sentences(
        tongues=tongues,
        added=[_added(row, learnt) for row in rows],
        waiting=sum(each.waiting for each in tongues) + taken_back,
        known=sum(len(each.from_pack) + each.in_use for each in tongues) + taken_back,
        under_way=await trainings.under_way(store) is not None,
    )


async def counts(store: AsyncSession, *, scope: Scope) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Label → sentences added that are in use, and those that wait to be learnt."""
    used = await trainings.in_use(store)
    learnt = set(used.examples if used else [])
    accepted = await examples.labels_by_id(store, Proposal.ACCEPTED, scope=scope)
    in_use = Counter(label for number, label in accepted.items() if number in learnt)
    waiting = Counter(label for number, label in accepted.items() if number not in learnt)
    return in_use, waiting


async def add_sentences(store: AsyncSession, pack: Path, label: str, visit: Visit, *, now: datetime) -> int:
    """Keep what was typed, a sentence a line; how many are new. Whoever may teach accepts them by this."""
    known = {fold(sentence) for listed in pack_sentences(pack, label).values() for sentence in listed}
    known |= {
        fold(row.text)
        for status in (Proposal.ACCEPTED, Proposal.PROPOSED)
        for row in await examples.find(store, status, scope=Scope.ALL, label=label, limit=5_000)
    }
    rows = []
    for language in languages():
        for sentence in typed(visit.filled_in(f"{SENTENCES}{language}")):
            if fold(sentence) not in known:
                known.add(fold(sentence))
                rows.append(_proposal(sentence, language, label, now))
    store.add_all(rows)
    await store.flush()
    if rows and visit.may(Right.TEACH):
        await accept_examples(store, [row.id for row in rows], actor=visit.actor, now=now)
    return len(rows)


async def take_out(store: AsyncSession, ids: Collection[int], visit: Visit, *, now: datetime) -> None:
    """The bot shall not learn from these; raises `TeachingError` as `reject_examples`."""
    await reject_examples(store, ids, actor=visit.actor, now=now)


def typed(text: str) -> list[str]:
    """The sentences of a field, a line each, without personal data; too long ones and too many are left out."""
    lines = (" ".join(line.split())[:MAX_SENTENCE] for line in text.splitlines())
    return [masked(line) for line in lines if fold(line)][:MAX_LINES]


def pack_sentences(pack: Path, label: str) -> Mapping[str, Sequence[str]]:
    """Language → the pack's own sentences of this label."""
    file = pack / EXAMPLES / f"{label}.tsv"
    if not file.exists():
        return {}
    found: dict[str, list[str]] = {}
    for example in _read(file, file.stat().st_mtime_ns):
        found.setdefault(example.language, []).append(example.text)
    return found


@lru_cache(maxsize=100)
def _read(file: Path, _changed_at: int) -> Sequence[Example]:
    return read_label(file)


def _proposal(sentence: str, language: str, label: str, now: datetime) -> ProposedExample:
    return ProposedExample(
        text=sentence,
        language=language,
        label=label,
        source=Author.OFFICER,
        status=Proposal.PROPOSED,
        created_at=now,
    )


def _tongue(
    code: str, own: Mapping[str, Sequence[str]], rows: Sequence[ProposedExample], learnt: Collection[int]
) -> Tongue:
    here = [row for row in rows if language_of_sentences(row.language) == code]
    accepted = [row for row in here if row.status == Proposal.ACCEPTED]
    in_use = sum(row.id in learnt for row in accepted)
    return Tongue(
        code=code,
        name=language_name(code),
        from_pack=own.get(code, ()),
        in_use=in_use,
        waiting=len(accepted) - in_use,
        proposed=len(here) - len(accepted),
    )


def _added(row: ProposedExample, learnt: Collection[int]) -> Added:
    code = language_of_sentences(row.language) or row.language
    return Added(
        id=row.id,
        text=row.text,
        language_code=row.language,
        language=language_name(code),
        is_in_use=row.id in learnt,
        is_accepted=row.status == Proposal.ACCEPTED,
    )
