from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.contact_times.binding import Collector
from widgets.core.calculators.contact_times.day import Flag, NormFinding
from widgets.core.calculators.contact_times.form import (
    EARLIEST,
    LATEST,
    agreed_rules,
    collector,
    has_hours,
    marked,
    settled,
)
from widgets.core.calculators.contact_times.law import Counts, LoanKind
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.working import Measure
from widgets.core.contact_log.entry import Purpose
from widgets.core.contact_log.log import read_log
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit

LIBRARY = Library.open()
RULES = {name: LIBRARY.rule(name) for name in (LATEST, EARLIEST)}
ON = date(2026, 11, 20)
LOG = read_log(
    "2026-11-20 09:00 电话 接通\n2026-11-20 10:00 电话 接通\n"
    "2026-11-20 09:00 电话 接通\n2026-11-21 10:00 电话 同事"
)


def flag(counts: Counts, *facts: str) -> Flag:
    """A flag beyond a limit that turns on some facts."""
    one = Measure(Decimal(1), Unit.COUNT)
    return Flag("x", counts, NormFinding.BEYOND, ON, LOG.contacts[:1], one, (), "a/1", facts)


def hours(rules) -> list:
    """The earliest and the latest hour of some rules."""
    return [rules[name].at(ON).value for name in (EARLIEST, LATEST)]


def purposes(**typed: str) -> dict[int, Purpose | None]:
    """What each contact is for, by its line, after marking."""
    return {each.line: each.purpose for each in marked(LOG, FormValues(typed)).contacts}


def test_who_collects_and_what_was_lent_are_read():
    told = FormValues({"lender": "small-loan", "who": "agency", "loan": "online-consumer"})

    assert collector(told) == Collector(
        LenderType.SMALL_LOAN, agency=True, loan=LoanKind.ONLINE_CONSUMER
    )
    assert collector(FormValues({"lender": "agency", "loan": "unknown"})) == Collector(
        LenderType.AGENCY
    )


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
    ],
)
def test_lines_that_cannot_be_marked_are_a_problem_of_their_field(typed, problem):
    with pytest.raises(Unfit) as raised:
        marked(LOG, FormValues(typed))

    assert raised.value.problem.key == problem
    assert raised.value.field == list(typed)[-1]


def test_contacts_from_the_day_after_a_refusal_are_marked_but_not_those_to_others():
    after = {
        each.line: each.after_refusal
        for each in marked(LOG, FormValues({"refused": date(2026, 11, 19)})).contacts
    }
    same_day = marked(LOG, FormValues({"refused": ON})).contacts

    assert after == {1: True, 2: True, 4: False}
    assert not any(each.after_refusal for each in same_day)


def test_nothing_told_changes_nothing():
    assert marked(LOG, FormValues({})) == LOG


def test_agreed_hours_take_the_place_of_the_standards_in_every_version():
    told = FormValues({"consent": "agreed", "earliest": Decimal(9), "latest": Decimal(20)})

    found = agreed_rules(told, RULES, ON)

    assert hours(found) == [9, 20]
    assert found[LATEST].at(ON).cite == RULES[LATEST].at(ON).cite
    assert RULES[LATEST].at(ON).value == 22


def test_one_agreed_hour_leaves_the_other_as_it_is():
    found = agreed_rules(FormValues({"consent": "agreed", "latest": Decimal(20)}), RULES, ON)

    assert hours(found) == [8, 20]


@pytest.mark.parametrize("latest", [0, 7, 8])
def test_hours_that_end_before_they_begin_are_a_problem(latest):
    with pytest.raises(Unfit, match="latest: problem-hours"):
        agreed_rules(FormValues({"consent": "agreed", "latest": Decimal(latest)}), RULES, ON)


def test_hours_count_only_where_they_were_agreed():
    assert not has_hours(FormValues({"consent": "none", "latest": Decimal(20)}))
    assert not has_hours(FormValues({"consent": "agreed"}))
    assert agreed_rules(FormValues({"consent": "none"}), RULES, ON) is RULES


@pytest.mark.parametrize(
    ("told", "counts", "facts", "finding", "left"),
    [
        ("unknown", "hours", ("consented", "member"), "beyond", ("consented", "member")),
        ("none", "hours", ("consented", "member"), "beyond", ("member",)),
        ("none", "unanswered", ("agreed-otherwise",), "beyond", ()),
        ("consented", "hours", ("consented",), "depends", ("consented",)),
        ("consented", "hours", ("agreed-otherwise",), "depends", ("agreed-otherwise",)),
        ("consented", "unanswered", ("agreed-otherwise",), "beyond", ("agreed-otherwise",)),
        ("agreed", "hours", ("agreed-otherwise",), "depends", ("agreed-otherwise",)),
        ("agreed", "unanswered", ("agreed-otherwise",), "depends", ("agreed-otherwise",)),
        ("agreed", "refused", ("who-they-are",), "beyond", ("who-they-are",)),
    ],
)
def test_what_was_agreed_rules_an_exception_out_or_leaves_it_open(
    told, counts, facts, finding, left
):
    found = settled(flag(Counts(counts), *facts), FormValues({"consent": told}))

    assert (found.finding, found.turns_on) == (finding, left)


def test_with_the_hours_typed_the_standard_is_settled_and_consent_is_not():
    told = FormValues({"consent": "agreed", "latest": Decimal(20)})

    standard = settled(flag(Counts.HOURS, "agreed-otherwise"), told)
    bankers = settled(flag(Counts.HOURS, "consented"), told)

    assert (standard.finding, standard.turns_on) == (NormFinding.BEYOND, ())
    assert (bankers.finding, bankers.turns_on) == (NormFinding.DEPENDS, ("consented",))


def test_what_depends_never_becomes_beyond():
    open_ = replace(flag(Counts.HOURS, "agreed-otherwise"), finding=NormFinding.DEPENDS)

    for told in ("unknown", "none", "consented", "agreed"):
        assert settled(open_, FormValues({"consent": told})).finding is NormFinding.DEPENDS
