"""A `Reply` → what a resident is shown, on every channel alike."""

from __future__ import annotations

import inspect

import pytest

from bot.channels.contract import Channel, SendError
from handlers.records import Button, File, Location, Reply
from tests.bot.channels.contract.harness import Harness, Seen

PARAGRAPHS = [f"{number}. paragraf " + "fjalë ћирилица ğ 😀 " * 60 for number in range(1, 21)]
LONG = "\n\n".join(paragraph.strip() for paragraph in PARAGRAPHS)

SHORT_ROW = (Button(label="Po", action="helped:yes"), Button(label="Jo", action="helped:no"))
LONG_ROW = (
    Button(label="Drejtoria e Arsimit dhe Shkencës në Komunën e Prishtinës", action="topic:education"),
    Button(label="Одељење за здравство и социјалну заштиту општине Грачаница", action="topic:health"),
)
MANY_SHORT = tuple(Button(label=str(number), action=f"pick:{number}") for number in range(1, 10))
LONGEST_ACTION = Button(label="Më tej", action="x" * 64)
WEBSITE = Button(label="Uebfaqja", url="https://prishtina.rks-gov.net/kontakt?a=1&b=%C3%AB")
TELEPHONE = Button(label="Thirr", url="tel:+38338000000")
ASKING = Button(label="Dërgo vendndodhjen", asks_location=True)

CARD = {
    "municipality": "prishtina",
    "topic": "education",
    "office": "Drejtoria e Arsimit",
    "phone": "038 000 000",
    "state": "unconfirmed",
}
PLACE = Location(latitude=42.6629, longitude=21.1655)
DATA = File(name="kontakt.json", mime_type="application/json", content='{"emri": "Ëndrra", "ћ": [1, 2]}'.encode())


def reply(text: str = "Përgjigje", *rows: tuple[Button, ...], **more: object) -> Reply:
    return Reply(text=text, language="sq", buttons=rows, **more)  # type: ignore[arg-type]  # any of its fields


async def shown(harness: Harness, *replies: Reply) -> Seen:
    for event, each in enumerate(replies, start=1):
        await harness.channel.send(harness.address, each, event=event)
    return harness.seen()


async def test_it_is_a_channel(harness: Harness) -> None:
    assert inspect.signature(type(harness.channel).send) == inspect.signature(Channel.send)
    assert harness.channel.name.isidentifier()


async def test_its_name_stays_the_same(harness: Harness) -> None:
    # It is stored with every message.
    assert harness.channel.name in ("telegram", "viber", "webchat", "console")


@pytest.mark.parametrize(
    "text",
    [
        "Mirë",
        "😀👨‍👩‍👧",
        "<b>&amp; *jo* _markup_ [x](y) `z`",
        "Данас ради до 16:00",
        "Të hapura:\n• e hënë\n• e martë\n\nTel: 038 000 000",
    ],
)
async def test_a_text_arrives_as_it_was_written(harness: Harness, text: str) -> None:
    assert (await shown(harness, reply(text))).texts == [text]


async def test_the_receipt_names_the_message(harness: Harness) -> None:
    receipt = await harness.channel.send(harness.address, reply(), event=1)
    assert receipt.provider_id


async def test_replies_arrive_in_their_order(harness: Harness) -> None:
    assert (await shown(harness, reply("një"), reply("dy"), reply("tre"))).texts == ["një", "dy", "tre"]


async def test_a_long_text_arrives_whole(harness: Harness) -> None:
    assert "\n\n".join((await shown(harness, reply(LONG))).texts) == LONG


async def test_a_long_text_is_parted_between_paragraphs(harness: Harness) -> None:
    texts = (await shown(harness, reply(LONG))).texts
    assert [paragraph for text in texts for paragraph in text.split("\n\n")] == LONG.split("\n\n")


