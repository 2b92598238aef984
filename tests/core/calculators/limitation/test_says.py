from datetime import date

import pytest

from tests.cited import cited
from tests.core.calculators.limitation.kinds import EVENT_KINDS, KIND
from widgets.content.library import Library
from widgets.core.calculators.limitation.course import Begun, Claim
from widgets.core.calculators.limitation.guarantee import Fate, Guarantee
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.calculators.limitation.says import (
    cautions,
    chart,
    decides,
    events_table,
    figures,
    sentence,
    todo,
    variations,
)
from widgets.core.calculators.limitation.steps import claim_working
from widgets.core.law.limitation import PeriodDoubt

LIBRARY = Library.open()
PERIODS = Periods(
    3, 20, 6, date(2021, 1, 1), LIBRARY.series("court-days-off"), "civil-code/188", date(2021, 1, 1)
)
CALCULATOR = LIBRARY.calculator("limitation")
WORDS = CALCULATOR.words
DEMAND = ClaimEvent(date(2024, 1, 5), KIND["demand"])


def working(*events, start=date(2022, 9, 1), asked=date(2026, 11, 25), begun=Begun.DUE):
    return claim_working(Claim(start, asked, events, begun=begun), PERIODS)


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

    assert sentence(found).key == key


def test_the_later_day_is_shown_only_where_it_matters():
    def keys(found):
        return [figure.key for figure in figures(found)]

    assert keys(working(asked=date(2025, 9, 1))) == ["last", "since", "left"]
    assert keys(working(asked=date(2025, 9, 2))) == ["last", "latest", "since"]
    assert keys(working(asked=date(2025, 9, 3))) == ["last", "since"]


def test_the_event_that_decides_is_named_and_its_proof_asked_for():
    keys = [say.key for say in decides(working(DEMAND))]

    assert keys == ["decides-event", "decides-proof", "decides-plea"]


@pytest.mark.parametrize(
    ("start", "off"),
    [
        (date(2024, 10, 7), True),  # the last day of a long holiday, a Monday
        (date(2024, 10, 12), False),  # a Saturday that was worked
        (date(2022, 9, 4), True),  # a Sunday
        (date(2022, 9, 5), False),
    ],
)
def test_whether_a_due_day_moves_that_is_a_day_off_is_left_open(start, off):
    found = {say.key for say in decides(working(start=start))}

    assert ("decides-due-off" in found) is off


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

    keys = [say.key for say in todo(found.standing)]

    assert keys[0] == f"todo-{found.standing}"
    assert "todo-before-signing" in keys


def test_a_last_day_to_come_on_a_day_off_and_one_past_beyond_the_calendar_are_pointed_out():
    weekend = working(ClaimEvent(date(2023, 12, 26), KIND["demand"]), asked=date(2026, 12, 26))
    unknown = working(DEMAND, asked=date(2027, 1, 7))

    assert [say.key for say in cautions(weekend, 0)] == ["caution-day-off"]
    (leap,) = cautions(working(start=date(2024, 2, 29)), 0)
    assert (leap.given["last"], leap.given["moved"]) == (date(2027, 2, 28), date(2027, 3, 1))
    assert [say.key for say in cautions(unknown, 1)] == ["caution-holiday", "caution-later-events"]
    assert cautions(working(asked=date(2025, 9, 4)), 0) == ()


START, ASKED, NONE = date(2022, 9, 1), date(2026, 11, 25), Guarantee()


def spans(*events, guarantee=NONE, **more):
    rows = chart(working(*events, **more), guarantee).sheet.rows
    return [(label.key, first, last) for label, first, last in rows]


def test_each_period_runs_to_the_event_that_ends_it_and_the_last_to_its_last_day():
    demand = ClaimEvent(date(2023, 5, 6), KIND["demand"])
    suit = ClaimEvent(date(2024, 1, 10), KIND["suit"], date(2024, 8, 9))

    assert spans(demand, suit) == [
        ("span-start", START, demand.day),
        ("kind-demand", demand.day, suit.day),
        ("span-proceedings", suit.day, suit.ends),
        ("kind-suit", suit.ends, date(2027, 8, 9)),
    ]


