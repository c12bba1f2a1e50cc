"""What holds for every page and query of the desk, also for those that are added later."""

from __future__ import annotations

import ast
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.app import App, build
from bot.settings import Settings
from bot.web import make_web
from desk.account_words import ACTIONS
from desk.guard import Terms, terms_of
from desk.navigation import ROOMS
from desk.rights import RIGHTS, Right
from storage.account_tables import Role
from storage.base import Base
from storage.database import Database
from storage.migrate import migrate
from tests.conftest import NOW
from tests.desk.world import Browser, World, world
from tests.fakes import RecordingChannel, StillClock

ROOT = Path(__file__).parent.parent
# Open to everybody, and why. All other routes of the desk name their right.
OPEN_TO_ALL = {
    "/desk": "leads to the door",
    "/desk/": "the door itself",
    "/desk/code": "the second step of signing in",
    "/desk/setup/{secret}": "makes an account, with a secret",
    "/desk/static/{version}/{name}": "style, icon and script",
}
# Open to everybody who is signed in: what people do with their own account.
OWN_ACCOUNT = {
    "/desk/sign-out",
    "/desk/confirm",
    "/desk/me",
    "/desk/me/password",
    "/desk/me/second-step",
    "/desk/me/telegram",
    "/desk/me/mail",
}
# What can do harm in the wrong hands asks for a fresh password.
FRESH = {
    "/desk/me/second-step",
    "/desk/me/telegram",
    "/desk/accounts/new",
    "/desk/accounts/{number}",
    "/desk/directory/import/{upload}",
    "/desk/directory/import/past/{import}",
}

RESIDENTS_MATTERS = {
    "Ticket",
    "TicketEntry",
    "TicketEvent",
    "TicketRating",
    "Notice",
    "TicketWord",
    "Unresolved",
    "ProposedExample",
    "Correction",
}
TABLES = [each.class_.__tablename__ for each in Base.registry.mappers if each.class_.__name__ in RESIDENTS_MATTERS]
BY_HAND = re.compile(rf"\b(?:FROM|JOIN|UPDATE|INTO) (?:{'|'.join(TABLES)})\b")
ASKING = {"select", "select_from", "join", "update", "delete", "get", "get_one", "exists"}
WHOSE = {"scope", "reader", "actor"}  # a reader and an actor carry their scope
# Queries that no scope limits, and why.
WITHOUT_SCOPE = {
    "storage/alike.py": {
        "ungrouped": "groups what reads alike, whoever's it is",
        "leaders": "groups what reads alike, whoever's it is",
    },
    "storage/corrections.py": {"from_resident": "the resident's own"},
    "storage/examples.py": {
        "propose": "the one that the same person showed before",
        "withdraw": "of entries that were found in a scope",
        "accepted_ids": "numbers only: what routing learns from",
        "in_order": "what routing learns from",
    },
    "storage/export.py": {"personal_data": "a person is given all about them"},
    "storage/mails.py": {
        "opened_after": "for mail: it is written only to those whose scope allows the ticket",
        "newest_notice": "a number",
        "due": "what was written to those whose scope allowed the ticket",
    },
    "storage/notices.py": {
        "since": "for what carries notices on: it tells only those who may see the ticket",
    },
    "storage/outbox.py": {"of_ticket": "what was sent about a ticket that was found in a scope"},
    "storage/residents.py": {"erase_resident": "a person has all about them erased"},
    "storage/retention.py": {
        "_tickets": "what is old enough goes, whoever's it is",
        "_unresolved": "what is old enough goes, whoever's it is",
    },
    "storage/staff.py": {
        "newest_event": "the staff group is told of all tickets; whoever answers there is asked for their scope",
        "settled_event": "the staff group is told of all tickets",
        "want_topics": "the staff group is told of all tickets",
        "look_again": "the staff group is told of all tickets",
        "look_at_lost": "the staff group is told of all tickets",
        "matter": "the staff group is told of all tickets",
        "topic_in": "names a ticket, which is then looked for in the officer's scope",
        "topic_of": "names a ticket, which is then looked for in the officer's scope",
        "is_behind": "of a ticket that was found in a scope",
        "erase_of_resident": "a person has all about them erased",
    },
    "storage/ticket_opening.py": {"_ids": "the ticket that is being added"},
    "storage/ticket_search.py": {
        "numbers": "makes the index of all tickets anew",
        "hold": "makes the index of all tickets anew",
        "texts": "makes the index of all tickets anew",
        "having": "gives conditions; the query that they narrow has its scope",
    },
    "storage/ticket_sweeps.py": {
        "to_look_at": "looks after all tickets",
        "out_of_sight": "looks after all tickets",
        "never_assigned": "looks after all tickets",
        "last_assignments": "looks after all tickets",
    },
    "storage/tickets.py": {
        "conditions": "gives conditions; the query that they narrow has its scope",
        "_of_residents": "the intake: a resident's own tickets",
        "lock_resident_of": "locks before anything is known; what follows is asked with its scope",
        "questions": "of tickets that were found in a scope",
        "channels": "of tickets that were found in a scope",
        "newest_entries": "of tickets that were found in a scope",
        "thread": "of a ticket that was found in a scope",
        "events": "of a ticket that was found in a scope",
        "ratings": "of a ticket that was found in a scope",
        "entry_from": "of a ticket that was found in a scope",
        "newest_entry": "of a ticket that was found in a scope",
    },
    "tickets/resident_work.py": {"_keep_rating": "the resident's own"},
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'desk.sqlite3'}")
    await migrate(database.engine)
    yield database
    await database.close()


