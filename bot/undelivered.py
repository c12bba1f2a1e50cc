"""What is wrong with delivery and still no reason to take the process out of service: somebody should know."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.app import App
from bot.mail.mailer import trouble
from storage import allowances, office_letters, outbox

FAILED_WITHIN = timedelta(hours=1)
LETTERS_WITHIN = timedelta(hours=1)
MAX_REASONS = 3


async def warnings(app: App) -> dict[str, str]:
    """Part → what should be looked at, in plain words; empty when all is well or the store cannot say."""
    now, group = app.clock(), app.staff.fault if app.staff is not None else None
    try:
        async with app.database.reading() as session:
            failed = await outbox.failed(session, now - FAILED_WITHIN)
            pauses = await allowances.pauses(session, now)
            unsent = await office_letters.overdue(session, now - LETTERS_WITHIN)
        mail = await trouble(app.database, now) if app.mailer is not None else None
    except (OSError, SQLAlchemyError):
        return {}  # the store is among the broken parts
    told = {
        f"channel {name}": f"nothing is sent until {until:%H:%M:%S} UTC: {reason}"
        for name, (until, reason) in sorted(pauses.items())
    }
    if mail is not None:
        told["mail"] = mail
    if unsent:
        told["letters to offices"] = f"{unsent} could not be sent yet"
    if group is not None:
        told["telegram staff group"] = group
    if failed:
        reasons = "; ".join(f"{reason} ({count})" for reason, count in list(failed.items())[:MAX_REASONS])
        told["replies"] = f"{sum(failed.values())} could not be delivered in the last hour: {reasons}"
    return told
