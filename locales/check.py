"""Are the catalogs in step with the code, complete, and do their placeholders agree?"""

from __future__ import annotations

import io
import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from locales import LANGUAGES, SOURCE_LANGUAGE
from locales.catalogs import FOLDER, TRANSLITERATED, po_path, read_catalog

TEMPLATE = FOLDER / "messages.pot"
ROOMS = ("bot", "desk", "handlers", "tickets", "directory")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "mark": None}
MAY_BE_INCOMPLETE = {"rom"}  # best effort; what it lacks comes from its fallback languages
TRANSLATED = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE and code not in TRANSLITERATED)


def extract() -> Catalog:
    """All texts marked in the code and the templates, sorted, without line numbers (they would change daily)."""
    catalog = Catalog(project="Kontakt", charset="utf-8", fuzzy=False)
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    for room in ROOMS:
        found = extract_from_dir(str(FOLDER.parent / room), methods, keywords=KEYWORDS, comment_tags=("Translators:",))
        for file, _line, message, comments, context in found:
            where = [(f"{room}/{Path(file).as_posix()}", 0)]
            catalog.add(message, locations=where, auto_comments=comments, context=context)
    return catalog


def update() -> None:
    """Write the template anew and bring every catalog in step with it; what is gone is dropped."""
    template = extract()
    TEMPLATE.write_bytes(_as_bytes(template))
    for code in TRANSLATED:
        path = po_path(code)
        path.parent.mkdir(exist_ok=True)
        catalog = read_catalog(code) if path.exists() else Catalog(locale=LANGUAGES[code].babel, fuzzy=False)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path.write_bytes(_as_bytes(catalog))


def faults() -> Iterator[str]:
    """Everything that keeps the catalogs from being right, one sentence each."""
    template = extract()
    if not TEMPLATE.exists() or _messages(_read_template()) != _messages(template):
        yield "locales/messages.pot is stale: run `python -m locales update`"
    for code in TRANSLATED:
        name = f"locales/{code}/messages.po"
        if not po_path(code).exists():
            yield f"{name} is missing: run `python -m locales update`"
            continue
        yield from _catalog_faults(name, code, template)


def _catalog_faults(name: str, code: str, template: Catalog) -> Iterator[str]:
    catalog = read_catalog(code)
    if _messages(catalog) != _messages(template):
        yield f"{name} is not in step with the code: run `python -m locales update`"
    for message in catalog:
        if not message.id:
            continue
        translated = all(_forms(message.string)) and not message.fuzzy
        if not translated and code not in MAY_BE_INCOMPLETE:
            yield f"{name}: not translated: {_first(message.id)!r}"
        if translated and not _placeholders_agree(message):
            yield f"{name}: other placeholders than the original: {_first(message.id)!r}"


def _placeholders_agree(message: Message) -> bool:
    wanted = [_placeholders(form) for form in _forms(message.id)]
    # A plural form may leave the number out ("one ticket"), but must not name anything else.
    everything = set().union(*wanted)
    if len(wanted) == 1:
        return all(_placeholders(form) == wanted[0] for form in _forms(message.string))
    return all(_placeholders(form) <= everything for form in _forms(message.string))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


Forms = str | tuple[str, ...] | list[str] | None


def _forms(value: Forms) -> tuple[str, ...]:
    return (value or "",) if isinstance(value, str | None) else tuple(value)


def _first(value: Forms) -> str:
    return _forms(value)[0]


def _messages(catalog: Catalog) -> set[tuple[str, ...]]:
    return {_forms(message.id) for message in catalog if message.id}


def _read_template() -> Catalog:
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def _as_bytes(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, sort_output=True, include_lineno=False, omit_header=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    # Dates would make every run a change.
    return "".join(line for line in lines if not line.startswith('"POT-Creation-Date')).encode()
