from dataclasses import replace
from datetime import date

import pytest

from tests.cited import cited
from tests.core.calculators.limitation.kinds import KIND
from widgets.content.library import Library
from widgets.core.calculators.form_values import Unfit
from widgets.core.calculators.limitation.course import Begun, Claim
from widgets.core.calculators.limitation.form import Guarantor, LimitationCase
from widgets.core.calculators.limitation.guarantee import Fate, Guarantee, guarantee_of
from widgets.core.calculators.limitation.law import Periods
from widgets.core.calculators.limitation.rows import ClaimEvent

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("limitation")
LAW = Periods(
    3,
    20,
    6,
    date(2021, 1, 1),
    LIBRARY.series("court-days-off"),
    "civil-code/188",
    date(2021, 1, 1),
    6,
)
DUE = date(2025, 9, 10)


def guarantee(
    acted=None, asked=date(2026, 11, 25), agreed=0, by=Guarantor.JOINT, due=DUE, events=(), law=LAW
):
    case = LimitationCase(asked, Begun.DUE, due, events, 0, (), (), by, agreed, acted)
    return guarantee_of(case, Claim(due, asked, events), law)


def test_without_an_agreement_it_is_the_months_that_the_law_sets():
    found = guarantee()

    assert found.last == date(2026, 3, 10)
    assert found.steps[0].key == "guarantee-statutory"
    assert guarantee(due=date(2025, 8, 31)).last == date(2026, 2, 28)


def test_months_agreed_are_counted_from_the_due_day():
    found = guarantee(agreed=24)

    assert found.last == date(2027, 9, 10)
    assert found.steps[0].key == "guarantee-agreed"


@pytest.mark.parametrize(
    ("acted", "asked", "fate"),
    [
        (None, date(2026, 3, 10), Fate.OPEN),
        (None, date(2026, 3, 11), Fate.EDGE),
        (None, date(2026, 3, 12), Fate.LAPSED),
        (date(2026, 3, 10), date(2026, 11, 25), Fate.KEPT),
        (date(2026, 3, 11), date(2026, 11, 25), Fate.EDGE),
        (date(2026, 3, 12), date(2026, 11, 25), Fate.LAPSED),
        (date(2026, 3, 10), date(2026, 3, 9), Fate.OPEN),
    ],
)
def test_an_act_in_time_keeps_it_and_nothing_else_does(acted, asked, fate):
    assert guarantee(acted, asked).fate is fate


def test_days_off_after_the_last_day_are_passed_over():
    found = guarantee(due=date(2026, 3, 30), asked=date(2026, 10, 5))

    assert found.last == date(2026, 9, 30)
    assert found.decides[0].given["latest"] == date(2026, 10, 8)
    assert found.fate is Fate.EDGE


@pytest.mark.parametrize("by", Guarantor)
def test_the_working_says_which_act_was_done_and_what_came_of_it(by):
    steps = guarantee(date(2026, 1, 5), by=by).steps

    assert [step.key for step in steps] == ["guarantee-statutory", "guarantee-act-kept"]
    assert steps[1].given["who"].key == f"who-{by}"
    assert [cited(CALCULATOR, step) for step in steps] == [
        ("civil-code/692",),
        ("civil-code/693",),
    ]


def test_there_is_none_without_a_guarantor_or_before_the_record():
    assert guarantee(by=None) == Guarantee()
    assert guarantee(law=replace(LAW, guarantee=None)).last is None


@pytest.mark.parametrize(
    ("by", "field"), [(Guarantor.GENERAL, "sued-debtor"), (Guarantor.JOINT, "asked-guarantor")]
)
def test_an_act_before_the_due_day_is_asked_for_again(by, field):
    with pytest.raises(Unfit) as unfit:
        guarantee(date(2025, 9, 9), by=by)

    assert (unfit.value.field, unfit.value.problem.key) == (field, "problem-before-due")
    assert guarantee(DUE, by=by).fate is Fate.KEPT


def test_a_suit_among_the_events_keeps_a_general_guarantee_from_the_due_day_on():
    early, suit = (ClaimEvent(day, KIND["suit"]) for day in (date(2025, 9, 9), date(2026, 1, 5)))

    assert guarantee(by=Guarantor.GENERAL, events=(early,)).fate is Fate.LAPSED
    assert guarantee(by=Guarantor.GENERAL, events=(early, suit)).fate is Fate.KEPT
    assert guarantee(by=Guarantor.JOINT, events=(suit,)).fate is Fate.LAPSED


def test_where_the_due_day_was_changed_the_guarantors_consent_is_named():
    plan = ClaimEvent(date(2025, 10, 1), KIND["plan"])

    keys = [[say.key for say in guarantee(events=events).decides] for events in ((), (plan,))]

    assert keys == [
        ["decides-guarantee-lapsed"],
        ["decides-guarantee-lapsed", "decides-guarantee-plan"],
    ]
