"""The made-up colleagues who work at the desk."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo.scene import Part
from storage.account_tables import Account, Role
from storage.accounts import scope_of
from storage.ticket_tables import Author
from tickets.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """`language` is the one they work in."""

    actor: Actor
    role: str
    language: str

    @property
    def number(self) -> int:
        assert self.actor.account_id is not None
        return self.actor.account_id


def password_of(key: bytes) -> str:
    """The one password of all of them: made from this store's own secret, so that no two installations share it."""
    return "demo-" + hmac.digest(key, b"demo password", "sha256").hex()[:12]


async def hire(session: AsyncSession, parts: Sequence[Part], password_hash: str, now: datetime) -> list[Colleague]:
    accounts = [
        Account(
            name=part.name,
            display_name=f"{part.name.capitalize()} (demo)",
            password_hash=password_hash,
            role=part.role,
            language=part.language,
            municipalities=part.municipalities and list(part.municipalities),
            created_at=now,
        )
        for part in parts
    ]
    session.add_all(accounts)
    await session.flush()
    return [
        Colleague(
            actor=Actor(author=Author.OFFICER, account_id=account.id, scope=scope_of(account)),
            role=account.role,
            language=account.language or "sq",
        )
        for account in accounts
    ]


def who_looks_after(colleagues: Sequence[Colleague], municipality: str) -> Colleague:
    """The officer of the municipality; where there is none, the head of the office."""
    able = [each for each in colleagues if each.actor.scope.allows_municipality(municipality)]
    officers = [each for each in able if each.role == Role.OFFICER]
    return (officers or [each for each in able if each.role == Role.HEAD])[0]
