import pytest

from tests.core.writing.conftest import every_text
from widgets.core.handouts.sheets import cards, sheet_a, sheet_b, story, tally_sheet
from widgets.core.writing.document import Enumeration, FoldedCards, KeptTogether, PrintedTable


def headings(document):
    return [part.parts[0].text for part in document.parts if isinstance(part, KeptTogether)]


def grids(document, heading):
    part = next(
        each
        for each in document.parts
        if isinstance(each, KeptTogether) and each.parts[0].text == heading
    )
    return [each for each in part.parts if isinstance(each, PrintedTable)]


def test_sheet_a_has_every_question_and_sheet_b_the_twins_under_the_same_numbers(course):
    assert [text[:10] for text in headings(sheet_a(course, "en"))] == [
        f"Question {n}" for n in range(1, 9)
    ]
    assert headings(sheet_b(course, "en")) == ["Question 1B"]


def test_no_name_is_asked_for_and_how_sure_is_explained(course):
    lead = sheet_a(course, "en").parts[0].text

    assert "No names." in lead
    assert "1 I am guessing; 2 Fairly sure; 3 Certain." in lead


def test_the_tally_has_a_row_for_each_vote_and_a_box_for_all_that_can_be_answered(course):
    tally = tally_sheet(course, "en")

    verdicts, facts = grids(tally, "Question 1")
    assert verdicts.columns == ("", "Lawful", "Unlawful", "It depends on a missing fact")
    assert facts.rows == (("First", "", "", ""), ("After", "", "", ""))
    assert [row[0] for row in grids(tally, "Question 1B")[1].rows] == ["Choice"]
    assert grids(tally, "Question 3")[0].rows == (("Passage 1", "", ""), ("Passage 2", "", ""))
    assert grids(tally, "Question 4")[0].columns == ("", "A", "B", "C")


def test_what_takes_no_hands_has_no_rows_on_the_tally(course):
    for name in ("Question 5", "Question 6", "Question 7"):
        assert grids(tally_sheet(course, "en"), name) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_twin_is_a_strip_with_a_line_to_cut_along(course, lang):
    words = course.materials.words(lang)
    lead, *strips = sheet_b(course, lang).parts

    assert lead.text == words("paper-lead-b")
    assert [strip.parts[-1].text for strip in strips] == [words("paper-cut")] * len(strips)
    assert [strip.parts[1].text for strip in strips] == [words("paper-strip")] * len(strips)


def test_the_columns_of_a_tally_fill_the_page(course):
    for part in tally_sheet(course, "zh").parts:
        tables = part.parts if isinstance(part, KeptTogether) else ()
        for widths in (t.widths for t in tables if isinstance(t, PrintedTable)):
            assert sum(widths) == 100
            assert widths[0] >= 12
            assert {*widths[1:]} == {widths[1]}


def test_four_letters_each_with_a_sign_of_its_own_stand_on_one_page(course):
    sheet = cards(course, "zh")

    [folded] = [part for part in sheet.parts if isinstance(part, FoldedCards)]
    assert [letter for letter, _sign in folded.cards] == ["A", "B", "C", "D"]
    assert len({sign for _letter, sign in folded.cards}) == 4


def test_the_story_leads_from_passage_to_passage_and_past_a_threat(course):
    texts = every_text(story(course, "en"))

    assert "A Ask who it is → passage 2" in texts
    assert "Pass it over → passage 3" in texts
    assert "Passage 4 · Hurt" in texts


@pytest.mark.parametrize("made", [sheet_a, sheet_b, tally_sheet, story])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sheet_says_that_it_is_no_legal_advice_and_who_checked_it(course, made, lang):
    foot = made(course, lang).foot

    assert ("不是法律意见" if lang == "zh" else "not legal advice") in foot
    assert ("执业律师" if lang == "zh" else "licensed lawyer") in foot


def test_the_story_tells_a_threat_first_and_of_an_ending_only_what_it_is(course):
    passages = [part for part in story(course, "zh").parts if isinstance(part, KeptTogether)]

    assert len(passages) == 4
    assert [part.parts[0].level for part in passages] == [2] * 4
    assert [isinstance(part.parts[-1], Enumeration) for part in passages] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (sheet_a, "sheet-a"),
        (sheet_b, "sheet-b"),
        (tally_sheet, "tally"),
        (cards, "cards"),
        (story, "story"),
    ],
)
def test_every_sheet_is_set_close_under_its_own_name(course, made, name):
    found = made(course, "zh")

    assert (found.name, found.lang, found.spacing) == (name, "zh", "close")
    assert found.title


def test_a_tally_says_first_what_it_is_for_and_then_has_each_question_below_the_title(course):
    words = course.materials.words("en")
    tally = tally_sheet(course, "en")

    assert [part.text for part in tally.parts[:2]] == [
        words("paper-present"),
        words("paper-lead-tally"),
    ]
    assert {part.parts[0].level for part in tally.parts[2:]} == {2}


def test_what_a_passage_warns_of_stands_before_it_and_no_other_warns(course):
    warned = [
        [(each.kind, each.text.partition(":")[0]) for each in part.parts[1:-1]]
        for part in story(course, "en").parts
        if isinstance(part, KeptTogether)
    ]
    nodes = course.materials.scenarios["b-seat"].nodes

    kinds = [[kind for kind, _ in each] for each in warned]
    assert [("small" in each) for each in kinds] == [bool(node.care) for node in nodes]
