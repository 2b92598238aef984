import json

from widgets import open_calculators
from widgets.ui.faulty import Faulty


def act(calculators, **said):
    calculators.stage._hear(None, {"act": said}, [])


def kinds(calculators) -> list[str]:
    return [part["part"] for part in calculators.stage.view["parts"]]


def test_they_open_on_the_list_or_on_the_one_that_is_named():
    assert "outcome" not in kinds(open_calculators("zh"))
    assert open_calculators("en", "court-costs").stage.view["title"] == "What going to court costs"
    assert open_calculators("en", "nothing").stage.view["title"] == "Calculators"


def test_what_is_typed_is_worked_out_and_kept_in_the_browser(monkeypatch):
    calculators, sent = open_calculators("en", "court-costs"), []
    monkeypatch.setattr(calculators._page, "send", sent.append)
    calculators._page._hear(None, {"arrived": {}}, [])

    act(calculators, act="ask", response=["fee=filing", "amount=20000"])

    assert "outcome" in kinds(calculators)
    assert '"amount": "20000"' in sent[0]["save"]


def test_what_the_browser_kept_comes_back_and_an_address_opens_a_calculator():
    calculators = open_calculators("en")
    kept = (
        '{"version": 1, "sheets": {"court-costs": {"typed": {"amount": "20000"}, "asked": true}}}'
    )
    stored = {"law-at-the-door/calculators": kept}

    calculators._page._hear(None, {"arrived": {"query": "?calc=court-costs", "stored": stored}}, [])

    assert "CNY 300" in str(calculators.stage.view)


def test_a_file_is_handed_over_when_it_is_asked_for(monkeypatch):
    calculators, handed = open_calculators("en", "court-costs"), []
    act(calculators, act="example", of="small")
    monkeypatch.setattr(calculators.stage, "hand", handed.append)

    for what in ("page", "csv", "nothing"):
        act(calculators, act="save", what=what)

    assert [file.name for file in handed] == ["court-costs.html", "court-costs.csv"]


def test_nothing_is_handed_over_before_there_is_an_answer(monkeypatch):
    calculators, handed = open_calculators("en"), []
    monkeypatch.setattr(calculators.stage, "hand", handed.append)

    act(calculators, act="save", what="page")
    act(calculators, act="open", of="court-costs")
    act(calculators, act="save", what="page")

    assert handed == []


def arrive(calculators):
    """A page comes that has nothing stored."""
    calculators._page._hear(None, {"arrived": {"query": "", "stored": {}}}, [])


def meet(calculators, stored):
    calculators._page._hear(None, {"met": stored}, [])


def ask(calculators, amount, time):
    act(calculators, act="ask", response=["fee=filing", f"amount={amount}"], time=time)


def test_two_windows_keep_what_each_has_filled_in_and_neither_changes_before_the_other_s_eyes(
    monkeypatch,
):
    one, other = (open_calculators("en", "court-costs") for _ in range(2))
    kept = []
    for calculators in (one, other):
        arrive(calculators)
        monkeypatch.setattr(calculators._page, "send", kept.append)
    act(other, act="open", of="penalty")
    act(other, act="example", of="daily", time=1)
    act(other, act="open", of="court-costs")
    ask(other, 5000, time=3)
    ask(one, 7000, time=2)

    meet(one, kept[-2]["save"])

    assert "7000" in str(one.stage.view)
    assert "5000" not in str(one.stage.view)
    assert one._shop.words("en")("filled-elsewhere-text") in str(one.stage.view)
    act(one, act="list")
    sheets = json.loads(kept[-1]["save"])["sheets"]
    assert sheets["court-costs"]["typed"]["amount"] == "5000"
    assert sheets["penalty"]["typed"]


def test_what_another_window_has_erased_is_gone_here_too():
    calculators = open_calculators("en", "court-costs")
    ask(calculators, 7000, time=1)

    meet(calculators, None)

    assert "7000" not in str(calculators.stage.view)


def test_erasing_removes_everything_from_the_browser(monkeypatch):
    calculators, sent = open_calculators("en", "court-costs"), []
    arrive(calculators)
    act(calculators, act="example", of="small")
    monkeypatch.setattr(calculators._page, "send", sent.append)

    act(calculators, act="erase")

    assert sent == [{"erase": True}]
    assert "outcome" not in kinds(calculators)


def test_the_dated_values_are_there_for_sums_of_ones_own():
    assert "court-fee" in open_calculators().books.rules


def test_faulty_content_gives_a_plain_card(small_root, monkeypatch):
    (small_root / "calculators").mkdir(exist_ok=True)
    (small_root / "calculators" / "court-costs.yaml").write_text("id: [")
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    calculators = open_calculators("en")

    assert isinstance(calculators, Faulty)
    assert "calculators/court-costs.yaml:1: the [ that opens here" in calculators._repr_html_()
