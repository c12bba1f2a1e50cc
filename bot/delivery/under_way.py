"""A lane that is being sent, and what comes for the same resident meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from storage.claims import Owed

Lane = list[Owed]


@dataclass(eq=False, slots=True)
class UnderWay:
    """`rows` may grow until the last of them is sent. Once it `is_stuck` at one of them, none behind may be sent.

    `number`: lanes of a process are numbered as they are begun.
    """

    rows: Lane
    number: int = 0
    is_stuck: bool = False

    @property
    def resident_id(self) -> int | None:
        return self.rows[0].resident_id

    @property
    def channel(self) -> str:
        return self.rows[0].channel


class Departing(NamedTuple):
    """A lane whose rows this process has claimed, and the one that was in front of it when it did."""

    rows: Lane
    behind: UnderWay | None = None
