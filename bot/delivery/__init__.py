"""Brings replies from the outbox to the channels: in order per resident, retried with backoff, given up in the open.

The row is committed first and sent later; a crash between sending and marking can repeat one reply and never lose one.
"""

from bot.delivery.delivery import Delivery

__all__ = ["Delivery"]
