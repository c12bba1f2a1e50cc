"""Which language a resident is answered in.

In this order: their own choice; what their messages are written in; the platform's hint; their municipality's first
official language; Albanian. What comes from the last three is a guess (`Conversation.guessed`) that the next clue
replaces.
"""

from __future__ import annotations

from handlers.changed import changed
from handlers.turn import ResidentState, Turn
from locales import LANGUAGES
from locales.country import country
from routing.records import Language

# From measurements: at 0.7 nine of ten noisy one- or two-word texts are told, 98 % of them rightly.
SURE_WHEN_UNKNOWN = 0.7
SURE_TO_SWITCH = 0.9
WORDS_TO_SWITCH = 3
# Short text cannot tell these two apart: their member is never changed for the other one.
ONE_GROUP = {"bs", "sr-Latn"}
SERBIAN = {"sr-Cyrl", "sr-Latn"}
# No model knows all of Romani: it may only make the bot ask.
ONLY_ASKED = {"rom"}
HINTS = {
    "sq": "sq",
    "aln": "sq",
    "als": "sq",
    "sr": "sr-Cyrl",
    "sh": "sr-Latn",
    "cnr": "sr-Latn",
    "bs": "bs",
    "hr": "bs",
    "tr": "tr",
    "en": "en",
    "rom": "rom",
    "rmn": "rom",
    "rmy": "rom",
}


def settled(turn: Turn) -> ResidentState:
    """The resident with the language in which to answer this turn."""
    resident = turn.resident
    if resident.language_chosen and resident.language in LANGUAGES:
        return resident
    known = None if resident.conversation.guessed or resident.language not in LANGUAGES else resident.language
    heard = _heard(turn, known)
    if heard or known:
        return _with(resident, heard or known, guessed=False)
    return _with(resident, _guess(turn), guessed=True)


def from_hint(hint: str | None) -> str | None:
    """A client's language (BCP 47) as one of ours; None: none of them. Serbian is Cyrillic unless it says Latn."""
    primary, *rest = (hint or "").replace("_", "-").split("-")
    if primary.lower() == "sr" and "latn" in (tag.lower() for tag in rest):
        return "sr-Latn"
    return HINTS.get(primary.lower())


def is_romani(turn: Turn) -> bool:
    """The message looks like Romani: a reason to ask, not to switch."""
    guess = turn.routing.language if turn.routing else None
    return guess is not None and guess.code in ONLY_ASKED and guess.confidence >= SURE_WHEN_UNKNOWN


def _heard(turn: Turn, known: str | None) -> str | None:
    """The language the message is written in, when it is sure enough to follow it; None to stay."""
    guess = turn.routing.language if turn.routing else None
    if guess is None or guess.code not in LANGUAGES or guess.code in ONLY_ASKED:
        return None
    if known is None:
        return _first(guess, turn.resident.language or _guess(turn)) if guess.confidence >= SURE_WHEN_UNKNOWN else None
    if guess.code == known or {guess.code, known} == ONE_GROUP:
        return None
    if {guess.code, known} == SERBIAN:
        return guess.code if guess.confidence >= SURE_WHEN_UNKNOWN else None
    sure = guess.confidence >= SURE_TO_SWITCH and _words(turn.incoming.text) >= WORDS_TO_SWITCH
    return guess.code if sure else None


def _first(guess: Language, assumed: str | None) -> str:
    """The first language heard; within the one group what was assumed decides."""
    return assumed if assumed is not None and {guess.code, assumed} == ONE_GROUP else guess.code


def _guess(turn: Turn) -> str:
    """From the hint of this message, or of an earlier one when this has none; else from the municipality."""
    kept = turn.resident.language
    earlier = kept if kept in LANGUAGES and kept != country().first_language else None
    return from_hint(turn.incoming.language_hint) or earlier or _official(turn) or country().first_language


def _official(turn: Turn) -> str | None:
    municipality = turn.guide.municipalities.get(turn.resident.municipality or "")
    languages = municipality.official_languages if municipality else ()
    return next((language for language in languages if language in LANGUAGES), None)


def _words(text: str) -> int:
    return sum(any(letter.isalpha() for letter in word) for word in text.split())


def _with(resident: ResidentState, language: str | None, *, guessed: bool) -> ResidentState:
    conversation = changed(resident.conversation, guessed=guessed)
    return changed(resident, language=language, language_chosen=False, conversation=conversation)
