from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.guide import Guide, UnknownCodeError, distance_km
from directory.records import ContactKind, ContactPoint, Municipality, Procedure, State, Step, Topic

PRISHTINA = Municipality(
    code="prishtina",
    names={"en": "Prishtina"},
    official_languages=("sq", "sr-Cyrl"),
    latitude=42.6629,
    longitude=21.1655,
    website="https://prishtina.example",
)
GJILAN = replace(PRISHTINA, code="gjilan", latitude=42.4635, longitude=21.4694, website="https://gjilan.example")
PRIZREN = replace(PRISHTINA, code="prizren", latitude=42.2139, longitude=20.7397, website=None)

ROADS = Topic(code="roads", group="streets", position=2, labels={}, descriptions={})
WATER = Topic(code="water-sewage", group="home", position=1, labels={}, descriptions={})
WASTE = Topic(code="waste-collection", group="streets", position=3, labels={}, descriptions={})


def office(key: str, *topics: str, municipality: str | None = "gjilan", **facts: Any) -> ContactPoint:
    plain = ContactPoint(
        key=key, kind=ContactKind.OFFICE, names={"en": key}, municipality=municipality, topics=topics or ("roads",)
    )
    return replace(plain, **facts)


def general(key: str = "general", **facts: Any) -> ContactPoint:
    return replace(office(key, kind=ContactKind.GENERAL, **facts), topics=())


def mocr(key: str = "mocr", **facts: Any) -> ContactPoint:
    return replace(office(key, kind=ContactKind.MOCR, **facts), topics=())


def national(key: str, *topics: str, **facts: Any) -> ContactPoint:
    return office(key, *topics, municipality=None, **facts)


def guide_of(*contacts: ContactPoint, procedures: tuple[Procedure, ...] = ()) -> Guide:
    return Guide([PRIZREN, PRISHTINA, GJILAN], [ROADS, WATER, WASTE], contacts, procedures, version="7")


def found_keys(guide: Guide, municipality: str | None = "gjilan", topic: str = "roads") -> tuple[str, list[str]]:
    """How it was found and the answer, then the others, as `step:key` and keys."""
    found = guide.find(municipality, topic)
    return f"{found.step}:{found.contact.key if found.contact else ''}", [other.key for other in found.others]


REFUSES = State.REFUSES
OWN_FORM = State.OWN_FORM_ONLY
INACTIVE = State.INACTIVE


@pytest.mark.parametrize(
    ("contacts", "answer", "others"),
    [
        pytest.param([office("o"), general(), mocr(), national("n")], "office:o", ["n"], id="the office itself"),
        pytest.param([general(), mocr(), national("n")], "general:general", ["n"], id="else the general office"),
        pytest.param([mocr(), national("n")], "mocr:mocr", ["n"], id="else the MOCR"),
        pytest.param([national("n")], "website:", ["n"], id="else the website"),
        pytest.param(
            [office("o", "waste-collection"), office("p", municipality="prizren")],
            "website:",
            [],
            id="not other matters or places",
        ),
        pytest.param([office("o", state=INACTIVE), mocr()], "mocr:mocr", [], id="an inactive office is not there"),
        pytest.param([office("o", state=REFUSES), general()], "general:general", ["o"], id="past one that refuses"),
        pytest.param([office("o", state=OWN_FORM), mocr()], "mocr:mocr", ["o"], id="past one with a form of its own"),
        pytest.param(
            [office("o", state=REFUSES), national("n")], "website:", ["o", "n"], id="the website before refusal"
        ),
        pytest.param(
            [office("o", state=REFUSES), general(state=REFUSES), mocr(), national("n")],
            "mocr:mocr",
            ["o", "general", "n"],
            id="past all that refuse",
        ),
        pytest.param(
            [office("a", state=REFUSES), office("b"), office("c"), national("n")],
            "office:b",
            ["c", "a", "n"],
            id="those that refuse come last of the local ones",
        ),
        pytest.param(
            [mocr(), replace(mocr("m"), topics=("roads",))], "office:m", [], id="a MOCR may answer for a topic"
        ),
        pytest.param([general("g"), general("h"), mocr()], "general:g", ["h"], id="another office of the same step"),
        pytest.param(
            [office("o", kind=ContactKind.EMERGENCY), national("n", kind=ContactKind.EMERGENCY)],
            "website:",
            [],
            id="emergency services answer no topics",
        ),
    ],
)
def test_the_first_step_that_takes_questions_answers(
    contacts: list[ContactPoint], answer: str, others: list[str]
) -> None:
    assert found_keys(guide_of(*contacts)) == (answer, others)


def in_prizren(*contacts: ContactPoint) -> list[ContactPoint]:
    return [replace(each, municipality="prizren") for each in contacts]


