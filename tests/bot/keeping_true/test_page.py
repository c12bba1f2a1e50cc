"""The page for offices: opening changes nothing, pressing counts once, words become a task and nothing else."""

from __future__ import annotations

import pytest

from directory.keeping_true import BY_THE_OFFICE
from directory.records import State
from locales.catalogs import texts
from storage.directory_tables import ChangeAction
from storage.keeping_tables import CorrectionSource
from tests.bot.keeping_true.office import ROADS, WASTE, Office, Visitor, link_in
from tests.smtp_sink import Sink

NEW_NUMBER = "Our number is 0280 999 999 now"


@pytest.fixture
async def link(office: Office, sink: Sink) -> str:
    """Of a letter about one contact point."""
    await office.put()
    await office.work()
    return link_in(sink.messages[0])


async def test_opening_it_shows_what_residents_read_and_changes_nothing(
    link: str, office: Office, visitor: Visitor
) -> None:
    page = await visitor.get(link)
    assert (page.status, "Waste Department" in page.text, "+383 280 320 111" in page.text) == (200, True, True)
    assert (await office.contact()).state is State.DUE


async def test_no_search_engine_no_cache_and_no_other_site_learns_of_it(link: str, visitor: Visitor) -> None:
    headers = (await visitor.get(link)).headers
    assert headers["X-Robots-Tag"].startswith("noindex")
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")


async def test_a_head_request_is_not_taken_for_an_answer(link: str, office: Office, visitor: Visitor) -> None:
    async with visitor.session.head(link) as response:
        assert response.status == 405
    assert (await office.contact()).state is State.DUE


async def test_still_right_confirms_and_the_history_says_by_whom(link: str, office: Office, visitor: Visitor) -> None:
    assert (await visitor.press(link, "right")).status == 303
    contact, change = await office.contact(), (await office.changes())[0]
    assert (contact.state, contact.confirmed_on) == (State.CONFIRMED, office.clock().date())
    assert (change.action, change.account_id) == (ChangeAction.OFFICE, None)
    assert change.note == texts("sq").gettext(BY_THE_OFFICE)


async def test_it_counts_once(link: str, office: Office, visitor: Visitor) -> None:
    await visitor.press(link, "right")
    asked = {"asked": "1", "version-1": "2", "words": NEW_NUMBER}
    await visitor.post(link, {**asked, "do": "changed"})
    assert await office.corrections() == []
    assert "You have said that this is right" in (await visitor.get(link)).text


async def test_what_has_changed_becomes_a_task_and_writes_nothing(link: str, office: Office, visitor: Visitor) -> None:
    before = await office.contact()
    assert (await visitor.press(link, "changed", words=NEW_NUMBER)).status == 303
    (task,) = await office.corrections()
    assert (task.contact, task.source, task.text, task.municipality) == (
        WASTE,
        CorrectionSource.OFFICE,
        NEW_NUMBER,
        "gjilan",
    )
    assert await office.contact() == before


async def test_without_words_nothing_is_sent_and_it_says_so(link: str, office: Office, visitor: Visitor) -> None:
    page = await visitor.press(link, "changed", words="  ")
    assert (page.status, "in a few words" in page.text) == (422, True)
    assert await office.corrections() == []


async def test_what_was_changed_since_is_shown_before_it_is_confirmed(
    link: str, office: Office, visitor: Visitor
) -> None:
    await office.change(phones=("+383 280 111 111",))
    page = await visitor.post(link, {"asked": "1", "version-1": "1", "do": "right"})
    assert (page.status, "changed meanwhile" in page.text, "+383 280 111 111" in page.text) == (422, True, True)
    assert (await office.contact()).state is State.DUE
    assert (await visitor.press(link, "right")).status == 303


async def test_each_contact_point_of_a_letter_is_answered_by_itself(
    office: Office, visitor: Visitor, sink: Sink
) -> None:
    await office.put()
    await office.put(ROADS, "Roads Office", topics=("roads",))
    await office.work()
    link = link_in(sink.messages[0])
    await visitor.press(link, "right")
    await visitor.press(link, "changed", words=NEW_NUMBER)
    states = {(await office.contact(key)).state for key in (WASTE, ROADS)}
    assert states == {State.CONFIRMED, State.DUE}
    assert len(await office.corrections()) == 1


