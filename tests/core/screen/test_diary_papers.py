import csv
from datetime import date
from io import BytesIO, StringIO

import docx
import pytest

from widgets.content.diary import diary_context
from widgets.content.library import Library
from widgets.content.word_file import word_file
from widgets.core.diary.bringing_in import brought_in
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry, FileDigest, KeptPiece
from widgets.core.screen.diary_papers import diary_table, evidence_list
from widgets.core.writing.document import (
    BlankLines,
    DocumentHeading,
    DocumentParagraph,
    PrintedTable,
)
from widgets.core.writing.printed_page import printed_page

TODAY = date(2026, 11, 30)
CONTEXT = diary_context(Library.open(), TODAY)
ZH = CONTEXT.words("zh")
PAPER = KeptPiece(kind="paper", what="门上贴的纸", proves="贴过", carrier="在我这里")
PHOTO = KeptPiece(kind="photo", what="<b>照片", file=FileDigest(sha256="cd" * 32, size=9))
FIRST = DiaryEntry(
    day="2026-11-20",
    time="21:30",
    way="door",
    kinds=("threat", "took"),
    said="=还钱",
    felt="怕",
    kept=(PAPER,),
)
SECOND = DiaryEntry(day="2026-11-21", done="又来了", kept=(PHOTO,))
DIARY = Diary().with_entries([FIRST, SECOND], 1)


@pytest.fixture
def listed():
    return evidence_list(CONTEXT, DIARY.in_order, DIARY.head)


def table(document):
    return next(part for part in document.parts if isinstance(part, PrintedTable))


def test_each_piece_has_its_number_kind_source_and_purpose_and_room_for_its_pages():
    document = evidence_list(CONTEXT, DIARY.in_order, DIARY.head)

    assert table(document).columns == ("编号", "种类", "内容", "来源、原件", "证明什么", "页数")
    assert table(document).rows == (
        ("1", "照片", "<b>照片", "", "见经过第2条", ""),
        ("2", "纸质文件", "门上贴的纸", "在我这里", "贴过\n见经过第1条", ""),
    )


def test_the_list_names_the_article_that_asks_for_it(listed):
    small = [p.text for p in listed.parts if isinstance(p, DocumentParagraph) and p.kind == "small"]

    assert any("19" in text for text in small)
    assert any("cd" * 32 in text and text.startswith("1. ") for text in small)
    assert DIARY.head in listed.foot


def test_what_was_felt_is_not_on_paper_and_what_happened_is(listed):
    page = printed_page(listed)

    assert "怕" not in page
    assert "=还钱" in page
    assert "&lt;b&gt;照片" in page
    stories = [p.text for p in listed.parts if isinstance(p, DocumentHeading) and p.level == 2]
    assert len(stories) == 3


def test_a_record_without_a_piece_says_so():
    document = evidence_list(CONTEXT, Diary().with_entries([DiaryEntry(said="a")], 1).in_order, "")

    assert any(getattr(p, "text", "") == "还没有记下材料。" for p in document.parts)


def test_what_is_ticked_stands_as_ticked_each_apart_from_the_other(listed):
    texts = [getattr(part, "text", "") for part in listed.parts]

    assert (
        "勾选的情形（以经过和原话为准）：威胁要打人、伤人、让家里出事；"
        "拿走、扣下东西（身份证、手机、钥匙、财物）"
    ) in texts


def test_the_list_is_a_word_file_too(listed):
    made = docx.Document(BytesIO(word_file(listed)))

    assert len(made.tables[0].rows) == 3
    assert made.core_properties.author == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_comes_back_in_without_what_was_kept(lang):
    text = diary_table(CONTEXT, DIARY.in_order, lang)

    back = brought_in(Diary(), text, CONTEXT.names, TODAY, 1)

    bare = [each.model_copy(update={"kept": ()}) for each in (FIRST, SECOND)]
    assert [*back.diary.entries.values()] == bare
    assert back.source == "table"


def test_no_cell_is_a_formula():
    rows = [*csv.reader(StringIO(diary_table(CONTEXT, DIARY.in_order, "zh")))]

    assert rows[1][rows[0].index("原话")] == "'=还钱"
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []


def test_what_a_court_has_to_be_told_by_hand_has_one_line_each(listed):
    blanks = [(p.label, p.count) for p in listed.parts if isinstance(p, BlankLines)]

    assert blanks == [
        (ZH(f"diary-list-{name}"), 1) for name in ("who", "what", "copies", "signed", "date")
    ]


def test_only_what_a_list_of_evidence_needs_is_told_on_it(listed):
    small = [p.text for p in listed.parts if isinstance(p, DocumentParagraph) and p.kind == "small"]
    (rule,) = (kind for kind in CONTEXT.kinds if kind.sign == "listed")

    assert len(small) == 2  # the rule, and the marks of the files
    assert rule.says.zh in small[0]