@pytest.mark.parametrize(
    ("contacts", "answer", "others"),
    [
        pytest.param([], "nothing:", [], id="nobody"),
        pytest.param([national("n")], "national:n", [], id="a national body stands in"),
        pytest.param(
            [*in_prizren(office("o", state=REFUSES)), national("n")], "national:n", ["o"], id="past a refusal"
        ),
        pytest.param(in_prizren(office("o", state=REFUSES)), "office:o", [], id="refuses, but there is nobody else"),
        pytest.param([national("n", state=OWN_FORM)], "national:n", [], id="a form, but there is nothing else"),
        pytest.param(
            [*in_prizren(office("o", state=REFUSES), mocr(state=REFUSES)), national("n", state=REFUSES)],
            "office:o",
            ["mocr", "n"],
            id="all refuse",
        ),
        pytest.param(
            in_prizren(office("o", state=REFUSES), mocr(state=OWN_FORM)),
            "mocr:mocr",
            ["o"],
            id="a form beats a refusal",
        ),
    ],
)
def test_without_a_website_the_national_body_answers(
    contacts: list[ContactPoint], answer: str, others: list[str]
) -> None:
    assert found_keys(guide_of(*contacts), "prizren") == (answer, others)


@pytest.mark.parametrize(
    ("contacts", "answer", "others"),
    [
        pytest.param([office("o"), general()], "nothing:", [], id="local offices are no answer"),
        pytest.param([national("n"), office("o")], "national:n", [], id="the national body"),
        pytest.param(
            [national("a"), national("b", email="b@example.org"), national("c", phones=("1",))],
            "national:c",
            ["b", "a"],
            id="with a phone first",
        ),
        pytest.param(
            [national("a", state=State.CONFIRMED), national("b", phones=("1",), state=REFUSES), national("c")],
            "national:a",
            ["c", "b"],
            id="a phone of one that refuses is no help",
        ),
        pytest.param([national("n", "waste-collection")], "nothing:", [], id="one for another topic is no answer"),
        pytest.param([general(municipality=None)], "nothing:", [], id="never a guess"),
    ],
)
def test_without_a_municipality_only_national_bodies_count(
    contacts: list[ContactPoint], answer: str, others: list[str]
) -> None:
    assert found_keys(guide_of(*contacts), None) == (answer, others)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"state": State.CONFIRMED}, {"state": State.DUE, "phones": ("1",)}),
        ({"state": State.DUE}, {"phones": ("1",)}),
        ({"phones": ("1",)}, {"email": "o@example.org", "address": "Sheshi 1"}),
        ({"email": "o@example.org"}, {"website": "https://o.example"}),
        ({"address": "Sheshi 1"}, {"website": "https://o.example"}),
        ({"website": "https://o.example"}, {}),
        ({"phones": ("1",), "topics": ("roads", "water-sewage")}, {"topics": ("roads",)}),
        ({"topics": ("roads",)}, {"topics": ("roads", "water-sewage")}),
    ],
)
def test_offices_rank_by_trust_then_reach_then_few_topics(better: dict[str, Any], worse: dict[str, Any]) -> None:
    contacts = office("z", **better), office("a", **worse)
    assert found_keys(guide_of(*contacts)) == ("office:z", ["a"])


def test_equal_offices_stand_in_order_of_key() -> None:
    assert found_keys(guide_of(office("b"), office("c"), office("a"))) == ("office:a", ["b", "c"])


STATES = st.sampled_from(State)
KINDS = st.sampled_from(ContactKind)
CONTACTS = st.lists(
    st.builds(
        ContactPoint,
        key=st.uuids().map(str),
        kind=KINDS,
        names=st.just({}),
        municipality=st.sampled_from([None, "gjilan", "prizren", "prishtina"]),
        topics=st.lists(st.sampled_from(["roads", "water-sewage"]), unique=True).map(tuple),
        phones=st.sampled_from([(), ("1",)]),
        website=st.sampled_from([None, "https://o.example"]),
        state=STATES,
    ),
    max_size=8,
)


@given(contacts=CONTACTS, municipality=st.sampled_from([None, "gjilan", "prizren"]))
def test_whatever_the_directory_holds_only_fitting_contacts_are_shown(
    contacts: list[ContactPoint], municipality: str | None
) -> None:
    found = guide_of(*contacts).find(municipality, "roads")
    shown = [contact for contact in (found.contact, *found.others) if contact]
    assert all(contact.state is not INACTIVE and contact.municipality in (None, municipality) for contact in shown)
    assert len({contact.key for contact in shown}) == len(shown)
    assert (found.contact is None) == (found.step in (Step.WEBSITE, Step.NOTHING))


@given(contacts=CONTACTS, data=st.data())
def test_the_answer_does_not_depend_on_the_order_of_the_contacts(
    contacts: list[ContactPoint], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(contacts))
    assert found_keys(guide_of(*contacts)) == found_keys(guide_of(*shuffled))


def procedure(key: str, municipality: str | None, topic: str = "roads") -> Procedure:
    return Procedure(key=key, topic=topic, titles={}, municipality=municipality)


