"""Finding the right contact point: everything is placed beforehand, so that finding is one look-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from directory.records import (
    ContactKind,
    ContactPoint,
    Found,
    Municipality,
    Procedure,
    State,
    Step,
    Succession,
    Topic,
    Versions,
)

EARTH_RADIUS_KM = 6371.0
# Such an office is named, but it is not the answer while anybody else is left to turn to.
TAKES_NO_QUESTIONS = (State.REFUSES, State.OWN_FORM_ONLY)
_TRUST = {
    state: rank
    for rank, state in enumerate(
        (State.CONFIRMED, State.DUE, State.UNCONFIRMED, State.OWN_FORM_ONLY, State.REFUSES, State.INACTIVE)
    )
}

Rank = tuple[int | str, ...]
Place = str | None
"""A municipality's code, or None for the whole country."""


class UnknownCodeError(LookupError):
    """Somebody names a municipality or a topic that the directory does not have."""


class Guide:
    """The whole directory in memory, read-only: made once, and replaced by another when the directory changes.

    `municipalities` is in order of code, `topics` in order of position. `version` names this state of the
    directory. Raises `UnknownCodeError` when a contact point or procedure names a municipality or topic that is not
    there.
    """

    def __init__(
        self,
        municipalities: Iterable[Municipality],
        topics: Iterable[Topic],
        contacts: Iterable[ContactPoint],
        procedures: Iterable[Procedure],
        version: str = "",
        group_labels: Mapping[str, Versions] = MappingProxyType({}),
        successions: Iterable[Succession] = (),
    ) -> None:
        self.version = version
        self.group_labels = group_labels
        self.municipalities: Mapping[str, Municipality] = MappingProxyType(
            {each.code: each for each in sorted(municipalities, key=lambda each: each.code)}
        )
        self.topics: Mapping[str, Topic] = MappingProxyType(
            {each.code: each for each in sorted(topics, key=lambda each: (each.position, each.code))}
        )
        self.contacts = shown = tuple(contact for contact in contacts if contact.state is not State.INACTIVE)
        procedures = sorted(procedures, key=lambda procedure: procedure.key)
        self._refuse_unknown(shown, procedures)
        self._emergency = tuple(sorted(_of_kind(shown, ContactKind.EMERGENCY), key=_emergency_rank))
        self._offered = MappingProxyType({each.code: each for each in self.topics.values() if not each.retired})
        self._groups = MappingProxyType(_by_group(self._offered.values()))
        self._found = self._place_everything(_Offices(shown, successions), procedures)

    def find(self, municipality: str | None, topic: str) -> Found:
        """Where to turn with a topic in a municipality (None: not known, or the whole country).

        Raises `UnknownCodeError` for codes that are not in `municipalities` and `topics`.
        """
        try:
            return self._found[municipality, topic]
        except KeyError as error:
            raise UnknownCodeError(f"no such municipality or topic: {municipality}, {topic}") from error

    def nearest(self, latitude: float, longitude: float) -> list[Municipality]:
        """All municipalities, the nearest to this place (WGS 84, in degrees) first."""
        return sorted(
            self.municipalities.values(),
            key=lambda each: distance_km(latitude, longitude, each.latitude, each.longitude),
        )

    def emergency_contacts(self) -> tuple[ContactPoint, ...]:
        """The emergency numbers: those of the whole country first, in order of number (112, for everything, leads)."""
        return self._emergency

    def offered(self) -> Mapping[str, Topic]:
        """The topics that residents and officers choose from; `topics` also holds those that are retired."""
        return self._offered

    def standing_for(self, topic: str) -> Topic | None:
        """The topic itself, or the one that stands in for it; None when it is retired without one, or unknown."""
        known = self.topics.get(topic)
        return self._offered.get(known.replacement or "" if known.retired else topic) if known else None

    def topics_by_group(self) -> Mapping[str, tuple[Topic, ...]]:
        """The offered topics of each group; groups stand in the order of their first topics."""
        return self._groups

    def _refuse_unknown(self, contacts: Iterable[ContactPoint], procedures: Iterable[Procedure]) -> None:
        for contact in contacts:
            self._refuse_unknown_place(f"contact point {contact.key}", contact.municipality, contact.topics)
        for procedure in procedures:
            self._refuse_unknown_place(f"procedure {procedure.key}", procedure.municipality, (procedure.topic,))

    def _refuse_unknown_place(self, what: str, municipality: Place, topics: Iterable[str]) -> None:
        if municipality is not None and municipality not in self.municipalities:
            raise UnknownCodeError(f"{what} names an unknown municipality: {municipality}")
        for topic in topics:
            if topic not in self.topics:
                raise UnknownCodeError(f"{what} names an unknown topic: {topic}")

    def _place_everything(
        self, offices: _Offices, procedures: Iterable[Procedure]
    ) -> Mapping[tuple[Place, str], Found]:
        steps = _by_place(procedures)
        places: list[Municipality | None] = [None, *self.municipalities.values()]
        return {
            (place.code if place else None, topic.code): _place(offices, steps, place, topic)
            for place in places
            for topic in self.topics.values()
        }


