"""What somebody asks for: the arguments of `GET requests`, checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.published import Wanted

LONGEST = timedelta(days=90)
FIRST_YEAR, LAST_YEAR = 2000, 2999  # at the ends of time there would be no range around a moment
MOST = 1000  # requests in one answer
MOST_NAMED = 50  # ids or codes in one argument
MOST_PAGES = 1000
OPEN, CLOSED = "open", "closed"


class AskError(Exception):
    """`code` is the HTTP status, too."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """`topics` None: all that are published."""

    wanted: Wanted
    topics: Collection[str] | None
    limit: int
    offset: int


def query_of(arguments: Mapping[str, str], now: datetime) -> Query:
    """Empty arguments are as good as none. Raises `AskError`."""
    page, size = _number(arguments, "page", 1, MOST_PAGES), _number(arguments, "page_size", MOST, MOST)
    if ids := _listed(arguments, "service_request_id"):
        # By the standard all else is left aside then.
        return Query(wanted=Wanted(references=ids), topics=None, limit=MOST_NAMED, offset=0)
    since, until = _range(arguments, now)
    return Query(
        wanted=Wanted(since=since, until=until, is_open=_is_open(arguments)),
        topics=_listed(arguments, "service_code") or None,
        limit=size,
        offset=(page - 1) * size,
    )


def _range(arguments: Mapping[str, str], now: datetime) -> tuple[datetime, datetime]:
    """At most 90 days; the last 90 when none are named."""
    since, until = _moment(arguments, "start_date"), _moment(arguments, "end_date")
    if since is None:
        until = until or now
        return until - LONGEST, until
    until = until or min(since + LONGEST, now)
    if since > until:
        raise AskError(400, "start_date must not be later than end_date")
    if until - since > LONGEST:
        raise AskError(400, f"start_date and end_date may not span more than {LONGEST.days} days")
    return since, until


def _moment(arguments: Mapping[str, str], name: str) -> datetime | None:
    if not (text := arguments.get(name, "").strip()):
        return None
    try:
        # A plus that was not encoded has become a blank.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError("no time zone, or out of reach")
    except ValueError as error:
        raise AskError(400, f"{name} must be like 2026-03-02T10:30:00Z, with a time zone") from error
    return moment


def _is_open(arguments: Mapping[str, str]) -> bool | None:
    states = set(_listed(arguments, "status"))
    if not states <= {OPEN, CLOSED}:
        raise AskError(400, "status must be open, closed or both")
    return OPEN in states if len(states) == 1 else None


def _listed(arguments: Mapping[str, str], name: str) -> list[str]:
    """The parts between commas."""
    parts = [part.strip() for part in arguments.get(name, "").replace("\0", "").split(",")]
    found = [part for part in parts if part]
    if len(found) > MOST_NAMED:
        raise AskError(400, f"{name} may name at most {MOST_NAMED}")
    return found


def _number(arguments: Mapping[str, str], name: str, usual: int, most: int) -> int:
    text = arguments.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise AskError(400, f"{name} must be a whole number from 1 to {most}")
    return int(text)
