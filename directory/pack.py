"""The starter pack: plain files an admin can read and edit, and everything that is wrong with them.

What each file holds is written in the README.md of its folder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from directory.pack_contacts import read_contacts
from directory.pack_details import look_closely
from directory.pack_directorates import read_directorates
from directory.pack_faults import Fault, FileFaults, Severity
from directory.pack_nodes import read_entry
from directory.pack_offices import Codes, Offices, check_facts
from directory.pack_outline import MAP_FILE, read_outline
from directory.pack_places import check_aliases, read_municipalities
from directory.pack_procedures import read_procedures
from directory.pack_topics import read_topics
from directory.pack_values import read_code
from directory.records import ContactKind, ContactPoint, Municipality, Outline, Procedure, State, Topic, Versions
from directory.succession import goes_round
from locales.country import COUNTRY_FILE, HOME, CountryError, read_country

PACKS = Path(__file__).parent / "packs"
OVERLAY = "pack.yaml"  # only in a pack that extends another one


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a pack says. `groups`: the labels of each group of topics. `faults`: what is wrong with its files.

    `outline` is empty for a country that is not drawn.
    """

    municipalities: tuple[Municipality, ...]
    topics: tuple[Topic, ...]
    groups: Mapping[str, Versions]
    contacts: tuple[ContactPoint, ...]
    procedures: tuple[Procedure, ...]
    faults: tuple[Fault, ...]
    outline: Outline = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults for which the pack must not be loaded."""
        return tuple(fault for fault in self.faults if fault.severity is Severity.ERROR)


def extended_pack(folder: Path) -> Path:
    """The pack that stands for itself: this one, or the one that it extends."""
    folder = folder.resolve()
    if not (folder / OVERLAY).exists():
        return folder
    entry = read_entry(folder / OVERLAY, ("extends",), FileFaults(f"{folder.name}/{OVERLAY}", []))
    return folder.parent / ((entry.text("extends") if entry else "") or HOME.name)


def read_pack(folder: Path) -> Pack:
    """The pack in a folder, with every fault that can be seen without slow libraries; never raises for a fault."""
    return _Reader(folder).pack()


def check(folder: Path) -> list[Fault]:
    """Every fault of the folder's own files, phone numbers and e-mail addresses looked at closely."""
    reader = _Reader(folder)
    pack = reader.pack()
    own = f"{folder.resolve().name}/"
    found = [fault for fault in pack.faults if fault.file.startswith(own)]
    if any(not fault.file.startswith(own) for fault in pack.errors):
        found.append(Fault(file=own + OVERLAY, line=None, message="the pack it extends has errors"))
    for placed in reader.offices.values():
        file, line = placed.faults.file, placed.line
        for field, message, severity in look_closely(placed.contact) if file.startswith(own) else ():
            found.append(Fault(file=file, line=line, message=f"{field}: {message}", severity=severity))
    return sorted(found, key=lambda fault: (fault.file, fault.line or 0))


