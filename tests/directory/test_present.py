"""What residents may see on a day, and who stands in for offices that are gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from directory.due import Intervals
from directory.guide import Guide
from directory.present import on_day
from directory.records import ContactKind, ContactPoint, State, Step
from tests.directory.test_guide import (
    GJILAN,
    PRISHTINA,
    PRIZREN,
    ROADS,
    WASTE,
    WATER,
    found_keys,
    general,
    mocr,
    national,
    office,
)

TODAY = date(2026, 3, 2)
YESTERDAY, TOMORROW = date(2026, 3, 1), date(2026, 3, 3)


def guide_on(day: date, *contacts: ContactPoint) -> Guide:
    present = on_day(contacts, day, Intervals())
    return Guide(
        [PRIZREN, PRISHTINA, GJILAN],
        [ROADS, WATER, WASTE],
        present.contacts,
        (),
        successions=present.successions,
    )


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, True),
        ({"valid_from": TODAY, "valid_to": TODAY}, True),
        ({"valid_from": TOMORROW}, False),
        ({"valid_to": YESTERDAY}, False),
        ({"state": State.INACTIVE}, False),
    ],
)
def test_residents_see_what_holds_today(facts: dict[str, Any], shown: bool) -> None:
    assert bool(guide_on(TODAY, office("o", **facts)).contacts) is shown


def test_a_confirmation_that_has_run_out_is_due_though_no_sweep_was_there() -> None:
    old = office("o", state=State.CONFIRMED, confirmed_on=date(2025, 1, 1))
    assert guide_on(TODAY, old).contacts[0].state is State.DUE


def gone(key: str, successor: str | None = None) -> ContactPoint:
    return office(key, state=State.INACTIVE, successor=successor)


def elsewhere(key: str, **facts: Any) -> ContactPoint:
    """An office for another matter."""
    return office(key, "water-sewage", **facts)


@pytest.mark.parametrize(
    ("contacts", "answer", "others"),
    [
        pytest.param([gone("a", "b"), elsewhere("b")], "office:b", [], id="one for one"),
        pytest.param(
            [gone("a", "b"), gone("b", "c"), elsewhere("c")],
            "office:c",
            [],
            id="along the line",
        ),
        pytest.param(
            [office("a", valid_to=YESTERDAY, successor="b"), office("b", municipality="prizren")],
            "office:b",
            [],
            id="in another municipality",
        ),
        pytest.param([office("a", valid_from=TOMORROW, successor="b"), elsewhere("b")], "website:", [], id="not yet"),
        pytest.param([gone("a", "b"), gone("b")], "website:", [], id="nobody is left"),
        pytest.param([gone("a", "n"), national("n")], "office:n", [], id="a national body, once"),
        pytest.param(
            [general("a", state=State.INACTIVE, successor="b"), elsewhere("b")], "general:b", [], id="as such"
        ),
        pytest.param(
            [gone("a", "c"), gone("b", "c"), office("c"), mocr()],
            "office:c",
            [],
            id="for two, and for itself",
        ),
        pytest.param([gone("a", "b"), gone("b", "a")], "website:", [], id="a circle ends"),
    ],
)
def test_successors_stand_in(contacts: list[ContactPoint], answer: str, others: list[str]) -> None:
    assert found_keys(guide_on(TODAY, *contacts)) == (answer, others)


def test_the_answer_says_whom_it_has_taken_over_from() -> None:
    guide = guide_on(TODAY, gone("a", "b"), elsewhere("b"))
    assert guide.find("gjilan", "roads").predecessor == {"en": "a"}
    assert guide.find("gjilan", "water-sewage").predecessor == {}


def test_an_emergency_service_is_nobodys_successor() -> None:
    emergency = replace(office("e"), kind=ContactKind.EMERGENCY)
    assert guide_on(TODAY, gone("a", "e"), emergency).find("gjilan", "roads").step is Step.WEBSITE
