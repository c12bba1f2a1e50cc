"""Whether somebody is who they say: by password, or by a code of the second step. Slowing down is the caller's."""

from __future__ import annotations

from desk.house import House
from desk.passwords import Passwords
from desk.second_step import app_secret, hash_recovery_code, step_of
from storage import audit, second_steps
from storage.account_tables import Account

MAX_CODE = 40
RECOVERY_CODE_USED = "recovery-code-use"


class Proof:
    def __init__(self, house: House, passwords: Passwords) -> None:
        self._house = house
        self._passwords = passwords

    async def by_password(self, account: Account, password: str) -> bool:
        return await self._passwords.matches(account.password_hash, password)

    async def by_code(self, account: Account, typed: str) -> bool:
        """A code of the authenticator app or a recovery code; whichever it is, it is used up."""
        if account.second_step_salt is None or len(typed) > MAX_CODE:
            return False
        secret = app_secret(self._house.key(), account.id, account.second_step_salt)
        now = self._house.clock()
        step = step_of(typed, secret, now)
        async with self._house.database.transaction() as store:
            if step is not None:
                return await second_steps.use_step(store, account.id, step)
            if not await second_steps.use_recovery_code(store, account.id, hash_recovery_code(typed), now):
                return False
            subject = audit.subject_of("account", account.id)
            await audit.record(store, account_id=account.id, action=RECOVERY_CODE_USED, subject=subject, now=now)
            return True
