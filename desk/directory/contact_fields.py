"""The form of a contact point: its fields in groups."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from desk.directory.fields import MAX_TEXT, Filled, FormField, Group, Maker, Shape, languages_spoken, read
from desk.directory.words import field_label, kind_name
from desk.filters import Choice, sorted_choices
from directory.guide import Guide
from directory.history import BY_NAME
from directory.pack_cells import NO, TRUSTS, YES
from directory.records import ContactKind, State
from directory.spreadsheet.words import Words, words_of
from directory.states import NAMES, may_become
from handlers.names import municipality_name, topic_name
from locales import LANGUAGES
from locales.catalogs import texts
from storage.scope import Scope

IN_PLACE = ("phones", "email", "address", "opening_hours", "website")


def typed_in(form: Mapping[str, str], guide: Guide) -> dict[str, str]:
    """Column → text as the directory writes it, for all columns that the form holds."""
    ticks = {"topics": guide.topics, "languages": LANGUAGES}
    typed = read(form, BY_NAME, ticks)
    words = words_of(guide.municipalities.values(), guide.topics.values())
    return {name: _as_written(name, text.strip(), words) for name, text in typed.items()}


def groups(filled: Filled, guide: Guide, language: str, *, before: State | None) -> list[Group]:
    """All fields; `before` is the state that it is in now, None for a new one."""
    _ = texts(language).gettext
    make = Maker(filled=filled, language=language)
    name_hint = _("The office's official name in each language; Serbian in Cyrillic, Latin is made from it.")
    role_hint = _("What the person there is, e.g. head of the registry")
    return [
        make.in_languages(
            "name",
            field_label("name", language),
            needed=True,
            hint=name_hint,
        ),
        _matters(make, guide, language),
        Group(title=_("How to reach it"), fields=tuple(in_place(make, language))),
        Group(title=_("Where it is"), fields=tuple(_place(make, language))),
        make.in_languages("note", field_label("note", language), Shape.TEXT),
        make.in_languages("role", field_label("role", language), hint=role_hint),
        Group(title=_("Who it is"), fields=(_person(make, language),)),
        Group(title=_("How far it may be trusted"), fields=tuple(_trust(make, language, before))),
        Group(title=_("For how long it holds"), fields=tuple(_time(make, language))),
    ]


def in_place(make: Maker, language: str) -> Iterator[FormField]:
    """How to get in touch."""
    _ = texts(language).gettext
    hints = {
        "phones": _("One or several with ; between, e.g. 038 222 165; 044 123 456"),
        "opening_hours": _("e.g. Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-12:00 – or 24/7 – or: by appointment only"),
    }
    for name in IN_PLACE:
        shape = Shape.HOURS if name == "opening_hours" else Shape.LINE
        yield make.make(name, field_label(name, language), shape, hint=hints.get(name, ""), longest=MAX_TEXT)


def state_field(make: Maker, language: str, before: State | None) -> FormField:
    """The state, with what it may become."""
    _ = texts(language).gettext
    possible = [state for state in State if _is_possible(before, state)]
    choices = (Choice(value=state.value, label=_(NAMES[state])) for state in possible)
    return make.make("state", field_label("state", language), Shape.LIST, choices=choices)


def municipality_field(make: Maker, guide: Guide, scope: Scope, language: str) -> FormField:
    """For a new one: those that are in somebody's care."""
    _ = texts(language).gettext
    own = [each for each in guide.municipalities.values() if scope.allows_municipality(each.code)]
    everywhere = [Choice(value="", label=_("for the whole country"))] if scope.allows_municipality(None) else []
    named = sorted_choices((each.code, municipality_name(each, language)) for each in own)
    return make.make("municipality", field_label("municipality", language), Shape.LIST, choices=[*named, *everywhere])


def topic_choices(guide: Guide, kept: Collection[str], language: str) -> list[Choice]:
    """The topics that are offered, and those that are ticked already."""
    offered = [each for each in guide.topics.values() if each.code in guide.offered() or each.code in kept]
    return sorted_choices((each.code, topic_name(each, language)) for each in offered)


def _matters(make: Maker, guide: Guide, language: str) -> Group:
    _ = texts(language).gettext
    kinds = (Choice(value=kind.value, label=kind_name(kind, language)) for kind in ContactKind)
    chosen = make.filled.texts.get("topics", "").split()
    return Group(
        title=_("What it answers for"),
        fields=(
            make.make("kind", field_label("kind", language), Shape.LIST, choices=kinds),
            make.make(
                "topics",
                # Translators: the topics that an office answers for
                _("Topics"),
                Shape.TICKS,
                choices=topic_choices(guide, chosen, language),
            ),
        ),
    )


def _place(make: Maker, language: str) -> Iterator[FormField]:
    _ = texts(language).gettext
    hint = _("In degrees, from any map: e.g. 42.6629 and 21.1655. It needs both.")
    yield make.make("latitude", field_label("latitude", language), hint=hint)
    yield make.make("longitude", field_label("longitude", language))
    yield make.make("languages", field_label("languages", language), Shape.TICKS, choices=languages_spoken())


def _person(make: Maker, language: str) -> FormField:
    hint = texts(language).gettext("Only if the office wants the name to be known")
    return make.make("person", field_label("person", language), hint=hint)


def _trust(make: Maker, language: str, before: State | None) -> Iterator[FormField]:
    _ = texts(language).gettext
    yield state_field(make, language, before)
    yield make.make("confirmed_on", field_label("confirmed_on", language), Shape.DATE)
    due_hint = _("Empty: as many days after the confirmation as is usual for its topics.")
    yield make.make("due_on", field_label("due_on", language), Shape.DATE, hint=due_hint)
    yield make.make("source_url", field_label("source_url", language), longest=MAX_TEXT)
    date_hint = _("e.g. 2023-07-18, 2021-05, about 2014 or undated")
    yield make.make("source_date", field_label("source_date", language), hint=date_hint)
    trusts = [Choice(value="", label="–"), *(Choice(value=each, label=each) for each in TRUSTS)]
    yield make.make("trust", field_label("trust", language), Shape.LIST, choices=trusts)
    demo = (Choice(value=NO, label=_("no, it is real")), Choice(value=YES, label=_("yes, it is made up")))
    yield make.make("demo", _("Made up for showing this service"), Shape.LIST, choices=demo)


def _time(make: Maker, language: str) -> Iterator[FormField]:
    _ = texts(language).gettext
    yield make.make("valid_from", field_label("valid_from", language), Shape.DATE)
    yield make.make("valid_to", field_label("valid_to", language), Shape.DATE)
    hint = _("Who took over when this office was closed or merged: the key at the end of its page's address.")
    yield make.make("successor", field_label("successor", language), hint=hint)


def _is_possible(before: State | None, state: State) -> bool:
    if before is None:
        return state not in (State.DUE, State.INACTIVE)
    return may_become(before, state)


def _as_written(name: str, text: str, words: Words) -> str:
    """As the directory writes it; what the form's own boxes and lists say is written so already."""
    return text if name in ("topics", "languages", "municipality") else words.machine(name, text)