class _Reader:
    """Reads a folder once; keeps where the contact points stand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()  # faults name the folder, and "." has no name
        self._found: list[Fault] = []
        self.offices: Offices = {}

    def pack(self) -> Pack:
        return self._overlay() if (self._folder / OVERLAY).exists() else self.whole()

    def whole(self) -> Pack:
        """A pack that stands for itself."""
        municipalities = tuple(read_municipalities(*self._file("municipalities.csv")))
        by_code = {municipality.code: municipality for municipality in municipalities}
        self._check_country()
        topics = read_topics(*self._file("topics.yaml"))
        codes = Codes(municipalities=by_code, topics={topic.code for topic in topics.topics})
        path, faults = self._file("aliases.csv")
        if path.exists():  # names that people use besides the official ones
            check_aliases(path, by_code, faults)
        path, faults = self._file("directorates.yaml")
        directorates = read_directorates(path, by_code, codes.topics, faults)
        path, faults = self._file("contacts.csv")
        self.offices = dict(directorates)
        if path.exists():
            self.offices = read_contacts(path, directorates, codes, faults, demo=False)
        self._check_offices(codes, faults)
        path, faults = self._file("procedures.yaml")
        procedures = tuple(read_procedures(path, by_code, codes.topics, faults)) if path.exists() else ()
        outline = read_outline(*self._file(MAP_FILE))
        return Pack(
            municipalities=municipalities,
            topics=topics.topics,
            groups=topics.groups,
            contacts=self._contacts(),
            procedures=procedures,
            faults=tuple(self._found),
            outline=outline,
        )

    def _check_country(self) -> None:
        path, faults = self._file(COUNTRY_FILE)
        try:
            read_country(path.parent)
        except CountryError as error:
            faults.error(None, str(error))

    def _overlay(self) -> Pack:
        """Another pack with the contact points of this one laid over it: demo facts."""
        path, faults = self._file(OVERLAY)
        entry = read_entry(path, ("extends",), faults)
        base_name = entry.require("extends", read_code) if entry else None
        base = _Reader(self._folder.parent / (base_name or ""))
        pack = base.whole()
        codes = Codes(
            municipalities={municipality.code for municipality in pack.municipalities},
            topics={topic.code for topic in pack.topics},
        )
        path, faults = self._file("contacts.csv")
        self.offices = read_contacts(path, base.offices, codes, faults, demo=True)
        for key, placed in self.offices.items():
            if placed is not base.offices.get(key):
                check_facts(placed)
        return Pack(
            municipalities=pack.municipalities,
            topics=pack.topics,
            groups=pack.groups,
            contacts=self._contacts(),
            procedures=pack.procedures,
            faults=(*pack.faults, *self._found),
            outline=pack.outline,
        )

    def _file(self, name: str) -> tuple[Path, FileFaults]:
        return self._folder / name, FileFaults(f"{self._folder.name}/{name}", self._found)

    def _contacts(self) -> tuple[ContactPoint, ...]:
        return tuple(placed.contact for placed in self.offices.values())

    def _check_offices(self, codes: Codes, faults: FileFaults) -> None:
        said = set()
        for placed in self.offices.values():
            # A directorate has one line for all municipalities: what is wrong with it is said once.
            facts = (placed.faults.file, placed.line, str(placed.contact.names))
            if facts not in said:
                said.add(facts)
                check_facts(placed)
        for message in (*_gaps(self._contacts(), codes), *_lost_successors(self.offices)):
            faults.error(None, message)


def _lost_successors(offices: Offices) -> Iterable[str]:
    """Successors that are not there, and lines of them that go round."""
    successors = {key: placed.contact.successor for key, placed in offices.items()}
    for key, successor in successors.items():
        if successor is not None and (successor not in offices or goes_round(key, successors)):
            yield f"{key} names a successor that is not there or leads back to it: {successor}"


def _gaps(contacts: Iterable[ContactPoint], codes: Codes) -> Iterable[str]:
    """What a municipality has nobody for."""
    topics: dict[str | None, set[str]] = defaultdict(set)
    kinds: dict[str | None, set[ContactKind]] = defaultdict(set)
    for contact in contacts:
        if contact.state is not State.INACTIVE:
            topics[contact.municipality].update(contact.topics)
            kinds[contact.municipality].add(contact.kind)
    for municipality in codes.municipalities:
        missing = sorted(set(codes.topics) - topics[municipality])
        if missing:
            yield f"{municipality} has no contact point for {', '.join(missing)}"
        for kind in (ContactKind.GENERAL, ContactKind.MOCR):
            # Not every country has such an office; where one municipality has it, all have.
            is_usual = kind is ContactKind.GENERAL or any(kind in each for each in kinds.values())
            if is_usual and kind not in kinds[municipality]:
                yield f"{municipality} has no contact point of the kind {kind}"
