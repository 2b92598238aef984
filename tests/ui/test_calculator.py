import pytest

from widgets import calculator
from widgets.core.errors import NoSuchPart
from widgets.ui.faulty import Faulty
from widgets.ui.stage import SCREEN


def act(piece, **said):
    piece._hear(None, {"act": said}, [])


def test_a_calculator_answers_what_code_fills_in():
    empty = calculator("court-costs", lang="en")
    filled = calculator("court-costs", lang="en", amount=10000)

    assert empty.answer is None
    assert "CNY" in filled.says


def test_the_answer_can_be_observed():
    piece, heard = calculator("court-costs", lang="en", amount=10000), []
    piece.observe(lambda change: heard.append(change["new"]), "answer")

    act(piece, act="ask", response=["amount=20000"])

    assert [answer is piece.answer for answer in heard] == [True]


def test_an_example_is_a_start_for_own_figures():
    piece = calculator("annual-cost", lang="zh")
    example = piece._calculator.examples[0]

    shown = calculator("annual-cost", lang="zh", example=example.id)

    assert shown.answer is not None
    assert shown._desk.sheet("annual-cost").typed == example.filled("zh")


def test_a_table_of_the_answer_is_one_of_pandas_with_as_many_rows():
    piece = calculator("annual-cost", lang="zh")
    piece = calculator("annual-cost", lang="zh", example=piece._calculator.examples[0].id)
    name = (piece.answer.sheets or [chart.sheet for chart in piece.answer.charts])[0]

    table = piece.table(name.key)

    assert list(table.columns) == list(name.columns)
    assert len(table) == len(name.rows)
    with pytest.raises(NoSuchPart, match=name.key):
        piece.table("nothing")


def test_what_is_not_there_is_named_with_what_is():
    for faulty, there in (
        (calculator("annual-costs", lang="en"), "annual-cost"),
        (calculator("court-costs", lang="en", sum=1), "amount"),
        (calculator("court-costs", lang="en", example="none"), "example"),
    ):
        assert isinstance(faulty, Faulty)
        assert there in faulty._repr_html_()


def test_no_list_leads_from_a_calculator_alone_to_another():
    piece = calculator("court-costs", lang="en")
    before = piece.view["key"]

    act(piece, act="list")
    act(piece, act="open", of="annual-cost")

    assert piece.view["key"] == before == "calculators/court-costs"
    assert "All calculators" not in str(piece.view)


def test_a_calculator_keeps_nothing_unless_told_to():
    for keep, kept in (("", 0), ("my-class", 1)):
        piece, sent = calculator("court-costs", keep=keep), []
        piece._page.send = sent.append
        key = {piece._page.store_key: None}
        piece._page._hear(None, {"arrived": {"query": "", "stored": key}}, [])

        act(piece, act="ask", response=["amount=5000"])

        assert sum("save" in each for each in sent) == kept
        assert SCREEN not in piece._repr_mimebundle_()[0]


def test_what_was_erased_in_another_window_is_gone_here_too():
    piece = calculator("court-costs", lang="en", amount=987654, keep="my-class")

    piece._page._hear(None, {"met": None}, [])

    assert "987654" not in str(piece.view)
    assert (piece.answer, piece.says) == (None, "")
