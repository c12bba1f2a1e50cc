"""A small pack without faults, for tests that break it or save it."""

from __future__ import annotations

from pathlib import Path

from directory.pack_contacts import COLUMN_NAMES
from directory.pack_places import ALIAS_COLUMNS, MUNICIPALITY_COLUMNS

FIVE = "sq: {0} sq\n{1}sr-Cyrl: {0} ср\n{1}bs: {0} bs\n{1}tr: {0} tr\n{1}en: {0} en\n"


def five(text: str, indent: int) -> str:
    """The same text in the five languages, as YAML below a key."""
    blanks = " " * indent
    return "\n" + blanks + FIVE.format(text, blanks)


TOPICS = (
    "groups:\n"
    "- code: services\n"
    f"  labels: {five('services', 4)}"
    "  topics:\n"
    "  - code: water\n"
    f"    labels: {five('water', 6)}"
    f"    descriptions: {five('all about water', 6)}"
    "  - code: roads\n"
    f"    labels: {five('roads', 6)}"
    f"    descriptions: {five('all about roads', 6)}"
)
SOURCE = "  source_url: https://example.org/offices\n  source_date: about 2014\n"
DIRECTORATES = "directorates:\n" + "".join(
    f"- key: {key}\n  kind: {kind}\n  topics: [{topics}]\n  names: {five(key, 4)}{SOURCE}"
    for key, kind, topics in (
        ("general", "general", ""),
        ("mocr", "mocr", ""),
        ("works", "office", "water, roads"),
    )
)
PROCEDURES = (
    "procedures:\n"
    "- key: here/connection\n"
    "  municipality: here\n"
    "  topic: water\n"
    f"  titles: {five('connection', 4)}"
    "  documents:\n"
    "    sq: [letër]\n    sr-Cyrl: [папир]\n    bs: [papir]\n    tr: [kağıt]\n    en: [paper]\n"
    f"  fees: {five('5 €', 4)}"
    "  deadline_days: 30\n"
    "  source_url: https://example.org/connection\n"
    "  source_date: 2024-05\n"
)
MUNICIPALITIES: tuple[dict[str, str], ...] = tuple(
    {
        "code": code,
        **dict.fromkeys(("name_sq", "name_bs", "name_en"), code),
        "name_sr-Cyrl": "Овде",
        "official_languages": "sq sr-Cyrl",
        "latitude": "42.5",
        "longitude": "21.0",
        "website": f"https://{code}.example.org/",
        "sources": "a map",
    }
    for code in ("here", "there")
)
WATER: dict[str, str] = {
    "key": "here/water-company",
    "municipality": "here",
    "kind": "office",
    "topics": "water",
    "name_sq": "Uji",
    "name_sr-Cyrl": "Вода",
    "name_bs": "Voda",
    "name_tr": "Su",
    "name_en": "Water",
    "phones": "038 222 165",
    "email": "info@kru-prishtina.com",
    "opening_hours": "Mo-Fr 08:00-16:00",
    "languages": "sq sr-Cyrl",
    "source_url": "https://example.org/water",
    "source_date": "2024-05-06",
    "trust": "A",
    "state": "unconfirmed",
}
ALIASES = ({"municipality": "here", "alias": "Here", "kind": "official", "lang": "en", "source": "a map"},)


def table(columns: tuple[str, ...], *rows: dict[str, str]) -> str:
    """Rows as CSV; none of the cells may hold a comma."""
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    return "".join(",".join(line) + "\n" for line in lines)


def write_pack(folder: Path, *contacts: dict[str, str]) -> Path:
    """A pack of two municipalities, two topics and three directorates, and these rows of contacts.csv."""
    folder.mkdir()
    files = {
        "municipalities.csv": table(MUNICIPALITY_COLUMNS, *MUNICIPALITIES),
        "aliases.csv": table(ALIAS_COLUMNS, *ALIASES),
        "topics.yaml": TOPICS,
        "directorates.yaml": DIRECTORATES,
        "contacts.csv": table(COLUMN_NAMES, *(contacts or (WATER,))),
        "procedures.yaml": PROCEDURES,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_demo(folder: Path, *contacts: dict[str, str], extends: str = "small") -> Path:
    """A pack that lays demo facts over the pack beside it."""
    folder.mkdir()
    (folder / "pack.yaml").write_text(f"extends: {extends}\n", encoding="utf-8")
    (folder / "contacts.csv").write_text(table(COLUMN_NAMES, *contacts), encoding="utf-8")
    return folder
