"""A Bot API emulator: what Telegram does to a bot, on loopback.

`async with BotApi() as api:` serves at `api.url`. Residents act (`writes`, `presses`, `blocks`, `push` for any update),
the bot's calls are kept (`calls`; `done`: those that had their effect; `sent`: messages), and any method can be told to
fail (`will_answer`). Long polling and webhook work as documented: offsets confirm, 409 for two receivers, a webhook's
update is repeated until a 2xx answer.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientError, ClientSession, web

from tests import bot_api_rules as rules
from tests.bot_api_forum import FORUM_METHODS, Forum, forum_called
from tests.bot_api_rules import Refused, bad

TOKEN = "123456:AAE-emulator_token_0123456789abcdefgh"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
BOT = {"id": 123456, "is_bot": True, "first_name": "Kontakt", "username": "kontakt_bot"}
DATE = 1_790_000_000
NOT_UNLESS_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
TICK_S = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    method: str
    parameters: Mapping[str, Any]
    file_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A failure to come. `hang`: no answer at all."""

    status: int = 200
    body: bytes = b""
    location: str = ""
    hang: bool = False
    reset: bool = False  # the connection breaks
    done_first: bool = False  # the call has its effect, only the answer is this


def refusal(code: int, description: str, **parameters: Any) -> Answer:
    return Answer(status=code, body=Refused(code, description, **parameters).as_json())


def too_many(retry_after: int) -> Answer:
    return refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


HANG = Answer(hang=True)
RESET = Answer(reset=True)
SERVER_ERROR = refusal(500, "Internal Server Error")
BAD_GATEWAY = Answer(status=502, body=b"<html><h1>502 Bad Gateway</h1></html>")
GARBAGE = Answer(body=b"\xff\xfe\x00 certainly not JSON")


@dataclass(slots=True)
class Webhook:
    url: str = ""
    secret: str = ""


