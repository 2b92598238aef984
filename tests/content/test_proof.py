import pytest

from widgets.content.library import Library
from widgets.content.proof import PreviewRow, proofs
from widgets.core.errors import ContentError

ITEM = "quizzes/bank/form-a.yaml"


@pytest.fixture
def proof(small_root):
    """The first proof of something in the small library, with passages of some files replaced."""

    def draw(kind, name, *changes):
        for file, before, after in changes:
            path = small_root / file
            text = path.read_text(encoding="utf-8")
            assert before in text
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return proofs(Library(small_root), kind, name)[0]

    return draw


def rows(proof, *names):
    """The rows of the names given, in order."""
    return [row for row in proof.rows if row.name in names]


def test_both_languages_of_every_text_stand_side_by_side(proof):
    found = proof("item", "form-a")

    assert found.file == ITEM
    assert rows(found, "stem") == [PreviewRow("stem", "form-a 的题干", "The stem of form-a")]
    assert found.faults == ()


def test_every_answer_says_whether_it_is_right_and_a_wrong_one_what_it_stands_for(proof):
    x, y = rows(proof("item", "form-a"), "x", "y")

    assert (x.right, y.right) == (True, False)
    assert ("cite", "new-act/47.3") in x.facts
    assert dict(y.facts)["misconception"].startswith("police-cannot-act: ")
    assert " / " in dict(y.facts)["misconception"]


def test_of_steps_to_be_put_in_order_none_is_right_or_wrong_by_itself(proof):
    assert [row.right for row in rows(proof("item", "steps"), "x", "y", "z")] == [None, None, None]


def test_verdicts_and_picked_fields_say_so_too_and_nothing_else_does(proof):
    lawful, unlawful = rows(proof("item", "twin-a"), "lawful", "unlawful")
    diary = proof("item", "diary")

    assert (lawful.right, unlawful.right) == (False, True)
    assert [row.right for row in rows(diary, "phone", "chat")] == [True, False]
    assert [row.right for row in rows(diary, "day", "expect", "hints")] == [None, None, None, None]
    assert {row.right for row in rows(proof("item", "months"), "slips", "1")} == {None}


def test_the_best_branch_of_a_node_is_the_right_one(proof):
    found = proof("scenario", "b-seat")

    assert [row.right for row in rows(found, "ask", "open", "call", "hit")] == [
        True,
        False,
        True,
        False,
    ]
    assert rows(found, "knock")[0].right is None


def test_each_article_cited_stands_beside_it_once_with_its_days(proof):
    (cited,) = proof("item", "form-a").cited

    assert cited.cite == "new-act/47.3"
    assert cited.label.zh.startswith("《新法》第47条")
    assert cited.says.en == "Nobody may force a way in."
    assert cited.facts == ("2026-01-01 – ", "text-checked")


def test_an_article_that_is_not_there_says_so_in_its_place(proof):
    change = (ITEM, "cite: [new-act/47.3]\n  - id: y", "cite: [new-act/47.4]\n  - id: y")

    found = proof("item", "form-a", change)

    assert "did you mean 'new-act/47.3'" in found.cited[-1].fault
    assert [fault.line for fault in found.faults] == [14]


def test_what_is_half_written_is_shown_with_its_faults(proof):
    found = proof("item", "form-a", (ITEM, "objective:", "objektive:"))

    assert len(found.faults) == 2
    assert rows(found, "stem")


def test_what_cannot_be_read_is_told_and_nothing_else_is_shown(proof):
    found = proof("item", "form-a", (ITEM, "kind: one", "kind：one"))

    assert found.rows == ()
    assert found.faults[0].what.startswith("a full-width ：")


def test_an_article_is_shown_by_itself_with_the_faults_of_its_file(proof):
    sound = proof("article", "new-act/47.3")
    change = ("law/provisions/new-act.yaml", "topics: [home]", "topics: [hom]")

    assert (sound.file, sound.faults) == ("law/provisions/new-act.yaml", ())
    assert sound.cited[0].label.en == "New Act, art. 47(3)"
    assert len(proof("article", "new-act/47.3", change).faults) == 1
    assert "is not in the register" in proof("article", "no-act/1").cited[0].fault


def test_a_lesson_is_shown_with_all_its_items_and_scenarios(small_root):
    found = [each.file for each in proofs(Library(small_root), "lesson", "small")]

    assert found[0] == "lessons/small.yaml"
    assert ITEM in found
    assert found[-2:] == ["scenarios/b-seat.yaml", "scenarios/c-seat.yaml"]
    assert len(found) == 13


def test_a_lesson_at_fault_is_shown_by_itself(proof, small_root):
    change = ("lessons/small.yaml", "minutes: 5", "minutes: five")

    assert len(proof("lesson", "small", change).faults) == 1
    assert len(proofs(Library(small_root), "lesson", "small")) == 1


@pytest.mark.parametrize("kind", ["item", "scenario", "lesson"])
def test_what_is_not_there_is_told(small_root, kind):
    with pytest.raises(ContentError, match=f"no {kind} 'gone'; there are: "):
        proofs(Library(small_root), kind, "gone")


def test_what_a_misconception_is_called_stands_even_where_the_words_are_at_fault(proof):
    words = ("strings.yaml", "next: {zh: 下一题, en: Next question}", "next: {zh: [")

    (y,) = rows(proof("item", "form-a", words), "y")

    assert dict(y.facts)["misconception"] == "police-cannot-act"
