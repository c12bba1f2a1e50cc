"""What is said about a file that could not be taken, to officers and to the resident who sent it."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.actions import Verb, action
from handlers.records import Button, Reply
from locales.catalogs import mark, texts
from storage.file_tables import FileFault, FileState

# For officers, beside the file's name.
STATES: Mapping[str, str] = {
    FileState.WANTED: mark("It is being fetched."),
    FileState.REFUSED: mark("It was not taken."),
    FileState.LOST: mark("It could not be fetched."),
}
FAULTS: Mapping[str, str] = {
    FileFault.TOO_LARGE: mark("It is larger than 20 MB."),
    FileFault.EMPTY: mark("It is empty."),
    FileFault.LIES: mark("It is something else than its name says."),
    FileFault.RUNS: mark("It is a program or a web page, or holds one."),
    FileFault.UNKNOWN: mark("It is of a kind that is not taken here."),
    FileFault.GONE: mark("It is not there any more."),
    FileFault.UNREACHABLE: mark("The chat app did not hand it over, though it was asked many times."),
}
# For the resident: what was the matter, and what they can do.
ADVICE: Mapping[str, str] = {
    FileFault.TOO_LARGE: mark("It is larger than 20 MB. Please send a smaller one, for example a photo of the page."),
    FileFault.EMPTY: mark("It is empty. Please send it once more."),
    FileFault.LIES: mark("It is something else than its name says. Please send a photo or a PDF."),
    FileFault.RUNS: mark("Programs and web pages are not taken. Please send a photo or a PDF."),
    FileFault.UNKNOWN: mark("This kind of file cannot be opened there. Please send a photo or a PDF."),
    FileFault.GONE: mark("It is not there any more. Please send it once more."),
    FileFault.UNREACHABLE: mark("It could not be fetched. Please send it once more."),
}


def not_taken(name: str, fault: str, language: str) -> Reply:
    """Tells a resident that their file has not reached the office; `name` may be empty."""
    _ = texts(language).gettext
    said = _("Your file “{name}” has not reached the office.") if name else _("Your file has not reached the office.")
    menu = Button(label=_("🏠 Menu"), action=action(Verb.MENU))
    text = f"{said.format(name=name)} {_(ADVICE[fault])}"
    return Reply(text=text, language=language, buttons=((menu,),))


def too_large(language: str) -> str:
    """Said at once, when the platform tells the size."""
    _ = texts(language).gettext
    return _(
        "This file is too large for me: at most 20 MB can be passed on. Please send a smaller one, for example a photo "
        "of the page."
    )
