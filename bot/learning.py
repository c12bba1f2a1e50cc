"""Judging proposed examples: what is accepted joins the sentences that routing learns from."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from directory.store import load_guide
from routing.data import Example
from routing.learned import LANGUAGES, add_learned, language_of_sentences
from routing.records import NOT_TOPICS
from storage import examples, kept
from storage.tables import Proposal, ProposedExample

LAST_ACCEPTED = "examples_accepted_at"


class ExampleError(Exception):
    """Proposals cannot be judged as asked; the message says why, for an admin."""


async def accept_examples(
    session: AsyncSession,
    pack: Path,
    ids: Collection[int],
    *,
    label: str | None = None,
    language: str | None = None,
    now: datetime,
) -> int:
    """Accept these, all or none, under another label or language if given; how many sentences are new to routing.

    The sentences are written before the transaction ends: should it fail, accepting again adds none twice.
    """
    # Held until the end: two admins who accept at once would each write the file without the other's sentences.
    await kept.put(session, LAST_ACCEPTED, now.isoformat())
    rows = await _judged(session, ids)
    if label is not None:
        await _require_label(session, label)
    taught = []
    for row in rows:
        row.label = label or row.label
        row.language = language or row.language
        row.status = Proposal.ACCEPTED
        taught.append(Example(label=row.label, language=_language(row), text=row.text))
    await session.flush()
    return await asyncio.to_thread(add_learned, pack, taught)


async def reject_examples(session: AsyncSession, ids: Collection[int]) -> None:
    """Reject these, all or none. What was accepted has been written down: it is not taken back."""
    for row in await _judged(session, ids):
        if row.status == Proposal.ACCEPTED:
            raise ExampleError(f"proposal {row.id} is accepted already")
        row.status = Proposal.REJECTED


async def _judged(session: AsyncSession, ids: Collection[int]) -> Iterable[ProposedExample]:
    rows = await examples.by_ids(session, ids)
    if missing := sorted(set(ids) - rows.keys()):
        raise ExampleError(f"there is no proposal {', '.join(map(str, missing))}")
    return rows.values()


async def _require_label(session: AsyncSession, label: str) -> None:
    labels = [*(await load_guide(session)).topics, *NOT_TOPICS]
    if label not in labels:
        raise ExampleError(f"there is no label {label}; the labels are {', '.join(labels)}")


def _language(row: ProposedExample) -> str:
    language = language_of_sentences(row.language)
    if language is None:
        known = ", ".join(LANGUAGES)
        raise ExampleError(f"the language of proposal {row.id} is not known: say --language, one of {known}")
    return language
