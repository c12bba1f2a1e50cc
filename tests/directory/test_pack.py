"""The packs that come with Kontakt, and how a pack is read."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from directory.guide import Guide
from directory.pack import PACKS, Pack, check, read_pack
from directory.pack_faults import Severity
from directory.records import ContactKind, ContactPoint, State, Step
from tests.directory.small_pack import WATER, write_demo, write_pack

PRISHTINA_NATIONAL_TOPICS = {
    "diploma-recognition": "kosovo/naric",
    "id-documents": "kosovo/civil-registration-agency",
    "electricity-lighting": "kosovo/keds",
    "pensions": "kosovo/pension-trust",
    "language-rights": "kosovo/language-commissioner",
    "fact-check": "kosovo/hibrid-info",
}


@cache
def pack(name: str) -> Pack:
    return read_pack(PACKS / name)


def contacts(name: str) -> dict[str, ContactPoint]:
    return {contact.key: contact for contact in pack(name).contacts}


def guide(name: str = "kosovo") -> Guide:
    read = pack(name)
    return Guide(read.municipalities, read.topics, read.contacts, read.procedures)


@pytest.mark.parametrize("name", ["kosovo", "demo"])
def test_a_pack_that_comes_with_kontakt_has_no_fault(name: str) -> None:
    assert pack(name).faults == ()


@pytest.mark.parametrize("name", ["kosovo", "demo"])
def test_a_closer_look_finds_no_error_either(name: str) -> None:
    assert [str(fault) for fault in check(PACKS / name) if fault.severity is Severity.ERROR] == []


def test_the_old_serbian_prefix_is_a_warning() -> None:
    warnings = [str(fault) for fault in check(PACKS / "kosovo")]
    assert sum("+381" in warning for warning in warnings) == 2


def test_the_kosovo_pack_is_whole() -> None:
    read = pack("kosovo")
    assert (len(read.municipalities), len(read.topics), len(read.groups), len(read.procedures)) == (38, 31, 7, 86)


def test_every_municipality_has_an_office_of_its_own_for_every_topic() -> None:
    found = guide()
    steps = {found.find(place, topic).step for place in found.municipalities for topic in found.topics}
    assert steps == {Step.OFFICE}


@pytest.mark.parametrize("kind", [ContactKind.GENERAL, ContactKind.MOCR])
def test_every_municipality_has_its_general_office_and_its_office_for_communities(kind: ContactKind) -> None:
    having = {contact.municipality for contact in pack("kosovo").contacts if contact.kind is kind}
    assert len(having) == 38


def test_emergency_numbers_are_there_with_112_first() -> None:
    assert [contact.phones for contact in guide().emergency_contacts()] == [("112",), ("192",), ("193",), ("194",)]


def test_nothing_is_confirmed_before_an_admin_confirms_it() -> None:
    assert {contact.state for contact in pack("kosovo").contacts} == {State.UNCONFIRMED}


@pytest.mark.parametrize(("topic", "key"), PRISHTINA_NATIONAL_TOPICS.items())
def test_the_national_body_that_decides_stands_beside_the_municipal_office(topic: str, key: str) -> None:
    assert key in {other.key for other in guide().find("prishtina", topic).others}


def test_no_service_point_for_savings_stands_before_the_municipal_office_for_pensions() -> None:
    found = {place: guide().find(place, "pensions").contact for place in guide().municipalities}
    assert not [place for place, contact in found.items() if contact and "trust" in contact.key]


@pytest.mark.parametrize("hidden", ["028 533 396", "+381 28 460 048", "+381 28 460 115"])
def test_what_must_not_be_published_is_not_there(hidden: str) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (PACKS / "kosovo").glob("*.*"))
    assert hidden not in text


def test_several_numbers_of_one_office_are_one_contact_point() -> None:
    assert contacts("kosovo")["kosovo/language-commissioner"].phones == ("+381 38 20014448", "+383 38 20014612")


def test_state_taxes_are_kept_but_shown_for_no_topic() -> None:
    taxes = [contact for key, contact in contacts("kosovo").items() if "/tax-administration" in key]
    assert len(taxes) == 12
    assert not any(contact.topics for contact in taxes)


def test_a_row_with_the_key_of_a_directorate_adds_to_it() -> None:
    office = contacts("kosovo")["skenderaj/agriculture"]
    assert (office.address, office.topics) == ("municipal offices, 1st floor", ("agriculture",))


def test_a_municipality_may_call_an_office_otherwise() -> None:
    names = {code: contacts("kosovo")[f"{code}/cadastre"].names["sq"] for code in ("gjilan", "peja")}
    assert names["gjilan"] != names["peja"]


def test_the_names_people_use_are_all_there() -> None:
    with (PACKS / "kosovo" / "aliases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2307
    assert list(rows[0]) == ["municipality", "alias", "kind", "lang", "ambiguous_with", "risk", "source", "note"]


def test_official_languages_begin_with_that_of_most_residents() -> None:
    languages = {each.code: each.official_languages for each in pack("kosovo").municipalities}
    assert languages["gracanica"] == ("sr-Cyrl", "sq", "rom")
    assert languages["mamusha"][0] == "tr"


def test_serbian_is_written_in_cyrillic_only() -> None:
    written = {code for contact in pack("kosovo").contacts for code in (*contact.names, *contact.notes)}
    assert "sr-Latn" not in written


def test_every_procedure_tells_its_title_and_documents_in_five_languages() -> None:
    lacking = [
        procedure.key
        for procedure in pack("kosovo").procedures
        for versions in (procedure.titles, procedure.documents, procedure.fees, procedure.notes)
        if versions and not {"sq", "sr-Cyrl", "bs", "tr", "en"} <= set(versions)
    ]
    assert lacking == []


def test_the_demo_pack_marks_every_fact_it_adds() -> None:
    demo = {key for key, contact in contacts("demo").items() if contact.demo}
    added = {key for key, contact in contacts("demo").items() if contact != contacts("kosovo").get(key)}
    assert added == demo
    assert len(demo) > 100


def test_demo_numbers_are_plainly_no_numbers() -> None:
    phones = [phone for contact in pack("demo").contacts if contact.demo for phone in contact.phones]
    assert all(phone.startswith("+383 00 000 ") for phone in phones)


def test_a_pack_can_be_named_from_inside_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_pack(tmp_path / "small", WATER | {"trust": "Z"}))
    assert [fault.file for fault in check(Path())] == ["small/contacts.csv"]


def test_a_small_pack_is_read_whole(tmp_path: Path) -> None:
    read = read_pack(write_pack(tmp_path / "small"))
    assert read.faults == ()
    assert [contact.key for contact in read.contacts] == [
        *("here/general", "there/general", "here/mocr", "there/mocr", "here/works", "there/works"),
        "here/water-company",
    ]


def test_a_directorate_gets_the_website_of_each_municipality(tmp_path: Path) -> None:
    read = read_pack(write_pack(tmp_path / "small"))
    websites = {contact.key: contact.website for contact in read.contacts}
    assert websites["there/works"] == "https://there.example.org/"


def test_a_dash_takes_away_what_the_directorate_says(tmp_path: Path) -> None:
    read = read_pack(write_pack(tmp_path / "small", {"key": "here/works", "website": "-", "address": "Street 1"}))
    works = next(contact for contact in read.contacts if contact.key == "here/works")
    assert (works.website, works.address, works.topics) == (None, "Street 1", ("water", "roads"))


def test_a_demo_pack_lays_its_facts_over_another_pack(tmp_path: Path) -> None:
    write_pack(tmp_path / "small")
    folder = write_demo(tmp_path / "demo", {"key": "here/works", "phones": "+383 00 000 001", "demo": "true"})
    read = read_pack(folder)
    works = next(contact for contact in read.contacts if contact.key == "here/works")
    assert read.faults == ()
    assert (works.phones, works.demo, works.names["en"]) == (("+383 00 000 001",), True, "works en")


def test_a_demo_pack_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    base = read_pack(write_pack(tmp_path / "small", WATER))
    read = read_pack(write_demo(tmp_path / "demo"))
    assert read.contacts == base.contacts
