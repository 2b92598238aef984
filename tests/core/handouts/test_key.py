from tests.core.writing.conftest import every_text
from widgets.content.library import Library
from widgets.core.handouts.key import answer_key, reasons, right
from widgets.core.law.provision import Confidence
from widgets.core.writing.document import DocumentHeading
from widgets.serve.classroom.addresses import course_of


def test_what_is_right_stands_under_the_letters_of_the_sheets(course):
    items, words = course.materials.items, course.materials.words("en")

    assert right(words, items["twin-a"]) == "Unlawful, A Option X"
    assert right(words, items["marks"]) == "A, C"
    assert right(words, items["months"]) == "6"
    assert right(words, items["diary"]) == "Day: 17 November 2026, People: 2, The original: a"
    assert sorted(right(words, items["steps"]).split(" → ")) == ["A", "B", "C"]
    assert right(words, items["steps"]) != "A → B → C"


def test_a_judgement_has_one_line_of_reason_and_several_answers_one_each(course):
    items, words = course.materials.items, course.materials.words("en")

    assert reasons(words, items["twin-a"]) == ["Why: It is unlawful"]
    assert reasons(words, items["marks"]) == ["Why (A): X is right", "Why (C): Why Z"]
    assert reasons(words, items["months"]) == ["Why: Six months"]
    assert reasons(words, items["diary"])[-1] == "Why (The original): The original carrier"


def test_the_key_names_the_deciding_fact_the_article_and_the_day_it_is_read_for(course):
    texts = "\n".join(every_text(answer_key(course, "en")))

    for item in ("twin-a", "twin-b", "many", "marks", "steps", "months", "diary", "said"):
        assert f"What decides it: The fact that decides {item}" in texts
    assert (
        texts.count("(the law on 20 November 2026)") == 9
    )  # eight items, and a decision that cites
    assert "Only for whoever leads the class. Do not hand it out." in texts


def test_of_a_case_the_best_choice_at_each_decision_is_told(course):
    texts = every_text(answer_key(course, "en"))

    assert "The right answer: A Ask who it is" in texts
    assert "Why: Report the conduct" in texts


def test_what_is_no_statute_says_how_binding_it_is_for_whom_and_whether_only_quoted():
    library = Library.open()
    course = course_of(library, "at-the-door", "door-90")
    told = "\n".join(every_text(answer_key(course, "en")))
    found = {cite: library.cited(cite) for cite in course.materials.items["door-t2b"].cite}
    [small_loan] = [each for each in found if each.startswith("small-loan")]
    provision, instrument = found[small_loan]

    assert f"({library.words('en')(f'binding-{instrument.binding}')}, binds " in told
    assert (provision.confidence is Confidence.TEXT_CHECKED) != ("known from quotation" in told)
    assert "Civil Code, art. 465," in told  # a statute needs no such note


def test_each_decision_of_a_case_stands_below_the_case_and_each_question_below_the_title(course):
    parts = answer_key(course, "en").parts
    headings = [p if isinstance(p, DocumentHeading) else p.parts[0] for p in parts[1:]]

    passages = [each.level for each in headings if each.text.startswith("Passage")]
    assert passages == [3, 3]
    assert {each.level for each in headings if each.text.startswith("Question")} == {2}
