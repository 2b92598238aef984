from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.form import ContactCase, read_case
from widgets.core.calculators.contact_times.law import Collector, Consent
from widgets.core.calculators.form_values import Unfit, read_form
from widgets.core.calculators.working import count
from widgets.core.contact_log.entry import Purpose
from widgets.core.contact_log.log import read_log
from widgets.core.law.contact_norms import LoanKind
from widgets.core.law.provision import LenderType

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
LOG = (
    "2026-11-20 09:00 电话 接通\n2026-11-20 10:00 电话 接通\n"
    "2026-11-20 09:00 电话 接通\n2026-11-21 10:00 电话 同事"
)


def case(log: str = LOG, **typed: str) -> ContactCase:
    """The case that is read from the page's own form."""
    given, problems = read_form(CALCULATOR, {"log": log, **typed})
    assert not problems
    return read_case(given, TABLES)


def purposes(**typed: str) -> dict[int, Purpose | None]:
    """What each contact is for, by its line, after marking."""
    return {each.line: each.purpose for each in case(**typed).log.contacts}


def test_who_collects_what_was_lent_and_what_was_agreed_are_read():
    small = {"lender": "small-loan", "who": "agency", "loan": "online-consumer"}

    assert case(**small, consent="agreed", latest="20").collector == Collector(
        LenderType.SMALL_LOAN,
        agency=True,
        loan=LoanKind.ONLINE_CONSUMER,
        consent=Consent.AGREED,
        hours={"latest": Decimal(20)},
    )
    assert case(lender="agency", loan="unknown").collector == Collector(LenderType.AGENCY)


@pytest.mark.parametrize("typed", ["1", "1-1", "#1", " 1 , 1", "１", "3", "0-1"])
def test_a_line_is_marked_by_its_number_and_by_that_of_a_line_merged_into_it(typed):
    assert purposes(notices=typed) == {1: Purpose.NOTICE, 2: None, 4: None}


@pytest.mark.parametrize("typed", ["1-2", "2-1", "1、2", "1 2", "1;2", "1至2"])
def test_several_lines_are_marked_at_once(typed):
    found = purposes(talks=typed)

    assert [found[1], found[2]] == [Purpose.TWO_WAY, Purpose.TWO_WAY]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"notices": "9"}, "problem-no-such-line"),
        ({"notices": "1, 5-9"}, "problem-no-such-line"),
        ({"notices": "一"}, "problem-lines"),
        ({"notices": "-1"}, "problem-lines"),
        ({"notices": "1.5"}, "problem-lines"),
        ({"notices": "9" * 400}, "problem-lines"),
        ({"notices": "1 " * 101}, "problem-lines"),
        ({"notices": "1", "talks": "3"}, "problem-line-twice"),
        ({"log": "x"}, "problem-unread"),
        ({"log": "<calls/>"}, "problem-nothing"),
    ],
)
def test_what_cannot_be_read_or_marked_is_a_problem_of_its_field(typed, problem):
    with pytest.raises(Unfit) as raised:
        case(**typed)

    assert raised.value.problem.key == problem
    assert raised.value.field == list(typed)[-1]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"notices": "9" * 41}, {"typed": "9" * 40}),
        ({"notices": "1 " * 101}, {"typed": "1 " * 20}),
        ({"log": "x" * 41}, {"lines": count(1), "line": count(1), "typed": "x" * 40}),
        ({"log": "\n?\n?"}, {"lines": count(3), "line": count(2), "typed": "?"}),
        ({"notices": "7,8,9"}, {"lines": "7, 8, 9"}),
        ({"notices": "6,7,8-12,9"}, {"lines": "6, 7, 8…"}),
    ],
)
def test_of_what_cannot_be_read_the_problem_quotes_as_much_as_is_needed_to_find_it(typed, told):
    with pytest.raises(Unfit) as raised:
        case(**typed)

    assert {**raised.value.problem.given, **told} == raised.value.problem.given


def test_a_hundred_lines_can_be_named():
    assert purposes(notices="1 " * 100)[1] is Purpose.NOTICE


def test_contacts_from_the_day_after_a_refusal_are_marked_but_not_those_to_others():
    after = {each.line: each.after_refusal for each in case(refused="2026-11-19").log.contacts}
    same_day = case(refused="2026-11-20").log.contacts

    assert after == {1: True, 2: True, 4: False}
    assert not any(each.after_refusal for each in same_day)


def test_nothing_told_changes_nothing():
    assert case().log == read_log(LOG)


@pytest.mark.parametrize("latest", ["0", "7", "8"])
def test_hours_that_end_before_they_begin_are_a_problem(latest):
    with pytest.raises(Unfit, match="latest: problem-hours"):
        case(consent="agreed", latest=latest)


def test_an_hour_too_early_for_the_standards_latest_is_a_problem_of_its_own_field():
    with pytest.raises(Unfit, match="earliest: problem-hours"):
        case(consent="agreed", earliest="22")


def test_hours_count_only_where_they_were_agreed():
    assert case(consent="none", latest="20").collector.hours == {}
    assert case(consent="agreed").collector.hours == {}


def test_a_file_as_long_as_the_form_takes_may_have_been_cut():
    assert not case().is_cut
    assert case(f"{LOG}\n" + " " * 2_000_000).is_cut
    # the last sign, of which a part was left, has as many as four octets
    rest = 2_000_000 - len(LOG.encode())
    assert case(LOG + " " * (rest - 4)).is_cut
    assert not case(LOG + " " * (rest - 5)).is_cut
