import pytest

from widgets.content.check import check
from widgets.content.library import Library

ITEM = "quizzes/bank/form-a.yaml"


@pytest.fixture
def planted(small_root):
    """What the check says of the small library with one passage of one file replaced."""

    def plant(name, before, after):
        path = small_root / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return [str(fault) for fault in check(Library(small_root))]

    return plant


@pytest.fixture
def with_calculator(small_root):
    """A calculator in the small library."""
    folder = small_root / "calculators"
    folder.mkdir()
    (folder / "court-costs.yaml").write_text(CALCULATOR, encoding="utf-8")


CALCULATOR = """id: court-costs
place: 1
title: {zh: 加, en: Adding}
lead: {zh: 加, en: Adds}
checked: 2026-11-20
rules: []
groups:
  - title: {zh: 数, en: Sums}
    fields:
      - {id: amount, kind: money, label: {zh: 多少, en: How much}}
examples: [{id: small, title: {zh: 小, en: Small}, fill: {amount: "5"}}]
words:
  step-sum: {zh: "加起来：{value}", en: "Added: {value}"}
not_told: [{text: {zh: 没有, en: Nothing}}]
"""


def test_a_citation_that_does_not_resolve(planted):
    found = planted(ITEM, "cite: [new-act/47.3]\n  - id: y", "cite: [new-act/74.3]\n  - id: y")

    assert found[0].startswith(
        f"{ITEM}:14: options.0.cite.0: 'new-act/74.3' is not in the register"
    )


def test_an_article_that_no_longer_held_points_to_what_replaced_it(planted):
    found = planted(ITEM, "cite: [new-act/47.3]\n  - id: y", "cite: [old-act/40.3]\n  - id: y")

    told = f"{ITEM}:14: options.0.cite.0: old-act/40.3 held from 2006-03-01 to 2025-12-31, "
    assert found == [told + "not on 2026-11-20; look for its number in new-act"]


def test_an_article_that_did_not_hold_yet(planted):
    found = planted(ITEM, "as_of: 2026-11-20", "as_of: 2025-06-01")

    assert len(found) == 2
    assert all("held from 2026-01-01 to today, not on 2025-06-01" in each for each in found)


def test_a_key_that_rests_on_a_secondary_source_alone(planted):
    found = planted(ITEM, "cite: [new-act/47.3]\n  - id: y", "cite: [guide/hours]\n  - id: y")

    told = f"{ITEM}:14: options.0.cite: none of these can carry a key: each is known "
    assert found == [told + "from a secondary source only"]


def test_a_secondary_source_beside_one_that_was_read_is_a_mention(planted):
    cites = "cite: [new-act/47.3, guide/hours]\n  - id: y"

    assert planted(ITEM, "cite: [new-act/47.3]\n  - id: y", cites) == []


def test_an_item_whose_law_is_a_secondary_source_alone(planted):
    found = planted(
        ITEM, "en: Ask him to leave}\ncite: [new-act/47.3]", "en: Go}\ncite: [guide/hours]"
    )

    assert len(found) == 1
    assert f"{ITEM}:28: cite: none of these can carry a key" in found[0]


def test_a_distractor_may_mention_a_secondary_source(planted):
    cites = "misconception: police-cannot-act\n    cite: [guide/hours]"

    assert planted(ITEM, "misconception: police-cannot-act", cites) == []


def test_a_branch_that_rests_on_a_secondary_source_alone(planted):
    found = planted("scenarios/b-seat.yaml", "cite: [new-act/47.3]", "cite: [guide/hours]")

    assert len(found) == 1
    assert "none of these can carry a key" in found[0]


def test_twins_that_do_not_point_at_each_other(planted):
    found = planted("quizzes/bank/twin-b.yaml", "twin: twin-a", "twin: many")

    assert found == [
        "quizzes/bank/twin-a.yaml:9: twin: the twin of 'twin-b' is 'many', not 'twin-a'",
        "quizzes/bank/twin-b.yaml:9: twin: the twin of 'many' is None, not 'twin-b'",
    ]


def test_numbers_that_differ_between_the_languages(planted):
    found = planted(ITEM, "{zh: 甲对, en: X is right}", "{zh: 罚500元, en: A fine of CNY 200}")

    assert found == [
        f"{ITEM}:13: options.0.rationale: the numbers differ: zh alone has 500, en alone has 200"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{zh: 要罚款, en: A fine of CNY 200}", "zh alone has none, en alone has 200"),
        ("{zh: 罚500元, en: A fine}", "zh alone has 500, en alone has none"),
    ],
)
def test_a_number_in_one_language_only(planted, words, told):
    found = planted(ITEM, "{zh: 甲对, en: X is right}", words)

    assert found == [f"{ITEM}:13: options.0.rationale: the numbers differ: {told}"]


