from datetime import date

import pytest

from widgets.core.diary.bringing_in import BroughtWords
from widgets.core.diary.diary import Diary
from widgets.core.diary.diary_acts import read_diary_act
from widgets.core.diary.entry import MOST_PIECES, DiaryEntry, KeptPiece
from widgets.core.diary.keeping import MOST_KEPT_TEXT, KeptDiary, from_text, to_text
from widgets.core.diary.state import DiaryState, done, met

TODAY = date(2026, 11, 30)
NAMES = BroughtWords({"日期": "day", "原话": "said", "时间": "time"}, {}, {"威胁": "threat"})


def after(*acts, state=None):
    state = state or DiaryState(TODAY)
    for act in acts:
        state = done(state, NAMES, read_diary_act(act))
    return state


def step(to, *response):
    return {"act": "step", "to": to, "response": [*response]}


WRITE = {"act": "write"}
DAY = ("day=昨天", "time=")
WHEN = step("who", "day=昨天", "time=21:30", "way=door", "where=家门口")


def test_an_entry_is_written_step_by_step_and_put_down():
    state = after(
        WRITE,
        WHEN,
        step("what", "who=两个人", "claimed="),
        step("words", "done=敲门", "threat"),
        step("look", "said=明天再来"),
        {"act": "put", "time": 7},
    )

    assert state.diary.entries == {
        1: DiaryEntry(
            day="2026-11-29",
            time="21:30",
            way="door",
            where="家门口",
            who="两个人",
            kinds=("threat",),
            done="敲门",
            said="明天再来",
        )
    }
    assert (state.place, state.shown, state.draft, state.told) == (
        "entry",
        1,
        None,
        "diary-put-down",
    )
    assert state.diary.log[0].written == 7


def test_a_step_that_cannot_be_read_stays_with_what_was_typed():
    state = after(WRITE, step("who", "day=那天", "time="))

    assert (state.step, state.problems) == ("when", {"day": "unreadable"})
    assert state.typed["day"] == "那天"
    assert after(WHEN, state=state).problems == {}


def test_what_was_kept_is_added_with_its_file_and_dropped():
    mark = "ab" * 32 + " 5"
    added = {"act": "piece", "response": ["kind=photo", "what=门口"], "file": mark}
    state = after(WRITE, step("kept", *DAY), added, added)

    assert [each.file.size for each in state.draft.kept] == [5, 5]
    assert len(after({"act": "drop", "piece": "0"}, state=state).draft.kept) == 1
    assert after({"act": "drop", "piece": "7"}, state=state).draft == state.draft


def test_what_was_typed_of_a_thing_kept_is_not_lost_where_one_goes_on():
    state = after(WRITE, step("kept", *DAY), step("look", "kind=photo", "what=门口"))

    assert state.draft.kept == (KeptPiece(kind="photo", what="门口"),)
    assert state.step == "look"


def test_an_empty_thing_kept_and_one_too_many_are_told():
    full = replace_draft(DiaryEntry(kept=(KeptPiece(what="a"),) * MOST_PIECES), "kept")

    assert after({"act": "piece"}, state=full).told == "diary-piece-empty"
    more = after({"act": "piece", "response": ["what=b"]}, state=full)
    assert (more.told, len(more.draft.kept)) == ("diary-pieces-full", MOST_PIECES)


def test_a_file_that_could_not_be_read_is_told_and_nothing_is_added():
    state = after(
        {"act": "piece", "response": ["what=a"], "file": "?"},
        state=replace_draft(DiaryEntry(), "kept"),
    )

    assert (state.told, state.draft.kept) == ("diary-file-unread", ())


def replace_draft(draft, at="when"):
    return DiaryState(TODAY, place="write", draft=draft, step=at)


def test_an_entry_that_says_nothing_is_not_put_down():
    state = after(WRITE, {"act": "put"})

    assert (state.diary.log, state.told) == ((), "diary-empty")


def test_an_entry_is_changed_and_its_history_kept():
    state = after(
        WRITE,
        WHEN,
        {"act": "put"},
        {"act": "write", "number": "1"},
        step("look", *WHEN["response"], "way=call"),
    )
    changed = after({"act": "put"}, state=state)

    assert [each.entry.way for each in changed.diary.history(1)] == ["door", "call"]


def test_a_change_that_changes_nothing_adds_no_version():
    state = after(WRITE, WHEN, {"act": "put"}, {"act": "write", "number": "1"}, {"act": "put"})

    assert (len(state.diary.log), state.told) == (1, "diary-unchanged")


def test_an_entry_is_withdrawn_and_stays_in_the_chain():
    state = after(WRITE, WHEN, {"act": "put"}, {"act": "withdraw", "number": "1"})

    assert (state.diary.entries, len(state.diary.log), state.place) == ({}, 2, "list")
    assert after({"act": "withdraw", "number": "1"}, state=state).diary == state.diary