class _Offices:
    """All contact points that answer questions, by place and by what they answer for; each list has its best first.

    Whoever has taken over from an office that is gone answers for its place, its topics and, if it was the general
    office or the MOCR, as that.
    """

    def __init__(self, contacts: Iterable[ContactPoint], successions: Iterable[Succession]) -> None:
        self._for_topic: dict[tuple[Place, str], list[ContactPoint]] = defaultdict(list)
        self._of_kind: dict[tuple[Place, ContactKind], list[ContactPoint]] = defaultdict(list)
        self._names_before: dict[tuple[Place, str, str], Versions] = {}
        for contact in contacts:
            self._place(contact, contact)
        for succession in successions:
            self._hand_over(succession.of, succession.to)
        for placed in (*self._for_topic.values(), *self._of_kind.values()):
            placed.sort(key=_rank)

    def _place(self, contact: ContactPoint, role: ContactPoint) -> None:
        """Place a contact point as what `role` is: itself, or the one it has taken over from."""
        if ContactKind.EMERGENCY in (contact.kind, role.kind):
            return
        self._of_kind[role.municipality, role.kind].append(contact)
        for topic in role.topics:
            self._for_topic[role.municipality, topic].append(contact)

    def _hand_over(self, gone: ContactPoint, successor: ContactPoint) -> None:
        """What the successor does not answer for by itself, or as somebody else's successor, it answers for now."""
        place = gone.municipality
        topics = tuple(topic for topic in gone.topics if successor not in self._for_topic[place, topic])
        kind = ContactKind.OFFICE if successor in self._of_kind[place, gone.kind] else gone.kind
        self._place(successor, replace(gone, topics=topics, kind=kind))
        for topic in topics:
            self._names_before[place, topic, successor.key] = gone.names

    def names_before(self, place: Place, topic: str, contact: ContactPoint | None) -> Versions:
        """The names of the office that this one has taken the topic over from; empty when it has always been its."""
        return self._names_before.get((place, topic, contact.key), {}) if contact else {}

    def local(self, municipality: str, topic: str) -> tuple[tuple[Step, Sequence[ContactPoint]], ...]:
        """A municipality's offices for a topic, by step; an office that names the topic stands in no later step."""
        named = self._for_topic.get((municipality, topic), [])
        general = self._of_kind.get((municipality, ContactKind.GENERAL), [])
        mocr = self._of_kind.get((municipality, ContactKind.MOCR), [])
        return (
            (Step.OFFICE, named),
            (Step.GENERAL, [contact for contact in general if contact not in named]),
            (Step.MOCR, [contact for contact in mocr if contact not in named]),
        )

    def national(self, topic: str) -> Sequence[ContactPoint]:
        return sorted(self._for_topic.get((None, topic), []), key=_national_rank)


