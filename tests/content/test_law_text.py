"""Which law a file holds, which text of it, and the numbers that a law prints."""

from pathlib import Path

import pytest

from widgets.content.law_text import LawText, edition, numbers_printed, numeral, of_law, read

TEXTS = Path(__file__).resolve().parents[1] / "texts"
FIRST = LawText("lending-2020a", "# 借贷规定（2020年8月第一次修正，已被第二次修正取代）\n")
SECOND = LawText("lending-2020b", "# 借贷规定（2020年第二次修正） (Lending)\n")
EARLIER = LawText("lending-2015", "# 借贷规定（2015年，已修改）\n")


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


@pytest.mark.parametrize(
    ("printed", "figure"),
    [
        ("处五百元以下", "500"),
        ("一千零五十元", "1050"),
        ("五万元以上", "50000"),
        ("十二万", "120000"),
        ("两个月", "2"),
        ("万分之一点七五", "1.75"),
        ("5万元", "50000"),
        ("第60日", "60"),
    ],
)
def test_a_number_is_found_however_the_law_prints_it(printed, figure):
    assert figure in numbers_printed(printed)


def test_an_article_runs_to_the_next_and_may_stand_in_two_places():
    text = LawText("act", "# 法\n\n**第一条**　甲。\n乙。\n\n## 第二条\n\n丙。\n第二条 丁。\n")

    said = {name: "".join(words.split()) for name, words in text.articles.items()}
    assert said == {"第一条": "**第一条**甲。乙。", "第二条": "##第二条丙。第二条丁。"}


@pytest.mark.parametrize(
    ("title", "which"),
    [
        ("借贷规定（2020第二次修正）", "2020第二次"),
        ("借贷规定（2015版，已被修正）", "2015"),
        ("治安法（2012年修正，已被2025年修订本取代）", "2012"),
        ("解释（一）", ""),
        ("管辖批复（法释〔2025〕15号）", "2025"),
    ],
)
def test_the_text_of_a_law_is_told_by_its_year_and_the_time_in_that_year(title, which):
    assert edition(title) == which


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("借贷规定（2020第一次修正）", FIRST),
        ("借贷规定（2020第二次修正）", SECOND),
        ("借贷规定（2015版，已被修正）", EARLIER),
    ],
)
def test_a_law_is_compared_with_its_own_text_and_not_with_another_of_its_texts(title, text):
    assert of_law(title, (FIRST, SECOND, EARLIER)) == (text,)


def test_a_file_without_a_year_in_its_title_may_have_it_in_its_name():
    text = LawText("act-2025", "# 中华人民共和国治安法\n")

    assert of_law("中华人民共和国治安法（2025年修订）", (text,)) == (text,)
    assert of_law("中华人民共和国治安法（2012年修正）", (text,)) == ()


def test_a_number_in_brackets_does_not_part_a_reply_from_its_title():
    text = LawText("reply", "# 关于管辖的批复（法释〔2025〕15号）\n\n一、约定无效。\n")

    assert of_law("关于管辖的批复", (text,)) == (text,)
    assert text.unmarked


def test_the_parts_of_a_law_belong_to_it_and_to_no_law_of_another_name():
    act, part = read(TEXTS / "excerpts/new-act.md"), read(TEXTS / "fulltext/new-act-02.md")
    other = LawText("other-act-02", "# 第二编 别的\n")

    assert of_law("新法", (act, part, other)) == (act, part)
    assert act.origins == ("some-laws",)
