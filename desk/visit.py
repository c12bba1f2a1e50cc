"""One request to the desk: who makes it, in which language they read, what they filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from desk.form_files import FILES_TYPE, Rest, begin
from desk.rights import Right, rights_of
from storage.account_tables import Account, DeskSession
from storage.accounts import scope_of
from storage.notices import Reader
from storage.scope import Scope
from storage.ticket_tables import Author
from tickets.actors import Actor

FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """`secret` is the cookie's; `form_token` belongs into every form of the page; `form` is what was filled in, empty
    for a GET, and `rest` what of it is not read yet. `account` is who is signed in; `halfway` who has shown their
    password, while the second step is missing. `waiting`: room of the navigation → how much waits there for them.
    """

    request: web.Request
    language: str
    secret: str
    form_token: str
    session: DeskSession | None = None
    account: Account | None = None
    halfway: Account | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[str, int] = field(default_factory=dict)
    rest: Rest | None = None

    @property
    def scope(self) -> Scope:
        """What this visitor may see; whoever is not signed in sees nothing."""
        return scope_of(self.account) if self.account else Scope.NOTHING

    @property
    def account_id(self) -> int:
        """Of who is signed in; only behind the guard's `may` and `signed_in`."""
        assert self.account is not None
        return self.account.id

    @property
    def actor(self) -> Actor:
        """Who is signed in, as the one who does something to a ticket."""
        return Actor(author=Author.OFFICER, account_id=self.account_id, scope=self.scope)

    @property
    def reader(self) -> Reader:
        """Who is signed in, as the one whose notices are asked for."""
        assert self.account is not None
        return Reader(account_id=self.account.id, role=self.account.role, scope=self.scope)

    def may(self, right: Right) -> bool:
        return self.account is not None and right in rights_of(self.account.role)

    def filled_in(self, name: str) -> str:
        return self.form.get(name, "")

    def asked(self, name: str) -> str:
        """A parameter of the address, without NUL: no store takes it."""
        return self.request.query.get(name, "").replace("\0", "")


async def read_form(request: web.Request, *, files: bool = False) -> tuple[dict[str, str], Rest | None]:
    """The fields of a form; raises 4xx for a body that is none. `files`: it may carry files, and then the rest of it,
    from the first file on, is still to be read.
    """
    if request.method != "POST":
        return {}, None
    if files and request.content_type == FILES_TYPE:
        first, rest = await begin(request)
        return cleaned(first), rest
    if request.content_type != FORM_TYPE or (request.charset or "utf-8").lower() != "utf-8":
        raise web.HTTPUnsupportedMediaType
    try:
        fields = await request.post()
    except ValueError as error:  # bytes that are no text
        raise web.HTTPBadRequest from error
    return cleaned(fields), None


def cleaned(fields: Mapping[str, object]) -> dict[str, str]:
    """Line ends are ours, NUL (no store keeps it) is gone."""
    return {
        name: value.replace("\0", "").replace("\r\n", "\n") for name, value in fields.items() if isinstance(value, str)
    }


def see_other(path: str) -> web.Response:
    """Go on to another page of ours, by GET."""
    return web.Response(status=303, headers={"Location": path})
