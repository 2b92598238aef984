from datetime import date

import pytest

from tests.cited import cited
from tests.core.calculators.limitation.kinds import EVENT_KINDS, KIND
from widgets.content.library import Library
from widgets.core.calculators.limitation.course import Claim, CourtReading
from widgets.core.calculators.limitation.form import Begun
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.calculators.limitation.says import (
    cautions,
    decides,
    figures,
    sentence,
    standing,
    todo,
)
from widgets.core.calculators.limitation.steps import ClaimWorking
from widgets.core.calculators.limitation.working import doubts, follow
from widgets.core.law.limitation import PeriodDoubt

LIBRARY = Library.open()
PERIODS = Periods(
    3, 20, 6, date(2021, 1, 1), LIBRARY.series("court-days-off"), "civil-code/188", date(2021, 1, 1)
)
CALCULATOR = LIBRARY.calculator("limitation")
WORDS = CALCULATOR.words
DEMAND = ClaimEvent(date(2024, 1, 5), KIND["demand"])


def working(*events, start=date(2022, 9, 1), asked=date(2026, 11, 25), begun=Begun.DUE):
    claim = Claim(start, asked, events)
    strict, generous = (follow(claim, PERIODS, reading) for reading in CourtReading)
    return ClaimWorking(claim, PERIODS, begun, strict, generous, doubts(claim, strict, generous))


@pytest.mark.parametrize(
    ("events", "start", "asked", "key"),
    [
        ((DEMAND,), date(2022, 9, 1), date(2027, 1, 5), "says-protected"),
        ((DEMAND,), date(2022, 9, 1), date(2027, 1, 15), "says-perhaps-off"),
        ((DEMAND,), date(2022, 9, 1), date(2027, 1, 16), "says-over"),
        ((), date(2022, 9, 1), date(2025, 9, 2), "says-depends"),
        ((), date(2022, 9, 1), date(2025, 9, 3), "says-passed"),
        ((DEMAND,), date(2020, 9, 1), date(2026, 11, 25), "says-before-record"),
        ((DEMAND,), date(2020, 9, 1), date(2027, 1, 16), "says-not-protected"),
    ],
)
def test_the_sentence_fits_the_standing(events, start, asked, key):
    found = working(*events, start=start, asked=asked)

    assert sentence(found, standing(found)).key == key


def test_the_later_day_is_shown_only_where_it_matters():
    def keys(found):
        return [figure.key for figure in figures(found, standing(found))]

    assert keys(working(asked=date(2025, 9, 1))) == ["last", "since", "left"]
    assert keys(working(asked=date(2025, 9, 2))) == ["last", "latest", "since"]
    assert keys(working(asked=date(2025, 9, 3))) == ["last", "since"]


def test_the_event_that_decides_is_named_and_its_proof_asked_for():
    keys = [say.key for say in decides(working(DEMAND))]

    assert keys == ["decides-event", "decides-proof", "decides-plea"]


def test_who_must_prove_a_demand_is_said_with_its_article():
    proof = next(say for say in decides(working(DEMAND)) if say.key == "decides-proof")

    assert cited(CALCULATOR, proof) == ("limitation-2020/8", "cpl-2023/67")


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        (ClaimEvent(date(2024, 1, 5), KIND["deduction"]), ["decides-event", "decides-deduction"]),
        (
            ClaimEvent(date(2024, 1, 5), KIND["mediation"], date(2024, 2, 5)),
            ["decides-event", "decides-mediation", "decides-judgment"],
        ),
        (
            ClaimEvent(date(2024, 1, 5), KIND["plan"], date(2024, 12, 5)),
            ["decides-event", "decides-agreed-day"],
        ),
    ],
)
def test_what_must_be_true_of_an_event_is_said(event, keys):
    found = [say.key for say in decides(working(event))]

    assert found[: len(keys)] == keys
    assert set(keys) <= set(WORDS)


@pytest.mark.parametrize("doubt", PeriodDoubt)
def test_every_doubt_has_its_words_and_its_article(doubt):
    assert WORDS[f"decides-{doubt}"].cite


@pytest.mark.parametrize("kind", [kind for kind in EVENT_KINDS if kind.id != "judgment"])
def test_every_kind_of_event_has_its_word(kind):
    assert f"kind-{kind.id}" in WORDS


@pytest.mark.parametrize("asked", [date(2025, 9, 1), date(2025, 9, 2), date(2025, 9, 3)])
def test_whoever_asks_is_warned_before_paying_or_signing(asked):
    found = working(asked=asked)

    keys = [say.key for say in todo(standing(found))]

    assert keys[0] == f"todo-{standing(found)}"
    assert "todo-before-signing" in keys


def test_a_last_day_to_come_on_a_day_off_and_one_past_beyond_the_calendar_are_pointed_out():
    weekend = working(ClaimEvent(date(2023, 12, 26), KIND["demand"]), asked=date(2026, 12, 26))
    unknown = working(DEMAND, asked=date(2027, 1, 7))

    assert [say.key for say in cautions(weekend, 0)] == ["caution-day-off"]
    (leap,) = cautions(working(start=date(2024, 2, 29)), 0)
    assert (leap.given["last"], leap.given["moved"]) == (date(2027, 2, 28), date(2027, 3, 1))
    assert [say.key for say in cautions(unknown, 1)] == ["caution-holiday", "caution-later-events"]
    assert cautions(working(asked=date(2025, 9, 4)), 0) == ()
