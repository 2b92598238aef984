from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.doubtful import seen_once
from widgets.content.library import Library
from widgets.core.calculators.private_lending.law import (
    Era,
    Lean,
    ceilings,
    late_without_rate,
    lending_law,
)
from widgets.core.errors import NotInForce, NotPublished

LIBRARY = Library.open()
LAW = lending_law(LIBRARY.law_tables([LIBRARY.calculator("private-lending")], date.max))
DOUBTFUL = replace(LAW, lpr=seen_once(LAW.lpr, date(2025, 2, 20)))
LATER = date(2023, 6, 30)


def test_the_text_turns_on_the_day_the_case_is_accepted():
    days = [date(2020, 8, 19), date(2020, 8, 20), date(2020, 12, 31), date(2021, 1, 1)]

    assert [LAW.era(day) for day in days] == [Era.OLD, Era.BETWEEN, Era.BETWEEN, Era.NOW]


@pytest.mark.parametrize(
    ("made", "accepted", "found"),
    [
        # The day before the ceiling changed and the day itself; 3.55 and 3.85 are the LPRs.
        (date(2020, 8, 19), LATER, [("24", "2015/26"), ("14.20", "2020b/31")]),
        (date(2020, 8, 20), LATER, [("15.40", "2020b/25")]),
        (date(2020, 8, 20), date(2020, 12, 31), [("15.40", "2020a/26")]),
        (date(2015, 9, 1), date(2020, 8, 19), [("24", "2015/26")]),
        # The LPR of the contract's day where there was one, else that of the day of the case.
        (date(2019, 8, 20), date(2020, 9, 1), [("17.00", "2020a/26")]),
        (date(2019, 8, 19), date(2020, 9, 1), [("15.40", "2020a/32")]),
        # LPR 3.55 held to 20 August 2023; 3.45 was published on the 21st.
        (date(2023, 8, 20), date(2024, 1, 1), [("14.20", "2020b/25")]),
        (date(2023, 8, 21), date(2024, 1, 1), [("13.80", "2020b/25")]),
    ],
)
def test_the_ceiling_follows_the_contract_and_the_case(made, accepted, found):
    caps = ceilings(made, accepted, LAW)

    assert [(str(cap.rate), cap.cite.removeprefix("private-lending-")) for cap in caps] == found


def test_a_split_begins_with_the_contract_and_turns_on_the_day_of_the_change():
    caps = ceilings(date(2019, 1, 5), LATER, LAW)

    assert [cap.starts for cap in caps] == [date(2019, 1, 5), date(2020, 8, 20)]


def test_a_contract_older_than_any_ceiling_read_has_no_answer_rather_than_a_zero():
    with pytest.raises(NotInForce, match="2015-09-01"):
        ceilings(date(2015, 8, 31), LATER, LAW)


def test_a_day_after_the_record_is_asked_for_and_a_typed_lpr_takes_its_place():
    made = date(2026, 9, 21)

    with pytest.raises(NotPublished):
        ceilings(made, made, LAW)
    assert ceilings(made, made, replace(LAW, typed=Decimal(3)))[0].rate == 12


def test_an_lpr_that_one_publication_gives_is_not_sure_and_a_typed_one_is():
    day = date(2025, 3, 3)
    found = ceilings(day, day, DOUBTFUL)[0].lpr
    typed = ceilings(day, day, replace(DOUBTFUL, typed=Decimal("3.1")))[0].lpr

    assert found is not None
    assert typed is not None
    assert (found.sure, typed.sure) == (False, True)


def test_a_law_that_leans_takes_an_end_of_what_was_possible_and_a_sure_lpr_as_it_is():
    made = [date(2025, 2, 19), date(2025, 3, 3), date(2026, 9, 21)]
    leaning = [replace(DOUBTFUL, lean=lean) for lean in Lean]

    # 3.10 on 20 January and 20 March 2025, and 3.00 on 20 September 2026; the largest step on
    # record is 0.25, so 0.50 either way for one publication
    assert [[str(ceilings(day, day, law)[0].rate) for law in leaning] for day in made] == [
        ["12.40", "12.40"],
        ["10.40", "14.40"],
        ["10.00", "14.00"],
    ]


def test_the_lpr_of_the_default_leans_by_itself():
    law = replace(LAW, lean_late=Lean.HIGH)
    (found,) = late_without_rate(date(2026, 9, 21), date(2026, 10, 1), law)

    assert found.rate == Decimal("3.50")


def test_a_day_on_which_another_lpr_was_published_is_marked():
    marked = [
        ceilings(day, LATER.replace(year=2025), LAW)[0].lpr.changed
        for day in (date(2023, 8, 21), date(2023, 8, 22), date(2023, 9, 20))
    ]

    assert marked == [True, False, False]


def test_overdue_interest_without_any_rate_is_one_lpr_of_the_day_of_default():
    (found,) = late_without_rate(date(2023, 5, 1), date(2024, 6, 3), LAW)

    assert (found.rate, found.cite) == (Decimal("3.65"), "private-lending-2020b/28")


def test_overdue_interest_without_any_rate_was_six_percent_before_the_change():
    before = late_without_rate(date(2019, 5, 1), date(2020, 8, 19), LAW)
    split = late_without_rate(date(2019, 5, 1), date(2021, 1, 1), LAW)

    assert [(each.rate, each.cite) for each in before] == [(6, "private-lending-2015/29")]
    assert [(each.starts, each.rate) for each in split] == [
        (date(2019, 5, 1), 6),
        (date(2020, 8, 20), Decimal("3.85")),
    ]


def test_the_first_revision_names_no_rate_for_being_late_without_any():
    assert late_without_rate(date(2020, 9, 1), date(2020, 12, 31), LAW) == ()


def test_every_article_of_the_texts_was_in_force_in_its_time():
    days = {Era.OLD: date(2020, 8, 19), Era.BETWEEN: date(2020, 12, 31), Era.NOW: LATER}

    for era, day in days.items():
        for cite in LAW.texts[era].articles.values():
            provision = LIBRARY.cite(cite)
            assert provision.in_force(day), cite
            assert provision.confidence.carries_a_key, cite
