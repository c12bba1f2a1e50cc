"""What people write in cells, as the directory writes it: names for codes, days as they are called, dates as they are
written here. What is not understood stays as it is, and is refused by the field itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale
from rapidfuzz import fuzz, process

from directory.hours_schedule import WEEKDAYS, Standing
from directory.pack_cells import NO, YES
from directory.records import ContactKind, Municipality, Topic
from directory.spreadsheet.folding import folded
from directory.states import NAMES as STATE_NAMES
from locales import LANGUAGES
from locales.catalogs import mark, texts

KIND_NAMES: Mapping[str, str] = {
    ContactKind.OFFICE: mark("office"),
    ContactKind.GENERAL: mark("general office"),
    ContactKind.MOCR: mark("Municipal Office for Communities and Returns"),
    ContactKind.EMERGENCY: mark("emergency service"),
}
YES_NO: Mapping[str, str] = {YES: mark("yes"), NO: mark("no")}
NEAR, LIKE = 4, 60  # how many names are offered, of which likeness in percent at least
BY_APPOINTMENT = mark("by appointment only")

_PHONES_APART = re.compile(r"\s*(?:[;\n]| / |,(?=\s*[+0(]))\s*")
_LIST = re.compile(r"\s*[;\n]\s*")
_CODES = re.compile(r"[a-z0-9-]+(?:[\s,]+[a-z0-9-]+)*")
_LOCAL_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?")
_SERIAL = re.compile(r"[2-7]\d{4}")  # the days of a workbook, about 1954 to 2118
_FIRST_SERIAL_DAY = date(1899, 12, 30)
_DAY = re.compile(r"(?:e )?[^\W\d_]+\.?", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?<![\d.:-])(\d{1,2})(?:[.:](\d\d))?\s*[-–—]\s*(\d{1,2})(?:[.:](\d\d))?(?![\d.:-])"
)  # with dots, or whole hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Names → codes of one directory, folded."""

    municipalities: Mapping[str, str]
    topics: Mapping[str, str]

    def machine(self, column: str, text: str) -> str:
        """What a cell says, as the directory writes it."""
        match column:
            case "municipality":
                return self.municipalities.get(folded(text), text)
            case "topic" | "topics":
                return " ".join(self._topics(text))
            case _:
                return _READERS[column](text) if column in _READERS else text

    def near_topics(self, text: str) -> list[str]:
        """The codes of the topics whose names are most like a text."""
        found = process.extract(
            folded(text), list(self.topics), scorer=fuzz.token_set_ratio, limit=3 * NEAR, score_cutoff=LIKE
        )
        return list(dict.fromkeys(self.topics[name] for name, _, _ in found))[:NEAR]

    def _topics(self, text: str) -> Iterable[str]:
        for part in _LIST.split(text):
            for name in (part,) if folded(part) in self.topics else _apart(part, self.topics):
                yield self.topics.get(folded(name), name)


def words_of(municipalities: Iterable[Municipality], topics: Iterable[Topic]) -> Words:
    return Words(
        municipalities=_by_name((each.code, {*each.names.values(), *_indefinite(each)}) for each in municipalities),
        topics=_by_name((each.code, each.labels.values()) for each in topics),
    )


def _indefinite(municipality: Municipality) -> Iterable[str]:
    """Albanian has two forms of a name; lists are headed *Prishtinë*, the directory says *Prishtina*."""
    name = municipality.names.get("sq", "")
    if name.endswith("a"):
        yield name[:-1] + "ë"
    elif name.endswith(("i", "u")):
        yield name[:-1]


