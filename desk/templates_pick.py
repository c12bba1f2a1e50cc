"""Which reply templates fit a question, in which languages there are versions, and what one reads for its resident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desk.scripts import to_latin
from desk.templates_fill import Filled, Subject, fill, values_for
from desk.words import endonym
from directory.guide import Guide
from locales.catalogs import texts
from locales.choose import choose
from storage.templates import Template, Words

WHICH = ":"  # between a key and the language of a version: no key holds it
CYRILLIC, LATIN = "sr-Cyrl", "sr-Latn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A template to choose: `value` names it and, if it is not the resident's language, the version."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    label: str
    choices: tuple[Choice, ...]


def groups(templates: Iterable[Template], subject: Subject, resident_language: str, language: str) -> tuple[Group, ...]:
    """What can be put into an answer: first what fits the topic, then the rest, then what is missing in the resident's
    language, in the languages that there are. Labels are in the officer's `language`.
    """
    _ = texts(language).gettext
    usable = [each for each in templates if each.municipality in (None, subject.municipality)]
    there = [each for each in usable if version_for(each, resident_language)]
    fitting = [_choice(each, language) for each in there if _fits(each, subject)]
    others = [_choice(each, language) for each in there if not _fits(each, subject)]
    missing = [choice for each in usable if each not in there for choice in _other_versions(each, language)]
    named = (
        (_("For this question"), fitting),
        (_("For other topics"), others),
        (_("Missing in {language}").format(language=endonym(resident_language)), missing),
    )
    return tuple(Group(label=label, choices=tuple(choices)) for label, choices in named if choices)


def version_for(template: Template, language: str) -> Words | None:
    """The version in this very language; Latin Serbian is made from Cyrillic."""
    words = template.versions.get(CYRILLIC if language == LATIN else language)
    if words is None or language != LATIN:
        return words
    return Words(title=to_latin(words.title), text=to_latin(words.text))


def title_in(template: Template, language: str) -> str:
    """The title for somebody who works in `language`."""
    words = version_for(template, language)
    chosen = choose(template.versions, language)
    return words.title if words else chosen[1].title if chosen else template.key


def filled_for(template: Template, subject: Subject, guide: Guide, language: str, now: datetime) -> Filled | None:
    """The version in `language` with its placeholders filled in; None when there is none."""
    words = version_for(template, language)
    return fill(words.text, values_for(subject, guide, language, now)) if words else None


def _fits(template: Template, subject: Subject) -> bool:
    return not template.topics or subject.topic in template.topics


def _choice(template: Template, language: str) -> Choice:
    return Choice(value=template.key, label=title_in(template, language))


def _other_versions(template: Template, language: str) -> list[Choice]:
    _ = texts(language).gettext
    label = _("{title} (in {language})")
    title = title_in(template, language)
    return [
        Choice(value=f"{template.key}{WHICH}{code}", label=label.format(title=title, language=endonym(code)))
        for code in template.versions
    ]
