from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.channels.contract.harness import Harness
from tests.bot.channels.contract.harnesses import HARNESSES


@pytest.fixture(params=HARNESSES)
async def harness(request: pytest.FixtureRequest) -> AsyncIterator[Harness]:
    """Each channel in turn."""
    async with HARNESSES[request.param]() as harness:
        yield harness
