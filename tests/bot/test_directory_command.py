"""`python -m bot directory` beyond the plain round trip."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.contact_store import load_contacts
from directory.records import ContactPoint, State
from storage.audit import Search, find
from tests.bot.terminal import Terminal
from tests.directory.small_pack import WATER, write_pack


def contact(terminal: Terminal, key: str) -> ContactPoint:
    contacts: list[ContactPoint] = terminal.do(load_contacts)
    return next(each for each in contacts if each.key == key)


def written(folder: Path, text: str, name: str = "table.csv") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_an_import_can_be_taken_back_once(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, "key,address\nhere/works,Street 1\n")
    assert "python -m bot directory undo 1" in terminal("directory", "import", file, "--yes").output
    first, second = terminal("directory", "undo", "1"), terminal("directory", "undo", "1")
    assert (first.exit_code, second.exit_code) == (0, 1)
    assert "has been taken back already. Nothing was changed." in second.output
    assert contact(terminal, "here/works").address is None


def test_imports_are_in_the_audit_log_as_done_at_the_terminal(terminal: Terminal, tmp_path: Path) -> None:
    terminal("directory", "import", written(tmp_path, "key,address\nhere/works,Street 1\n"), "--yes")
    terminal("directory", "undo", "1")
    entries = terminal.do(lambda session: find(session, Search(), limit=9))
    assert [(each.account_id, each.action, each.subject) for each in entries] == [
        (None, "directory-import-undo", "import 1"),
        (None, "directory-import", "import 1"),
    ]


def test_an_import_that_is_not_there_cannot_be_taken_back(terminal: Terminal) -> None:
    result = terminal("directory", "undo", "7")
    assert (result.exit_code, result.output) == (1, "there is no import 7\n")


def test_what_is_missing_goes_only_when_asked_for(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, "key,address\nhere/works,Street 1\n")
    terminal("directory", "import", file)
    assert contact(terminal, "here/general").state is State.UNCONFIRMED
    terminal("directory", "import", file, "--remove-missing")
    assert contact(terminal, "here/general").state is State.INACTIVE


def test_a_list_without_keys_comes_in(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, "Zyra;Telefoni\nVeteriner;044 123 456\n")
    result = terminal("directory", "import", file, "--municipality", "here")
    assert (result.exit_code, contact(terminal, "here/veteriner").phones) == (0, ("+383 44 123 456",))


def test_a_pack_of_plain_files_comes_in(terminal: Terminal, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "newer", WATER | {"address": "Street 1"})
    assert terminal("directory", "import", str(folder)).exit_code == 0
    assert contact(terminal, "here/water-company").address == "Street 1"


def test_a_workbook_goes_out_and_comes_back(terminal: Terminal, tmp_path: Path) -> None:
    file = str(tmp_path / "contacts.xlsx")
    assert "(7 contact points)" in terminal("directory", "export", file).output
    assert "0 new, 0 changed, 0 removed, 7 same" in terminal("directory", "import", file).output


def test_one_municipality_can_go_out_alone(terminal: Terminal) -> None:
    rows = terminal("directory", "export", "--municipality", "there").output.splitlines()
    assert [row.partition(",")[0] for row in rows] == ["key", "there/general", "there/mocr", "there/works"]


def test_a_template_goes_out_and_changes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    file = str(tmp_path / "here.xlsx")
    assert terminal("directory", "template", "here", file, "--language", "sq").exit_code == 0
    assert "0 new, 0 changed" in terminal("directory", "import", file).output


def test_the_history_tells_what_was_changed(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, "key,address\nhere/works,Street 1\n")
    terminal("directory", "import", file, "--note", "moved")
    lines = terminal("directory", "history", "here/works", "--limit", "1").output.splitlines()
    assert lines[0].endswith("here/works  imported by terminal: moved")
    assert lines[1] == "    address: (empty) → Street 1"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("export", "--municipality", "nowhere"), "there is no municipality nowhere; there are here, there"),
        (("template", "nowhere", "x.xlsx"), "there is no municipality nowhere; there are here, there"),
        (("template", "here", "x.xlsx", "--language", "la"), "there is no language la; there are sq"),
        (("import", "nowhere.csv"), "nowhere.csv: No such file or directory"),
        (("import", "x", "--encoding", "Klingon"), "there is no encoding Klingon; there are UTF-8"),
    ],
)
def test_what_is_not_there_is_one_sentence(words: tuple[str, ...], sentence: str, terminal: Terminal) -> None:
    result = terminal("directory", *words)
    assert (result.exit_code, result.output.count("\n"), isinstance(result.exception, SystemExit)) == (1, 1, True)
    assert sentence in result.output


def test_a_huge_file_is_refused_before_it_is_read(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as opened:
        opened.truncate(1 << 30)  # takes no room on the disk
    result = terminal("directory", "import", str(file))
    assert (result.exit_code, "too big: at most 20 MB" in result.output) == (1, True)
