"""How fast each channel is sent to, from the settings; see docs/decisions/0008-delivery-over-many-machines.md."""

from __future__ import annotations

from bot.channels.contract import Rate, Rates
from bot.channels.telegram.decode import CHANNEL as TELEGRAM
from bot.channels.viber.decode import CHANNEL as VIBER
from bot.settings import Settings

MINUTE_S = 60.0
TELEGRAM_GROUPS = "-"  # ids of groups are negative
SMOOTH_S = 0.1


def rates_of(settings: Settings) -> dict[str, Rates]:
    """By the channel's name. 0 in a setting is no limit."""
    return {
        TELEGRAM: Rates(
            every=_shared(settings.telegram_per_second),
            bulk=_shared(settings.telegram_bulk_per_second),
            chat=_rate(settings.telegram_chat_per_second, burst=settings.telegram_chat_burst),
            group=group_rate(settings),
            group_sign=TELEGRAM_GROUPS,
        ),
        VIBER: Rates(every=_shared(settings.viber_per_second), bulk=_shared(settings.viber_bulk_per_second)),
    }


def group_rate(settings: Settings) -> Rate | None:
    """How fast a group may be written to."""
    return _rate(settings.telegram_group_per_minute / MINUTE_S, burst=settings.telegram_group_per_minute)


def _shared(per_second: float) -> Rate | None:
    """A limit over all chats, smoothed: in no second is much more sent than it allows."""
    return _rate(per_second, burst=per_second * SMOOTH_S)


def _rate(per_second: float, *, burst: float) -> Rate | None:
    return Rate(per_second=per_second, burst=max(burst, 1.0)) if per_second else None
