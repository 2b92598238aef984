import pytest

from tests.core.writing.conftest import every_text
from widgets.content.library import Library
from widgets.core.handouts.printed_item import BOX, SURE, printed_case, printed_item, told
from widgets.core.handouts.questions import PaperQuestion, WalkedCase, asked
from widgets.core.learning.item import Item
from widgets.core.writing.document import Document, DocumentParagraph, PrintedTable

BLANK = "________"


def tables(part):
    return [each for each in part.parts if isinstance(each, PrintedTable)]


def tables_in(part):
    return isinstance(part, PrintedTable)


@pytest.fixture
def printed(course):
    words = course.materials.words("en")

    def made(item, rounds=2):
        return printed_item(words, PaperQuestion("1", course.materials.items[item], rounds))

    return made


def test_a_judgement_has_a_row_for_each_verdict_and_each_fact_and_a_box_for_each_vote(printed):
    verdicts, facts = tables(printed("twin-a"))

    assert verdicts.columns == ("", "Is this lawful?", "First", "After")
    assert [row[1:] for row in verdicts.rows] == [
        ("Lawful", BOX, BOX),
        ("Unlawful", BOX, BOX),
        ("It depends on a missing fact", BOX, BOX),
    ]
    assert facts.rows[0] == ("A", "Option X", BOX, BOX)
    assert facts.rows[-1] == ("", "How sure", SURE, SURE)


def test_a_question_that_is_voted_on_once_has_one_column_of_boxes(printed):
    [table] = tables(printed("many", rounds=1))

    assert table.columns == ("", "Choose all that apply", "Choice")
    assert table.rows[0] == ("A", "Option X", BOX)


def test_steps_are_numbered_by_hand_in_the_order_of_the_screen(printed):
    [table] = tables(printed("steps"))

    assert table.columns[1] == "Write 1, 2, 3 … in the right order"
    assert [row[0] for row in table.rows] == ["A", "B", "C", ""]
    assert [row[1] for row in table.rows[:3]] != ["Option X", "Option Y", "Option Z"]


def test_a_number_is_written_on_a_line(printed):
    [table] = tables(printed("months"))

    assert table.rows[0] == ("", "Your answer", BLANK, BLANK)


@pytest.mark.parametrize(
    ("quantity", "lang", "line"),
    [
        ("money", "zh", "________元"),
        ("money", "en", "CNY ________"),
        ("rate", "zh", "________%"),
        ("date", "zh", "____年__月__日"),
    ],
)
def test_a_line_has_its_unit(course, quantity, lang, line):
    item = course.materials.items["months"]
    expect = item.expect.model_copy(update={"quantity": quantity})
    asks = PaperQuestion("1", item.model_copy(update={"expect": expect}), 1)

    [table] = tables(printed_item(course.materials.words(lang), asks))

    assert table.rows[0][2] == line


def test_a_marked_text_has_its_stretches_lettered_and_a_row_of_boxes_for_them(printed):
    text, boxes = tables(printed("marks"))

    assert text.rows == (("[A] Option X [B] Option Y [C] Option Z",),)
    assert boxes.columns == ("", "A", "B", "C", "How sure")
    assert boxes.rows[1] == ("After", BOX, BOX, BOX, SURE)


def test_an_entry_is_a_form_with_lines_and_boxes(printed):
    [table] = tables(printed("diary", rounds=1))

    assert table.rows == (
        ("1", "Day", "__________"),
        ("2", "People", BLANK),
        ("3", "The original", ""),
        ("", "a The phone itself", BOX),
        ("", "b A chat group", BOX),
        ("", "How sure", SURE),
    )


def test_a_threat_is_told_of_first(course):
    words = course.materials.words("en")

    first, stem = told(words, course.materials.items["twin-a"])

    assert first == DocumentParagraph("Before you read on: A threat follows", "small")
    assert stem == DocumentParagraph("The stem of twin-a")


