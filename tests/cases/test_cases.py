"""Worked examples in YAML, through the same reading as the page's own form."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cited import cited
from tests.doubtful import tables_seen_once
from widgets.content.files import read_source
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer
from widgets.core.calculators.answering import Calculated, calculate
from widgets.core.calculators.form_values import is_asked
from widgets.core.calculators.working import KeyTerm, Measure
from widgets.core.screen.answer import Telling, answer_parts
from widgets.core.screen.formatter import Teller
from widgets.core.screen.saving import keep, saved
from widgets.core.text import LANGS

HERE = Path(__file__).parent
LIBRARY = Library.open()
CONTEXT = LIBRARY.calculator_context(date(2026, 11, 25))
LEAST, MOST_AT_FIRST = 12, 6


def cases() -> list:
    """Every case of every file; each scalar is text, as someone types it.

    `seen-once` lists days whose LPR is to be taken as known from one publication only.
    """
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(HERE.glob("*.yaml"))
        for case in read_source(path, HERE).data
    ]


def answered() -> list:
    """Every case that has an answer, and no problem or fault."""
    return [each for each in cases() if not each.values[1]["expect"].keys() & {"problem", "fault"}]


def found_by(name: str, case: dict) -> Calculated:
    typed, days = dict(case["given"]), map(date.fromisoformat, case.get("seen-once", []))
    return calculate(CONTEXT.calculators[name], typed, tables_seen_once(CONTEXT.tables, *days))


def told(value: object) -> str:
    """A value as a case writes it: a bare number, a day, or text."""
    if isinstance(value, Measure):
        return f"{value.value.normalize():f}"
    if isinstance(value, KeyTerm):
        return value.key
    return value.isoformat() if isinstance(value, date) else str(value)


def differences(case: dict, outcome: Calculated) -> dict[str, tuple[str, str]]:
    """What a case expects and what was found, where the two differ."""
    wanted = dict(case["expect"])
    if "problem" in wanted:
        problems = {name: problem.key for name, problem in outcome.problems.items()}
        return {} if problems == wanted["problem"] else {"problem": (str(wanted), str(problems))}
    if "fault" in wanted:
        name = type(outcome.fault).__name__
        return {} if name == wanted["fault"] else {"fault": (wanted["fault"], name)}
    if outcome.answer is None:
        return {"answer": ("an answer", f"{dict(outcome.problems)} {outcome.fault}")}
    return _unlike(wanted, outcome.answer)


def _unlike(wanted: dict, answer: Answer) -> dict[str, tuple[str, str]]:
    found = {figure.key: told(figure.value) for figure in answer.figures}
    found |= {"standing": answer.standing.value if answer.standing else "none"}
    found |= {"says": answer.says.key}
    found |= {"cautions": " ".join(say.key.removeprefix("caution-") for say in answer.cautions)}
    return {
        key: (value, found.get(key, "nothing"))
        for key, value in wanted.items()
        if not same(value, found.get(key))
    }


def same(wanted: str, found: str | None) -> bool:
    """Equal as text, or as numbers to the last digit that the case writes."""
    if found is None or wanted == found:
        return wanted == found
    try:
        exact, places = Decimal(found), Decimal(wanted)
    except ArithmeticError:
        return False
    return abs(exact - places) <= Decimal(5).scaleb(int(places.as_tuple().exponent) - 1)


@pytest.mark.parametrize(("name", "case"), cases())
def test_the_worked_example_comes_out(name, case):
    assert differences(case, found_by(name, case)) == {}


def test_a_sentence_stands_under_one_badge_alone_in_all_cases():
    badges = defaultdict[tuple[str, str], set[str]](set)
    for name, case in (each.values for each in answered()):
        answer = found_by(name, case).answer
        assert answer is not None
        badges[name, answer.says.key].add(str(answer.standing))

    assert {key: found for key, found in badges.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("name", "case"), answered())
def test_the_answer_can_be_told_and_saved_in_both_languages(name, case):
    calculator = CONTEXT.calculators[name]
    answer = found_by(name, case).answer

    assert answer is not None
    for lang in LANGS:
        telling = Telling(
            Teller(CONTEXT.words(lang, calculator)), CONTEXT.cited, CONTEXT.tables.today
        )

        kept = keep(telling, calculator, case["given"], answer)

        assert answer_parts(telling, answer)[0].text in kept.copy
        files = [str(button.act["what"]) for button in kept.files]
        assert files[:2] == ["page", "csv"]
        for what in files:
            assert saved(telling, calculator, case["given"], answer, what).text
        for turn in answer.turns:
            assert telling.teller.named(f"turn-{turn.key}", turn.given)


@pytest.mark.parametrize(("name", "case"), answered())
def test_an_answer_rests_on_articles_that_were_read_or_quoted_twice(name, case):
    answer = found_by(name, case).answer

    assert answer is not None
    cites = [LIBRARY.cite(cite) for cite in cited(CONTEXT.calculators[name], answer.says)]

    assert cites or answer.standing is None
    assert all(provision.confidence.carries_a_key for provision in cites)


@pytest.mark.parametrize("calculator", CONTEXT.calculators.values(), ids=lambda each: each.id)
def test_every_calculator_has_enough_cases_and_examples_that_come_out(calculator):
    written = [case for case in cases() if case.values[0] == calculator.id]

    assert len(written) >= LEAST
    for example in calculator.examples:
        found = [
            calculate(calculator, example.filled(lang), CONTEXT.tables).answer for lang in LANGS
        ]

        assert None not in found, example.id
        assert found[0].says == found[1].says, example.id


@pytest.mark.parametrize("calculator", CONTEXT.calculators.values(), ids=lambda each: each.id)
def test_no_more_than_so_much_is_asked_for_a_first_answer(calculator):
    open_groups = [group for group in calculator.groups if not group.folded]

    asked = [
        entry.id
        for group in open_groups
        for entry in group.fields
        if is_asked(calculator, entry, {})
    ]

    assert len(asked) <= MOST_AT_FIRST


@pytest.mark.parametrize(
    ("wanted", "found", "alike"),
    [
        ("13.8", "13.80", True),
        ("13.8", "13.84", True),
        ("13.8", "13.86", False),
        ("50", "51", False),
        ("50.03", "50.03", True),
        ("depends", "protected", False),
        ("5", None, False),
    ],
)
def test_numbers_agree_to_the_last_digit_written(wanted, found, alike):
    assert same(wanted, found) is alike
