import json
from datetime import date

import pytest

from widgets import calculator
from widgets.content.library import Library
from widgets.core.errors import NoSuchPart
from widgets.ui.calculator import CalculatorPiece
from widgets.ui.faulty import Faulty
from widgets.ui.stage import SAVED, SCREEN

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))


def act(piece, **said):
    piece._hear(None, {"act": said}, [])


def test_a_calculator_answers_what_code_fills_in():
    empty = calculator("court-costs", lang="en")
    filled = calculator("court-costs", lang="en", amount=10000)

    assert empty.answer is None
    assert "CNY" in filled.says


@pytest.fixture
def served():
    token = SAVED.set(False)
    yield
    SAVED.reset(token)


def test_on_a_page_what_code_fills_in_is_drawn_once_somebody_wants_it(served):
    piece, sent = calculator("court-costs", lang="en", amount=10000), []
    piece.send = sent.append
    before = piece._repr_mimebundle_()[0][SCREEN].keys()

    piece._hear(None, {"want": "view"}, [])
    piece._hear(None, {"want": "view"}, [])

    assert before == {"stage", "page", "store_key"}
    assert [each["view"]["serial"] for each in sent] == [1, 1]
    assert "CNY 50" in str(sent[0])


def test_what_is_not_drawn_yet_is_answered_all_the_same(served):
    drawn = calculator("court-costs", lang="en", amount=10000)
    drawn._hear(None, {"want": "view"}, [])
    waiting = calculator("court-costs", lang="en", amount=10000)

    assert waiting.says == drawn.says
    assert waiting.answer == drawn.answer
    assert waiting.view == {}


def test_on_a_page_an_empty_calculator_is_drawn_at_once(served):
    assert calculator("court-costs", lang="en").view["key"] == "calculators/court-costs"


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


def test_a_day_is_a_day_and_a_sum_a_number_in_a_table_of_the_answer():
    loan = {"principal": 10000, "day": "2025-11-20", "rate": "10%"}
    paid = {"payments": "2026-02-01 1000", "until": "2026-03-15"}
    piece = CalculatorPiece(CONTEXT, "appropriation", "en", fields=loan | paid)

    # 73 days: 10,000 x 10% x 73 / 365 = 200, and 800 of the 1,000 go to the principal
    first = piece.table("ledger").to_numpy()[0]
    assert [*first] == [date(2026, 2, 1), 1000, 200, 0, 200, 800, 9200]


def test_a_word_in_a_table_of_pandas_stands_as_a_reader_sees_it():
    piece = calculator("repayment-plan", lang="en", example="never")

    assert [*piece.table("plans").to_numpy()[0]] == ["highest rate first", *["never"] * 3]


def test_a_table_of_the_answer_is_one_of_pandas_with_as_many_rows():
    piece = calculator("annual-cost", lang="zh")
    piece = calculator("annual-cost", lang="zh", example=piece._calculator.examples[0].id)
    name = (piece.answer.sheets or [chart.sheet for chart in piece.answer.charts])[0]

    table = piece.table(name.key)

    assert list(table.columns) == list(name.columns)
    assert len(table) == len(name.rows)
    assert {type(cell) for row in table.to_numpy() for cell in row} <= {
        float,
        str,
        date,
        type(None),
    }
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


def test_a_value_for_a_field_that_is_not_asked_is_refused_and_not_left_out_in_silence():
    card = calculator("annual-cost", lang="en", example="point-six-a-month", rate="24%")

    assert isinstance(card, Faulty)
    assert "no field asked for with these picks &#x27;rate&#x27;" in card._repr_html_()


def test_an_address_fills_in_the_calculator_that_it_names():
    piece, other = (calculator(name, lang="en") for name in ("court-costs", "penalty"))

    for each in (piece, other):
        query = "?calc=court-costs&amount=20000"
        each._page._hear(None, {"arrived": {"query": query, "stored": {}}}, [])

    assert "CNY 300" in str(piece.view)
    assert other.answer is None


