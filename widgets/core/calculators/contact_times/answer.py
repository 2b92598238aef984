"""A log of contacts, for what was typed: what is beyond a limit, what depends, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from widgets.core.calculators.answer import Answer, Figure, Say, Standing, Variation, said
from widgets.core.calculators.contact_times.form import ContactCase, read_case
from widgets.core.calculators.contact_times.law import MEMBER, Consent
from widgets.core.calculators.contact_times.log_file import saved
from widgets.core.calculators.contact_times.steps import charts, result_tables, steps
from widgets.core.calculators.contact_times.working import EXCEPTIONS, PURPOSES, CheckedLog, check
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import KeyTerm, Value, count, places
from widgets.core.contact_log.entry import ContactMeans, LogShape
from widgets.core.law.contact_norms import Counts, LoanKind
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
        todo=_todo(case, checked),
        cautions=(*_cautions(case, checked), *cut),
        turns=tuple(_variations(case, checked)),
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


def _todo(case: ContactCase, checked: CheckedLog) -> tuple[Say, ...]:
    """Keep the log; where something was found, ask to stop, complain, go to the police."""
    return said(
        {
            "todo-keep": True,
            "todo-stop": checked.flags,
            f"todo-complain-{case.collector.lender}": checked.flags,
            "todo-police": any(each.counts is Counts.REPEATED for each in checked.flags),
        }
    )


def _cautions(case: ContactCase, checked: CheckedLog) -> Iterator[Say]:
    sure, others = _crossed(checked), (c.other for day in checked.days.values() for c in day)
    days, unread, alone = len(checked.no_limit), checked.tally["unread"], checked.tally["no-hour"]
    there = {
        "caution-no-limit": days,
        "caution-unread": unread,
        "caution-no-hour": alone,
        "caution-bill-has-no-missed": case.log.shape is LogShape.BILL,
        "caution-one-lender": len(set(filter(None, others))) > 1,
        "caution-assignee-not-checked": case.collector.lender is LenderType.ASSIGNEE,
        "caution-loan-kind-not-told": case.collector.loan is None,
    }
    yield from said({"caution-file-long": case.is_cut})
    yield from said({"caution-force": sure}, cites=_cited(sure))
    yield from said(there, places(days=count(days), unread=count(unread), alone=count(alone)))


def _variations(case: ContactCase, checked: CheckedLog) -> Iterator[Variation]:
    """Up to four changes: what one call was, what was agreed, who collects, what was lent."""
    collector = case.collector
    if line := _unmarked(checked):
        notices = f"{case.notices}, {line}" if case.notices else str(line)
        yield Variation("only-notice", {"notices": notices}, {"line": count(line)})
    if any(each.counts is Counts.HOURS for each in checked.flags):
        if collector.consent is Consent.CONSENTED:
            yield Variation("no-consent", {"consent": Consent.NONE})
        else:
            yield Variation("consented", {"consent": Consent.CONSENTED})
    if collector.lender is LenderType.AGENCY:
        yield Variation("for-bank", {"lender": LenderType.BANK, "who": "agency"})
    elif collector.agency:
        yield Variation("itself", {"who": "lender"})
    else:
        yield Variation("agency", {"who": "agency"})
    loan = LoanKind.ONLINE_CONSUMER
    if collector.loan is loan:
        is_bank = collector.lender is LenderType.BANK
        loan = LoanKind.CREDIT_CARD if is_bank else LoanKind.OTHER_CONSUMER
    yield Variation(loan, {"loan": loan})


def _unmarked(checked: CheckedLog) -> int:
    """The line of the first call whose purpose would change what was found; 0 if none."""
    open_calls = (each for each in checked.flags if each.counts in PURPOSES and not each.beyond)
    contacts = (contact for each in open_calls for contact in each.entries)
    return next((c.line for c in contacts if c.purpose is None and c.kind is ContactMeans.CALL), 0)
