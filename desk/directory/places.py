"""The municipalities in a visitor's care."""

from __future__ import annotations

from collections.abc import Sequence

from desk.filters import Choice
from directory.guide import Guide
from directory.records import Municipality
from handlers.names import municipality_name
from storage.scope import Scope


def places_in_care(guide: Guide, scope: Scope, language: str) -> list[Municipality]:
    """In order of their names."""
    found = [each for each in guide.municipalities.values() if scope.allows_municipality(each.code)]
    return sorted(found, key=lambda each: municipality_name(each, language).casefold())


def place_choices(places: Sequence[Municipality], language: str) -> list[Choice]:
    return [Choice(value=each.code, label=municipality_name(each, language)) for each in places]