def _by_name(named: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    """A name that means two things means none."""
    found: dict[str, set[str]] = {}
    for code, names in named:
        for name in (code, *names):
            found.setdefault(folded(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _apart(text: str, known: Mapping[str, str]) -> list[str]:
    """Names with commas between, or codes with blanks between; what is not known stays in one piece."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if _CODES.fullmatch(text) and not any(folded(part) in known for part in parts):
        return text.replace(",", " ").split()
    return [part if folded(part) in known else "-".join(part.split()) for part in parts]


@cache
def _codes(what: str) -> Mapping[str, str]:
    """Folded word in any language → code."""
    named = {"kind": KIND_NAMES.items(), "state": STATE_NAMES.items(), "demo": YES_NO.items()}[what]
    return _by_name((str(code), _in_all_languages(name)) for code, name in named)


def _in_all_languages(marked: str) -> set[str]:
    return {texts(language).gettext(marked) for language in LANGUAGES}


def _code_of(what: str) -> Callable[[str], str]:
    return lambda text: _codes(what).get(folded(text), text)


def language_in_words(code: str) -> str:
    """A language as its speakers call it, where that leads back to its code."""
    endonym = LANGUAGES[code].endonym
    return endonym if _languages()[folded(endonym)] == code else code


@cache
def _languages() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for (
        code,
        info,
    ) in LANGUAGES.items():  # Serbian is spoken in no script: the first one that is called so stands for it
        found.setdefault(folded(code), code)
        found.setdefault(folded(info.endonym), code)
    for info in LANGUAGES.values():
        names = Locale.parse(info.babel).languages
        for code in ("sq", "bs", "tr", "en"):
            found.setdefault(folded(names.get(code, code)), code)
        found.setdefault(folded(names.get("sr", "sr")), "sr-Cyrl")
        found.setdefault(folded(names.get("rom", "rom")), "rom")
    return found


def _read_languages(text: str) -> str:
    parts = re.split(r"\s*[,;/\n]\s*", text) if re.search(r"[,;/\n]", text) else [text]
    found = [[_languages()[folded(part)]] if folded(part) in _languages() else part.split() for part in parts]
    return " ".join(_languages().get(folded(word), word) for words in found for word in words)


def _read_phones(text: str) -> str:
    return "; ".join(part for part in _PHONES_APART.split(text) if part)


def read_date(text: str) -> str:
    """Dates with dots (day first, as everywhere here), and those that a workbook counts in days."""
    found = _LOCAL_DATE.fullmatch(text)
    if found:
        try:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        except ValueError:
            return text
    if _SERIAL.fullmatch(text):
        return (_FIRST_SERIAL_DAY + timedelta(days=int(text))).isoformat()
    return text


def _read_coordinate(text: str) -> str:
    return text.replace(",", ".").rstrip("° ")


def _read_website(text: str) -> str:
    return f"https://{text}" if text.lower().startswith("www.") else text


def _read_hours(text: str) -> str:
    """`E hënë – E premte 8.00-16.00` and the like."""
    if folded(text) in {folded(name) for name in _in_all_languages(BY_APPOINTMENT)}:
        return Standing.BY_APPOINTMENT
    with_days = _DAY.sub(lambda found: _days().get(folded(found[0]), found[0]), text)
    return _PERIOD.sub(lambda found: f"{found[1]}:{found[2] or '00'}-{found[3]}:{found[4] or '00'}", with_days)


@cache
def _days() -> Mapping[str, str]:
    """Folded name of a weekday → its two letters."""
    found: dict[str, str] = {folded(day): day for day in WEEKDAYS}
    for info in LANGUAGES.values():
        days = Locale.parse(info.babel).days["stand-alone"]
        for width in ("wide", "abbreviated"):
            for number, name in days[width].items():
                found.setdefault(folded(name), WEEKDAYS[number])
                found.setdefault(folded(name).removeprefix("e "), WEEKDAYS[number])
    return found


_READERS: Mapping[str, Callable[[str], str]] = {
    "kind": _code_of("kind"),
    "state": _code_of("state"),
    "demo": _code_of("demo"),
    "phones": _read_phones,
    "languages": _read_languages,
    "latitude": _read_coordinate,
    "longitude": _read_coordinate,
    "website": _read_website,
    "opening_hours": _read_hours,
    "confirmed_on": read_date,
    "due_on": read_date,
    "valid_from": read_date,
    "valid_to": read_date,
}