@pytest.fixture
async def whole_web(store: Database, clock: StillClock) -> AsyncIterator[web.Application]:
    """The whole web application, as a process makes it."""
    settings = Settings(database_url=store.url.render_as_string(hide_password=False))
    app: App = build(settings, channels=[RecordingChannel()], clock=clock)
    async with app.open():
        yield make_web(app)


def terms_by_path(application: web.Application) -> Iterator[tuple[str, str, Terms | None]]:
    """Path, method and terms of every route of the desk."""
    for route in application.router.routes():
        path = route.resource.canonical if route.resource else ""
        if path == "/desk" or path.startswith("/desk/"):
            yield path, route.method, terms_of(route.handler)


async def test_every_route_names_its_right_or_is_one_of_the_few(whole_web: web.Application) -> None:
    found = list(terms_by_path(whole_web))
    assert {path for path, _, terms in found if terms is None} == OPEN_TO_ALL.keys()
    assert {path for path, _, terms in found if terms and terms.right is None} == OWN_ACCOUNT


async def test_what_can_do_harm_asks_for_a_fresh_password(whole_web: web.Application) -> None:
    assert {path for path, _, terms in terms_by_path(whole_web) if terms and terms.fresh} >= FRESH
    assert [path for path, _, terms in terms_by_path(whole_web) if terms and terms.before_second_step] != []


async def test_a_dangerous_form_stands_where_it_is_sent_to(whole_web: web.Application) -> None:
    """Who is asked for the password is led back to the form."""
    found = {(path, method) for path, method, terms in terms_by_path(whole_web) if terms and terms.fresh}
    assert {path for path, method in found if method == "POST"} <= {path for path, method in found if method == "GET"}


async def test_the_navigation_agrees_with_the_routes(whole_web: web.Application) -> None:
    rights = {path: terms.right for path, method, terms in terms_by_path(whole_web) if terms and method == "GET"}
    wrong = [room.path for room in ROOMS if room.path in rights and rights[room.path] != room.right]
    assert wrong == []


def functions(*rooms: str) -> Iterator[tuple[str, Function]]:
    for room in rooms:
        for file in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in file.parts:
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                    if isinstance(node, Function):
                        yield file.relative_to(ROOT).as_posix(), node


def asks_about_residents(function: Function) -> bool:
    """Whether a query on residents' matters is built here, by SQLAlchemy or by hand."""
    if any(BY_HAND.search(text) for text in _texts(function)):
        return True
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and _name(node.func) in ASKING)
    names = (name for call in calls for part in call.args for name in ast.walk(part) if isinstance(name, ast.Name))
    return any(name.id in RESIDENTS_MATTERS for name in names)


def _texts(function: Function) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def arguments(function: Function) -> set[str]:
    return {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}


def test_every_query_on_residents_matters_takes_a_scope() -> None:
    asking = [(module, each) for module, each in functions("storage", "tickets", "desk") if asks_about_residents(each)]
    unlimited: dict[str, set[str]] = {}
    for module, function in asking:
        if not arguments(function) & WHOSE:
            unlimited.setdefault(module, set()).add(function.name)
    assert unlimited == {module: set(names) for module, names in WITHOUT_SCOPE.items()}


def test_pages_build_no_queries_on_residents_matters() -> None:
    assert [f"{module}: {each.name}" for module, each in functions("desk") if asks_about_residents(each)] == []


def test_no_code_changes_the_audit_log() -> None:
    changing = re.compile(r"(?:update|delete)\(\s*AuditEntry|(?:UPDATE|DELETE FROM)\s+audit_entries", re.IGNORECASE)
    files = (file for room in ("bot", "desk", "storage", "tickets", "handlers") for file in (ROOT / room).rglob("*.py"))
    assert [file.name for file in files if changing.search(file.read_text(encoding="utf-8"))] == []


