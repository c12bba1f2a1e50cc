"""Rules for new passwords, and how they are kept."""

from __future__ import annotations

from typing import Literal

import pytest
from argon2 import PasswordHasher

from desk.passwords import NOT_THE_SAME, TOO_EASY, TOO_LONG, TOO_SHORT, Passwords, faults
from tests.desk.world import CHEAP


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("seven green umbrellas", []),
        ("ğüşçöıÇŞĞÜ12", []),
        ("краставац 12", []),
        ("only eleven", [TOO_SHORT]),
        ("", [TOO_SHORT]),
        ("x" * 5000, [TOO_LONG]),
        ("aaaaaaaaaaaaaaa", [TOO_EASY]),
        ("121212121212", [TOO_EASY]),
        ("Ana Krasniqi 1", [TOO_EASY]),
        ("ana krasniqi2026!", [TOO_EASY]),
    ],
)
def test_a_new_password_is_found(password: str, expected: list[str]) -> None:
    assert list(faults(password, password, "ana krasniqi")) == expected


def test_both_must_be_the_same() -> None:
    assert list(faults("seven green umbrellas", "seven green umbrella", "ana")) == [NOT_THE_SAME]


async def test_only_the_same_password_matches() -> None:
    passwords = Passwords(CHEAP)
    kept = await passwords.hash("seven green umbrellas")
    assert await passwords.matches(kept, "seven green umbrellas")
    assert not await passwords.matches(kept, "seven green umbrella")


async def test_letters_put_together_in_another_way_are_the_same() -> None:
    passwords = Passwords(CHEAP)
    assert await passwords.matches(await passwords.hash("e\u0308shte\u0308 12 34"), "është 12 34")


@pytest.mark.parametrize("password", ["nobody's", "", "x" * 100_000])
async def test_nobody_has_no_password(password: str) -> None:
    assert not await Passwords(CHEAP).matches(None, password)


async def test_a_damaged_hash_matches_nothing() -> None:
    assert not await Passwords(CHEAP).matches("argon?", "seven green umbrellas")


async def test_what_is_kept_is_argon2id_and_new_each_time() -> None:
    passwords = Passwords(PasswordHasher(memory_cost=1024))
    one, other = await passwords.hash("seven green umbrellas"), await passwords.hash("seven green umbrellas")
    assert one.startswith("$argon2id$")
    assert one != other


async def test_a_name_that_nobody_has_costs_one_check_as_well() -> None:
    """Whoever measures the time learns nothing: each sign-in verifies one hash of the same cost."""
    verified: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            verified.append(str(hash).rpartition("$")[0].rpartition("$")[0])
            return super().verify(hash, password)

    passwords = Passwords(Counting(time_cost=1, memory_cost=8, parallelism=1))
    kept = await passwords.hash("seven green umbrellas")
    await passwords.matches(kept, "wrong")
    await passwords.matches(None, "wrong")
    assert verified == [verified[0]] * 2
