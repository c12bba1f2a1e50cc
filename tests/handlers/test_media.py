from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.files_kept import MAX_FILES
from handlers.records import Attachment, Kind, Location, Medium
from tests.handlers.world import (
    UNCLEAR,
    WASTE,
    Talk,
    actions_of,
    added,
    from_gjilan,
    kinds_of,
    said,
    with_ticket,
)

FILES = [medium for medium in Medium if medium is not Medium.STICKER]


@pytest.mark.parametrize("medium", FILES)
def test_without_a_ticket_a_file_is_acknowledged_in_words(medium: Medium) -> None:
    outcome = from_gjilan().sends(medium)
    assert said(outcome).startswith("Thank you. I cannot")
    assert actions_of(outcome) == ["office", "topics"]


@pytest.mark.parametrize("medium", FILES)
def test_a_file_goes_to_the_open_ticket(medium: Medium) -> None:
    outcome = with_ticket().sends(medium)
    assert [(each.reference, each.attachment and each.attachment.medium) for each in added(outcome)] == [
        ("REF-1", medium)
    ]
    assert "Added to REF-1" in said(outcome)


def test_a_sticker_gets_a_kind_word_and_never_goes_to_the_office() -> None:
    outcome = with_ticket().sends(Medium.STICKER)
    assert "🙂" in said(outcome)
    assert outcome.effects == ()


def test_a_caption_goes_along() -> None:
    outcome = with_ticket().sends(Medium.PHOTO, WASTE, text="look")
    assert added(outcome)[0].text == "look"


def test_a_file_sent_first_goes_along_with_the_question() -> None:
    someone = from_gjilan()
    someone.sends(Medium.VOICE)
    someone.writes("nobody takes the rubbish", WASTE)
    someone.presses("office:waste-collection:gjilan")
    assert kinds_of(someone.outcome.effects) == ["OpenTicket", "AddToTicket"]
    assert someone.opened[0].text == "nobody takes the rubbish"


def test_a_file_alone_can_be_sent_to_the_office() -> None:
    someone = from_gjilan()
    someone.sends(Medium.DOCUMENT)
    someone.presses("office")
    assert someone.opened[0].text == "Sent without words: a document"
    assert kinds_of(someone.outcome.effects) == ["OpenTicket", "AddToTicket"]


def test_a_file_does_not_go_along_with_a_later_question() -> None:
    someone = from_gjilan()
    someone.sends(Medium.PHOTO, WASTE, text="this rubbish")
    someone.writes("and other rubbish", WASTE)
    assert someone.conversation.files == ()


def test_a_caption_is_answered_like_a_text() -> None:
    someone = from_gjilan()
    outcome = someone.sends(Medium.PHOTO, WASTE, text="nobody takes this")
    assert "I cannot look into files" in outcome.replies[0].text
    assert "Directorate for Public Services" in outcome.replies[1].text
    someone.presses("office:waste-collection:gjilan")
    assert kinds_of(someone.outcome.effects) == ["OpenTicket", "AddToTicket"]


def test_a_caption_that_is_a_command_is_not_a_command() -> None:
    assert "Thank you. I cannot" in said(from_gjilan().sends(Medium.PHOTO, text="/start"))


def album(someone: Talk, count: int) -> list[str]:
    return [
        said(
            someone.does(
                Kind.ATTACHMENT, attachment=Attachment(medium=Medium.PHOTO, file_id=f"f{number}"), group_id="album"
            )
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("somebody", [from_gjilan, with_ticket])
def test_an_album_is_acknowledged_once(somebody: Callable[[], Talk]) -> None:
    assert [bool(each) for each in album(somebody(), 4)] == [True, False, False, False]


def test_all_of_an_album_goes_to_the_ticket() -> None:
    someone = with_ticket()
    album(someone, 1)
    for number in range(3):
        outcome = someone.sends(Medium.PHOTO, group_id="album", message_id=f"m{number}")
        assert kinds_of(outcome.effects) == ["AddToTicket"]


def test_all_of_an_album_goes_along_with_the_question() -> None:
    someone = from_gjilan()
    album(someone, 4)
    someone.presses("office")
    assert kinds_of(someone.outcome.effects) == ["OpenTicket", *["AddToTicket"] * 4]


def test_an_album_as_the_question_for_the_office_is_one_ticket() -> None:
    someone = from_gjilan()
    someone.presses("office:new")
    assert [bool(each) for each in album(someone, 3)] == [True, False, False]
    assert len(someone.opened) == 1


def test_two_albums_are_acknowledged_twice() -> None:
    someone = from_gjilan()
    assert said(someone.sends(Medium.PHOTO, group_id="a"))
    assert said(someone.sends(Medium.PHOTO, group_id="b"))


def test_no_more_files_are_kept_than_an_album_holds() -> None:
    someone = from_gjilan()
    album(someone, MAX_FILES + 3)
    assert len(someone.conversation.files) == MAX_FILES


def test_a_changed_caption_does_not_keep_the_file_twice() -> None:
    someone = from_gjilan()
    someone.sends(Medium.PHOTO)
    someone.does(
        Kind.EDIT, UNCLEAR, attachment=Attachment(medium=Medium.PHOTO, file_id="file"), text="look", edited_id="1"
    )
    assert len(someone.conversation.files) == 1


def test_a_location_goes_to_the_open_ticket() -> None:
    outcome = with_ticket().shares(42.46, 21.47)
    assert added(outcome)[0].text.startswith("https://www.openstreetmap.org/?mlat=42.46")


def test_a_location_that_answers_the_question_for_the_municipality_does_not() -> None:
    someone = with_ticket()
    someone.presses("elsewhere:roads")
    assert someone.shares(42.46, 21.47).effects == ()


def test_a_live_location_that_moves_is_not_answered_each_time() -> None:
    someone = with_ticket()
    someone.shares(42.46, 21.47)
    moving = someone.does(Kind.EDIT, location=Location(latitude=42.47, longitude=21.47), edited_id="1")
    assert (moving.replies, moving.effects) == ((), ())


@pytest.mark.parametrize("kind", [Kind.ATTACHMENT, Kind.LOCATION, Kind.OTHER, Kind.EDIT, Kind.TEXT])
def test_what_holds_nothing_readable_is_acknowledged_in_words(kind: Kind) -> None:
    assert "I cannot read this kind of message" in said(from_gjilan().does(kind))