def test_a_period_that_was_over_ends_on_its_last_day():
    promise = ClaimEvent(date(2026, 1, 5), KIND["promise"])

    assert spans(promise) == [
        ("span-start", START, date(2025, 9, 1)),
        ("kind-promise", promise.day, date(2029, 1, 5)),
    ]


def test_the_time_for_paying_that_was_newly_agreed_stands_by_itself():
    plan = ClaimEvent(date(2023, 1, 5), KIND["plan"], date(2024, 1, 5))

    assert spans(plan)[1:] == [
        ("span-agreed", plan.day, date(2024, 1, 5)),
        ("kind-plan", date(2024, 1, 5), date(2027, 1, 5)),
    ]


def test_the_other_reading_and_the_guarantee_have_bars_of_their_own():
    call = ClaimEvent(date(2024, 1, 5), KIND["call"])
    kept = Guarantee(date(2023, 3, 1), Fate.LAPSED)

    assert spans(call, guarantee=kept)[1:] == [
        ("span-other", call.day, date(2027, 1, 5)),
        ("span-guarantee", START, date(2023, 3, 1)),
    ]


def test_a_start_before_the_record_has_no_bar():
    demand = ClaimEvent(date(2024, 1, 5), KIND["demand"])

    assert spans(demand, start=date(2019, 1, 1)) == [
        ("kind-demand", demand.day, date(2027, 1, 5)),
    ]


def test_a_long_history_shows_its_latest_bars():
    demands = [ClaimEvent(date(2023, 1, 1 + n), KIND["demand"]) for n in range(30)]

    assert len(spans(*demands)) == 14


def test_an_event_that_the_readings_take_differently_is_in_doubt():
    events = (
        ClaimEvent(date(2024, 1, 5), KIND["call"], note="<b>"),
        ClaimEvent(date(2024, 2, 5), KIND["demand"]),
    )

    rows = events_table(working(*events)).rows

    assert [(row[2].key, row[3]) for row in rows] == [
        ("effect-unsure", "<b>"),
        ("effect-restarts", ""),
    ]


def test_without_a_demand_that_cannot_be_proved_its_row_alone_is_gone():
    rows = ("2024-01-05 催款 我在家", "2024-01-05 还款", "2023-01-05 催款")
    events = (DEMAND, ClaimEvent(date(2023, 1, 5), KIND["demand"]))
    found = working(*events)

    first = next(variations(found, rows, EVENT_KINDS))

    assert first.key == "unproved"
    assert first.fill["events"].split("\n") == list(rows[1:])


def test_no_change_is_on_offer_that_the_record_does_not_reach():
    old = date(2020, 9, 1)
    alone, with_more = (
        working(DEMAND, start=old),
        working(DEMAND, ClaimEvent(date(2023, 1, 5), KIND["demand"]), start=old),
    )

    def keys(found):
        return [turn.key for turn in variations(found, (), EVENT_KINDS)]

    assert "unproved" not in keys(alone)
    assert "unproved" in keys(with_more)


def test_the_events_that_are_tried_out_can_be_read_as_rows():
    late = working(asked=date(2025, 9, 3))

    found = {each.key: each for each in variations(late, ("2024-01-05 催款",), EVENT_KINDS)}

    assert found["pays"].fill == {"events": "2024-01-05 催款\n2025-09-03 payment"}
    assert found["agrees"].fill == {"events": "2024-01-05 催款\n2025-09-03 plan"}
    assert found["sooner"].fill == {"asked": "2025-09-01"}


def test_while_it_runs_the_day_after_the_latest_last_day_is_tried():
    running = working(asked=date(2025, 9, 1))

    found = {each.key: each for each in variations(running, (), EVENT_KINDS)}

    assert found["waits"].fill == {"asked": "2025-09-03"}
    assert "agrees" not in found


def test_the_last_day_is_a_line_where_both_readings_have_the_same():
    demand, call = (ClaimEvent(date(2023, 5, 6), KIND[kind]) for kind in ("demand", "call"))

    sure, open_ = (chart(working(event), NONE).limits for event in (demand, call))

    assert [(line.name.key, line.value) for line in sure] == [
        ("line-last", date(2026, 5, 6)),
        ("line-looked-at", ASKED),
    ]
    assert [line.name.key for line in open_] == ["line-looked-at"]
