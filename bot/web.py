"""The web application: every route of Kontakt, and how a process says that it is well."""

from __future__ import annotations

from functools import cache, partial

from aiohttp import web

from bot.app import App
from bot.channels.telegram.webhook import telegram_routes
from bot.channels.viber.webhook import viber_routes
from bot.channels.webchat.routes import webchat_routes
from bot.channels.webchat.site import Site
from bot.desk_mount import routes_of_desk
from bot.files.page_uploads import PageUploads
from bot.files.routes import file_routes
from bot.health import health_routes
from bot.inline_answers import inline_answers
from bot.pages import security_headers

MAX_BODY_BYTES = 1024**2


def make_web(app: App) -> web.Application:
    """All routes; the app must be open while it serves."""
    application = web.Application(client_max_size=MAX_BODY_BYTES)
    application.on_response_prepare.append(security_headers(Site(app.settings.public_url).is_secure))
    application.add_routes(health_routes(app))
    application.add_routes(routes_of_desk(app))
    application.add_routes(file_routes(app.database, app.files.store, app.files.links, app.clock))
    application.on_shutdown.append(lambda _application: _end_streams(app))
    if app.webchat is not None:
        application.add_routes(
            webchat_routes(
                app.webchat,
                intake=app.intake,
                database=app.database,
                clock=app.clock,
                key=lambda: app.secrets.key_for("web chat"),
                public_url=app.settings.public_url,
                uploads=PageUploads(app.database, app.files.uploads, app.clock, app.webchat.name),
                links=app.files.links,
                is_demo=app.is_demo,
            )
        )
    if app.telegram is not None and app.settings.public_url is not None:
        aside = app.staff.door if app.staff is not None else None
        secret = cache(lambda: telegram_secret(app))  # known once the app is open, and asked for at every request
        application.add_routes(telegram_routes(app.intake.accept, secret=secret, aside=aside))
    if app.viber is not None:
        application.add_routes(
            viber_routes(
                app.viber,
                accept=app.intake.accept,
                answers=partial(inline_answers, app.database),
                record=app.reports.record,
            )
        )
    return application


async def _end_streams(app: App) -> None:
    """Open pages of the web chat would otherwise hold the server up; they come back by themselves."""
    if app.webchat is not None:
        app.webchat.close()


def telegram_secret(app: App) -> str:
    """Telegram sends it back with every update; letters and digits only, as the Bot API wants."""
    return app.secrets.key_for("telegram webhook").hex()
