"""The addresses of the interface. It is open to all, reads only, and is limited by the machine that asks."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from aiohttp import web

from desk.house import House
from desk.open311 import answers
from desk.open311.ask import AskError, Query, query_of
from desk.open311.encode import JSON, XML, Value, respond
from storage import published
from storage.scope import Scope

BASE = "/open311/v2"
FORM, CODE, REFERENCE = "{form:xml|json}", "{code:[0-9a-z-]{1,64}}", "{reference:[0-9A-Za-z-]{1,16}}"
FRESH_S = 60
HEADERS = {
    # Any page in any browser may read what anybody may read.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}
READ_ONLY = "Requests cannot be made here. Please see key_service in the service discovery."

Answer = tuple[str, Value]
"""The name of the outermost element, and what is in it."""
Handler = Callable[[web.Request], Awaitable[Answer]]
WebHandler = Callable[[web.Request], Awaitable[web.Response]]


def open311_routes(house: House, take: Callable[[str], float]) -> list[web.RouteDef]:
    """`take` counts an address's requests: 0 when it may go on, else the seconds until then."""
    reader = Reader(house)
    wrap = Wrap(house, take)
    return [
        web.get(f"{BASE}/", wrap(reader.discovery)),
        web.get(f"{BASE}/discovery", wrap(reader.discovery)),
        web.get(f"{BASE}/discovery.{FORM}", wrap(reader.discovery)),
        web.get(f"{BASE}/services.{FORM}", wrap(reader.services)),
        web.get(rf"{BASE}/services/{CODE}.{FORM}", wrap(reader.definition)),
        web.get(f"{BASE}/requests.{FORM}", wrap(reader.requests)),
        web.post(f"{BASE}/requests.{FORM}", wrap(_refuse)),
        web.get(rf"{BASE}/requests/{REFERENCE}.{FORM}", wrap(reader.request)),
        web.route("*", f"{BASE}/{{rest:.*}}", wrap(_miss)),
    ]


class Wrap:
    """Around every handler: the limit, the form of the answer, and errors as the standard writes them."""

    def __init__(self, house: House, take: Callable[[str], float]) -> None:
        self._house = house
        self._take = take

    def __call__(self, handler: Handler) -> WebHandler:
        async def wrapped(request: web.Request) -> web.Response:
            form = request.match_info.get("form") or (JSON if request.path.endswith(".json") else XML)
            wait_s = self._take(self._house.site.machine(request))
            if wait_s > 0:
                error = AskError(429, "too many requests from this address")
                return _as_response(error, form, {"Retry-After": str(math.ceil(wait_s))})
            try:
                root, value = await handler(request)
            except AskError as error:
                return _as_response(error, form, {"Allow": "GET, HEAD"} if error.code == 405 else {})
            return respond(root, value, form, headers=self._headers(request))

        return wrapped

    def _headers(self, request: web.Request) -> Mapping[str, str]:
        return HEADERS | {
            "Cache-Control": f"public, max-age={FRESH_S}",
            "Content-Language": self._house.page_language(request),
            "Vary": "Accept-Language, Cookie",
        }


class Reader:
    def __init__(self, house: House) -> None:
        self._house = house
        self._seen: tuple[str, datetime] | None = None

    async def discovery(self, request: web.Request) -> Answer:
        address = self._house.site.address
        return "discovery", answers.discovery(address(request, BASE), address(request, "/"), self._changed_at())

    async def services(self, request: web.Request) -> Answer:
        return "services", answers.services(self._house.guide(), self._house.page_language(request))

    async def definition(self, request: web.Request) -> Answer:
        code = request.match_info["code"]
        if code not in answers.published_topics(self._house.guide()):
            raise AskError(404, "service_code was not found")
        return "service_definition", answers.definition(code)

    async def requests(self, request: web.Request) -> Answer:
        return "service_requests", await self._found(request, query_of(request.query, self._house.clock()))

    async def request(self, request: web.Request) -> Answer:
        asked = {"service_request_id": request.match_info["reference"]}
        found = await self._found(request, query_of(asked, self._house.clock()))
        if not found:
            raise AskError(404, "service_request_id was not found")
        return "service_requests", found

    def _changed_at(self) -> datetime:
        """Since when this process has known the directory as it is: the list of services is made from it."""
        version = self._house.guide().version
        if self._seen is None or self._seen[0] != version:
            self._seen = (version, self._house.clock())
        return self._seen[1]

    async def _found(self, request: web.Request, query: Query) -> list[Value]:
        guide, language = self._house.guide(), self._house.page_language(request)
        public = answers.published_topics(guide).keys()
        scope = Scope.of(None, public if query.topics is None else public & set(query.topics))
        async with self._house.database.reading() as store:
            rows = await published.find(store, query.wanted, scope=scope, limit=query.limit, offset=query.offset)
        return [answers.request(row, guide, language) for row in rows]


async def _refuse(_request: web.Request) -> Answer:
    raise AskError(405, READ_ONLY)


async def _miss(_request: web.Request) -> Answer:
    raise AskError(404, "no such resource; there are discovery, services and requests, each with .xml or .json")


def _as_response(error: AskError, form: str, headers: Mapping[str, str]) -> web.Response:
    value: Value = [{"code": error.code, "description": error.description}]
    return respond(
        "errors", value, form, status=error.code, headers={**HEADERS, "Cache-Control": "no-store", **headers}
    )
