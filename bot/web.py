"""The web application: every route of Kontakt, and how a process says that it is well."""

from __future__ import annotations

from aiohttp import web

from bot.app import App
from bot.channels.telegram.webhook import telegram_routes
from bot.channels.webchat.routes import webchat_routes
from bot.desk_mount import routes_of_desk
from bot.health import health_routes
from bot.pages import security_headers

MAX_BODY_BYTES = 1024**2


def make_web(app: App) -> web.Application:
    """All routes; the app must be open while it serves."""
    application = web.Application(middlewares=[security_headers], client_max_size=MAX_BODY_BYTES)
    application.add_routes(health_routes(app))
    application.add_routes(routes_of_desk(app))
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
            )
        )
    if app.telegram is not None and app.settings.public_url is not None:
        application.add_routes(telegram_routes(app.intake.accept, secret=lambda: telegram_secret(app)))
    return application


async def _end_streams(app: App) -> None:
    """Open pages of the web chat would otherwise hold the server up; they come back by themselves."""
    if app.webchat is not None:
        app.webchat.close()


def telegram_secret(app: App) -> str:
    """Telegram sends it back with every update; letters and digits only, as the Bot API wants."""
    return app.secrets.key_for("telegram webhook").hex()
