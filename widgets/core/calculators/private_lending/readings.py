"""The other way in which a private loan may be taken: what is owed then, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from widgets.core.calculators.answer import Figure, Say
from widgets.core.calculators.private_lending.law import Era
from widgets.core.calculators.private_lending.voluntary import freely_paid
from widgets.core.calculators.private_lending.working import LendingDoubt, Protected, protected
from widgets.core.calculators.working import cny, in_cny
from widgets.core.law.tables import LawTables

VOID = "private-lending-void-line"


@dataclass(frozen=True, slots=True)
class OtherReadings:
    """What is owed by the other readings, and what each side says."""

    figures: tuple[Figure, ...] = ()
    says: tuple[Say, ...] = ()


def other_readings(found: Protected, tables: LawTables) -> OtherReadings:
    """Interest freely paid that stays paid, and what was kept back as a fee in truth.

    Raises:
        NotInForce, NotPublished: as `protected`.
    """
    readings = [
        *([_fee(found)] if LendingDoubt.KEPT in found.doubts else []),
        *([_freely(found, tables)] if LendingDoubt.OLD_PAID in found.doubts else []),
    ]
    return OtherReadings(
        tuple(figure for each in readings for figure in each.figures),
        tuple(say for each in readings for say in each.says),
    )


def _fee(found: Protected) -> OtherReadings:
    """The sum on the note as principal, where what was kept back paid for something else."""
    loan = found.loan
    owed = protected(replace(loan, upfront=loan.upfront * 0), found.law).sums.owed
    told = in_cny(upfront=loan.upfront, received=loan.received, paper=loan.principal)
    told |= in_cny(owed=found.sums.owed, other=owed)
    says = Say("decides-kept-fee", told, found.cites("upfront"))
    return OtherReadings((Figure("owed-paper", cny(owed)),), (says,))


def _freely(found: Protected, tables: LawTables) -> OtherReadings:
    """The rule of 2015 on interest freely paid, worked out."""
    void = tables.measure(VOID, found.loan.made)
    kept = freely_paid(found, void.value)
    if kept is None or not kept.stays:
        return OtherReadings()
    told = in_cny(stays=kept.stays, owed=found.sums.owed, kept=kept.owed) | {"void": void}
    cites = found.law.texts[Era.OLD].cites("ceiling", "voluntary")
    return OtherReadings(
        (Figure("owed-kept", cny(kept.owed)),), (Say("decides-old-paid-sums", told, cites),)
    )