def test_rationales_that_are_too_long(planted):
    long = "{zh: " + "长" * 121 + ", en: " + "long " * 81 + "}"

    found = planted(ITEM, "{zh: 甲对, en: X is right}", long)

    assert [each.partition("rationale: ")[2] for each in found] == [
        "en has 81 words, 80 at most",
        "zh has 121 characters, 120 at most",
    ]


def test_rationales_of_the_greatest_length_are_not_too_long(planted):
    longest = "{zh: " + "长" * 120 + ", en: " + "long " * 80 + "}"

    assert planted(ITEM, "{zh: 甲对, en: X is right}", longest) == []


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (ITEM, "18: options.1.misconception"),
        ("quizzes/bank/months.yaml", "16: expect.slips.0.misconception"),
        ("scenarios/b-seat.yaml", "21: nodes.0.branches.1.misconception"),
    ],
)
def test_a_misconception_without_words(planted, name, place):
    found = planted(name, "misconception: ", "misconception: no-such-")

    assert len(found) == 1
    assert found[0].startswith(f"{name}:{place}: strings.yaml has no words for 'no-such-")


@pytest.mark.parametrize(
    ("name", "day"), [("scenarios/b-seat.yaml", "2026-11-20"), ("cards/now.yaml", "2026-11-23")]
)
def test_a_scenario_and_a_card_cite_the_law_of_their_own_day(planted, name, day):
    found = planted(name, "cite: [new-act/47.3]", "cite: [old-act/40.3]")

    assert any(f"held from 2006-03-01 to 2025-12-31, not on {day};" in each for each in found)


@pytest.mark.parametrize(
    ("before", "after", "there"),
    [
        ("items: [marks,", "items: [gone, marks,", "diary, form-a,"),
        (
            "a: [form-a], b: [form-b]}}\n  - {id: now",
            "a: [gone], b: [form-b]}}\n  - {id: now",
            "diary,",
        ),
        ("card: now}", "card: gone}", "now"),
        ("borrower: b-seat", "borrower: gone", "b-seat, c-seat"),
        ("steps:\n", "rules: [gone]\nsteps:\n", "entry-fine"),
    ],
)
def test_a_lesson_that_names_what_is_not_there_is_told_what_is(planted, before, after, there):
    found = planted("lessons/small.yaml", before, after)

    assert len(found) == 1
    assert found[0].startswith("lessons/small.yaml:")
    assert f"steps: 'gone': no such file; there are: {there}" in found[0]


def test_a_rule_whose_article_was_not_in_force_on_its_first_day(planted):
    found = planted("law/rules/entry-fine.yaml", "cite: new-act/47.3", "cite: old-act/40.3")

    assert len(found) == 1
    assert "versions.1.cite: old-act/40.3 held from" in found[0]


RECKONING = """  - id: working
    kind: reckoning
    title: {zh: 算, en: Working}
    lead: {zh: 算, en: Working}
    calculator: CALCULATOR
    example: EXAMPLE
    guess: GUESS
  - id: result
"""


@pytest.mark.parametrize(
    ("calculator", "example", "guess", "told"),
    [
        ("gone", "small", "months", "'gone': no such file; there are: court-costs"),
        ("court-costs", "gone", "months", "court-costs has no example 'gone'"),
        ("court-costs", "small", "gone", "'gone' is not an item of this lesson"),
    ],
)
def test_a_step_that_shows_what_no_calculator_has(
    planted, with_calculator, calculator, example, guess, told
):
    step = RECKONING.replace("CALCULATOR", calculator).replace("EXAMPLE", example)

    found = planted("lessons/small.yaml", "  - id: result\n", step.replace("GUESS", guess))

    assert len(found) == 1
    assert told in found[0]


def test_a_step_that_shows_a_calculator_is_sound(planted, with_calculator):
    step = RECKONING.replace("CALCULATOR", "court-costs").replace("EXAMPLE", "small")

    assert planted("lessons/small.yaml", "  - id: result\n", step.replace("GUESS", "months")) == []


def test_a_sentence_of_a_calculator_whose_places_differ_between_the_languages(
    planted, with_calculator
):
    name = "calculators/court-costs.yaml"

    found = planted(name, 'en: "Added: {value}"', 'en: "Added: {worth}"')

    assert found == [
        f"{name}:13: words.step-sum: value, worth: filled in one language and not in the other"
    ]


def test_a_calculator_that_looks_up_a_rule_that_is_not_there(planted, with_calculator):
    found = planted("calculators/court-costs.yaml", "rules: []", "rules: [no-such-rule]")

    assert found[0].startswith("law/rules/no-such-rule.yaml:1: no such file")
