"""Everything that can be wrong with a pack is named, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.pack import check, read_pack
from directory.pack_faults import Severity
from tests.directory.small_pack import WATER, write_demo, write_pack

# A change to one file of the small pack, and the fault it makes.
BROKEN = [
    # contacts.csv, whose one row is line 2
    ("contacts.csv", ",office,", ",bureau,", 2, 'kind: "bureau" is not known'),
    ("contacts.csv", ",office,", ",,", 2, "kind is missing"),
    ("contacts.csv", ",water,", ",fire,", 2, 'unknown topic "fire"'),
    ("contacts.csv", ",here,", ",nowhere,", 2, 'unknown municipality "nowhere"'),
    ("contacts.csv", ",here,", ",there,", 2, "does not begin with there/"),
    ("contacts.csv", "here/water-company", "Here/Water", 2, "is not a key"),
    ("contacts.csv", "here/water-company", "", 2, "key is missing"),
    ("contacts.csv", "info@kru-prishtina.com", "info@nowhere", 2, "is not an e-mail address"),
    ("contacts.csv", "https://example.org/water", "www.example.org", 2, "is not a web address"),
    ("contacts.csv", "https://example.org/water", "", 2, "source_url or source_date is missing"),
    ("contacts.csv", "2024-05-06", "2024-05-36", 2, "is not a date"),
    ("contacts.csv", "2024-05-06", "last year", 2, "is not a date of a source"),
    ("contacts.csv", "Mo-Fr 08:00-16:00", "Mo-Fr 8 to 4", 2, "opening hours"),
    ("contacts.csv", ",sq sr-Cyrl,", ",sq sr,", 2, 'unknown language "sr"'),
    ("contacts.csv", ",unconfirmed,", ",sure,", 2, 'state: "sure" is not known'),
    ("contacts.csv", ",A,", ",C,", 2, 'trust: "C" is not known'),
    ("contacts.csv", ",unconfirmed,,", ",unconfirmed,yesterday,", 2, "confirmed_on"),
    ("contacts.csv", ",unconfirmed,,,", ",unconfirmed,,true,", 2, "demo facts belong in a demo pack"),
    ("contacts.csv", "name_en", "name_English", 1, "missing columns: name_en"),
    ("contacts.csv", "name_en", "name_English", 1, "unknown columns: name_English"),
    ("contacts.csv", "name_en", "name_bs", 1, "repeated columns: name_bs"),
    ("contacts.csv", "Water,", "Water,,", 2, "cells instead of"),
    ("contacts.csv", ",Water,", ',"Water,', 2, "is not CSV"),
    # municipalities.csv
    ("municipalities.csv", "42.5", "52.5", 2, "is outside the country"),
    ("municipalities.csv", "21.0", "twenty-one", 2, "is not a coordinate"),
    ("municipalities.csv", "sq sr-Cyrl", "", 2, "official_languages is missing"),
    ("municipalities.csv", "a map", "", 2, "sources is missing"),
    ("municipalities.csv", "Овде", "", 2, "no translation in sr-Cyrl"),
    ("municipalities.csv", "Овде", "Ovde", 2, "is not written in Cyrillic"),
    ("municipalities.csv", "https://there.example.org/", "ftp://there", 3, "is not a web address"),
    ("municipalities.csv", "there,", "here,", 3, "here stands already in line 2"),
    # aliases.csv
    ("aliases.csv", "here,Here", "nowhere,Here", 2, 'unknown municipality "nowhere"'),
    ("aliases.csv", "here,Here", "here,", 2, "alias is missing"),
    ("aliases.csv", ",en,", ",de,", 2, 'unknown language "de"'),
    # topics.yaml
    ("topics.yaml", "code: roads", "code: water", 23, "the topic water stands twice"),
    ("topics.yaml", "descriptions:", "description:", 17, 'unknown key "description"'),
    ("topics.yaml", "code: roads", "code: Roads", 23, "is not a code"),
    ("topics.yaml", "      tr: water tr\n", "", 11, "no translation in tr"),
    ("topics.yaml", "      tr: water tr\n", "      sr-Latn: voda\n", 15, 'unknown key "sr-Latn"'),
    ("topics.yaml", "      tr: water tr\n", "      bs: voda\n", 15, '"bs" stands twice'),
    # directorates.yaml
    ("directorates.yaml", "[water, roads]", "[water, fire]", 26, 'unknown topic "fire"'),
    ("directorates.yaml", "[water, roads]", "[water]", None, "here has no contact point for roads"),
    ("directorates.yaml", "kind: mocr", "kind: emergency", 14, '"emergency" is not known'),
    ("directorates.yaml", "key: works", "key: general", 24, "general stands already in line 2"),
    ("directorates.yaml", "    tr: works tr\n", "", 24, "no translation in tr"),
    ("directorates.yaml", "kind: general", "kind: office", None, "no contact point of the kind general"),
    # procedures.yaml
    ("procedures.yaml", "topic: water", "topic: fire", 4, 'unknown topic "fire"'),
    ("procedures.yaml", "municipality: here", "municipality: nowhere", 3, 'unknown municipality "nowhere"'),
    ("procedures.yaml", "deadline_days: 30", "deadline_days: soon", 23, "is not a number of days"),
    ("procedures.yaml", "deadline_days: 30", "deadline: 30", 23, 'unknown key "deadline"'),
    ("procedures.yaml", "[kağıt]", "[kağıt, kimlik]", 11, "not the same number in each language"),
    ("procedures.yaml", "[kağıt]", "kağıt", 15, "is not a list"),
    ("procedures.yaml", "  source_date: 2024-05\n", "", 2, "source_date is missing"),
    ("procedures.yaml", "procedures:\n", "procedures:\n- [1]\n", 2, "keys with values are expected"),
    ("procedures.yaml", "[papir]", "[papir", 15, "is not YAML"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), BROKEN)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, file: str, old: str, new: str, line: int | None, message: str
) -> None:
    folder = write_pack(tmp_path / "small")
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = check(folder)
    assert any(message in fault.message and fault.line == line for fault in faults), [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("phone", "message", "severity"),
    [
        ("abc", "is not a phone number", Severity.ERROR),
        ("+381 38 200 14 448", "given up", Severity.WARNING),
        ("038 22", "does not fit", Severity.WARNING),
    ],
)
def test_a_phone_number_is_looked_at_closely(tmp_path: Path, phone: str, message: str, severity: Severity) -> None:
    [fault] = check(write_pack(tmp_path / "small", WATER | {"phones": phone}))
    assert (fault.line, fault.severity) == (2, severity)
    assert message in fault.message


@pytest.mark.parametrize("phone", ["112", "0800 11112", "038 200 14 612", "+383 38 748 018", "+49 30 901820"])
def test_a_right_phone_number_is_no_fault(tmp_path: Path, phone: str) -> None:
    assert check(write_pack(tmp_path / "small", WATER | {"phones": phone})) == []


@pytest.mark.parametrize("address", ["office@example.invalid", "of..fice@kru-prishtina.com"])
def test_an_e_mail_address_that_cannot_be_is_an_error(tmp_path: Path, address: str) -> None:
    [fault] = check(write_pack(tmp_path / "small", WATER | {"email": address}))
    assert fault.severity is Severity.ERROR


def test_a_key_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    [fault] = read_pack(write_pack(tmp_path / "small", WATER, WATER)).faults
    assert str(fault) == "small/contacts.csv:3: error: here/water-company stands already in line 2"


def test_every_fault_of_a_row_is_named(tmp_path: Path) -> None:
    faults = read_pack(write_pack(tmp_path / "small", WATER | {"email": "x", "website": "y", "trust": "z"})).faults
    assert len(faults) == 3


def test_a_missing_translation_is_only_a_warning(tmp_path: Path) -> None:
    read = read_pack(write_pack(tmp_path / "small", WATER | {"name_tr": ""}))
    assert [fault.severity for fault in read.faults] == [Severity.WARNING]
    assert read.errors == ()


def test_lines_are_counted_over_cells_of_several_lines(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path / "small", WATER | {"address": '"Street 1\nPrishtina"'}, {"key": "here/works", "trust": "Z"}
    )
    assert [fault.line for fault in read_pack(folder).faults] == [4]


@pytest.mark.parametrize("file", ["contacts.csv", "topics.yaml", "procedures.yaml"])
def test_a_file_that_is_not_utf_8_is_named_with_the_line(tmp_path: Path, file: str) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / file).write_bytes(b"first line\nPri\x9atina\n")
    fault = next(fault for fault in read_pack(folder).faults if "UTF-8" in fault.message)
    assert (fault.file, fault.line) == (f"small/{file}", 2)


@pytest.mark.parametrize("file", ["topics.yaml", "municipalities.csv", "directorates.yaml"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, file: str) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / file).unlink()
    assert any(fault.file == f"small/{file}" and "cannot be read" in fault.message for fault in check(folder))


@pytest.mark.parametrize("content", ["", "# nothing\n", "- a\n- b\n", "a: \x07\n"])
def test_a_yaml_file_that_holds_nothing_right_is_an_error(tmp_path: Path, content: str) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / "topics.yaml").write_text(content, encoding="utf-8")
    assert any(fault.file == "small/topics.yaml" for fault in read_pack(folder).errors)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"phones": "+383 38 748 018", "demo": "true"}, "somebody could have it"),
        ({"phones": "112", "demo": "true"}, "somebody could have it"),
        ({"phones": "+383 00 000 001"}, "demo is not true in a demo pack"),
        ({"phones": "+383 00 000 001", "demo": "yes"}, '"yes" is not known'),
    ],
)
def test_demo_facts_must_be_plainly_fake_and_marked(tmp_path: Path, row: dict[str, str], message: str) -> None:
    write_pack(tmp_path / "small")
    faults = check(write_demo(tmp_path / "demo", {"key": "here/works"} | row))
    assert message in faults[0].message


@pytest.mark.parametrize("extends", ["elsewhere", "demo"])
def test_a_demo_pack_needs_a_pack_that_stands_for_itself(tmp_path: Path, extends: str) -> None:
    assert read_pack(write_demo(tmp_path / "demo", extends=extends)).errors


def test_a_fault_of_the_pack_below_is_told_once(tmp_path: Path) -> None:
    write_pack(tmp_path / "small", WATER | {"trust": "Z"})
    [fault] = check(write_demo(tmp_path / "demo"))
    assert str(fault) == "demo/pack.yaml: error: the pack it extends has errors"


@pytest.mark.parametrize("successor", ["here/nobody", "here/water-company"])
def test_a_successor_must_be_there_and_lead_on(tmp_path: Path, successor: str) -> None:
    folder = write_pack(tmp_path / "small", WATER)
    table = (folder / "contacts.csv").read_text(encoding="utf-8").splitlines()
    text = "\n".join(f"{line},{cell}" for line, cell in zip(table, ("successor", successor), strict=True))
    (folder / "contacts.csv").write_text(f"{text}\n", encoding="utf-8")
    assert any("names a successor that is not there or leads back" in str(fault) for fault in check(folder))


@pytest.mark.parametrize("file", ["contacts.csv", "aliases.csv", "procedures.yaml", "country.yaml"])
def test_a_pack_may_do_without(tmp_path: Path, file: str) -> None:
    folder = write_pack(tmp_path / "small")
    (folder / file).unlink(missing_ok=True)
    assert check(folder) == []
