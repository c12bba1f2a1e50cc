"""What all web pages of Kontakt share: the templates' environment, the language of a page, the security headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from multidict import CIMultiDict

from handlers.language import from_hint
from locales import LANGUAGES
from locales.catalogs import texts
from locales.country import country

LANGUAGE_COOKIE = "kontakt_language"
ONE_YEAR_S = 365 * 24 * 3600
MAX_ACCEPTED = 20

SECURITY_HEADERS = {
    # No script or style stands in a page itself, and nothing comes from elsewhere.
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Tells other sites nothing; "no-referrer" would also hide the origin of our own forms from us.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def security_headers(
    is_secure: Callable[[web.Request], bool],
) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """For `on_response_prepare`, which knows of streams and errors, too: puts `SECURITY_HEADERS` on every response.

    What a handler has set itself stays. Who has come over https comes over https from then on.
    """
    plain = CIMultiDict(SECURITY_HEADERS)
    secure = CIMultiDict({**SECURITY_HEADERS, "Strict-Transport-Security": f"max-age={ONE_YEAR_S}"})

    async def add(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.merge(secure if is_secure(request) else plain)

    return add


def known_language(request: web.Request) -> str | None:
    """The reader's language by `?lang=`, by their earlier choice, or by what their browser asks for, if we have it."""
    for code in (request.query.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if code in LANGUAGES:
            return code
    return next(_accepted(request.headers.get("Accept-Language", "")), None)


def page_language(request: web.Request) -> str:
    """The language to show a page in."""
    return known_language(request) or country().first_language


def keep_language(request: web.Request, response: web.StreamResponse) -> None:
    """Remember a language that was chosen by `?lang=`."""
    code = request.query.get("lang")
    if code in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, code, max_age=ONE_YEAR_S, httponly=True, samesite="Lax")


def make_environment(folder: Path) -> Environment:
    """Templates of one folder. Everything is escaped, and a name that was not handed in is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(environment: Environment, name: str, language: str, /, **values: object) -> str:
    """Fill in a template; `_("…")` inside gives texts of `language`."""
    own = texts(language)
    template = environment.get_template(name)
    return template.render(gettext=own.gettext, ngettext=own.ngettext, language=language, **values)


def _accepted(header: str) -> Iterator[str]:
    """Our languages named in an Accept-Language header, the most wanted first."""
    wanted = [_weighed(part) for part in header.split(",")[:MAX_ACCEPTED]]
    for tag, weight in sorted(wanted, key=lambda pair: -pair[1]):
        if weight > 0 and (code := from_hint(tag)):
            yield code


def _weighed(part: str) -> tuple[str, float]:
    tag, _, parameter = part.partition(";")
    name, _, value = parameter.strip().partition("=")
    try:
        return tag.strip(), float(value) if name == "q" else 1.0
    except ValueError:
        return tag.strip(), 0.0
