"""Which contact points an admin wants to see: from the address of the page to the list and to the form's fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desk.directory.words import WAYS, field_label, missing_in
from desk.filters import Choice, Field, field_of, sorted_choices
from directory.due import Intervals
from directory.guide import Guide
from directory.records import ContactPoint, State
from directory.states import NAMES
from handlers.names import municipality_called, municipality_name, topic_called, topic_name
from locales.catalogs import texts
from routing.normalise import fold
from storage.scope import Scope

SHOWN, ALL = "", "all"
NATIONAL = "national"
OVERDUE, SOON, NEVER = "overdue", "soon", "never"
SOON_DAYS = 30
NAME = "name"
MAX_SOUGHT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`fields`: the lists with what is chosen in each; `words`: what is looked for, as it was typed."""

    fields: tuple[Field, ...]
    words: str

    @property
    def query(self) -> dict[str, str]:
        """What an address must say to choose the same again."""
        chosen = {field.name: field.chosen for field in self.fields if field.is_set}
        return chosen | ({"q": self.words} if self.words else {})

    def chosen(self, name: str) -> str:
        return next(field.chosen for field in self.fields if field.name == name)


def asked_for(query: Mapping[str, str], guide: Guide, scope: Scope, language: str) -> Asked:
    """What an address has chosen; what is not in a list counts as not chosen."""
    _ = texts(language).gettext
    choices: dict[str, tuple[str, Iterable[Choice]]] = {
        "municipality": (_("Municipality"), municipality_choices(guide, scope, language)),
        "topic": (_("Topic"), topic_choices(guide, language)),
        "state": (_("State"), _states(language)),
        # Translators: a list to choose from: what a contact point lacks
        "missing": (_("Missing"), _missing(language)),
        # Translators: by when a contact point must be confirmed again
        "due": (_("Due"), _due(language)),
    }
    return Asked(
        fields=tuple(field_of(query, name, label, listed) for name, (label, listed) in choices.items()),
        words=" ".join(query.get("q", "").replace("\0", "").split())[:MAX_SOUGHT],
    )


def chosen(
    contacts: Iterable[ContactPoint], asked: Asked, guide: Guide, intervals: Intervals, today: date
) -> list[ContactPoint]:
    """Those that fit, in the order in which they came."""
    words = fold(asked.words).split()
    return [
        contact
        for contact in contacts
        if _is_at(contact, asked)
        and _is_in_state(contact, asked.chosen("state"), intervals, today)
        and _lacks(contact, asked.chosen("missing"))
        and _is_due(contact, asked.chosen("due"), intervals, today)
        and _holds(contact, guide, words)
    ]


def _is_at(contact: ContactPoint, asked: Asked) -> bool:
    place, topic = asked.chosen("municipality"), asked.chosen("topic")
    at_place = not place or contact.municipality == (None if place == NATIONAL else place)
    return at_place and (not topic or topic in contact.topics)


def _is_in_state(contact: ContactPoint, state: str, intervals: Intervals, today: date) -> bool:
    match state:
        case "":
            return contact.state is not State.INACTIVE
        case "all":
            return True
        case _:
            return intervals.state_on(contact, today) == state


def _lacks(contact: ContactPoint, column: str) -> bool:
    return not column or column in missing_in(contact)


def _is_due(contact: ContactPoint, due: str, intervals: Intervals, today: date) -> bool:
    day = intervals.due_on(contact)
    match due:
        case "overdue":
            return contact.state is State.DUE or (day is not None and day <= today)
        case "soon":
            return day is not None and day <= today + timedelta(days=SOON_DAYS)
        case "never":
            return contact.confirmed_on is None
        case _:
            return True


def _holds(contact: ContactPoint, guide: Guide, words: Iterable[str]) -> bool:
    """Every word that is looked for, in whatever language and script."""
    if not words:
        return True
    known = " ".join(map(folded, _texts_of(contact, guide)))
    return all(word in known for word in words)


@lru_cache(maxsize=20_000)  # offices of different towns are called the same, and topics stand at many
def folded(text: str) -> str:
    """As words are looked for: in any script, with or without signs on letters."""
    return fold(text)


def _texts_of(contact: ContactPoint, guide: Guide) -> Iterator[str]:
    yield from (contact.key, *contact.names.values(), *contact.roles.values(), contact.person or "")
    yield from (*contact.phones, *("".join(filter(str.isdecimal, phone)) for phone in contact.phones))
    yield from (contact.email or "", contact.address or "", contact.website or "")
    if contact.municipality and contact.municipality in guide.municipalities:
        yield from guide.municipalities[contact.municipality].names.values()
    for topic in contact.topics:
        yield from guide.topics[topic].labels.values() if topic in guide.topics else (topic,)


def municipality_choices(guide: Guide, scope: Scope, language: str) -> Iterator[Choice]:
    """Those in somebody's care, and the whole country."""
    _ = texts(language).gettext
    yield Choice(value="", label=_("all municipalities"))
    known = (each for each in guide.municipalities.values() if scope.allows_municipality(each.code))
    yield from sorted_choices((each.code, municipality_name(each, language)) for each in known)
    yield Choice(value=NATIONAL, label=_("for the whole country"))


def topic_choices(guide: Guide, language: str) -> Iterator[Choice]:
    """All of them, those that are offered no more, too."""
    yield Choice(value="", label=texts(language).gettext("all topics"))
    yield from sorted_choices((each.code, topic_name(each, language)) for each in guide.topics.values())


def _states(language: str) -> Iterator[Choice]:
    _ = texts(language).gettext
    yield Choice(value=SHOWN, label=_("all that residents may see"))
    yield from (Choice(value=state.value, label=_(NAMES[state])) for state in State)
    yield Choice(value=ALL, label=_("all states"))


def _missing(language: str) -> Iterator[Choice]:
    _ = texts(language).gettext
    yield Choice(value="", label=_("whatever they lack"))
    yield from (Choice(value=column, label=field_label(column, language)) for column in WAYS)
    yield Choice(value=NAME, label=_("the name in a language"))


def _due(language: str) -> Iterator[Choice]:
    _ = texts(language).gettext
    yield Choice(value="", label=_("at any time"))
    # Translators: of contact points: the day by which they had to be confirmed again has passed
    yield Choice(value=OVERDUE, label=_("overdue"))
    yield Choice(value=SOON, label=_("within 30 days, or overdue"))
    yield Choice(value=NEVER, label=_("never confirmed"))


def place_called(guide: Guide, municipality: str | None, language: str) -> str:
    """A municipality's name; for a national body that it is one."""
    if municipality is None:
        return texts(language).gettext("for the whole country")
    return municipality_called(guide, municipality, language) or municipality


def topics_called(guide: Guide, topics: Iterable[str], language: str) -> list[str]:
    return [topic_called(guide, code, language) or code for code in topics]
