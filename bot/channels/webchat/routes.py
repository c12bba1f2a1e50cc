"""The web chat's addresses: the landing page, the talk so far, messages in, replies out."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from bot.channels.webchat.assets import PATH as STATIC
from bot.channels.webchat.assets import Assets
from bot.channels.webchat.channel import NAME, WebChat
from bot.channels.webchat.door import Door
from bot.channels.webchat.files import Files
from bot.channels.webchat.landing import FOLDER, Landing
from bot.channels.webchat.refusal import told_in_words
from bot.channels.webchat.site import Site
from bot.clock import Clock
from bot.files.links import Links
from bot.files.page_uploads import PageUploads
from bot.intake import Intake
from bot.transcript import Transcript
from storage.database import Database


def webchat_routes(
    chat: WebChat,
    *,
    intake: Intake,
    database: Database,
    clock: Clock,
    key: Callable[[], bytes],
    public_url: str | None,
    uploads: PageUploads,
    links: Links,
    is_demo: bool = False,
) -> list[web.RouteDef]:
    """Routes of the landing page and its chat. `key` gives the 32 bytes that sign residents' cookies."""
    assets = Assets(FOLDER / "static")
    landing = Landing(assets, is_demo=is_demo)
    transcript = Transcript(database, NAME)
    door = Door(chat, intake=intake, transcript=transcript, clock=clock, key=key, site=Site(public_url))
    files = Files(door, uploads=uploads, links=links)
    return [
        web.get("/", landing.get),
        web.get(f"{STATIC}/{{version}}/{{name}}", assets.get),
        web.post("/chat/session", told_in_words(door.begin)),
        web.get("/chat/history", told_in_words(door.history)),
        web.post("/chat/messages", told_in_words(door.message)),
        web.get("/chat/events", told_in_words(door.events), allow_head=False),
        web.post("/chat/files", told_in_words(files.upload)),
        web.get(r"/chat/files/{row:\d+}", told_in_words(files.download)),
    ]
