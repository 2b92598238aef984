import pytest
from pydantic import ValidationError

from widgets.core.learning.spoken import Heard, Who, cut, heard_faults
from widgets.core.text import Text

COLLECTOR = Heard(how="talk", who="collector")
LETTER = Heard(how="paper", who="lender")
QUOTED = Heard(how="quoted")


def told(text, *heard):
    return [(each.text, each.heard) for each in cut(text, heard)]


@pytest.mark.parametrize("text", ["有人说：“开门。”您看着。", 'Someone says: "Open." You look.'])
def test_a_text_is_cut_at_what_is_said_in_it(text):
    first, said, last = told(text, COLLECTOR)

    assert said[1] is COLLECTOR
    assert (first[1], last[1]) == (None, None)
    assert said[0] in ("开门。", "Open.")
    assert last[0] in ("您看着。", "You look.")


def test_a_text_in_which_nothing_is_heard_stays_whole():
    assert told("他说：“开门。”") == [("他说：“开门。”", None)]


def test_what_is_only_quoted_stays_where_it_stands():
    text = "他拿出“传票”，说：“还钱。”"

    assert told(text, QUOTED, COLLECTOR) == [("他拿出“传票”，说：", None), ("还钱。", COLLECTOR)]


def test_the_stop_after_what_is_said_is_left_out():
    assert told('It reads "Pay now". You wait.', LETTER)[-1] == ("You wait.", None)
    assert told("来信：“请还款”。", LETTER) == [("来信：", None), ("请还款", LETTER)]


def test_whoever_speaks_is_named_and_nobody_for_what_is_only_quoted():
    with pytest.raises(ValidationError, match="talk needs who it is from"):
        Heard(how="talk")
    with pytest.raises(ValidationError, match="quoted has no who"):
        Heard(how="quoted", who="police")
    with pytest.raises(ValidationError):
        Heard(how="shout", who="police")


def test_each_quotation_is_heard_once_in_both_languages():
    stem = Text(zh="他说：“开门。”她说：“不开。”", en='He says: "Open."')

    assert heard_faults(stem, (COLLECTOR,)) == (
        (("heard",), "1 are heard, and the zh text has 2 quotations"),
    )


@pytest.mark.parametrize(
    ("zh", "en", "place"),
    [
        ("他说“开门”，又敲。", 'He says: "Open." He knocks.', ("stem", "zh")),
        ("他说：“开门。”他敲门。", '"Open," he says.', ("stem", "en")),
    ],
)
def test_a_sentence_does_not_go_on_after_what_is_heard(zh, en, place):
    (fault,) = heard_faults(Text(zh=zh, en=en), (COLLECTOR,))

    assert fault[0] == place
    assert "a new sentence begins" in fault[1]


def test_a_mother_and_a_son_speak_each_for_themselves():
    assert {Who.MOTHER, Who.SON, Who.FAMILY} < set(Who)
