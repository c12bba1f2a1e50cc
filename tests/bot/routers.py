"""Models made by hand: what each text is about is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from routing.places_index import Called
from routing.records import Routing
from tests.handlers.world import UNCLEAR


@dataclass(slots=True, kw_only=True)
class HandRouter:
    """`held` (set unless told): routing waits for it."""

    version: str = "releaseA-1"
    routings: Mapping[str, Routing] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    held: Event | None = None
    called: frozenset[Called] = frozenset()

    def calling(self, _pack: Path, called: Iterable[Called]) -> HandRouter:
        return replace(self, called=frozenset(called))

    def route(self, text: str, hint: str | None = None) -> Routing:
        self.asked.append(text)
        if self.held is not None:
            self.held.wait(10)
        return self.routings.get(text, UNCLEAR)


@dataclass(slots=True)
class Shelf:
    """Stands for the kept models; `fault` makes loading fail."""

    active: HandRouter = field(default_factory=HandRouter)
    loads: int = 0
    fault: Exception | None = None

    def load(self, _pack: Path, _called: Iterable[Called] = ()) -> HandRouter:
        self.loads += 1
        if self.fault is not None:
            raise self.fault
        return self.active

    def active_version(self, _pack: Path) -> str | None:
        return self.active.version
