"""What can be watched from outside (`/metrics`); labels never hold anything about a person."""

from __future__ import annotations

from functools import cache

from prometheus_client import Counter, Gauge, Histogram

MESSAGES_IN = Counter("kontakt_messages_in_total", "Messages from residents", ["channel", "kind", "outcome"])
REPLIES_OUT = Counter("kontakt_replies_out_total", "Replies by what became of the try", ["channel", "outcome"])
FILES_IN = Counter("kontakt_files_in_total", "Files of residents by what became of them", ["channel", "state"])
DECISIONS = Counter("kontakt_routing_decisions_total", "How messages were understood", ["language", "decision"])
INTAKE_SECONDS = Histogram("kontakt_intake_seconds", "From arrival to commit")
ROUTING_SECONDS = Histogram("kontakt_routing_seconds", "Time to understand one message")
PAUSES = Counter("kontakt_channel_pauses_total", "Pauses of a whole channel that its platform asked for", ["channel"])
OUTBOX_WAITING = Gauge("kontakt_outbox_waiting", "Replies that wait to be sent")
OUTBOX_OLDEST_SECONDS = Gauge("kontakt_outbox_oldest_seconds", "Age of the oldest reply that waits")


@cache
def messages_in(channel: str, kind: str, outcome: str) -> Counter:
    """One of `MESSAGES_IN`, found faster than by `labels`."""
    return MESSAGES_IN.labels(channel, kind, outcome)


@cache
def replies_out(channel: str, outcome: str) -> Counter:
    """One of `REPLIES_OUT`, found faster than by `labels`."""
    return REPLIES_OUT.labels(channel, outcome)
