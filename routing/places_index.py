"""The names of a pack, laid out so that each form of a name is found by looking up a few keys."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from routing import places_forms
from routing.normalise import fold, words
from routing.places_text import spelling_key
from routing.places_traps import NAMES, SHORT, Trap, bare

FILES = ("aliases.csv", "places.csv")
MUNICIPALITIES_FILE = "municipalities.csv"
_VILLAGE_KINDS = ("village", "village_no_diacritics")
# Forms made from other rows: they take no endings of their own.
_MADE_KINDS = ("inflected", "no_diacritics", "village_no_diacritics")
# Rows that hold a preposition or "municipality of" are made of other rows: context finds them.
_LED = ("iz ", "u ", "ne ", "nga ", "komuna ", "severni deo ")
CONNECTORS = frozenset(("e", "i", "te", "se", "s", "t", "de"))
FUZZY_LETTERS = 5
_SHORT = 4  # a village's name of so few letters needs proof
_BARE = frozenset(("",))


Called = tuple[str, str]
"""A municipality's code, and something it is called."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as parts of spelling keys. `municipal`: the municipality itself or its seat, not one of its villages."""

    parts: tuple[str, ...]
    codes: tuple[str, ...]
    municipal: bool
    shown: str
    trap: Trap | None = None
    abbreviated: bool = False