def test_a_draft_can_wait_and_be_gone_on_with_or_thrown_away():
    waits = after(WRITE, WHEN, {"act": "place", "to": "list"})

    assert (waits.place, waits.draft.day) == ("list", "2026-11-29")
    assert after(WRITE, state=waits).step == "who"
    assert after({"act": "leave"}, state=waits).draft is None


def test_while_a_draft_waits_other_entries_can_be_read(diary):
    writing = after({"act": "write", "number": "2"}, state=DiaryState(TODAY, diary))

    reads = after({"act": "entry", "number": "3"}, state=writing)
    assert (reads.place, reads.shown, reads.number) == ("entry", 3, 2)
    assert after({"act": "write", "number": "4"}, state=reads).number == 2


def test_a_text_is_brought_in_and_told():
    state = after({"act": "take", "response": ["日期,原话,时间\n2026-11-20,还钱,\n"], "time": 9})

    assert (state.brought.new, state.place, state.diary.log[0].written) == (1, "list", 9)
    assert after({"act": "place", "to": "list"}, state=state).brought is None


def test_a_text_of_which_nothing_comes_leaves_the_learner_there():
    assert after({"act": "take", "response": [""]}).place == "take"


def test_a_full_diary_takes_no_more_and_that_is_told():
    entry = DiaryEntry(said="话" * 4_000)
    full = Diary().with_entries([entry] * 460, 1)
    rows = "".join(f"2026-11-20,{n}{'话' * 3_000},\n" for n in range(60))

    assert len(to_text(full)) < MOST_KEPT_TEXT
    state = after(
        {"act": "take", "response": [f"日期,原话,时间\n{rows}"]}, state=DiaryState(TODAY, full)
    )

    assert (state.diary, state.told) == (full, "diary-full")


def test_the_chain_is_looked_at_until_something_else_is_done(diary):
    looked = after({"act": "check", "response": [""]}, state=DiaryState(TODAY, diary))

    assert (looked.place, looked.checked.versions) == ("check", 5)
    assert after({"act": "place", "to": "list"}, state=looked).checked is None


def test_days_that_cannot_be_read_for_a_file_are_told(diary):
    said = {"act": "save", "what": "csv", "response": ["from=哪天", "to="]}

    assert after(said, state=DiaryState(TODAY, diary)).told == "diary-days-wrong"


def test_more_than_a_list_takes_is_told_and_a_table_takes_all():
    kept = (KeptPiece(what="a"),) * 2
    many = Diary().with_entries([DiaryEntry(said=str(n), kept=kept) for n in range(101)], 1)

    def told(what):
        said = {"act": "save", "what": what, "response": ["from=", "to="]}
        return after(said, state=DiaryState(TODAY, many)).told

    assert [told(what) for what in ("page", "word", "csv", "json")] == ["diary-too-many"] * 2 + [
        ""
    ] * 2


def test_what_a_browser_keeps_is_met_and_what_only_this_window_has_comes_behind(diary):
    mine = DiaryState(TODAY, diary.with_entry(5, DiaryEntry(said="这边"), 3))
    kept = KeptDiary(diary.with_entry(5, DiaryEntry(said="那边"), 4), None)

    both = met(mine, kept)

    assert [both.diary.entries[n].said for n in (5, 6)] == ["那边", "这边"]


def test_a_draft_that_was_kept_waits_and_one_that_is_written_here_stays(diary):
    kept = from_text(to_text(diary, DiaryEntry(said="没写完"), 2))

    arrived = met(DiaryState(TODAY), kept, arrives=True)

    assert (arrived.draft.said, arrived.number) == ("没写完", 2)
    mine = replace_draft(DiaryEntry(said="这边"))
    assert met(mine, kept, arrives=True).draft.said == "这边"


def test_a_draft_that_another_window_writes_is_not_taken_and_not_lost(diary):
    theirs = from_text(to_text(diary, DiaryEntry(said="那边在写"), 2))

    here = met(DiaryState(TODAY), theirs)

    assert here.draft is None
    assert from_text(after(WRITE, {"act": "leave"}, state=here).text).draft is None
    withdrawn = after({"act": "withdraw", "number": "1"}, state=here)
    assert from_text(withdrawn.text).draft.said == "那边在写"


def test_a_draft_taken_over_goes_where_the_other_window_puts_it_down(diary):
    kept = from_text(to_text(diary, DiaryEntry(said="写一半")))
    arrived = met(DiaryState(TODAY), kept, arrives=True)
    put = from_text(to_text(diary.with_entry(5, DiaryEntry(said="写一半"), 9)))

    assert met(arrived, put).draft is None
    went_on = after(WRITE, step("who", *DAY), state=arrived)
    assert met(went_on, put).draft.said == "写一半"


def test_where_everything_was_erased_nothing_stays(diary):
    assert met(DiaryState(TODAY, diary, draft=DiaryEntry(said="x")), None) == DiaryState(TODAY)


@pytest.mark.parametrize(
    "act", [{"act": "put"}, step("who"), {"act": "piece"}, {"act": "entry", "number": "9"}]
)
def test_what_is_not_on_offer_changes_nothing(act):
    assert after(act) == DiaryState(TODAY)