def _place(
    offices: _Offices,
    procedures: Mapping[tuple[Place, str], Sequence[Procedure]],
    municipality: Municipality | None,
    topic: Topic,
) -> Found:
    national = offices.national(topic.code)
    local = offices.local(municipality.code, topic.code) if municipality else ()
    step, contact, others = _answer(local, national, bool(municipality and municipality.website))
    own = procedures.get((municipality.code, topic.code), ()) if municipality else ()
    return Found(
        step=step,
        municipality=municipality,
        topic=topic,
        contact=contact,
        others=tuple(others),
        procedures=(*own, *procedures.get((None, topic.code), ())),
        predecessor=offices.names_before(_place_of(step, municipality), topic.code, contact),
    )


def _place_of(step: Step, municipality: Municipality | None) -> Place:
    return None if step is Step.NATIONAL or municipality is None else municipality.code


def _answer(
    local: Iterable[tuple[Step, Sequence[ContactPoint]]], national: Sequence[ContactPoint], has_website: bool
) -> tuple[Step, ContactPoint | None, list[ContactPoint]]:
    """The first step with somebody who takes questions, and who else there is on the way to it."""
    passed: list[ContactPoint] = []
    fallback: list[tuple[Step, ContactPoint]] = []
    for step, contacts in local:
        passed += contacts
        if contacts and _takes_questions(contacts[0]):
            return step, contacts[0], _others(contacts[0], passed, national)
        fallback += [(step, contact) for contact in contacts]
    if has_website:
        return Step.WEBSITE, None, _others(None, passed, national)
    if national and _takes_questions(national[0]):
        return Step.NATIONAL, national[0], _others(national[0], passed, national)
    fallback += [(Step.NATIONAL, contact) for contact in national]
    if not fallback:
        return Step.NOTHING, None, []
    # An office with a form of its own still takes questions in some way, one that refuses does not.
    step, contact = min(fallback, key=lambda each: each[1].state is State.REFUSES)
    return step, contact, _others(contact, passed, national)


def _others(
    answer: ContactPoint | None, local: Iterable[ContactPoint], national: Iterable[ContactPoint]
) -> list[ContactPoint]:
    # Sorting is stable: whoever takes questions moves up, the steps and ranks stay in order otherwise.
    ordered = (*sorted(local, key=lambda contact: not _takes_questions(contact)), *national)
    # By key: a national body that has taken over from a local office stands in both.
    once = {contact.key: contact for contact in ordered}
    return [contact for contact in once.values() if contact is not answer]


def _takes_questions(contact: ContactPoint) -> bool:
    return contact.state not in TAKES_NO_QUESTIONS


def _rank(contact: ContactPoint) -> Rank:
    """Most trusted first, then easiest to reach, then the one made for few topics, then one with a website (it is often
    just the municipality's); the key keeps the order stable.
    """
    return (_TRUST[contact.state], _reach(contact), len(contact.topics), not contact.website, contact.key)


def _national_rank(contact: ContactPoint) -> Rank:
    """Of national bodies, far away for most people, the one that can be called comes first."""
    return (not _takes_questions(contact), _reach(contact), *_rank(contact))


def _reach(contact: ContactPoint) -> int:
    if contact.phones:
        return 0
    if contact.email or contact.address:
        return 1
    return 2


def _emergency_rank(contact: ContactPoint) -> Rank:
    return (contact.municipality is not None, *contact.phones[:1], contact.key)


def _of_kind(contacts: Iterable[ContactPoint], kind: ContactKind) -> list[ContactPoint]:
    return [contact for contact in contacts if contact.kind is kind]


def _by_place(procedures: Iterable[Procedure]) -> Mapping[tuple[Place, str], Sequence[Procedure]]:
    placed: dict[tuple[Place, str], list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        placed[procedure.municipality, procedure.topic].append(procedure)
    return placed


def _by_group(topics: Iterable[Topic]) -> dict[str, tuple[Topic, ...]]:
    groups: dict[str, tuple[Topic, ...]] = {}
    for topic in topics:
        groups[topic.group] = (*groups.get(topic.group, ()), topic)
    return groups


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two places given in degrees (haversine; the Earth as a sphere)."""
    south, north = radians(latitude), radians(other_latitude)
    half_height = sin((north - south) / 2)
    half_width = sin(radians(other_longitude - longitude) / 2)
    chord = half_height**2 + cos(south) * cos(north) * half_width**2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
