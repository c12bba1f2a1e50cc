"""Which tickets an officer wants to see: from the address of the page to the query, and to the fields of the form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from desk.words import STATES, in_words
from directory.guide import Guide
from handlers.names import municipality_name, topic_name
from locales import LANGUAGES
from locales.catalogs import texts
from storage.ticket_tables import AT_THE_OFFICE, TicketStatus
from storage.tickets import Wanted

NONE = "none"  # tickets that name no municipality, or no topic
OFFICE = "office"
STATES_ASKED: dict[str, Collection[str] | None] = {
    OFFICE: AT_THE_OFFICE,
    "all": None,
    **{status.value: (status,) for status in TicketStatus},
}


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


def fields(guide: Guide, query: Mapping[str, str], language: str) -> tuple[Field, ...]:
    """The form's lists with what the address has chosen; what is not in a list counts as not chosen."""
    _ = texts(language).gettext
    municipalities = [
        Choice(value="", label=_("all municipalities")),
        *_sorted((each.code, municipality_name(each, language)) for each in guide.municipalities.values()),
        Choice(value=NONE, label=_("municipality not known")),
    ]
    topics = [
        Choice(value="", label=_("all topics")),
        *_sorted((each.code, topic_name(each, language)) for each in guide.topics.values()),
        Choice(value=NONE, label=_("topic not known")),
    ]
    languages = [Choice(value=info.code, label=info.endonym) for info in LANGUAGES.values()]
    return (
        # Translators: the state of a question at the office
        _field(query, "state", _("State"), _states(language)),
        _field(query, "municipality", _("Municipality"), municipalities),
        _field(query, "topic", _("Topic"), topics),
        _field(query, "language", _("Language"), [Choice(value="", label=_("all languages")), *languages]),
    )


def wanted(chosen: Iterable[Field]) -> Wanted:
    """The tickets that these fields ask for."""
    values = {field.name: field.chosen for field in chosen}
    return Wanted(
        statuses=STATES_ASKED[values["state"]],
        municipality=_asked(values["municipality"]),
        topic=_asked(values["topic"]),
        language=_asked(values["language"]),
    )


def _asked(value: str) -> str | None:
    return "" if value == NONE else value or None


def _field(query: Mapping[str, str], name: str, label: str, choices: Iterable[Choice]) -> Field:
    choices = tuple(choices)
    asked = query.get(name, "")
    chosen = asked if any(asked == choice.value for choice in choices) else choices[0].value
    return Field(name=name, label=label, choices=choices, chosen=chosen)


def _states(language: str) -> list[Choice]:
    _ = texts(language).gettext
    labels = {OFFICE: _("waiting for the office"), "all": _("all states")}
    return [Choice(value=code, label=labels.get(code) or in_words(code, STATES, language)) for code in STATES_ASKED]


def _sorted(names: Iterable[tuple[str, str]]) -> list[Choice]:
    ordered = sorted(names, key=lambda pair: pair[1].casefold())
    return [Choice(value=code, label=label) for code, label in ordered]
