"""The landing page: what Kontakt is, and the chat itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.channels.webchat.assets import Assets
from bot.channels.webchat.inbound import MAX_TEXT
from bot.files.kinds import FAMILY_OF_ENDING
from bot.pages import keep_language, make_environment, page_language, render
from handlers.actions import NEW_QUESTION, Verb, action
from handlers.files_kept import MAX_FILE_BYTES
from locales import LANGUAGES
from locales.catalogs import mark, texts
from locales.country import country

FOLDER = Path(__file__).parent
# What a phone offers to choose from; what really comes is looked at again.
ACCEPTED_FILES = ",".join(("image/*", "audio/*", "video/*", *sorted(FAMILY_OF_ENDING)))
SHOW_TOPICS = action(Verb.TOPICS, NEW_QUESTION)


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """`name` is marked for translation."""

    number: str
    name: str


EMERGENCY_NAMES = {
    "all": mark("Every emergency"),
    "police": mark("Police"),
    "fire": mark("Fire brigade"),
    "ambulance": mark("Ambulance"),
}
EXAMPLES = (
    mark("Where do I register my newborn child?"),
    mark("Nobody has collected our rubbish for two weeks."),
    mark("How do I get my diploma recognised?"),
)


class Landing:
    def __init__(self, assets: Assets, *, is_demo: bool = False) -> None:
        self._assets = assets
        self._is_demo = is_demo
        self._environment = make_environment(FOLDER / "templates")

    async def get(self, request: web.Request) -> web.Response:
        language = page_language(request)
        response = web.Response(text=self.html(language), content_type="text/html")
        response.headers.update({"Vary": "Accept-Language, Cookie", "Cache-Control": "private, no-cache"})
        response.enable_compression()
        keep_language(request, response)
        return response

    def html(self, language: str) -> str:
        """The whole page in one language."""
        return render(
            self._environment,
            "landing.html",
            language,
            languages=[LANGUAGES[code] for code in country().languages],
            emergency_numbers=emergency_numbers(),
            examples=EXAMPLES,
            show_topics=SHOW_TOPICS,
            max_text=MAX_TEXT,
            is_demo=self._is_demo,
            max_file=MAX_FILE_BYTES,
            accepted_files=ACCEPTED_FILES,
            asset=self._assets.url,
            show_topics_label=page_labels(language)[SHOW_TOPICS],
            script_texts=script_texts(language),
        )


def emergency_numbers() -> list[EmergencyNumber]:
    """Those of the country, the one for everything first."""
    return [EmergencyNumber(number, EMERGENCY_NAMES[what]) for what, number in country().emergency.items()]


def page_labels(language: str) -> dict[str, str]:
    """Action → label of the buttons that stand on the page itself."""
    return {SHOW_TOPICS: texts(language).gettext("Show all topics")}


def script_texts(language: str) -> dict[str, str]:
    """What the page's scripts say. They fill in the placeholders."""
    _ = texts(language).gettext
    return {
        "you": _("You"),
        "sending": _("Sending…"),
        "unsent": _("Not sent yet. I keep your message and try again."),
        "sendNow": _("Try now"),
        "refused": _("Not sent."),
        "tooLong": _("Your message is too long: {count} of at most {limit} characters."),
        "offline": _("No connection right now. I keep trying; nothing is lost."),
        "noCookies": _("Your browser keeps no cookies for this site. The chat needs one to bring you the answer."),
        "locating": _("Finding out where you are…"),
        "noLocation": _("Your browser gave no location. You can choose your municipality from a list instead."),
        "myLocation": _("My location"),
        "call": _("Call {number}"),
        "email": _("Write an e-mail"),
        "map": _("Map"),
        "website": _("Website"),
        "newTab": _("opens in a new tab"),
        "download": _("Download {name}"),
        "fileTooLarge": _("Too large to be sent, at most 20 MB: {name}"),
        "demo": _("DEMO – not a real number"),
        "news": _("New message"),
    }
