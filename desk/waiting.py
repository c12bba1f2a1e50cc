"""How much waits for an account, as the navigation tells on every page."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.corrections_words import LIST
from desk.rights import Right, rights_of
from storage import corrections
from storage.account_tables import Account
from storage.accounts import scope_of
from storage.corrections import Sought
from storage.keeping_tables import CorrectionStatus


async def waiting_for(store: AsyncSession, account: Account) -> dict[str, int]:
    """Room of the navigation → how many there are; rooms where nothing waits may be left out."""
    if Right.EDIT_DIRECTORY not in rights_of(account.role):
        return {}
    wants = Sought(status=CorrectionStatus.OPEN)
    return {LIST: await corrections.count(store, wants, scope=scope_of(account))}
