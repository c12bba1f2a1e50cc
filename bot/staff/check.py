"""Whether the staff group is one that Kontakt can work in: what is missing, in plain words for whoever runs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.contract import SendError
from bot.staff.api import Call

# https://core.telegram.org/bots/api#chatmemberadministrator
RIGHTS = {
    "can_manage_topics": "the right to manage topics",
    "can_delete_messages": "the right to delete messages (to take away what an erased resident wrote)",
}


async def what_is_missing(call: Call, chat: int) -> str | None:
    """One sentence, None when all is well; raise `SendError` when Telegram does not answer."""
    try:
        group = await call("getChat", {"chat_id": chat})
    except SendError as error:
        if error.retry:
            raise
        return f"the bot is not in the group {chat}; add it there, or check TELEGRAM_STAFF_CHAT ({error.reason})"
    if not isinstance(group, Mapping) or group.get("is_forum") is not True:
        return "the group has no topics; switch them on in its settings"
    me = await call("getMe", {})
    member = await call("getChatMember", {"chat_id": chat, "user_id": me["id"]})
    return _missing_rights(member)


def _missing_rights(member: Any) -> str | None:
    if not isinstance(member, Mapping) or member.get("status") not in ("administrator", "creator"):
        return "the bot is no administrator of the group; make it one, with the right to manage topics"
    lacking = [words for right, words in RIGHTS.items() if not member.get(right) and member["status"] != "creator"]
    return f"the bot lacks {' and '.join(lacking)} in the group" if lacking else None