@pytest.mark.parametrize(
    ("municipality", "expected"),
    [
        ("gjilan", ["own", "a-kosovo", "b-kosovo"]),
        ("prishtina", ["a-kosovo", "b-kosovo"]),
        (None, ["a-kosovo", "b-kosovo"]),
    ],
)
def test_procedures_are_the_municipalitys_own_then_those_of_all_kosovo(
    municipality: str | None, expected: list[str]
) -> None:
    procedures = (
        procedure("b-kosovo", None),
        procedure("a-kosovo", None),
        procedure("own", "gjilan"),
        procedure("foreign", "prizren"),
        procedure("water", "gjilan", "water-sewage"),
    )
    found = guide_of(office("o"), procedures=procedures).find(municipality, "roads")
    assert [each.key for each in found.procedures] == expected


def test_a_finding_names_the_municipality_and_the_topic() -> None:
    found = guide_of(office("o")).find("gjilan", "roads")
    assert (found.municipality, found.topic) == (GJILAN, ROADS)


@pytest.mark.parametrize(
    ("contacts", "procedures", "complaint"),
    [
        ([office("o", "love")], (), "contact point o names an unknown topic: love"),
        ([office("o", municipality="belgrade")], (), "contact point o names an unknown municipality: belgrade"),
        ([], (procedure("p", None, "love"),), "procedure p names an unknown topic: love"),
        ([], (procedure("p", "belgrade"),), "procedure p names an unknown municipality: belgrade"),
    ],
)
def test_unknown_codes_are_refused(
    contacts: list[ContactPoint], procedures: tuple[Procedure, ...], complaint: str
) -> None:
    with pytest.raises(UnknownCodeError, match=f"^{complaint}$"):
        guide_of(*contacts, procedures=procedures)


def test_an_inactive_contact_may_name_what_is_gone() -> None:
    assert found_keys(guide_of(office("o", "love", state=INACTIVE))) == ("website:", [])


@pytest.mark.parametrize(
    ("municipality", "topic"), [("belgrade", "roads"), ("gjilan", "love"), (None, "love"), ("", "roads")]
)
def test_finding_with_an_unknown_code_is_an_error(municipality: str | None, topic: str) -> None:
    with pytest.raises(UnknownCodeError):
        guide_of().find(municipality, topic)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((42.66, 21.16), ["prishtina", "gjilan", "prizren"]),
        ((42.2, 20.8), ["prizren", "prishtina", "gjilan"]),
        ((42.4, 21.6), ["gjilan", "prishtina", "prizren"]),
    ],
)
def test_the_nearest_municipality_comes_first(place: tuple[float, float], expected: list[str]) -> None:
    assert [each.code for each in guide_of().nearest(*place)] == expected


@pytest.mark.parametrize(
    ("start", "end", "kilometres"),
    [
        ((42.6629, 21.1655), (42.2139, 20.7397), 61),  # Prishtina, Prizren
        ((42.6629, 21.1655), (44.8125, 20.4612), 246),  # Prishtina, Belgrade
        ((0.0, 179.5), (0.0, -179.5), 111),  # over the date line
        ((0.0, 0.0), (0.0, 180.0), 20015),
        ((42.0, 21.0), (42.0, 21.0), 0),
    ],
)
def test_distances_are_those_of_a_great_circle(
    start: tuple[float, float], end: tuple[float, float], kilometres: float
) -> None:
    assert distance_km(*start, *end) == pytest.approx(kilometres, abs=1)


def test_emergency_contacts_are_in_order_of_number_and_never_inactive() -> None:
    numbers = {"a": "194", "b": "112", "c": "192"}
    contacts = [national(key, kind=ContactKind.EMERGENCY, phones=(phone,)) for key, phone in numbers.items()]
    gone = national("gone", kind=ContactKind.EMERGENCY, phones=("000",), state=INACTIVE)
    local = office("local", kind=ContactKind.EMERGENCY, phones=("100",))
    guide = guide_of(local, office("o"), gone, *contacts)
    assert [each.key for each in guide.emergency_contacts()] == ["b", "c", "a", "local"]


def test_topics_are_grouped_in_order_of_position() -> None:
    groups = guide_of().topics_by_group()
    assert {group: [topic.code for topic in topics] for group, topics in groups.items()} == {
        "home": ["water-sewage"],
        "streets": ["roads", "waste-collection"],
    }
    assert list(groups) == ["home", "streets"]


def test_a_guide_tells_its_codes_in_order_and_its_version() -> None:
    guide = guide_of()
    assert list(guide.municipalities) == ["gjilan", "prishtina", "prizren"]
    assert list(guide.topics) == ["water-sewage", "roads", "waste-collection"]
    assert guide.version == "7"


def test_a_guide_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        guide_of().municipalities["x"] = GJILAN  # type: ignore[index]
