import pytest

from widgets.content.library import Library
from widgets.content.unsourced import unsourced

ITEM = "quizzes/bank/form-a.yaml"


@pytest.fixture
def found(small_root):
    """The explanations with figures of their own, with passages of some files replaced."""

    def find(*changes):
        for name, before, after in changes:
            path = small_root / name
            text = path.read_text(encoding="utf-8")
            assert before in text
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return list(unsourced(Library(small_root)))

    return find


SLIP = (ITEM, "{zh: 乙错, en: Y is wrong}", "{zh: 最多500元, en: At most CNY 500}")


def test_a_figure_that_stands_nowhere_else_is_listed_with_its_place(found):
    assert found(SLIP) == [("form-a.y.rationale", ("500",))]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            ITEM,
            "{zh: form-a 的题干, en: The stem of form-a}",
            "{zh: 罚500元, en: A fine of CNY 500}",
        ),
        (ITEM, "{zh: 选项乙, en: Option Y}", "{zh: 500元, en: CNY 500}"),
        (
            "law/provisions/new-act.yaml",
            "{zh: 不得强行进门。, en: Nobody may force a way in.}",
            "{zh: 罚500元, en: A fine of CNY 500}",
        ),
    ],
)
def test_a_figure_of_the_question_an_answer_or_an_article_has_its_source(
    found, name, before, after
):
    assert found(SLIP, (name, before, after)) == []


def test_an_article_that_is_not_cited_is_no_source(found):
    old = ("law/provisions/old-act.yaml", "en: The old rule.", 'en: "CNY 500."')

    assert found(SLIP, old) == [("form-a.y.rationale", ("500",))]


@pytest.mark.parametrize("told", ["6", "2026", "47", "3"])
def test_the_value_expected_the_days_and_the_number_of_the_article_are_known(found, told):
    name = "quizzes/bank/months.yaml"

    assert found((name, "{zh: 六个月, en: Six months}", f'{{zh: "{told}", en: "{told}"}}')) == []


def test_what_a_branch_of_a_case_explains_is_looked_at_too(found):
    branch = (
        "scenarios/b-seat.yaml",
        "{zh: 先问清楚, en: Ask first}",
        "{zh: 等9天, en: Wait 9 days}",
    )

    assert found(branch) == [("b-seat.knock.ask.rationale", ("9",))]
