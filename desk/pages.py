"""A page of the desk: its frame, its headers, its languages."""

from __future__ import annotations

from aiohttp import web

from desk.house import House
from desk.navigation import Room, here, rooms_of
from desk.visit import Visit
from locales import LANGUAGES, LanguageInfo
from locales.country import country
from storage.account_tables import Account

# Officers read one of these; Romani is for residents, as far as it goes.
OFFICE_LANGUAGES: dict[str, LanguageInfo] = {code: info for code, info in LANGUAGES.items() if code != "rom"}

HEADERS = {
    # What residents wrote is not left behind in a browser that several people use.
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # Stricter than elsewhere: scripts are files of ours that ask nobody but us, and nothing stands inline.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}


def office_language(house: House, request: web.Request, account: Account | None = None) -> str:
    """The language to show a page in: what this very address asks for, the account's own, or what the browser says."""
    if account is not None and account.language in OFFICE_LANGUAGES and request.query.get("lang") not in LANGUAGES:
        return account.language
    language = house.page_language(request)
    order = (language, *LANGUAGES[language].fallback)
    return next((code for code in order if code in OFFICE_LANGUAGES), country().first_language)


def page(house: House, visit: Visit, template: str, /, *, status: int = 200, **values: object) -> web.Response:
    """Fill in a template; all of them extend `frame.html`. `may("answer")` there: whether this visitor has a right."""
    rooms = _rooms(visit)
    html = house.render(
        template,
        visit.language,
        account=visit.account,
        rooms=rooms,
        here=here(rooms, visit.request.path),
        waiting=visit.waiting,
        may=visit.may,
        asset=house.asset,
        form_token=visit.form_token,
        languages=OFFICE_LANGUAGES.values(),
        in_language=lambda code: _in_language(visit.request, code),
        path=visit.request.path,
        is_demo=house.is_demo,
        **values,
    )
    response = web.Response(text=html, content_type="text/html", status=status, headers=HEADERS)
    response.enable_compression()
    return response


def _rooms(visit: Visit) -> list[Room]:
    """Those of the navigation; none while a second step has yet to be set up, for nothing else would open."""
    if visit.account is None or visit.account.must_set_up_second_step:
        return []
    return rooms_of(visit.account, visit.request.app)


def _in_language(request: web.Request, code: str) -> str:
    """This very page in another language."""
    return str(request.rel_url.without_query_params("done").update_query(lang=code))
