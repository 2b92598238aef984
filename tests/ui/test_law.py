from datetime import date

import pytest

from widgets import law
from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core.errors import NoSuchPart
from widgets.ui.faulty import Faulty
from widgets.ui.law import LawPiece, law_table

DAY = date(2026, 11, 20)
UNREAD = ("corroborated", "secondary-source")


def cites(piece) -> set[str]:
    return {s["cite"] for p in piece.view["parts"] for s in p.get("sources", ())}


def hear(piece, **said):
    piece._hear(None, {"act": said}, [])


def arrive(piece, query):
    piece._page._hear(None, {"arrived": {"query": query, "stored": {}}}, [])


@pytest.mark.parametrize("name", ["find", "changes", "ladder", "fresh"])
def test_each_way_to_ask_is_a_piece_in_the_nearest_language(name):
    piece = getattr(law, name)("en-GB")

    assert isinstance(piece, LawPiece)
    assert piece.view["lang"] == "en"
    assert piece.view["key"] == f"{name}/"


def test_what_applies_is_asked_of_the_day_it_is_in_china():
    assert today_in_china().isoformat() in str(law.find("en").view)


def test_an_address_opens_an_article():
    piece = law.find("zh")

    arrive(piece, "?cite=psapl-2025/47.3")

    assert "psapl-2025/47.3" in cites(piece)


def test_an_article_is_left_for_what_was_found_before():
    piece = law.find("en")
    before = piece.view["parts"]
    hear(piece, act="open", cite="psapl-2025/47.3")

    hear(piece, act="close")

    assert piece.view["parts"] == before


def test_an_address_names_what_an_act_costs():
    piece = law.ladder("en")

    arrive(piece, "?act=beating")

    assert any(part["part"] == "scale" for part in piece.view["parts"])


def test_an_act_is_answered_and_nothing_is_stored(monkeypatch):
    piece, sent = law.changes("en"), []
    monkeypatch.setattr(piece._page, "send", sent.append)

    hear(piece, act="compare", response=["since=2025-12-31", "until=2026-01-01"])

    assert any(part["part"] == "table" for part in piece.view["parts"])
    assert (sent, piece._page.store_key) == ([], "")


def test_faulty_content_gives_a_plain_card(small_root, monkeypatch):
    (small_root / "law" / "ladders.yaml").write_text("- id: [")
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    card = law.find("en")

    assert isinstance(card, Faulty)
    assert "law/ladders.yaml:1: the [ that opens here" in card._repr_html_()


def test_the_register_is_a_table_of_pandas_by_topic_and_day():
    every, home = law.table("provisions"), law.table("provisions", topic="home")
    old = law.table("provisions", topic="home", on=date(2025, 12, 31))

    assert "psapl-2025/47.3" in set(every["cite"]) & set(home["cite"])
    assert len(home) < len(every)
    assert "psapl-2025/47.3" not in set(old["cite"])
    assert all("home" in each for each in home["topics"])
    assert "psapl-2012" not in set(law.table("instruments", on=DAY)["id"])


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        (("provision",), "provisions"),
        (("provisions", "hom"), "home"),
        (("rules", "home"), "no topic"),
        (("rules", "", DAY), "instruments"),
    ],
)
def test_a_table_or_topic_that_is_not_there_is_named_with_those_that_are(asked, there):
    with pytest.raises(NoSuchPart, match=there):
        law.table(*asked)


def test_a_topic_is_a_table_to_read_and_one_of_pandas_with_the_same_rows():
    table = law_table(Library.open(), "en", "home", DAY)

    assert table.caption == "The home: articles in force on 20 November 2026"
    assert list(table.frame["label"]) == [row[0] for row in table.rows]
    assert "psapl-2025/47.3" in set(table.frame["cite"])
    assert set(table.frame.query("binding == 'statute'")["binding"]) == {"statute"}


def test_an_article_whose_text_was_not_read_says_so():
    library = Library.open()
    table = law_table(library, "en", "impersonation", DAY)

    quoted = table.frame["confidence"] != "text-checked"
    assert 0 < quoted.sum() < len(quoted)
    words = library.words("en")
    told = [any(words(f"confidence-{c}") in row[2] for c in UNREAD) for row in table.rows]
    assert told == list(quoted)


def test_a_topic_is_narrowed_to_whom_its_articles_bind():
    library = Library.open()
    every, narrowed = (
        law_table(library, "zh", "personal-information", DAY, binds).frame
        for binds in ("", "small-loan")
    )

    assert 0 < len(narrowed) < len(every)
    assert all("small-loan" in each or "anyone" in each for each in narrowed["binds"])
    for topic, binds in (("hom", ""), ("home", "small-lone")):
        with pytest.raises(NoSuchPart, match="home" if topic == "hom" else "small-loan"):
            law_table(library, "zh", topic, DAY, binds)


@pytest.mark.parametrize("piece", [law.find, law.changes, law.ladder, law.fresh])
def test_a_piece_is_in_chinese_unless_told_otherwise(piece):
    assert (piece().view["lang"], piece("en").view["lang"]) == ("zh", "en")
