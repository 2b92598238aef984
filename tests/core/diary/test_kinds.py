from datetime import date

import pytest
from pydantic import ValidationError

from widgets.content.library import Library
from widgets.core.diary.entry import DiaryEntry, KeptPiece
from widgets.core.diary.kinds import DiaryKind, flags

LIBRARY = Library.open()
TODAY = date(2026, 11, 30)
TEXT = {"zh": "甲", "en": "a"}
WHOLE = DiaryEntry(witnesses="邻居", kept=(KeptPiece(kind="photo", carrier="手机"),))


def found(**fields):
    entry = WHOLE.model_copy(update=fields)
    return {f.kind.id: f for f in flags(entry, LIBRARY.diary_kinds, LIBRARY.cited, TODAY)}


def test_an_entry_in_which_nothing_is_ticked_and_nothing_is_missing_shows_nothing():
    assert found(day="2026-11-20", time="10:00") == {}


def test_what_is_ticked_names_its_articles_and_the_fields_that_are_missing():
    threat = found(day="2026-11-20", kinds=("threat",), said="小心点")["threat"]

    assert "psapl-2025/50.1.1" in threat.cites
    assert threat.missing == ("who",)
    assert not threat.earlier


@pytest.mark.parametrize(
    ("time", "night"), [("21:59", False), ("22:00", True), ("07:59", True), ("08:00", False)]
)
def test_the_hour_of_the_day_is_looked_at(time, night):
    assert ("night" in found(day="2026-11-20", time=time)) is night


def test_without_a_time_nothing_is_said_of_the_hour():
    assert "night" not in found(day="2026-11-20")


def test_an_article_that_came_into_force_after_the_day_is_left_out_and_that_is_said():
    before, on = (found(day=day, kinds=("hands",))["hands"] for day in ("2025-12-31", "2026-01-01"))

    assert (before.cites, before.earlier) == (("civil-code/1003",), True)
    assert (on.cites, on.earlier) == (("psapl-2025/51", "civil-code/1003"), False)


def test_an_entry_without_a_day_counts_as_of_today():
    assert found(kinds=("hands",))["hands"].cites == ("psapl-2025/51", "civil-code/1003")


def test_a_writers_own_word_alone_and_an_original_that_is_nowhere_are_told():
    assert [*found(witnesses="", kept=())] == ["alone"]
    assert [*found(kept=(KeptPiece(kind="photo"),))] == ["uncarried"]


def test_no_kind_says_that_anything_is_unlawful_or_a_crime():
    said = " ".join(
        f"{kind.says.zh} {kind.says.en} {kind.text.to('zh') if kind.text else ''}"
        for kind in LIBRARY.diary_kinds
    ).lower()

    assert [
        word for word in ("违法", "犯罪", "构成", "unlawful", "illegal", "crime") if word in said
    ] == []


def test_each_kind_that_is_ticked_says_may_in_both_languages():
    ticked = [kind for kind in LIBRARY.diary_kinds if kind.sign == "ticked"]

    assert [kind.id for kind in ticked if "可能关系到" not in kind.says.zh] == []
    assert [kind.id for kind in ticked if "May bear on" not in kind.says.en] == []


@pytest.mark.parametrize(
    "told",
    [
        {"sign": "ticked"},
        {"sign": "alone", "text": TEXT},
        {"sign": "night", "early": 8},
        {"sign": "alone", "early": 8, "late": 22},
        {"text": TEXT, "cite": ()},
        {"text": TEXT, "wants": ("felt",)},
    ],
)
def test_a_kind_that_does_not_fit_together_is_refused(told):
    with pytest.raises(ValidationError):
        DiaryKind.model_validate({"id": "a", "says": TEXT, "cite": ("pipl/10",), **told})
