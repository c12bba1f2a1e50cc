"""An emulator of Viber's REST Bot API: what Viber does to a bot, on loopback.

`async with ViberApi() as api:` serves at `api.url`. Residents act (`opens`, `writes`, `presses`, `subscribes`,
`unsubscribes`, `posts` for any callback), the bot's calls are kept (`calls`, `sent`), and any method can be told to
fail (`will_answer`). Callbacks are signed and posted to the webhook that was set; `set_webhook` asks it first.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientError, ClientSession, web

from bot.channels.viber.signature import HEADER, signature_of
from tests import viber_api_rules as rules
from tests.viber_api_rules import Refused

TOKEN = "4453b6ac1s345678-e02c5f12174805f9-daec9cbb5448c51f"
TIME_MS = 1_790_000_000_000
MAX_REQUEST_BYTES = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    method: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A failure to come. `hang`: no answer at all; `reset`: the connection is cut."""

    status: int = 200
    body: bytes = b""
    hang: bool = False
    reset: bool = False
    done_first: bool = False  # the call has its effect, only the answer is this


def refusal(status: int) -> Answer:
    return Answer(body=Refused(status).as_json())


HANG = Answer(hang=True)
RESET = Answer(reset=True)
SERVER_ERROR = Answer(status=500, body=b"<html>Internal Server Error</html>")
GARBAGE = Answer(body=b"\xff\xfe\x00 certainly not JSON")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """How the bot answered a callback."""

    status: int
    body: bytes

    @property
    def message(self) -> Any:
        """The welcome message, None without one."""
        return json.loads(self.body) if self.body else None


