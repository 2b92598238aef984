from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.calculators.limitation.kinds import EVENT_KINDS, KIND, OBSTACLE, OBSTACLE_KINDS
from widgets.content.library import Library
from widgets.core.calculators.limitation.rows import (
    ClaimEvent,
    read_events,
    read_kind,
    withdrawn,
)
from widgets.core.errors import Unreadable

DAY, END = date(2024, 3, 1), date(2024, 9, 2)


def kinds(text):
    return [event.kind for event in read_events(DAY, text, EVENT_KINDS)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("催款", KIND["demand"]),
        ("短信催款", KIND["demand"]),
        ("text message", KIND["demand"]),
        ("Demand letter, by post", KIND["demand"]),
        ("电话 未接听", KIND["call"]),
        ("phone call", KIND["call"]),
        ("还款500元", KIND["payment"]),
        ("part payment 500", KIND["payment"]),
        ("还款计划", KIND["plan"]),
        ("还款通知", KIND["demand"]),
        ("答应还款，月底", KIND["promise"]),
        ("签收催收通知", KIND["signed"]),
        ("acknowledgement", KIND["signed"]),
        ("债权转让通知", KIND["assignment"]),
        ("起诉", KIND["suit"]),
        ("支付令", KIND["payment-order"]),
        ("ＳＭＳ", KIND["demand"]),
        ("判决", KIND["judgment"]),
    ],
)
def test_a_row_is_read_by_its_first_word_in_either_language(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    ["", "没还款", "拒绝还款", "还款失败", "还款 失败", "payment failed", "催款 未送达", "吃饭",
     "<b>催款</b>", "paying", "还款日"],
)  # fmt: skip
def test_what_is_not_such_a_word_or_says_that_it_failed_is_not_guessed(text):
    assert read_events(DAY, text, EVENT_KINDS) == ()


@pytest.mark.parametrize(
    "text",
    ["起诉 2024-09-02 驳回", "suit to 2024-09-02 dismissed", "起诉到2024年9月2日结束",
     "起诉，2024/9/2"],
)  # fmt: skip
def test_proceedings_name_the_day_they_ended(text):
    assert read_events(DAY, text, EVENT_KINDS)[0].ends == END


def test_a_day_after_anything_else_is_a_note():
    assert read_events(DAY, "催款 2024-09-02", EVENT_KINDS) == (
        ClaimEvent(DAY, KIND["demand"], None, "2024-09-02"),
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("分期协议 2024-09-02", END),
        ("展期到2024年9月2日", END),
        ("new agreement until 2024-09-02", END),
        ("还款计划，2024-09-02前还清", END),
        ("分期协议 2024-09-02起每月还500", None),
        ("分期协议 2024年9月12日开始还", None),
        ("答应还款 2024-09-02", None),
    ],
)
def test_an_agreement_may_name_its_new_last_day_and_not_its_first(text, ends):
    assert [event.ends for event in read_events(DAY, text, EVENT_KINDS)] == [ends]


def test_a_suit_or_arbitration_that_was_withdrawn_is_another_kind():
    assert kinds("起诉 2024-09-02 撤诉") == [KIND["withdrawn"]]
    assert kinds("suit withdrawn 2024-09-02") == [KIND["withdrawn"]]
    assert kinds("仲裁 2024-09-02 撤回") == [KIND["withdrawn"]]
    assert kinds("支付令 2024-09-02 撤回") == [KIND["payment-order"]]


def test_a_withdrawal_on_a_row_of_its_own_belongs_to_the_last_suit_that_is_open():
    suit, other = (ClaimEvent(date(2024, month, 1), KIND["suit"]) for month in (1, 4))
    ended = replace(suit, ends=date(2024, 2, 1))
    row = ClaimEvent(date(2024, 5, 1), KIND["withdrawn"])
    joined = ClaimEvent(other.day, KIND["withdrawn"], row.day)

    assert withdrawn((suit, other, row)) == (suit, joined)
    assert withdrawn((row, replace(other, ends=row.day))) == (joined,)
    assert withdrawn((ended, row)) == (ended, row)
    assert withdrawn((replace(suit, day=date(2024, 6, 1)), row))[1] == row


def test_proceedings_that_ended_in_a_judgment_tell_of_both():
    found = read_events(DAY, "起诉 2024-09-02 判决", EVENT_KINDS)

    assert [(event.day, event.kind) for event in found] == [
        (DAY, KIND["suit"]),
        (END, KIND["judgment"]),
    ]
    assert kinds("起诉 2024-09-02 没有判决") == [KIND["suit"]]
    assert kinds("suit 2024-09-02 no judgment") == [KIND["suit"]]


@pytest.mark.parametrize("text", ["起诉 2024-02-29", "起诉 2024-02-30", "展期 2024-02-29"])
def test_an_end_before_the_beginning_or_on_no_day_is_refused(text):
    with pytest.raises(Unreadable):
        read_events(DAY, text, EVENT_KINDS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("不可抗力", OBSTACLE["force-majeure"]),
        ("no heirs yet", OBSTACLE["no-heir"]),
        ("无法定代理人", OBSTACLE["no-representative"]),
        ("被控制", OBSTACLE["controlled"]),
        ("其他", OBSTACLE["other"]),
        ("心情不好", None),
    ],
)
def test_an_obstacle_is_read_the_same_way(text, kind):
    found = read_kind(text, OBSTACLE_KINDS)

    assert (found and found[0]) == kind


def offered(field, lang):
    """The words that a field's help lists after its first colon."""
    text = getattr(Library.open().calculator("limitation").fields[field].help, lang)
    listed = text.replace("：", ":").split(":")[1].replace("。", ". ").split(". ")[0]
    return [word.strip() for word in listed.replace("、", ",").split(",")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_that_the_form_offers_can_be_read(lang):
    events, obstacles = offered("events", lang), offered("obstacles", lang)

    assert [word for word in events if not read_events(DAY, word, EVENT_KINDS)] == []
    assert [word for word in obstacles if not read_kind(word, OBSTACLE_KINDS)] == []
    assert len(events) >= 15
    assert len(obstacles) == len(OBSTACLE_KINDS)


@given(st.text(), st.sampled_from(["起诉 ", "催款 ", "suit ", ""]))
@settings(deadline=None)
def test_no_text_breaks_the_reading(text, before):
    try:
        found = read_events(DAY, before + text, EVENT_KINDS)
    except Unreadable:
        return

    assert len(found) <= 2
