"""The addresses at which is seen what the directory covers."""

from __future__ import annotations

from aiohttp import web

from desk.directory.coverage import COVERAGE
from desk.directory.coverage_pages import CELL, PLACE, TABLE, Coverage
from desk.guard import Guard
from desk.house import House
from desk.rights import Right


def coverage_routes(guard: Guard, house: House) -> list[web.RouteDef]:
    coverage = Coverage(house)
    return [
        web.get(COVERAGE, guard.may(Right.READ_DIRECTORY, coverage.show)),
        web.get(TABLE, guard.may(Right.READ_DIRECTORY, coverage.table)),
        web.get(PLACE, guard.may(Right.READ_DIRECTORY, coverage.place)),
        web.get(CELL, guard.may(Right.READ_DIRECTORY, coverage.cell)),
    ]
