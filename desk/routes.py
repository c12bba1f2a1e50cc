"""The desk's addresses, each with the right that it asks for."""

from __future__ import annotations

from aiohttp import web

from desk.door import Door
from desk.guard import DESK, SIGN_OUT, Guard
from desk.house import House
from desk.passwords import Passwords
from desk.queue import Queue
from desk.rights import Right
from desk.setup import Setup
from desk.ticket import TicketPage
from desk.unresolved import UnresolvedLog
from desk.visit import see_other

TICKET = "/desk/tickets/{reference:[0-9A-Za-z-]{1,16}}"
SETUP = "/desk/setup/{secret}"


def desk_routes(house: House, passwords: Passwords | None = None) -> list[web.RouteDef]:
    """Pages of officers and admins; their static files are served by whoever makes `house.asset`."""
    passwords = passwords or Passwords()
    guard = Guard(house)
    door, setup = Door(house, guard, passwords), Setup(house, guard, passwords)
    queue, ticket, log = Queue(house), TicketPage(house), UnresolvedLog(house)
    return [
        web.get("/desk", _to_desk),
        web.get(DESK, guard.open_to_all(door.show)),
        web.post(DESK, guard.open_to_all(door.sign_in)),
        web.get(SETUP, guard.open_to_all(setup.show)),
        web.post(SETUP, guard.open_to_all(setup.make_account)),
        web.post(SIGN_OUT, guard.signed_in(door.sign_out)),
        web.get("/desk/tickets", guard.may(Right.READ_TICKETS, queue.show)),
        web.get(TICKET, guard.may(Right.READ_TICKETS, ticket.show)),
        web.post(TICKET, guard.may(Right.ANSWER, ticket.work)),
        web.get("/desk/unresolved", guard.may(Right.SETTLE_UNRESOLVED, log.show)),
    ]


async def _to_desk(_request: web.Request) -> web.Response:
    return see_other(DESK)
