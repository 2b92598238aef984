from dataclasses import replace

import pytest

from tests.core.letters.conftest import CITED, TODAY, clauses, provision, written
from widgets.content.library import Library
from widgets.core.calculators.state import MOST_KEPT, CalculatorState, FormState
from widgets.core.law.citations import Citations
from widgets.core.letters.context import LetterContext
from widgets.core.screen.controls import Form
from widgets.core.screen.exhibit import Exhibit
from widgets.core.screen.findings import Keep, Outcome
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.letter import page_file, present, tried
from widgets.core.screen.view import Notice, Points, Prose

TEXTS = Library.open().texts
CONTEXT = LetterContext({"asking": written()}, TODAY, TEXTS, CITED)


def view(letter=None, lang="en", cited=CITED, *, asked=True, **typed):
    letter = letter or written()
    context = LetterContext({letter.id: letter}, TODAY, TEXTS, cited)
    desk = CalculatorState(TODAY, letter.id, {letter.id: FormState(typed, asked=asked)})
    return present(context, desk, lang, tried(context, desk), Keeping())


def part(found, kind):
    return next((each for each in found.parts if isinstance(each, kind)), None)


def told_below(found):
    """What stands right below the sentence that the letter is ready."""
    kinds = [type(each) for each in found.parts]
    return found.parts[kinds.index(Outcome) + 1]


def listed(found, title):
    words = Library.open().words(found.lang)
    lists = [each for each in found.parts if isinstance(each, Points)]
    return next(each for each in lists if each.title == words(title))


def test_before_it_is_asked_for_there_is_a_form_and_no_letter():
    found = view(asked=False, to="甲")

    assert part(found, Form).parts[0].fields[0].value == "甲"
    assert part(found, Exhibit) is None
    assert part(found, Keep) is None


def test_the_first_field_comes_after_one_line_that_says_to_whom_it_goes():
    found = view(asked=False)

    assert isinstance(found.parts[0], Prose)
    assert "the lender" in found.parts[0].paragraphs[0]
    assert isinstance(found.parts[1], Form)


def test_when_not_to_send_it_and_what_it_costs_are_always_there():
    found = view(asked=False)

    (when_not,), (cost,) = (
        listed(found, key).points for key in ("letter-when-not", "letter-costs")
    )
    assert when_not.text == "It was answered"
    assert [each.cite for each in when_not.sources] == ["act/1"]
    assert cost.text == "Postage"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_when_not_to_send_it_stands_above_the_letter_and_once(lang):
    found = view(lang=lang)

    words = Library.open().words(lang)
    kinds = [type(each) for each in found.parts]
    titles = [each.title for each in found.parts if isinstance(each, Points)]
    assert titles.count(words("letter-when-not")) == 1
    assert found.parts.index(listed(found, "letter-when-not")) < kinds.index(Exhibit)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_letter_is_in_chinese_whatever_the_screen_is_in(lang):
    paper = part(view(lang=lang, to="甲", sum="5"), Exhibit).paper

    assert (paper.head, paper.lang) == ("询问函", "zh")
    assert paper.lines == ("甲：", "1. 请说明5元从哪里来。")
    assert paper.signed == "____年____月____日"


def test_it_can_be_copied_and_saved_as_a_page_and_as_a_word_file():
    keep = part(view(to="甲", sum="5"), Keep)

    assert keep.copy.startswith("询问函\n\n甲：\n1. 请说明5元从哪里来。\n")
    assert [each.act["what"] for each in keep.files] == ["word", "page"]


def test_blanks_are_named_to_the_writer():
    blank, full = view(lang="en"), view(lang="en", to="甲", sum="5")

    told, silent = (told_below(found) for found in (blank, full))
    assert told.paragraphs[0] == "Still to be written in by hand: To whom, Sum."
    assert told.paragraphs[1].endswith("some passages are left out: Lender.")
    assert "by hand" not in str(silent)


def test_each_clause_tells_how_binding_its_article_is_whom_it_binds_and_how_sure_it_is():
    points = listed(view(lang="en", lender="bank"), "letter-clauses").points

    total, bank = (p for p in points if p.label)
    assert total.text == (
        "Asks where the sum is from. Act, art. 1: statute, binds everyone; "
        "the article was read by this project. There is no time for it"
    )
    assert (
        "industry self-discipline, not a law, addressed to banks, collection agencies" in bank.text
    )
    assert "known from one publication only" in bank.text
    assert [each.cite for each in bank.sources] == ["guide/2"]


