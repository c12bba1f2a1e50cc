"""Judging proposed examples, and deciding about the models that were made of them; nothing is committed here.

What is accepted is kept in the store, so that every machine learns from the same; it says no more whose words it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from directory.store import load_topics
from locales.catalogs import mark
from routing.learn import what_fell
from routing.learned import LANGUAGES, language_of_sentences
from routing.records import NOT_TOPICS
from storage import examples, kept, trainings
from storage.learning_tables import Training, TrainingStatus
from storage.scope import Scope
from storage.tables import Proposal, ProposedExample
from tickets.actors import Actor

LAST_WANTED = "training_wanted_at"
USABLE = (TrainingStatus.MEASURED, TrainingStatus.ACTIVE, TrainingStatus.DROPPED)


class TeachingError(Exception):
    """It cannot be done as asked. The message tells an admin why; `said` is marked for translation."""

    said = mark("This cannot be done as asked. Nothing was changed.")


class NoSuchProposal(TeachingError):
    said = mark("Some of these are not there any more: somebody was quicker, or their resident has left.")


class NoSuchLabel(TeachingError):
    said = mark("There is no such topic. Nothing was changed.")


class LanguageUnknown(TeachingError):
    said = mark("The language of one of these is not known. Please choose it first. Nothing was changed.")


class UnderWay(TeachingError):
    said = mark("A training is under way already. Please wait for its figures.")


class NothingNew(TeachingError):
    said = mark("The model in use has learnt from just these examples already.")


class NotUsable(TeachingError):
    said = mark("This model cannot be put into use: it is not measured, or one of its figures fell.")


async def accept_examples(
    session: AsyncSession,
    ids: Collection[int],
    *,
    label: str | None = None,
    language: str | None = None,
    actor: Actor,
    now: datetime,
) -> int:
    """Accept these, all or none, under another label or language if given; how many were not accepted before."""
    rows = await _judged(session, ids, actor.scope)
    await _require_labels(session, [label] if label is not None else [row.label for row in rows])
    new = [row for row in rows if row.status != Proposal.ACCEPTED]
    for row in new:
        row.label = label or row.label
        row.language = _language(row, language)
        row.resident_id = row.unresolved_id = None
        _judge(row, Proposal.ACCEPTED, actor, now)
    await session.flush()
    return len(new)


async def reject_examples(session: AsyncSession, ids: Collection[int], *, actor: Actor, now: datetime) -> None:
    """Routing shall not learn from these, all or none; also from those that were accepted, at the next training."""
    for row in await _judged(session, ids, actor.scope):
        _judge(row, Proposal.REJECTED, actor, now)
    await session.flush()


async def want_training(session: AsyncSession, *, actor: Actor, now: datetime) -> Training:
    """Have a model made of the pack and all that is accepted by now. Only one at a time: `UnderWay`."""
    # Held until the end: two who ask at once would each find that nothing is under way.
    await kept.put(session, LAST_WANTED, now.isoformat())
    if await trainings.under_way(session) is not None:
        raise UnderWay("a training is under way already")
    ids, used = await examples.accepted_ids(session), await trainings.in_use(session)
    if ids == (used.examples if used else []):
        raise NothingNew("the model in use has learnt from just these examples already")
    training = Training(examples=ids, wanted_by=actor.account_id, created_at=now)
    session.add(training)
    await session.flush()
    return training


async def use_model(
    session: AsyncSession, number: int, *, actor: Actor, now: datetime, although_it_fell: bool = False
) -> Training:
    """Have all machines use this model, if no figure fell; also one that was in use before. `NotUsable`."""
    training = await trainings.lock(session, number)
    if training is None or training.status not in USABLE:
        raise NotUsable(f"there is no measured model of training {number}")
    if not although_it_fell and (fallen := fallen_of(training)):
        raise NotUsable(f"figures of training {number} fell: {', '.join(sorted(fallen))}")
    training.status, training.activated_at, training.decided_by = TrainingStatus.ACTIVE, now, actor.account_id
    return training


async def drop_model(session: AsyncSession, number: int, *, actor: Actor) -> Training:
    """Not to be used."""
    training = await trainings.lock(session, number)
    if training is None or training.status != TrainingStatus.MEASURED:
        raise NotUsable(f"training {number} waits for no decision")
    training.status, training.decided_by = TrainingStatus.DROPPED, actor.account_id
    return training


def fallen_of(training: Training) -> Mapping[str, tuple[float, float]]:
    """The figures that are worse than before by more than chance: name → (before, after)."""
    return what_fell(training.figures_before, training.figures)


async def labels(session: AsyncSession) -> list[str]:
    """What an example can be of: the directory's topics, and what is no topic."""
    return [*(topic.code for topic in await load_topics(session)), *NOT_TOPICS]


def _judge(row: ProposedExample, status: Proposal, actor: Actor, now: datetime) -> None:
    row.status, row.judged_at, row.judged_by = status, now, actor.account_id


async def _judged(session: AsyncSession, ids: Collection[int], scope: Scope) -> Collection[ProposedExample]:
    rows = await examples.by_ids(session, ids, scope=scope)
    if missing := sorted(set(ids) - rows.keys()):
        raise NoSuchProposal(f"there is no proposal {', '.join(map(str, missing))}")
    return rows.values()


async def _require_labels(session: AsyncSession, wanted: Iterable[str]) -> None:
    known = await labels(session)
    for label in wanted:
        if label not in known:
            raise NoSuchLabel(f"there is no label {label}; the labels are {', '.join(known)}")


def _language(row: ProposedExample, corrected: str | None) -> str:
    language = language_of_sentences(corrected or row.language)
    if language is None:
        known = ", ".join(LANGUAGES)
        raise LanguageUnknown(f"the language of proposal {row.id} is not known: say --language, one of {known}")
    return language
