"""A page of the desk: its frame, its headers, its languages."""

from __future__ import annotations

from aiohttp import web

from desk.house import House
from desk.visit import Visit
from locales import DEFAULT_LANGUAGE, LANGUAGES, LanguageInfo

# Officers read one of these; Romani is for residents, as far as it goes.
OFFICE_LANGUAGES: dict[str, LanguageInfo] = {code: info for code, info in LANGUAGES.items() if code != "rom"}

HEADERS = {
    # What residents wrote is not left behind in a browser that several people use.
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # Stricter than elsewhere: the desk runs no script at all.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}


def office_language(house: House, request: web.Request) -> str:
    """The language to show a page of the desk in."""
    language = house.page_language(request)
    order = (language, *LANGUAGES[language].fallback)
    return next((code for code in order if code in OFFICE_LANGUAGES), DEFAULT_LANGUAGE)


def page(house: House, visit: Visit, template: str, /, *, status: int = 200, **values: object) -> web.Response:
    """Fill in a template; all of them extend `frame.html`."""
    html = house.render(
        template,
        visit.language,
        account=visit.account,
        asset=house.asset,
        form_token=visit.form_token,
        languages=OFFICE_LANGUAGES.values(),
        in_language=lambda code: _in_language(visit.request, code),
        path=visit.request.path,
        **values,
    )
    response = web.Response(text=html, content_type="text/html", status=status, headers=HEADERS)
    response.enable_compression()
    return response


def _in_language(request: web.Request, code: str) -> str:
    """This very page in another language."""
    return str(request.rel_url.without_query_params("done").update_query(lang=code))
