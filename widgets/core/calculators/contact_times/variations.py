"""Which changes are worth trying out on a checked log."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from widgets.core.calculators.answer import Variation
from widgets.core.calculators.contact_times.form import ContactCase
from widgets.core.calculators.contact_times.law import Collector, Consent
from widgets.core.calculators.contact_times.working import CheckedLog
from widgets.core.calculators.working import count
from widgets.core.contact_log.entry import ContactMeans
from widgets.core.law.contact_norms import Counts, LoanKind
from widgets.core.law.provision import LenderType

MOST = 4
_CALLS = {Counts.NOTICE_CALLS, Counts.TWO_WAY_CALLS}


def variations(case: ContactCase, checked: CheckedLog) -> tuple[Variation, ...]:
    """Up to four changes: what one call was, what was agreed, who collects, what was lent."""
    return tuple(islice(_variations(case, checked), MOST))


def _variations(case: ContactCase, checked: CheckedLog) -> Iterator[Variation]:
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
    loan = _other_loan(collector)
    yield Variation(loan, {"loan": loan})


def _other_loan(collector: Collector) -> LoanKind:
    """A kind of loan that such a lender may make, and for which other limits hold."""
    if collector.loan is not LoanKind.ONLINE_CONSUMER:
        return LoanKind.ONLINE_CONSUMER
    is_bank = collector.lender is LenderType.BANK
    return LoanKind.CREDIT_CARD if is_bank else LoanKind.OTHER_CONSUMER


def _unmarked(checked: CheckedLog) -> int:
    """The line of the first call whose purpose would change what was found; 0 if none."""
    open_calls = (each for each in checked.flags if each.counts in _CALLS and not each.beyond)
    contacts = (contact for each in open_calls for contact in each.entries)
    return next((c.line for c in contacts if c.purpose is None and c.kind is ContactMeans.CALL), 0)
