"""One turn of a conversation: what a handler is given, and what it decides.

Handlers decide, they do not reach out: `handlers.answer.answer(turn)` is a pure function from a `Turn` to an `Outcome`.
The intake (in `bot/`) loads the one and carries out the other in a single transaction.

What changes from step to step of a turn has no slots, so that `handlers.changed` can copy it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from directory.guide import Guide
from handlers.changed import changed
from handlers.records import Attachment, Incoming, Reply
from routing.records import Routing


class Expecting(StrEnum):
    """Which answer the bot waits for."""

    TOPIC = "topic"  # "did you mean …?" was asked
    MUNICIPALITY = "municipality"  # for the topic and question that are remembered
    QUESTION = "question"  # the resident writes what goes to the office
    ADDITION = "addition"  # what comes next belongs to `Conversation.ticket`, unless it is plainly something else
    REPLY = "reply"  # the resident pressed "write to the office": whatever comes next goes to that ticket
    COMMENT = "comment"  # a sentence on the office's answer, for `Conversation.ticket`
    CORRECTION = "correction"  # a sentence on what is wrong with a card, for `Conversation.doubted`
    FORGET = "forget"  # "delete everything?" was asked


FOLLOWS_TICKET = (Expecting.ADDITION, Expecting.REPLY)


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """What the bot must remember between two messages; stored as JSON with the resident.

    `question` is the resident's own wording that is being placed, `files` what they sent with it, `topic` and
    `municipality` what it was placed as (no municipality: the resident's own counts), `candidates` the municipalities
    its words fit. `expecting` says which answer is awaited, until `expires_at`; `asked` counts questions
    back: the bot asks once, then hands over. `in_tickets` says which message (the provider's id) is in which ticket.
    `rated` is the last feedback pressed, `doubted` the last press of "the information is wrong", `guessed` that the
    language is no more than a guess. Until `undecided_until` (0: nothing is undecided) the resident may say whether
    `question` belongs to a solved ticket; for those in `parted` they are not asked. `acknowledged` is the ticket last
    told to have something added, at `acknowledged_at`. `tokens` (None: full) and `refilled_at` are the flood limit's
    bucket. Times are Unix seconds.
    """

    question: str = ""
    question_message: str | None = None
    files: tuple[dict[str, Any], ...] = ()
    topic: str | None = None
    municipality: str | None = None
    candidates: tuple[str, ...] = ()
    expecting: str | None = None
    expires_at: float = 0.0
    asked: int = 0
    ticket: str | None = None
    in_tickets: Mapping[str, str] = field(default_factory=dict)
    group_id: str | None = None
    rated: str = ""
    doubted: str = ""
    guessed: bool = False
    place_asked_at: float = 0.0  # Unix seconds: a location soon after it says which municipality
    undecided_until: float = 0.0
    parted: tuple[str, ...] = ()
    acknowledged: str | None = None
    acknowledged_at: float = 0.0
    tokens: float | None = None
    refilled_at: float = 0.0
    warned: bool = False

    def as_json(self) -> dict[str, Any]:
        """Only what differs from an empty conversation, so that the row stays small."""
        return {name: value for name, value in vars(self).items() if value != _EMPTY[name]}

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Conversation:
        """Names it does not know (an older or newer version's) are left out, not an error."""
        return changed(_NOTHING_SAID, **{name: _frozen(value[name]) for name in value if name in _EMPTY})


_NOTHING_SAID = Conversation()
_EMPTY = vars(_NOTHING_SAID)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSummary:
    """A resident's own ticket, as `/status` lists it. `finished`: nothing more can be added to it.

    `answer_due_at`: when the first answer is due, None when it was given. `officer_wrote_at`: last, None: not yet.
    `resolved_at` is set for a matter that is solved and can still be taken up again.
    """

    reference: str
    status: str
    topic: str | None
    municipality: str | None
    created_at: datetime
    finished: bool
    answer_due_at: datetime | None = None
    officer_wrote_at: datetime | None = None
    resolved_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ResidentState:
    """Who writes. `language` None: not known yet; `language_chosen`: the resident's own choice, never overruled."""

    language: str | None = None
    language_chosen: bool = False
    municipality: str | None = None
    conversation: Conversation = Conversation()
    is_new: bool = False
    stopped: bool = False

    def remembering(self, **changes: Any) -> ResidentState:
        """The same resident with changes to the conversation (names of `Conversation`)."""
        return changed(self, conversation=changed(self.conversation, **changes))


@dataclass(frozen=True, kw_only=True)
class Turn:
    """All that a handler may look at. `tickets` are the resident's own, newest first, at most 20."""

    incoming: Incoming
    resident: ResidentState
    routing: Routing | None
    guide: Guide
    now: datetime
    tickets: tuple[TicketSummary, ...] = ()
    new_reference: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTicket:
    """Hand the question to the office."""

    reference: str
    text: str
    language: str
    municipality: str | None
    topic: str | None
    source_id: str | None = None  # what the platform calls the message that the text comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class AddToTicket:
    """A further message, file or new version of a message for an open ticket; `source_id` as in `OpenTicket`."""

    reference: str
    text: str
    source_id: str | None = None
    attachment: Attachment | None = None
    edited: bool = False
    municipality: str | None = None  # told later than the question: the ticket is for it from now on


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenTicket:
    """A solved matter goes back to the office; what the resident has to say to it is added afterwards."""

    reference: str
    reason: str = ""  # a constant of `handlers.same_matter`


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTicket:
    """What the resident thinks of the office's answer; `comment` None: nothing (more) in words."""

    reference: str
    helped: bool
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogUnresolved:
    """What could not be placed, and why (`reason`: a constant of `handlers.unresolved`)."""

    reason: str
    text: str
    municipality: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFeedback:
    helped: bool
    municipality: str | None
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWrong:
    """Something about a contact point (its key) is said to be wrong; `text`: nothing (more) in words."""

    contact: str
    municipality: str | None  # the contact point's
    topic: str | None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeExample:
    """The resident has shown what topic (`label`) their wording was about: routing may learn from it."""

    text: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendExport:
    """Put everything kept about the resident into a file and send it with this reply."""

    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget:
    """Erase the resident for good; `reply` is the last thing they are sent and leaves no trace."""

    reply: Reply


Effect = (
    OpenTicket
    | AddToTicket
    | ReopenTicket
    | RateTicket
    | LogUnresolved
    | RecordFeedback
    | ReportWrong
    | ProposeExample
    | SendExport
    | Forget
)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a handler decided: replies in order, the resident as changed, and effects to carry out with them."""

    resident: ResidentState
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()

    def remember(self, **changes: Any) -> Outcome:
        """The same outcome with changes to the conversation (names of `Conversation`)."""
        return changed(self, resident=self.resident.remembering(**changes))
