"""Where a request comes from: our own page or another site, over https or not, from which machine."""

from __future__ import annotations

from aiohttp import web
from yarl import URL

SAME = ("same-origin", "none")  # "none": typed in by the person, no other site is behind it


class Site:
    """`public_url`: the address that residents use, when a proxy in front of us is the one who knows it."""

    def __init__(self, public_url: str | None) -> None:
        self._public = URL(public_url) if public_url else None
        self._is_public_secure = self._public is not None and self._public.scheme == "https"

    def is_from_page(self, request: web.Request) -> bool:
        """Not sent by another site in the resident's name, as far as the browser says; programs need not say."""
        if request.headers.get("Sec-Fetch-Site", SAME[0]) not in SAME:
            return False
        origin = request.headers.get("Origin")
        return origin is None or _authority(origin) in self._authorities(request)

    def is_secure(self, request: web.Request) -> bool:
        return self._is_public_secure or request.secure

    def machine(self, request: web.Request) -> str:
        """The address of the resident's machine, or of what many of them share.

        With a public address there is a proxy, which names the machine last; whatever stands before may be made up.
        """
        if self._public is not None and (forwarded := request.headers.get("X-Forwarded-For")):
            return forwarded.rpartition(",")[2].strip()
        return request.remote or ""

    def address(self, request: web.Request, path: str) -> str:
        """The whole address of a page of ours, to be given to somebody."""
        return f"{self._public or request.url.origin()}".rstrip("/") + path

    def _authorities(self, request: web.Request) -> set[str]:
        own = {_authority(f"{request.scheme}://{request.host}")}
        return own | {_authority(str(self._public))} if self._public else own


def _authority(url: str) -> str:
    """`host:port` of an address; empty when it has none (the origin "null")."""
    try:
        parts = URL(url)
        return f"{parts.host}:{parts.port}" if parts.host else ""
    except ValueError:
        return ""
