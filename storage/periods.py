"""Over which times figures are counted, and what they are taken apart by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

DIMENSIONS = ("municipality", "topic", "language", "channel")
"""What figures are taken apart by. Of all, only the channel is always known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """`until` is not included."""

    since: datetime
    until: datetime

    def holds(self, moment: Any) -> ColumnElement[bool]:
        return and_(moment >= self.since, moment < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A period, and an earlier one to compare it with."""

    now: Period
    before: Period

    def hold(self, moment: Any) -> ColumnElement[bool]:
        return or_(self.now.holds(moment), self.before.holds(moment))