@dataclass(slots=True)
class Index:
    """`single`: stem → (name, endings it takes). `several`: first part's stem → names of several words."""

    single: dict[str, list[tuple[Name, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    several: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    near: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class _Entry:
    shown: str
    municipal: set[str] = field(default_factory=set)
    villages: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    risky: bool = False
    base: bool = False  # some row gives it as a base form, which takes endings

    @property
    def codes(self) -> tuple[str, ...]:
        """A municipality of that name outranks villages of that name."""
        if self.municipal:
            return tuple(sorted(self.municipal | (self.also - self.villages)))
        return tuple(sorted(self.villages | self.also))


def read_rows(pack: Path, called: Iterable[Called] = ()) -> list[dict[str, str]]:
    """The rows of the pack's name files, then one for each other name of a municipality, from the pack or `called`."""
    rows = [row for name in FILES for row in _table(pack / name)]
    known = {(row["municipality"], fold(alias)) for row in rows for alias in row["alias"].split("/")}
    for code, name in (*_official_names(pack), *called):
        if (code, fold(name)) not in known:
            known.add((code, fold(name)))
            rows.append(_row(code, name))
    return rows


def _table(path: Path) -> list[dict[str, str]]:
    """The rows of a file; a missing one is empty."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _official_names(pack: Path) -> Iterator[Called]:
    for row in _table(pack / MUNICIPALITIES_FILE):
        yield from (
            (row["code"], cell) for column, cell in row.items() if column.startswith("name_") and _is_name(column, cell)
        )


def _is_name(column: str, cell: str) -> bool:
    return bool(cell) and not column.endswith("_source")


def _row(code: str, name: str) -> dict[str, str]:
    return {"municipality": code, "alias": name, "kind": "official", "ambiguous_with": "", "risk": ""}


def build(rows: Iterable[dict[str, str]]) -> Index:
    entries = _entries(rows)
    index = Index()
    for parts, entry in sorted(entries.items(), key=lambda item: not item[1].base):
        name = Name(parts, entry.codes, bool(entry.municipal), entry.shown, _trap(parts, entry))
        _add(index, name, entries, takes_endings=entry.base)
    _add_heads(index, entries)
    for stem, options in index.single.items():
        if len(stem) >= FUZZY_LETTERS and any(name.trap is None or not name.trap.need for name, _ in options):
            for shorter in places_forms.deletions(stem):
                index.near[shorter].append(stem)
    return index


def _entries(rows: Iterable[dict[str, str]]) -> dict[tuple[str, ...], _Entry]:
    entries: dict[tuple[str, ...], _Entry] = {}
    for row in rows:
        if "(" in row["alias"]:
            continue
        for alias in row["alias"].split("/"):
            folded = fold(alias)
            if folded.startswith(_LED):
                continue
            for parts in _spellings(folded):
                entry = entries.setdefault(parts, _Entry(alias))
                group = entry.villages if row["kind"] in _VILLAGE_KINDS else entry.municipal
                group.add(row["municipality"])
                entry.also.update(row["ambiguous_with"].split())
                entry.risky = entry.risky or bool(row["risk"])
                entry.base = entry.base or row["kind"] not in _MADE_KINDS
    return entries


def _spellings(folded: str) -> list[tuple[str, ...]]:
    words = [word for word in folded.split() if word not in CONNECTORS]
    found = [tuple(spelling_key(word) for word in words)]
    # Đ is often typed as a bare D: Dakovica.
    found += [tuple(spelling_key(word.replace("dj", "d")) for word in words)] if "dj" in folded else []
    return found


def _trap(parts: tuple[str, ...], entry: _Entry) -> Trap | None:
    trap = NAMES.get(bare(" ".join(parts)))
    if trap is not None:
        return trap
    if entry.municipal:
        return None
    if len(parts) == 1 and len(parts[0]) <= _SHORT:
        return SHORT
    if len(parts) == 1 and len(bare(parts[0])) <= _SHORT:
        return Trap()
    return Trap() if entry.risky else None


def _add(index: Index, name: Name, entries: dict[tuple[str, ...], _Entry], *, takes_endings: bool) -> None:
    if len(name.parts) > 1:
        _add_several(index, name, entries)
    elif takes_endings:
        _add_single(index, name, name.parts[0])
    elif not _is_form(index, name):
        index.single[name.parts[0]].append((name, _BARE))


def _add_single(index: Index, name: Name, key: str) -> None:
    for stem, endings in places_forms.stems(key).items():
        index.single[stem].append((name, endings))


def _add_several(index: Index, name: Name, entries: dict[tuple[str, ...], _Entry]) -> None:
    for stem in places_forms.part_stems(name.parts[0]):
        index.several[stem].append(name)
    if len(name.parts) != 2:
        return
    first, second = name.parts
    if (first + second,) not in entries:
        _add_single(index, name, first + second)  # fushekosova
    if name.municipal and len(first) > 2 and len(second) > 3:
        initial = Name((first[0], second), name.codes, True, name.shown, abbreviated=True)  # F. Kosova
        index.several[first[0]].append(initial)


_SIDES = frozenset(
    words("""
    eperm eperme postem postme madh madhe vogel ulet ri re vjeter dona done doni gorna gorne gorni gornje gornji
    velik velika veliko veliki mala malo mali novo nova staro stara jerli jerlive muhaxhereve muhadzer muhadzereve
    """)
)


def _is_form(index: Index, name: Name) -> bool:
    """Whether endings already lead from a base form of the same municipality to this one."""
    return any(
        other.codes == name.codes and ending in endings
        for stem, ending in places_forms.splits(name.parts[0])
        for other, endings in index.single.get(stem, ())
    )


def _add_heads(index: Index, entries: dict[tuple[str, ...], _Entry]) -> None:
    """Prekaz for Prekaz i Epërm, Livoč for Gornji Livoč: people leave "upper" and "lower" out."""
    heads: dict[str, set[str]] = defaultdict(set)
    for parts, entry in entries.items():
        rest = [part for part in parts if part not in _SIDES]
        if len(parts) == 2 and len(rest) == 1 and len(rest[0]) >= 5 and not entry.municipal:
            heads[rest[0]].update(entry.codes)
    for head, codes in heads.items():
        if (head,) not in entries:
            name = Name((head,), tuple(sorted(codes)), False, head.capitalize(), NAMES.get(bare(head)))
            _add_single(index, name, head)
