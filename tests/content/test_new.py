from datetime import date

import pytest

from widgets.content.library import Library
from widgets.content.new import KINDS, main, write
from widgets.core.errors import LabError, UnknownCitation

TODAY = date(2026, 12, 1)


@pytest.fixture
def library(small_root):
    return Library(small_root)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("scenario", "article")])
def test_an_item_of_every_kind_is_written_into_the_bank_of_its_lesson(library, kind):
    path = write(library, kind, "night-many", "small", TODAY)

    assert path == library.root / "quizzes" / "small" / "night-many.yaml"
    assert path.read_text(encoding="utf-8").startswith(f"id: night-many\nkind: {kind}\n")


def test_a_scenario_is_written_beside_the_others(library):
    path = write(library, "scenario", "night-borrower", "small", TODAY)

    assert path == library.root / "scenarios" / "night-borrower.yaml"


def test_an_article_is_added_below_those_of_its_instrument(library):
    path = write(library, "article", "new-act/48.1", "", TODAY)

    text = path.read_text(encoding="utf-8")
    assert path.name == "new-act.yaml"
    assert text.index('article: "47.3"') < text.index('article: "48.1"')
    assert "    from: 2026-01-01\n    # bank" in text


def test_the_first_article_of_an_instrument_begins_its_file(library):
    (library.root / "law" / "provisions" / "guide.yaml").unlink()

    path = write(library, "article", "guide/7", "", TODAY)

    assert path.read_text().startswith('instrument: guide\nprovisions:\n  - article: "7"\n')


@pytest.mark.parametrize(
    ("kind", "name", "lesson", "told"),
    [
        ("triag", "x", "small", "no kind 'triag'; did you mean 'triage'?"),
        ("triage", "x", "smal", "no lesson 'smal'; did you mean 'small'?"),
        ("triage", "Night Many", "small", "'Night Many' is no id: small letters"),
        ("triage", "../x", "small", "'../x' is no id"),
        ("triage", "many", "small", "'many' is taken: quizzes/bank/many.yaml"),
        ("scenario", "b-seat", "small", "'b-seat' is taken: scenarios/b-seat.yaml"),
        ("article", "new-act", "", "'new-act' is no citation: instrument/article"),
        ("article", "new-act/47.3", "", "new-act/47.3 is in the register"),
    ],
)
def test_what_cannot_be_written_says_why_and_writes_nothing(library, kind, name, lesson, told):
    before = {path: path.read_bytes() for path in library.root.rglob("*.yaml")}

    with pytest.raises(LabError) as caught:
        write(library, kind, name, lesson, TODAY)

    assert str(caught.value).startswith(told)
    assert {path: path.read_bytes() for path in library.root.rglob("*.yaml")} == before


def test_an_article_of_an_instrument_that_is_not_there_is_told(library):
    with pytest.raises(UnknownCitation, match="did you mean 'new-act'"):
        write(library, "article", "new-akt/1", "", TODAY)


def test_the_command_says_what_comes_next(small_root, monkeypatch, capsys):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    monkeypatch.chdir(small_root.parent)

    assert main(["one", "night-hour", "small"], TODAY) == 0
    told = capsys.readouterr().out
    assert told.startswith("data/quizzes/small/night-hour.yaml: write something in place of each")
    assert "; name it in a step of data/lessons/small.yaml.\n" in told
    assert "`make preview ITEM=night-hour` shows it.\n" in told
    assert main(["article", "new-act/48"], TODAY) == 0
    assert "`make preview ARTICLE=new-act/48` shows it" in capsys.readouterr().out
    assert main(["one", "night-hour", "small"], TODAY) == 1
    assert "'night-hour' is taken" in capsys.readouterr().out
    assert main([], TODAY) == 1
