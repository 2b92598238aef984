from datetime import date

import pytest

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.diary.chain import ChainFault, ChainFaultKind
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.looking import CheckedChain
from widgets.core.diary.state import DiaryState
from widgets.core.screen.controls import Form
from widgets.core.screen.diary_places import MOST_FAULTS, bringing, checking, keeping_out
from widgets.core.screen.findings import Keep
from widgets.core.screen.view import Actions, Notice, Points

TODAY = date(2026, 11, 30)
EN = diary_context(Library.open(), TODAY).words("en")
DIARY = Diary().with_entries([DiaryEntry(said="a")], 1)
FAULT = ChainFault(ChainFaultKind.CHANGED, 3, 2)


def notices(found):
    parts = checking(DiaryState(TODAY, DIARY, checked=found), EN)
    return [(part.tone, part.title) for part in parts if isinstance(part, Notice)]


def kinds(parts, kind):
    return [part for part in parts if isinstance(part, kind)]


def test_the_hash_of_the_last_version_is_shown_and_copied_whole():
    parts = checking(DiaryState(TODAY, DIARY), EN)

    assert kinds(parts, Keep)[0].copy == DIARY.head
    told = next(p.paragraphs[1] for p in parts if getattr(p, "paragraphs", ())[1:])
    assert told.replace(" ", "") == DIARY.head
    assert {len(group) for group in told.split()} == {8}
    assert kinds(checking(DiaryState(TODAY), EN), Keep) == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (CheckedChain(5), [("info", "The chain is whole")]),
        (CheckedChain(5, unread=1, of_file=True), [("changed", "The chain is whole")]),
        (CheckedChain(5, (FAULT,)), [("fault", "The chain does not fit")]),
        (CheckedChain(0, is_read=False), [("fault", "This is no record that was saved here.")]),
    ],
)
def test_what_was_found_in_a_chain_is_told_first(found, told):
    assert notices(found) == told


@pytest.mark.parametrize(
    ("given", "tone", "begins"),
    [
        ({"at": 4}, "info", "The fingerprint you noted is in it: up to version 4"),
        ({}, "fault", "The fingerprint you noted is not in it"),
        ({"at": 4, "faults": (FAULT,)}, "changed", "The fingerprint you noted is in it, but"),
    ],
)
def test_what_became_of_a_noted_hash_is_told(given, tone, begins):
    found = notices(CheckedChain(5, noted="ab" * 10, **given))[-1]

    assert (found[0], found[1].startswith(begins)) == (tone, True)


def test_a_noted_hash_that_is_too_short_says_nothing_of_the_chain():
    assert notices(CheckedChain(5, noted="ab"))[-1][1].startswith("That is too short")


def test_each_fault_names_its_entry_and_the_many_are_counted():
    many = CheckedChain(99, (FAULT,) * (MOST_FAULTS + 3))

    lines = kinds(checking(DiaryState(TODAY, DIARY, checked=many), EN), Points)[0].points

    assert lines[0].text.startswith("No. 2 (version 3)")
    assert (len(lines), lines[-1].text) == (MOST_FAULTS + 1, "And 3 more.")


def test_a_text_can_be_pasted_taken_from_a_file_or_a_file_of_ours_opened():
    parts = bringing(EN)

    assert kinds(parts, Form)[0].parts[0].fields[0].file
    assert [b.takes for a in kinds(parts, Actions) for b in a.buttons] == [True, False]


def test_what_can_be_taken_out_is_offered_with_its_days():
    parts = keeping_out(EN)

    assert [b.act["what"] for b in kinds(parts, Form)[0].buttons] == ["page", "word", "csv"]
    assert [b.act.get("what") for a in kinds(parts, Actions) for b in a.buttons] == ["json", None]
