from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.limitation.events import Barrier, ClaimEvent, EventKind
from widgets.core.calculators.limitation.words import read_barrier, read_events
from widgets.core.errors import Unreadable

DAY, END = date(2024, 3, 1), date(2024, 9, 2)


def kinds(text):
    return [event.kind for event in read_events(DAY, text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("催款", EventKind.DEMAND),
        ("短信催款", EventKind.DEMAND),
        ("text message", EventKind.DEMAND),
        ("Demand letter, by post", EventKind.DEMAND),
        ("电话 未接听", EventKind.CALL),
        ("phone call", EventKind.CALL),
        ("还款500元", EventKind.PAYMENT),
        ("part payment 500", EventKind.PAYMENT),
        ("还款计划", EventKind.PLAN),
        ("还款通知", EventKind.DEMAND),
        ("答应还款，月底", EventKind.PROMISE),
        ("签收催收通知", EventKind.SIGNED),
        ("acknowledgement", EventKind.SIGNED),
        ("债权转让通知", EventKind.ASSIGNMENT),
        ("起诉", EventKind.SUIT),
        ("支付令", EventKind.PAYMENT_ORDER),
        ("ＳＭＳ", EventKind.DEMAND),
        ("判决", EventKind.JUDGMENT),
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
    assert read_events(DAY, text) == ()


@pytest.mark.parametrize(
    "text",
    ["起诉 2024-09-02 驳回", "suit to 2024-09-02 dismissed", "起诉到2024年9月2日结束",
     "起诉，2024/9/2"],
)  # fmt: skip
def test_proceedings_name_the_day_they_ended(text):
    assert read_events(DAY, text)[0].ends == END


def test_a_day_after_anything_else_is_a_note():
    assert read_events(DAY, "催款 2024-09-02") == (
        ClaimEvent(DAY, EventKind.DEMAND, None, "2024-09-02"),
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
    assert [event.ends for event in read_events(DAY, text)] == [ends]


def test_a_suit_that_was_withdrawn_is_another_kind():
    assert kinds("起诉 2024-09-02 撤诉") == [EventKind.WITHDRAWN]
    assert kinds("suit withdrawn 2024-09-02") == [EventKind.WITHDRAWN]
    assert kinds("仲裁 2024-09-02 撤回") == [EventKind.ARBITRATION]


def test_proceedings_that_ended_in_a_judgment_tell_of_both():
    found = read_events(DAY, "起诉 2024-09-02 判决")

    assert [(event.day, event.kind) for event in found] == [
        (DAY, EventKind.SUIT),
        (END, EventKind.JUDGMENT),
    ]
    assert kinds("起诉 2024-09-02 没有判决") == [EventKind.SUIT]
    assert kinds("suit 2024-09-02 no judgment") == [EventKind.SUIT]


@pytest.mark.parametrize("text", ["起诉 2024-02-29", "起诉 2024-02-30", "展期 2024-02-29"])
def test_an_end_before_the_beginning_or_on_no_day_is_refused(text):
    with pytest.raises(Unreadable):
        read_events(DAY, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("不可抗力", Barrier.FORCE_MAJEURE),
        ("no heirs yet", Barrier.NO_HEIR),
        ("无法定代理人", Barrier.NO_REPRESENTATIVE),
        ("被控制", Barrier.CONTROLLED),
        ("其他", Barrier.OTHER),
        ("心情不好", None),
    ],
)
def test_an_obstacle_is_read_the_same_way(text, kind):
    assert read_barrier(text) is kind


def offered(field, lang):
    """The words that a field's help lists after its first colon."""
    text = getattr(Library.open().calculator("limitation").fields[field].help, lang)
    listed = text.replace("：", ":").split(":")[1].replace("。", ". ").split(". ")[0]
    return [word.strip() for word in listed.replace("、", ",").split(",")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_that_the_form_offers_can_be_read(lang):
    events, obstacles = offered("events", lang), offered("obstacles", lang)

    assert [word for word in events if not read_events(DAY, word)] == []
    assert [word for word in obstacles if not read_barrier(word)] == []
    assert len(events) >= 15
    assert len(obstacles) == len(Barrier)


@given(st.text(), st.sampled_from(["起诉 ", "催款 ", "suit ", ""]))
@settings(deadline=None)
def test_no_text_breaks_the_reading(text, before):
    try:
        found = read_events(DAY, before + text)
    except Unreadable:
        return

    assert len(found) <= 2
