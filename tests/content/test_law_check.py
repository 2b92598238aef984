"""Restatements are checked against texts that are not part of this project."""

from pathlib import Path

import pytest

from widgets.content.law_check import copied, main, numeral, problems, runs_of
from widgets.content.library import Library

TEXTS = Path(__file__).resolve().parents[3] / "shared" / "law" / "excerpts"
LAW = "任何人不得以任何方式未经住户同意强行进入他人住宅或者在其中滞留不去"


@pytest.fixture
def texts():
    return {"new-act.md": f"# 新法（2025修订） (New Act)\n\n## 第四十七条\n\n{LAW}。\n"}


def test_a_sound_register_has_no_problem(small_root, texts):
    assert list(problems(Library(small_root), texts)) == []


def test_a_copied_run_is_told_whatever_its_punctuation(small_root, texts):
    path = small_root / "law/provisions/new-act.yaml"
    said = LAW[:12] + "，" + LAW[12:24]
    path.write_text(path.read_text().replace("不得强行进门。", said))

    (found,) = problems(Library(small_root), texts)

    assert found.startswith(f"law/provisions/new-act.yaml: new-act/47.3: {LAW[:24]!r} stands in")


def test_a_run_of_23_characters_is_no_copy():
    runs = runs_of([LAW])

    assert copied(LAW[:24], runs) == LAW[:24]
    assert copied(LAW[:23] + "外", runs) == ""


def test_an_article_that_the_text_does_not_hold_is_told(small_root, texts):
    texts["new-act.md"] = texts["new-act.md"].replace("第四十七条", "第四十八条")

    (found,) = problems(Library(small_root), texts)

    assert "new-act/47.3: 第四十七条 is not in the text: mend the number" in found


def test_a_part_of_the_whole_law_may_hold_it(small_root, texts):
    texts["new-act.md"] = texts["new-act.md"].replace("第四十七条", "第四十八条")
    texts["new-act-02.md"] = "# 第二编\n\n**第四十七条**　别的话。\n"

    assert list(problems(Library(small_root), texts)) == []


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (47, "四十七"), (103, "一百零三"),
        (110, "一百一十"), (293, "二百九十三"), (1000, "一千"), (1033, "一千零三十三"),
        (1011, "一千零一十一"), (1161, "一千一百六十一"), (1260, "一千二百六十"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_law_prints_them(number, told):
    assert numeral(number) == told


def test_without_texts_it_says_what_it_needs(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "make law-check EXCERPTS=" in capsys.readouterr().out


@pytest.mark.skipif(not TEXTS.is_dir(), reason="needs the texts of the laws")
def test_the_register_of_this_project_copies_nothing_and_cites_what_is_there(capsys):
    status = main([str(TEXTS)])

    assert status == 0, capsys.readouterr().out


def test_an_article_read_elsewhere_is_not_sought_in_texts_that_name_their_origin(small_root, texts):
    named = texts["new-act.md"].replace(
        "## 第四十七条\n", "## 第四十八条\n\nSource: some-laws@1:x.md\n"
    )

    assert list(problems(Library(small_root), {"new-act.md": named})) == []
    path = small_root / "law/provisions/new-act.yaml"
    path.write_text(
        path.read_text().replace("sources: [a text]", "sources: ['some-laws, text of 2026']")
    )
    assert len(list(problems(Library(small_root), {"new-act.md": named}))) == 1
