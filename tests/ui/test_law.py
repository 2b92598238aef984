from widgets import open_law
from widgets.content.today import today_in_china
from widgets.ui.faulty import Faulty
from widgets.ui.law import LawExplorer


def cites(explorer) -> set[str]:
    return {s["cite"] for p in explorer.stage.view["parts"] for s in p.get("sources", ())}


def test_the_explorer_opens_on_the_day_it_is_in_china():
    explorer = open_law("en")

    assert isinstance(explorer, LawExplorer)
    assert today_in_china().isoformat() in str(explorer.stage.view)


def test_an_address_opens_an_article():
    explorer = open_law("zh")

    explorer._page._hear(None, {"arrived": {"query": "?cite=psapl-2025/47.3", "stored": {}}}, [])

    assert "psapl-2025/47.3" in cites(explorer)


def test_an_act_is_answered_and_nothing_is_stored(monkeypatch):
    explorer = open_law("en")
    sent = []
    monkeypatch.setattr(explorer._page, "send", sent.append)

    explorer.stage._hear(None, {"act": {"act": "tab", "to": "changes"}}, [])

    assert any(part["part"] == "table" for part in explorer.stage.view["parts"])
    assert sent == []


def test_faulty_content_gives_a_plain_card(small_root, monkeypatch):
    (small_root / "law" / "ladders.yaml").write_text("- id: [")
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    explorer = open_law("en")

    assert isinstance(explorer, Faulty)
    assert "law/ladders.yaml:1: the [ that opens here" in explorer._repr_html_()


def test_the_register_is_a_table_for_those_who_want_one():
    assert "psapl-2025/47.3" in set(open_law().frame("provisions")["cite"])
