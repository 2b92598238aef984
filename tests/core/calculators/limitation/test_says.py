from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.calculators.limitation.course import Claim, CourtReading, PeriodDoubt, Periods
from widgets.core.calculators.limitation.events import ClaimEvent, EventKind
from widgets.core.calculators.limitation.says import (
    cautions,
    decides,
    figures,
    sentence,
    standing,
    todo,
    turns,
)
from widgets.core.calculators.limitation.steps import Begun, ClaimWorking
from widgets.core.calculators.limitation.working import doubts, follow

LIBRARY = Library.open()
PERIODS = Periods(3, 20, 6, date(2021, 1, 1), LIBRARY.series("court-days-off"))
WORDS = LIBRARY.calculator("limitation").words
DEMAND = ClaimEvent(date(2024, 1, 5), EventKind.DEMAND)


def working(*events, start=date(2022, 9, 1), asked=date(2026, 11, 25), begun=Begun.DUE):
    claim = Claim(start, asked, events)
    strict, generous = (follow(claim, PERIODS, reading) for reading in CourtReading)
    return ClaimWorking(claim, PERIODS, begun, strict, generous, doubts(claim, strict, generous))


@pytest.mark.parametrize(
    ("events", "start", "asked", "key"),
    [
        ((DEMAND,), date(2022, 9, 1), date(2027, 1, 5), "says-protected"),
        ((DEMAND,), date(2022, 9, 1), date(2027, 1, 6), "says-over"),
        ((), date(2022, 9, 1), date(2025, 9, 2), "says-depends"),
        ((), date(2022, 9, 1), date(2025, 9, 3), "says-passed"),
        ((DEMAND,), date(2020, 9, 1), date(2026, 11, 25), "says-before-record"),
        ((DEMAND,), date(2020, 9, 1), date(2027, 1, 6), "says-not-protected"),
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

    assert "cpl-2023/67" in proof.cites


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        (ClaimEvent(date(2024, 1, 5), EventKind.DEDUCTION), ["decides-event", "decides-deduction"]),
        (
            ClaimEvent(date(2024, 1, 5), EventKind.MEDIATION, date(2024, 2, 5)),
            ["decides-event", "decides-mediation", "decides-judgment"],
        ),
        (
            ClaimEvent(date(2024, 1, 5), EventKind.PLAN, date(2024, 12, 5)),
            ["decides-event", "decides-agreed-day"],
        ),
    ],
)
def test_what_must_be_true_of_an_event_is_said(event, keys):
    found = [say.key for say in decides(working(event))]

    assert found[: len(keys)] == keys
    assert set(keys) <= set(WORDS)


@pytest.mark.parametrize("doubt", PeriodDoubt)
def test_every_doubt_has_its_words(doubt):
    assert f"decides-{doubt}" in WORDS


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.JUDGMENT])
def test_every_kind_of_event_has_its_word(kind):
    assert f"kind-{kind}" in WORDS


@pytest.mark.parametrize("asked", [date(2025, 9, 1), date(2025, 9, 2), date(2025, 9, 3)])
def test_whoever_asks_is_warned_before_paying_or_signing(asked):
    found = working(asked=asked)

    keys = [say.key for say in todo(standing(found))]

    assert keys[0] == f"todo-{standing(found)}"
    assert "todo-before-signing" in keys


def test_without_a_demand_that_cannot_be_proved_its_row_alone_is_gone():
    rows = ("2024-01-05 催款 我在家", "2024-01-05 还款", "2023-01-05 催款")
    events = (DEMAND, ClaimEvent(date(2023, 1, 5), EventKind.DEMAND))
    found = working(*events)

    first = turns(found, standing(found), rows)[0]

    assert first.key == "unproved"
    assert first.fill["events"].split("\n") == list(rows[1:])


def test_no_change_is_on_offer_that_the_record_does_not_reach():
    old = date(2020, 9, 1)
    alone, with_more = (
        working(DEMAND, start=old),
        working(DEMAND, ClaimEvent(date(2023, 1, 5), EventKind.DEMAND), start=old),
    )

    def keys(found):
        return [turn.key for turn in turns(found, standing(found), ())]

    assert "unproved" not in keys(alone)
    assert "unproved" in keys(with_more)


def test_a_last_day_to_come_on_a_weekend_and_one_past_beyond_the_calendar_are_pointed_out():
    weekend = working(ClaimEvent(date(2023, 12, 26), EventKind.DEMAND), asked=date(2026, 12, 26))
    unknown = working(DEMAND, asked=date(2027, 1, 7))

    assert [say.key for say in cautions(weekend, 0)] == ["caution-weekend"]
    assert [say.key for say in cautions(unknown, 1)] == ["caution-holiday", "caution-later-events"]
    assert cautions(working(asked=date(2025, 9, 4)), 0) == ()
