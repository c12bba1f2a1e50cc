"""Who does something to a ticket."""

from __future__ import annotations

from dataclasses import dataclass

from storage.scope import Scope
from storage.ticket_tables import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`account_id` is an officer's, None from the terminal. What lies outside of `scope` is not there for them.

    `via`: where they do it, if not at the desk; events keep it.
    """

    author: Author
    account_id: int | None = None
    scope: Scope = Scope.NOTHING
    via: str | None = None


RESIDENT = Actor(author=Author.RESIDENT, scope=Scope.ALL)
SYSTEM = Actor(author=Author.SYSTEM, scope=Scope.ALL)
TERMINAL = Actor(author=Author.OFFICER, scope=Scope.ALL)
