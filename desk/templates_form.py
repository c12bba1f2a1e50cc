"""The form of a reply template: what was filled in, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desk.scripts import differs, turned
from desk.templates_fill import PlaceholderError, check
from directory.guide import Guide
from handlers.names import municipality_name, topic_name
from locales import LANGUAGES
from locales.catalogs import mark, texts
from routing.normalise import fold
from routing.records import Script
from storage.scope import Scope
from storage.templates import Template, Words

# Latin Serbian is made from Cyrillic.
LANGUAGES_KEPT = tuple(code for code in LANGUAGES if code != "sr-Latn")
CYRILLIC = "sr-Cyrl"
MAX_KEY, MAX_TITLE, MAX_TEXT = 40, 120, 3000
NEW = "new"  # the address of the form for a new one
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

NO_VERSION = mark("Please write the template in at least one language.")
NO_TITLE = mark("A title is missing here.")
NO_TEXT = mark("The text is missing here.")
TITLE_TOO_LONG = mark("The title is too long: at most 120 characters, please.")
TEXT_TOO_LONG = mark("The text is too long: at most 3,000 characters, please.")
WRONG_KEY = mark("A short name has small letters from a to z, digits and hyphens, at most 40 of them.")
KEY_TAKEN = mark("Another template has this short name already.")
NOT_CYRILLIC = mark("Serbian is kept in Cyrillic; those who read Latin letters are given it in Latin letters.")
UNKNOWN_PLACEHOLDER = mark("There is no placeholder {names}. Those that there are stand below the form.")
LONE_BRACE = mark("A brace stands alone here. Braces are for placeholders only, like {example}.")
NOT_YOURS = mark("Please choose a municipality that your account is responsible for.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What stands in the form. `faults`: field → why it cannot be kept, in the officer's language."""

    key: str = ""
    municipality: str | None = None
    topics: frozenset[str] = frozenset()
    versions: Mapping[str, Words] = field(default_factory=dict)
    seen: int = 0
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A municipality or topic to choose."""

    value: str
    label: str
    chosen: bool


def of_template(template: Template) -> Form:
    return Form(
        key=template.key,
        municipality=template.municipality,
        topics=frozenset(template.topics),
        versions=template.versions,
        seen=template.version,
    )


def read(fields: Mapping[str, str], guide: Guide) -> Form:
    """As filled in, unchecked. Without a key it is made from the first title."""
    versions = {code: _words(fields, code) for code in LANGUAGES_KEPT}
    versions = {code: words for code, words in versions.items() if words.title or words.text}
    seen = fields.get("seen", "")
    return Form(
        key=fields.get("key", "").strip() or _key_from(versions),
        municipality=fields.get("municipality") or None,
        topics=frozenset(code for code in guide.topics if f"topic:{code}" in fields),
        versions=versions,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0,
    )


def checked(form: Form, guide: Guide, scope: Scope, language: str) -> dict[str, str]:
    """Field → what is wrong with it, in `language`; empty when it can be kept."""
    _ = texts(language).gettext
    faults = {}
    if not form.versions:
        faults[f"title-{LANGUAGES_KEPT[0]}"] = _(NO_VERSION)
    elif form.key == NEW or len(form.key) > MAX_KEY or not _KEY.fullmatch(form.key):
        faults["key"] = _(WRONG_KEY)
    known = form.municipality is None or form.municipality in guide.municipalities
    if not known or not scope.allows_municipality(form.municipality):
        faults["municipality"] = _(NOT_YOURS)
    for code, words in form.versions.items():
        if fault := _title_fault(words):
            faults[f"title-{code}"] = _(fault)
        if fault := _text_fault(code, words, language):
            faults[f"text-{code}"] = fault
    return faults


def in_cyrillic(form: Form) -> dict[str, Words]:
    """The versions, with the Serbian one turned into Cyrillic."""
    words = form.versions.get(CYRILLIC)
    if words is None:
        return dict(form.versions)
    title, text = turned(words.title, Script.CYRILLIC), turned(words.text, Script.CYRILLIC)
    return {**form.versions, CYRILLIC: Words(title=title, text=text)}


def municipalities(guide: Guide, scope: Scope, chosen: str | None, language: str) -> list[Option]:
    """Those that the account may make templates for; "all" only for those who are not limited."""
    all_of_them = [("", texts(language).gettext("all municipalities"))] if scope.allows_municipality(None) else []
    own = [each for each in guide.municipalities.values() if scope.allows_municipality(each.code)]
    named = sorted(
        ((each.code, municipality_name(each, language)) for each in own), key=lambda pair: pair[1].casefold()
    )
    return [Option(value=code, label=label, chosen=code == (chosen or "")) for code, label in [*all_of_them, *named]]


def topic_options(guide: Guide, chosen: frozenset[str], language: str) -> list[Option]:
    named = sorted(
        ((each.code, topic_name(each, language)) for each in guide.topics.values()),
        key=lambda pair: pair[1].casefold(),
    )
    return [Option(value=code, label=label, chosen=code in chosen) for code, label in named]


def _words(fields: Mapping[str, str], code: str) -> Words:
    title, text = fields.get(f"title-{code}", ""), fields.get(f"text-{code}", "")
    return Words(title=" ".join(title.split()), text=text.strip())


def _key_from(versions: Mapping[str, Words]) -> str:
    title = next((words.title for words in versions.values() if words.title), "")
    return "-".join(fold(title).replace("'", " ").split())[:MAX_KEY].rstrip("-")


def _title_fault(words: Words) -> str | None:
    if not words.title:
        return NO_TITLE
    return TITLE_TOO_LONG if len(words.title) > MAX_TITLE else None


def _text_fault(code: str, words: Words, language: str) -> str | None:
    """In words of `language`."""
    _ = texts(language).gettext
    if not words.text:
        return _(NO_TEXT)
    if len(words.text) > MAX_TEXT:
        return _(TEXT_TOO_LONG)
    if code == CYRILLIC and differs(f"{words.title}\n{words.text}", code):
        return _(NOT_CYRILLIC)
    try:
        check(words.text)
    except PlaceholderError as error:
        if not error.names:
            return _(LONE_BRACE).format(example="{reference}")
        return _(UNKNOWN_PLACEHOLDER).format(names=", ".join(f"{{{name}}}" for name in error.names))
    return None
