"""The time, as something a test can hold still."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present moment, aware and in UTC."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class SteadyClock:
    """The time of day, but never running backwards: when somebody sets the clock back, it goes on at its own pace.

    What waits for a moment would otherwise wait for it twice.
    """

    def __init__(self, wall: Clock = utc_now, elapsed_s: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._elapsed_s = elapsed_s
        self._began, self._began_s = wall(), elapsed_s()

    def __call__(self) -> datetime:
        wall, elapsed_s = self._wall(), self._elapsed_s()
        steady = self._began + timedelta(seconds=elapsed_s - self._began_s)
        if wall >= steady:  # set forward, for a good reason
            self._began, self._began_s = wall, elapsed_s
            return wall
        return steady