def test_a_case_has_a_row_of_boxes_for_each_passage_and_tells_nothing_of_its_way(course):
    [case] = [each for each in asked(course) if isinstance(each, WalkedCase)]

    part = printed_case(course.materials.words("en"), case)

    assert tables(part)[0].rows == (
        ("Passage 1", BOX, BOX),
        ("Passage 2", BOX, BOX),
    )
    texts = " ".join(every_text(Document("a", "en", "", (part,))))
    assert "A knock" not in texts
    assert "The visit" in texts


def test_comments_under_a_post_and_what_an_envelope_says_are_on_paper_too(course):
    def said(text):
        return {"zh": text, "en": text}

    post = {"kind": "post", "account": said("agency"), "where": said("a group")}
    post |= {"seen_by": said("all"), "text": said("He owes")}
    post |= {"comments": [{"who": said("Aunt"), "text": said("Shame")}]}
    sender = {"sender": said("A firm"), "addressee": said("Mr Wu")}
    letter = {"kind": "letter", "envelope": sender, "head": said("Dear"), "lines": [said("Pay")]}
    shown = []
    for held in (post, letter):
        data = {**course.materials.items["many"].model_dump(exclude={"exhibit"}), "exhibit": held}
        item = Item.model_validate(data)
        [frame] = [each for each in told(course.materials.words("en"), item) if tables_in(each)]
        shown.append(frame.rows[0][0].split("\n"))

    assert shown == [
        ["Posted in: a group", "Seen by: all", "agency: He owes", "Comments", "Aunt: Shame"],
        ["From: A firm", "To: Mr Wu", "Dear", "Pay"],
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whatever_an_item_shows_is_on_paper_word_for_word(lang):
    library, shown = Library.open(), set()
    lessons = [*library.lessons(), library.lesson("transfer")]
    for item in (library.item(name) for lesson in lessons for name in lesson.items()):
        if item.exhibit is None and item.quote is None:
            continue
        shown.add(item.exhibit.kind if item.exhibit else "quote")
        paper = "\n".join(
            every_text(Document("a", lang, "", tuple(told(library.words(lang), item))))
        )
        for text in texts_of((item.exhibit or item.quote).model_dump(), lang):
            assert text.strip() in paper, item.id

    assert shown == {"quote", "chat", "calls", "post", "letter", "costs"}


def texts_of(held, lang):
    if isinstance(held, dict):
        if set(held) == {"zh", "en"}:
            yield held[lang]
        else:
            for each in held.values():
                yield from texts_of(each, lang)
    elif isinstance(held, list | tuple):
        for each in held:
            yield from texts_of(each, lang)


@pytest.mark.parametrize(
    ("name", "rounds", "widths"),
    [
        ("many", 1, (6, 81, 13)),
        ("many", 2, (6, 68, 13, 13)),
        ("months", 2, (6, 50, 22, 22)),
        ("diary", 1, (6, 72, 22)),
        ("marks", 2, (16, 23, 23, 23, 15)),
    ],
)
def test_columns_to_tick_are_narrow_those_to_write_in_wide_and_all_fill_the_page(
    printed, name, rounds, widths
):
    table = tables(printed(name, rounds))[-1]

    assert table.widths == widths
    assert sum(widths) == 100


def test_boxes_and_lines_stand_there_once_for_each_vote(printed):
    for rounds in (1, 2):
        [many] = tables(printed("many", rounds))
        [diary] = tables(printed("diary", rounds))
        _text, marks = tables(printed("marks", rounds))

        assert many.rows[0][2:] == (BOX,) * rounds
        assert many.rows[-1][2:] == (SURE,) * rounds
        assert diary.rows[1][2:] == (BLANK,) * rounds
        assert len(marks.rows) == rounds


def test_a_question_and_a_case_are_called_by_their_number_below_the_title(course, printed):
    words = course.materials.words("en")
    [case] = [each for each in asked(course) if isinstance(each, WalkedCase)]

    item, walked = printed("many").parts[0], printed_case(words, case).parts[0]

    assert (item.text, item.level) == ("Question 1", 2)
    assert (walked.text.startswith("Question 3"), walked.level) == (True, 2)
