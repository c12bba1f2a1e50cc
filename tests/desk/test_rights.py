"""The table of roles and rights."""

from __future__ import annotations

import pytest

from desk.rights import RIGHTS, Right, rights_of
from storage.account_tables import Account, Role
from storage.accounts import scope_of
from storage.scope import Scope
from tests.conftest import NOW


def test_every_role_has_its_rights() -> None:
    assert RIGHTS.keys() == set(Role)


def test_an_admin_may_do_everything_and_nobody_else_keeps_accounts_or_reads_the_log() -> None:
    assert RIGHTS[Role.ADMIN] == set(Right)
    for right in (Right.MANAGE_ACCOUNTS, Right.READ_AUDIT):
        assert [role for role in Role if right in RIGHTS[role]] == [Role.ADMIN]


@pytest.mark.parametrize("right", [Right.ANSWER, Right.ASSIGN, Right.EXPORT, Right.EDIT_DIRECTORY])
def test_a_viewer_only_reads(right: Right) -> None:
    assert right not in RIGHTS[Role.VIEWER]


def test_a_directory_editor_reads_no_residents_questions() -> None:
    assert not RIGHTS[Role.EDITOR] & {Right.READ_TICKETS, Right.SETTLE_UNRESOLVED, Right.EXPORT}


@pytest.mark.parametrize("role", ["", "owner", "ADMIN"])
def test_a_role_that_is_not_known_may_do_nothing(role: str) -> None:
    assert rights_of(role) == frozenset()


@pytest.mark.parametrize(
    ("fields", "scope"),
    [
        ({"role": "officer", "municipalities": ["prizren"]}, Scope.of(["prizren"], None)),
        ({"role": "officer", "municipalities": []}, Scope.of([], None)),
        ({"role": "viewer", "topics": ["waste"]}, Scope.of(None, ["waste"])),
        ({"role": "admin", "municipalities": ["prizren"]}, Scope.ALL),
        ({"role": "admin", "disabled_at": NOW}, Scope.NOTHING),
    ],
)
def test_an_account_sees(fields: dict[str, object], scope: Scope) -> None:
    assert scope_of(Account(**fields)) == scope
