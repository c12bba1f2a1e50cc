"""What is missing in a ticket's topic, step by step.

Pure: the next step follows from the ticket and from what the topic is known to show; whoever carries it out writes it
down and asks again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.staff import VIA, words
from bot.staff.words import Buttons
from directory.guide import Guide
from storage.staff import Matter
from storage.ticket_tables import UNFINISHED_TICKETS

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A call to the Bot API, without the chat, and the columns of `StaffTopic` that are right once it has succeeded.

    `method` empty: nothing to call, only to write down.
    """

    method: str
    parameters: dict[str, Any] = field(default_factory=dict)
    done: Columns = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """`desk_url`: where the desk is, None when it has no address."""

    guide: Guide
    language: str
    desk_url: str | None = None

    def next_step(self, matter: Matter) -> Step | None:
        """None: the topic shows all there is. A finished ticket gets no topic any more."""
        topic = matter.topic
        if topic.thread_id is None:
            return self._make(matter) if _is_open(matter) else None
        said = self._say(matter) or self._say_lost(matter)
        return self._rename(matter) or self._open(matter) or said or self._close(matter)

    def _make(self, matter: Matter) -> Step:
        title = words.title(matter, self.guide, self.language)
        return Step(method="createForumTopic", parameters={"name": title}, done={"title": title})

    def _rename(self, matter: Matter) -> Step | None:
        title = words.title(matter, self.guide, self.language)
        if title == matter.topic.title:
            return None
        return Step(method="editForumTopic", parameters={**_thread(matter), "name": title}, done={"title": title})

    def _open(self, matter: Matter) -> Step | None:
        if not matter.topic.is_closed or not _is_open(matter):
            return None
        return Step(method="reopenForumTopic", parameters=_thread(matter), done={"is_closed": False})

    def _say(self, matter: Matter) -> Step | None:
        if not matter.topic.is_opened:
            return self._say_first(matter)
        news = [event for event in matter.events if event.id > matter.topic.told]
        if not news:
            return None
        # What was done in the group stands there already.
        elsewhere = [event for event in news if event.details.get("via") != VIA]
        for count in range(len(elsewhere), 0, -1):
            messages = words.told(matter, elsewhere[:count], self.guide, self.language)
            if len(messages) == 1:
                told = news[-1].id if count == len(elsewhere) else elsewhere[count - 1].id
                return _message(matter, messages[0], done={"told": told})
        return Step(method="", done={"told": news[-1].id})

    def _say_first(self, matter: Matter) -> Step:
        text = words.opening(matter, self.guide, self.language)
        buttons = words.opening_buttons(matter.ticket.reference, self.desk_url, self.language)
        told = matter.events[-1].id if matter.events else 0
        return _message(matter, text, done={"told": told, "is_opened": True}, buttons=buttons)

    def _say_lost(self, matter: Matter) -> Step | None:
        """Whoever has answered believes that it has arrived."""
        row = next((row for row in matter.lost if row.id > matter.topic.lost), None)
        if row is None:
            return None
        return _message(matter, words.lost(row, matter, self.language), done={"lost": row.id})

    def _close(self, matter: Matter) -> Step | None:
        if matter.topic.is_closed or _is_open(matter):
            return None
        return Step(method="closeForumTopic", parameters=_thread(matter), done={"is_closed": True})


def _message(matter: Matter, text: str, *, done: Columns, buttons: Buttons | None = None) -> Step:
    markup = {"reply_markup": {"inline_keyboard": buttons}} if buttons else {}
    return Step(method="sendMessage", parameters={**_thread(matter), "text": text, **markup}, done=done)


def _thread(matter: Matter) -> dict[str, Any]:
    return {"message_thread_id": matter.topic.thread_id}


def _is_open(matter: Matter) -> bool:
    return matter.ticket.status in UNFINISHED_TICKETS