def test_every_action_that_is_recorded_has_its_words() -> None:
    """Actions are constants or literals; those of a call are looked for in its module."""
    recorded = {action for room in ("desk",) for file in (ROOT / room).rglob("*.py") for action in _actions_in(file)}
    assert recorded - ACTIONS.keys() == set()
    assert len(recorded) > 10


def _actions_in(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    constants: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            constants |= _assigned(node)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = _name(call.func)
        told = [keyword.value for keyword in call.keywords if keyword.arg == "action"] if name == "record" else []
        told += call.args[2:3] if name in ("trace", "_record") else []
        for value in told:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value
            elif isinstance(value, ast.Name) and value.id in constants:
                yield constants[value.id]


def _assigned(node: ast.Assign) -> dict[str, str]:
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        pairs = zip(target.elts, node.value.elts, strict=True)
    else:
        pairs = zip([target], [node.value], strict=True)
    return {
        name.id: value.value
        for name, value in pairs
        if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str)
    }


# What is walked below: every page, as a viewer or officer of another place.
TICKET = "7KX-4PB"
ELSEWHERE: dict[str, Any] = {"municipalities": ["prishtina"]}


@pytest.fixture
async def desk(store: Database, clock: StillClock) -> AsyncIterator[World]:
    async with world(store, clock) as served:
        await served.ticket(TICKET, "Secret words", municipality="gjilan")
        await served.leave_unresolved("Secret words", municipality="gjilan")
        yield served


def pages(desk: World, method: str) -> list[tuple[str, Right, bool]]:
    """Every address with its right, and whether it is of one thing: of the ticket, or of what has the number 1."""
    return [
        (re.sub(r"{\w+}", "1", path.replace("{reference}", TICKET)), terms.right, "{" in path)
        for path, each, terms in terms_by_path(desk.server.app)
        if terms and terms.right and each == method
    ]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OFFICER, Role.HEAD])
async def test_of_another_municipality_nothing_is_shown(role: Role, desk: World) -> None:
    await desk.account(role=role, **ELSEWHERE)
    async with desk.browser() as browser:
        await browser.sign_in()
        for path, right, of_one in pages(desk, "GET"):
            page = await browser.get(path)
            assert "Secret words" not in page.text, path
            assert page.status == (403 if right not in RIGHTS[role] else 404 if of_one else 200), path


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OFFICER, Role.HEAD])
async def test_nothing_of_another_municipality_is_changed(role: Role, desk: World) -> None:
    await desk.account(role=role, **ELSEWHERE)
    async with desk.browser() as browser:
        await browser.sign_in()
        token = (await browser.get("/desk/tickets")).hidden("token")
        for path, right, of_one in pages(desk, "POST"):
            page = await browser.post(path, {"token": token, "seen": "999", "answer": "x", "do": "send"})
            assert right in RIGHTS[role] or page.status == 403, path
            assert page.status in (403, 404) or not of_one, path
    assert await desk.stored(TICKET) == ("new", ["Secret words"])


@pytest.mark.parametrize("role", list(Role))
async def test_an_account_that_is_limited_to_nothing_sees_nothing(role: Role, desk: World) -> None:
    if role is Role.ADMIN:
        pytest.skip("an admin is never limited")
    await desk.account(role=role, municipalities=[])
    async with desk.browser() as browser:
        await browser.sign_in()
        texts = [(await browser.get(path)).text for path, _, _ in pages(desk, "GET")]
    assert [text for text in texts if "Secret words" in text] == []


async def test_the_right_people_do_see_it(desk: World) -> None:
    await desk.account(role=Role.OFFICER, municipalities=["gjilan"])
    async with desk.browser() as browser:
        await browser.sign_in()
        shown = [path for path, _, _ in pages(desk, "GET") if "Secret words" in (await browser.get(path)).text]
    assert {"/desk/tickets", f"/desk/tickets/{TICKET}", "/desk/unresolved"} <= set(shown)


@pytest.mark.parametrize("right", [right for right in Right if any(right not in rights for rights in RIGHTS.values())])
async def test_without_its_right_a_page_is_refused_in_words_and_not_offered(right: Right, desk: World) -> None:
    paths = [path for path, asked, of_one in pages(desk, "GET") if asked is right and not of_one]
    async with somebody_without(desk, right) as browser:
        for path in paths:
            page = await browser.get(path)
            assert (page.status, "Not for this account" in page.text) == (403, True), path
            assert f'href="{path}"' not in page.text


@asynccontextmanager
async def somebody_without(desk: World, right: Right) -> AsyncIterator[Browser]:
    """A browser of an account whose role lacks a right."""
    await desk.account(role=next(role for role in Role if right not in RIGHTS[role]))
    async with desk.browser() as browser:
        await browser.sign_in()
        yield browser
