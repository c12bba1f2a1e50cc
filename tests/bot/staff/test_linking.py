"""Somebody in Telegram becomes an account of the desk, with a code from there."""

from __future__ import annotations

from typing import Any

import pytest

from storage import staff_links
from tests.bot.staff.world import ANA, STRANGER, World


def private(text: str, sender: int = ANA) -> dict[str, Any]:
    who = {"id": sender, "is_bot": False, "first_name": "Ana"}
    chat = {"id": sender, "type": "private", "first_name": "Ana"}
    return {"message": {"message_id": 9, "date": 1_790_000_000, "chat": chat, "from": who, "text": text}}


async def linked(world: World, telegram: int = ANA) -> int | None:
    async with world.database.reading() as session:
        account = await staff_links.account_of(session, telegram)
        return account.id if account else None


@pytest.mark.parametrize("change", [str, str.lower, lambda code: code.replace("-", " ")])
async def test_a_code_links_in_a_private_chat(change: Any, plain: World) -> None:
    number = await plain.account(telegram=None)
    plain.api.knows(ANA)
    await plain.happens(private(f"/link {change(await plain.code(number))}"))
    await plain.carry()
    assert await linked(plain) == number
    assert plain.api.texts == ["You are linked to the account of ana."]
    assert await plain.audited() == ["telegram-link"]


async def test_it_links_in_the_group_too(staff: World) -> None:
    number = await staff.account(telegram=None)
    await staff.happens(staff.forum.writes(ANA, f"/link {await staff.code(number)}"))
    assert await linked(staff) == number


async def test_a_code_works_once(staff: World) -> None:
    number = await staff.account(telegram=None)
    code = await staff.code(number)
    await staff.happens(private(f"/link {code}"))
    await staff.happens(private(f"/link {code}", STRANGER))
    assert (await linked(staff), await linked(staff, STRANGER)) == (number, None)


@pytest.mark.parametrize("late", [600, 86_400])
async def test_it_works_for_ten_minutes(late: int, plain: World) -> None:
    number = await plain.account(telegram=None)
    code = await plain.code(number)
    plain.later(late)
    await plain.happens(private(f"/link {code}"))
    assert await linked(plain) is None


async def test_only_the_newest_code_of_an_account_works(plain: World) -> None:
    number = await plain.account(telegram=None)
    old, new = await plain.code(number), await plain.code(number)
    await plain.happens(private(f"/link {old}"))
    assert await linked(plain) is None
    await plain.happens(private(f"/link {new}"))
    assert await linked(plain) == number


async def test_one_telephone_is_one_account(staff: World) -> None:
    first, second = await staff.account("ana", telegram=None), await staff.account("ben", telegram=None)
    for number in (first, second):
        await staff.happens(private(f"/link {await staff.code(number)}"))
    assert await linked(staff) == second


async def test_an_account_that_is_switched_off_is_not_linked(plain: World) -> None:
    number = await plain.account(telegram=None, disabled_at=plain.clock())
    await plain.happens(private(f"/link {await plain.code(number)}"))
    assert await linked(plain) is None


async def test_guessing_is_slowed_down(plain: World) -> None:
    number = await plain.account(telegram=None)
    plain.api.knows(ANA)
    for _ in range(5):
        await plain.happens(private("/link 2222-2222"))
    await plain.happens(private(f"/link {await plain.code(number)}"))
    await plain.carry()
    assert await linked(plain) is None
    assert "wait" in plain.api.texts[-1] or "prit" in plain.api.texts[-1].lower()


async def test_a_wrong_code_is_told(plain: World) -> None:
    plain.api.knows(ANA)
    await plain.happens(private("/link ćirilica"))
    await plain.carry()
    assert "This code is none" in plain.api.texts[-1]
