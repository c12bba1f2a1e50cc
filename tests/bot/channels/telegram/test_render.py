"""`Reply` → calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.render import Request, lay_out, render
from handlers.records import Button, File, Location, Reply
from tests import bot_api_rules as rules

REMOVED = {"remove_keyboard": True}
GJILAN = Location(latitude=42.4635, longitude=21.4694)
FILE = File(name="kontakt.json", mime_type="application/json", content=b'{"gjuha": "sq"}')
YES, NO = Button(label="Po", action="helped:yes"), Button(label="Jo", action="helped:no")
ASK = Button(label="📍 Dërgo vendndodhjen", asks_location=True)


def reply(text: str = "Përgjigje", *rows: Iterable[Button], **more: Any) -> Reply:
    return Reply(text=text, language="sq", buttons=tuple(map(tuple, rows)), **more)


def calls(answer: Reply) -> list[tuple[str, Mapping[str, Any]]]:
    return [(request.method, request.parameters) for request in render(answer, "77")]


def message(text: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {"chat_id": "77", "text": text, "link_preview_options": {"is_disabled": True}, **more}


def place(**more: Any) -> tuple[str, dict[str, Any]]:
    return "sendLocation", {"chat_id": "77", "latitude": 42.4635, "longitude": 21.4694, **more}


def document(**more: Any) -> tuple[str, dict[str, Any]]:
    return "sendDocument", {"chat_id": "77", **more}


def inline(*rows: list[dict[str, str]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def asking(label: str) -> dict[str, Any]:
    keyboard = [[{"text": label, "request_location": True}]]
    return {"keyboard": keyboard, "resize_keyboard": True, "one_time_keyboard": True}


YES_NO = inline([{"text": "Po", "callback_data": "helped:yes"}, {"text": "Jo", "callback_data": "helped:no"}])
LONG = "fjala " * 200


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(), [message("Përgjigje", reply_markup=REMOVED)]),
        (reply("<b>*x*</b> _y_"), [message("<b>*x*</b> _y_", reply_markup=REMOVED)]),
        (reply("A?", [YES, NO]), [message("A?", reply_markup=YES_NO)]),
        (reply("Ku?", [ASK]), [message("Ku?", reply_markup=asking(ASK.label))]),
        (
            reply("Ku?", [YES, NO], [ASK]),
            [message("Ku?", reply_markup=YES_NO), message(ASK.label, reply_markup=asking(ASK.label))],
        ),
        (reply("Zyra", location=GJILAN), [message("Zyra"), place(reply_markup=REMOVED)]),
        (reply("Zyra", [YES, NO], location=GJILAN), [message("Zyra"), place(reply_markup=YES_NO)]),
        (reply("", location=GJILAN), [place(reply_markup=REMOVED)]),
        (reply("Të dhënat", file=FILE), [document(caption="Të dhënat", reply_markup=REMOVED)]),
        (reply("", file=FILE), [document(reply_markup=REMOVED)]),
        (reply(LONG, file=FILE), [message(LONG.strip()), document(reply_markup=REMOVED)]),
        (reply(" \n"), []),
        (reply("", [YES]), []),
    ],
)
def test_a_reply_becomes(answer: Reply, expected: list[tuple[str, dict[str, Any]]]) -> None:
    assert calls(answer) == expected


def test_a_file_is_handed_on_for_upload() -> None:
    assert [request.file for request in render(reply("", file=FILE), "77")] == [FILE]


def test_a_long_text_is_split_and_its_buttons_hang_below_the_last_part() -> None:
    requests = render(reply("\n\n".join(["paragraf " * 200] * 5), [YES]), "77")
    assert len(requests) == 3
    assert ["reply_markup" in request.parameters for request in requests] == [False, False, True]


@pytest.mark.parametrize(
    ("button", "shown"),
    [
        (Button(label="Uebfaqja", url="https://gjilan.rks-gov.net/?a=1"), True),
        (Button(label="Uebfaqja", url="http://gjilan.rks-gov.net"), True),
        (Button(label="Uebfaqja", url="https://општина.срб/път"), True),
        (Button(label="Thirr", url="tel:+38344000000"), False),
        (Button(label="Shkruaj", url="mailto:zyra@example.org"), False),
        (Button(label="Harta", url="geo:42.6,21.1"), False),
        (Button(label="Këtu", url="http://localhost:8080/"), False),
        (Button(label="?", url="https://a b.org"), False),
        (Button(label="?", url="https://[broken"), False),
        (Button(label="?", url="kontakt.org"), False),
        (Button(label=" ", action="menu:1"), False),
        (Button(label="Asgjë"), False),
    ],
)
def test_a_button_telegram_would_refuse_is_left_out(button: Button, shown: bool) -> None:
    (request,) = render(reply("Zyra", [button]), "77")
    assert ("inline_keyboard" in request.parameters["reply_markup"]) is shown


def test_more_buttons_than_telegram_takes_are_cut() -> None:
    rows = [[Button(label=str(number), action=f"n:{number}")] for number in range(120)]
    (request,) = render(reply("Shumë", *rows), "77")
    assert len(request.parameters["reply_markup"]["inline_keyboard"]) == 100


@pytest.mark.parametrize(
    ("labels", "lines"),
    [
        (["Po", "Jo"], [2]),
        (["Gjilan", "Pejë", "Klinë"], [3]),
        (["1", "2", "3", "4", "5", "6", "7", "8", "9"], [8, 1]),
        (["Kjo më ndihmoi", "Nuk më ndihmoi"], [2]),
        (["Dërgoja pyetjen time zyrës", "Temë tjetër"], [1, 1]),
        (["Pensionet", "Gjendja civile", "Uji"], [2, 1]),
        (["😀😀😀😀😀", "a", "b"], [3]),
        (["😀😀😀😀😀😀", "a", "b"], [2, 1]),
        ([], []),
    ],
)
def test_short_labels_stand_side_by_side_and_long_ones_alone(labels: list[str], lines: list[int]) -> None:
    laid_out = lay_out(Button(label=label, action="a") for label in labels)
    assert [len(line) for line in laid_out] == lines
    assert [button.label for line in laid_out for button in line] == labels


BUTTONS = st.builds(
    Button,
    label=st.text(max_size=30),
    action=st.text(max_size=16),
    url=st.sampled_from(["", "https://example.org", "tel:1"]),
    asks_location=st.booleans(),
)
REPLIES = st.builds(
    Reply,
    text=st.text(alphabet=st.sampled_from("aë ш\n😀."), max_size=20).map(lambda text: text * 400),
    language=st.just("sq"),
    buttons=st.lists(st.lists(BUTTONS, max_size=4).map(tuple), max_size=4).map(tuple),
    location=st.none() | st.just(GJILAN),
    file=st.none() | st.just(FILE),
)


@given(REPLIES)
def test_the_bot_api_s_rules_are_kept_whatever_the_reply(answer: Reply) -> None:
    for request in render(answer, "77"):
        _check(request)


@given(REPLIES)
def test_the_whole_text_is_sent(answer: Reply) -> None:
    requests = render(answer, "77")
    texts = [request.parameters.get("text") or request.parameters.get("caption", "") for request in requests]
    wanted = "".join(answer.text.split())
    assert "".join("".join(texts).split()).startswith(wanted)


def _check(request: Request) -> None:
    given = {**request.parameters, **({request.upload_as: request.file.content} if request.file else {})}
    parameters = rules.read_parameters(request.method, given)
    rules.check_markup(parameters.get("reply_markup"))
    rules.content_of(request.method, parameters)
