"""Opens the desk: hands it what it may not fetch from here itself."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from bot.app import App
from bot.channels.webchat.assets import Assets
from bot.channels.webchat.limits import Limit
from bot.channels.webchat.site import Site
from bot.files.links import account
from bot.keeping_true.page import ConfirmPage
from bot.pages import keep_language, make_environment, page_language, render
from bot.reply_preview import preview
from desk.house import STATIC, STATIC_PATH, TEMPLATES, House
from desk.open311.routes import open311_routes
from desk.routes import desk_routes


def routes_of_desk(app: App) -> list[web.RouteDef]:
    """The desk's pages with their static files, the page for offices, and what anybody may read by Open311."""
    assets = Assets(STATIC, STATIC_PATH)
    house = House(
        database=app.database,
        guide=app.guide.current,
        clock=app.clock,
        key=lambda: app.secrets.key_for("desk"),
        site=Site(app.settings.public_url),
        render=partial(render, make_environment(TEMPLATES)),
        asset=assets.url,
        page_language=page_language,
        keep_language=keep_language,
        answered=app.delivery.wake,
        file_link=lambda file, account_id: app.files.links.to_file(file.key, who=account(account_id)),
        take_upload=app.files.uploads.take,
        preview=preview,
        detach=app.background.start,
        channels=frozenset(app.channels),
        has_staff_group=app.staff is not None,
        sends_mail=app.mailer is not None,
        asks_offices=app.keeping.asks_offices,
        is_demo=app.is_demo,
        pack=app.pack,
    )
    confirm = ConfirmPage(
        app.database,
        app.keeping.links,
        guide=app.guide.current,
        clock=app.clock,
        site=Site(app.settings.public_url),
        asset=assets.url,
    )
    return [
        *desk_routes(house),
        *confirm.routes(),
        web.get(f"{STATIC_PATH}/{{version}}/{{name}}", assets.get),
        *open311_routes(house, Limit(burst=60, refill_s=1).take),
    ]
