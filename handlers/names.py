"""Names of things in the directory, as a reader of one language calls them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from directory.guide import Guide
from directory.records import Municipality, Topic
from locales.catalogs import to_latin
from locales.choose import choose, choose_text


def topic_name(topic: Topic, language: str) -> str:
    return choose_text(topic.labels, language) or topic.code


def municipality_name(municipality: Municipality, language: str) -> str:
    return choose_text(municipality.names, language) or municipality.code


def topic_called(guide: Guide, code: str | None, language: str) -> str:
    """A topic's name from its code; empty when the directory has no such topic."""
    return topic_name(guide.topics[code], language) if code and code in guide.topics else ""


def municipality_called(guide: Guide, code: str | None, language: str) -> str:
    return municipality_name(guide.municipalities[code], language) if code and code in guide.municipalities else ""


def group_name(guide: Guide, group: str, language: str) -> str:
    """A group's name; one without labels is called after its first topics."""
    if label := choose_text(guide.group_labels.get(group, {}), language):
        return label
    topics = guide.topics_by_group().get(group, ())
    return ", ".join(topic_name(topic, language) for topic in topics[:2])


def choose_list(versions: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """As `choose_text`, for lists of texts."""
    chosen = choose(versions, language)
    if chosen is None:
        return ()
    code, items = chosen
    return tuple(to_latin(item) if code == "sr-Cyrl" and language != "sr-Cyrl" else item for item in items)
