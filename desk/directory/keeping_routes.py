"""The addresses of what keeps the directory true."""

from __future__ import annotations

from aiohttp import web

from desk.directory.corrections import ONE, CorrectionList, CorrectionPage
from desk.directory.corrections_words import LIST
from desk.directory.keeping import KEEPING, KeepingActs
from desk.guard import Guard
from desk.house import House
from desk.rights import Right


def keeping_routes(guard: Guard, house: House) -> list[web.RouteDef]:
    every, one, acts = CorrectionList(house), CorrectionPage(house), KeepingActs(house)
    return [
        web.get(LIST, guard.may(Right.EDIT_DIRECTORY, every.show)),
        web.get(ONE, guard.may(Right.EDIT_DIRECTORY, one.show)),
        web.post(ONE, guard.may(Right.EDIT_DIRECTORY, one.work)),
        web.post(KEEPING, guard.may(Right.EDIT_DIRECTORY, acts.work)),
    ]