def test_a_file_is_handed_over_once_there_is_an_answer(monkeypatch):
    piece, handed = calculator("court-costs", lang="en"), []
    monkeypatch.setattr(piece, "hand", handed.append)
    act(piece, act="save", what="page")
    assert handed == []

    act(piece, act="example", of="small")
    for what in ("page", "csv", "nothing"):
        act(piece, act="save", what=what)

    assert [file.name for file in handed] == ["court-costs.html", "court-costs.csv"]


def test_what_the_browser_kept_comes_back():
    piece = calculator("court-costs", lang="en", keep="my-class")
    sheet = {"typed": {"amount": "20000"}, "asked": True}
    kept = json.dumps({"version": 1, "sheets": {"court-costs": sheet}})
    stored = {piece._page.store_key: kept}

    piece._page._hear(None, {"arrived": {"query": "", "stored": stored}}, [])

    assert "CNY 300" in str(piece.view)


def told(sent=None, **arrived):
    """A calculator whose page has told more than that it came; `sent` gets what it was sent."""
    piece = calculator("court-costs", lang="en", keep="my-class")
    piece._page.send = (sent if sent is not None else []).append
    stored = {piece._page.store_key: arrived.pop("stored", None)}
    piece._page._hear(None, {"arrived": {"query": "", "stored": stored, **arrived}}, [])
    return piece


def test_what_was_kept_and_cannot_be_read_is_told_and_kept_aside():
    sent = []
    piece = told(sent, stored="[" * 100_000)
    words = piece._context.words("en")
    first = str(piece.view)

    act(piece, act="ask", response=["amount=5000"])
    assert (words("unread") in first, words("unread") in str(piece.view)) == (True, False)
    assert words("aside") in str(piece.view)
    act(piece, act="aside", to="drop")

    assert [each.get("aside") for each in sent] == [True, None, True, "drop"]
    assert sent[1] == {"settled": True}
    assert words("aside") not in str(piece.view)


def test_what_was_kept_aside_earlier_is_still_told():
    piece = told(aside=True)

    assert piece._context.words("en")("aside") in str(piece.view)


def test_a_browser_that_stores_nothing_is_told_at_once_and_one_that_is_full_when_it_is():
    none, full = told(stores=False), told()
    words = none._context.words("en")
    assert words("unsaved") not in str(full.view)

    full._page._hear(None, {"unsaved": True}, [])

    for piece in (none, full):
        assert words("unsaved") in str(piece.view)
        assert words("typed-not-kept") in str(piece.view)


def test_what_another_window_fills_in_later_does_not_change_what_stands_here():
    one, other = (calculator("court-costs", lang="en", keep="my-class") for _ in range(2))
    kept = []
    other._page.send = kept.append
    for each in (one, other):
        each._page._hear(None, {"arrived": {"query": "", "stored": {}}}, [])
    act(one, act="ask", response=["amount=7000"], time=2)
    act(other, act="ask", response=["amount=5000"], time=3)

    one._page._hear(None, {"met": kept[-1]["save"]}, [])

    assert "7000" in str(one.view)
    assert "5000" not in str(one.view)
    assert one._context.words("en")("filled-elsewhere-text") in str(one.view)


def test_faulty_content_gives_a_plain_card(small_root, monkeypatch):
    (small_root / "calculators").mkdir(exist_ok=True)
    (small_root / "calculators" / "court-costs.yaml").write_text("id: [")
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    card = calculator("court-costs", lang="en")

    assert isinstance(card, Faulty)
    assert "calculators/court-costs.yaml:1: the [ that opens here" in card._repr_html_()


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


@pytest.mark.parametrize(("keep", "kept"), [("", False), ("my-class", True)])
def test_it_says_whether_what_is_typed_is_kept(keep, kept):
    told = json.dumps(calculator("court-costs", lang="en", keep=keep).view)

    assert ("stored only in this browser" in told) is kept
    assert ("is not stored" in told) is not kept
