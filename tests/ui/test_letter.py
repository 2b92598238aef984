from datetime import date
from io import BytesIO

import docx
import pytest

from widgets import letter
from widgets.content.library import Library
from widgets.core.calculators.state import CalculatorState, FormState
from widgets.core.calculators.state import to_text as calculators_text
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


LETTERS = tuple(CONTEXT.letters.values())
DEMANDED = {"claimed-on", "contacted-on", "told-on", "events", "others"}
"""Fields in which a writer may say on which day payment was demanded."""
HELD_AGAINST = {"lender", "agency", "new-creditor", "supervisor", "data-authority"}
"""Whose files a debtor's own words may be held against the debtor from."""
ASK_DAYS = [each for each in LETTERS if DEMANDED & each.fields.keys()]
ASK_WHOSE = [each for each in LETTERS if "creditor" in each.fields]
OF_A_DEBTOR = [each for each in LETTERS if HELD_AGAINST & set(each.to) and each.id != "not-my-debt"]


@pytest.mark.parametrize("letter", ASK_DAYS, ids=lambda each: each.id)
def test_a_letter_that_asks_for_days_of_demands_says_what_they_may_cost(letter):
    assert "limitation-2020/8" in {cite for line in letter.costs for cite in line.cite}


@pytest.mark.parametrize("letter", ASK_WHOSE, ids=lambda each: each.id)
def test_a_letter_that_asks_for_whom_or_from_whom_they_collect_does_not_go_to_the_lender(letter):
    assert "lender" not in letter.to


@pytest.mark.parametrize("letter", OF_A_DEBTOR, ids=lambda each: each.id)
def test_a_letter_of_a_debtor_confirms_no_claim_and_gives_up_no_defence(letter):
    says = [clause.says.zh for clause in letter.clauses]

    assert any("不表示我确认债权存在" in each and "抗辩" in each for each in says)


def test_an_objection_stands_on_any_ground_as_one_to_the_debt_or_the_conditions():
    objection = CONTEXT.letters["object-to-a-payment-order"]
    (substance,) = [c for c in objection.clauses if c.id == "substance"]

    assert {"limitation", "other"} <= {o.id for o in objection.fields["ground"].options}
    assert not substance.when


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


def taken(piece, *found, of="record"):
    """Takes in what is kept elsewhere, as a browser that keeps this would answer, key by key."""
    asked = []
    piece._kept_by.send = asked.append
    act(piece, act="take", of=of, response=["to=甲公司"])
    keys = [each["look"] for each in asked if "look" in each]
    for key, text in zip(keys, found, strict=True):
        piece._kept_by._hear(None, {"looked": text, "under": key}, [])
    return keys


def told(piece):
    return [each["title"] for each in piece.view["parts"] if each["part"] == "notice"]


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

    assert told(piece) == [LIBRARY.words("en")("letter-took-none-record")]
    assert piece._desk.sheet("contact-me-only").typed == {"to": "甲公司"}
    act(piece, act="ask", response=["to=甲公司"])
    assert told(piece) == []


def test_a_letter_without_room_for_a_record_looks_at_none():
    assert taken(letter(NAME)) == []
    assert taken(LetterPiece(CONTEXT, "contact-me-only", "zh")) == []


LOG = "我手里的记录载有对方主动联系"


def calculated(calculator_id, example):
    """What a browser keeps of a calculator that was filled in."""
    found = LIBRARY.calculators()[calculator_id].example(example)
    sheets = {calculator_id: FormState(found.filled("zh"), asked=True, time=1)}
    return calculators_text(CalculatorState(date(2026, 11, 30), calculator_id, sheets))


def test_calculators_are_looked_at_only_when_the_learner_asks_and_fill_their_fields():
    piece = letter("mediation-in-court", lang="zh")
    found = (calculated("repayment-plan", "three"), None, None, None)

    looked = taken(piece, *found, of="calculators")

    typed = piece._desk.sheet("mediation-in-court").typed
    assert looked == [
        f"law-at-the-door/calculators/{each}"
        for each in ("repayment-plan", "private-lending", "penalty", "appropriation")
    ]
    assert typed["hardship"].startswith("每月收入减去必需的生活开支，剩2,300元")
    assert set(typed) == {"to", "hardship"}
    assert told(piece) == []  # one of them found something
    taken(piece, *found, of="calculators")
    assert piece._desk.sheet("mediation-in-court").typed == typed


def test_a_log_of_contacts_stands_in_a_complaint():
    piece = letter("complaint-to-the-lender", lang="zh")

    taken(piece, calculated("contact-times", "evening"), of="calculators")

    assert piece._desk.sheet("complaint-to-the-lender").typed["events"].startswith(LOG)


def test_where_no_calculator_found_anything_that_is_told():
    piece = letter("complaint-to-the-lender", lang="en")

    taken(piece, "{", of="calculators")

    assert told(piece) == [LIBRARY.words("en")("letter-took-none-calculators")]
    assert piece._desk.sheet("complaint-to-the-lender").typed == {"to": "甲公司"}


def test_what_nobody_asked_to_take_in_is_left_alone():
    piece = letter("complaint-to-the-lender", lang="zh")

    key = "law-at-the-door/calculators/contact-times"
    piece._kept_by._hear(None, {"looked": calculated("contact-times", "evening"), "under": key}, [])

    assert piece._desk.sheet("complaint-to-the-lender").typed == {}
