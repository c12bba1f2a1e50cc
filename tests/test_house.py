"""The rules of the house that no tool watches."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bot.commands.main import app

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "desk", "handlers", "tickets", "directory", "routing", "storage", "locales", "tests", "benchmarks")
TEXTS = (".py", ".md", ".toml", ".txt", ".in", ".html", ".css", ".js", ".yaml", ".csv", ".tsv", ".po", ".pot", ".json")
MOST_LINES = 400
GENERATED = "storage/migrations/versions/"  # a migration is as long as what it changes
READ_ENVIRONMENT = {"bot/settings.py", "routing/embedding.py"}
COMMITS = {"storage/database.py", "storage/one_hop.py"}
# A folder of somebody's machine, and not a part of a web address.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|work)/\w")


def modules(*rooms: str) -> Iterator[Path]:
    for room in rooms or ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


def files() -> Iterator[Path]:
    for place in (*(ROOT / room for room in (*ROOMS, "docs", "requirements", ".ci")), ROOT):
        found = place.iterdir() if place == ROOT else place.rglob("*")
        yield from sorted(
            file
            for file in found
            if file.is_file()
            and "__pycache__" not in file.parts
            and (file.suffix in TEXTS or file.name in ("Makefile", "Procfile", "run"))
        )


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_every_process_of_the_procfile_is_a_command() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a click group
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    started = {process: command.split() for process, _, command in (line.partition(": ") for line in lines)}
    assert set(started) == {"release", "web", "worker"}
    assert [
        words for words in started.values() if words[:3] != ["python", "-m", "bot"] or words[3] not in commands
    ] == []


def test_no_module_is_long() -> None:
    lengths = {name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}
    too_long = {module for module, lines in lengths.items() if lines > MOST_LINES}
    assert {module for module in too_long if not module.startswith(GENERATED)} == set()


def test_one_place_commits() -> None:
    commits = {name(file) for file in modules(*set(ROOMS) - {"tests"}) if "commit(" in file.read_text(encoding="utf-8")}
    assert commits <= COMMITS


def test_the_environment_is_read_in_one_place() -> None:
    # Tests and benchmarks hand their own on to the processes they start.
    readers = {name(file) for file in modules(*set(ROOMS) - {"tests", "benchmarks"}) if _reads_environment(file)}
    assert readers <= READ_ENVIRONMENT


def _reads_environment(file: Path) -> bool:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    return bool((names | imported) & {"environ", "getenv"})


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = {name(file) for file in files() if MACHINE_PATH.search(file.read_text(encoding="utf-8"))}
    assert found == set()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("open('" + "/ho" + "me/ana/x')", True),
        ("cd " + "/ro" + "ot/x", True),
        ("https://example.org" + "/ho" + "me/contacts", False),
        ("a/wo" + "rk/b", False),
    ],
)
def test_a_machines_path_is_told_from_a_web_address(text: str, known: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is known


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {file.parent for file in modules("tests")}
    assert {name(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()
