"""What a start with `--demo` does besides loading the demo pack."""

from __future__ import annotations

from collections.abc import Callable

from bot.app import App
from bot.demo.marker import is_demo
from bot.demo.month import is_new, play
from bot.demo.scene import Scene
from bot.demo.staff import password_of
from desk.passwords import Passwords


async def begin_demo(app: App, say: Callable[[str], None]) -> None:
    """Fill a new store with the month, and say who can sign in. The app must be open, and nobody served yet."""
    password = password_of(app.secrets.key_for("demo"))
    if await is_new(app.database):
        say("Making up a month at the desk, a few seconds…")
        hashed = await Passwords().hash(password)
        await play(app.database, app.guide.current(), app.files.uploads, password_hash=hashed, now=app.clock())
        app.is_demo = True
    if await is_demo(app.database):
        for part in Scene.load(seed=0).parts:
            where = ", ".join(part.municipalities) if part.municipalities else "all municipalities"
            say(f"DEMO account {part.name} ({part.role}; {where}), password {password}")
    else:
        say("The demo month is made in a new store only; this one is in use. Only demo numbers and hours were added.")
