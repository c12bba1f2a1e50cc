"""Web addresses that buttons open. A platform refuses a whole message for one odd address, so odd ones are left out."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from directory.records import ContactPoint
from locales.catalogs import texts

MAP = "https://www.openstreetmap.org"
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


@lru_cache(maxsize=4_096)  # the directory's addresses, over and over
def web_address(text: str | None) -> str | None:
    """The first address in a text as a link, `https://` added where it is missing; None when it is none."""
    words = (text or "").split()
    if not words:
        return None
    address = words[0].rstrip(";,")
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        parts = parts._replace(netloc=parts.netloc.encode("idna").decode())
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host.strip("."):
        return None
    return quote(parts.geturl(), safe="%/:=&?~#+!$,;'@()*[]-._")


def shown(address: str) -> str:
    """A web address as people write it, without `https://` and a slash at the end."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def map_of(contact: ContactPoint, municipality: str) -> str | None:
    """Where the office is on a map; without coordinates a search for its address. `municipality`: its name."""
    if contact.latitude is not None and contact.longitude is not None:
        return map_at(contact.latitude, contact.longitude)
    if contact.address and not contact.demo:
        # Quotation marks around a street's name would make the search look for them.
        place = ", ".join(filter(None, (contact.address.replace('"', ""), municipality)))
        return f"{MAP}/search?{urlencode({'query': place})}"
    return None


def map_at(latitude: float, longitude: float) -> str:
    return f"{MAP}/?mlat={latitude:.5f}&mlon={longitude:.5f}#map=17/{latitude:.5f}/{longitude:.5f}"


def source_in_words(source: str | None, date: str | None, language: str) -> str:
    """Where a fact was published: the site's name (the whole address is in the card's data) and the date if known."""
    if not source:
        return ""
    _ = texts(language).gettext
    site, known = _site(source), _DATE.match(date or "")
    if known is None:
        return _("Source: {source}").format(source=site)
    return _("Source: {source}, {date}").format(source=site, date=known[0])


@lru_cache(maxsize=4_096)
def _site(source: str) -> str | None:
    """What the site is called that an address is on; whatever is no address is called as it is."""
    address = web_address(source)
    return urlsplit(address).hostname if address else source
