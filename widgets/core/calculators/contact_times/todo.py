"""What to do about a log of contacts, and which changes are worth trying out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from widgets.core.calculators.answer import Say, Variation
from widgets.core.calculators.contact_times.day import Flag, NormFinding
from widgets.core.calculators.contact_times.law import Counts, LoanKind
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import count
from widgets.core.contact_log.entry import ContactMeans
from widgets.core.law.provision import LenderType

MOST_TURNS = 4
KEEP = ("evidence-2019/14", "evidence-2019/15")
STOP = ("civil-code/1033.1", "civil-code/995", "limitation-2020/19")
PESTERING = "psapl-2025/50.1.5"
POLICE = (PESTERING, "psapl-2025/25", "psapl-2025/90")
COMPLAIN: Mapping[str, tuple[str, ...]] = {
    LenderType.BANK: ("cbirc-2022-9/41",),
    LenderType.CONSUMER_FINANCE: ("cbirc-2022-9/41", "cfc-2024/collection"),
    LenderType.SMALL_LOAN: ("small-loan-2024/37", "small-loan-2024/37.2"),
    LenderType.PRIVATE_LENDER: (PESTERING, "civil-code/997"),
    LenderType.UNLICENSED: (PESTERING,),
    LenderType.ASSIGNEE: (),
    LenderType.AGENCY: (),
}
_CALLS = {Counts.NOTICE_CALLS, Counts.TWO_WAY_CALLS}


def todo(given: FormValues, flags: Sequence[Flag]) -> tuple[Say, ...]:
    """What to do: keep the log; where something was found, ask to stop, complain, the police."""
    keep = Say("todo-keep", cites=KEEP)
    if not flags:
        return (keep,)
    lender = given.text("lender")
    found = [keep, Say("todo-stop", cites=STOP)]
    found.append(Say(f"todo-complain-{lender}", cites=COMPLAIN[lender]))
    if any(each.counts is Counts.REPEATED for each in flags):
        found.append(Say("todo-police", cites=POLICE))
    return tuple(found)


def turns(given: FormValues, flags: Sequence[Flag]) -> tuple[Variation, ...]:
    """Up to four changes: what one call was, what was agreed, who collects, what was lent."""
    return tuple(islice(_turns(given, flags), MOST_TURNS))


def _turns(given: FormValues, flags: Sequence[Flag]) -> Iterator[Variation]:
    line = _unmarked(flags)
    if line:
        before = given.text("notices")
        notices = f"{before}, {line}" if before else str(line)
        yield Variation("only-notice", {"notices": notices}, {"line": count(line)})
    if any(each.counts is Counts.HOURS for each in flags):
        had = given.text("consent") == "consented"
        yield Variation(
            "no-consent" if had else "consented", {"consent": "none" if had else "consented"}
        )
    if given.text("lender") == LenderType.AGENCY:
        yield Variation("for-bank", {"lender": LenderType.BANK, "who": "agency"})
    else:
        other = "itself" if given.text("who") == "agency" else "agency"
        yield Variation(other, {"who": "lender" if other == "itself" else "agency"})
    loan = _other_loan(given)
    yield Variation(loan, {"loan": loan})


def _other_loan(given: FormValues) -> LoanKind:
    """A kind of loan that such a lender may make, and for which other limits hold."""
    if given.text("loan") != LoanKind.ONLINE_CONSUMER:
        return LoanKind.ONLINE_CONSUMER
    is_bank = given.text("lender") == LenderType.BANK
    return LoanKind.CREDIT_CARD if is_bank else LoanKind.OTHER_CONSUMER


def _unmarked(flags: Sequence[Flag]) -> int:
    """The line of the first call whose purpose would change what was found; 0 if none."""
    for each in flags:
        if each.counts in _CALLS and each.finding is NormFinding.DEPENDS:
            for contact in each.entries:
                if contact.purpose is None and contact.kind is ContactMeans.CALL:
                    return contact.line
    return 0
