"""Procedures in words: what to bring, what it costs, how long it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from directory.records import Procedure
from handlers.links import source_in_words
from handlers.names import choose_list
from locales.catalogs import texts
from locales.choose import choose_text

MAX_ON_CARD = 3
# Long enough to tell words apart, short enough to be the same in "regjistrim", "regjistroj", "regjistrimi".
STEM = 5
SHORTEST_WORD = 4


def matching(procedures: Sequence[Procedure], question: str) -> list[Procedure]:
    """All of them: those that share words with the question first, then those that say what to bring."""
    wanted = _stems(question)

    def rank(procedure: Procedure) -> tuple[int, bool]:
        return (-len(wanted & _stems_of_titles(*procedure.titles.values())), not any(procedure.documents.values()))

    return sorted(procedures, key=rank)


def in_words(procedure: Procedure, language: str) -> str:
    """Title, documents, fee, duration and a note, a line each."""
    _ = texts(language).gettext
    documents = choose_list(procedure.documents, language)
    note = choose_text(procedure.notes, language)
    lines = [
        f"📄 {choose_text(procedure.titles, language)}",
        _("Bring: {documents}").format(documents="; ".join(documents)) if documents else "",
        _facts(procedure, language),
        f"({note})" if note else "",
    ]
    return "\n".join(filter(None, lines))


def as_data(procedure: Procedure, language: str) -> dict[str, Any]:
    return {
        "title": choose_text(procedure.titles, language),
        "documents": list(choose_list(procedure.documents, language)),
        "fee": choose_text(procedure.fees, language) or None,
        "deadline_days": procedure.deadline_days,
        "note": choose_text(procedure.notes, language) or None,
        "source": procedure.source_url,
        "source_date": procedure.source_date,
    }


def _facts(procedure: Procedure, language: str) -> str:
    """Fee, duration and source in one line."""
    _, ngettext = texts(language).gettext, texts(language).ngettext
    parts = []
    if fee := choose_text(procedure.fees, language):
        parts.append(_("Fee: {fee}").format(fee=fee))
    if days := procedure.deadline_days:
        parts.append(ngettext("Takes up to {count} day", "Takes up to {count} days", days).format(count=days))
    parts.append(source_in_words(procedure.source_url, procedure.source_date, language))
    return " · ".join(filter(None, parts))


@lru_cache(maxsize=4_096)  # the directory's procedures, over and over
def _stems_of_titles(*titles: str) -> frozenset[str]:
    return _stems(" ".join(titles))


def _stems(sentence: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", sentence).casefold()
    letters = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return frozenset(word[:STEM] for word in letters.split() if len(word) >= SHORTEST_WORD)
