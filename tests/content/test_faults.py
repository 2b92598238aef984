from datetime import date

import pytest

TODAY = date(2026, 12, 1)
ITEM = "quizzes/bank/form-a.yaml"


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
    assert f"{ITEM}:29: cite: none of these can carry a key" in found[0]


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
    ("new", "told"),
    [
        ("cite: [new-act/47.4]", "'new-act/47.4' is not in the register"),
        ("cite: [old-act/40.3]", "old-act/40.3 held only until"),
        ("cite: [new-act/47.3]\n  ladder: gone", "'gone' is not in law/ladders.yaml"),
    ],
)
def test_words_that_lead_to_what_is_not_there_are_told(planted, new, told):
    (fault,) = planted("synonyms.yaml", "cite: [new-act/47.3]", new)

    assert told in fault


@pytest.mark.parametrize(
    ("cite", "told"),
    [
        ("new-act/47.4", "'new-act/47.4' is not in the register"),
        ("old-act/40.3", "old-act/40.3 held only until 2025-12-31"),
    ],
)
def test_a_term_that_rests_on_what_is_not_there_or_has_ended_is_told(planted, cite, told):
    (fault,) = planted("glossary.yaml", "cite: [new-act/47.3]", f"cite: [{cite}]")

    assert fault.startswith(f"glossary.yaml:4: 0.cite.0: {told}")


def test_a_term_whose_numbers_differ_between_the_languages_is_told(planted):
    (fault,) = planted("glossary.yaml", "zh: 要求还款", "zh: 15日内要求还款")

    assert "0.meaning: the numbers differ: zh alone has 15, en alone has none" in fault


def test_a_rule_whose_article_was_not_in_force_on_its_first_day(planted):
    found = planted("law/rules/entry-fine.yaml", "cite: new-act/47.3", "cite: old-act/40.3")

    assert len(found) == 1
    assert "versions.1.cite: old-act/40.3 held from" in found[0]


def test_a_sentence_of_a_calculator_whose_places_differ_between_the_languages(
    planted, with_calculator
):
    name = "calculators/court-costs.yaml"

    found = planted(name, 'en: "Added: {value}"', 'en: "Added: {worth}"')

    assert found == [
        f"{name}:13: words.step-sum: value, worth: filled in one language and not in the other"
    ]


def test_a_wrong_answer_that_names_no_misconception(planted):
    found = planted(ITEM, "    misconception: police-cannot-act\n", "")

    told = "a wrong answer names the 'misconception' it stands for"
    assert found == [f"{ITEM}:15: options.1: {told}"]


@pytest.mark.parametrize(
    ("name", "gone", "place"),
    [
        ("twin-a", "    misconception: only-violence-is-unlawful\n", "12: verdicts.0"),
        ("diary", "        misconception: borrower-may-do-anything\n", "27: fields.2.options.1"),
        ("marks", "    misconception: police-cannot-act\n", "15: options.1"),
    ],
)
def test_a_wrong_verdict_pick_or_stretch_names_one_too(planted, name, gone, place):
    found = planted(f"quizzes/bank/{name}.yaml", gone, "")

    assert len(found) == 1
    assert found[0].startswith(f"quizzes/bank/{name}.yaml:{place}: a wrong answer names")


def test_a_right_answer_that_names_a_misconception(planted):
    key = "    key: true\n"

    found = planted(ITEM, key, f"{key}    misconception: police-cannot-act\n")

    told = "a right answer stands for no misconception"
    assert found == [f"{ITEM}:13: options.0.misconception: {told}"]


def test_steps_to_put_in_order_stand_for_none(planted):
    assert planted("quizzes/bank/steps.yaml", "en: The stem of steps", "en: The stem") == []


@pytest.mark.parametrize("after", ["{zh: 选项甲, en: Option Y}", "{zh: 选项乙, en: Option X}"])
def test_two_answers_on_offer_that_say_the_same(planted, after):
    found = planted(ITEM, "{zh: 选项乙, en: Option Y}", after)

    assert found == [f"{ITEM}:15: options.1: it says the same as one above it"]


def test_two_branches_that_say_the_same(planted):
    found = planted("scenarios/b-seat.yaml", "en: Hit him", "en: Call")

    told = "nodes.1.branches.1: it says the same as one above it"
    assert found == [f"scenarios/b-seat.yaml:33: {told}"]


@pytest.mark.parametrize(
    ("cite", "told"),
    [
        ("新法/47.3", "'新法/47.3': 新法 is new-act: write new-act/47.3"),
        ("《新法》第47条", "'《新法》第47条': 《新法》 is new-act: write new-act/<article>"),
        ("无此法/47", "'无此法/47' is not written as it should be"),
        ("new-act/47", "it is split: cite one of 47.3"),
    ],
)
def test_a_citation_by_name_or_of_a_whole_article_says_what_to_write(planted, cite, told):
    found = planted(ITEM, "cite: [new-act/47.3]\n  - id: y", f"cite: [{cite}]\n  - id: y")

    assert f"{ITEM}:14: options.0.cite.0: " in found[0]
    assert told in found[0]
    assert len(found) == 1
