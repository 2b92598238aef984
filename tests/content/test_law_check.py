"""Restatements are compared with texts; here with small ones, spoiled one at a time."""

import shutil
from pathlib import Path

import pytest

from widgets.content.law_check import addresses, copied, main, problems, runs_of
from widgets.content.law_text import LawText, read
from widgets.content.library import Library

SMALL = Path(__file__).resolve().parents[1] / "texts"
LAW = "任何人不得以任何方式未经住户同意强行进入他人住宅或者在其中滞留不去"
SAID = "不得强行进门。"


@pytest.fixture
def texts():
    return [read(path) for path in sorted(SMALL.rglob("*.md"))]


@pytest.fixture
def spoil(small_root):
    """Writes something else into the new act's only article."""
    path = small_root / "law/provisions/new-act.yaml"

    def write(old, new):
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))
        return Library(small_root)

    return write


def test_a_sound_register_has_no_problem(small_root, texts):
    assert list(problems(Library(small_root), texts)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (SAID, LAW[:12] + "，" + LAW[12:24] + "。", f"{LAW[:24]!r} stands in the law"),
        ('article: "47.3"', 'article: "49.3"', "第四十九条 is not in the text: mend the number"),
        (SAID, "强行进门的，罚款5000元以下。", "5000 is not in the article"),
        (SAID, "强行进门的，拘留7日。", "7 is not in the article"),
    ],
)
def test_each_kind_of_fault_is_told_with_its_article(spoil, texts, old, new, told):
    (found,) = problems(spoil(old, new), texts)

    assert found.startswith("law/provisions/new-act.yaml: new-act/4")
    assert told in found


@pytest.mark.parametrize(
    "said",
    [
        "强行进门的，拘留5至10日，并处1000元以上2000元以下罚款。",
        "有2种情形，见第7条。",
        "强行进门的，2026年1月1日起照这一条罚（受罚的年龄是14周岁，见第12条）。",
    ],
)
def test_what_the_law_prints_and_what_is_said_of_other_articles_is_no_fault(spoil, texts, said):
    assert list(problems(spoil(SAID, said), texts)) == []


def test_a_figure_that_stands_only_in_another_article_is_told(spoil, texts):
    library = spoil(SAID, "强行进门的，拘留7日。")
    whole = [*texts, LawText("new-act-03", "# 第三编\n\n**第七条**　七日。\n")]

    assert len(list(problems(library, whole))) == 1


def test_a_part_of_the_whole_law_may_hold_the_article(spoil, texts):
    library = spoil('article: "47.3"', 'article: "48"')

    assert list(problems(library, texts)) == []


def test_an_article_is_not_sought_in_another_text_of_its_law(spoil, texts):
    texts[0] = LawText("new-act", texts[0].text.replace("（2025修订）", "（2012修正）"))
    library = spoil(SAID, "罚款5000元。")
    path = library.root / "law/instruments/some.yaml"
    path.write_text(path.read_text().replace("title: {zh: 新法,", "title: {zh: 新法（2025修订）,"))

    assert list(problems(Library(library.root), texts)) == []


def test_an_article_read_elsewhere_may_be_lacking_here_and_one_read_here_may_not(spoil, texts):
    elsewhere = spoil('article: "47.3"', 'article: "49"')
    path = elsewhere.root / "law/provisions/new-act.yaml"

    assert len(list(problems(elsewhere, texts))) == 1
    path.write_text(path.read_text().replace("some-laws", "other-laws"))
    assert list(problems(Library(elsewhere.root), texts)) == []


def test_what_a_notebook_copies_is_told_with_its_line_and_names_of_laws_are_not(
    small_root, texts, write_notebook
):
    said = f"# 小课\n\n{LAW[:12]}，{LAW[12:24]}。\n\n[{LAW}](law:new-act/47.3)"
    path = write_notebook("zh", "01-small.ipynb", ("title", said))

    (found,) = problems(Library(small_root), texts)

    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if LAW[:12] in text)
    assert found.startswith(f"notebooks/zh/01-small.ipynb:{line}: {LAW[:24]!r} stands in the law")


def test_a_run_of_23_characters_is_no_copy():
    runs = runs_of([LAW])

    assert copied(LAW[:24], runs) == LAW[:24]
    assert copied(LAW[:23] + "外", runs) == ""


def test_without_texts_it_says_what_it_needs(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "make law-check EXCERPTS=" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("article", "status", "told"),
    [
        ("48", 0, "0 problems; 2 articles compared with 3 texts"),
        ("49", 1, "new-act/49: 第四十九条 is not in the text"),
    ],
)
def test_the_command_reads_the_folder_and_its_neighbour_and_fails_on_a_fault(
    spoil, monkeypatch, capsys, article, status, told
):
    library = spoil('article: "47.3"', f'article: "{article}"')
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(library.root))

    assert main([str(SMALL / "excerpts")]) == status
    assert told in capsys.readouterr().out


def test_the_command_names_what_it_has_no_text_of(small_root, tmp_path, monkeypatch, capsys):
    shutil.copy(SMALL / "excerpts/new-act.md", tmp_path)
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert main([str(tmp_path)]) == 0
    assert "no text here of old-act/40.3" in capsys.readouterr().out


def test_every_address_with_a_number_in_this_project_names_its_articles():
    register = Library.open().register
    by_cite = {p.cite: addresses(p) for p in register}

    assert by_cite["criminal-law/25-to-27"] == ("第二十五条", "第二十六条", "第二十七条")
    assert by_cite["criminal-law/293-1"] == ("第二百九十三条之一",)
    assert by_cite["arbitration-law-2025/71-and-72"] == ("第七十一条", "第七十二条")
    assert [p.cite for p in register if p.article[0].isdigit() and not by_cite[p.cite]] == []
