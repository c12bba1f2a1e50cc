"""Has the store's sessions know the words that questions are found by."""

from __future__ import annotations

from bot.secrets import Secrets
from routing.normalise import fold, words
from storage import ticket_search
from storage.database import Database
from tickets.entries import reindex
from tickets.words import WordIndex, lend

AT_ONCE = 200


def lend_word_index(database: Database, secrets: Secrets) -> None:
    """What is written into tickets from now on is found at the desk."""
    lend(database, WordIndex(secrets.key_for("search"), folded_words))


async def reindex_all(database: Database) -> int:
    """Make the words of all tickets anew, while others go on working; how many tickets that were."""
    after, done, left = 0, 0, set[int]()
    while True:
        async with database.transaction() as session:
            found = set(await ticket_search.numbers(session, after=after, limit=AT_ONCE))
            made = await reindex(session, found)
        done, left = done + len(made), left | (found - made)
        if not found:
            break
        after = max(found)
    for ticket in sorted(left):
        async with database.transaction() as session:
            done += len(await reindex(session, {ticket}, wait=True))
    return done


def folded_words(text: str) -> list[str]:
    """Alike in Cyrillic and Latin, with and without signs on letters, in capitals or not."""
    return words(fold(text))
