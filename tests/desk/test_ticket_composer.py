"""The box in which an answer is written: drafts, templates, scripts, cards."""

from __future__ import annotations

import pytest

from handlers.officer_answer import frame
from handlers.replies import to_json
from storage import drafts
from storage.account_tables import Role
from tests.desk.world import Browser, World

TICKET = "/desk/tickets/7KX-4PB"
ELSEWHERE = {"municipality": "gracanica", "topic": "roads"}


async def box(officer: Browser, path: str = TICKET) -> str:
    """What stands in the box of the page."""
    text = (await officer.get(path)).text
    return text.partition('<textarea id="answer"')[2].partition(">\n")[2].partition("</textarea>")[0]


async def test_a_question_to_the_resident_is_framed_as_one(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    page = await officer.submit(TICKET, answer="Which street?", do="ask")
    assert page.to == f"{TICKET}?done=ask"
    assert await desk.sent() == [to_json(frame("7KX-4PB", "Which street?", "en", asks=True))]
    assert (await desk.stored("7KX-4PB"))[0] == "waiting"


# Drafts


@pytest.mark.parametrize("do", ["save-draft", "attach", "find-office", "template"])
async def test_whatever_is_pressed_what_was_written_stays(do: str, desk: World, officer: Browser) -> None:
    await desk.starters()
    await desk.ticket("7KX-4PB", reads="en")
    page = await officer.submit(TICKET, answer="Half an ans", do=do, template="received")
    assert page.status == 303
    assert (await box(officer, page.to.partition("#")[0])).startswith("Half an ans")
    assert not await desk.sent()


async def test_a_draft_is_its_officer_s_alone(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, answer="Half an ans", do="save-draft")
    await desk.account("boban")
    async with desk.browser() as other:
        await other.sign_in("boban")
        assert await box(other) == ""


async def test_what_was_sent_is_no_draft_any_more(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, answer="Tomorrow.", do="save-draft")
    await officer.submit(TICKET, answer="Tomorrow.", do="send")
    assert await box(officer) == ""


async def test_what_could_not_be_sent_is_kept_as_a_draft(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    await officer.submit(TICKET, answer="Call {phone_of_nobody}.", do="send")
    assert await box(officer) == "Call {phone_of_nobody}."


async def test_an_emptied_box_is_no_draft(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, answer="Tomorrow.", do="save-draft")
    await officer.submit(TICKET, answer=" ", do="save-draft")
    async with desk.database.reading() as store:
        assert await drafts.get(store, 1, 1) is None


async def test_a_button_that_is_none_is_refused(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.submit(TICKET, do="explode")).status == 400


# Templates


async def test_a_template_fills_an_empty_box_in_the_resident_s_language(desk: World, officer: Browser) -> None:
    await desk.starters()
    await desk.ticket("7KX-4PB", reads="sr-Latn")
    text = await box(officer, f"{TICKET}?template=received")
    assert text.startswith("Hvala što ste nam pisali.")
    assert text.endswith("7KX-4PB.")


async def test_a_template_comes_behind_what_is_written(desk: World, officer: Browser) -> None:
    await desk.starters()
    await desk.ticket("7KX-4PB", reads="en")
    page = await officer.submit(TICKET, answer="Dear Drita,", do="template", template="in-progress")
    assert (await box(officer, page.to.partition("#")[0])).startswith("Dear Drita,\n\nYour matter 7KX-4PB is still")


async def test_a_missing_version_is_shown_as_missing_with_those_that_there_are(desk: World, officer: Browser) -> None:
    await desk.starters()
    await desk.ticket("7KX-4PB", reads="rom")
    text = (await officer.get(TICKET)).text
    assert '<optgroup label="Missing in Romani">' in text
    assert '<option value="received:sq">We have your question (in Shqip)</option>' in text
    assert await box(officer, f"{TICKET}?template=received") == ""
    assert (await box(officer, f"{TICKET}?template=received:tr")).startswith("Bize yazdığınız")


async def test_templates_for_the_topic_come_first(desk: World, officer: Browser) -> None:
    await desk.starters()
    await desk.ticket("7KX-4PB", topic="waste-collection")
    text = (await officer.get(TICKET)).text
    assert text.index("Rubbish: we have told") < text.index("For other topics") < text.index("Outage: we have told")


@pytest.mark.parametrize("do", ["send", "ask", "send-and-resolve"])
async def test_nothing_is_sent_while_a_placeholder_is_left(do: str, desk: World, officer: Browser) -> None:
    await desk.starters()
    await desk.ticket("7KX-4PB", reads="en", municipality="town-1", topic="civil-status")
    page = await officer.submit(TICKET, do="template", template="right-office", answer="")
    shown = (await officer.get(page.to.partition("#")[0])).text
    assert "The directory does not know {office}, {phone}, {hours} here." in shown
    refused = await officer.submit(TICKET, answer=await box(officer), do=do)
    assert (refused.status, "{office}, {phone}, {hours} still stands" in refused.text) == (409, True)
    assert not await desk.sent()


async def test_an_unknown_template_loses_nothing(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.submit(TICKET, answer="Half an ans", do="template", template="nonsense")
    assert (page.status, "There is no such template" in page.text, "Half an ans" in page.text) == (409, True, True)


async def test_an_answer_becomes_a_template_without_the_resident(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="sr-Latn")
    page = await officer.submit(TICKET, answer="Vaš broj 7KX-4PB: zovite +383 280 000 001.", do="save-as-template")
    assert page.to == "/desk/templates/new?from=7KX-4PB"
    text = (await officer.get(page.to)).text
    assert "Ваш број {reference}: зовите {phone}." in text
    assert '<input type="checkbox" id="topic-waste-collection" name="topic:waste-collection" checked>' in text


# Scripts


@pytest.mark.parametrize(
    ("reads", "typed", "turned"),
    [("sr-Cyrl", "Dolaze sutra.", "Долазе сутра."), ("bs", "Долазе сутра.", "Dolaze sutra.")],
)
async def test_other_letters_are_not_sent_unasked_and_can_be_turned(
    reads: str, typed: str, turned: str, desk: World, officer: Browser
) -> None:
    await desk.ticket("7KX-4PB", reads=reads)
    refused = await officer.submit(TICKET, answer=typed, do="send")
    assert (refused.status, "written in the other letters" in refused.text) == (409, True)
    assert 'value="send:as-it-is"' in refused.text
    page = await officer.submit(TICKET, answer=typed, do="turn")
    assert await box(officer, page.to.partition("#")[0]) == turned


async def test_other_letters_are_sent_when_they_are_meant(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="sr-Cyrl")
    assert (await officer.submit(TICKET, answer="In English.", do="send:as-it-is")).status == 303
    assert await desk.stored("7KX-4PB") == ("waiting", ["Where?", "In English."])


# Cards


async def test_a_card_goes_behind_the_answer_as_data_and_in_words(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    await officer.submit(TICKET, answer="Please ask them.", card="waste-gjilan", do="send")
    answer, card = await desk.sent()
    assert "contact" not in answer
    assert card["contact"]["phone"] == "+383 280 000 001"
    assert (await desk.stored("7KX-4PB"))[1][2] == card["text"]
    assert await desk.entries_sent() == [2, 3]


async def test_a_card_is_chosen_once_and_stays_with_the_draft(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, answer="", card="water-company", do="save-draft")
    text = (await officer.get(TICKET)).text
    assert 'name="card" value="water-company" checked' in text


async def test_the_right_office_is_offered_first(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    text = (await officer.get(TICKET)).text
    assert "the right one for this topic" in text
    assert 'id="card-1" name="card" value="waste-gjilan"' in text


@pytest.mark.parametrize("words", ["гњилане Water", "water gjilan", "WATER desk"])
async def test_an_office_is_found_in_any_script(words: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", **ELSEWHERE)
    page = await officer.submit(TICKET, office=words, do="find-office")
    assert 'value="water-gjilan"' in (await officer.get(page.to.partition("#")[0])).text


async def test_a_made_up_number_is_marked_for_officers_too(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", topic="water-sewage")
    assert "☎ +383 00 1 (DEMO – not a real number)" in (await officer.get(TICKET)).text


async def test_an_office_can_stand_in_the_text_instead(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    page = await officer.submit(TICKET, answer="Please ask:", card="waste-gjilan", do="insert-office")
    text = await box(officer, page.to.partition("#")[0])
    assert text.startswith("Please ask:\n\n🏛 Directorate for Public Services")
    assert "checked" in (await officer.get(TICKET)).text.partition('id="card-none"')[2][:60]


async def test_a_card_of_an_office_without_topic_is_sent_in_words(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en", topic=None)
    await officer.submit(TICKET, answer="Please ask them.", card="mocr-prizren", do="send")
    assert (await desk.sent())[1]["text"].startswith("🏛 MOCR Prizren")


async def test_a_card_that_the_directory_does_not_have_is_left_out(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    await officer.submit(TICKET, answer="Please ask them.", card="nobody", do="send")
    assert len(await desk.sent()) == 1


async def test_a_viewer_has_nothing_to_press(desk: World, stranger: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await desk.account(role=Role.VIEWER)
    await stranger.sign_in()
    assert 'name="do"' not in (await stranger.get(TICKET)).text
