from __future__ import annotations

from datetime import datetime

import pytest

from storage.database import Database
from tests.fakes import StillClock
from tests.tickets.world import Office


@pytest.fixture
def office(database: Database, now: datetime) -> Office:
    return Office(database=database, clock=StillClock(now))
