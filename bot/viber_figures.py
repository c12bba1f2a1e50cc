"""What Viber costs and holds back, for `/metrics`: read from the store, so that it counts over all processes."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import REGISTRY, CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.channels.viber.ledger import OVER_CAP, UNANSWERED
from storage import viber
from storage.database import Database

WHY = {OVER_CAP: "cap", UNANSWERED: "unanswered"}


class ViberFigures(Collector):
    """Nothing is shown before it was measured for the first time."""

    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        self._charged: int | None = None
        self._held: dict[str, int] = {}
        registry.register(self)

    async def measure(self, database: Database) -> None:
        """Read how things stand; raise `OSError` or `SQLAlchemyError` when the store is away."""
        async with database.reading() as session:
            self._charged = await viber.charged(session)
            held = await viber.waiting_by_reason(session, WHY)
        self._held = {why: held.get(reason, 0) for reason, why in WHY.items()}

    def collect(self) -> Iterator[Metric]:
        if self._charged is None:
            return
        yield CounterMetricFamily("kontakt_viber_charged", "Messages that Viber charges", value=self._charged)
        waiting = GaugeMetricFamily("kontakt_viber_held", "Replies held back until Viber may be used", labels=["why"])
        for why, count in self._held.items():
            waiting.add_metric([why], count)
        yield waiting


FIGURES = ViberFigures()
