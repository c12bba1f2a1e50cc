"""What the Bot API refuses, as far as Kontakt uses it: parameters by name and form, and the documented limits.

Written from https://core.telegram.org/bots/api, not from the code under test. Stricter than Telegram in one point: a
parameter that no method has is refused, where Telegram silently ignores it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from aiohttp import BodyPartReader, web

ADDRESSED = {"chat_id": str, "message_thread_id": int, "disable_notification": bool, "protect_content": bool}
ANSWERING = {**ADDRESSED, "reply_markup": dict, "reply_parameters": dict}
CAPTIONED = {**ANSWERING, "caption": str, "caption_entities": list, "parse_mode": str}
IN_LANGUAGE = {"language_code": str}
IN_TOPIC = {"chat_id": str, "message_thread_id": int}
# Methods that take a file, and the parameter that holds it.
UPLOADS = {
    "sendDocument": "document",
    "sendPhoto": "photo",
    "sendVoice": "voice",
    "sendAudio": "audio",
    "sendVideo": "video",
}

Form = Mapping[str, type]
"""Parameter → type; `dict` and `list` come as JSON, `bytes` as an uploaded file."""

FORMS: dict[str, Form] = {
    "getMe": {},
    "getUpdates": {"offset": int, "limit": int, "timeout": int, "allowed_updates": list},
    "setWebhook": {
        "url": str,
        "secret_token": str,
        "allowed_updates": list,
        "max_connections": int,
        "drop_pending_updates": bool,
        "ip_address": str,
    },
    "deleteWebhook": {"drop_pending_updates": bool},
    "getWebhookInfo": {},
    "sendMessage": {
        **ANSWERING,
        "text": str,
        "parse_mode": str,
        "entities": list,
        "link_preview_options": dict,
    },
    **{method: {**CAPTIONED, name: bytes} for method, name in UPLOADS.items()},
    "sendLocation": {**ANSWERING, "latitude": float, "longitude": float, "horizontal_accuracy": float},
    "getFile": {"file_id": str},
    "getChat": {"chat_id": str},
    "getChatMember": {"chat_id": str, "user_id": int},
    "createForumTopic": {"chat_id": str, "name": str, "icon_color": int, "icon_custom_emoji_id": str},
    "editForumTopic": {**IN_TOPIC, "name": str, "icon_custom_emoji_id": str},
    "closeForumTopic": IN_TOPIC,
    "reopenForumTopic": IN_TOPIC,
    "deleteForumTopic": IN_TOPIC,
    "setMessageReaction": {"chat_id": str, "message_id": int, "reaction": list, "is_big": bool},
    "answerCallbackQuery": {
        "callback_query_id": str,
        "text": str,
        "show_alert": bool,
        "url": str,
        "cache_time": int,
    },
    "editMessageReplyMarkup": {"chat_id": str, "message_id": int, "reply_markup": dict},
    "setMyCommands": {**IN_LANGUAGE, "commands": list, "scope": dict},
    "getMyCommands": {**IN_LANGUAGE, "scope": dict},
    "setMyName": {**IN_LANGUAGE, "name": str},
    "getMyName": IN_LANGUAGE,
    "setMyDescription": {**IN_LANGUAGE, "description": str},
    "getMyDescription": IN_LANGUAGE,
    "setMyShortDescription": {**IN_LANGUAGE, "short_description": str},
    "getMyShortDescription": IN_LANGUAGE,
}
REQUIRED = {
    "setWebhook": ("url",),
    "sendMessage": ("chat_id", "text"),
    **{method: ("chat_id", name) for method, name in UPLOADS.items()},
    "sendLocation": ("chat_id", "latitude", "longitude"),
    "getFile": ("file_id",),
    "getChat": ("chat_id",),
    "getChatMember": ("chat_id", "user_id"),
    "createForumTopic": ("chat_id", "name"),
    **dict.fromkeys(
        ("editForumTopic", "closeForumTopic", "reopenForumTopic", "deleteForumTopic"), ("chat_id", "message_thread_id")
    ),
    "setMessageReaction": ("chat_id", "message_id"),
    "answerCallbackQuery": ("callback_query_id",),
    "editMessageReplyMarkup": ("chat_id", "message_id"),
    "setMyCommands": ("commands",),
}
BUTTON_KINDS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
}
KEY_KINDS = {
    "request_users",
    "request_chat",
    "request_managed_bot",
    "request_contact",
    "request_location",
    "request_poll",
    "web_app",
}
MAX_BUTTONS, MAX_IN_ROW = 100, 8
MAX_DOWNLOAD = 20 * 1024**2


class Refused(Exception):
    """Answered with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> bytes:
        answer = {"ok": False, "error_code": self.code, "description": self.description}
        return json.dumps({**answer, **({"parameters": self.parameters} if self.parameters else {})}).encode()


def bad(description: str) -> Refused:
    return Refused(400, f"Bad Request: {description}")


def file_of(file_id: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """A `File`: where it can be fetched, if it is known and small enough."""
    if file_id not in files:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(files[file_id]) > MAX_DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file_id[::-1],
        "file_size": len(files[file_id]),
        "file_path": f"photos/{file_id}",
    }


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


