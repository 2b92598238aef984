from datetime import date
from io import BytesIO

import docx
import pytest

from widgets import letter
from widgets.content.library import Library
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import to_text
from widgets.core.errors import NoSuchPart
from widgets.ui.faulty import Faulty
from widgets.ui.letter import LetterPiece

LIBRARY = Library.open()
CONTEXT = LIBRARY.letter_context(date(2026, 11, 30))
NAME = "itemise-the-debt"
RESPONSE = ["to=甲公司", "lender=bank", "name=", "contract=1234"]


def act(piece, **said):
    piece._hear(None, {"act": said}, [])


def handed(piece, what):
    files = []
    piece.hand = files.append
    act(piece, act="save", what=what)
    return files


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(CONTEXT.letters))
def test_every_letter_is_written_with_nothing_typed_and_all_its_articles_hold(name, lang):
    piece = LetterPiece(CONTEXT, name, lang)

    act(piece, act="ask", response=["to="])

    assert piece.filled is not None
    assert "{" not in "".join(piece.filled.lines)


def test_a_letter_can_be_observed():
    piece, heard = letter(NAME, lang="en"), []
    piece.observe(lambda change: heard.append(change["new"]), "filled")

    act(piece, act="ask", response=RESPONSE)

    assert [each.lines[0] for each in heard] == ["甲公司："]


def test_the_word_file_is_the_letter_with_its_blanks():
    piece = LetterPiece(CONTEXT, NAME, "en")
    act(piece, act="ask", response=RESPONSE)

    (file,) = handed(piece, "word")
    read = docx.Document(BytesIO(file.data))

    texts = [paragraph.text for paragraph in read.paragraphs]
    assert file.name == "itemise-the-debt.docx"
    assert texts[:2] == ["请提供欠款明细的函", "甲公司："]
    assert texts[2].startswith("我是________，就编号为1234的")
    assert texts[3].startswith("1. ")
    assert texts[-1] == "________\n____年____月____日"


def test_the_page_is_the_letter_too():
    piece = LetterPiece(CONTEXT, NAME, "zh")
    act(piece, act="ask", response=RESPONSE)

    (file,) = handed(piece, "page")

    assert file.name == "itemise-the-debt.html"
    assert "甲公司：" in file.text


def test_no_file_is_made_before_there_is_a_letter_nor_of_another_name():
    piece = LetterPiece(CONTEXT, NAME, "zh")

    assert handed(piece, "word") == []
    act(piece, act="ask", response=RESPONSE)
    assert handed(piece, "csv") == []


def test_a_letter_that_is_not_there_is_named_and_nothing_falls_over():
    with pytest.raises(NoSuchPart, match="itemise-the-debt"):
        LetterPiece(CONTEXT, "itemise", "zh")
    assert isinstance(letter("itemise"), Faulty)


def taken(piece, record):
    """Takes a record into a letter, as a browser that keeps this one would answer."""
    asked = []
    piece._kept_by.send = asked.append
    act(piece, act="take", response=["to=甲公司"])
    piece._kept_by._hear(None, {"looked": record}, [])
    return [each["look"] for each in asked if "look" in each]


def test_the_record_is_looked_at_only_when_the_learner_asks_and_fills_its_field():
    record = to_text(Diary().with_entries([DiaryEntry(day="2026-11-03", done="打电话")], 0))
    piece = letter("contact-me-only", lang="zh")

    looked = taken(piece, record)

    typed = piece._desk.sheet("contact-me-only").typed
    assert looked == ["law-at-the-door/record/diary"]
    assert typed == {"to": "甲公司", "others": "2026年11月3日，打电话"}
    assert piece.filled is None  # it was not asked for yet
    taken(piece, record)
    assert piece._desk.sheet("contact-me-only").typed == typed  # what stands there is not doubled


def test_where_there_is_no_record_that_is_told_and_what_is_typed_stays():
    piece = letter("contact-me-only", lang="en")

    taken(piece, None)

    titles = [p["title"] for p in piece.view["parts"] if p["part"] == "notice"]
    assert titles == [LIBRARY.words("en")("letter-took-none")]
    assert piece._desk.sheet("contact-me-only").typed == {"to": "甲公司"}
    act(piece, act="ask", response=["to=甲公司"])
    assert [p for p in piece.view["parts"] if p["part"] == "notice"] == []


def test_a_letter_without_room_for_a_record_looks_at_none():
    assert taken(letter(NAME), "{}") == []
