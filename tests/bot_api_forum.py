"""A group with topics, as the Bot API emulator keeps it: its topics, its members, and what people do in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bot_api_rules import Refused, bad

DATE = 1_790_000_000
REACTIONS = {"👍", "👎", "❤", "👌", "🙏"}
FORUM_METHODS = {
    "getChat",
    "getChatMember",
    "createForumTopic",
    "editForumTopic",
    "closeForumTopic",
    "reopenForumTopic",
    "deleteForumTopic",
    "setMessageReaction",
}


@dataclass(slots=True)
class Topic:
    name: str
    closed: bool = False


@dataclass(slots=True)
class Forum:
    """`bot` is what the bot may do there; `moved_to`: another chat has taken the group's place."""

    chat_id: int = -1001234567890
    is_forum: bool = True
    bot: dict[str, Any] = field(
        default_factory=lambda: {"status": "administrator", "can_manage_topics": True, "can_delete_messages": True}
    )
    topics: dict[int, Topic] = field(default_factory=dict)
    reactions: dict[int, str] = field(default_factory=dict)
    allows_reactions: bool = True
    moved_to: int | None = None
    _next: int = 100

    def is_called(self, address: str) -> bool:
        return address in (str(self.chat_id), str(self.moved_to))

    def do(self, method: str, parameters: Mapping[str, Any]) -> Any:
        self._check_place(parameters)
        match method:
            case "getChat":
                return {"id": self.chat_id, "type": "supergroup", "title": "Office", "is_forum": self.is_forum}
            case "getChatMember":
                return {"user": {"id": parameters["user_id"]}, **self.bot}
            case "setMessageReaction":
                return self._react(parameters)
            case "createForumTopic":
                return self._create(parameters["name"])
        return self._change(method, parameters)

    def check_thread(self, parameters: Mapping[str, Any]) -> int:
        """Raise unless a message can be sent there; the group's id."""
        self._check_place(parameters)
        thread = parameters.get("message_thread_id")
        if thread is not None and thread not in self.topics:
            raise bad("message thread not found")
        return int(parameters["chat_id"])

    def writes(self, sender: int, text: str = "", *, thread: int | None = None, **content: Any) -> dict[str, Any]:
        """The update of somebody's message in the group."""
        return {"message": self._message(sender, thread, **({"text": text} if text else {}), **content)}

    def edits(self, sender: int, text: str, *, thread: int) -> dict[str, Any]:
        return {"edited_message": {**self._message(sender, thread, text=text), "edit_date": DATE + 5}}

    def presses(self, sender: int, data: str, *, thread: int) -> dict[str, Any]:
        message = {**self._message(123456, thread, text="…"), "from": {"id": 123456, "is_bot": True, "first_name": "K"}}
        query = {"id": str(5_000_000 + self._next), "chat_instance": "1", "data": data, "message": message}
        return {"callback_query": {**query, "from": {"id": sender, "is_bot": False, "first_name": "Ana"}}}

    def thread_of(self, reference: str) -> int:
        """The topic whose name begins so."""
        return next(thread for thread, topic in self.topics.items() if topic.name.startswith(reference))

    def _message(self, sender: int, thread: int | None, **content: Any) -> dict[str, Any]:
        self._next += 1
        place = {"message_thread_id": thread, "is_topic_message": True} if thread is not None else {}
        return {
            "message_id": self._next,
            "date": DATE,
            "chat": {"id": self.chat_id, "type": "supergroup", "title": "Office", "is_forum": True},
            "from": {"id": sender, "is_bot": False, "first_name": "Ana"},
            **place,
            **content,
        }

    def _check_place(self, parameters: Mapping[str, Any]) -> None:
        if self.moved_to is not None and parameters["chat_id"] != str(self.moved_to):
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(400, text, migrate_to_chat_id=self.moved_to)

    def _may_manage(self) -> None:
        if self.bot.get("status") != "administrator" or not self.bot.get("can_manage_topics"):
            raise bad("not enough rights to create a topic")

    def _create(self, name: str) -> dict[str, Any]:
        self._may_manage()
        if not 1 <= len(name) <= 128:
            raise bad("topic name is invalid")
        self._next += 1
        self.topics[self._next] = Topic(name)
        return {"message_thread_id": self._next, "name": name, "icon_color": 7322096}

    def _change(self, method: str, parameters: Mapping[str, Any]) -> bool:
        self._may_manage()
        topic = self.topics.get(parameters["message_thread_id"])
        if topic is None:
            raise bad("message thread not found")
        if method == "deleteForumTopic":
            del self.topics[parameters["message_thread_id"]]
            return True
        before = (topic.name, topic.closed)
        topic.name = parameters.get("name", topic.name)
        topic.closed = {"closeForumTopic": True, "reopenForumTopic": False}.get(method, topic.closed)
        if before == (topic.name, topic.closed):
            raise bad("TOPIC_NOT_MODIFIED")
        return True

    def _react(self, parameters: Mapping[str, Any]) -> bool:
        emoji = parameters["reaction"][0]["emoji"]
        if not self.allows_reactions or emoji not in REACTIONS:
            raise bad("REACTION_INVALID")
        self.reactions[parameters["message_id"]] = emoji
        return True


def forum_called(forum: Forum | None, address: str) -> Forum:
    """The group with this address, if the bot is in it."""
    if forum is None or not forum.is_called(address):
        raise bad("chat not found")
    return forum
