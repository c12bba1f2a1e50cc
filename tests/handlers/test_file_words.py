from __future__ import annotations

import pytest

from handlers.file_words import ADVICE, FAULTS, STATES, not_taken, too_large
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import Attachment, Kind, Medium
from storage.file_tables import FileFault, FileState
from tests.handlers.world import WASTE, actions_of, added, from_gjilan, said, with_ticket

FILM = Attachment(medium=Medium.VIDEO, file_id="film", size=MAX_FILE_BYTES + 1)


def test_every_fault_and_state_has_words() -> None:
    assert set(FAULTS) == set(ADVICE) == set(FileFault)
    assert set(STATES) == set(FileState) - {FileState.KEPT}


@pytest.mark.parametrize("fault", FileFault)
def test_a_resident_is_told_what_was_the_matter_and_what_to_do(fault: FileFault) -> None:
    reply = not_taken("rruga.jpg", fault, "en")
    assert reply.text.startswith("Your file “rruga.jpg” has not reached the office. ")
    assert "Please" in reply.text


def test_a_file_without_a_name_is_your_file() -> None:
    assert not_taken("", FileFault.GONE, "en").text.startswith("Your file has not reached the office.")


def test_the_limit_that_is_told_is_the_one_that_holds() -> None:
    assert f"{MAX_FILE_BYTES // 1024**2} MB" in too_large("en")


def test_a_file_that_is_too_large_goes_nowhere_and_is_told_so() -> None:
    outcome = with_ticket().does(Kind.ATTACHMENT, attachment=FILM)
    assert said(outcome) == too_large("en")
    assert outcome.effects == ()


def test_what_was_written_with_it_goes_to_the_ticket_all_the_same() -> None:
    outcome = with_ticket().does(Kind.ATTACHMENT, WASTE, attachment=FILM, text="look")
    assert outcome.replies[0].text == too_large("en")
    assert [(each.text, each.attachment) for each in added(outcome)] == [("look", None)]


def test_without_a_ticket_what_was_written_is_answered() -> None:
    someone = from_gjilan()
    outcome = someone.does(Kind.ATTACHMENT, WASTE, attachment=FILM, text="nobody takes this")
    assert outcome.replies[0].text == too_large("en")
    assert "Directorate for Public Services" in outcome.replies[1].text
    assert someone.conversation.files == ()


def test_one_can_go_on_after_it() -> None:
    assert actions_of(from_gjilan().does(Kind.ATTACHMENT, attachment=FILM)) == ["menu"]
