"""Finding questions by words, however they are written, and by their reference."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from desk.search import reference_in
from storage.audit_tables import AuditEntry
from tests.desk.test_queue import listed
from tests.desk.world import Browser, Page, World

REFERENCE = "7KX-4PB"


async def search(browser: Browser, words: str, **filters: str) -> Page:
    return await browser.get(f"/desk/tickets?{urlencode({'q': words, **filters})}")


@pytest.mark.parametrize("sought", ["đubre", "djubre", "ђубре", "Djubre", '"ђубре"'])
async def test_script_and_signs_do_not_matter(sought: str, desk: World, officer: Browser) -> None:
    for number, written in enumerate(("đubre", "djubre", "ђубре", "ĐUBRE", "Ђубре!")):
        await desk.ticket(f"A-{number}", f"Kad nose {written}")
    await desk.ticket("B-2", "Kad dolazi autobus")
    assert listed(await search(officer, sought)) == [f"A-{number}" for number in range(5)]


@pytest.mark.parametrize(
    ("text", "sought", "is_found"),
    [
        ("Kur vijnë për mbeturinat?", "vijne mbeturina", True),
        ("Kur vijne per mbeturinat?", "vijnë për", True),
        ("Cöp ne zaman alınıyor, ışık yok", "cop isik", True),
        ("Kur vijnë për mbeturinat?", '"mbeturina"', False),
        ("Kur vijnë për mbeturinat?", '"mbeturinat"', True),
        ("Nema vode u ulici", "vode autobus", False),
        ("Nema vode u ulici", "vodovod", False),
        ("Nema vode u ulici", "VODE", True),
        ("Nema vode u ulici", "'!?", False),
        ("Nema vode u ulici", "%", False),
        ("Parcela 70-123 kod škole", "parcela 123", True),
    ],
)
async def test_all_words_must_stand_in_it(
    text: str, sought: str, is_found: bool, desk: World, officer: Browser
) -> None:
    await desk.ticket("A-1", text)
    assert listed(await search(officer, sought)) == (["A-1"] if is_found else [])


async def test_answers_and_notes_are_found_too(desk: World, officer: Browser) -> None:
    await desk.ticket(REFERENCE, "Where?")
    await officer.submit(f"/desk/tickets/{REFERENCE}", answer="Zyra hapet nesër.", do="send")
    assert listed(await search(officer, "zyra neser", state="all")) == [REFERENCE]


async def test_words_go_together_with_the_filters(desk: World, officer: Browser) -> None:
    await desk.ticket("A-1", "uje")
    await desk.ticket("B-2", "uje", municipality="prizren")
    assert listed(await search(officer, "uje", municipality="prizren")) == ["B-2"]


async def test_what_is_out_of_scope_is_not_found(desk: World) -> None:
    await desk.ticket("7KX-4PB", "uje")
    await desk.account(municipalities=["prizren"])
    async with desk.browser() as browser:
        await browser.sign_in()
        found = [await search(browser, sought) for sought in ("uje", "7KX-4PB")]
    assert [(page.status, listed(page)) for page in found] == [(200, []), (200, [])]


@pytest.mark.parametrize("sought", ["7KX-4PB", "7kx4pb", " #7KX 4PB ", "7kx–4pb", "7КХ-4РВ"])
async def test_a_reference_leads_to_its_question(sought: str, desk: World, officer: Browser) -> None:
    await desk.ticket(REFERENCE)
    assert (await search(officer, sought)).to == f"/desk/tickets/{REFERENCE}"


@pytest.mark.parametrize("sought", ["7KX-4P", "7KX-4PBB", "mbetur", "123456 vode", ""])
def test_other_words_are_no_reference(sought: str) -> None:
    assert reference_in(sought) is None


async def test_a_search_is_recorded_without_its_words(desk: World, officer: Browser) -> None:
    await desk.ticket("A-1", "uje")
    await search(officer, "uje", state="all")
    async with desk.database.reading() as store:
        entries = (await store.scalars(select(AuditEntry).where(AuditEntry.action == "tickets-search"))).all()
    assert [(entry.subject, entry.details) for entry in entries] == [("ticket search", {"words": 1, "found": 1})]


async def test_who_may_see_nothing_finds_nothing(desk: World) -> None:
    await desk.ticket("A-1", "uje")
    await desk.account(municipalities=[])
    async with desk.browser() as browser:
        await browser.sign_in()
        assert listed(await search(browser, "uje", state="all")) == []
