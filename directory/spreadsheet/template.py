"""A workbook for one municipality to fill in: a row for each matter and office, and a sheet that says how.

Offices are told apart by their names, so that whoever fills it in needs no keys: another name is another office.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from directory import store_rows
from directory.contact_store import load_contacts
from directory.history import BY_NAME
from directory.pack_values import WRITTEN_LANGUAGES
from directory.present import is_shown
from directory.records import ContactKind, ContactPoint, Municipality, State, Topic
from directory.spreadsheet.cells import guarded_text_cell
from directory.spreadsheet.headers import TOPIC, VERSION, label
from directory.spreadsheet.words import language_in_words
from directory.states import NAMES as STATE_NAMES
from directory.store import load_topics
from locales import LANGUAGES
from locales.catalogs import mark, texts
from locales.choose import choose_text
from locales.local_time import ZONE
from storage.directory import rows_by_key
from storage.directory_tables import MunicipalityRow

WIDTHS: Mapping[str, int] = {TOPIC: 34, "phones": 24, "email": 30, "address": 34, "opening_hours": 30, "website": 30}
USUAL_WIDTH = 18
NAME_WIDTH = 40
HEADING, GIVEN = "1F4E79", "E7EEF5"  # colours
CHOICES = (State.UNCONFIRMED, State.CONFIRMED, State.REFUSES, State.OWN_FORM_ONLY, State.INACTIVE)
MOST_LANGUAGES = 2  # of the official ones: a table that is too wide is not filled in
ROOM = 200  # rows below the last one that keep the form of cells

SHEET = mark("Contacts")
EXPLANATIONS = mark("What to write")
HINTS: Mapping[str, str] = {
    TOPIC: mark("Given. To name two offices for one matter, copy the row."),
    "name": mark("The office's official name; one language is enough. Another name is another office."),
    "phones": mark("One or several with ; between, e.g. 038 222 165; 044 123 456"),
    "email": mark("One address, e.g. info@example.org"),
    "address": mark("Street, number, floor, as one would tell a visitor"),
    "opening_hours": mark("e.g. Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-12:00 – or 24/7 – or: by appointment only"),
    "languages": mark("Languages spoken at the counter, with commas between: {choices}"),
    "website": mark("Address on the web, e.g. www.example.org"),
    "note": mark("What residents should know besides, e.g. which counter; one or two sentences"),
    "role": mark("What the person there is, e.g. head of the registry"),
    "person": mark("Only if the office wants the name to be known"),
    "state": mark("One of: {choices}"),
    "confirmed_on": mark("The day on which the office confirmed it, e.g. 31.1.2026; empty: the day it is brought in"),
}
RULES = (
    mark("An empty cell changes nothing. A cell with only - empties what was there."),
    mark("Rows that are left as they are change nothing. Nothing is removed because its row is missing."),
    mark("Before anything is written you see what would change, and every mistake. All can be taken back."),
)


def template(
    municipality: Municipality, topics: Sequence[Topic], contacts: Sequence[ContactPoint], language: str, today: date
) -> bytes:
    """The .xlsx workbook, headed in a language of the desk; what is known of the municipality is filled in."""
    from openpyxl import Workbook

    workbook = Workbook()
    columns = _columns(municipality)
    sheet = workbook.active
    sheet.title = texts(language).gettext(SHEET)
    own = [each for each in contacts if each.municipality == municipality.code and is_shown(each, today)]
    _fill(sheet, columns, list(_rows(municipality, topics, own, language, columns)), language)
    _explain(workbook.create_sheet(texts(language).gettext(EXPLANATIONS)), columns, language)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _columns(municipality: Municipality) -> Sequence[str]:
    official = [code for code in municipality.official_languages if code in WRITTEN_LANGUAGES][:MOST_LANGUAGES] or [
        "sq"
    ]
    named = list(dict.fromkeys([*official, "en"]))
    return (
        "municipality",
        TOPIC,
        *(f"name_{code}" for code in named),
        *("phones", "email", "address", "opening_hours", "languages", "website"),
        *(f"role_{code}" for code in official[:1]),
        "person",
        *(f"note_{code}" for code in official),
        *("state", "confirmed_on", VERSION),
    )


def _rows(
    municipality: Municipality,
    topics: Sequence[Topic],
    contacts: Sequence[ContactPoint],
    language: str,
    columns: Sequence[str],
) -> Iterator[dict[str, str]]:
    """For each matter those who answer for it; an empty row where nobody does. Then those for whatever else."""
    place = choose_text(municipality.names, language)
    for topic in sorted(topics, key=lambda each: (each.position, each.code)):
        offices = [contact for contact in contacts if topic.code in contact.topics]
        given = {"municipality": place, TOPIC: choose_text(topic.labels, language)}
        yield from (given | _known(office, columns, language) for office in offices)
        if not offices:
            yield given
    for contact in contacts:
        if not contact.topics and contact.kind is not ContactKind.EMERGENCY:
            yield {"municipality": place} | _known(contact, columns, language)


def _known(contact: ContactPoint, columns: Sequence[str], language: str) -> dict[str, str]:
    """The cells of an office. Only one name of it stands there: if it is another one, the others would be wrong."""
    names = [name for name in columns if name.startswith("name_") and BY_NAME[name].value_of(contact)]
    left_out = {"municipality", *names[1:]}
    cells = {name: BY_NAME[name].text_of(contact) for name in columns if name in BY_NAME and name not in left_out}
    spoken = ", ".join(map(language_in_words, contact.languages))
    state = texts(language).gettext(STATE_NAMES[contact.state])
    return cells | {"languages": spoken, "state": state, VERSION: str(contact.version)}


def _fill(sheet: Any, columns: Sequence[str], rows: Sequence[Mapping[str, str]], language: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    given = PatternFill("solid", fgColor=GIVEN)
    for number, column in enumerate(columns, start=1):
        heading = sheet.cell(1, number, label(column, language))
        heading.font, heading.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=HEADING)
        heading.alignment = Alignment(wrap_text=True, vertical="top")
        width = NAME_WIDTH if column.startswith("name_") else WIDTHS.get(column, USUAL_WIDTH)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = width, column == VERSION
        for index in range(len(rows) + ROOM):
            cell = sheet.cell(index + 2, number)
            cell.number_format = "@"  # text: a number keeps its plus and its first zero
            text = rows[index].get(column, "") if index < len(rows) else ""
            if text:
                cell.value, cell.data_type = guarded_text_cell(text), "s"
            if index < len(rows) and column in ("municipality", TOPIC):
                cell.fill = given
    sheet.freeze_panes = "C2"
    _offer_states(sheet, columns, language, len(rows) + ROOM)


def _offer_states(sheet: Any, columns: Sequence[str], language: str, rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(columns.index("state") + 1)
    offer = DataValidation(type="list", formula1=f'"{",".join(_states(language))}"', allow_blank=True)
    offer.add(f"{letter}2:{letter}{rows + 1}")
    sheet.add_data_validation(offer)


def _explain(sheet: Any, columns: Sequence[str], language: str) -> None:
    from openpyxl.styles import Alignment, Font

    _ = texts(language).gettext
    choices = {"state": _states(language), "languages": [info.endonym for info in LANGUAGES.values()]}
    for rule in RULES:
        sheet.append(["", _(rule)])
    sheet.append([])
    for column in columns:
        name = column.partition("_")[0] if column.startswith(("name_", "role_", "note_")) else column
        if name in HINTS:
            hint = _(HINTS[name]).format(choices=", ".join(choices.get(name, ())))
            sheet.append([label(column, language), hint])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 100
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _states(language: str) -> list[str]:
    return [texts(language).gettext(STATE_NAMES[state]) for state in CHOICES]


async def load_template(session: AsyncSession, municipality: str, language: str, *, now: datetime) -> bytes:
    """As `template`, of what stands in the store. Raises `KeyError` for a municipality that is not there."""
    rows = await rows_by_key(session, MunicipalityRow, "code", only=[municipality])
    return template(
        store_rows.to_municipality(rows[municipality]),
        await load_topics(session),
        await load_contacts(session),
        language,
        now.astimezone(ZONE).date(),
    )
