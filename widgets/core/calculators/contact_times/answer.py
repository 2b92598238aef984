"""A log of contacts, for what was typed: what is beyond a limit, what depends, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from widgets.core.calculators.answer import Answer, Figure, Say, Standing
from widgets.core.calculators.contact_times.flags import EXCEPTIONS
from widgets.core.calculators.contact_times.form import ContactCase, read_case
from widgets.core.calculators.contact_times.law import MEMBER
from widgets.core.calculators.contact_times.log_file import saved
from widgets.core.calculators.contact_times.steps import steps
from widgets.core.calculators.contact_times.tables import charts, result_tables
from widgets.core.calculators.contact_times.variations import variations
from widgets.core.calculators.contact_times.working import CheckedLog, check
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import KeyTerm, Value, count
from widgets.core.contact_log.entry import LogShape
from widgets.core.law.contact_norms import Counts
from widgets.core.law.provision import LenderType
from widgets.core.law.tables import LawTables

MOST_CITED = 4
_OF_SCOPE = frozenset({MEMBER, "loan-kind", "for-whom"})


def answer(given: FormValues, tables: LawTables) -> Answer:
    """What is beyond a limit and what depends, with its working, and what to do about it."""
    case = read_case(given, tables)
    checked = check(case.log, case.collector, tables)
    says, standing = _said(checked)
    shown, cut = result_tables(case.log, checked)
    return Answer(
        says=says,
        standing=standing,
        figures=_figures(checked),
        steps=tuple(steps(checked)),
        decides=tuple(_decides(checked)),
        todo=tuple(_todo(case, checked)),
        cautions=(*_cautions(case, checked), *cut),
        turns=variations(case, checked),
        charts=charts(checked),
        sheets=shown,
        saved=(saved(case.log, tables.today),),
    )


def _numbers(checked: CheckedLog) -> dict[str, int]:
    """The numbers of the result; that of lines not read only where there are any."""
    numbers = {"contacts": checked.tally["contacts"]}
    numbers |= {"beyond": checked.beyond, "depends": checked.depends}
    return numbers | ({"unread": unread} if (unread := checked.tally["unread"]) else {})


def _figures(checked: CheckedLog) -> tuple[Figure, ...]:
    """The numbers, that of limits crossed first where there are any."""
    numbers = _numbers(checked)
    order = sorted(numbers, key=lambda key: key != "beyond") if checked.beyond else numbers
    return tuple(Figure(key, count(numbers[key])) for key in order)


def _said(checked: CheckedLog) -> tuple[Say, Standing | None]:
    """The sentence: never that a log is lawful, and always how binding the limit is."""
    given: dict[str, Value] = {key: count(number) for key, number in _numbers(checked).items()}
    if not checked.days:
        return Say("says-none-counted", given), None
    if checked.beyond:
        sure = _crossed(checked)
        key = "says-beyond-and-depends" if checked.depends else "says-beyond"
        excepted = any(each.beyond and EXCEPTIONS & set(each.turns_on) for each in checked.flags)
        names = sorted({cite.partition("/")[0] for cite in sure})
        given["force"] = KeyTerm("forces-" + "-and-".join(names))
        key += "-unless" if excepted else ""
        return Say(key, given, _cited(sure)), Standing.NOT_PROTECTED
    cites = _cited(each.held.cite for each in checked.flags)
    if checked.depends:
        return Say("says-depends", given, cites), Standing.DEPENDS
    unlimited = "-no-limit" if len(checked.no_limit) == len(checked.days) else ""
    if checked.flags:
        return Say(f"says-repeated{unlimited}", given, cites), Standing.DEPENDS
    return Say(f"says-clear{unlimited}", given), None


def _crossed(checked: CheckedLog) -> list[str]:
    """The articles of the limits that were crossed."""
    return [each.held.cite for each in checked.flags if each.beyond]


def _cited(cites: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cites))[:MOST_CITED]


def _decides(checked: CheckedLog) -> Iterator[Say]:
    """Each fact that no log can tell, with the articles for which it counts.

    Whom a text is for and for which loans, its article on its scope says.
    """
    facts: dict[str, list[str]] = {}
    for each in checked.flags:
        cite, scope = each.held.cite, each.held.norm.scope
        for fact in each.turns_on:
            facts.setdefault(fact, []).append(scope if scope and fact in _OF_SCOPE else cite)
    for fact, cites in facts.items():
        yield Say(f"decides-{fact}", cites=_cited(cites))


def _todo(case: ContactCase, checked: CheckedLog) -> Iterator[Say]:
    """Keep the log; where something was found, ask to stop, complain, go to the police."""
    yield Say("todo-keep")
    if checked.flags:
        yield Say("todo-stop")
        yield Say(f"todo-complain-{case.collector.lender}")
    if any(each.counts is Counts.REPEATED for each in checked.flags):
        yield Say("todo-police")


def _cautions(case: ContactCase, checked: CheckedLog) -> Iterator[Say]:
    if case.is_cut:
        yield Say("caution-file-long")
    if sure := _crossed(checked):
        yield Say("caution-force", cites=_cited(sure))
    if days := len(checked.no_limit):
        yield Say("caution-no-limit", {"days": count(days)})
    if unread := checked.tally["unread"]:
        yield Say("caution-unread", {"unread": count(unread)})
    if alone := checked.tally["no-hour"]:
        yield Say("caution-no-hour", {"alone": count(alone)})
    if case.log.shape is LogShape.BILL:
        yield Say("caution-bill-has-no-missed")
    if len({each.other for day in checked.days.values() for each in day if each.other}) > 1:
        yield Say("caution-one-lender")
    if case.collector.lender is LenderType.ASSIGNEE:
        yield Say("caution-assignee-not-checked")
    if case.collector.loan is None:
        yield Say("caution-loan-kind-not-told")
