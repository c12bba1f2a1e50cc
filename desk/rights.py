"""Who may do what at the desk: one table from role to rights."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from storage.account_tables import Role


class Right(StrEnum):
    READ_TICKETS = "read-tickets"
    ANSWER = "answer"
    ASSIGN = "assign"
    SETTLE_UNRESOLVED = "settle-unresolved"
    EDIT_TEMPLATES = "edit-templates"
    SEE_OVERVIEW = "see-overview"
    EXPORT = "export"
    READ_DIRECTORY = "read-directory"
    EDIT_DIRECTORY = "edit-directory"
    MANAGE_TOPICS = "manage-topics"
    TEACH = "teach"
    MANAGE_ACCOUNTS = "manage-accounts"
    READ_AUDIT = "read-audit"
    KEEP_PRIVACY = "keep-privacy"


_VIEWER = frozenset({Right.READ_TICKETS, Right.SEE_OVERVIEW, Right.READ_DIRECTORY})
_OFFICER = _VIEWER | {Right.ANSWER, Right.ASSIGN, Right.SETTLE_UNRESOLVED, Right.EDIT_TEMPLATES}
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: _VIEWER,
    Role.OFFICER: _OFFICER,
    Role.HEAD: _OFFICER | {Right.EXPORT, Right.TEACH},
    # Keeps contact points true; residents' questions are not needed for that.
    Role.EDITOR: frozenset({Right.READ_DIRECTORY, Right.EDIT_DIRECTORY, Right.MANAGE_TOPICS}),
    Role.ADMIN: frozenset(Right),
}


def rights_of(role: str) -> frozenset[Right]:
    """A role that this version does not know may do nothing."""
    return RIGHTS[Role(role)] if role in set(Role) else frozenset()
