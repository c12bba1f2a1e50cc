"""The console channel and what it draws."""

from __future__ import annotations

import io

from rich.console import Console

from bot.channels.console import ConsoleChannel, show
from bot.channels.contract import Channel
from handlers.records import Button, File, Location, Reply

CARD = Reply(
    text="Drejtoria e Arsimit [hapur]\n☎ 038 000 000",
    language="sq",
    buttons=(
        (Button(label="Më ndihmoi", action="helped:yes"), Button(label="Nuk më ndihmoi", action="helped:no")),
        (Button(label="Uebfaqja", url="https://example.org"),),
        (Button(label="Dërgo vendndodhjen", asks_location=True),),
        (Button(label="Temë tjetër", action="menu:1"),),
    ),
)


def drawn(*replies: Reply) -> tuple[str, dict[int, str]]:
    console = Console(file=io.StringIO(), width=100)
    actions = show(replies, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue(), actions


def test_the_console_is_a_channel() -> None:
    channel: Channel = ConsoleChannel()
    assert channel.name == "console"


async def test_who_listens_gets_the_reply() -> None:
    console, heard = ConsoleChannel(), list[Reply]()
    with console.listening("r1", heard.append):
        receipt = await console.send("r1", CARD, event=7)
    assert (heard, receipt.provider_id) == ([CARD], "7")


async def test_what_comes_while_nobody_listens_comes_first_when_somebody_does() -> None:
    console, heard = ConsoleChannel(), list[Reply]()
    first, second = Reply(text="një", language="sq"), Reply(text="dy", language="sq")
    await console.send("r1", first, event=1)
    with console.listening("r1", heard.append):
        await console.send("r1", second, event=2)
    assert heard == [first, second]


async def test_nobody_hears_what_is_for_somebody_else() -> None:
    console, heard = ConsoleChannel(), list[Reply]()
    with console.listening("r1", heard.append):
        await console.send("r2", CARD, event=1)
    assert heard == []


def test_buttons_with_an_action_are_numbered_over_all_replies() -> None:
    _, actions = drawn(CARD, CARD)
    once = ["helped:yes", "helped:no", "menu:1"]
    assert actions == dict(enumerate(once * 2, start=1))


def test_text_is_drawn_as_it_was_written_with_its_buttons() -> None:
    text, _ = drawn(CARD)
    for part in ("Drejtoria e Arsimit [hapur]", "☎ 038 000 000", "[1] Më ndihmoi", "[3] Temë tjetër", "sq"):
        assert part in text
    assert "Uebfaqja: https://example.org" in text


def test_a_place_and_a_file_are_shown() -> None:
    file = File(name="kontakt.json", mime_type="application/json", content='{"ë": 1}'.encode())
    text, actions = drawn(
        Reply(text="Të dhënat", language="sq", location=Location(latitude=42.5, longitude=21.25), file=file)
    )
    assert "mlat=42.5&mlon=21.25" in text
    assert "kontakt.json (9 bytes)" in text
    assert actions == {}
