"""`python -m bot admin …`: accounts of the desk, from the terminal."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account, DeskSession, SetupLink
from storage.audit_tables import AuditEntry
from tests.bot.terminal import Terminal
from tests.handlers.world import NOW

ADDRESS = "https://kontakt.example.org"


@pytest.fixture
def ana(terminal: Terminal) -> Account:
    """An officer of Gjilan, signed in with one browser."""
    account = Account(
        name="ana krasniqi",
        display_name="Ana Krasniqi",
        password_hash="x",
        role="officer",
        municipalities=["gjilan"],
        second_step_salt="s",
        created_at=NOW,
    )

    async def keep(session: AsyncSession) -> None:
        session.add(account)
        await session.flush()
        times = {"created_at": NOW, "seen_at": NOW, "proven_at": NOW}
        session.add(DeskSession(account_id=account.id, secret_hash="h", browser="", machine="", **times))

    terminal.do(keep)
    return account


def test_all_accounts_are_listed(terminal: Terminal, ana: Account) -> None:
    row = next(line for line in terminal("admin", "list").output.splitlines() if "Krasniqi" in line)
    assert re.sub("[ │]+", " ", row).strip() == f"ana krasniqi Ana Krasniqi officer gjilan all yes {NOW:%Y-%m-%d %H:%M}"


def test_without_accounts_it_says_how_to_make_one(terminal: Terminal) -> None:
    assert "admin create" in terminal("admin", "list").output


@pytest.mark.parametrize(("words", "phone"), [((), False), (("--phone",), True)])
def test_a_forgotten_password_gets_a_link(
    words: tuple[str, ...], phone: bool, terminal: Terminal, ana: Account
) -> None:
    result = terminal("admin", "reset", "Ana Krasniqi", *words, PUBLIC_URL=ADDRESS)
    assert re.search(rf"{ADDRESS}/desk/setup/[\w-]{{32}}", result.output)
    (link,) = terminal.rows(SetupLink)
    assert (link.account_id, link.new_second_step, link.made_by) == (ana.id, phone, None)


def test_somebody_can_be_signed_out_everywhere(terminal: Terminal, ana: Account) -> None:
    assert terminal("admin", "revoke-sessions", "ana krasniqi").output == "Signed out, browsers: 1\n"
    assert terminal.rows(DeskSession) == []
    (entry,) = terminal.rows(AuditEntry)
    assert (entry.account_id, entry.action, entry.subject) == (None, "sessions-end", f"account {ana.id}")


@pytest.mark.parametrize("command", ["reset", "revoke-sessions"])
def test_a_name_that_nobody_has_is_one_sentence(command: str, terminal: Terminal) -> None:
    result = terminal("admin", command, "nobody")
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "No account that can sign in is called nobody" in result.output
