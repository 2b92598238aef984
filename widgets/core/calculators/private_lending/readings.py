"""Other ways to take a private loan, as that interest freely paid stays, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from widgets.core.calculators.answer import Figure, Say
from widgets.core.calculators.appropriation.working import Paid, PayOrder
from widgets.core.calculators.private_lending.law import VOID, Era
from widgets.core.calculators.private_lending.loan import capped, course
from widgets.core.calculators.private_lending.working import LendingDoubt, Protected, protected
from widgets.core.calculators.working import NOTHING, cny, in_cny, to_fen
from widgets.core.law.tables import LawTables


def other_readings(found: Protected, tables: LawTables) -> Iterator[tuple[Figure, Say]]:
    """What is owed by each other reading, and what speaks for it.

    That is the sum on the note as principal, where what was kept back paid for something else; and
    the rule of 2015 on interest freely paid, worked out.

    Raises:
        NotInForce, NotPublished: as `protected`.
    """
    loan, doubts = found.loan, found.doubts
    told = in_cny(owed=found.sums.owed)
    if LendingDoubt.KEPT in doubts:
        owed = protected(replace(loan, upfront=NOTHING), found.law).sums.owed
        sums = in_cny(upfront=loan.upfront, received=loan.received, paper=loan.principal)
        says = Say("decides-kept-fee", told | sums | in_cny(other=owed), found.cites("upfront"))
        yield Figure("owed-paper", cny(owed)), says
    void = tables.measure(VOID, loan.made) if LendingDoubt.OLD_PAID in doubts else None
    kept = freely_paid(found, void.value) if void else None
    if void and kept and kept.stays:
        told |= in_cny(stays=kept.stays, kept=kept.owed) | {"void": void}
        cites = found.law.texts[Era.OLD].cites("ceiling", "voluntary")
        yield Figure("owed-kept", cny(kept.owed)), Say("decides-old-paid-sums", told, cites)


@dataclass(frozen=True, slots=True)
class FreelyPaid:
    """What was freely paid above the ceiling and stays with the lender, and what is owed then.

    In CNY, rounded to the fen.
    """

    stays: Decimal
    owed: Decimal


def freely_paid(found: Protected, void: Decimal) -> FreelyPaid | None:
    """What is owed if interest paid before the ceiling turned stays paid up to the void line.

    Such interest is not returned and does not go to the principal, up to `void` percent a year.
    Nothing where none was agreed, where principal came first by agreement, or where the first
    revision, which has no such article, decides.

    Source:
        private-lending-2015/26 and /31; private-lending-2020b/31.
    """
    loan = found.loan
    settled = loan.rate is None or loan.order is not PayOrder.LAW or loan.notes
    if LendingDoubt.OLD_PAID not in found.doubts or found.era is Era.BETWEEN or settled:
        return None
    rates = [capped(rate, found.ceilings) for rate in found.rates]
    pairs = zip(found.rates, rates, strict=True)
    room = {one.starts: max(min(one.percent, void) - cut.percent, NOTHING) for one, cut in pairs}
    kept, stays = list[Paid](), NOTHING
    payments = (each for each in loan.dealings if isinstance(each, Paid))
    for paid in sorted(payments, key=lambda each: each.on):
        part = NOTHING
        if paid.on < found.law.turned:
            before = replace(loan, until=paid.on, dealings=tuple(kept))
            so_far = course(before, loan.received, rates)
            more = sum((each.at(room[each.rate.starts]) for each in so_far.runs()), NOTHING)
            part = max(min(more - stays, paid.amount - so_far.interest), NOTHING)
        stays += part
        kept.append(replace(paid, amount=paid.amount - part))
    then = course(replace(loan, dealings=tuple(kept)), loan.received, rates)
    return FreelyPaid(to_fen(stays), to_fen(then.owed + min(loan.fees, found.room)))
