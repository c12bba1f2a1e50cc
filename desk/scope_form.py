"""The fields by which an admin says what an account may do and see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from desk.account_words import ROLES, WHAT_ROLES_DO
from directory.guide import Guide
from handlers.names import municipality_name, topic_name
from locales.catalogs import mark, texts
from storage.account_tables import Role
from storage.scope import Scope

ALL, SOME = "all", "some"
NO_ROLE = mark("Please choose a role.")
NO_PLACE = mark("Please choose at least one municipality, or all of them.")
NO_TOPIC = mark("Please choose at least one topic, or all of them.")


class GrantFault(Exception):
    """The form says something that cannot be; the message is marked for translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What an account may do and see."""

    role: Role | None
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One thing to tick or choose; `name` is its field, `value` what is sent."""

    name: str
    value: str
    label: str
    hint: str = ""
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """All of them, or some: `boxes`."""

    name: str
    legend: str
    all_label: str
    is_all: bool
    boxes: tuple[Box, ...]


def read_grant(form: Mapping[str, str], guide: Guide) -> Grant:
    """What was filled in. Raises `GrantFault`; what is not said limits to nothing, never to all."""
    role = form.get("role", "")
    if role not in set(Role):
        raise GrantFault(NO_ROLE)
    if role == Role.ADMIN:
        return Grant(role=Role.ADMIN, scope=Scope.ALL)
    places, topics = _ticked(form, "municipality", guide.municipalities), _ticked(form, "topic", guide.topics)
    if places is not None and not places:
        raise GrantFault(NO_PLACE)
    if topics is not None and not topics:
        raise GrantFault(NO_TOPIC)
    return Grant(role=Role(role), scope=Scope(places, topics))


def role_boxes(chosen: str | None, language: str) -> list[Box]:
    _ = texts(language).gettext
    return [
        Box(name="role", value=role, label=_(ROLES[role]), hint=_(WHAT_ROLES_DO[role]), chosen=role == chosen)
        for role in Role
    ]


def limits(guide: Guide, scope: Scope, language: str) -> list[Limit]:
    """The fields for municipalities and topics, with what is chosen now."""
    _ = texts(language).gettext
    places = ((each.code, municipality_name(each, language)) for each in guide.municipalities.values())
    topics = ((each.code, topic_name(each, language)) for each in guide.topics.values())
    return [
        Limit(
            name="municipality",
            legend=_("Municipalities"),
            all_label=_("all municipalities"),
            is_all=scope.municipalities is None,
            boxes=_boxes("municipality", places, scope.municipalities),
        ),
        Limit(
            name="topic",
            legend=_("Topics"),
            all_label=_("all topics"),
            is_all=scope.topics is None,
            boxes=_boxes("topic", topics, scope.topics),
        ),
    ]


def as_filled_in(form: Mapping[str, str], guide: Guide) -> Grant:
    """What stood in a form that had a fault, to be shown again."""
    role = form.get("role", "")
    places, topics = _ticked(form, "municipality", guide.municipalities), _ticked(form, "topic", guide.topics)
    return Grant(role=Role(role) if role in set(Role) else None, scope=Scope(places, topics))


def _ticked(form: Mapping[str, str], name: str, known: Collection[str]) -> frozenset[str] | None:
    if form.get(f"{name}-limit") == ALL:
        return None
    return frozenset(code for code in known if f"{name}:{code}" in form)


def _boxes(name: str, things: Iterable[tuple[str, str]], chosen: Collection[str] | None) -> tuple[Box, ...]:
    ordered = sorted(things, key=lambda pair: pair[1].casefold())
    return tuple(
        Box(name=f"{name}:{code}", value="on", label=label, chosen=code in (chosen or ())) for code, label in ordered
    )
