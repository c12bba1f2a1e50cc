"""The rooms of the desk, in the order of the navigation; each is shown to those who may enter it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiohttp import web

from desk.rights import Right, rights_of
from locales.catalogs import mark
from storage.account_tables import Account

ME = "/desk/me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """`right` is the one that the route of `path` asks for."""

    path: str
    label: str
    right: Right


ROOMS = (
    Room(path="/desk/tickets", label=mark("Questions"), right=Right.READ_TICKETS),
    # Translators: a page of the desk: what somebody who works there is told
    Room(path="/desk/notices", label=mark("Notices"), right=Right.READ_TICKETS),
    Room(path="/desk/unresolved", label=mark("Unresolved by the bot"), right=Right.SETTLE_UNRESOLVED),
    # Translators: a page of the desk: examples for the bot to learn from
    Room(path="/desk/learning", label=mark("Learning"), right=Right.TEACH),
    # Translators: a page of the desk: answers written in advance
    Room(path="/desk/templates", label=mark("Templates"), right=Right.EDIT_TEMPLATES),
    # Translators: a page of the desk: figures about questions and answers
    Room(path="/desk/overview", label=mark("Overview"), right=Right.SEE_OVERVIEW),
    # Translators: a page of the desk: the contact points
    Room(path="/desk/directory", label=mark("Directory"), right=Right.READ_DIRECTORY),
    # Translators: a page of the desk: what is said to be wrong with contact points
    Room(path="/desk/directory/corrections", label=mark("Corrections"), right=Right.EDIT_DIRECTORY),
    # Translators: a page of the desk: for which places and topics a contact point is known
    Room(path="/desk/coverage", label=mark("Coverage"), right=Right.READ_DIRECTORY),
    Room(path="/desk/topics", label=mark("Topics"), right=Right.MANAGE_TOPICS),
    Room(path="/desk/municipalities", label=mark("Municipalities"), right=Right.MANAGE_TOPICS),
    Room(path="/desk/accounts", label=mark("Accounts"), right=Right.MANAGE_ACCOUNTS),
    # Translators: a page of the desk: for how long what is kept about residents
    Room(path="/desk/privacy", label=mark("Privacy"), right=Right.KEEP_PRIVACY),
    # Translators: a page of the desk: who did and read what
    Room(path="/desk/audit", label=mark("Audit log"), right=Right.READ_AUDIT),
)


def rooms_of(account: Account, application: web.Application) -> list[Room]:
    """Those that the account may enter, as far as the application has them."""
    there = {resource.canonical for resource in application.router.resources()}
    rights = rights_of(account.role)
    return [room for room in ROOMS if room.right in rights and room.path in there]


def first_room(account: Account, application: web.Application) -> str:
    """The address where the account's work begins."""
    return next((room.path for room in rooms_of(account, application)), ME)


def here(rooms: Iterable[Room], path: str) -> str:
    """The room that a page belongs to, by the room's address: of several that fit the innermost; empty: to none."""
    fits = [room.path for room in rooms if path == room.path or path.startswith(f"{room.path}/")]
    return max(fits, key=len, default="")