@dataclass(slots=True)
class BotApi:
    token: str = TOKEN
    files: dict[str, bytes] = field(default_factory=dict)
    """What residents have sent: file id → content."""
    calls: list[Call] = field(default_factory=list)
    done: list[Call] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    webhook: Webhook = field(default_factory=Webhook)
    deliveries: list[tuple[int, int]] = field(default_factory=list)  # update id, HTTP status
    profile: dict[tuple[str, str], Any] = field(default_factory=dict)  # ("MyName", "sq") → value
    url: str = ""
    conflicts: int = 0  # polls that another one took the answer away from
    outage: Iterator[Answer] | None = None  # while it is set, every call of any method fails so
    forum: Forum | None = None
    """The group that the bot is in."""
    _pending: list[dict[str, Any]] = field(default_factory=list)
    _planned: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    _known: set[int] = field(default_factory=set)
    _blocked: set[int] = field(default_factory=set)
    _queries: set[str] = field(default_factory=set)
    _allowed: list[str] | None = None
    _next_update: int = 1000
    _next_message: int = 1
    _poller: int = 0
    _runner: web.AppRunner | None = None
    _delivering: asyncio.Future[None] | None = None

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=60 * 1024**2)
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        application.router.add_get("/file/bot{token}/{path:.+}", self._serve_file)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._delivering = asyncio.ensure_future(self._deliver())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        assert self._delivering is not None
        self._delivering.cancel()
        with suppress(asyncio.CancelledError):
            await self._delivering
        await self._runner.cleanup()

    # What residents do

    def push(self, update: Mapping[str, Any]) -> int:
        """Any update; it gets the next id unless it brings one. Kinds the bot has not asked for are not kept."""
        update_id = int(update.get("update_id", self._next_update))
        self._next_update = max(self._next_update, update_id + 1)
        kinds = update.keys() - {"update_id"}
        wanted = not (kinds & NOT_UNLESS_ASKED) if not self._allowed else kinds <= set(self._allowed)
        if wanted:
            self._pending.append({**update, "update_id": update_id})
            self._pending.sort(key=lambda waiting: waiting["update_id"])
        return update_id

    def meets(self, chat_id: int) -> None:
        """The resident has opened the chat: the bot may write to them."""
        self._known.add(chat_id)

    def writes(self, chat_id: int, text: str = "", *, language: str = "sq", **content: Any) -> int:
        """A resident's message: a text, or any other content by the names of `Message`."""
        self._known.add(chat_id)
        self._blocked.discard(chat_id)
        said = {"text": text} if text else {}
        sender = {"from": _person(chat_id, language)}
        return self.push({"message": {**self._message(chat_id), **sender, **said, **content}})

    def presses(self, chat_id: int, action: str) -> str:
        """A resident presses a button of the bot's last message; gives the query's id."""
        self._known.add(chat_id)
        query_id = str(4_000_000 + self._next_update)
        self._queries.add(query_id)
        message = {**self._message(chat_id), "from": BOT, "text": "…"}
        query = {"id": query_id, "from": _person(chat_id), "chat_instance": "1", "data": action, "message": message}
        self.push({"callback_query": query})
        return query_id

    def blocks(self, chat_id: int) -> int:
        self._blocked.add(chat_id)
        change = {
            "chat": _chat(chat_id),
            "from": _person(chat_id),
            "date": DATE,
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": {"user": BOT, "status": "kicked", "until_date": 0},
        }
        return self.push({"my_chat_member": change})

    # What a test plans and sees

    def will_answer(self, method: str, *answers: Answer) -> None:
        """The next calls of this method are answered so, whatever they hold."""
        self._planned[method].extend(answers)

    def answers_as_usual(self, method: str) -> None:
        """What was planned for this method and has not happened will not."""
        self._planned[method].clear()

    def knows(self, chat_id: int) -> None:
        """The resident has opened the chat before."""
        self._known.add(chat_id)

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.sent if "text" in message]

    @property
    def unconfirmed(self) -> list[int]:
        """The ids of updates the bot has not confirmed."""
        return [update["update_id"] for update in self._pending]

    async def until(self, condition: Callable[[], object], *, within_s: float = 5.0) -> None:
        """Wait until the condition holds."""
        async with asyncio.timeout(within_s):
            while not condition():  # noqa: ASYNC110  the condition is anything a test can see
                await asyncio.sleep(TICK_S)

    # Serving

    async def _serve(self, request: web.Request) -> web.Response:
        method, planned = request.match_info["method"], None
        if request.match_info["token"] != self.token:
            return _json(Refused(401, "Unauthorized").as_json(), 401)
        if method not in rules.FORMS:
            return _json(Refused(404, "Not Found: method not found").as_json(), 404)
        given, file_name = await rules.read_request(request)
        if self._planned[method]:
            planned = self._planned[method].popleft()
        elif self.outage is not None:
            planned = next(self.outage)
        if planned is None or planned.done_first:
            status, body = await self._answer(method, given, file_name)
        else:
            self.calls.append(Call(method=method, parameters=_read(method, given), file_name=file_name))
        if planned is not None:
            if planned.hang:
                await asyncio.sleep(3600)
            if planned.reset and request.transport is not None:
                request.transport.abort()
            status, body = planned.status, planned.body
        return _json(body, status, planned.location if planned else "")

    async def _serve_file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"].removeprefix("photos/"))
        if request.match_info["token"] != self.token or content is None:
            return _json(Refused(404, "Not Found").as_json(), 404)
        return web.Response(body=content)

    async def _answer(self, method: str, given: Mapping[str, Any], file_name: str | None) -> tuple[int, bytes]:
        try:
            parameters = rules.read_parameters(method, given)
            call = Call(method=method, parameters=parameters, file_name=file_name)
            self.calls.append(call)
            result = await self._do(method, parameters)
            self.done.append(call)
        except Refused as refused:
            return refused.code, refused.as_json()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _do(self, method: str, parameters: dict[str, Any]) -> Any:
        match method:
            case "getMe":
                return BOT
            case "getUpdates":
                return await self._get_updates(**parameters)
            case "setWebhook" | "deleteWebhook":
                return self._set_webhook(parameters)
            case "getWebhookInfo":
                return {"url": self.webhook.url, "pending_update_count": len(self._pending)}
            case _ if method.startswith("send"):
                return self._send(method, parameters)
            case _ if method in FORUM_METHODS:
                return forum_called(self.forum, parameters["chat_id"]).do(method, parameters)
            case "getFile":
                return rules.file_of(parameters["file_id"], self.files)
            case "answerCallbackQuery":
                return self._answer_query(parameters["callback_query_id"])
            case "editMessageReplyMarkup":
                return self._edit_markup(**parameters)
        return self._profile(method, parameters)

    async def _get_updates(
        self,
        offset: int = 0,
        limit: int = 100,
        timeout: int = 0,  # noqa: ASYNC109  the Bot API's name
        allowed_updates: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        if self.webhook.url:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        if not 1 <= limit <= 100:
            raise bad("limit must be between 1 and 100")
        self._allowed = self._allowed if allowed_updates is None else allowed_updates
        self._poller += 1
        mine = self._poller
        self._pending = self._pending[offset:] if offset < 0 else [u for u in self._pending if u["update_id"] >= offset]
        clock = asyncio.get_running_loop().time
        deadline = clock() + timeout
        while not self._pending and mine == self._poller and clock() < deadline:  # noqa: ASYNC110  three things at once
            await asyncio.sleep(TICK_S)
        if mine != self._poller:
            self.conflicts += 1
            raise Refused(409, "Conflict: terminated by other getUpdates request")
        return self._pending[:limit]

    def _set_webhook(self, parameters: dict[str, Any]) -> bool:
        if parameters.get("url"):
            rules.check_webhook(parameters)
        if parameters.get("drop_pending_updates"):
            self._pending.clear()
        self._allowed = parameters.get("allowed_updates", self._allowed)
        self.webhook = Webhook(parameters.get("url", ""), parameters.get("secret_token", ""))
        return True

    def _send(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        if self.forum is not None and self.forum.is_called(parameters["chat_id"]):
            self._known.add(self.forum.check_thread(parameters))
        chat_id = self._reachable(parameters["chat_id"])
        rules.check_markup(parameters.get("reply_markup"))
        markup = parameters.get("reply_markup") or {}
        shown = {"reply_markup": markup} if "inline_keyboard" in markup else {}
        message = {**self._message(chat_id, **rules.content_of(method, parameters), **shown), "from": BOT}
        self.sent.append(message)
        return message

    def _reachable(self, address: str) -> int:
        if not address.lstrip("-").isdigit() or int(address) not in self._known:
            raise bad("chat not found")
        if int(address) in self._blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return int(address)

    def _answer_query(self, query_id: str) -> bool:
        if query_id not in self._queries:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self._queries.discard(query_id)
        return True

    def _edit_markup(self, chat_id: str, message_id: int, reply_markup: dict[str, Any] | None = None) -> dict[str, Any]:
        rules.check_markup(reply_markup)
        for message in self.sent:
            if message["message_id"] == message_id and str(message["chat"]["id"]) == chat_id:
                if message.get("reply_markup") == reply_markup:
                    raise bad("message is not modified")
                message["reply_markup"] = reply_markup
                return message
        raise bad("message to edit not found")

    def _profile(self, method: str, parameters: dict[str, Any]) -> Any:
        rules.check_profile(method, parameters)
        what, language = method[3:], parameters.get("language_code", "")
        name = {"MyCommands": "commands", "MyName": "name", "MyDescription": "description"}.get(
            what, "short_description"
        )
        if method.startswith("set"):
            self.profile[what, language] = parameters.get(name, "")
            return True
        value = self.profile.get((what, language), [] if name == "commands" else "")
        return value if name == "commands" else {name: value}

    # Sending updates to the webhook

    async def _deliver(self) -> None:
        async with ClientSession() as session:
            while True:
                await asyncio.sleep(TICK_S)
                if self.webhook.url and self._pending:
                    await self._deliver_first(session)

    async def _deliver_first(self, session: ClientSession) -> None:
        update, headers = self._pending[0], {SECRET_HEADER: self.webhook.secret} if self.webhook.secret else {}
        try:
            async with session.post(self.webhook.url, json=update, headers=headers) as response:
                status, body = response.status, await response.read()
        except ClientError:
            return
        self.deliveries.append((update["update_id"], status))
        if 200 <= status < 300:
            self._pending.remove(update)
            await self._call_named_in(body)

    async def _call_named_in(self, body: bytes) -> None:
        """A webhook's answer may name a method, which is called without telling the result."""
        with suppress(ValueError):
            given = json.loads(body)
            await self._answer(given.pop("method"), given, None)

    def _message(self, chat_id: int, **content: Any) -> dict[str, Any]:
        self._next_message += 1
        sender = {"from": _person(chat_id)}
        return {"message_id": self._next_message, "date": DATE, "chat": _chat(chat_id), **sender, **content}


def _read(method: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """By their types if they can be read so: one library sends JSON, the other a form."""
    try:
        return rules.read_parameters(method, given)
    except Refused:
        return given


def _chat(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "type": "private", "first_name": "Drita"}


def _person(chat_id: int, language: str = "sq") -> dict[str, Any]:
    return {"id": chat_id, "is_bot": False, "first_name": "Drita", "language_code": language}


def _json(body: bytes, status: int, location: str = "") -> web.Response:
    headers = {"Location": location} if location else None
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)