async def test_one_button_confirms_all_that_is_open(office: Office, visitor: Visitor, sink: Sink) -> None:
    for key in (WASTE, ROADS):
        await office.put(key)
    await office.work()
    assert (await visitor.press(link_in(sink.messages[0]), "all-right")).status == 303
    assert {(await office.contact(key)).state for key in (WASTE, ROADS)} == {State.CONFIRMED}


async def test_what_was_changed_meanwhile_stays_open_beside_what_was_confirmed(
    office: Office, visitor: Visitor, sink: Sink
) -> None:
    for key in (WASTE, ROADS):
        await office.put(key)
    await office.work()
    await office.change(ROADS, phones=("+383 280 111 111",))
    page = await visitor.post(link_in(sink.messages[0]), {"version-1": "1", "version-2": "1", "do": "all-right"})
    assert (page.status, page.text.count("changed meanwhile")) == (422, 1)
    assert {(await office.contact(key)).state for key in (WASTE, ROADS)} == {State.CONFIRMED, State.DUE}


async def test_a_reminder_asks_only_for_what_is_unanswered(office: Office, visitor: Visitor, sink: Sink) -> None:
    await office.put()
    await office.put(ROADS, "Roads Office", topics=("roads",))
    await office.work()
    await visitor.press(link_in(sink.messages[0]), "right")
    await office.work(days=11)
    text = sink.messages[1].get_content()
    assert ("Roads Office" in text) != ("Waste Department" in text)


async def test_an_answered_letter_needs_no_reminder(link: str, office: Office, visitor: Visitor, sink: Sink) -> None:
    await visitor.press(link, "changed", words=NEW_NUMBER)
    await office.work(days=11)
    assert len(sink.messages) == 1


async def test_who_read_at_a_wrong_address_cannot_answer_once_it_is_put_right(
    link: str, office: Office, visitor: Visitor
) -> None:
    await office.change(email="right@gjilan.example")
    assert (await visitor.get(link)).status == 404
    await visitor.post(link, {"asked": "1", "version-1": "2", "do": "right"})
    await visitor.post(link, {"asked": "1", "version-1": "2", "do": "changed", "words": NEW_NUMBER})
    assert (await office.contact()).state is State.DUE
    assert await office.corrections() == []


async def test_after_a_month_the_link_is_over(link: str, office: Office, visitor: Visitor) -> None:
    office.clock.forward(31 * 86_400)
    assert (await visitor.get(link)).status == 410
    assert (await visitor.post(link, {"asked": "1", "version-1": "1", "do": "right"})).status == 410


@pytest.mark.parametrize("spoil", [lambda it: it[:-1] + "0f"[it[-1] == "0"], lambda it: it.replace("/1-", "/2-")])
async def test_a_link_that_is_not_ours_opens_nothing(
    spoil: object, link: str, office: Office, visitor: Visitor
) -> None:
    assert callable(spoil)
    assert (await visitor.get(spoil(link))).status == 404
    assert (await visitor.post(spoil(link), {"asked": "1", "version-1": "1", "do": "right"})).status == 404


async def test_a_contact_point_of_another_letter_is_not_answered(link: str, office: Office, visitor: Visitor) -> None:
    assert (await visitor.post(link, {"asked": "2", "version-2": "1", "do": "right"})).status == 400
    assert (await visitor.post(link, {"asked": "1", "version-1": "1", "do": "nonsense"})).status == 400


async def test_who_asks_without_end_is_slowed_down(link: str, visitor: Visitor) -> None:
    statuses = [(await visitor.get(link)).status for _ in range(32)]
    assert statuses.count(200) == 30
    assert statuses[-1] == 429


async def test_it_can_be_read_in_another_language(link: str, visitor: Visitor) -> None:
    assert '<html lang="sr-Cyrl">' in (await visitor.get(f"{link}?lang=sr-Cyrl")).text
    assert '<html lang="sq">' in (await visitor.get(f"{link}?lang=")).text


async def test_an_office_that_is_gone_has_nothing_to_confirm(link: str, office: Office, visitor: Visitor) -> None:
    await office.change(state=State.INACTIVE)
    page = await visitor.get(link)
    assert "nothing to confirm" in page.text
    assert 'value="right"' not in page.text


@pytest.mark.parametrize("state", [State.INACTIVE, State.REFUSES, State.OWN_FORM_ONLY])
async def test_what_is_closed_or_takes_no_questions_is_not_opened_again_by_a_link(
    state: State, link: str, office: Office, visitor: Visitor
) -> None:
    await office.change(state=state)
    await visitor.post(link, {"asked": "1", "version-1": "2", "do": "right"})
    assert (await office.contact()).state is state
