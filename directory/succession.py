"""Who took over from whom: lines of keys that must come to an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def line_of_succession(key: str, successors: Mapping[str, str | None]) -> Iterator[str]:
    """Who took over from a contact point, who from that one, and so on; ends where it would begin anew."""
    seen = {key}
    following = successors.get(key)
    while following is not None and following not in seen:
        yield following
        seen.add(following)
        following = successors.get(following)


def goes_round(key: str, successors: Mapping[str, str | None]) -> bool:
    """Whether the line from here comes back to where it has been."""
    last = [key, *line_of_succession(key, successors)][-1]
    return successors.get(last) is not None
