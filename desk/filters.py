"""Which tickets an officer wants to see: from the address of the page to the query, and to the fields of the form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from desk.words import CHANNELS, PRIORITIES, STATES, in_words
from directory.guide import Guide
from directory.hours import ZONE
from handlers.names import municipality_name, topic_name
from locales import LANGUAGES
from locales.catalogs import texts
from storage.account_tables import Account
from storage.scope import Scope
from storage.ticket_queue import Order
from storage.ticket_tables import AT_THE_OFFICE, UNFINISHED_TICKETS, Priority, TicketStatus
from storage.tickets import Wanted

NONE = "none"  # tickets that name no municipality, or no topic
OFFICE, UNFINISHED, ALL = "office", "unfinished", "all"
STATES_ASKED: dict[str, Collection[str] | None] = {
    OFFICE: AT_THE_OFFICE,
    UNFINISHED: UNFINISHED_TICKETS,
    ALL: None,
    **{status.value: (status,) for status in TicketStatus},
}
ME, NOBODY = "me", "nobody"
OVERDUE, TODAY = "overdue", "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One list to choose from; the first choice is the usual one."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: str

    @property
    def is_set(self) -> bool:
        return self.chosen != self.choices[0].value


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The lists to choose from, as one account sees them. `colleagues`: who may have tickets."""

    guide: Guide
    scope: Scope
    colleagues: Sequence[Account]
    language: str

    def fields(self, query: Mapping[str, str]) -> tuple[Field, ...]:
        """The form's lists with what the address has chosen; what is not in a list counts as not chosen."""
        _ = texts(self.language).gettext
        choices: dict[str, tuple[str, Iterable[Choice]]] = {
            # Translators: the state of a question at the office
            "state": (_("State"), self._states()),
            # Translators: by when a question must be answered
            "due": (_("Due"), self._deadlines()),
            # Translators: the colleague who has a question
            "assignee": (_("Who has it"), self._assignees()),
            "municipality": (_("Municipality"), self._municipalities()),
            "topic": (_("Topic"), self._topics()),
            "language": (_("Language"), self._languages()),
            # Translators: where the question came from: Telegram, Viber, web chat
            "channel": (_("Channel"), self._channels()),
            "priority": (_("Priority"), self._priorities()),
            # Translators: the order of a list
            "sort": (_("Order"), self._orders()),
        }
        return tuple(field_of(query, name, label, listed) for name, (label, listed) in choices.items())

    def every_topic(self) -> list[Choice]:
        """Those, too, whose questions the account does not see: it may hand a question on to them."""
        return sorted_choices((each.code, topic_name(each, self.language)) for each in self.guide.topics.values())

    def _states(self) -> list[Choice]:
        _ = texts(self.language).gettext
        labels = {OFFICE: _("waiting for the office"), UNFINISHED: _("not finished"), ALL: _("all states")}
        return [_choice(code, labels.get(code) or in_words(code, STATES, self.language)) for code in STATES_ASKED]

    def _deadlines(self) -> list[Choice]:
        _ = texts(self.language).gettext
        return [
            _choice("", _("at any time")),
            # Translators: of questions: the deadline has run out
            _choice(OVERDUE, _("overdue")),
            _choice(TODAY, _("today, or overdue")),
        ]

    def _assignees(self) -> list[Choice]:
        _ = texts(self.language).gettext
        named = [_choice(str(each.id), each.called) for each in self.colleagues]
        # Translators: in a list of colleagues
        return [_choice("", _("anybody or nobody")), _choice(ME, _("I")), _choice(NOBODY, _("nobody")), *named]

    def _municipalities(self) -> list[Choice]:
        _ = texts(self.language).gettext
        known = (each for each in self.guide.municipalities.values() if self.scope.allows_municipality(each.code))
        names = sorted_choices((each.code, municipality_name(each, self.language)) for each in known)
        unknown = [_choice(NONE, _("municipality not known"))] if self.scope.municipalities is None else []
        return [_choice("", _("all municipalities")), *names, *unknown]

    def _topics(self) -> list[Choice]:
        _ = texts(self.language).gettext
        allowed = self.scope.topics
        names = [each for each in self.every_topic() if allowed is None or each.value in allowed]
        unknown = [_choice(NONE, _("topic not known"))] if allowed is None else []
        return [_choice("", _("all topics")), *names, *unknown]

    def _languages(self) -> list[Choice]:
        _ = texts(self.language).gettext
        return [_choice("", _("all languages")), *(_choice(info.code, info.endonym) for info in LANGUAGES.values())]

    def _channels(self) -> list[Choice]:
        _ = texts(self.language).gettext
        named = (_choice(code, in_words(code, CHANNELS, self.language)) for code in CHANNELS)
        return [_choice("", _("all channels")), *named]

    def _priorities(self) -> list[Choice]:
        _ = texts(self.language).gettext
        named = (_choice(each.value, in_words(each, PRIORITIES, self.language)) for each in reversed(Priority))
        return [_choice("", _("all priorities")), *named]

    def _orders(self) -> list[Choice]:
        _ = texts(self.language).gettext
        labels = {
            Order.DUE: _("what is due first"),
            Order.NEWEST: _("newest first"),
            Order.OLDEST: _("oldest first"),
        }
        return [_choice(each.value, labels[each]) for each in Order]


def chosen_in(fields: Iterable[Field]) -> dict[str, str]:
    """What an address must say to choose the same again."""
    return {field.name: field.chosen for field in fields if field.is_set}


def wanted(chosen: Iterable[Field], *, account_id: int, now: datetime) -> Wanted:
    """The tickets that these fields ask for; "me" is this account."""
    values = {field.name: field.chosen for field in chosen}
    return Wanted(
        statuses=STATES_ASKED[values["state"]],
        municipality=_asked(values["municipality"]),
        topic=_asked(values["topic"]),
        language=_asked(values["language"]),
        channel=_asked(values["channel"]),
        priority=_asked(values["priority"]),
        assignee=_assignee(values["assignee"], account_id),
        due_by=_due_by(values["due"], now),
    )


def order_in(chosen: Iterable[Field]) -> Order:
    return next(Order(field.chosen) for field in chosen if field.name == "sort")


def _asked(value: str) -> str | None:
    return "" if value == NONE else value or None


def _assignee(value: str, account_id: int) -> int | None:
    return {"": None, ME: account_id, NOBODY: 0}[value] if value in ("", ME, NOBODY) else int(value)


def _due_by(value: str, now: datetime) -> datetime | None:
    match value:
        case "overdue":
            return now
        case "today":
            tomorrow = now.astimezone(ZONE).date() + timedelta(days=1)
            return datetime.combine(tomorrow, time(), ZONE)
        case _:
            return None


def field_of(query: Mapping[str, str], name: str, label: str, choices: Iterable[Choice]) -> Field:
    """A list with what the address has chosen in it; what is not in the list counts as not chosen."""
    choices = tuple(choices)
    asked = query.get(name, "")
    chosen = asked if any(asked == choice.value for choice in choices) else choices[0].value
    return Field(name=name, label=label, choices=choices, chosen=chosen)


def _choice(value: str, label: str) -> Choice:
    return Choice(value=value, label=label)


def sorted_choices(names: Iterable[tuple[str, str]]) -> list[Choice]:
    """From codes with their names, in order of name."""
    return [_choice(code, label) for code, label in sorted(names, key=lambda pair: pair[1].casefold())]
