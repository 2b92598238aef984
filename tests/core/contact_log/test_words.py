import pytest

from widgets.core.contact_log.entry import ContactMeans, Direction, Purpose
from widgets.core.contact_log.words import (
    Recognised,
    before_quotation,
    is_yes,
    plain,
    recognised_in,
)


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("电话 接通", Recognised(ContactMeans.CALL, connected=True)),
        ("电话 未接通", Recognised(ContactMeans.CALL, connected=False)),
        ("call missed", Recognised(ContactMeans.CALL, connected=False)),
        ("unanswered call", Recognised(ContactMeans.CALL, connected=False)),
        ("call answered", Recognised(ContactMeans.CALL, connected=True)),
        ("未接 又接通", Recognised(ContactMeans.CALL)),
        ("电话 未能接听", Recognised(ContactMeans.CALL, connected=False)),
        ("电话 没有人接听", Recognised(ContactMeans.CALL, connected=False)),
        ("call not picked up", Recognised(ContactMeans.CALL, connected=False)),
        ("call, i did not pick up", Recognised(ContactMeans.CALL, connected=False)),
        ("打我爸电话", Recognised(ContactMeans.CALL, to_third=True)),
        ("我回电话", Recognised(ContactMeans.CALL, Direction.OUTGOING)),
        ("我回家后接到电话", Recognised(ContactMeans.CALL)),
        ("短信", Recognised(ContactMeans.MESSAGE)),
        ("上门 邻居", Recognised(ContactMeans.VISIT, to_third=True)),
        ("催收", Recognised(ContactMeans.OTHER)),
        ("来电", Recognised(ContactMeans.CALL, Direction.INCOMING)),
        ("我打电话", Recognised(ContactMeans.CALL, Direction.OUTGOING)),
        ("给我打电话", Recognised(ContactMeans.CALL)),
        ("i called", Recognised(ContactMeans.CALL, Direction.OUTGOING)),
        ("打给同事 拒绝后", Recognised(ContactMeans.CALL, to_third=True, after_refusal=True)),
        ("第三方催收 电话", Recognised(ContactMeans.CALL)),
        ("电话 告知", Recognised(ContactMeans.CALL, purpose=Purpose.NOTICE)),
        ("电话 协商", Recognised(ContactMeans.CALL, purpose=Purpose.TWO_WAY)),
        ("打到单位", Recognised(ContactMeans.CALL, to_third=True)),
        ("打给我二叔", Recognised(ContactMeans.CALL, to_third=True)),
        ("打给我对象", Recognised(ContactMeans.CALL, to_third=True)),
        ("打给紧急联系人", Recognised(ContactMeans.CALL, to_third=True)),
        ("打爆通讯录", Recognised(to_third=True)),
        ("又给我打", Recognised(ContactMeans.CALL)),
        ("电话 家人不在", Recognised(ContactMeans.CALL)),
        ("电话 问我妈的号码", Recognised(ContactMeans.CALL)),
        ("电话 没打给家人", Recognised(ContactMeans.CALL)),
        ("电话 我说别打给我妈", Recognised(ContactMeans.CALL)),
        ("two-way call after refusal to a third person", None),
        ("recall the context", Recognised()),
    ],
)
def test_words_are_recognised_in_both_languages(said, marks):
    full = Recognised(ContactMeans.CALL, to_third=True, after_refusal=True, purpose=Purpose.TWO_WAY)

    assert recognised_in(said) == (marks or full)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("短信: 请转告家人", "短信"),
        ("短信“请转告家人”", "短信"),
        ("sms from 10690001: tell your family", "sms from 10690001"),
        ("电话 备注:家人", "电话 备注:家人"),
        ("note: family", "note: family"),
        ("-22:40 电话", "-22:40 电话"),
        ("电话 接通 说要找我同事", "电话 接通 "),
        ("电话 威胁会告诉家人", "电话 "),
        ("电话 威胁爆通讯录", "电话 "),
        ("call, said they would ring my boss", "call, "),
        ("威胁电话 说明情况", "威胁电话 说明情况"),
    ],
)
def test_what_was_said_to_the_learner_is_no_mark_of_theirs(line, kept):
    assert before_quotation(line) == kept


@pytest.mark.parametrize(("cell", "yes"), [("是", True), ("no", False), ("家人", None), ("", None)])
def test_a_cell_says_yes_or_no_or_neither(cell, yes):
    assert is_yes(cell) is yes


def test_wide_letters_and_digits_are_read_as_plain_ones():
    assert plain("２２：３０　ＳＭＳ") == "22:30 sms"
