"""`kill -9` in the middle of the work: whatever was acknowledged is answered, once kept, in order.

`python -m tests.faults --rounds 20` does it more often and prints what it found.
"""

from __future__ import annotations

from tests.faults.rounds import rounds

ROUNDS = 2
SEED = 7


async def test_no_acknowledged_message_is_lost_repeated_or_out_of_order(empty_url: str) -> None:
    several = 2 if empty_url.startswith("postgres") else 1
    found = [each.findings async for each in rounds(empty_url, number=ROUNDS, seed=SEED, webs=several, workers=several)]
    assert [each for each in found if not each.is_sound] == []
    assert sum(each.messages for each in found) > 0
