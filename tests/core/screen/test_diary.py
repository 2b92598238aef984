from datetime import date

import pytest

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.core.diary.bringing_in import Brought
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry, FileDigest, KeptPiece
from widgets.core.diary.state import DiaryState
from widgets.core.screen.diary import PAGE, listed, opened, told, told_piece
from widgets.core.screen.view import Actions, Notice, Points

TODAY = date(2026, 11, 30)
CONTEXT = diary_context(Library.open(), TODAY)
ZH, EN = (CONTEXT.words(lang) for lang in ("zh", "en"))
PHOTO = KeptPiece(kind="photo", what="门口", file=FileDigest(sha256="ab" * 32, size=7))
THREAT = DiaryEntry(
    day="2026-11-20",
    time="22:15",
    way="door",
    kinds=("threat",),
    said="小心点",
    felt="怕",
    kept=(PHOTO,),
)
DIARY = Diary().with_entries([THREAT], 1_780_000_000_000)


def buttons(parts):
    return {b.label: b for part in parts if isinstance(part, Actions) for b in part.buttons}


def points(parts, title=""):
    return next(p for p in parts if isinstance(p, Points) and p.title.startswith(title))


def test_the_entries_are_listed_latest_first_with_what_each_is_about():
    later = DiaryEntry(day="2026-11-21", way="call", done="话" * 100)
    state = DiaryState(TODAY, DIARY.with_entries([later], 2))

    first, second = [b for b in buttons(listed(CONTEXT, state, ZH)).values() if b.style == "choice"]

    assert (first.label, first.act) == ("第2条　2026年11月21日", {"act": "entry", "number": "2"})
    assert first.note.startswith("打电话、话话")
    assert first.note.endswith("…")
    assert second.note == "到家里来、威胁要打人、伤人、让家里出事、小心点"


def test_long_lists_have_pages():
    days = [DiaryEntry(day="2026-11-20", said=str(n)) for n in range(PAGE + 1)]
    state = DiaryState(TODAY, Diary().with_entries(days, 1))

    first = buttons(listed(CONTEXT, state, EN))
    last = buttons(listed(CONTEXT, DiaryState(TODAY, state.diary, pages=99), EN))

    assert first["Earlier ones"].act == {"act": "place", "to": "list", "pages": "1"}
    assert "Later ones" not in first
    assert [b.note for b in last.values() if b.style == "choice"] == ["0"]
    assert "Later ones" in last


def test_twenty_entries_are_one_page_and_one_more_begins_another():
    def pages(n, at=0):
        every = [DiaryEntry(day="2026-11-20", said=str(i)) for i in range(n)]
        state = DiaryState(TODAY, Diary().with_entries(every, 1), pages=at)
        found = buttons(listed(CONTEXT, state, EN))
        turns = {label: b.act["pages"] for label, b in found.items() if "pages" in b.act}
        return len([b for b in found.values() if b.style == "choice"]), turns

    assert pages(20) == (20, {})
    assert pages(21) == (20, {"Earlier ones": "1"})
    assert pages(21, 1) == (1, {"Later ones": "0"})
    assert pages(41, 1) == (20, {"Later ones": "0", "Earlier ones": "2"})


@pytest.mark.parametrize(("length", "shown"), [(60, "话" * 60), (61, "话" * 60 + "…")])
def test_a_long_line_is_cut_after_sixty_characters(length, shown):
    state = DiaryState(TODAY, Diary().with_entries([DiaryEntry(said="话" * length)], 1))

    (note,) = [b.note for b in buttons(listed(CONTEXT, state, ZH)).values() if b.style == "choice"]

    assert note == shown


def test_an_empty_diary_says_so_and_a_draft_can_be_gone_on_with():
    parts = listed(CONTEXT, DiaryState(TODAY, draft=DiaryEntry()), EN)

    assert "Go on with the unfinished entry" in buttons(parts)
    assert ("Nothing is written yet.",) in [getattr(p, "paragraphs", ()) for p in parts]


def test_an_entry_shows_its_fields_and_what_it_may_bear_on_with_whom_each_article_binds():
    parts = opened(CONTEXT, DiaryState(TODAY, DIARY, shown=1), EN)

    fields = {point.label: point.text for point in points(parts).points}
    assert fields["When, and where"] == "20 November 2026, 22:15"
    assert fields["What was kept"].startswith("photo, 门口, file of 7 bytes")
    threat, night, alone, *_ = points(parts, "What this").points
    assert "Still missing: who came, who saw or heard it." in threat.text
    assert "binds banks, consumer-finance companies" in threat.sources[1].label
    assert "recommended national standard, not a law" in night.sources[0].label
    assert alone.label == ""


@pytest.mark.parametrize("words", [ZH, EN])
def test_no_entry_is_said_to_show_anything_unlawful(words):
    every = DiaryEntry(day="2026-11-20", time="23:00", kinds=tuple(k.id for k in CONTEXT.ticked))
    state = DiaryState(TODAY, Diary().with_entries([every], 1), shown=1)

    said = " ".join(
        p.text for p in points(opened(CONTEXT, state, words), words("diary-flags")).points
    )

    assert len(said) > 500
    assert [word for word in ("违法", "犯罪", "unlawful", "illegal", "crime") if word in said] == []


def test_an_entry_that_was_changed_shows_how_it_was_written_before():
    changed = DIARY.with_entry(1, THREAT.model_copy(update={"said": "别的"}), 1_790_000_000_000)

    parts = opened(CONTEXT, DiaryState(TODAY, changed, shown=1), ZH)

    assert points(parts, "以前").folded
    (before,) = points(parts, "以前").points
    assert "小心点" in before.text
    assert before.label == "2026年5月29日 04:26写"


def test_on_a_day_before_an_article_was_in_force_that_is_said():
    early = Diary().with_entries([DiaryEntry(day="2025-12-31", kinds=("hands",))], 1)

    parts = opened(CONTEXT, DiaryState(TODAY, early, shown=1), ZH)

    assert "有的规定还没有施行" in points(parts, "这一条").points[0].text


def test_what_became_of_an_act_is_told_once():
    def titles(**given):
        return [n.title for n in told(DiaryState(TODAY, **given), EN)]

    assert titles() == []
    assert titles(told="diary-put-down") == ["It is put down."]
    assert titles(told="diary-pieces-full") == [
        "One entry takes 20. Put the rest into another entry."
    ]
    tones = {
        key: told(DiaryState(TODAY, told=key), EN)[0].tone
        for key in ("diary-put-down", "diary-unchanged", "diary-pieces-full")
    }
    assert [*tones.values()] == ["info", "info", "changed"]
    (full,) = told(DiaryState(TODAY, told="diary-full"), EN)
    assert (type(full), full.tone) == (Notice, "fault")


def test_what_was_brought_in_is_told_with_what_was_left_out():
    log = told(DiaryState(TODAY, brought=Brought(Diary(), "log", 3, 1, 2, 4)), EN)
    file = told(DiaryState(TODAY, brought=Brought(Diary(), "diary", 3, 1, 0, broken=2)), EN)

    assert [n for n in "3 1 2 4".split() if n not in log[0].title] == []
    assert log[0].text == ""
    assert len(log) == 1
    assert file[0].text.endswith("left out: 1.")
    assert file[1].text.startswith("The chain of that file does not fit (2 places)")


def test_a_way_or_a_thing_that_is_not_known_here_is_left_out():
    assert told_piece(KeptPiece(kind="gone", what="a"), EN) == "a"
