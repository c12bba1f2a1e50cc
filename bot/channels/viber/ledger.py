"""What the channel must know before it sends: is the resident's session open, how much have they been sent, what costs.

Kept by others, in the store, so that it holds over all processes and restarts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from locales.catalogs import mark

MAX_UNANSWERED = 100
"""Messages to one resident in an hour, unless they write in between."""

OVER_CAP = mark("It would be charged, and today's charged messages (VIBER_MAX_CHARGED) are used up")
UNANSWERED = mark("The resident was sent 100 messages within the hour without writing; Viber takes no more for now")
HOLDS = (OVER_CAP, UNANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`in_session`: the resident wrote within 24 hours, so messages are free. `sent`: messages to them within the hour
    since they wrote last. `api_version`: what their client can show, None if it is not known.
    """

    in_session: bool
    sent: int
    api_version: int | None


class Ledger(Protocol):
    async def standing(self, event: int) -> Standing:
        """Of the resident to whom this row of the outbox goes, just before it is sent."""
        ...

    async def reserve(self, messages: int) -> bool:
        """Count so many charged messages for today; False, and nothing is counted, if that would be over the cap."""
        ...

    async def settle(self, messages: int) -> None:
        """Count more charged messages than were reserved, or fewer (negative): Viber's word on what it charged.

        Never fails, for the messages are sent.
        """
        ...

    def seconds_until_tomorrow(self) -> float:
        """When the cap begins anew."""
        ...