async def read_request(request: web.Request) -> tuple[dict[str, Any], str | None]:
    """Parameters from the query, a form, JSON or a multipart form with a file; the file's name."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return {**given, **await request.json()}, None
    if not request.content_type.startswith("multipart/"):
        return {**given, **await request.post()}, None
    file_name, attached = None, {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name, content = part.name or "", bytes(await part.read())
        if part.filename is None:
            given[name] = content.decode()
        else:
            attached[name], file_name = content, part.filename
    # A file stands in its parameter itself, or is named there as attach://<name>.
    for name, value in given.items():
        if isinstance(value, str) and value.startswith("attach://"):
            given[name] = attached.pop(value.removeprefix("attach://"))
    return {**given, **attached}, file_name


def read_parameters(method: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters by their types; a text of digits becomes a number, JSON an object."""
    form = FORMS[method]
    for name in given:
        if name not in form:
            raise bad(f"{method} has no parameter {name}")
    for name in REQUIRED.get(method, ()):
        if given.get(name) in (None, ""):
            raise bad("message text is empty" if name == "text" else f"parameter {name} is required")
    return {name: _read(name, value, form[name]) for name, value in given.items()}


def _read(name: str, value: Any, kind: type) -> Any:
    if kind is str:
        return str(value)
    if not isinstance(value, str):
        return value
    try:
        read = READ[kind](value)
    except (ValueError, KeyError) as error:
        raise bad(f"can't parse {name}") from error
    if not isinstance(read, kind):
        raise bad(f"{name} is of the wrong type")
    return read


READ: dict[type, Callable[[str], Any]] = {
    int: int,
    float: float,
    bool: lambda text: {"true": True, "false": False}[text.lower()],
    dict: json.loads,
    list: json.loads,
}


def content_of(method: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What a sent message holds; raise `Refused` if it may not."""
    if method == "sendMessage":
        check_text(parameters)
        return {"text": parameters["text"].strip()}
    if method == "sendLocation":
        check_location(parameters)
        return {"location": {name: parameters[name] for name in ("latitude", "longitude")}}
    name = UPLOADS[method]
    check_upload(parameters[name], parameters)
    file = {"file_id": "BQAC", "file_unique_id": "AgAD"}
    caption = {"caption": parameters["caption"]} if parameters.get("caption") else {}
    return {name: [file] if name == "photo" else file, **caption}


def check_text(parameters: Mapping[str, Any]) -> None:
    length = units(parameters["text"].strip())
    if length == 0:
        raise bad("message text is empty")
    if length > 4096:
        raise bad("message is too long")


def check_upload(content: Any, parameters: Mapping[str, Any]) -> None:
    if not isinstance(content, bytes):
        raise bad("wrong file identifier/HTTP URL specified")
    if not content:
        raise bad("file must be non-empty")
    if units(parameters.get("caption", "")) > 1024:
        raise bad("message caption is too long")


def check_location(parameters: Mapping[str, Any]) -> None:
    if abs(parameters["latitude"]) > 90 or abs(parameters["longitude"]) > 180:
        raise bad("wrong latitude or longitude specified")


def check_markup(markup: Mapping[str, Any] | None) -> None:
    match markup:
        case None:
            return
        case {"inline_keyboard": list(rows)}:
            _check_rows(rows, _check_button)
        case {"keyboard": list(rows)}:
            _check_rows(rows, _check_key)
        case {"remove_keyboard": True} | {"force_reply": True}:
            return
        case _:
            raise bad("object expected as reply markup")


def _check_rows(rows: list[Any], check: Callable[[dict[str, Any]], None]) -> None:
    if not all(isinstance(row, list) and 0 < len(row) <= MAX_IN_ROW for row in rows):
        raise bad("can't parse keyboard: a row holds 1 to 8 buttons")
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise bad("BUTTONS_TOO_MUCH")
    for button in buttons:
        if not isinstance(button, dict) or not str(button.get("text", "")).strip():
            raise bad("inline keyboard button text must be non-empty")
        check(button)


def _check_button(button: dict[str, Any]) -> None:
    if len(BUTTON_KINDS & button.keys()) != 1 or button.keys() - BUTTON_KINDS - {"text", "style"}:
        raise bad("BUTTON_TYPE_INVALID")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "tg"):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme != "tg" and "." not in (parts.hostname or ""):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_key(key: dict[str, Any]) -> None:
    if len(KEY_KINDS & key.keys()) > 1 or key.keys() - KEY_KINDS - {"text", "style"}:
        raise bad("BUTTON_TYPE_INVALID")


def check_profile(method: str, parameters: Mapping[str, Any]) -> None:
    if not re.fullmatch(r"([a-z]{2})?", parameters.get("language_code", "")):
        raise bad("invalid language code specified")
    for name, limit in {"name": 64, "description": 512, "short_description": 120}.items():
        if units(parameters.get(name, "")) > limit:
            raise bad(f"{name} is too long")
    if method == "setMyCommands":
        _check_commands(parameters["commands"])


def _check_commands(commands: list[Any]) -> None:
    if len(commands) > 100:
        raise bad("too many commands")
    for line in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", line.get("command", "")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(line.get("description", "").strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def check_webhook(parameters: Mapping[str, Any]) -> None:
    """Plain http is let pass, as a self-hosted server in local mode does."""
    if urlsplit(parameters["url"]).scheme not in ("http", "https"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", parameters.get("secret_token", "")):
        raise bad("secret token contains unallowed characters")
