"""A store with many questions: 100,000 of them with threads, written by residents and officers of all languages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Table, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.secrets import Secrets
from bot.store_setup import DEFAULT_PACK
from bot.word_index import folded_words
from directory.pack import read_pack
from storage.account_tables import Account, Role
from storage.base import Base
from storage.database import Database
from storage.tables import Resident
from storage.ticket_tables import AT_THE_OFFICE, Author, Priority, Ticket, TicketEntry, TicketStatus
from storage.word_tables import TicketWord
from tickets.references import ALPHABET
from tickets.words import WordIndex

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECRET = "a secret of nobody's"
INDEX = WordIndex(Secrets(SECRET.encode()).key_for("search"), folded_words)
AT_ONCE = 5_000
RARE_WORD = "Zvjezdogradina"  # in one question of 2,000
OFFICERS = 12
# Of 100 questions; every third one is still alive.
STATES = {
    TicketStatus.NEW: 14,
    TicketStatus.OPEN: 10,
    TicketStatus.WAITING: 8,
    TicketStatus.RESOLVED: 10,
    TicketStatus.CLOSED: 55,
    TicketStatus.SPAM: 3,
}
CHANNELS = {"telegram": 55, "viber": 33, "webchat": 12}
PRIORITIES = {Priority.LOW: 5, Priority.NORMAL: 80, Priority.HIGH: 12, Priority.URGENT: 3}

Row = dict[str, Any]


async def fill(database: Database, tickets: int) -> None:
    """Tickets with their residents, threads and words, as if they had come in during a year; into an empty store, which
    numbers its rows from 1.
    """
    chance = random.Random(7)
    async with database.engine.begin() as connection:
        await _insert(connection, Account, _accounts())
        await _insert(connection, Resident, _residents(tickets, chance))
        words: list[Row] = []
        await _insert(connection, Ticket, _tickets(tickets, chance))
        await _insert(connection, TicketEntry, _entries(tickets, chance, words))
        words.sort(key=lambda row: (row["word"], row["ticket_id"]))  # a table is filled fastest in its own order
        await _insert(connection, TicketWord, words)
    async with database.engine.connect() as connection:
        for statement in _AFTERWARDS[connection.dialect.name]:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text(statement))


# What a store does by itself in the course of time.
_AFTERWARDS = {
    "sqlite": (),
    "postgresql": ("VACUUM ANALYZE",),
}


@dataclass(slots=True)
class Sentences:
    """What people write, by language, from the starter pack's examples, each with its words."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, frozenset[int]] = field(default_factory=dict)

    def some(self, language: str, chance: random.Random) -> str:
        return chance.choice(self.texts.get(language) or self.texts["sq"])

    def words_of(self, sentence: str) -> frozenset[int]:
        if sentence not in self.words:
            self.words[sentence] = INDEX.of(sentence)
        return self.words[sentence]


@cache
def _sentences() -> Sentences:
    found = Sentences()
    for file in sorted((DEFAULT_PACK / "examples").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            language, _, sentence = line.partition("\t")
            found.texts.setdefault(language, []).append(sentence)
    return found


def _accounts() -> Iterator[Row]:
    for number in range(1, OFFICERS + 1):
        yield {
            "name": f"officer-{number}",
            "display_name": "",
            "password_hash": "",
            "role": Role.OFFICER,
            "created_at": NOW,
        }


def _residents(count: int, chance: random.Random) -> Iterator[Row]:
    """Everybody has asked twice."""
    for number in range(1, count // 2 + 2):
        yield {
            "channel": _one_of(CHANNELS, chance),
            "address": str(number),
            "conversation": {},
            "language_chosen": False,
            "stopped": False,
            "created_at": NOW,
            "seen_at": NOW,
        }


def _tickets(count: int, chance: random.Random) -> Iterator[Row]:
    pack = read_pack(DEFAULT_PACK)
    municipalities = [each.code for each in pack.municipalities]
    topics = [each.code for each in pack.topics]
    languages = list(_sentences().texts)
    for number in range(1, count + 1):
        asked = NOW - timedelta(days=365) * (1 - number / count)
        status = _one_of(STATES, chance)
        at_office, is_new = status in AT_THE_OFFICE, status == TicketStatus.NEW
        due = NOW + timedelta(hours=chance.uniform(-40, 160))
        has_somebody = not is_new and chance.random() < 0.9
        yield {
            "reference": _reference(number),
            "resident_id": number // 2 + 1,
            "status": status,
            "municipality": _mostly_the_first(municipalities, chance),
            "topic": _mostly_the_first(topics, chance),
            "language": chance.choice(languages),
            "priority": _one_of(PRIORITIES, chance),
            "assignee_id": chance.randint(1, OFFICERS) if has_somebody else None,
            "answer_alarm": "none",
            "resolve_alarm": "none",
            "answer_due_at": due if is_new else None,
            "resolve_due_at": due,
            "due_at": due if at_office else None,
            "created_at": asked,
            "updated_at": asked,
        }


def _entries(count: int, chance: random.Random, words: list[Row]) -> Iterator[Row]:
    """A question, an answer, thanks; `words` gets what the index keeps of them."""
    sentences = _sentences()
    languages = list(sentences.texts)
    for ticket in range(1, count + 1):
        language = chance.choice(languages)
        said = [sentences.some(language, chance) for _ in range(3)]
        kept = set(INDEX.of(_reference(ticket)))
        if ticket % 2_000 == 0:
            said[0] += f" {RARE_WORD}"
            kept |= INDEX.of(RARE_WORD)
        for author, sentence in zip((Author.RESIDENT, Author.OFFICER, Author.RESIDENT), said, strict=True):
            kept |= sentences.words_of(sentence)
            yield {"ticket_id": ticket, "kind": "message", "author": author, "text": sentence, "created_at": NOW}
        words += ({"word": word, "ticket_id": ticket} for word in kept)


def _reference(number: int) -> str:
    letters = [ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(6)]
    return f"{''.join(letters[:3])}-{''.join(letters[3:])}"


def _one_of(weights: dict[Any, int], chance: random.Random) -> Any:
    return chance.choices(list(weights), list(weights.values()))[0]


def _mostly_the_first(codes: Sequence[str], chance: random.Random) -> str:
    """As in life: a few of them have most of the questions."""
    return codes[min(int(chance.expovariate(5) * len(codes)), len(codes) - 1)]


async def _insert(connection: AsyncConnection, table: type[Base], rows: Iterator[Row] | list[Row]) -> None:
    target = table.__table__
    assert isinstance(target, Table)
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == AT_ONCE:
            await connection.execute(insert(target), batch)
            batch = []
    if batch:
        await connection.execute(insert(target), batch)
