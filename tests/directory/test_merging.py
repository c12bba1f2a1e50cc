"""What two people typed over the same contact point, brought together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from directory.history import difference
from directory.merging import as_texts, in_order_of, merge, rewound, typed_changes
from directory.records import ContactKind, ContactPoint, State

BASE = {"address": "Street 1", "email": "a@b.org", "phones": "112", "topics": "water roads"}
TEXTS = st.fixed_dictionaries({name: st.sampled_from(["", "x", "y", "z"]) for name in ("address", "email", "phones")})


def test_what_only_one_of_them_changed_stands() -> None:
    merged = merge(BASE, {**BASE, "email": "mine@b.org"}, {**BASE, "phones": "113"})
    assert merged.texts == {**BASE, "email": "mine@b.org", "phones": "113"}
    assert (merged.clashes, merged.theirs) == ({}, ("phones",))


def test_where_both_changed_the_same_mine_stands_and_theirs_is_told() -> None:
    merged = merge(BASE, {**BASE, "email": "mine@b.org"}, {**BASE, "email": "theirs@b.org"})
    assert (merged.texts["email"], merged.clashes) == ("mine@b.org", {"email": "theirs@b.org"})


def test_those_who_agree_do_not_clash() -> None:
    merged = merge(BASE, {**BASE, "email": "new@b.org"}, {**BASE, "email": "new@b.org"})
    assert merged.clashes == {}


def test_blanks_around_and_the_order_of_codes_are_no_change() -> None:
    assert typed_changes(BASE, {**BASE, "address": " Street 1\n", "topics": "roads water"}) == {}


def test_codes_keep_the_order_that_they_had() -> None:
    assert in_order_of("water roads waste", "pensions roads water") == "water roads pensions"


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_that_was_typed_is_lost_and_nothing_of_theirs_goes_unseen(
    base: dict[str, str], typed: dict[str, str], now: dict[str, str]
) -> None:
    merged = merge(base, typed, now)
    for name in base:
        if typed[name] != base[name]:
            assert merged.texts[name] == typed[name]
        else:
            assert merged.texts[name] == now[name]
        if now[name] not in (base[name], merged.texts[name]):
            assert merged.clashes[name] == now[name]


def test_changes_are_rewound_to_what_somebody_had_read() -> None:
    first = ContactPoint(key="here/works", kind=ContactKind.OFFICE, names={"en": "Works"}, phones=("112",))
    second = ContactPoint(key="here/works", kind=ContactKind.OFFICE, names={"en": "W", "sq": "P"}, phones=("112",))
    third = ContactPoint(key="here/works", kind=ContactKind.OFFICE, names={"sq": "P"}, state=State.REFUSES)
    befores = [difference(second, third)[0], difference(first, second)[0]]
    assert as_texts(rewound(third, befores)) == as_texts(first)