async def test_no_message_is_longer_than_the_platform_takes(harness: Harness) -> None:
    texts = (await shown(harness, reply(LONG))).texts
    longest = max(len(text.encode("utf-16-le")) // 2 for text in texts)
    assert harness.longest_text is None or longest <= harness.longest_text < len(LONG)


async def test_a_word_without_end_arrives_whole(harness: Harness) -> None:
    word = "ë" * 20_000
    assert "".join((await shown(harness, reply(word))).texts) == word


@pytest.mark.parametrize(
    "rows",
    [
        (SHORT_ROW,),
        (LONG_ROW,),
        (SHORT_ROW, LONG_ROW),
        (MANY_SHORT,),
        ((LONGEST_ACTION,),),
        ((WEBSITE,),),
        ((SHORT_ROW[0], WEBSITE),),
    ],
    ids=["short", "long", "both", "many", "longest action", "website", "action and website"],
)
async def test_every_button_arrives_with_its_label_and_what_it_does(
    harness: Harness, rows: tuple[tuple[Button, ...], ...]
) -> None:
    seen = await shown(harness, reply("Zgjidh", *rows))
    assert seen.buttons == [button for row in rows for button in row]


async def test_short_labels_stand_side_by_side(harness: Harness) -> None:
    assert (await shown(harness, reply("Zgjidh", SHORT_ROW))).rows == [2]


async def test_long_labels_stand_alone_where_the_channel_lays_them_out(harness: Harness) -> None:
    rows = (await shown(harness, reply("Zgjidh", LONG_ROW))).rows
    assert rows == ([2] if harness.longest_row is None else [1, 1])


async def test_no_row_is_wider_than_the_platform_takes(harness: Harness) -> None:
    rows = (await shown(harness, reply("Zgjidh", MANY_SHORT))).rows
    assert harness.longest_row is None or max(rows) <= harness.longest_row


async def test_buttons_hang_below_a_long_text_once(harness: Harness) -> None:
    assert (await shown(harness, reply(LONG, SHORT_ROW))).buttons == [*SHORT_ROW]


async def test_an_address_the_platform_cannot_open_does_not_keep_the_text_back(harness: Harness) -> None:
    seen = await shown(harness, reply("Thirr 038 000 000", (TELEPHONE, SHORT_ROW[0])))
    assert seen.texts == ["Thirr 038 000 000"]
    assert SHORT_ROW[0] in seen.buttons


async def test_a_resident_can_be_asked_where_they_are(harness: Harness) -> None:
    seen = await shown(harness, reply("Ku je?", (ASKING,)))
    assert seen.buttons == [ASKING]


async def test_asking_for_the_place_leaves_the_other_buttons_where_they_are(harness: Harness) -> None:
    seen = await shown(harness, reply("Ku je?", SHORT_ROW, (ASKING,)))
    assert seen.buttons == [*SHORT_ROW, ASKING]


async def test_a_contact_card_tells_everything_in_its_text(harness: Harness) -> None:
    text = "Drejtoria e Arsimit\n☎ 038 000 000"
    assert (await shown(harness, reply(text, contact=CARD))).texts == [text]


async def test_a_place_arrives(harness: Harness) -> None:
    seen = await shown(harness, reply("Këtu", location=PLACE))
    assert (seen.texts, seen.locations) == (["Këtu"], [PLACE])


async def test_a_place_needs_no_words(harness: Harness) -> None:
    assert (await shown(harness, reply("", location=PLACE))).locations == [PLACE]


async def test_a_file_arrives_with_its_name(harness: Harness) -> None:
    seen = await shown(harness, reply("Të dhënat", file=DATA))
    assert (seen.texts, seen.files) == (["Të dhënat"], [(DATA.name, DATA.content)])


async def test_a_file_needs_no_words(harness: Harness) -> None:
    assert (await shown(harness, reply("", file=DATA))).files == [(DATA.name, DATA.content)]


async def test_everything_at_once_arrives(harness: Harness) -> None:
    seen = await shown(harness, reply(LONG, SHORT_ROW, contact=CARD, location=PLACE, file=DATA))
    assert "\n\n".join(seen.texts) == LONG
    assert (seen.buttons, seen.locations, seen.files) == ([*SHORT_ROW], [PLACE], [(DATA.name, DATA.content)])


@pytest.mark.parametrize("empty", [reply(""), reply(" \n\t"), reply("", SHORT_ROW)], ids=["none", "blank", "buttons"])
async def test_an_empty_reply_is_refused_for_good(harness: Harness, empty: Reply) -> None:
    with pytest.raises(SendError) as caught:
        await harness.channel.send(harness.address, empty, event=1)
    assert (caught.value.retry, caught.value.gone) == (False, False)
    assert harness.seen() == Seen()