def test_what_is_only_quoted_is_told_to_the_writer_and_not_in_the_letter():
    found = view(lang="zh", lender="bank")

    words = Library.open().words("zh")
    told = words("confidence-secondary-source")
    assert told in listed(found, "letter-clauses").points[1].text
    assert told not in part(found, Keep).copy


def test_in_chinese_only_what_rests_on_an_article_is_listed_and_in_english_all_is_explained():
    chinese, english = (listed(view(lang=lang), "letter-clauses").points for lang in ("zh", "en"))

    assert [each.label for each in chinese] == ["总数"]
    assert [each.label for each in english] == ["", "The total", ""]
    assert english[0].text == "To whom"


def test_an_outdated_article_stops_the_letter_and_says_which_and_when():
    over = provision("act/1", until="2026-11-20")
    cited = Citations({**CITED.provisions, "act/1": over}, CITED.instruments)

    found = view(cited=cited)

    notice = part(found, Notice)
    assert notice.title == found.announce == "This letter cannot be used now"
    assert "Act, art. 1, which is not in force on 25 November 2026" in notice.text
    assert part(found, Exhibit) is None
    assert part(found, Keep) is None


def test_a_problem_stands_at_its_field():
    found = view(sum="many")

    fields = {each.id: each for each in part(found, Form).parts[0].fields}
    assert "many" in fields["sum"].problem
    assert part(found, Exhibit) is None


def test_a_slot_in_an_explanation_is_called_by_its_label():
    says = {"zh": "给{to}", "en": "Goes to {to}."}
    letter = written(clauses=clauses({"plain": True, "says": says}))

    (point,) = listed(view(letter, to="甲"), "letter-clauses").points
    assert point.text == "Goes to To whom."


def test_the_page_that_is_saved_stands_by_itself_and_escapes_what_was_typed():
    typed = {"to": "<b>甲</b>", "sum": "5"}
    desk = CalculatorState(TODAY, "asking", {"asking": FormState(typed, asked=True)})

    filled = tried(CONTEXT, desk).filled
    assert filled
    file = page_file(filled)

    assert (file.name, file.media) == ("asking.html", "text/html")
    assert "&lt;b&gt;甲&lt;/b&gt;：" in file.text


def test_another_window_that_filled_it_in_later_is_told():
    desk = CalculatorState(TODAY, "asking", elsewhere={"asking": FormState({"to": "乙"}, time=5)})

    found = present(CONTEXT, desk, "en", tried(CONTEXT, desk), Keeping())
    cleared = replace(desk, elsewhere={}, sheets={"asking": FormState(time=5)})
    empty = present(CONTEXT, cleared, "en", tried(CONTEXT, cleared), Keeping())

    assert part(found, Notice).title == CONTEXT.words("en")("filled-elsewhere")
    assert empty.announce == CONTEXT.words("en")("form-cleared")


def test_what_each_passage_rests_on_is_folded_and_what_it_costs_is_not():
    found = view(to="甲", sum="5")

    assert listed(found, "letter-clauses").folded
    assert not listed(found, "letter-costs").folded


@pytest.mark.parametrize(
    ("keeping", "too_long", "told"),
    [
        (Keeping(), False, "typed-kept"),
        (Keeping(), True, "typed-too-long"),
        (Keeping(kept=False), True, "typed-not-kept"),
        (Keeping(unsaved=True), False, "typed-not-kept"),
    ],
)
def test_whether_what_is_typed_is_kept_stands_at_the_foot(keeping, too_long, told):
    length = MOST_KEPT + 1 if too_long else 1
    desk = CalculatorState(TODAY, "asking", {"asking": FormState({"to": "x" * length})})

    found = present(CONTEXT, desk, "en", tried(CONTEXT, desk), keeping)

    assert found.parts[-1].paragraphs[1] == CONTEXT.words("en")(told)
    assert found.lost == CONTEXT.words("en")(
        "lost-unkept" if told == "typed-not-kept" else "lost-connection"
    )


def test_what_became_of_asking_is_read_out():
    words = CONTEXT.words("en")

    assert view(to="甲", sum="5").announce == words("letter-ready")
    assert view(sum="many").announce == words("problems", n=1)
    assert view(asked=False).announce == ""
