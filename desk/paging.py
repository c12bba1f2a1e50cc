"""Long lists in pages, turned by plain links."""

from __future__ import annotations

import math
from dataclasses import dataclass

from yarl import URL

MAX_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where in a list of `count` a page stands; pages count from 1."""

    url: URL
    count: int
    size: int
    page: int

    @classmethod
    def of(cls, url: URL, *, count: int, size: int) -> Paging:
        """The page that `?page=` asks for; beyond the end it is the last one."""
        asked = url.query.get("page", "")
        page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MAX_DIGITS else 1
        last = max(1, math.ceil(count / size))
        return cls(url=url, count=count, size=size, page=min(max(page, 1), last))

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        return min(self.offset + 1, self.count)

    @property
    def last(self) -> int:
        return min(self.offset + self.size, self.count)

    @property
    def back(self) -> str | None:
        """The address of the page before."""
        return self._at(self.page - 1) if self.page > 1 else None

    @property
    def on(self) -> str | None:
        return self._at(self.page + 1) if self.last < self.count else None

    def _at(self, page: int) -> str:
        return str(self.url.update_query(page=page))