@dataclass(slots=True)
class ViberApi:
    token: str = TOKEN
    calls: list[Call] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)  # of the messages in `sent`
    webhook: str = ""
    event_types: list[str] = field(default_factory=list)
    api_version: int = 10  # of every resident's client
    billing_status: int | None = None
    url: str = ""
    _subscribed: set[str] = field(default_factory=set)
    _planned: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    _next_token: int = 5_098_034_272_017_990_000
    _runner: web.AppRunner | None = None
    _client: ClientSession | None = None

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=1024**2)
        application.router.add_post("/pa/{method}", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/pa"
        self._client = ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        assert self._client is not None
        await self._client.close()
        await self._runner.cleanup()

    # What residents do

    def knows(self, user: str) -> None:
        """The resident has subscribed before: the bot may write to them."""
        self._subscribed.add(user)

    async def opens(self, user: str, *, language: str = "sq", **more: Any) -> Posted:
        started = {"type": "open", "user": self._person(user, language), "subscribed": user in self._subscribed}
        return await self.posts({"event": "conversation_started", **started, **more})

    async def writes(self, user: str, text: str, *, language: str = "sq", **more: Any) -> Posted:
        return await self.sends(user, {"type": "text", "text": text}, language=language, **more)

    async def presses(self, user: str, label: str) -> Posted:
        """A button of the last keyboard, by its label."""
        button = next(each for each in self.keyboard["Buttons"] if each["Text"] == label)
        return await self.writes(user, button["ActionBody"], silent=button.get("Silent", False))

    async def sends(self, user: str, message: Mapping[str, Any], *, language: str = "sq", **more: Any) -> Posted:
        """Any message; the first one subscribes."""
        self._subscribed.add(user)
        said = {"event": "message", "sender": self._person(user, language), "message": message, "silent": False}
        return await self.posts({**said, **more})

    async def subscribes(self, user: str, *, language: str = "sq") -> Posted:
        self._subscribed.add(user)
        return await self.posts({"event": "subscribed", "user": self._person(user, language)})

    async def unsubscribes(self, user: str) -> Posted:
        self._subscribed.discard(user)
        return await self.posts({"event": "unsubscribed", "user_id": user})

    async def reports(self, stage: str, user: str, *, which: int = -1, desc: str = "") -> Posted:
        """What became of a message in `sent`: delivered, seen, failed."""
        reason = {"desc": desc} if stage == "failed" else {}
        return await self.posts({"event": stage, "message_token": self.tokens[which], "user_id": user, **reason})

    async def posts(self, callback: Mapping[str, Any]) -> Posted:
        """Any callback, signed; it gets time and token unless it brings them."""
        whole = {"timestamp": TIME_MS, "message_token": self._new_token(), "chat_hostname": "SN-CHAT-03_", **callback}
        return await self.posts_raw(json.dumps(whole, ensure_ascii=False).encode())

    async def posts_raw(self, body: bytes, signature: str | None = None) -> Posted:
        assert self._client is not None
        signed = signature_of(body, self.token) if signature is None else signature
        async with self._client.post(self.webhook, data=body, headers={HEADER: signed}) as response:
            return Posted(status=response.status, body=await response.read())

    # What a test plans and sees

    def will_answer(self, method: str, *answers: Answer) -> None:
        """The next calls of this method are answered so, whatever they hold."""
        self._planned[method].extend(answers)

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def until_webhook(self) -> None:
        """Wait until the bot has said where it is."""
        async with asyncio.timeout(5):
            while not self.calls_of("set_webhook") or not self.event_types:  # noqa: ASYNC110  whichever call it is
                await asyncio.sleep(0.005)

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.sent if message["type"] == "text"]

    @property
    def keyboard(self) -> dict[str, Any]:
        """The last one that was sent."""
        return next(message["keyboard"] for message in reversed(self.sent) if "keyboard" in message)

    # Serving

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method, raw = request.match_info["method"], await request.read()
        planned = self._planned[method].popleft() if self._planned[method] else None
        answer = b""
        if planned is None or planned.done_first:
            answer = await self._answer(method, raw, request.headers.get("X-Viber-Auth-Token"))
        else:
            self.calls.append(Call(method=method, body=json.loads(raw)))
        if planned is None:
            return web.Response(body=answer, content_type="application/json")
        if planned.hang:
            await asyncio.sleep(3600)
        if planned.reset:
            assert request.transport is not None
            request.transport.abort()
        return web.Response(status=planned.status, body=planned.body)

    async def _answer(self, method: str, raw: bytes, token: str | None) -> bytes:
        try:
            body = rules.read_body(raw)
            self.calls.append(Call(method=method, body=body))
            if token != self.token:
                raise Refused(2)
            return json.dumps({"status": 0, "status_message": "ok", **await self._do(method, body, len(raw))}).encode()
        except Refused as refused:
            return refused.as_json()

    async def _do(self, method: str, body: dict[str, Any], size: int) -> dict[str, Any]:
        match method:
            case "send_message":
                return self._send(body, size)
            case "set_webhook":
                return await self._set_webhook(body)
            case "get_account_info":
                return {"id": "pa:1", "name": "Kontakt", "webhook": self.webhook, "event_types": self.event_types}
        raise Refused(3)

    def _send(self, body: dict[str, Any], size: int) -> dict[str, Any]:
        if size > MAX_REQUEST_BYTES:
            raise Refused(3)
        rules.check_message(body, self.api_version)
        if body["receiver"] not in self._subscribed:
            raise Refused(6)
        self.sent.append(body)
        self.tokens.append(self._new_token())
        charged = {} if self.billing_status is None else {"billing_status": self.billing_status}
        return {"message_token": self.tokens[-1], "chat_hostname": "SN-CHAT-03_", **charged}

    async def _set_webhook(self, body: dict[str, Any]) -> dict[str, Any]:
        before, self.webhook = self.webhook, str(body.get("url", ""))
        if self.webhook and not await self._is_answered():
            self.webhook = before
            raise Refused(1)
        self.event_types = list(body.get("event_types", ()))
        return {"event_types": self.event_types}

    async def _is_answered(self) -> bool:
        try:
            return (await self.posts({"event": "webhook"})).status == 200
        except ClientError:
            return False

    def _new_token(self) -> int:
        self._next_token += 1
        return self._next_token

    def _person(self, user: str, language: str) -> dict[str, Any]:
        return {"id": user, "name": "Drita", "language": language, "country": "XK", "api_version": self.api_version}
